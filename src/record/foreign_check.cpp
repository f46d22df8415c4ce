#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "src/base/utf8.hpp"
#include "src/calendar/print.hpp"
#include "src/record/foreign.hpp"
#include "src/record/foreign_actors.hpp"
#include "src/record/foreign_dates.hpp"
#include "src/record/foreign_facts.hpp"
#include "src/record/foreign_fields.hpp"
#include "src/record/foreign_words.hpp"
#include "src/record/names.hpp"
#include "src/text/fold.hpp"
#include "src/text/telling_words.hpp"

namespace dateline::record {
namespace {

using calendar::TimeSpan;

constexpr double usual_salience = 0.5;    // of an event that gives none: a review asks about it
constexpr double usual_confidence = 0.5;  // of a date that gives none
constexpr std::size_t max_facts = 10'000;
constexpr std::size_t max_extractor_bytes = 200;
constexpr std::size_t max_title_bytes = 500;

/// What a record says of the article or of its text, which is read here.
constexpr const char* fields_of_article[] = {
    "title",     "title_span",     "byline",     "outlet",   "section",  "image",
    "language",  "published",      "modified",   "archived", "text",     "published_confidence",
    "pages",     "published_from", "source_map", "dropped",  "dateline", "published_conflicts",
    "retrieved", "sentences"};

/// An event with what it brings along, until all of it is known to hold.
struct Draft {
  Event event;
  std::vector<std::pair<Participant, FoundActor>> participants;
  std::optional<FoundActor> speaker;
  std::optional<Time> time;
  std::string id;  ///< as it was given
};

bool is_inside(const ByteSpan& span, const std::vector<ByteSpan>& around) {
  return std::any_of(around.begin(), around.end(), [&](const ByteSpan& one) { return one.contains(span); });
}

/// With a space in the place of each mark that parts words or ends them: apostrophes, quotation marks,
/// dashes, dots, "&".
std::string without_marks(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const base::CodePoint point = base::code_point_at(words, i);
    const char32_t c = point.value;
    const bool is_mark = c == '\'' || c == '"' || c == '.' || c == '&' || c == 0xab || c == 0xbb ||
                         (c >= 0x2000 && c < 0x2070);
    out += is_mark ? std::string_view(" ") : words.substr(i, point.length);
    i += point.length;
  }
  return out;
}

/// The words of a text as said by a title: also as they are without marks.
void add_words(std::set<std::string>& said, const std::string& words) {
  for (std::string& word : text::folded_words(words)) said.insert(std::move(word));
  for (std::string& word : text::folded_words(without_marks(words))) said.insert(std::move(word));
}

/// Holds one record against the article.
class Check {
 public:
  Check(const Record& own, const CheckWords& words, std::uint64_t offset)
      : own_(own),
        words_(words),
        offset_(offset),
        quoted_(own),
        dates_(own, words),
        actors_(own, quoted_, held_) {}

  Checked run(const ForeignValue& record) {
    try {
      read_head(record);
    } catch (const Refused& refused) {
      refuse(refused);
      return std::move(out_);
    }
    for (const ForeignValue& value : events_) take(value, [&] { put(event(value)); });
    for (const ForeignValue& value : relations_) take(value, [&] { put(relation(value)); });
    leave_the_rest();
    for (const auto& [words, count] : notes_)
      out_.notes.push_back(words + (count > 1 ? " (" + std::to_string(count) + " times)" : ""));
    return std::move(out_);
  }

 private:
  void refuse(const Refused& refused) {
    out_.refused.push_back({offset_ + refused.at(), refused.place(), title_, refused.what()});
  }

  /// One fact, or the reason why it is none.
  template <typename Take>
  void take(const ForeignValue& value, const Take& take_it) {
    title_.clear();
    held_.clear();
    try {
      take_it();
      for (const std::string& words : held_) ++notes_[words];
    } catch (const Refused& refused) {
      refuse(refused);
      if (!value.is_object()) return;
      ForeignFields fields(value);
      if (const auto id = fields.find("id"); id && id->is_words()) refused_ids_.insert(id->words());
    }
  }

