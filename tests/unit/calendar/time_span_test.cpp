#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "src/calendar/allen.hpp"
#include "src/calendar/time_span.hpp"

using namespace dateline::calendar;

namespace {

TimeSpan edtf(const std::string& text) {
  CAPTURE(text);
  const auto span = span_from_edtf(text);
  REQUIRE(span);
  return *span;
}

Day day(const std::string& text) {
  return *day_from_iso(text);
}

std::string dump(const TimeSpan& span) {
  const auto shown = [](std::optional<Day> bound) { return bound ? iso(*bound) : "-"; };
  return shown(span.earliest_start) + " " + shown(span.latest_start) + " " + shown(span.earliest_end) + " " +
         shown(span.latest_end) + " " + span.edtf + " " + std::string(name_of(span.precision));
}

std::string names(RelationSet relations) {
  std::string result;
  for (int i = 0; i < 13; ++i) {
    const auto relation = static_cast<Relation>(i);
    if (relations.has(relation)) result += (result.empty() ? "" : ", ") + std::string(name_of(relation));
  }
  return result;
}

}  // namespace

TEST_CASE("TimeSpan: one day of a stretch is written as the unit that it is", "[calendar]") {
  const std::vector<std::tuple<std::string, std::string, std::string>> table{
      {"2016-12-01", "2016-12-31", "2016-12 month"},
      {"2016-02-01", "2016-02-28", "[2016-02-01..2016-02-28] day"},
      {"2017-07-03", "2017-07-09", "[2017-07-03..2017-07-09] week"},
      {"2017-07-04", "2017-07-10", "[2017-07-04..2017-07-10] day"},
      {"2016-01-01", "2016-12-31", "2016 year"},
      {"2016-04-01", "2016-06-30", "2016-34 quarter"},
      {"2016-07-01", "2016-12-31", "2016-41 half-year"},
      {"2016-03-01", "2016-05-31", "[2016-03..2016-05] month"},
      {"2014-01-01", "2016-12-31", "[2014..2016] year"},
      {"1990-01-01", "1999-12-31", "199X decade"},
      {"1900-01-01", "1999-12-31", "19XX century"},
      {"1000-01-01", "1999-12-31", "1XXX millennium"},
      {"-0044-03-15", "-0044-03-15", "-0044-03-15 day"},
      {"+12000-01-01", "+12000-12-31", "Y12000 year"},
      {"+12000-05-06", "+12000-05-07", "[Y12000-05-06..Y12000-05-07] day"},
  };
  for (const auto& [first, last, expected] : table) {
    CAPTURE(first, last);
    const TimeSpan span = one_day_of(day(first), day(last));
    CHECK(dump(span) == first + " " + last + " " + first + " " + last + " " + expected);
    CHECK(dump(edtf(span.edtf)) == dump(span));
    CHECK(span.momentary());
  }
  CHECK(dump(one_day_of({}, day("2016-11-08"))) == "- 2016-11-08 - 2016-11-08 [..2016-11-08] day");
  CHECK(dump(one_day_of(day("2016-11-08"), {})) == "2016-11-08 - 2016-11-08 - [2016-11-08..] day");
  CHECK(one_day_of({}, {}).unknown());
  CHECK(one_day_of(day("2016-11-08"), day("2016-11-07")).unknown());
}

TEST_CASE("TimeSpan: what lasted has a first and a last day", "[calendar]") {
  const TimeSpan span = lasting(day("2017-07-03"), day("2017-07-09"));
  CHECK(dump(span) == "2017-07-03 2017-07-03 2017-07-09 2017-07-09 2017-07-03/2017-07-09 day");
  CHECK_FALSE(span.momentary());
  CHECK(dump(lasting(day("2017-07-03"), {})) == "2017-07-03 2017-07-03 2017-07-03 - 2017-07-03/.. day");
  CHECK(dump(lasting({}, day("2017-07-03"))) == "- 2017-07-03 2017-07-03 2017-07-03 ../2017-07-03 day");
  CHECK(lasting({}, {}).unknown());
}

