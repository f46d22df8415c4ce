#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "exports/view/theme.hpp"
#include "graph/query/result.hpp"
#include "src/base/data_files.hpp"
#include "src/calendar/print.hpp"

namespace dateline::test {

inline calendar::Day day(calendar::Year year, unsigned month, unsigned number) {
  return calendar::day_of({year, month, number});
}

/// A theme of data/themes.
inline view::Theme theme(const std::string& name) {
  const std::string path = "themes/" + name + ".txt";
  return view::read_theme(base::embedded_data().at(path), path);
}

inline query::ResultEvent event(std::string id, std::string title, const calendar::TimeSpan& when,
                                bool stated = true) {
  query::ResultEvent made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.when = when;
  made.when.stated = stated;
  made.modality = "actual";
  made.polarity = "positive";
  made.state = "proposed";
  made.claims.push_back({.source = "S1", .quote = "The words about " + made.title, .when = made.when});
  return made;
}

inline calendar::TimeSpan reported_on(calendar::Day published) {
  calendar::TimeSpan when = calendar::one_day_of(std::nullopt, published);
  when.anchor = "published";
  return when;
}

inline query::Result empty_story() {
  query::Result story;
  story.sources.push_back({.id = "S1",
                           .outlet = "Silicon UK",
                           .url = "https://silicon.example/a?b=1&c=2",
                           .published = day(2017, 7, 10)});
  story.sources.push_back({.id = "S2", .outlet = "The Courier", .url = "javascript:alert(1)"});
  return story;
}

/// `made`, known only by a report on `published`, but probably on one of the days up to `last`.
inline query::ResultEvent likely_on(query::ResultEvent made, calendar::Day published, calendar::Day first,
                                    calendar::Day last) {
  made.when = reported_on(published);
  made.likely = query::ResultLikely{calendar::one_day_of(first, last), "published", "", 0.8};
  return made;
}

/// A small affair with every kind of date.
inline query::Result affair() {
  query::Result story = empty_story();
  const auto with = [](query::ResultEvent made, const std::vector<std::string>& names) {
    for (const std::string& name : names) made.actors.push_back({.id = "A1", .name = name, .kind = "person"});
    return made;
  };
  query::ResultEvent hack =
      event("E1", "Russia hacked the party", calendar::one_day_of(std::nullopt, day(2016, 11, 8)));
  hack.modality = "alleged";
  hack.attributed_to = "US authorities";
  story.events.push_back(with(hack, {"US authorities", "Russia"}));
  story.events.push_back(event("E2", "the election", calendar::on_day(day(2016, 11, 8))));
  story.events.push_back(
      with(event("E3", "Barack Obama ordered the expulsion of 35 Russian diplomats and their families",
                 calendar::one_day_of(day(2016, 12, 1), day(2016, 12, 31))),
           {"Barack Obama", "Russian diplomats"}));
  story.events.push_back(with(
      event("E4", "Trump and Putin discussed a unit", calendar::one_day_of(day(2017, 7, 3), day(2017, 7, 9))),
      {"Donald Trump", "Vladimir Putin"}));
  story.events.push_back(event("E5", "The summit", calendar::lasting(day(2017, 7, 7), day(2017, 7, 8))));
  story.events.push_back(event("E6", "[Trump] wrote on Twitter", calendar::on_day(day(2017, 7, 9))));
  query::ResultEvent contested = event("E7", "[Trump] posted again", calendar::on_day(day(2017, 7, 9)));
  contested.contested = true;
  contested.claims.push_back({.source = "S2", .quote = "Not so", .when = contested.when});
  story.events.push_back(contested);
  story.events.push_back(event("E8", "Carter condemned it", reported_on(day(2017, 7, 10)), false));
  query::ResultEvent undated = event("E9", "The leaders met", calendar::unknown_time(), false);
  undated.unresolved = "last week";
  story.events.push_back(undated);
  return story;
}

/// Numbers that are the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  std::uint64_t roll(std::uint64_t sides) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state_ >> 33) % sides;
  }

 private:
  std::uint64_t state_;
};

inline std::string random_title(Dice& dice, std::uint64_t most_words) {
  static const char* const words[] = {
      "minister", "resigns",
      "after",    "leaked",
      "e-mails",  "the",
      "inquiry",  "Ελλάδα",
      "Москва",   "unparliamentarily",
      "of",       "特朗普",
      "السلام",   "10,000",
      "“quoted”", "&",
      "<b>",      "https://example.com/a/very/long/address/without/a/place/to/break/it"};
  std::string title;
  const std::uint64_t count = 1 + dice.roll(most_words);
  for (std::uint64_t i = 0; i < count; ++i) {
    title += (i == 0 ? "" : " ") + std::string(words[dice.roll(std::size(words))]);
  }
  return title;
}

/// `count` events with all kinds of dates within `days` days, sorted as a query sorts them.
inline query::Result random_story(std::uint64_t seed, std::uint64_t count, std::uint64_t days) {
  Dice dice(seed);
  query::Result story = empty_story();
  for (std::uint64_t i = 0; i < count; ++i) {
    const calendar::Day one = day(1990, 1, 1) + static_cast<std::int64_t>(dice.roll(days));
    const calendar::Day other = one + static_cast<std::int64_t>(dice.roll(days / 5 + 2));
    calendar::TimeSpan when = calendar::on_day(one);
    switch (dice.roll(9)) {
      case 0:
        when = calendar::one_day_of(one, other);
        break;
      case 1:
        when = calendar::lasting(one, other);
        break;
      case 2:
        when = calendar::one_day_of(std::nullopt, one);
        break;
      case 3:
        when = calendar::one_day_of(one, std::nullopt);
        break;
      case 4:
        when = calendar::lasting(one, std::nullopt);
        break;
      case 5:
        when = calendar::unknown_time();
        break;
      default:
        break;
    }
    query::ResultEvent made =
        event("E" + std::to_string(i + 1), random_title(dice, dice.roll(10) == 0 ? 60 : 12), when,
              dice.roll(5) != 0);
    if (dice.roll(4) == 0) made = likely_on(std::move(made), other, one, dice.roll(3) == 0 ? other : one);
    made.salience = static_cast<double>(dice.roll(100)) / 100;
    made.contested = dice.roll(9) == 0;
    if (dice.roll(6) == 0) made.modality = dice.roll(2) == 0 ? "alleged" : "planned";
    if (dice.roll(9) == 0) made.polarity = "negative";
    if (dice.roll(3) == 0) made.actors.push_back({.id = "A1", .name = "Theresa May"});
    if (dice.roll(3) == 0) made.claims.push_back({.source = "S2", .quote = "Other words", .when = made.when});
    story.events.push_back(std::move(made));
  }
  std::stable_sort(story.events.begin(), story.events.end(),
                   [](const query::ResultEvent& one, const query::ResultEvent& other) {
                     return calendar::sorts_before(one.place(), other.place());
                   });
  return story;
}

}  // namespace dateline::test
