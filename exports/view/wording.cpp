#include "exports/view/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "graph/query/date_words.hpp"
#include "graph/query/source_words.hpp"
#include "graph/query/standing.hpp"
#include "src/text/one_line.hpp"

namespace dateline::view {
namespace {

/// A title that is the middle of a sentence begins with a capital; a word like "iPhone" is left as it is.
void begin_with_capital(std::string& title) {
  const std::size_t end = std::min(title.find(' '), title.size());
  if (end == 0) return;
  for (std::size_t i = 0; i < end; ++i) {
    if (title[i] < 'a' || title[i] > 'z') return;
  }
  title[0] = static_cast<char>(title[0] - 'a' + 'A');
}

/// In narrow columns a date stays on one line.
std::string date_of(calendar::Day day, calendar::DateForm form, calendar::DateLength length) {
  const std::string date = calendar::print(calendar::on_day(day), form, length);
  if (length == calendar::DateLength::full) return date;
  std::string unbroken;
  for (const char c : date) unbroken += c == ' ' ? std::string("\u00a0") : std::string(1, c);
  return unbroken;
}

/// What sources state that cannot be the date of the event, each once.
std::vector<std::string> other_dates(const query::ResultEvent& event, calendar::DateForm form) {
  std::vector<std::string> dates;
  if (!event.when.bounded()) return dates;
  for (const query::ResultClaim& claim : event.claims) {
    const calendar::TimeSpan& when = claim.when;
    if (!when.stated || !when.bounded()) continue;
    const bool is_apart =
        *when.latest_end < *event.when.earliest_start || *event.when.latest_end < *when.earliest_start;
    std::string date = shown(calendar::print(when, form));
    if (is_apart && std::find(dates.begin(), dates.end(), date) == dates.end())
      dates.push_back(std::move(date));
  }
  return dates;
}

}  // namespace

std::string shown(std::string_view text) {
  return text::on_one_line(text, text::NoBreakSpace::kept);
}

std::string web_address(const std::string& url) {
  const auto begins_with = [&](std::string_view scheme) {
    if (url.size() <= scheme.size()) return false;
    for (std::size_t i = 0; i < scheme.size(); ++i) {
      const char c = url[i] >= 'A' && url[i] <= 'Z' ? static_cast<char>(url[i] + 32) : url[i];
      if (c != scheme[i]) return false;
    }
    return true;
  };
  return begins_with("https://") || begins_with("http://") ? shown(url) : std::string();
}

std::string heading_of(std::string_view title) {
  std::string heading = shown(title);
  begin_with_capital(heading);
  return heading;
}

Standing standing_of(const query::ResultEvent& event) {
  if (event.polarity == "negative") return Standing::denied;
  if (event.modality == "alleged") return Standing::alleged;
  if (event.modality == "planned") return Standing::planned;
  if (event.modality == "hypothetical") return Standing::hypothetical;
  return Standing::actual;
}

std::string title_of(const query::ResultEvent& event) {
  std::string title = shown(event.printed_title());
  if (title.empty()) title = "Untitled event";
  const std::string standing(query::standing_word(event));
  if (!standing.empty()) return standing + ": " + title;
  begin_with_capital(title);
  return title;
}

std::string said_by_line(const query::ResultEvent& event) {
  const std::string name = shown(event.attributed_to);
  if (name.empty()) return {};
  return (query::standing_word(event) == "Denied" ? "Denied by " : "According to ") + name;
}

Dated status_of(const query::ResultEvent& event, calendar::DateForm form) {
  std::string status;
  if (query::needs_negation(event)) status = "did not happen";
  if (!event.contested) return {std::move(status)};
  status += status.empty() ? "sources disagree" : ", sources disagree";
  std::string others;
  for (const std::string& date : other_dates(event, form)) others += (others.empty() ? "" : ", ") + date;
  if (others.empty()) return {std::move(status)};
  status += ": also ";
  const std::size_t begin = status.size();
  status += others;
  return {std::move(status), {begin, begin + others.size()}};
}

bool is_copy_in(const query::ResultEvent& event, const std::string& source) {
  return std::find(event.copies.begin(), event.copies.end(), source) != event.copies.end();
}

SourceNames::SourceNames(const query::Result& result, calendar::DateForm form, calendar::DateLength length) {
  for (const query::ResultSource& source : result.sources) {
    std::string name;
    for (const std::string* part : {&source.outlet, &source.title, &source.name, &source.id}) {
      if (name.empty()) name = shown(*part);
    }
    base::ByteSpan date;
    if (source.published) {
      date.begin = name.size() + 2;
      name += ", " + date_of(*source.published, form, length);
      date.end = name.size();
    }
    by_id_.emplace(source.id, Named{&source, {std::move(name), date}});
  }
}

const query::ResultSource* SourceNames::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second.source;
}

Dated SourceNames::label(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? Dated{shown(id)} : found->second.label;
}

Dated SourceNames::label(const query::ResultClaim& claim) const {
  Dated named = label(claim.source);
  if (claim.page != 0) named.words += fmt::format(", page {}", claim.page);
  return named;
}

