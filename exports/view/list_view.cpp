#include "exports/view/list_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "exports/view/placement.hpp"
#include "exports/view/time_scale.hpp"
#include "exports/view/wording.hpp"
#include "src/calendar/day.hpp"
#include "src/calendar/locale.hpp"

namespace dateline::view {
namespace {

using calendar::CivilDate;

/// With more entries than this a year is divided into months.
constexpr std::size_t most_in_undivided_year = 8;

constexpr std::size_t most_sources = 5;
constexpr std::size_t most_actors = 8;

/// What HTML's <time datetime> can say, and only where the text said it.
std::string datetime_of(const calendar::TimeSpan& when) {
  if (!when.stated || when.approximate || when.uncertain || !when.bounded() || !when.momentary()) return {};
  const CivilDate first = calendar::civil_of(*when.earliest_start);
  const CivilDate last = calendar::civil_of(*when.latest_end);
  if (first.year < 1 || first.year > 9999 || first.year != last.year) return {};
  if (first == last) return calendar::iso(*when.earliest_start);
  if (first.day != 1 || last.day != calendar::days_in_month(last.year, last.month)) return {};
  if (first.month == last.month) return fmt::format("{:04}-{:02}", first.year, first.month);
  return first.month == 1 && last.month == 12 ? fmt::format("{:04}", first.year) : std::string();
}

bool is_english(const calendar::Locale& locale) {
  return locale.language() == "en" || locale.language().starts_with("en-");
}

/// Where a reader finds the words of a claim on the web: the page of a PDF, too. "" where that is nowhere.
std::string address_of(const query::ResultClaim& claim, const query::ResultSource* source) {
  std::string address = source == nullptr ? std::string() : web_address(source->url);
  if (!address.empty() && claim.page > 0 && address.find('#') == std::string::npos)
    address += fmt::format("#page={}", claim.page);
  return address;
}

/// What is named as the place of a claim: its source, or without one its citation; "" where there is neither.
Dated place_of(const query::ResultClaim& claim, const SourceNames& sources) {
  return claim.source.empty() ? Dated{shown(claim.citation)} : sources.label(claim);
}

/// The words of all claims, each once, and claims without words together. Where words have been cited, copies
/// that have them, too, are counted.
std::vector<ListQuote> quotes_of(const query::ResultEvent& event, const SourceNames& sources) {
  struct Group {
    std::string words;
    std::vector<const query::ResultClaim*> cited, copied;  ///< one a source
  };
  std::vector<Group> groups;
  for (const query::ResultClaim& claim : event.claims) {
    std::string words = shown(claim.quote);
    if (place_of(claim, sources).words.empty()) continue;
    auto group =
        std::find_if(groups.begin(), groups.end(), [&](const Group& other) { return other.words == words; });
    if (group == groups.end()) group = groups.insert(groups.end(), {.words = std::move(words)});
    std::vector<const query::ResultClaim*>& those =
        is_copy_in(event, claim.source) ? group->copied : group->cited;
    const bool is_there = std::any_of(those.begin(), those.end(), [&](const auto* other) {
      return other->source == claim.source && other->citation == claim.citation;
    });
    if (!is_there) those.push_back(&claim);
  }
  std::vector<ListQuote> quotes;
  for (Group& group : groups) {
    ListQuote quote{.words = std::move(group.words)};
    const auto cite = [&](const query::ResultClaim& claim, std::string_view note) {
      Dated place = place_of(claim, sources);
      place.words += note;
      quote.citations.push_back({std::move(place), address_of(claim, sources.find(claim.source))});
    };
    for (const query::ResultClaim* claim : group.cited) cite(*claim, "");
    std::size_t copies = group.copied.size();
    if (group.cited.empty()) {
      cite(*group.copied.front(), " (copy)");
      --copies;
    }
    if (copies > 0) quote.copies = "and " + counted(copies, "copy", "copies");
    quotes.push_back(std::move(quote));
  }
  return quotes;
}

ListEntry entry_of(const query::ResultEvent& event, const SourceNames& sources,
                   const TimelineOptions& options) {
  const bool is_full = options.detail == Detail::full;
  ListEntry entry{.id = shown(event.id),
                  .date = date_line(event, options.dates),
                  .datetime = datetime_of(event.when),
                  .status = status_of(event, options.dates),
                  .title = title_of(event),
                  .note = {},
                  .according_to = said_by_line(event),
                  .sources = {},
                  .standing = standing_of(event),
                  .likely = event.likely.has_value(),
                  .is_day = is_stated_day(event),
                  .is_quoted = event.place().unknown()};
  entry.kind = shown(event.kind);
  for (const query::ResultActor& actor : event.actors) {
    std::string id = shown(actor.id);
    if (std::find(entry.who.begin(), entry.who.end(), id) == entry.who.end())
      entry.who.push_back(std::move(id));
  }
  if (options.detail == Detail::brief) return entry;
  entry.note = shown(event.own_note);
  entry.actors = actors_line(event, entry.title, is_full ? event.actors.size() : most_actors);
  entry.sources = sources.lines(event, is_full ? event.claims.size() : most_sources);
  entry.quotes = quotes_of(event, sources);
  if (shows_picture(event, options)) entry.picture = picture_of(event, options);
  return entry;
}

/// Counts choices; take() gives the most frequent first, and of those the first in the alphabet's bytes.
class Choices {
 public:
  void count(const std::string& value, const std::string& words) {
    if (value.empty()) return;
    const auto [found, is_new] = place_.try_emplace(value, choices_.size());
    if (is_new) choices_.push_back({.value = value, .words = words});
    ++choices_[found->second].events;
  }
  std::vector<ListChoice> take() {
    std::sort(choices_.begin(), choices_.end(), [](const ListChoice& a, const ListChoice& b) {
      if (a.events != b.events) return a.events > b.events;
      return a.words != b.words ? a.words < b.words : a.value < b.value;
    });
    return std::move(choices_);
  }

