#include "graph/assemble/uids.hpp"

#include "src/base/sha256.hpp"

namespace dateline::assemble {

std::string uid_of(char kind, const std::string& source_uid, const base::ByteSpan& words) {
  const std::string address =
      source_uid + ":" + std::to_string(words.begin) + "-" + std::to_string(words.end);
  return kind + base::sha256_hex(address).substr(0, 32);
}

std::string uid_of(const std::string& source_uid, const record::Actor& actor) {
  const base::ByteSpan words = actor.mentions.empty() ? base::ByteSpan{} : actor.mentions.front().span;
  // Two actors of one record may begin with the same words ("Trump" in "Trump's administration"); the id
  // within the record keeps them apart.
  return uid_of('A', source_uid + "#" + actor.id, words);
}

}  // namespace dateline::assemble
