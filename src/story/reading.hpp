#pragma once

#include <memory>
#include <string>

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"
#include "src/extract/extract.hpp"
#include "src/record/record.hpp"

namespace dateline::story {

/// An article and what was read in it.
struct ReadArticle {
  article::Article article;
  record::Record record;
};

/// What reads articles. Models and rules are loaded at the first article, not before. `data` must outlive it.
class Reader {
 public:
  explicit Reader(const base::DataFiles& data, article::Limits limits = {});
  ~Reader();

  /// Reads an original (plain text or HTML); the id of its record is the SHA-256 of it. Without `analyse` the
  /// record holds the fields of intake only. Throws DataError naming `name` where it holds no article,
  /// or to be analysed more text than the limit.
  ReadArticle read(const std::string& original, const std::string& name, const article::Known& known,
                   bool analyse = true) const;
  /// The same for bytes that are known to be HTML.
  ReadArticle read_html(const std::string& original, const std::string& name, const article::Known& known,
                        bool analyse = true) const;
  /// Reads clean text that must stay as it is, under the record id `id`.
  ReadArticle read_plain(const std::string& text, const std::string& id, const article::Known& known,
                         bool analyse = true) const;

  /// What reads an original into an article.
  const article::Reader& intake() const;
  const article::Limits& limits() const { return limits_; }

 private:
  ReadArticle finish(article::Article article, const std::string& name, const std::string& id,
                     bool analyse) const;
  const extract::Extractor& extractor() const;

  const base::DataFiles& data_;
  article::Limits limits_;
  mutable std::unique_ptr<const article::Reader> intake_;
  mutable std::unique_ptr<const extract::Extractor> extractor_;
};

}  // namespace dateline::story
