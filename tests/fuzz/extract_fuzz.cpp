// Any bytes as an article that is read for events: no crash, and every address of the record lies in its
// text.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/day.hpp"
#include "src/extract/extract.hpp"
#include "src/record/record.hpp"

namespace {

using namespace dateline;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_inside(const base::ByteSpan& span, const std::string& text) {
  require(span.begin <= span.end && span.end <= text.size());
}

void require_sound(const record::Record& record, const std::string& text) {
  for (const auto& sentence : record.sentences) require_inside(sentence, text);
  for (const auto& time : record.times) require_inside(time.span, text);
  for (const auto& actor : record.actors) {
    for (const auto& mention : actor.mentions) require_inside(mention.span, text);
  }
  for (const auto& event : record.events) {
    require_inside(event.quote, text);
    for (const auto& mention : event.mentions) {
      require_inside(mention.span, text);
      require(mention.sentence < record.sentences.size());
    }
    for (const auto& participant : event.participants) require_inside(participant.span, text);
    for (const auto& evidence : event.evidence) require_inside(evidence, text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const article::Reader reader(base::embedded_data());
  static const extract::Extractor extractor(base::embedded_data());
  try {
    article::Known known;
    known.published = calendar::day_from_iso("2017-07-10");
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto writing = bytes.starts_with('<') ? article::Writing::html : article::Writing::plain;
    const auto article = reader.read({.bytes = bytes, .writing = writing}, "fuzz", known);
    require_sound(extractor.extract(article, "fuzz"), article.text);
  } catch (const base::DataError&) {
    // Bytes without text are refused.
  }
  return 0;
}
