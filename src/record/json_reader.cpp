#include <fmt/format.h>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/record/check.hpp"
#include "src/record/fields.hpp"
#include "src/record/json.hpp"
#include "src/record/names.hpp"

namespace dateline::record {

namespace {

class Reader {
 public:
  explicit Reader(std::optional<std::string_view> input_text) : input_text_(input_text) {}

  Record read(const Json& json) {
    Fields in(json, top_);
    if (number_at(in.need("record"), in.place_of("record")) != 1)
      refuse(in.place_of("record"), "only version 1 of the format is known");
    read_intake(in);
    read_body(in);
    in.finish();
    const std::vector<std::string> problems = problems_of(out_);
    if (!problems.empty())
      refuse_record(problems.front(), fmt::format("{} such faults in the record", problems.size()));
    return std::move(out_);
  }

 private:
  template <typename Value, typename ReadOne>
  std::vector<Value> list(Fields& in, const char* name, ReadOne read_one) {
    std::vector<Value> out;
    const auto values = in.find(name);
    if (!values) return out;
    const Place place = in.place_of(name);
    const std::vector<Json> all = array_at(*values, place);
    out.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) out.push_back(read_one(all[i], Place(place, i)));
    return out;
  }

  /// "begin" and "end", or "quote" and "occurrence".
  ByteSpan span_of(Fields& in) {
    const auto begin = in.find("begin");
    const auto end = in.find("end");
    const auto quote = in.find("quote");
    const auto occurrence = in.find("occurrence");
    if (begin && end) {
      return {number_at(*begin, in.place_of("begin")), number_at(*end, in.place_of("end"))};
    }
    if (!quote) refuse(in.place(), "'begin' and 'end', or a 'quote', are missing");
    const std::string words = text_at(*quote, in.place_of("quote"));
    std::uint64_t wanted = !occurrence ? 1 : number_at(*occurrence, in.place_of("occurrence"));
    if (words.empty() || wanted == 0) refuse(in.place(), "a quote has words, and occurrences count from 1");
    std::size_t at = out_.text.find(words);
    while (at != std::string::npos && --wanted > 0) at = out_.text.find(words, at + 1);
    if (at == std::string::npos)
      refuse(in.place_of("quote"), "these words do not stand in the text that often");
    return {at, at + words.size()};
  }

  static ByteSpan pair_at(const Json& value, const Place& place) {
    const std::vector<Json> both = array_at(value, place);
    if (both.size() != 2) refuse(place, "two offsets are expected here");
    return {number_at(both[0], Place(place, 0)), number_at(both[1], Place(place, 1))};
  }

  ByteSpan span_at(const Json& value, const Place& place) {
    Fields in(value, place);
    const ByteSpan span = span_of(in);
    in.finish();
    return span;
  }

  static Image image_at(const Json& value, const Place& place) {
    Fields in(value, place);
    Image image{in.text_or_empty("url"), in.text_or_empty("caption"), in.text_or_empty("credit"),
                in.text_or_empty("alternative")};
    in.finish();
    return image;
  }

  Dateline dateline_at(const Json& value, const Place& place) {
    Fields in(value, place);
    Dateline dateline{
        .span = span_of(in), .place = in.text_or_empty("place"), .agency = in.text_or_empty("agency")};
    if (const auto day = in.find("day")) dateline.day = day_at(*day, in.place_of("day"));
    in.finish();
    return dateline;
  }

  void read_intake(Fields& in) {
    out_.extractor = in.text_or_empty("extractor");
    out_.id = in.text("id");
    out_.url = in.text_or_empty("url");
    if (const auto day = in.find("published")) out_.published = day_at(*day, in.place_of("published"));
    out_.published_from = in.text_or_empty("published_from");
    if (in.find("published_confidence")) out_.published_confidence = in.share("published_confidence");
    out_.published_conflicts =
        list<StatedPublication>(in, "published_conflicts", [](const Json& value, const Place& place) {
          Fields fields(value, place);
          StatedPublication stated{day_at(fields.need("day"), fields.place_of("day")), fields.text("from")};
          fields.finish();
          return stated;
        });
    if (const auto day = in.find("modified")) out_.modified = day_at(*day, in.place_of("modified"));
    if (const auto day = in.find("retrieved")) out_.retrieved = day_at(*day, in.place_of("retrieved"));
    if (const auto day = in.find("archived")) out_.archived = day_at(*day, in.place_of("archived"));
    out_.title = in.text_or_empty("title");
    if (const auto span = in.find("title_span")) out_.title_span = pair_at(*span, in.place_of("title_span"));
    out_.byline = in.text_or_empty("byline");
    out_.outlet = in.text_or_empty("outlet");
    out_.section = in.text_or_empty("section");
    if (const auto image = in.find("image")) out_.image = image_at(*image, in.place_of("image"));
    out_.language = in.text_or_empty("language");
    out_.sha256 = in.text("sha256");
    if (const auto text = in.find("text")) {
      out_.text = text_at(*text, in.place_of("text"));
    } else if (input_text_) {
      out_.text = *input_text_;
      out_.text_is_input = true;
    } else {
      refuse(in.place_of("text"), "the record carries no text, and none was given with it");
    }
    out_.source_map = list<SourceMapEntry>(in, "source_map", [](const Json& value, const Place& place) {
      const std::vector<Json> four = array_at(value, place);
      if (four.size() != 4) refuse(place, "four numbers are expected here");
      return SourceMapEntry{number_at(four[0], place), number_at(four[1], place), number_at(four[2], place),
                            number_at(four[3], place)};
    });
    // Its span may be given as words, which are looked up in the text.
    if (const auto dateline = in.find("dateline"))
      out_.dateline = dateline_at(*dateline, in.place_of("dateline"));
    out_.pages = list<ByteSpan>(in, "pages", pair_at);
    out_.dropped = list<Dropped>(in, "dropped", [this](const Json& value, const Place& place) {
      Fields fields(value, place);
      Dropped dropped{span_of(fields), fields.text("reason")};
      fields.finish();
      return dropped;
    });
  }

