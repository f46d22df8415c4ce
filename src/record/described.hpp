#pragma once

#include <string>
#include <vector>

#include "src/record/record.hpp"

namespace dateline::record {

/// One thing known of an article, in words.
struct Described {
  std::string name;   ///< "published"; at most ten letters
  std::string value;  ///< "10 July 2017 (json-ld, 96 % sure)"
};

/// What is known of an article beside its text, in the order in which people ask. Title, byline, outlet, day
/// of publication and language are always there, as "unknown" where nobody says them. The values are as the
/// article writes them: not yet safe to print.
std::vector<Described> described(const Record& record);

}  // namespace dateline::record
