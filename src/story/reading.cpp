#include "src/story/reading.hpp"

#include <algorithm>
#include <utility>

#include "src/base/sha256.hpp"

namespace dateline::story {

Reader::Reader(const base::DataFiles& data, base::World& world, article::Limits limits)
    : data_(data), world_(world), limits_(limits) {}
Reader::~Reader() = default;

const extract::Extractor& Reader::extractor() const {
  const std::lock_guard lock(loading_);
  if (!extractor_) extractor_ = std::make_unique<const extract::Extractor>(data_);
  return *extractor_;
}

const article::Reader& Reader::intake() const {
  const std::lock_guard lock(loading_);
  if (!intake_) intake_ = std::make_unique<const article::Reader>(data_, limits_);
  return *intake_;
}

const container::Opener& Reader::opener() const {
  const std::lock_guard lock(loading_);
  if (!opener_) opener_ = std::make_unique<const container::Opener>(data_, world_);
  return *opener_;
}

std::vector<std::string> Reader::event_kinds() const {
  std::vector<std::string> kinds = extract::event_kinds(data_);
  std::sort(kinds.begin(), kinds.end());
  return kinds;
}

const record::CheckWords& Reader::check_words() const {
  const std::lock_guard lock(loading_);
  if (!check_words_)
    check_words_ = std::make_unique<const record::CheckWords>(record::CheckWords::from(data_, event_kinds()));
  return *check_words_;
}

article::Article Reader::read_intake(const NewArticle& article,
                                     const std::vector<article::IgnoreRule>& rules) const {
  const article::Known& known = article.known;
  const container::Unwrapped inside =
      opener().unwrapped(article.original, article.media_type, article.name, known.map, limits_);
  article::Known all = known;
  article::fill_in(all, inside.known);
  const bool is_mapped = !inside.is_original && inside.pages.empty();
  article::Article read = intake().read({.bytes = inside.is_original ? article.original : inside.bytes,
                                         .writing = inside.writing,
                                         .charset = inside.charset,
                                         .map = is_mapped ? &inside.map : nullptr},
                                        article.name, all);
  read.pages = inside.pages;
  read.notes.insert(read.notes.begin(), inside.notes.begin(), inside.notes.end());
  article::apply(rules, known.blocks, read);
  return read;
}

ReadArticle Reader::read(const NewArticle& article, bool analyse,
                         const std::vector<article::IgnoreRule>& rules) const {
  const std::string id = article.id ? *article.id : base::sha256_hex(article.original);
  return finish(read_intake(article, rules), article.name, id, analyse);
}

ReadArticle Reader::read_plain(const std::string& text, const std::string& id, const article::Known& known,
                               bool analyse) const {
  return finish(intake().read_text(text, known), id, id, analyse);
}

ReadArticle Reader::finish(article::Article article, const std::string& name, const std::string& id,
                           bool analyse) const {
  if (analyse) article::check_text_size(article.text.size(), name, limits_);
  ReadArticle out{std::move(article), {}};
  out.record = analyse ? extractor().extract(out.article, id) : extract::intake_record(out.article, id);
  return out;
}

}  // namespace dateline::story
