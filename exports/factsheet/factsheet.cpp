#include "exports/factsheet/factsheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "exports/factsheet/text_fragment.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/date_words.hpp"
#include "graph/query/source_words.hpp"
#include "src/calendar/locale.hpp"
#include "src/calendar/moment.hpp"
#include "src/calendar/print.hpp"

namespace dateline::factsheet {
namespace {

/// Adds `part` to a list in words.
void append(std::string& list, const std::string& part, const char* parting) {
  if (part.empty()) return;
  list += (list.empty() ? "" : parting) + part;
}

const query::ResultDecision* decision_on(const query::ResultEvent& event, const std::string& field) {
  for (const query::ResultDecision& decision : event.decisions)
    if (decision.field == field) return &decision;
  return nullptr;
}

/// Words on one line, and where dates stand in them.
struct Dated {
  std::string words;
  std::vector<base::ByteSpan> dates;

  Dated& say(const std::string& more) {
    words += more;
    return *this;
  }
  Dated& date(const std::string& printed) {
    const std::string shown = one_line(printed);
    dates.push_back({words.size(), words.size() + shown.size()});
    words += shown;
    return *this;
  }
};

std::string quoted(const std::string& phrase) {
  return "“" + one_line(phrase) + "”";
}

Dated date_in_words(const query::ResultEvent& event, calendar::DateForm form) {
  Dated out;
  const std::string date = query::date_words(event, form);
  if (!date.empty()) return out.date(date);
  out.date(calendar::print(event.when, form));
  return event.unresolved.empty() ? out : out.say(": " + quoted(event.unresolved));
}

/// The words of an article that date it, or would; "" where the editor has given the date.
std::string dating_phrase(const query::ResultEvent& event) {
  const query::ResultDecision* const decision = decision_on(event, "date");
  if (decision && decision->given) return "";
  return event.unresolved.empty() ? event.when.phrase : event.unresolved;
}

/// What is certain of the date, and how it is known: "10 July 2017, the text says “on Monday”".
void add_certain_date(const query::ResultEvent& event, calendar::DateForm form, Dated& out) {
  const calendar::TimeSpan& when = event.when;
  const std::string phrase = dating_phrase(event);
  if (when.unknown())
    out.say(phrase.empty() ? "unknown, no source says when" : "unknown");
  else
    out.date(calendar::print(when, form));
  if (!phrase.empty()) out.say(", the text says " + quoted(phrase));
  if (!when.unknown() && !when.stated) out.say(", inferred");
}

/// "probably 10 July 2017, taken from the day of publication (90 % sure)".
void add_likely_date(const query::ResultLikely& likely, calendar::DateForm form, Dated& out) {
  std::string from = "what is told beside it";
  if (likely.from == "published") from = "the day of publication";
  if (!likely.phrase.empty()) from = quoted(likely.phrase) + ", said of what is told beside it";
  out.date(query::likely_words(likely, form))
      .say(fmt::format(", taken from {} ({:.0f} % sure)", from, 100 * likely.confidence));
}

Dated date_to_check(const query::ResultEvent& event, calendar::DateForm form) {
  Dated out;
  if (event.likely) {
    add_likely_date(*event.likely, form, out);
    out.say("; certain: ");
  }
  add_certain_date(event, form, out);
  return out;
}

/// Each actor once, with all roles: "Barack Obama (agent, speaker), Moscow (place)".
std::string actors_to_check(const query::ResultEvent& event) {
  std::vector<std::string> ids;
  std::map<std::string, std::string> roles, names;
  for (const query::ResultActor& actor : event.actors) {
    if (names.try_emplace(actor.id, actor.name).second) ids.push_back(actor.id);
    append(roles[actor.id], actor.role, ", ");
  }
  std::string out;
  for (const std::string& id : ids) append(out, names[id] + " (" + roles[id] + ")", ", ");
  return out.empty() ? "nobody is named" : out;
}

/// "checked by anna, 2017-07-10 09:30; read now: 9 July 2017".
std::string decision_words(const query::ResultDecision& decision) {
  std::string out = decision.given ? "set by the editor, " : "";
  out += decision.state;
  if (!decision.who.empty()) out += " by " + decision.who;
  out += ", " + calendar::print_moment(decision.at);
  if (decision.uncited) out += "; uncited, no source says it";
  if (!decision.read_by.empty())
    out += "; " + decision.read_by + " has: " + decision.read;
  else if (!decision.read.empty())
    out += (decision.changed ? "; read now: " : "; what was read: ") + decision.read;
  return out;
}

Box box_of(const query::ResultEvent& event, const std::string& field, const std::string& value) {
  Box box = {.field = field, .value = one_line(value)};
  if (const query::ResultDecision* decision = decision_on(event, field)) {
    box.ticked = decision->state == "checked";
    box.decided = one_line(decision_words(*decision));
  }
  return box;
}

/// A field as the line of states names it: those without a box with their value.
std::string named_field(const query::ResultEvent& event, const std::string& field) {
  if (field == "kind") return "kind (" + event.kind + ")";
  if (field == "standing")
    return "standing (" + event.modality + (event.polarity == "negative" ? ", denied)" : ")");
  return field;
}

/// "checked: title; not checked: date, actors, kind (hack), standing (alleged)".
std::string state_of_fields(const query::ResultEvent& event) {
  std::string checked, accepted, rejected, undecided;
  for (const char* const field : {"title", "date", "actors", "kind", "standing"}) {
    const query::ResultDecision* const decision = decision_on(event, field);
    const std::string state = decision ? decision->state : "proposed";
    std::string& fields = state == "checked"    ? checked
                          : state == "accepted" ? accepted
                          : state == "rejected" ? rejected
                                                : undecided;
    append(fields, named_field(event, field), ", ");
  }
  std::string out = event.state == "rejected" ? "rejected as a whole" : "";
  if (!checked.empty()) append(out, "checked: " + checked, "; ");
  if (!accepted.empty()) append(out, "accepted, not checked: " + accepted, "; ");
  if (!rejected.empty()) append(out, "rejected: " + rejected, "; ");
  if (!undecided.empty()) append(out, "not checked: " + undecided, "; ");
  return one_line(out);
}

/// Of an event that the editor has made there is a claim that nothing states.
bool is_sourced(const query::ResultClaim& claim) {
  return !claim.source.empty() || !claim.citation.empty();
}

std::string remark_on(const query::ResultEvent& event) {
  std::string out;
  if (event.contested) append(out, "sources disagree", "; ");
  if (!event.found) append(out, "no reading of the articles has it", "; ");
  if (std::none_of(event.claims.begin(), event.claims.end(), is_sourced))
    append(out, "uncited, no source is named", "; ");
  return one_line(out);
}

/// Makes claims; looks each source and each text up once.
class ClaimMaker {
 public:
  ClaimMaker(const query::Result& result, const TextOf& text_of, calendar::DateForm form)
      : text_of_(text_of), form_(form) {
    for (const query::ResultSource& source : result.sources) sources_[source.id] = &source;
  }