TEST_CASE("TimeSpan: a month covers its last day", "[calendar]") {
  CHECK(edtf("2016-02").latest_end == day("2016-02-29"));
  CHECK(edtf("2016-02").momentary());
  CHECK(touches(edtf("2016-02"), day("2016-02-29"), day("2016-02-29")) == Answer::possibly);
}

TEST_CASE("TimeSpan: EDTF brings qualifiers, precision and clock", "[calendar]") {
  CHECK(edtf("2004-06~-11").approximate);
  CHECK_FALSE(edtf("2004-06~-11").uncertain);
  CHECK(edtf("2004/2005%").uncertain);
  CHECK(edtf("2016-05-02T16:54+02:00").clock == "T16:54+02:00");
  CHECK(edtf("2016-05-02T16:54+02:00").single_day());
  CHECK(edtf("201X").precision == Precision::decade);
  CHECK(edtf("2016-XX").precision == Precision::year);
  CHECK(edtf("2016-07-XX").precision == Precision::month);
  CHECK(edtf("2016-23").precision == Precision::season);
  CHECK(edtf("2016-23").edtf == "2016-23");
  CHECK_FALSE(span_from_edtf("2016-13"));
}

TEST_CASE("TimeSpan: qualifiers go into the EDTF", "[calendar]") {
  CHECK(qualified(edtf("1890"), false, true).edtf == "1890~");
  CHECK(qualified(edtf("1890~"), true, false).edtf == "1890%");
  CHECK(qualified(edtf("2016/2017-05"), true, false).edtf == "2016?/2017-05?");
  CHECK(qualified(edtf("2017-21"), false, true).edtf == "[2017-03~..2017-05~]");
  CHECK(qualified(edtf("2017-21"), false, false).edtf == "2017-21");
}

TEST_CASE("TimeSpan: an approximate date is rounder the rounder its number", "[calendar]") {
  CHECK(margin_in_days(edtf("1890")) == 0);
  CHECK(margin_in_days(edtf("1890~")) == 1827);
  CHECK(margin_in_days(edtf("1895~")) == 731);
  CHECK(margin_in_days(edtf("1893~")) == 366);
  CHECK(margin_in_days(edtf("2016-12-05~")) == 3);
  CHECK(is_before(edtf("1890~"), edtf("1893")) == Answer::possibly);
  CHECK(is_before(edtf("1890"), edtf("1893")) == Answer::certainly);
  CHECK(is_before(edtf("1890~"), edtf("1899")) == Answer::certainly);
}

TEST_CASE("TimeSpan: the intersection is what both say", "[calendar]") {
  const auto both = [](const std::string& one, const std::string& other) {
    const auto span = intersection(edtf(one), edtf(other));
    return span ? span->edtf : "nothing";
  };
  CHECK(both("2016", "[..2016-11-08]") == "[2016-01-01..2016-11-08]");
  CHECK(both("2016", "2016-12") == "2016-12");
  CHECK(both("2016-12", "2016") == "2016-12");
  CHECK(both("2016", "2017") == "nothing");
  CHECK(both("[2016-12-20..]", "[..2017-01-05]") == "[2016-12-20..2017-01-05]");
  CHECK(both("[2016-12-01..]", "[..2016-12-31]") == "2016-12");
  CHECK(both("2016~", "[..2016-11-08]") == "[2016-01-01~..2016-11-08~]");
  CHECK(both("2016/2018", "[2016-05-03..]") == "2016/2018");
  CHECK(both("2016/..", "../2018") == "2016/2018");
  CHECK(both("2017-07-03/2017-07-09", "2017-07-05") == "nothing");
  TimeSpan said = edtf("2016-12");
  said.phrase = "last December";
  said.stated = true;
  CHECK(*intersection(said, edtf("2016")) == said);
  CHECK(*intersection(said, unknown_time()) == said);
}

