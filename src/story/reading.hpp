#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "src/article/article.hpp"
#include "src/article/choices.hpp"
#include "src/base/data_files.hpp"
#include "src/base/world.hpp"
#include "src/container/container.hpp"
#include "src/extract/extract.hpp"
#include "src/record/foreign.hpp"
#include "src/record/record.hpp"

namespace dateline::story {

/// An article to be added.
struct NewArticle {
  std::string name;  ///< the path as given, "-" for standard input; a place in it follows a comma
  std::string original;
  std::string media_type;  ///< as container::Opener names them
  article::Known known;
  std::optional<std::string> id;  ///< of its record; without one it is the SHA-256 of the original
};

/// An article and what was read in it.
struct ReadArticle {
  article::Article article;
  record::Record record;
};

/// What reads articles. Models and rules are loaded at the first article, not before. `data` and `world`,
/// which runs the program that reads PDFs, must outlive it. Safe from several threads, where these are.
class Reader {
 public:
  Reader(const base::DataFiles& data, base::World& world, article::Limits limits = {});
  ~Reader();

  /// Reads an article; the id of its record is the SHA-256 of its original. Without `analyse` the record
  /// holds the fields of intake only. What is known of it goes before what it says of itself. Throws
  /// DataError naming it where it holds no article text, or to be analysed more than the limit.
  ReadArticle read(const NewArticle& article, bool analyse = true,
                   const std::vector<article::IgnoreRule>& rules = {}) const;
  /// The article alone, not analysed.
  article::Article read_intake(const NewArticle& article,
                               const std::vector<article::IgnoreRule>& rules = {}) const;
  /// Reads clean text that must stay as it is, under the record id `id`.
  ReadArticle read_plain(const std::string& text, const std::string& id, const article::Known& known,
                         bool analyse = true) const;

  /// The kinds that it gives events, in byte order (docs/formats/event-kinds.md).
  std::vector<std::string> event_kinds() const;
  /// What facts of other programs are held against, besides the article.
  const record::CheckWords& check_words() const;
  /// What opens the files that articles come in.
  const container::Opener& opener() const;

 private:
  ReadArticle finish(article::Article article, const std::string& name, const std::string& id,
                     bool analyse) const;
  const article::Reader& intake() const;
  const extract::Extractor& extractor() const;

  const base::DataFiles& data_;
  base::World& world_;
  article::Limits limits_;
  mutable std::mutex loading_;  ///< of what follows
  mutable std::unique_ptr<const container::Opener> opener_;
  mutable std::unique_ptr<const article::Reader> intake_;
  mutable std::unique_ptr<const extract::Extractor> extractor_;
  mutable std::unique_ptr<const record::CheckWords> check_words_;
};

}  // namespace dateline::story
