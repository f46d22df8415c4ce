#include "src/story/reading.hpp"

#include <utility>

#include "src/base/sha256.hpp"

namespace dateline::story {

Reader::Reader(const base::DataFiles& data, article::Limits limits) : data_(data), limits_(limits) {}
Reader::~Reader() = default;

const extract::Extractor& Reader::extractor() const {
  if (!extractor_) extractor_ = std::make_unique<const extract::Extractor>(data_);
  return *extractor_;
}

ReadArticle Reader::read(const std::string& original, const std::string& name, const article::Known& known,
                         bool analyse) const {
  return finish(article::read_article(original, name, known, limits_), base::sha256_hex(original), analyse);
}

ReadArticle Reader::read_plain(const std::string& text, const std::string& id, const article::Known& known,
                               bool analyse) const {
  return finish(article::read_text(text, known), id, analyse);
}

ReadArticle Reader::finish(article::Article article, const std::string& id, bool analyse) const {
  ReadArticle out{std::move(article), {}};
  out.record = analyse ? extractor().extract(out.article, id) : extract::intake_record(out.article, id);
  return out;
}

}  // namespace dateline::story
