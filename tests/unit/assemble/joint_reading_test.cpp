// What other programs read in an article, beside what Dateline did.
#include "graph/assemble/joint_reading.hpp"

#include <catch2/catch.hpp>

#include "graph/assemble/assemble.hpp"
#include "src/record/check.hpp"

using namespace dateline;
using record::Record;

namespace {

const std::string article =
    "On 3 May Ann Smith met Bob Jones and fired Carl. Smith left on 5 May. The company said nothing.";

base::ByteSpan at(const std::string& words) {
  const std::size_t begin = article.find(words);
  REQUIRE(begin != std::string::npos);
  return {begin, begin + words.size()};
}

Record blank(const std::string& extractor) {
  Record out;
  out.extractor = extractor;
  out.id = "article";
  out.sha256 = "f00d";
  out.text = article;
  out.sentences = {at("On 3 May Ann Smith met Bob Jones and fired Carl."), at("Smith left on 5 May."),
                   at("The company said nothing.")};
  return out;
}

/// An event whose trigger is `words`; the quote is its sentence, or with `phrase` the words alone.
record::Event& add(Record& to, const std::string& words, const std::string& kind, const std::string& edtf,
                   bool phrase = false) {
  record::Event event;
  event.id = "e" + std::to_string(to.events.size() + 1);
  event.title = words;
  event.kind = kind;
  event.salience = 0.5;
  event.quote = at(words);
  std::uint32_t sentence = 0;
  while (!to.sentences[sentence].contains(event.quote)) ++sentence;
  event.mentions = {{at(words), sentence}};
  if (!phrase) event.quote = to.sentences[sentence];
  if (!edtf.empty()) {
    event.time.when = *calendar::span_from_edtf(edtf);
    event.time.when.stated = true;
    event.time.basis = record::Basis::time;
    record::Time time;
    time.id = "t" + std::to_string(to.times.size() + 1);
    time.span = at(words);
    to.times.push_back(time);
    event.time.basis_time = time.id;
  }
  to.events.push_back(std::move(event));
  return to.events.back();
}

std::string actor(Record& to, const std::string& name, const std::vector<std::string>& mentions) {
  record::Actor made{
      .id = "a" + std::to_string(to.actors.size() + 1), .kind = record::ActorKind::person, .name = name};
  for (const std::string& words : mentions) made.mentions.push_back({at(words), record::MentionForm::name});
  to.actors.push_back(made);
  return made.id;
}

Record ours() {
  Record out = blank("dateline 1");
  add(out, "met", "meeting", "2016-05-03");
  add(out, "fired", "dismissal", "2016-05-03");
  add(out, "left", "departure", "2016-05-05");
  actor(out, "Ann Smith", {"Ann Smith"});
  return out;
}

const model::AssembledEvent& event_of(const model::Assembled& graph, const std::string& title) {
  const auto found = std::find_if(graph.events.begin(), graph.events.end(),
                                  [&](const auto& one) { return one.event.title == title; });
  REQUIRE(found != graph.events.end());
  return *found;
}

std::vector<const model::AssembledClaim*> claims_of(const model::Assembled& graph, const std::string& title) {
  std::vector<const model::AssembledClaim*> out;
  for (const auto& claim : graph.claims)
    if (claim.event_uid == event_of(graph, title).uid) out.push_back(&claim);
  return out;
}

model::Assembled graph_of(const Record& own, const std::vector<const Record*>& others,
                          const assemble::Decisions& decisions = {}) {
  return assemble::assemble({{"source", std::nullopt, &own, others}}, decisions);
}

}  // namespace

TEST_CASE("joint reading: events at the same words are one, others are their own", "[assemble]") {
  const Record own = ours();
  Record other = blank("model-x 1");
  add(other, "met", "visit", "2016-05-03");           // the same trigger, another kind
  add(other, "fired Carl", "dismissal", "", true);    // a phrase around ours
  add(other, "said nothing", "statement", "", true);  // only there
  const assemble::JointReading joint = assemble::joint_reading(own, {&other});
  CHECK(record::problems_of(joint.record) == std::vector<std::string>{});
  CHECK(joint.record.events.size() == 6);
  CHECK(joint.same == std::map<std::string, std::string>{{"model-x 1:e1", "e1"}, {"model-x 1:e2", "e2"}});
  CHECK(joint.extractors.at("model-x 1:e3") == "model-x 1");
  CHECK_FALSE(joint.extractors.contains("e1"));
}

TEST_CASE("joint reading: a sentence that is quoted means the event of its kind", "[assemble]") {
  const Record own = ours();
  Record other = blank("x");
  const std::string all = "Ann Smith met Bob Jones and fired Carl";
  add(other, all, "dismissal", "", true);
  CHECK(assemble::joint_reading(own, {&other}).same.at("x:e1") == "e2");
  other.events[0].kind = "election";
  CHECK(assemble::joint_reading(own, {&other}).same.empty());
  other.events[0].kind = "other";
  other.events[0].title = "Smith met Jones, the meeting that met all";
  CHECK(assemble::joint_reading(own, {&other}).same.size() == 1);
  // Where there is only one, its kind does not matter.
  Record alone = blank("x");
  add(alone, "Smith left on 5 May", "election", "", true);
  CHECK(assemble::joint_reading(own, {&alone}).same.at("x:e1") == "e3");
}

TEST_CASE("joint reading: of several mentions the surest says which event is meant", "[assemble]") {
  const Record own = ours();
  Record other = blank("x");
  add(other, "Ann Smith met Bob Jones and fired Carl", "election", "", true);
  other.events[0].mentions.push_back({at("fired"), 0});
  CHECK(assemble::joint_reading(own, {&other}).same.at("x:e1") == "e2");
}

