#include "src/cli/record_taking.hpp"

#include <algorithm>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

/// Puts lines and columns to the bytes of a file, asked for in any order.
class Places {
 public:
  explicit Places(std::string_view bytes) : bytes_(bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i)
      if (bytes[i] == '\n') lines_.push_back(i + 1);
  }
  void put(std::uint64_t offset, base::ProblemDetail& detail) const {
    const std::size_t at = std::min<std::size_t>(offset, bytes_.size());
    const auto next = std::upper_bound(lines_.begin(), lines_.end(), at);
    detail.line = static_cast<std::uint64_t>(next - lines_.begin());
    detail.column = 1;
    for (std::size_t i = *(next - 1); i < at; i += base::code_point_at(bytes_, i).length) ++detail.column;
  }

 private:
  std::string_view bytes_;
  std::vector<std::size_t> lines_{0};
};

/// "events[2].date of "Obama expels 35 diplomats" is refused".
std::string what_of(const record::Refusal& refusal) {
  std::string out = refusal.place.empty() ? "the record" : refusal.place;
  if (!refusal.title.empty()) out += " (" + refusal.title + ")";
  return out + " is refused";
}

std::string summary_of(const story::TakenFacts& taken, const std::string& extractor) {
  std::string out =
      to_string(taken.source) + ": " + counted(taken.taken, "fact") + " taken from " + extractor;
  if (taken.known > 0) out += ", " + std::to_string(taken.known) + " already there";
  return out + ", " + std::to_string(taken.refused.size()) + " refused\n";
}

}  // namespace

RecordsTaken take_records(Context& context, story::Story& story, const std::string& path,
                          const std::vector<model::SourceId>& sources, bool quiet) {
  const std::string bytes = path == "-" ? context.world.read_input(context.limits.max_file_bytes)
                                        : context.world.read_file(path, context.limits.max_file_bytes);
  const std::string name = path == "-" ? "standard input" : path;
  const record::ForeignFile file = record::foreign_records_in(bytes);
  if (file.records.empty() && file.broken.empty())
    throw base::DataError({.path = name,
                           .what = "there is no record in it",
                           .remedy = "write a record a line, as docs/formats/record.md has them"});
  const Places places(bytes);
  RecordsTaken out;
  const auto say = [&](const record::Refusal& refusal) {
    base::ProblemDetail detail{.path = name, .what = what_of(refusal), .why = refusal.why};
    places.put(refusal.at, detail);
    context.world.write(base::Stream::error, "dateline: " + base::message_of(detail) + "\n");
    ++out.refused;
  };
  for (const record::ForeignRecord& record : file.records) {
    const story::TakenFacts taken = story.take_record(record, sources, context.now());
    out.taken += taken.taken;
    out.known += taken.known;
    if (!quiet && taken.source) {
      context.world.write(
          base::Stream::output,
          base::shown_safely(
              summary_of(taken, taken.extractor.empty() ? "an unnamed program" : taken.extractor), true));
      for (const std::string& note : taken.notes)
        context.world.write(base::Stream::output, "    " + base::shown_safely(note) + "\n");
    }
    for (const record::Refusal& refusal : taken.refused) say(refusal);
  }
  for (const record::Refusal& refusal : file.broken) say(refusal);
  return out;
}

}  // namespace dateline::cli
