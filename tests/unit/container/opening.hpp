#pragma once

#include <zlib.h>

#include <string>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/container/container.hpp"
#include "tests/support/fake_world.hpp"

namespace dateline::container {

inline test::FakeWorld& world() {
  static test::FakeWorld made;
  return made;
}

inline const Opener& opener() {
  static const Opener made(base::embedded_data(), world());
  return made;
}

/// A member with its bytes, and what is inside.
struct Opened {
  std::string name, original, media_type;
  article::Known known;  ///< said by the file, then by the member itself
  Unwrapped inside;
};

/// All members of a file; what fails is added to `problems`.
inline std::vector<Opened> opened(const std::string& file, const std::string& name,
                                  std::vector<std::string>* problems = nullptr, const std::string& map = "",
                                  const article::Limits& limits = {}) {
  std::vector<Opened> all;
  opener().each_member(
      file, name, map, limits,
      [&](const Member& member) {
        Opened one{member.name, std::string(member.original), member.media_type, member.known, {}};
        one.inside = opener().unwrapped(one.original, one.media_type, one.name, map, limits);
        article::fill_in(one.known, one.inside.known);
        all.push_back(std::move(one));
      },
      [&](const base::DataError& error) {
        if (problems != nullptr) problems->push_back(error.what());
      });
  return all;
}

/// Whether every byte of what is inside that has a place is what stands there, where it stands as itself.
inline bool places_hold(const Opened& one) {
  std::uint64_t end = 0;
  for (const text::OffsetMap::Run& run : one.inside.map.runs()) {
    if (run.text_begin < end || run.text_begin + run.text_length > one.inside.bytes.size()) return false;
    if (run.source_begin + run.source_length > one.original.size()) return false;
    end = run.text_begin + run.text_length;
    if (run.text_step != 1 || run.source_step != 1) continue;
    // The end of a line in the original may be a space inside.
    for (std::uint64_t i = 0; i < run.text_length; ++i) {
      const char inner = one.inside.bytes[run.text_begin + i], outer = one.original[run.source_begin + i];
      if (inner != outer && (inner != ' ' || outer != '\n')) return false;
    }
  }
  return true;
}

/// The words of the original that a stretch of what is inside was read from.
inline std::string source_words(const Opened& one, const std::string& words) {
  const std::size_t at = one.inside.bytes.find(words);
  if (at == std::string::npos) return "(not inside)";
  const base::ByteSpan source = one.inside.map.source_of({at, at + words.size()});
  return one.original.substr(source.begin, source.size());
}

inline std::string gzip(const std::string& bytes) {
  std::string out(bytes.size() + bytes.size() / 100 + 100, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace dateline::container