TEST_CASE("TimeSpan: bounds of any shape have an EDTF that says no more", "[calendar]") {
  const auto within = span_within(day("2016-12-20"), day("2017-01-05"), day("2017-02-03"), day("2017-02-03"));
  REQUIRE(within);
  CHECK(within->edtf == "201X/2017-02-03");
  CHECK(span_within(day("2016-12-02"), day("2016-12-05"), day("2017-02-03"), {})->edtf == "2016-12/..");
  // A beginning in one of two millennia has no unit of its own.
  CHECK(span_within(day("1999-12-02"), day("2000-01-05"), day("2017-02-03"), day("2017-02-03"))->edtf ==
        "../2017-02-03");
  CHECK(span_within(day("2008-12-02"), day("2011-01-05"), day("2017-02-03"), day("2017-02-03"))->edtf ==
        "20XX/2017-02-03");
  CHECK(span_within(day("2016-12-02"), {}, day("2016-12-02"), {})->edtf == "[2016-12-02..]");
  CHECK_FALSE(span_within(day("2016-12-02"), {}, {}, day("2016-12-01")));
  CHECK(dump(*span_within(day("2016-12-02"), {}, {}, day("2016-12-04"))) ==
        "2016-12-02 2016-12-04 2016-12-02 2016-12-04 2016-12/2016-12 month");
}

TEST_CASE("TimeSpan: a list in time begins with the earliest", "[calendar]") {
  const std::vector<std::string> sorted{"[..2015]",   "2016-12",  "2016-12-05/2017",
                                        "2016-12-06", "[2017..]", "../.."};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      CAPTURE(sorted[i], sorted[j]);
      CHECK(sorts_before(edtf(sorted[i]), edtf(sorted[j])) == (i < j));
    }
  }
}

TEST_CASE("Allen: known stretches have one relation each", "[calendar]") {
  const std::vector<std::tuple<std::string, std::string, std::string>> table{
      {"2017-07-03/2017-07-05", "2017-07-07/2017-07-09", "before"},
      {"2017-07-03/2017-07-05", "2017-07-06/2017-07-09", "meets"},
      {"2017-07-03/2017-07-06", "2017-07-06/2017-07-09", "overlaps"},
      {"2017-07-03/2017-07-05", "2017-07-03/2017-07-09", "starts"},
      {"2017-07-04/2017-07-05", "2017-07-03/2017-07-09", "during"},
      {"2017-07-04/2017-07-09", "2017-07-03/2017-07-09", "finishes"},
      {"2017-07-03/2017-07-09", "2017-07-03/2017-07-09", "equals"},
      {"2017-07-05", "2017-07-03/2017-07-09", "during"},
      {"2017-07-03", "2017-07-03/2017-07-09", "starts"},
      {"2017-07-03", "2017-07-03", "equals"},
  };
  for (const auto& [one, other, relation] : table) {
    CAPTURE(one, other);
    const RelationSet found = possible_relations(edtf(one), edtf(other));
    CHECK(names(found) == relation);
    const RelationSet turned = possible_relations(edtf(other), edtf(one));
    for (int i = 0; i < 13; ++i) {
      CHECK(found.has(static_cast<Relation>(i)) == turned.has(inverse(static_cast<Relation>(i))));
    }
  }
}

TEST_CASE("Allen: one day of December is not an interval that fills December", "[calendar]") {
  CHECK(names(possible_relations(edtf("2016-12"), edtf("2016-12-10"))) ==
        "before, meets, equals, met by, after");
  CHECK(names(possible_relations(edtf("2016-12-01/2016-12-31"), edtf("2016-12-10"))) == "contains");
  CHECK(holds({Relation::contains}, edtf("2016-12"), edtf("2016-12-10")) == Answer::no);
  CHECK(names(possible_relations(edtf("2016-12"), edtf("2016-12"))) ==
        "before, meets, equals, met by, after");
}

