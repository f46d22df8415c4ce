#pragma once

#include <memory>
#include <string>
#include <vector>

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"
#include "src/language/analysis.hpp"
#include "src/record/record.hpp"

namespace dateline::extract {

/// Reads events, actors and dates out of an article. Immutable after construction, safe from several threads.
class Extractor {
 public:
  /// Loads rules and lexicons of `data`. `data` must outlive the extractor. Throws DataError naming the file
  /// and line of a rule that is wrong.
  explicit Extractor(const base::DataFiles& data);
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  /// The extraction record of `article`; `id` is copied into it. `version` is the program's ("0.1.0").
  record::Record extract(const article::Article& article, const std::string& id) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

/// The kinds that events get: those of data/lexicon/event_kinds.tsv, "state" and "other".
std::vector<std::string> event_kinds(const base::DataFiles& data);

/// The fields of the record that intake fills (up to `dropped`), nothing read in the sentences. `id` is
/// copied into it.
record::Record intake_record(const article::Article& article, const std::string& id);

}  // namespace dateline::extract
