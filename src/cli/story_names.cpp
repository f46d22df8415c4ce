#include "src/cli/story_names.hpp"

#include "graph/store/sql.hpp"
#include "src/base/problem.hpp"
#include "src/cli/story_keeper.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t most_names = 20'000;
constexpr std::uint64_t most_looks = 2'000;  // some 20 million steps of SQLite, about a second
constexpr std::int64_t most_memory_bytes = 256 << 20;

const char* sql_for(Topic topic) {
  switch (topic) {
    case Topic::places:
      return "SELECT name FROM actors WHERE kind = 'place' AND state <> 'rejected' ORDER BY events DESC, "
             "name";
    case Topic::kinds:
      return "SELECT kind FROM events GROUP BY kind ORDER BY kind";
    case Topic::tags:
      return "SELECT DISTINCT tag FROM tags ORDER BY tag";
    case Topic::selections:
      return "SELECT name FROM selections ORDER BY name";
    case Topic::outlets:
      return "SELECT DISTINCT outlet FROM sources WHERE outlet IS NOT NULL ORDER BY outlet";
    default:
      return "SELECT name FROM actors WHERE state <> 'rejected' ORDER BY events DESC, name";
  }
}

}  // namespace

std::vector<std::string> StoryNames::operator()(Topic topic, const std::string& begun) const {
  try {
    if (topic == Topic::files) return files(begun);
    if (topic == Topic::handles) return handles(begun);
    return column(sql_for(topic));
  } catch (const base::Problem&) {
    return {};  // no story yet, say: there is nothing to complete
  }
}

std::vector<std::string> StoryNames::column(const std::string& sql) const {
  std::uint64_t looks = 0;
  const auto watch = [&looks] {
    if (++looks > most_looks) throw base::DataError({.what = "there are too many names"});
  };
  const store::SqlAnswer answer =
      keeper_.reading(context_.story_path)
          .answer(sql, {.max_rows = most_names, .max_memory_bytes = most_memory_bytes, .watch = watch});
  keeper_.rest();
  std::vector<std::string> out;
  for (const auto& row : answer.rows) out.push_back(std::get<std::string>(row.front()));
  return out;
}

/// `begun` is a letter and digits, or what begins so: nothing in it can end the text of the question.
std::vector<std::string> StoryNames::handles(const std::string& begun) const {
  const char letter = begun.empty() ? 'S' : begun.front();
  const std::string view = letter == 'E'   ? "events"
                           : letter == 'A' ? "actors"
                           : letter == 'C' ? "claims"
                                           : "sources";
  std::string digits;
  for (const char c : begun)
    if (c >= '0' && c <= '9') digits.push_back(c);
  return column("SELECT id FROM " + view + " WHERE id LIKE '" + std::string(1, letter) + digits +
                "%' ORDER BY length(id), id LIMIT 200");
}

std::vector<std::string> StoryNames::files(const std::string& begun) const {
  const std::size_t slash = begun.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : begun.substr(0, slash + 1);
  const std::string name = begun.substr(folder.size());
  std::vector<std::string> out;
  for (const std::string& one : context_.world.list_directory(folder.empty() ? "." : folder)) {
    if (!one.starts_with(name) || (one.starts_with(".") && name.empty())) continue;
    const bool is_folder = context_.world.kind_of(folder + one) == base::PathKind::directory;
    out.push_back(folder + one + (is_folder ? "/" : ""));
  }
  return out;
}

}  // namespace dateline::cli