TEST_CASE("Allen: a random choice of days is among the possible relations, and each of these can be chosen",
          "[calendar]") {
  // Every pair of spans over five days, against a search through all days within the bounds.
  struct Stretch {
    int es, ls, ee, le;
    bool once;
  };
  std::vector<Stretch> spans;
  for (int a = 0; a < 5; ++a) {
    for (int b = a; b < 5; ++b) spans.push_back({a, b, a, b, true});
  }
  for (int es = 0; es < 4; ++es) {
    for (int ls = es; ls < 4; ++ls) {
      for (int ee = ls; ee < 5; ++ee) spans.push_back({es, ls, ee, 4, false});
    }
  }
  const auto relation = [](int s1, int e1, int s2, int e2) {
    if (e1 + 1 < s2) return Relation::before;
    if (e1 + 1 == s2) return Relation::meets;
    if (e2 + 1 < s1) return Relation::after;
    if (e2 + 1 == s1) return Relation::met_by;
    if (s1 == s2) return e1 == e2 ? Relation::equals : e1 < e2 ? Relation::starts : Relation::started_by;
    if (e1 == e2) return s1 > s2 ? Relation::finishes : Relation::finished_by;
    if (s1 < s2) return e1 < e2 ? Relation::overlaps : Relation::contains;
    return e1 < e2 ? Relation::during : Relation::overlapped_by;
  };
  const auto span_of = [](const Stretch& s) {
    TimeSpan span;
    span.earliest_start = Day{s.es}, span.latest_start = Day{s.ls};
    span.earliest_end = Day{s.ee}, span.latest_end = Day{s.le};
    span.edtf = s.once ? "" : "../..";
    return span;
  };
  for (const Stretch& one : spans) {
    for (const Stretch& other : spans) {
      RelationSet expected;
      for (int s1 = one.es; s1 <= one.ls; ++s1) {
        for (int e1 = one.once ? s1 : std::max(s1, one.ee); e1 <= (one.once ? s1 : one.le); ++e1) {
          for (int s2 = other.es; s2 <= other.ls; ++s2) {
            for (int e2 = other.once ? s2 : std::max(s2, other.ee); e2 <= (other.once ? s2 : other.le);
                 ++e2) {
              expected.add(relation(s1, e1, s2, e2));
            }
          }
        }
      }
      if (!(possible_relations(span_of(one), span_of(other)) == expected)) FAIL(names(expected));
    }
  }
  SUCCEED();
}

TEST_CASE("Allen: before, within and touching answer certainly, possibly or no", "[calendar]") {
  CHECK(is_before(edtf("2016-11"), edtf("2016-12")) == Answer::certainly);
  CHECK(is_before(edtf("2016-12"), edtf("2016-12-20")) == Answer::possibly);
  CHECK(is_before(edtf("2016-12"), edtf("2016-12")) == Answer::possibly);
  CHECK(is_before(edtf("2017"), edtf("2016")) == Answer::no);
  CHECK(is_before(edtf("[..2016-11-08]"), edtf("2017")) == Answer::certainly);
  CHECK(is_before(edtf("[2016-11-08..]"), edtf("2017")) == Answer::possibly);
  CHECK(is_before(unknown_time(), edtf("2017")) == Answer::possibly);

  const Day first = day("2016-12-01"), last = day("2016-12-31");
  CHECK(is_within(edtf("2016-12"), first, last) == Answer::certainly);
  CHECK(is_within(edtf("2016"), first, last) == Answer::possibly);
  CHECK(is_within(edtf("2016-11/2016-12-05"), first, last) == Answer::no);
  CHECK(is_within(edtf("[..2016-12-05]"), {}, last) == Answer::certainly);
  CHECK(is_within(edtf("[..2016-12-05]"), first, last) == Answer::possibly);
  CHECK(touches(edtf("2016-11/2016-12-05"), first, last) == Answer::certainly);
  CHECK(touches(edtf("2016-11-30/2017-01-01"), first, last) == Answer::certainly);
  CHECK(touches(edtf("2017"), first, last) == Answer::no);
  CHECK(touches(unknown_time(), first, last) == Answer::possibly);
}

TEST_CASE("Allen: what is only reported, or uncertain, is never certain", "[calendar]") {
  TimeSpan reported = one_day_of({}, day("2017-07-10"));
  reported.anchor = "published";
  REQUIRE(reported.only_reported());
  CHECK(is_within(reported, {}, day("2017-07-10")) == Answer::possibly);
  CHECK(is_before(reported, edtf("2018")) == Answer::possibly);
  CHECK(touches(reported, day("2017-07-11"), {}) == Answer::no);
  CHECK(is_within(edtf("2016-12?"), day("2016-01-01"), day("2016-12-31")) == Answer::possibly);
}