  void read_body(Fields& in) {
    out_.sentences = list<ByteSpan>(in, "sentences", pair_at);
    const auto one = [this](auto reader) {
      return [this, reader](const Json& value, const Place& place) {
        Fields fields(value, place);
        auto out = (this->*reader)(fields);
        fields.finish();
        return out;
      };
    };
    out_.times = list<Time>(in, "times", one(&Reader::time));
    out_.actors = list<Actor>(in, "actors", one(&Reader::actor));
    out_.events = list<Event>(in, "events", one(&Reader::event));
    out_.relations = list<Relation>(in, "relations", one(&Reader::relation));
  }

  static std::optional<calendar::Day> bound_at(const Json& value, const Place& place) {
    if (value.is(text::JsonKind::null)) return std::nullopt;
    return day_at(value, place);
  }

  static calendar::Precision precision_of(Fields& in) {
    const std::string word = in.text_or_empty("precision");
    if (word.empty()) return calendar::Precision::unknown;
    for (int i = 0; i <= static_cast<int>(calendar::Precision::millennium); ++i) {
      const auto precision = static_cast<calendar::Precision>(i);
      if (calendar::name_of(precision) == word) return precision;
    }
    refuse(in.place_of("precision"), fmt::format("'{}' is no precision", word));
  }

  calendar::TimeSpan when_of(Fields& in, bool stated_unless_said) {
    calendar::TimeSpan when;
    when.edtf = in.text_or_empty("edtf");
    if (const auto bounds = in.find("bounds")) {
      const Place place = in.place_of("bounds");
      const std::vector<Json> four = array_at(*bounds, place);
      if (four.size() != 4) refuse(place, "four bounds are expected here");
      when.earliest_start = bound_at(four[0], Place(place, 0));
      when.latest_start = bound_at(four[1], Place(place, 1));
      when.earliest_end = bound_at(four[2], Place(place, 2));
      when.latest_end = bound_at(four[3], Place(place, 3));
      when.precision = precision_of(in);
    } else if (!when.edtf.empty()) {
      const auto read = calendar::span_from_edtf(when.edtf);
      if (!read) refuse(in.place_of("edtf"), fmt::format("'{}' is not valid EDTF", when.edtf));
      when = *read;
      in.find("precision");
    } else {
      when.precision = precision_of(in);
    }
    // With "likely", these are the days inferred.
    if (!in.find("likely")) {
      check_outer(in, "earliest", when.earliest_start);
      check_outer(in, "latest", when.latest_end);
    }
    when.anchor = in.text_or_empty("anchor");
    when.phrase = in.text_or_empty("phrase");
    when.clock = in.text_or_empty("clock");
    when.uncertain = in.flag("uncertain", when.uncertain);
    when.approximate = in.flag("approximate", when.approximate);
    when.stated = in.flag("stated", stated_unless_said);
    return when;
  }

  static void check_outer(Fields& in, const char* name, const std::optional<calendar::Day>& bound) {
    const auto value = in.find(name);
    if (!value) return;
    if (bound != day_at(*value, in.place_of(name)))
      refuse(in.place_of(name), "this is not the bound given beside it");
  }

  Time time(Fields& in) {
    Time out;
    out.id = in.text("id");
    out.span = span_of(in);
    out.type = static_cast<TimeType>(in.choice("type", time_type_names));
    out.value = in.text_or_empty("value");
    out.mod = in.text_or_empty("mod");
    out.when = when_of(in, true);
    out.rule = in.text_or_empty("rule");
    if (in.find("confidence")) out.confidence = in.share("confidence");
    if (in.find("alternatives")) out.alternatives = list<std::string>(in, "alternatives", edtf_at);
    return out;
  }

