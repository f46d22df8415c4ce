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

ReadArticle Reader::read(const std::string& original, const std::string& name,
                         const article::Known& known) const {
  ReadArticle out{article::read_article(original, name, known, limits_), {}};
  out.record = extractor().extract(out.article, base::sha256_hex(original));
  return out;
}

ReadArticle Reader::read_plain(const std::string& text, const std::string& id,
                               const article::Known& known) const {
  ReadArticle out{article::read_text(text, known), {}};
  out.record = extractor().extract(out.article, id);
  return out;
}

}  // namespace dateline::story
