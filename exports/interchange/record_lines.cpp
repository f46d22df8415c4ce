#include "exports/interchange/formats.hpp"
#include "exports/interchange/json_out.hpp"

namespace dateline::interchange {

void record_lines(Writing& writing) {
  const Handover& handover = writing.handover;
  for (const query::ResultSource& source : handover.result.sources) {
    const std::string record = handover.record ? handover.record(source.id) : "";
    if (!record.empty()) writing.add(on_a_line(Json::parse(record)) + "\n");
  }
}

}  // namespace dateline::interchange
