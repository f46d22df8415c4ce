#include <graphviz/cgraph.h>

#include <catch2/catch.hpp>
#include <string>

#include "exports/dot/dot.hpp"
#include "exports/view/diagram_view.hpp"

using namespace dateline;

namespace {

query::Result story_of(const std::string& title, const std::string& name) {
  query::Result result;
  query::ResultEvent one{.id = "E1", .title = title, .kind = "meeting"};
  one.when = *calendar::span_from_edtf("2016-12");
  one.when.stated = true;
  one.modality = "actual";
  one.polarity = "positive";
  one.actors = {{"A1", name, "person", "agent"}};
  one.claims = {{.source = "S1", .quote = title}};
  query::ResultEvent two = one;
  two.id = "E2";
  result.events = {one, two};
  result.sources = {{.id = "S1", .outlet = name, .url = "javascript:alert(1)"}};
  result.relations = {{"E2", "E1", "responds_to"}};
  return result;
}

/// Reads the DOT back as Graphviz does; the label of a node, or nothing when it cannot be read.
std::string label_read_back(const std::string& dot, std::string node) {
  Agraph_t* graph = agmemread(dot.c_str());
  if (!graph) return "(cannot be read)";
  Agnode_t* found = agnode(graph, node.data(), 0);
  std::string name = "label";
  const std::string label = found ? agget(found, name.data()) : "(no such node)";
  agclose(graph);
  return label;
}

}  // namespace

TEST_CASE("diagram: events stand in order, actors once, edges name roles", "[view]") {
  const view::DiagramView view = view::lay_out_diagram(story_of("Obama met Putin", "Barack Obama"), {});
  REQUIRE(view.events.size() == 2);
  CHECK(view.events[0].date == "December 2016");
  REQUIRE(view.actors.size() == 1);
  REQUIRE(view.edges.size() == 3);
  CHECK(view.edges[0].label == "agent");
  CHECK(view.edges[2].label == "responds to");
  CHECK(view.events[0].url.empty());  // only http and https lead out
}

TEST_CASE("dot: what is written can be read again, labels as they are meant", "[dot]") {
  const std::string dot = dot::render(view::lay_out_diagram(story_of("Obama met Putin", "Barack Obama"), {}));
  CHECK(label_read_back(dot, "E1") == "December 2016\\nObama met Putin");
  CHECK(label_read_back(dot, "A1") == "Barack Obama");
}

TEST_CASE("dot: an address cannot leave its attribute", "[dot]") {
  query::Result result = story_of("Obama met Putin", "Barack Obama");
  result.sources[0].url = "https://x.example/\"></a><script>alert(1)</script><a href=\"'{|}\\ ?a=1&b=%20";
  const std::string dot = dot::render(view::lay_out_diagram(result, {}));
  Agraph_t* graph = agmemread(dot.c_str());
  REQUIRE(graph != nullptr);
  std::string node = "E1", name = "URL";
  const std::string url = agget(agnode(graph, node.data(), 0), name.data());
  agclose(graph);
  CHECK(url.find_first_of("\"<>'{|}\\ ") == std::string::npos);
  CHECK(url.find("https://x.example/%22%3E") == 0);
  CHECK(url.find("?a=1&amp;b=%20") != std::string::npos);
}

TEST_CASE("dot: hostile names break nothing", "[dot]") {
  const std::string hostile[] = {"ends in a backslash\\",
                                 "\"]; x [label=\"",
                                 "<b>not html</b>",
                                 "a\\nb\\N\\G",
                                 "&lt;tag&gt; &amp;",
                                 "%s%n",
                                 "{a|b}",
                                 "\xff\xfe broken",
                                 "x\ny",
                                 "日本語 العربية 🙂"};
  for (const std::string& text : hostile) {
    const std::string dot = dot::render(view::lay_out_diagram(story_of(text, text), {}));
    CHECK(label_read_back(dot, "E2") != "(cannot be read)");
    CHECK(label_read_back(dot, "E2") != "(no such node)");
    CHECK(dot == dot::render(view::lay_out_diagram(story_of(text, text), {})));
  }
}