  SheetClaim claim_of(const query::ResultClaim& claim) {
    const auto found = sources_.find(claim.source);
    if (found == sources_.end()) return without_source(claim);
    const query::ResultSource& source = *found->second;
    SheetClaim out;
    out.words = words_of(claim);
    Dated where = place_of(claim, source);
    out.where = std::move(where.words);
    out.dates = std::move(where.dates);
    out.remark = one_line(remark_on(claim, source));
    out.address = one_line(source.url);
    out.link = link_to_words(source.url, claim.quote);
    return out;
  }

 private:
  static SheetClaim without_source(const query::ResultClaim& claim) {
    SheetClaim out;
    out.words.quote = one_line(claim.quote);
    out.where = one_line(!claim.citation.empty() ? claim.citation : claim.source);
    if (!claim.attributed_to.empty()) out.remark = one_line("citing " + claim.attributed_to);
    return out;
  }

  const SourceText& text(const std::string& source) {
    const auto [at, is_new] = texts_.try_emplace(source);
    if (is_new) at->second = text_of_(source);
    return at->second;
  }

  Context words_of(const query::ResultClaim& claim) {
    const base::ByteSpan address = {claim.begin, claim.end};
    const SourceText& stored = text(claim.source);
    if (!claim.quote.empty() && base::words_at(stored.text, address) == claim.quote)
      return context_of(stored, address);
    return {.quote = one_line(claim.quote.empty() ? claim.citation : claim.quote)};
  }

