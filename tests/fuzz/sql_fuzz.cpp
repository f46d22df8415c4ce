// Any bytes as a question in SQL to a small story: no crash, nothing changed, and an answer that is the same
// again. What is refused says why.

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "graph/store/sql.hpp"
#include "graph/store/story_file.hpp"
#include "src/base/problem.hpp"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const store::StoryFile story = store::StoryFile::in_memory();
  const std::string sql(reinterpret_cast<const char*>(data), size);
  int looks = 0;
  const auto answered = [&]() -> std::optional<store::SqlAnswer> {
    looks = 0;
    try {
      return story.answer(sql, {.max_rows = 50, .max_memory_bytes = 16 << 20, .watch = [&] {
                                  if (++looks > 20) throw base::DataError({.what = "stopped"});
                                }});
    } catch (const base::Problem& problem) {
      if (problem.detail().what.empty() || problem.detail().caret > problem.detail().excerpt.size())
        std::abort();
      return std::nullopt;
    }
  };
  const auto first = answered(), again = answered();
  if (first && again && (first->columns != again->columns || first->rows != again->rows)) std::abort();
  if (story.answer("SELECT count(*) FROM events", {.max_memory_bytes = 16 << 20}).rows.size() != 1)
    std::abort();
  return 0;
}
