#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"

namespace dateline::article {

/// A character reference that was read.
struct CharacterReference {
  std::size_t length = 0;  ///< bytes of input, the ampersand included; 0 when there is none
  std::string characters;  ///< UTF-8
};

/// The named character references of the HTML standard. Immutable after construction.
class CharacterReferences {
 public:
  /// Reads "lexicon/html-character-references.txt".
  explicit CharacterReferences(const base::DataFiles& data);

  /// The reference that begins with the ampersand at `at`, after the standard's section 13.2.5.72 ff.; none
  /// when the ampersand is only an ampersand. `in_attribute` keeps "?a=1&copy=2" as it is.
  CharacterReference read(std::string_view input, std::size_t at, bool in_attribute) const;

 private:
  struct Named {
    std::string_view name;
    std::string characters;
  };
  CharacterReference named(std::string_view input, std::size_t at, bool in_attribute) const;

  std::vector<Named> names_;  // sorted
};

}  // namespace dateline::article
