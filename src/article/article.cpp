#include "src/article/article.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/article/boilerplate_rules.hpp"
#include "src/article/character_references.hpp"
#include "src/article/dateline.hpp"
#include "src/article/html_blocks.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/markdown.hpp"
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
  article.retrieved = known.retrieved;
  article.archived = known.archived;
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

void fill_in(Known& known, const Known& more) {
  const auto fill = [](std::string& value, const std::string& other) {
    if (value.empty()) value = other;
  };
  fill(known.url, more.url);
  fill(known.outlet, more.outlet);
  fill(known.title, more.title);
  fill(known.byline, more.byline);
  fill(known.map, more.map);
  if (!known.published && more.published) {
    known.published = more.published;
    known.published_from = more.published_from;
  }
  if (!known.retrieved) known.retrieved = more.retrieved;
  if (!known.archived) known.archived = more.archived;
}

void check_text_size(std::uint64_t bytes, const std::string& name, const Limits& limits) {
  if (bytes <= limits.max_text_bytes) return;
  throw base::DataError({.path = name,
                         .what = "holds too much text for one article",
                         .why = fmt::format("more than the {} bytes that are allowed", limits.max_text_bytes),
                         .remedy = "split it, or raise the limit with --max-text if this is meant"});
}

double confidence_of(const Article& article) {
  const std::string& from = article.published_from;
  if (from == "option" || from == "manifest" || from == "sidecar") return 1;
  const bool conflict = std::any_of(article.stated_publications.begin(), article.stated_publications.end(),
                                    [&](const auto& stated) { return stated.day != article.published; });
  if (conflict) return 0.67;         // 4 of 6 of the pages in question
  return from == "dateline" ? 0.90   // 26 of 29
                            : 0.96;  // 116 of 120
}

struct Reader::Parts {
  Parts(const base::DataFiles& data, const Limits& the_limits)
      : rules(data), languages(data), references(data), parts(data), metadata(data), limits(the_limits) {}
  BoilerplateRules rules;
  text::LanguageGuesser languages;
  CharacterReferences references;
  PageParts parts;
  MetadataReader metadata;
  Limits limits;
};

Reader::Reader(const base::DataFiles& data, const Limits& limits)
    : parts_(std::make_unique<const Parts>(data, limits)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Article Reader::read_text(std::string text, const Known& known) const {
  Article article = article_of(known);
  article.text = std::move(text);
  read_plain_text(article, parts_->rules, parts_->metadata.dates());
  article.dateline = find_dateline(article, parts_->metadata.dates());
  article.language = parts_->languages.guess(kept_words(article, 20000));
  return article;
}

Article Reader::read(const Body& body, const std::string& name, const Known& known) const {
  if (body.writing == Writing::html) return read_html(body, name, known);
  constexpr std::uint64_t most_bytes_of_one = 4;  // no encoding shrinks text further when it is decoded
  check_text_size(body.bytes.size() / most_bytes_of_one, name, parts_->limits);
  text::Decoded decoded = text::decode(body.bytes, body.charset);
  text::OffsetMap map = std::move(decoded.map);
  bool unchanged = decoded.unchanged;
  std::string title;
  if (body.writing == Writing::markdown) {
    PlainMarkdown plain = plain_markdown(decoded.text, parts_->references);
    decoded.text = std::move(plain.text);
    title = std::move(plain.title);
    map = plain.map.through(map);
    unchanged = false;
  }
  check_text_size(decoded.text.size(), name, parts_->limits);
  if (body.map != nullptr) map = map.through(*body.map);
  Known all = known;
  if (all.title.empty()) all.title = title;
  Article article = read_text(std::move(decoded.text), all);
  if (article.blocks.empty())
    throw base::DataError({.path = name,
                           .what = "there is no article text in it",
                           .why = "it holds no words",
                           .remedy = "give an article: text or a saved page"});
  if (!unchanged || body.map != nullptr) article.source_map = entries_of(map);
  note_decoding(decoded, article);
  return article;
}

Article Reader::read_html(const Body& body, const std::string& name, const Known& known) const {
  Article article = article_of(known);
  const std::string_view original = body.bytes;
  const std::string_view charset = body.charset.empty() ? declared_encoding(original) : body.charset;
  text::Decoded decoded = text::decode(original, charset, true);
  if (decoded.unchanged) std::string().swap(decoded.text);
  const HtmlTree tree = read_html_tree(decoded.unchanged ? original : decoded.text, parts_->references,
                                       {parts_->limits.max_page_parts, parts_->limits.max_page_text_bytes});
  VisibleText page = visible_text_of(tree, parts_->parts);
  if (page.blocks.empty())
    throw base::DataError({.path = name,
                           .what = "there is no article text in it",
                           .why = "the page has no visible text: perhaps it is drawn by a script",
                           .remedy = "save the page from the browser once it shows, or save its text"});
  const PageMetadata metadata = parts_->metadata.read(tree, known.url);
  const std::size_t headline = headline_of(tree, page, metadata);
  prune_page(tree, page, headline, parts_->rules);
  text::OffsetMap map = page.map.through(tree.text_map).through(decoded.map);
  if (body.map != nullptr) map = map.through(*body.map);
  article.source_map = entries_of(map);
  article.text = std::move(page.text);
  article.blocks = std::move(page.blocks);
  describe_page(tree, page.contexts, metadata, parts_->metadata.dates(), headline, article);
  article.dateline = find_dateline(article, parts_->metadata.dates());
  note_decoding(decoded, article);
  article.notes.insert(article.notes.end(), tree.notes.begin(), tree.notes.end());
  if (const std::string guessed = parts_->languages.guess(kept_words(article, 20000)); !guessed.empty())
    article.language = guessed;
  return article;
}

}  // namespace dateline::article
