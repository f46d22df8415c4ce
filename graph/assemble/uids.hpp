#pragma once

#include <string>

#include "src/record/record.hpp"

namespace dateline::assemble {

/// The permanent id of what was first mentioned at `words` of a source: a hash of that address.
std::string uid_of(char kind, const std::string& source_uid, const base::ByteSpan& words);
/// That of an actor of a source's record.
std::string uid_of(const std::string& source_uid, const record::Actor& actor);

}  // namespace dateline::assemble