TEST_CASE("joint reading: no two events of one program are made one", "[assemble]") {
  const Record own = ours();
  Record other = blank("x");
  add(other, "met", "meeting", "");
  add(other, "met", "visit", "");
  const auto joint = assemble::joint_reading(own, {&other});
  CHECK(joint.same == std::map<std::string, std::string>{{"x:e1", "e1"}});
  const model::Assembled graph = graph_of(own, {&other});
  CHECK(graph.events.size() == 4);
}

TEST_CASE("joint reading: two programs find the same that we do not", "[assemble]") {
  const Record own = blank("dateline 1");
  Record one = blank("one"), two = blank("two");
  add(one, "said nothing", "statement", "", true);
  add(two, "company said nothing", "statement", "", true);
  const auto joint = assemble::joint_reading(own, {&one, &two});
  CHECK(joint.same == std::map<std::string, std::string>{{"two:e1", "one:e1"}});
}

TEST_CASE("joint reading: an actor at the same words whose name agrees is one of ours", "[assemble]") {
  Record own = ours();
  own.actors[0].aliases = {"Smith"};
  Record other = blank("x");
  const std::string smith = actor(other, "Smith", {"Ann Smith"});
  const std::string carl = actor(other, "Carl", {"Carl"});
  auto& event = add(other, "fired", "dismissal", "");
  event.participants = {{smith, record::Role::agent, at("Ann Smith")},
                        {carl, record::Role::patient, at("Carl")}};
  event.attributed_to = smith;
  const auto joint = assemble::joint_reading(own, {&other});
  CHECK(record::problems_of(joint.record).empty());
  REQUIRE(joint.record.actors.size() == 2);
  CHECK(joint.record.actors[1].name == "Carl");
  CHECK(joint.record.events.back().participants[0].actor == "a1");
  CHECK(joint.record.events.back().attributed_to == "a1");
  // Another name at the same words is somebody else.
  other.actors[0].name = "Bob Jones";
  CHECK(assemble::joint_reading(own, {&other}).record.actors.size() == 3);
}

TEST_CASE("assemble: two readings of one article are one source, and ours goes before", "[assemble]") {
  const Record own = ours();
  Record other = blank("x");
  auto& met = add(other, "met", "visit", "2016-05-03");
  met.title = "A visit";
  met.salience = 1;
  met.modality = record::Modality::alleged;
  const model::Assembled graph = graph_of(own, {&other});
  CHECK(graph.events.size() == 3);
  const model::AssembledEvent& event = event_of(graph, "met");
  CHECK(event.event.kind == "meeting");
  CHECK(event.event.modality == model::Modality::actual);
  CHECK(event.event.state == model::State::proposed);
  const auto claims = claims_of(graph, "met");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0]->claim.extractor.empty());
  CHECK(claims[1]->claim.extractor == "x");
  CHECK(claims[0]->source_uid == claims[1]->source_uid);
  CHECK(graph.disagreements.empty());
  CHECK(graph_of(own, {}).events.at(0).uid == graph.events.at(0).uid);
}

TEST_CASE("assemble: another program's date counts where ours has none, and never instead of it",
          "[assemble]") {
  Record own = ours();
  own.events[2].time = {};
  Record other = blank("x");
  add(other, "met", "meeting", "2016-05");
  add(other, "left", "departure", "2016-05-05");
  model::Assembled graph = graph_of(own, {&other});
  CHECK(event_of(graph, "met").event.dating.when.edtf == "2016-05-03");
  CHECK(event_of(graph, "left").event.dating.when.edtf == "2016-05-05");
  // Finer than ours is not ours.
  own.events[0].time.when = *calendar::span_from_edtf("2016-05");
  own.events[0].time.when.stated = true;
  other.events[0].time.when = *calendar::span_from_edtf("2016-05-03");
  other.events[0].time.when.stated = true;
  graph = graph_of(own, {&other});
  CHECK(event_of(graph, "met").event.dating.when.edtf == "2016-05");
}

TEST_CASE("assemble: readings that date the same words otherwise are a conflict", "[assemble]") {
  const Record own = ours();
  Record other = blank("x");
  add(other, "met", "meeting", "2016-05-05");
  model::Assembled graph = graph_of(own, {&other});
  REQUIRE(graph.disagreements.size() == 1);
  CHECK(graph.disagreements[0].disagreement.kind == model::DisagreementKind::date);
  CHECK(event_of(graph, "met").event.contested);
  CHECK(event_of(graph, "met").event.dating.when.edtf == "2016-05-03");
}

TEST_CASE("assemble: a relation that both read is there once", "[assemble]") {
  Record own = ours();
  own.relations = {{"e3", "e1", record::RelationKind::after, at("left")}};
  Record other = blank("x");
  add(other, "met", "meeting", "");
  add(other, "left", "departure", "");
  add(other, "said nothing", "statement", "", true);
  other.relations = {{"e2", "e1", record::RelationKind::after, at("left")},
                     {"e3", "e2", record::RelationKind::after, at("said")}};
  CHECK(graph_of(own, {}).relations.size() == 1);
  CHECK(graph_of(own, {&other}).relations.size() == 2);
}

TEST_CASE("assemble: what an editor decided on another program's event holds when we find it too",
          "[assemble]") {
  Record own = ours();
  Record other = blank("x");
  add(other, "said nothing", "statement", "");
  const std::string uid = event_of(graph_of(own, {&other}), "said nothing").uid;
  add(own, "said nothing", "statement", "").title = "silence";
  const model::Assembled graph = graph_of(own, {&other});
  CHECK(graph.events.size() == 4);
  CHECK(event_of(graph, "silence").uid == uid);
}
