#include "graph/assemble/dating.hpp"

namespace dateline::assemble {
namespace {

std::optional<model::LikelyDays> likely_days_in(const record::Record& record, const record::EventTime& time) {
  if (!time.likely) return std::nullopt;
  const record::LikelyDays& said = *time.likely;
  model::LikelyDays likely{said.first, said.last, said.from, "", said.confidence};
  for (const record::Time& words : record.times)
    if (words.id == said.from) likely.phrase = base::words_at(record.text, words.span);
  return likely;
}

}  // namespace

model::Dating dating_of(const record::Record& record, const record::EventTime& time) {
  std::string basis;
  switch (time.basis) {
    case record::Basis::time:
      basis = time.basis_time;
      break;
    case record::Basis::published:
      basis = "published";
      break;
    case record::Basis::saved:
      basis = "saved";
      break;
    case record::Basis::order:
      basis = "order";
      break;
    case record::Basis::named_event:
      basis = "named-event";
      break;
    case record::Basis::unknown:
      basis = "unknown";
      break;
  }
  return {time.when, basis, time.unresolved, time.confidence, likely_days_in(record, time)};
}

}  // namespace dateline::assemble