  void read_head(const ForeignValue& record) {
    ForeignFields in(record);
    const ForeignValue version = in.need("record");
    if (version.number() != 1) version.refuse("only version 1 of the format is known");
    const ForeignValue extractor = in.need("extractor");
    const std::string name = extractor.words();
    if (text::folded_words(name).empty() || name.size() > max_extractor_bytes ||
        std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }))
      extractor.refuse("the name and version of a program are one line, of 200 bytes at most");
    if (name == own_.extractor)
      extractor.refuse("this is the reading that the story has anyway: another program has another name");
    for (const char* field : {"id", "sha256", "url"}) in.find(field);
    if (const auto text = in.find("text"); text && text->words() != own_.text)
      text->refuse("this is the text of another article, or of another version of it");
    for (const char* field : fields_of_article) in.find(field);
    const std::vector<ForeignValue> times = in.list("times");
    actors_.list(in.list("actors"));
    events_ = in.list("events");
    relations_ = in.list("relations");
    for (const std::string& field : in.unknown())
      ++notes_["left aside: the field '" + shortened(field) + "' of the record"];
    if (events_.size() + relations_.size() > max_facts)
      record.refuse("it has more than 10,000 facts: give them as several records");
    listed_times_ = times.size();
    for (const ForeignValue& time : times) {
      if (!time.is_object()) continue;
      ForeignFields fields(time);
      if (const auto id = fields.find("id"); id && id->is_words()) times_[id->words()].push_back(time);
    }
    Record& facts = out_.facts;
    facts.extractor = name;
    facts.id = own_.id;
    facts.sha256 = own_.sha256;
    facts.text = own_.text;
    facts.text_is_input = true;
    facts.sentences = own_.sentences;
  }

  // Events.

  Draft event(const ForeignValue& value) {
    ForeignFields in(value);
    Draft draft;
    Event& event = draft.event;
    const auto title = in.find("title");
    if (title) title_ = event.title = title->words();
    if (title_.size() > max_title_bytes) {
      title_.clear();
      title->refuse("a title of more than 500 bytes");
    }
    draft.id = in.words("id");
    if (!draft.id.empty() && !given_ids_.insert(draft.id).second)
      value.refuse("the id '" + shortened(draft.id) + "' is used twice");
    event.quote = quote_of(in);
    if (event.title.empty()) title_ = event.title = title_from(event.quote);
    for (const ForeignValue& one : in.list("evidence")) event.evidence.push_back(quoted_.span_of(one));
    const std::vector<ByteSpan> around = around_of(event);
    for (const ForeignValue& one : in.list("mentions")) event.mentions.push_back(mention(one, around));
    if (event.mentions.empty() && !own_.sentences.empty())
      event.mentions.push_back({event.quote, quoted_.sentence_at(event.quote.begin)});
    event.kind = known_or_other(in, "kind", words_.event_kinds, held_);
    event.salience = salience_of(in);
    event.modality = in.choice("modality", modality_names, Modality::actual);
    event.polarity = in.choice("polarity", polarity_names, Polarity::positive);
    for (const ForeignValue& one : in.list("participants")) participant(one, around, draft);
    if (const auto speaker = in.find("attributed_to"))
      draft.speaker = actors_.speaker(*speaker, widened(around));
    date(in, around, draft);
    in.finish();
    check_title(title ? *title : value, around, draft);
    if (!told_.insert(key_of(event)).second) value.refuse("it says the same as an event before it");
    return draft;
  }

  /// The words as a title, cut between two words where they are too many.
  std::string title_from(const ByteSpan& quote) const {
    std::string words(quoted_.at(quote));
    std::replace_if(words.begin(), words.end(), [](unsigned char c) { return c < ' '; }, ' ');
    if (words.size() <= max_title_bytes) return words;
    const std::size_t space = words.rfind(' ', max_title_bytes);
    std::size_t end = space == std::string::npos ? max_title_bytes : space;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0u) == 0x80u) --end;
    return words.substr(0, end) + " …";
  }

  /// Words or an object, or the words with an "occurrence" beside them.
  ByteSpan quote_of(ForeignFields& in) const {
    const auto quote = in.find("quote");
    return quote && quote->is_object() ? quoted_.span_of(*quote) : quoted_.span_in(in, {});
  }

  /// The quote, the sentences in which it stands, and those of the evidence.
  std::vector<ByteSpan> around_of(const Event& event) const {
    std::vector<ByteSpan> around{event.quote, quoted_.sentences_around(event.quote)};
    for (const ByteSpan& span : event.evidence) around.push_back(quoted_.sentences_around(span));
    return around;
  }

  /// With a sentence more on either side of the quote.
  std::vector<ByteSpan> widened(std::vector<ByteSpan> around) const {
    if (own_.sentences.empty()) return around;
    const ByteSpan quote = around.front();
    const std::uint32_t first = quoted_.sentence_at(quote.begin), last = quoted_.sentence_at(quote.end - 1);
    if (first > 0) around.push_back(own_.sentences[first - 1]);
    if (last + 1 < own_.sentences.size()) around.push_back(own_.sentences[last + 1]);
    return around;
  }

  EventMention mention(const ForeignValue& value, const std::vector<ByteSpan>& around) const {
    ByteSpan span;
    if (value.is_words()) {
      span = quoted_.span_of(value, around);
    } else {
      ForeignFields in(value);
      span = quoted_.span_in(in, around);
      in.find("sentence");  // which one follows from the place
      in.finish();
    }
    if (!is_inside(span, around))
      value.refuse("\"" + shortened(quoted_.at(span)) + "\" stands outside of the words quoted");
    return {span, quoted_.sentence_at(span.begin)};
  }

  double salience_of(ForeignFields& in) {
    const auto value = in.find("salience");
    if (!value) return usual_salience;
    const double salience = value->real();
    if (salience >= 0 && salience <= 1) return salience;
    held_.emplace_back("taken as 0.5: a salience that is not from 0 to 1");
    return usual_salience;
  }

  void participant(const ForeignValue& value, const std::vector<ByteSpan>& around, Draft& draft) {
    ForeignFields in(value);
    static const std::vector<std::string> roles(role_names.begin(), role_names.end());
    const std::string role = known_or_other(in, "role", roles, held_);
    Participant part;
    part.role = static_cast<Role>(std::find(roles.begin(), roles.end(), role) - roles.begin());
    FoundActor actor = actors_.participant(in, around, part.span);
    in.finish();
    draft.participants.emplace_back(std::move(part), std::move(actor));
  }

  /// Names and numbers of a title are among the words quoted, who takes part, and the date.
  void check_title(const ForeignValue& value, const std::vector<ByteSpan>& around, const Draft& draft) const {
    std::set<std::string> said;
    for (const ByteSpan& span : around) add_words(said, std::string(quoted_.at(span)));
    const auto add_actor = [&](const FoundActor& found) {
      add_words(said, found.actor.name);
      for (const std::string& alias : found.actor.aliases) add_words(said, alias);
      for (const std::string& title : found.actor.titles) add_words(said, title);
    };
    for (const auto& [part, found] : draft.participants) add_actor(found);
    if (draft.speaker) add_actor(*draft.speaker);
    if (draft.time)
      add_words(said, calendar::print(draft.event.time.when) + " " + draft.event.time.when.phrase);
    // What the article says elsewhere stands in brackets: "[Trump] wrote on Twitter".
    std::string outside, inside = "in";  // no name of it is a first word
    bool is_in_brackets = false;
    for (const char c : without_marks(draft.event.title)) {
      is_in_brackets = (is_in_brackets || c == '[') && c != ']';
      (is_in_brackets ? inside : outside) += c == '[' || c == ']' ? ' ' : c;
    }
    check_words(outside, said, value);
    check_first_word(outside, said, value);
    if (inside.size() == 2) return;
    add_words(said, own_.text);
    for (const Actor& actor : own_.actors) add_words(said, actor.name);
    check_words(inside, said, value);
  }

  static void check_words(const std::string& title, const std::set<std::string>& said,
                          const ForeignValue& value) {
    for (const std::string& word : text::telling_words(title))
      for (const std::string& folded : text::folded_words(word))
        if (!said.contains(folded))
          value.refuse("its title says \"" + shortened(word) + "\", and the words quoted do not");
  }

  /// The first word begins with a capital anyway: it is a name unless the article has it in small letters.
  void check_first_word(const std::string& title, const std::set<std::string>& said,
                        const ForeignValue& value) const {
    const std::size_t begin = title.find_first_not_of(' ');
    if (begin == std::string::npos) return;
    const std::string first = title.substr(begin, title.find_first_of(" .,;:!?-()", begin) - begin);
    const std::vector<std::string> folded = text::folded_words(first);
    if (folded.empty() || first == text::lower(first) || said.contains(folded.front())) return;
    if (!stands_alone(own_.text, text::lower(first)))
      value.refuse("its title says \"" + shortened(first) + "\", and the words quoted do not");
  }

  // Dates.

  void date(ForeignFields& in, const std::vector<ByteSpan>& around, Draft& draft) {
    const auto date = in.find("date"), time = in.find("time");
    draft.event.time.confidence = usual_confidence;
    if (date && time) date->refuse("'date' and 'time' say the same: give one of them");
    if (date && date->is_words()) {
      take_date(date_in(*date), around, *date, draft);
    } else if (date) {
      ForeignFields fields(*date);
      const ForeignValue edtf = fields.need("edtf");
      const std::vector<ByteSpan> spans = words_or(around, fields);
      fields.finish();
      take_date(date_in(edtf), spans, edtf, draft);
    } else if (time) {
      take_time(*time, around, draft);
    }
    if (!draft.time) date_by_publication(draft.event);
  }

  /// The words that an object gives, else all around the quote.
  std::vector<ByteSpan> words_or(const std::vector<ByteSpan>& around, ForeignFields& in) const {
    if (!in.find("quote") && !in.find("begin") && !in.find("end")) return around;
    return {quoted_.span_in(in, around)};
  }

  void take_date(const TimeSpan& given, const std::vector<ByteSpan>& spans, const ForeignValue& value,
                 Draft& draft) const {
    Event& event = draft.event;
    const auto& published = own_.published;
    if (event.modality == Modality::actual && published && given.earliest_start &&
        *given.earliest_start > *published)
      value.refuse("it lies after " + calendar::iso(*published) + ", when the article was published");
    SaidDates::Taken taken = dates_.taken(given, spans, value);
    event.time.when = std::move(taken.when);
    event.time.basis = Basis::time;
    Time time;
    time.span = taken.words;
    time.value = event.time.when.edtf;
    time.when = event.time.when;
    draft.time = std::move(time);
    if (!is_inside(taken.words, around_of(event))) event.evidence.push_back(taken.words);
  }

  /// The time of an event as the strict form of the format has it. What no words date is not taken over: the
  /// story works it out from publication and order.
  void take_time(const ForeignValue& value, const std::vector<ByteSpan>& around, Draft& draft) {
    ForeignFields in(value);
    EventTime& out = draft.event.time;
    const std::string basis = in.words("basis"), clock = in.words("clock");
    if (const auto confidence = in.find("confidence")) {
      out.confidence = confidence->real();
      if (!(out.confidence >= 0 && out.confidence <= 1)) confidence->refuse("a confidence is from 0 to 1");
    }
    out.unresolved = in.words("unresolved");
    if (!out.unresolved.empty() && !quoted_.find(out.unresolved, around))
      value.refuse("the words \"" + shortened(out.unresolved) + "\" do not stand in the article");
    for (const char* field : {"earliest", "latest", "anchor", "phrase", "precision", "likely"})
      in.find(field);
    const auto stated = in.find("stated"), uncertain = in.find("uncertain"),
               approximate = in.find("approximate");
    std::vector<ByteSpan> spans = words_or(around, in);
    TimeSpan when = when_in(in);
    in.finish();
    const bool is_by_time =
        !basis.empty() && std::find(basis_names.begin() + 1, basis_names.end(), basis) == basis_names.end();
    if (is_by_time) spans = {span_of_time(basis, value)};
    const bool is_by_words =
        is_by_time || basis == "named-event" || (basis.empty() && (!stated || stated->flag()));
    if (!is_by_words || when.unknown()) return;
    const bool is_uncertain = uncertain && uncertain->flag(),
               is_approximate = approximate && approximate->flag();
    if (is_uncertain || is_approximate) when = calendar::qualified(when, is_uncertain, is_approximate);
    if (!clock.empty() && !dates_.has_clock(clock, spans))
      value.refuse("no words that are quoted say the time of day " + shortened(clock));
    take_date(when, spans, value, draft);
    out.when.clock = draft.time->when.clock = clock;
  }

  ByteSpan span_of_time(const std::string& id, const ForeignValue& value) {
    const auto found = times_.find(id);
    if (found == times_.end()) value.refuse("there is no time '" + shortened(id) + "' in the record");
    if (found->second.size() > 1) value.refuse("the id '" + shortened(id) + "' of a time is used twice");
    used_times_.insert(id);
    ForeignFields in(found->second.front());
    return quoted_.span_in(in, {});
  }

  /// What no words date had happened when it was reported, or was still to come.
  void date_by_publication(Event& event) const {
    const auto& published = own_.published;
    if (!published || event.modality == Modality::hypothetical) return;
    event.time.when = event.modality == Modality::planned ? calendar::one_day_of(published, std::nullopt)
                                                          : calendar::one_day_of(std::nullopt, published);
    event.time.when.anchor = "published";
    event.time.basis = Basis::published;
  }

  void put(Draft draft) {
    Record& facts = out_.facts;
    Event& event = draft.event;
    event.id = "e" + std::to_string(facts.events.size() + 1);
    if (draft.time) {
      draft.time->id = event.time.basis_time = "t" + std::to_string(facts.times.size() + 1);
      facts.times.push_back(*std::move(draft.time));
    }
    for (auto& [part, actor] : draft.participants) {
      part.actor = actors_.keep(actor, part.span, facts);
      event.participants.push_back(std::move(part));
    }
    if (draft.speaker) event.attributed_to = actors_.keep(*draft.speaker, std::nullopt, facts);
    if (!draft.id.empty()) taken_ids_[draft.id] = event.id;
    facts.events.push_back(std::move(event));
  }

  // Relations.

  Relation relation(const ForeignValue& value) {
    ForeignFields in(value);
    Relation out;
    const ForeignValue from = in.need("from"), to = in.need("to");
    title_ = shortened(from.words() + " " + in.words("kind") + " " + to.words());
    out.kind = in.choice("kind", relation_kind_names, RelationKind::after);
    if (!in.find("kind")) value.refuse("the field 'kind' is missing");
    out.from = event_of(from);
    out.to = event_of(to);
    if (out.from == out.to) value.refuse("an event has no relation to itself");
    out.span = quoted_.span_in(in, {});
    in.finish();
    return out;
  }

  std::string event_of(const ForeignValue& value) const {
    const std::string id = value.words();
    if (const auto found = taken_ids_.find(id); found != taken_ids_.end()) return found->second;
    value.refuse(refused_ids_.contains(id) ? "the event '" + shortened(id) + "' was refused"
                                           : "there is no event '" + shortened(id) + "' in the record");
  }

  void put(Relation relation) { out_.facts.relations.push_back(std::move(relation)); }

  void leave_the_rest() {
    const std::size_t actors = actors_.unused(), times = listed_times_ - used_times_.size();
    if (actors > 0) notes_["left aside: actors whom no fact names"] += actors;
    if (times > 0) notes_["left aside: times that date no fact"] += times;
  }

  const Record& own_;
  const CheckWords& words_;
  std::uint64_t offset_;  ///< of the document in its file
  QuotedWords quoted_;
  SaidDates dates_;
  std::vector<std::string> held_;  ///< notes on the fact that is being read
  ForeignActors actors_;
  std::vector<ForeignValue> events_, relations_;
  std::map<std::string, std::vector<ForeignValue>> times_;  ///< by id
  std::size_t listed_times_ = 0;
  std::set<std::string> used_times_;
  std::string title_;  ///< of the fact that is being read
  std::set<std::string> given_ids_, refused_ids_, told_;
  std::map<std::string, std::string> taken_ids_;  ///< as given, as taken
  std::map<std::string, std::size_t> notes_;
  Checked out_;
};

/// The words of a field; "" where it has none.
std::string words_in(const text::JsonTree& tree, const text::JsonNode& object, const char* name) {
  const text::JsonNode* node = tree.member(object, name);
  return node != nullptr && node->kind == text::JsonKind::string ? tree.words_of(*node) : std::string();
}

}  // namespace

ForeignRecord::Article ForeignRecord::article() const {
  return {words_in(*tree_, *record_, "sha256"), words_in(*tree_, *record_, "url"),
          words_in(*tree_, *record_, "id")};
}

std::string ForeignRecord::extractor() const {
  return words_in(*tree_, *record_, "extractor");
}

Checked ForeignRecord::checked_against(const Record& own, const CheckWords& words) const {
  return Check(own, words, offset_).run(ForeignValue(*tree_, *record_, ""));
}

}  // namespace dateline::record
