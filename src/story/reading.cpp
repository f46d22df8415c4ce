#include "src/story/reading.hpp"

#include <utility>

#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"

namespace dateline::story {

Reader::Reader(const base::DataFiles& data, article::Limits limits) : data_(data), limits_(limits) {}
Reader::~Reader() = default;

const extract::Extractor& Reader::extractor() const {
  if (!extractor_) extractor_ = std::make_unique<const extract::Extractor>(data_);
  return *extractor_;
}

const article::Reader& Reader::intake() const {
  if (!intake_) intake_ = std::make_unique<const article::Reader>(data_);
  return *intake_;
}

ReadArticle Reader::read(const std::string& original, const std::string& name, const article::Known& known,
                         bool analyse) const {
  return finish(intake().read_article(original, name, known, limits_), name, base::sha256_hex(original),
                analyse);
}

ReadArticle Reader::read_html(const std::string& original, const std::string& name,
                              const article::Known& known, bool analyse) const {
  return finish(intake().read_html(original, name, known, limits_), name, base::sha256_hex(original),
                analyse);
}

ReadArticle Reader::read_plain(const std::string& text, const std::string& id, const article::Known& known,
                               bool analyse) const {
  return finish(intake().read_text(text, known), id, id, analyse);
}

ReadArticle Reader::finish(article::Article article, const std::string& name, const std::string& id,
                           bool analyse) const {
  if (analyse && article.text.size() > limits_.max_text_bytes)
    throw base::DataError({.path = name,
                           .what = "holds too much text for one article",
                           .why = std::to_string(article.text.size()) + " bytes, the limit is " +
                                  std::to_string(limits_.max_text_bytes),
                           .remedy = "split it, or raise the limit with --max-text if this is meant"});
  ReadArticle out{std::move(article), {}};
  out.record = analyse ? extractor().extract(out.article, id) : extract::intake_record(out.article, id);
  return out;
}

}  // namespace dateline::story
