#include "exports/annotated/segments.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "src/calendar/print.hpp"

namespace dateline::annotated {
namespace {

/// Marks of one sort, in text order, none overlapping another.
template <typename What>
struct Marks {
  struct Mark {
    ByteSpan span;
    What what;
  };
  std::vector<Mark> marks;

  void settle() {
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& one, const Mark& other) {
      return one.span.begin != other.span.begin ? one.span.begin < other.span.begin
                                                : one.span.end > other.span.end;
    });
    std::uint64_t end = 0;
    std::erase_if(marks, [&end](const Mark& mark) {
      if (mark.span.empty() || mark.span.begin < end) return true;
      end = mark.span.end;
      return false;
    });
  }

  /// The mark over `offset`, or null.
  const Mark* at(std::uint64_t offset) const {
    auto after =
        std::upper_bound(marks.begin(), marks.end(), offset,
                         [](std::uint64_t value, const Mark& mark) { return value < mark.span.begin; });
    if (after == marks.begin()) return nullptr;
    --after;
    return after->span.contains(offset) ? &*after : nullptr;
  }

  void add_bounds(std::set<std::uint64_t>& bounds, const ByteSpan& within) const {
    for (auto mark =
             std::lower_bound(marks.begin(), marks.end(), within.begin,
                              [](const Mark& one, std::uint64_t value) { return one.span.end < value; });
         mark != marks.end() && mark->span.begin < within.end; ++mark) {
      if (mark->span.begin > within.begin) bounds.insert(mark->span.begin);
      if (mark->span.end < within.end) bounds.insert(mark->span.end);
    }
  }
};

struct MentionOf {
  const record::Actor* actor;
  const record::ActorMention* mention;
};

std::string name_of(const std::string& actor, const record::Record& record) {
  for (const record::Actor& one : record.actors)
    if (one.id == actor) return one.name;
  return actor;
}

/// ", probably that day", ", probably 3 July 2017 (t2)".
std::string probable_day(const record::EventTime& time) {
  if (!time.likely) return "";
  const record::LikelyDays& likely = *time.likely;
  if (likely.first == likely.last && time.when.only_reported() && likely.first == *time.when.latest_end)
    return ", probably that day";
  std::string out = ", probably " + calendar::print(calendar::one_day_of(likely.first, likely.last));
  return likely.from == "published" ? out : out + " (" + likely.from + ")";
}

}  // namespace

std::vector<Paragraph> paragraphs_of(const article::Article& article, const record::Record& record) {
  Marks<const record::Time*> times;
  Marks<MentionOf> mentions;
  Marks<const record::Event*> triggers;
  for (const record::Time& time : record.times) times.marks.push_back({time.span, &time});
  for (const record::Actor& actor : record.actors)
    for (const record::ActorMention& mention : actor.mentions)
      mentions.marks.push_back({mention.span, {&actor, &mention}});
  for (const record::Event& event : record.events)
    for (const record::EventMention& mention : event.mentions)
      triggers.marks.push_back({mention.span, &event});
  times.settle();
  mentions.settle();
  triggers.settle();

  std::vector<Paragraph> paragraphs;
  for (const article::Block& block : article.blocks) {
    Paragraph paragraph{.block = &block, .segments = {}, .events = {}};
    std::set<std::uint64_t> bounds{block.span.begin, block.span.end};
    times.add_bounds(bounds, block.span);
    mentions.add_bounds(bounds, block.span);
    triggers.add_bounds(bounds, block.span);
    for (auto at = bounds.begin(); at != bounds.end() && std::next(at) != bounds.end(); ++at) {
      Segment segment{.span = {*at, *std::next(at)}};
      if (const auto* mark = times.at(*at)) {
        segment.time = mark->what;
        segment.closes_time = mark->span.end == segment.span.end;
      }
      if (const auto* mark = mentions.at(*at)) {
        segment.actor = mark->what.actor;
        segment.mention = mark->what.mention;
        segment.closes_mention = mark->span.end == segment.span.end;
      }
      if (const auto* mark = triggers.at(*at)) {
        segment.event = mark->what;
        segment.closes_event = mark->span.end == segment.span.end;
      }
      paragraph.segments.push_back(segment);
    }
    for (const record::Event& event : record.events)
      if (!event.mentions.empty() && block.span.contains(event.mentions.front().span.begin))
        paragraph.events.push_back(&event);
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

std::string explain(const record::Time& time) {
  std::string out = calendar::print(time.when);
  if (time.when.unknown()) {
    if (time.when.anchor == "published")
      out = "depends on the day of publication";
    else if (time.type == record::TimeType::duration || time.type == record::TimeType::set)
      out = time.value;
    else
      out = "unresolved";
  }
  if (!time.rule.empty()) out += "; rule " + time.rule;
  if (!time.when.anchor.empty() && !time.when.unknown()) out += "; from " + time.when.anchor;
  for (const std::string& other : time.alternatives) {
    const auto when = calendar::span_from_edtf(other);
    out += ", or " + (when ? calendar::print(*when) : other);
  }
  if (time.confidence < 1) out += " (" + fmt::format("{:.0f}", 100 * time.confidence) + " % sure)";
  return out;
}

std::string explain(const record::EventTime& time) {
  std::string out = time.when.unknown() ? "date unknown" : calendar::print(time.when);
  if (!time.unresolved.empty()) out += " (“" + time.unresolved + "”)";
  switch (time.basis) {
    case record::Basis::time:
      return out + ", by the words " + time.basis_time;
    case record::Basis::published:
      return out + ", inferred from publication" + probable_day(time);
    case record::Basis::saved:
      return out + ", as the article was saved then";
    case record::Basis::order:
      return out + ", by order" + probable_day(time);
    case record::Basis::named_event:
      return out + ", a named event";
    case record::Basis::unknown:
      return out;
  }
  return out;
}

std::string nature_of(const record::Event& event, const record::Record& record) {
  std::string out = event.kind.empty() ? "event" : event.kind;
  if (event.modality != record::Modality::actual) out += ", " + std::string(record::name_of(event.modality));
  if (event.polarity == record::Polarity::negative) {
    // Somebody denies what was alleged; else the source itself says that it is not so.
    const bool denied = event.modality == record::Modality::alleged;
    const bool actual = event.modality == record::Modality::actual;
    out += denied ? ", denied" : actual ? ", did not happen" : ", not to happen";
  }
  if (!event.attributed_to.empty()) out += ", according to " + name_of(event.attributed_to, record);
  return out;
}

std::string parts_of(const record::Event& event, const record::Record& record) {
  std::string out;
  for (const record::Participant& part : event.participants)
    out += (out.empty() ? "" : "; ") + std::string(record::name_of(part.role)) + " " +
           name_of(part.actor, record);
  return out;
}

std::string contradiction_of(const record::Event& event, const record::Record& record) {
  std::string out;
  for (const record::Relation& relation : record.relations) {
    const bool own = relation.from == event.id || relation.to == event.id;
    if (relation.kind != record::RelationKind::contradicts || !own) continue;
    const std::string& other = relation.from == event.id ? relation.to : relation.from;
    out += (out.empty() ? "" : "; ") + std::string("“") +
           std::string(base::words_at(record.text, relation.span)) + "” contradicts the dates of this and " +
           other;
  }
  return out;
}

}  // namespace dateline::annotated
