#include <catch2/catch.hpp>

#include "exports/annotated/annotated.hpp"
#include "src/calendar/time_span.hpp"

using namespace dateline;

namespace {

/// "Trump met Putin last week." as if it had been read, with a dropped line below.
struct Sample {
  article::Article article;
  record::Record record;
  explicit Sample(const std::string& person = "Trump") {
    article.text = person + " met Putin last week.\nTake our quiz.";
    const std::uint64_t end = person.size() + 21;
    article.blocks = {{{0, end}, article::BlockKind::paragraph, ""},
                      {{end + 1, end + 15}, article::BlockKind::paragraph, "quiz"}};
    record.published = calendar::day_from_iso("2017-07-10");
    record.published_from = "option";
    const std::uint64_t n = person.size();
    record::Actor actor{.id = "a1", .kind = record::ActorKind::person, .name = person};
    actor.mentions = {{{0, n}}};
    record.actors = {actor};
    record::Time time{.id = "t1", .span = {n + 11, n + 20}, .value = "2017-W27"};
    time.when =
        calendar::one_day_of(calendar::day_from_iso("2017-07-03"), calendar::day_from_iso("2017-07-09"));
    time.when.stated = true;
    record.times = {time};
    record::Event event{.id = "e1", .title = person + " met Putin", .kind = "meeting"};
    event.time.when = time.when;
    event.time.basis = record::Basis::time;
    event.time.basis_time = "t1";
    event.mentions = {{{n + 1, n + 4}, 0}};
    event.participants = {{"a1", record::Role::agent, {0, n}}};
    event.quote = {0, end};
    record.events = {event};
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("preview: marks say actor, date and event, and what was left out says why", "[annotated]") {
  const Sample sample;
  const std::string shown = annotated::terminal(sample.article, sample.record, 200, false);
  CHECK(has(shown, "[Trump|a1] *met*e1 Putin {last week|t1 = 3–9 July 2017}."));
  CHECK(has(shown, "e1  Trump met Putin — 3–9 July 2017, by the words t1 — meeting — agent Trump"));
  CHECK(has(shown, "(left out, quiz: Take our quiz.)"));
  CHECK(has(shown, "published 10 July 2017 (option)"));
  CHECK_FALSE(has(shown, "\x1b"));
}

TEST_CASE("preview: colour adds nothing but colour", "[annotated]") {
  const Sample sample;
  std::string coloured = annotated::terminal(sample.article, sample.record, 80, true);
  CHECK(has(coloured, "\x1b["));
  std::string plain;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b')
      i = coloured.find('m', i);
    else
      plain += coloured[i];
  }
  CHECK(plain == annotated::terminal(sample.article, sample.record, 80, false));
}

TEST_CASE("preview: hostile words reach neither terminal nor markup", "[annotated]") {
  for (const std::string person :
       {"\x1b[31mRed", "<script>alert(1)</script>", "\" onmouseover=\"x", "\u202eevil"}) {
    const Sample sample(person);
    CHECK_FALSE(has(annotated::terminal(sample.article, sample.record, 80, false), "\x1b"));
    CHECK_FALSE(has(annotated::terminal(sample.article, sample.record, 80, false), "\u202e"));
    const std::string page = annotated::html(sample.article, sample.record);
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "\" onmouseover"));
    CHECK_FALSE(has(page, "\x1b"));
    CHECK_FALSE(has(page, "\u202e"));
  }
}

TEST_CASE("preview: the page asks for nothing and opens what it closes", "[annotated]") {
  const Sample sample;
  const std::string page = annotated::html(sample.article, sample.record);
  CHECK(has(page, "default-src 'none'"));
  CHECK(has(page, "<span class=\"time\" title=\"t1: 3–9 July 2017\">last week<sup>t1</sup></span>"));
  const auto count = [&](const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++n;
    return n;
  };
  for (const char* element : {"span", "p", "ul", "li", "b", "sup"})
    CHECK(count("<" + std::string(element) + ">") + count("<" + std::string(element) + " ") ==
          count("</" + std::string(element) + ">"));
}

TEST_CASE("preview: an order that dates contradict is said at both events", "[annotated]") {
  Sample sample;
  record::Event other = sample.record.events[0];
  other.id = "e2";
  sample.record.events.push_back(other);
  sample.record.text = sample.article.text;
  sample.record.relations = {{"e1", "e2", record::RelationKind::contradicts, {0, 9}}};
  const std::string shown = annotated::terminal(sample.article, sample.record, 200, false);
  CHECK(has(shown, "“Trump met” contradicts the dates of this and e2"));
  CHECK(has(shown, "“Trump met” contradicts the dates of this and e1"));
  CHECK(has(annotated::html(sample.article, sample.record), "contradicts the dates of this and e2"));
  // Every line of an event is indented, the last word too.
  const std::string narrow = annotated::terminal(sample.article, sample.record, 60, false);
  CHECK_FALSE(has(narrow, "\ne1\n"));
}