std::vector<Dated> SourceNames::lines(const query::ResultEvent& event, std::size_t most) const {
  std::vector<Dated> labels;
  for (const query::ResultClaim& claim : event.claims) {
    if (is_copy_in(event, claim.source)) continue;
    Dated name = claim.source.empty() ? Dated{shown(claim.citation)} : label(claim.source);
    if (!name.words.empty() && std::find(labels.begin(), labels.end(), name) == labels.end())
      labels.push_back(std::move(name));
  }
  if (labels.empty()) return {{"No source cited"}};
  if (labels.size() > most + 1) {
    const std::size_t more = labels.size() - most;
    labels.resize(most);
    labels.push_back({fmt::format("and {} more", more)});
  }
  if (!event.copies.empty()) labels.push_back({"and " + counted(event.copies.size(), "copy", "copies")});
  return labels;
}

std::string actors_line(const query::ResultEvent& event, std::string_view title, std::size_t most) {
  std::vector<std::string> names;
  const std::string attributed_to = shown(event.attributed_to);
  for (const query::ResultActor& actor : event.actors) {
    std::string name = shown(actor.name);
    if (name.empty() || name == attributed_to || title.find(name) != std::string_view::npos) continue;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  const std::size_t named = names.size() <= most + 1 ? names.size() : most;
  std::string line;
  for (std::size_t i = 0; i < named; ++i) line += (i == 0 ? "" : ", ") + names[i];
  if (named < names.size()) line += fmt::format(" and {} more", names.size() - named);
  return line;
}

std::string date_line(const query::ResultEvent& event, calendar::DateForm form) {
  const std::string date = query::date_words(event, form);
  if (!date.empty()) return shown(date);
  const std::string words = shown(event.unresolved);
  return words.empty() ? words : "“" + words + "”";
}

namespace {

/// The heading as a time of its own, so that it is printed like any other. `unit_of` gives the whole unit
/// that begins on a day.
std::string time_title(const query::TimeHeading& heading, calendar::DateForm form,
                       calendar::TimeSpan (*unit_of)(calendar::Day)) {
  using Kind = query::TimeHeading::Kind;
  const calendar::TimeSpan first = unit_of(heading.first);
  calendar::TimeSpan span = calendar::one_day_of(first.earliest_start, unit_of(heading.last).latest_end);
  if (heading.kind != Kind::within) {
    const bool is_before = heading.kind == Kind::or_before;
    const std::string edtf = is_before ? "[.." + first.edtf + "]" : "[" + first.edtf + "..]";
    span = calendar::span_from_edtf(edtf).value_or(span);
  }
  span.stated = true;
  if (heading.approximate) span = calendar::qualified(std::move(span), false, true);
  std::string title = shown(calendar::print(span, form));
  // "Août 2017", where the month is written "août" in a date.
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

}  // namespace

std::string year_title(const query::TimeHeading& year, calendar::DateForm form) {
  return time_title(year, form, [](calendar::Day first) {
    return calendar::one_day_of(first, calendar::day_of({calendar::civil_of(first).year, 12, 31}));
  });
}

std::string month_title(const query::TimeHeading& month, calendar::DateForm form) {
  return time_title(month, form, [](calendar::Day first) {
    const calendar::CivilDate date = calendar::civil_of(first);
    return calendar::one_day_of(
        first, calendar::day_of({date.year, date.month, calendar::days_in_month(date.year, date.month)}));
  });
}

std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", number, number == 1 ? singular : plural);
}

std::string counts_line(const query::Result& result) {
  if (result.events.empty()) return "No events";
  std::string line = counted(result.events.size(), "event", "events");
  std::set<std::string> texts;
  for (const query::ResultSource& source : result.sources)
    texts.insert(source.counts_as.empty() ? source.id : source.counts_as);
  if (!texts.empty())
    line += " from " + query::counted_sources(texts.size(), result.sources.size() - texts.size());
  return line;
}

std::string draft_line(const query::Result& result) {
  const auto unchecked =
      std::count_if(result.events.begin(), result.events.end(),
                    [](const query::ResultEvent& event) { return event.state != "checked"; });
  std::string line;
  if (unchecked > 0) line = fmt::format("Draft: {} of {} unchecked", unchecked, result.events.size());
  if (result.unread > 0)
    line += (line.empty() ? "Not whole: " : "; ") + counted(result.unread, "article", "articles") +
            " could not be read";
  return line;
}

std::string left_out_line(const query::Result& result) {
  std::string line;
  if (result.left_out > 0)
    line = fmt::format("+{} not shown", counted(result.left_out, "more event", "more events"));
  if (result.possible > 0) {
    line += fmt::format("{}{} possibly in this time", line.empty() ? "+" : "; ",
                        counted(result.possible, "more event", "more events"));
    if (result.probable > 0) line += fmt::format(", {} of them probably", result.probable);
  }
  return line;
}

}  // namespace dateline::view
