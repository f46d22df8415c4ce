#include "exports/interchange/formats.hpp"
#include "exports/interchange/json_out.hpp"

namespace dateline::interchange {

std::vector<File> record_lines(const Handover& handover, Losses&) {
  std::string out;
  for (const query::ResultSource& source : handover.result.sources) {
    const std::string record = handover.record ? handover.record(source.id) : "";
    if (!record.empty()) out += on_a_line(Json::parse(record)) + "\n";
  }
  return {{"", std::move(out)}};
}

}  // namespace dateline::interchange