  /// "page 3", "headline", "paragraph 4"; "" where the words are no more in the text.
  std::string place_in_text(const query::ResultClaim& claim, const query::ResultSource& source) {
    if (claim.quote.empty()) return "";
    if (claim.page > 0) return "page " + std::to_string(claim.page);
    if (one_line(claim.quote) == one_line(source.title)) return "headline";
    const std::uint64_t number = paragraph_at(text(claim.source).text, claim.begin);
    return number > 0 ? "paragraph " + std::to_string(number) : "";
  }

  Dated place_of(const query::ResultClaim& claim, const query::ResultSource& source) {
    const std::string name = table::source_name(source);
    Dated out{one_line(name), {}};
    const auto part = [&](const std::string& words) { append(out.words, words, ", "); };
    if (!source.title.empty() && source.title != name) part(quoted(source.title));
    if (source.published)
      out.say(out.words.empty() ? "" : ", ")
          .date(calendar::print(calendar::on_day(*source.published), form_));
    else
      part("publication date unknown");
    part(place_in_text(claim, source));
    return out.say(" (" + source.id + (claim.id.empty() ? "" : ", " + claim.id) + ")");
  }

  static std::string remark_on(const query::ResultClaim& claim, const query::ResultSource& source) {
    std::string out;
    if (source.link) append(out, query::link_words(*source.link), "; ");
    if (!claim.attributed_to.empty()) append(out, "citing " + claim.attributed_to, "; ");
    if (!claim.extractor.empty()) append(out, "read by " + claim.extractor, "; ");
    if (claim.quote.empty() && !claim.citation.empty())
      append(out, "these words are no more in the stored text", "; ");
    return out;
  }

  const TextOf& text_of_;
  calendar::DateForm form_;
  std::map<std::string, const query::ResultSource*> sources_;
  std::map<std::string, SourceText> texts_;
};

Fact fact_of(const query::ResultEvent& event, ClaimMaker& claims, calendar::DateForm form) {
  Dated date = date_in_words(event, form), checked = date_to_check(event, form);
  const std::string& speaker = event.attributed_to;
  Fact fact = {.id = event.id,
               .date = std::move(date.words),
               .dates = std::move(date.dates),
               .title = one_line(table::marked_title(event)),
               .state = state_of_fields(event),
               .said_by = speaker.empty() ? "" : one_line("according to " + speaker),
               .remark = remark_on(event)};
  fact.boxes = {box_of(event, "title", "as above"), box_of(event, "date", checked.words),
                box_of(event, "actors", actors_to_check(event))};
  fact.boxes[1].dates = std::move(checked.dates);
  if (!event.own_note.empty()) fact.boxes.push_back(box_of(event, "note", one_line(event.own_note)));
  for (const query::ResultClaim& claim : event.claims)
    if (is_sourced(claim)) fact.claims.push_back(claims.claim_of(claim));
  return fact;
}

std::string counts_of(const query::Result& result) {
  const std::size_t all = result.events.size();
  const auto checked = static_cast<std::size_t>(
      std::count_if(result.events.begin(), result.events.end(),
                    [](const query::ResultEvent& event) { return event.state == "checked"; }));
  const std::string facts = fmt::format("{} {}", all, all == 1 ? "fact" : "facts");
  if (all == checked) return all == 0 ? facts : facts + ", all of them checked";
  return fmt::format("{}, {} of them not checked", facts, all - checked);
}

std::string left_out_of(const query::Result& result) {
  std::string out;
  if (result.left_out > 0)
    append(out,
           fmt::format("{} more {} not on this sheet", result.left_out,
                       result.left_out == 1 ? "fact is" : "facts are"),
           "; ");
  if (result.possible > 0)
    append(out, fmt::format("{} more might fall in the asked time", result.possible), "; ");
  return out;
}

}  // namespace

FactSheet make_sheet(const query::Result& result, const std::string& title, const TextOf& text_of,
                     calendar::DateForm form) {
  FactSheet sheet = {
      .title = one_line(title), .language = {}, .counts = counts_of(result), .left_out = left_out_of(result)};
  if (sheet.title.empty()) sheet.title = "Fact sheet";
  if (form.locale) sheet.language = form.locale->language();
  ClaimMaker claims(result, text_of, form);
  for (const query::ResultEvent& event : result.events) sheet.facts.push_back(fact_of(event, claims, form));
  return sheet;
}

}  // namespace dateline::factsheet
