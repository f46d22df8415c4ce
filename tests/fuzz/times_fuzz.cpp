// Any bytes as text that is searched for times: no crash, and times lie in the text, one after the other.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/base/data_files.hpp"
#include "src/calendar/day.hpp"
#include "src/times/named_events.hpp"
#include "src/times/tagger.hpp"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const times::Tagger tagger(base::embedded_data());
  static const times::NamedEvents named_events(base::embedded_data());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto published = calendar::day_from_iso("2017-07-10");
  for (const auto& day : {published, std::optional<calendar::Day>()}) {
    std::uint64_t end = 0;
    for (const record::Time& time : tagger.tag(text, {}, day)) {
      if (time.span.begin < end || time.span.end <= time.span.begin || time.span.end > size) std::abort();
      end = time.span.end;
    }
  }
  named_events.dated_event(text, published);
  return 0;
}