  static std::string edtf_at(const Json& value, const Place& place) {
    std::string text = text_at(value, place);
    if (!calendar::span_from_edtf(text)) refuse(place, fmt::format("'{}' is not valid EDTF", text));
    return text;
  }

  Actor actor(Fields& in) {
    Actor out;
    out.id = in.text("id");
    out.kind = static_cast<ActorKind>(in.choice("kind", actor_kind_names));
    out.name = in.text("name");
    out.aliases = list<std::string>(in, "aliases", text_at);
    out.titles = list<std::string>(in, "titles", text_at);
    out.mentions = list<ActorMention>(in, "mentions", [this](const Json& value, const Place& place) {
      Fields fields(value, place);
      const ByteSpan span = span_of(fields);
      ActorMention mention{span, static_cast<MentionForm>(fields.choice("form", mention_form_names))};
      fields.finish();
      return mention;
    });
    return out;
  }

  EventTime event_time(Fields& in) {
    EventTime out;
    out.when = when_of(in, false);
    const std::string basis = in.text("basis");
    out.basis = Basis::time;
    out.basis_time = basis;
    for (std::size_t i = 1; i < basis_names.size(); ++i) {
      if (basis_names[i] != basis) continue;
      out.basis = static_cast<Basis>(i);
      out.basis_time.clear();
    }
    out.unresolved = in.text_or_empty("unresolved");
    out.confidence = in.share("confidence");
    if (const auto likely = in.find("likely")) out.likely = likely_days(in, *likely);
    return out;
  }

  static LikelyDays likely_days(Fields& in, const Json& value) {
    const Place place = in.place_of("likely");
    Fields fields(value, place);
    const auto outer = [&](const char* name) {
      const auto day = in.find(name);
      if (!day) refuse(in.place_of(name), "what is likely needs its days");
      return day_at(*day, in.place_of(name));
    };
    LikelyDays out{outer("earliest"), outer("latest"), fields.text("from"), fields.share("confidence")};
    fields.finish();
    return out;
  }

  Participant participant(const Json& value, const Place& place) {
    Fields in(value, place);
    Participant out{in.text("actor"), static_cast<Role>(in.choice("role", role_names)), span_of(in)};
    in.finish();
    return out;
  }

  Event event(Fields& in) {
    Event out;
    out.id = in.text("id");
    out.title = in.text("title");
    out.kind = in.text("kind");
    out.salience = in.share("salience");
    out.modality = static_cast<Modality>(in.choice("modality", modality_names));
    out.polarity = static_cast<Polarity>(in.choice("polarity", polarity_names));
    out.attributed_to = in.text_or_empty("attributed_to");
    const Place time_place = in.place_of("time");
    Fields time_fields(in.need("time"), time_place);
    out.time = event_time(time_fields);
    time_fields.finish();
    out.mentions = list<EventMention>(in, "mentions", [this](const Json& value, const Place& place) {
      Fields fields(value, place);
      const ByteSpan span = span_of(fields);
      const std::uint64_t sentence = number_at(fields.need("sentence"), fields.place_of("sentence"));
      fields.finish();
      if (sentence >= out_.sentences.size()) refuse(fields.place_of("sentence"), "there is no such sentence");
      return EventMention{span, static_cast<std::uint32_t>(sentence)};
    });
    out.participants = list<Participant>(in, "participants", [this](const Json& value, const Place& place) {
      return participant(value, place);
    });
    out.quote = span_at(in.need("quote"), in.place_of("quote"));
    out.evidence = list<ByteSpan>(
        in, "evidence", [this](const Json& value, const Place& place) { return span_at(value, place); });
    return out;
  }

  Relation relation(Fields& in) {
    Relation out;
    out.from = in.text("from");
    out.to = in.text("to");
    out.kind = static_cast<RelationKind>(in.choice("kind", relation_kind_names));
    out.span = span_of(in);
    return out;
  }

  std::optional<std::string_view> input_text_;
  const Place top_;
  Record out_;
};

}  // namespace

Record from_json(std::string_view json, std::optional<std::string_view> input_text) {
  const auto tree = [&] {
    try {
      return text::JsonTree(json, "");
    } catch (const base::DataError& error) {
      refuse_record("it is not valid JSON",
                    fmt::format("at byte {}: {}", error.detail().column - 1, error.detail().why));
    }
  }();
  if (base::first_invalid_utf8(json) != std::string_view::npos)
    refuse_record("it is not valid JSON", "it is not UTF-8");
  return Reader(input_text).read({&tree, &tree.root()});
}

}  // namespace dateline::record