 private:
  std::map<std::string, std::size_t> place_;
  std::vector<ListChoice> choices_;
};

void add_choices(const query::Result& result, ListView& view) {
  Choices actors, kinds;
  for (const query::ResultEvent& event : result.events) {
    std::set<std::string> counted_here;
    for (const query::ResultActor& actor : event.actors) {
      if (counted_here.insert(actor.id).second) actors.count(shown(actor.id), shown(actor.name));
    }
    const std::string kind = shown(event.kind);
    kinds.count(kind, kind);
  }
  view.actors = actors.take();
  view.kinds = kinds.take();
}

/// Under years, and under months where a year has many; undated ones last.
void add_years(const query::Result& result, std::vector<ListEntry> entries, calendar::DateForm form,
               ListView& view) {
  std::map<query::TimeHeading, std::vector<std::size_t>> years;
  ListGroup undated{.heading = form.words().undated()};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (const auto year = query::year_of(result.events[i].place()))
      years[*year].push_back(i);
    else
      undated.entries.push_back(std::move(entries[i]));
  }
  for (const auto& [year, events] : years) {
    view.groups.push_back({.heading = year_title(year, form)});
    // What may have been in any month of the year stands before them.
    std::map<query::TimeHeading, std::vector<std::size_t>> months;
    for (const std::size_t i : events) {
      const auto month = query::month_of(result.events[i].place());
      const bool is_divided = events.size() > most_in_undivided_year && year.is_certain();
      if (is_divided && calendar::civil_of(month->first).month + 11 != calendar::civil_of(month->last).month)
        months[*month].push_back(i);
      else
        view.groups.back().entries.push_back(std::move(entries[i]));
    }
    for (const auto& [month, in_month] : months) {
      view.groups.push_back({.heading = month_title(month, form), .level = 2});
      for (const std::size_t i : in_month) view.groups.back().entries.push_back(std::move(entries[i]));
    }
  }
  if (!undated.entries.empty()) view.groups.push_back(std::move(undated));
}

void add_parts(const std::vector<Part>& parts, std::vector<ListEntry> entries, ListView& view) {
  view.has_years = false;
  for (const Part& part : parts) {
    if (part.events.empty()) continue;
    view.groups.push_back({.heading = heading_of(part.title)});
    for (const std::size_t i : part.events) {
      view.groups.back().entries.push_back(entries[i]);
      entries[i].again = true;
    }
  }
}

}  // namespace

std::vector<std::string> lines_of(const ListPicture& picture, bool named) {
  const std::string name = named && !picture.file.empty() ? "Picture (" + picture.file + ")" : "Picture";
  const std::string& words = picture.caption.empty() && !named ? picture.file : picture.caption;
  std::vector<std::string> lines = {words.empty() ? name : name + ": " + words};
  if (!picture.credit.empty()) lines.push_back("Credit: " + picture.credit);
  if (!picture.alternative.empty()) lines.push_back("It shows: " + picture.alternative);
  return lines;
}

bool shows_picture(const query::ResultEvent& event, const TimelineOptions& options) {
  return event.picture && options.pictures && options.detail != Detail::brief;
}

ListPicture picture_of(const query::ResultEvent& event, const TimelineOptions& options) {
  const query::ResultPicture& picture = *event.picture;
  ListPicture out{.file = shown(picture.file),
                  .alternative = picture.decorative ? std::string() : shown(picture.alternative),
                  .caption = shown(picture.caption),
                  .credit = shown(picture.credit)};
  if (options.photos == nullptr) return out;
  const auto photo = options.photos->find(picture.sha256);
  if (photo != options.photos->end()) out.pixels = &photo->second;
  return out;
}

ListView list_head(const query::Result& result, const TimelineOptions& options) {
  ListView view{.title = shown(options.title),
                .counts = counts_line(result),
                .draft = draft_line(result),
                .left_out = left_out_line(result)};
  if (view.title.empty()) view.title = "Timeline";
  if (!is_english(options.dates.words())) view.date_language = options.dates.words().language();
  return view;
}

ListEntry EntryMaker::of(const query::ResultEvent& event) const {
  return entry_of(event, sources_, options_);
}

ListView list_events(const query::Result& result, const TimelineOptions& options,
                     const std::vector<Part>& parts) {
  ListView view = list_head(result, options);
  add_choices(result, view);

  const EntryMaker maker(result, options);
  std::vector<ListEntry> entries;
  entries.reserve(result.events.size());
  for (const query::ResultEvent& event : result.events) entries.push_back(maker.of(event));
  if (parts.empty()) {
    add_years(result, std::move(entries), options.dates, view);
  } else {
    add_parts(parts, std::move(entries), view);
  }
  return view;
}

ListView without_quotes(ListView view) {
  for (ListGroup& group : view.groups) {
    for (ListEntry& entry : group.entries) {
      ListQuote sources;
      for (ListQuote& quote : entry.quotes) {
        for (ListCitation& citation : quote.citations) {
          if (std::find(sources.citations.begin(), sources.citations.end(), citation) ==
              sources.citations.end())
            sources.citations.push_back(std::move(citation));
        }
      }
      entry.quotes.clear();
      if (!sources.citations.empty()) entry.quotes.push_back(std::move(sources));
    }
  }
  return view;
}

}  // namespace dateline::view
