#pragma once

#include <string>
#include <vector>

#include "src/record/record.hpp"

namespace dateline::record {

/// What is wrong with the addresses and ids of a record, a sentence each, in the order of the record; empty
/// when all is well. Checked: every span lies in the text, is not empty and does not cut a UTF-8 character;
/// ids are unique; every reference leads to something in the record; the sentences are in order and do not
/// overlap.
std::vector<std::string> problems_of(const Record& record);

}  // namespace dateline::record
