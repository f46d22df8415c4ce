#include "src/record/check.hpp"

#include <set>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

namespace dateline::record {

namespace {

class Checker {
 public:
  explicit Checker(const Record& record) : record_(record) {}

  std::vector<std::string> run() {
    if (record_.title_span) check_span("title_span", *record_.title_span);
    if (record_.dateline) check_span("dateline", record_.dateline->span);
    for (std::size_t i = 0; i < record_.dropped.size(); ++i) {
      check_span(fmt::format("dropped[{}]", i), record_.dropped[i].span);
    }
    check_sentences();
    for (std::size_t i = 0; i < record_.times.size(); ++i) {
      const std::string place = fmt::format("times[{}]", i);
      check_span(place, record_.times[i].span);
      check_new(place, record_.times[i].id, times_);
    }
    check_actors();
    for (std::size_t i = 0; i < record_.events.size(); ++i) {
      check_event(fmt::format("events[{}]", i), record_.events[i]);
    }
    for (std::size_t i = 0; i < record_.relations.size(); ++i) {
      const std::string place = fmt::format("relations[{}]", i);
      const Relation& relation = record_.relations[i];
      check_known(place + ".from", relation.from, events_);
      check_known(place + ".to", relation.to, events_);
      check_span(place, relation.span);
    }
    return std::move(found_);
  }

 private:
  void report(const std::string& place, std::string_view what) {
    found_.push_back(fmt::format("{}: {}", place, what));
  }

  bool inside_character(std::uint64_t offset) const {
    return offset < record_.text.size() &&
           (static_cast<unsigned char>(record_.text[offset]) & 0xC0u) == 0x80u;
  }

  void check_span(const std::string& place, const ByteSpan& span) {
    if (span.end <= span.begin) {
      report(place, "the span is empty");
    } else if (span.end > record_.text.size()) {
      report(place, "the span ends beyond the text");
    } else if (inside_character(span.begin) || inside_character(span.end)) {
      report(place, "the span cuts a character");
    }
  }

  void check_new(const std::string& place, const std::string& id, std::set<std::string_view>& known) {
    if (id.empty()) {
      report(place + ".id", "the id is empty");
    } else if (!known.insert(id).second) {
      report(place + ".id", fmt::format("the id '{}' is used twice", id));
    }
  }

  void check_known(const std::string& place, const std::string& id, const std::set<std::string_view>& known) {
    if (!known.contains(id)) report(place, fmt::format("there is no '{}' in the record", id));
  }

  void check_sentences() {
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < record_.sentences.size(); ++i) {
      const std::string place = fmt::format("sentences[{}]", i);
      check_span(place, record_.sentences[i]);
      if (record_.sentences[i].begin < end)
        report(place, "the sentence begins before the one ahead of it ends");
      end = record_.sentences[i].end;
    }
  }

  void check_actors() {
    for (std::size_t i = 0; i < record_.actors.size(); ++i) {
      const std::string place = fmt::format("actors[{}]", i);
      const Actor& actor = record_.actors[i];
      check_new(place, actor.id, actors_);
      for (std::size_t k = 0; k < actor.mentions.size(); ++k) {
        check_span(fmt::format("{}.mentions[{}]", place, k), actor.mentions[k].span);
      }
    }
  }

  void check_likely(const std::string& place, const EventTime& time) {
    const LikelyDays& likely = *time.likely;
    if (likely.from != "published") check_known(place + ".likely.from", likely.from, times_);
    const auto& [first, last] = std::tie(time.when.earliest_start, time.when.latest_end);
    if (likely.last < likely.first || (first && likely.first < *first) || (last && likely.last > *last))
      report(place + ".likely", "these days lie beyond what is certain");
  }

  void check_event(const std::string& place, const Event& event) {
    check_new(place, event.id, events_);
    if (!event.attributed_to.empty()) check_known(place + ".attributed_to", event.attributed_to, actors_);
    if (event.time.basis == Basis::time) check_known(place + ".time.basis", event.time.basis_time, times_);
    if (event.time.likely) check_likely(place + ".time", event.time);
    for (std::size_t k = 0; k < event.mentions.size(); ++k) {
      const std::string mention = fmt::format("{}.mentions[{}]", place, k);
      check_span(mention, event.mentions[k].span);
      if (event.mentions[k].sentence >= record_.sentences.size()) {
        report(mention + ".sentence", "there is no such sentence");
      }
    }
    for (std::size_t k = 0; k < event.participants.size(); ++k) {
      const std::string participant = fmt::format("{}.participants[{}]", place, k);
      check_span(participant, event.participants[k].span);
      check_known(participant + ".actor", event.participants[k].actor, actors_);
    }
    check_span(place + ".quote", event.quote);
    for (std::size_t k = 0; k < event.evidence.size(); ++k) {
      check_span(fmt::format("{}.evidence[{}]", place, k), event.evidence[k]);
    }
  }

  const Record& record_;
  std::vector<std::string> found_;
  std::set<std::string_view> times_, actors_, events_;
};

}  // namespace

std::vector<std::string> problems_of(const Record& record) {
  return Checker(record).run();
}

}  // namespace dateline::record
