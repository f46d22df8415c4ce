// Any bytes as a file that articles come in: no crash, and each place that an address leads to is inside the
// original and says what it is said to say.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/container/container.hpp"
#include "tests/support/fake_world.hpp"

namespace {

using namespace dateline;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_sound(const container::Unwrapped& inside, std::string_view original) {
  std::uint64_t end = 0;
  for (const text::OffsetMap::Run& run : inside.map.runs()) {
    require(run.text_begin >= end && run.text_length <= inside.bytes.size() - run.text_begin);
    require(run.source_begin <= original.size() && run.source_length <= original.size() - run.source_begin);
    end = run.text_begin + run.text_length;
    if (run.text_step != 1 || run.source_step != 1) continue;
    // The end of a line in the original may be a space inside.
    for (std::uint64_t i = 0; i < run.text_length; ++i) {
      const char inner = inside.bytes[run.text_begin + i], outer = original[run.source_begin + i];
      require(inner == outer || (inner == ' ' && outer == '\n'));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static test::FakeWorld world;
  static const container::Opener opener(base::embedded_data(), world);
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const article::Limits limits{.max_file_bytes = 8u << 20};
  const auto ignored = [](const base::DataError&) {};
  try {
    opener.each_member(
        file, "fuzz.md", "", limits,
        [&](const container::Member& member) {
          require_sound(opener.unwrapped(member.original, member.media_type, member.name, "", limits),
                        member.original);
        },
        ignored);
  } catch (const base::DataError&) {
    // What cannot be read is refused.
  }
  return 0;
}
