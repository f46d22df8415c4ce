#include "src/article/article.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/article/boilerplate_rules.hpp"
#include "src/article/character_references.hpp"
#include "src/article/html_blocks.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/media_type.hpp"
#include "src/article/page.hpp"
#include "src/article/page_metadata.hpp"
#include "src/article/page_parts.hpp"
#include "src/article/plain_text.hpp"
#include "src/article/prune.hpp"
#include "src/base/problem.hpp"
#include "src/text/decode.hpp"
#include "src/text/fold.hpp"
#include "src/text/language_guess.hpp"

namespace dateline::article {
namespace {

Article article_of(const Known& known) {
  Article article;
  article.url = known.url;
  article.outlet = known.outlet;
  article.title = known.title;
  article.byline = known.byline;
  article.published = known.published;
  if (known.published) article.published_from = known.published_from;
  return article;
}

std::vector<SourceMapEntry> entries_of(const text::OffsetMap& map) {
  std::vector<SourceMapEntry> entries;
  entries.reserve(map.runs().size());
  for (const auto& run : map.runs())
    entries.push_back({run.text_begin, run.text_length, run.source_begin, run.source_length});
  return entries;
}

void note_decoding(const text::Decoded& decoded, Article& article) {
  if (decoded.encoding != "UTF-8") article.notes.push_back("decoded as " + decoded.encoding);
  if (decoded.replaced == 1) article.notes.push_back("1 byte could not be read and is shown as U+FFFD");
  if (decoded.replaced > 1)
    article.notes.push_back(
        fmt::format("{} places could not be read and are shown as U+FFFD", decoded.replaced));
}

// The label of <meta charset=…> or of http-equiv, which stand in the first kilobyte or two.
std::string_view declared_encoding(std::string_view original) {
  const std::string head = text::lower_ascii(original.substr(0, 4096));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  std::size_t begin = at + 8;
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
  const std::size_t end = std::min(head.find_first_of("\"' ;/>", begin), head.size());
  return original.substr(begin, end - begin);
}

std::string kept_words(const Article& article, std::size_t at_most) {
  std::string words;
  for (const Block& block : article.blocks) {
    if (!block.kept()) continue;
    words.append(words_at(article.text, block.span).substr(0, at_most)).push_back('\n');
    if (words.size() >= at_most) break;
  }
  return words;
}

}  // namespace

struct Reader::Parts {
  explicit Parts(const base::DataFiles& data)
      : rules(data), languages(data), references(data), parts(data), metadata(data) {}
  BoilerplateRules rules;
  text::LanguageGuesser languages;
  CharacterReferences references;
  PageParts parts;
  MetadataReader metadata;
};

Reader::Reader(const base::DataFiles& data) : parts_(std::make_unique<const Parts>(data)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Article Reader::read_text(std::string text, const Known& known) const {
  Article article = article_of(known);
  article.text = std::move(text);
  article.media_type = "text/plain";
  read_plain_text(article, parts_->rules, parts_->metadata.dates());
  article.language = parts_->languages.guess(kept_words(article, 20000));
  return article;
}

Article Reader::read_article(std::string_view original, const std::string& name, const Known& known,
                             const Limits& limits) const {
  if (media_type_of(original, name, limits) == MediaType::html)
    return read_html(original, name, known, limits);
  text::Decoded decoded = text::decode(original, "");
  Article article = read_text(std::move(decoded.text), known);
  if (!decoded.unchanged) article.source_map = entries_of(decoded.map);
  note_decoding(decoded, article);
  return article;
}

Article Reader::read_html(std::string_view original, const std::string& name, const Known& known,
                          const Limits& limits) const {
  check_size(original, name, limits);
  Article article = article_of(known);
  article.media_type = "text/html";
  text::Decoded decoded = text::decode(original, declared_encoding(original), true);
  if (decoded.unchanged) std::string().swap(decoded.text);
  const HtmlTree tree = read_html_tree(decoded.unchanged ? original : decoded.text, parts_->references);
  VisibleText page = visible_text_of(tree, parts_->parts);
  if (page.blocks.empty())
    throw base::DataError({.path = name,
                           .what = "there is no article text in it",
                           .why = "the page has no visible text: perhaps it is drawn by a script",
                           .remedy = "save the page from the browser once it shows, or save its text"});
  const PageMetadata metadata = parts_->metadata.read(tree, known.url);
  const std::size_t headline = headline_of(tree, page, metadata);
  prune_page(tree, page, headline, parts_->rules);
  article.source_map = entries_of(page.map.through(tree.text_map).through(decoded.map));
  article.text = std::move(page.text);
  article.blocks = std::move(page.blocks);
  describe_page(tree, page.contexts, metadata, parts_->metadata.dates(), headline, article);
  note_decoding(decoded, article);
  article.notes.insert(article.notes.end(), tree.notes.begin(), tree.notes.end());
  if (const std::string guessed = parts_->languages.guess(kept_words(article, 20000)); !guessed.empty())
    article.language = guessed;
  return article;
}

}  // namespace dateline::article
