#include <graphviz/cgraph.h>

#include <catch2/catch.hpp>
#include <string>

#include "exports/dot/dot.hpp"
#include "exports/view/diagram_view.hpp"
#include "exports/view/theme.hpp"
#include "src/base/data_files.hpp"

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

const view::Theme& light() {
  static const view::Theme theme =
      view::read_theme(base::embedded_data().at("themes/light.txt"), "themes/light.txt");
  return theme;
}

std::string drawn(const query::Result& result, view::DiagramKind kind = view::DiagramKind::events) {
  return dot::render(view::lay_out_diagram(result, {.kind = kind}), light());
}

/// Reads the DOT back as Graphviz does; an attribute of a node, or nothing when it cannot be read.
std::string read_back(const std::string& dot, std::string node, std::string name) {
  Agraph_t* graph = agmemread(dot.c_str());
  if (!graph) return "(cannot be read)";
  Agnode_t* found = agnode(graph, node.data(), 0);
  const std::string value = found ? agget(found, name.data()) : "(no such node)";
  agclose(graph);
  return value;
}

/// An attribute of the graph.
std::string read_back(const std::string& dot, std::string name) {
  Agraph_t* graph = agmemread(dot.c_str());
  if (!graph) return "(cannot be read)";
  const char* const found = agget(graph, name.data());
  const std::string value = found ? found : "";
  agclose(graph);
  return value;
}

/// The text of a label that is markup: a line for each of its lines.
std::string words_in(const std::string& markup) {
  std::string out;
  bool is_tag = false;
  for (std::size_t i = 0; i < markup.size(); ++i) {
    if (markup.compare(i, 3, "<br") == 0) out += '\n';
    if (markup[i] == '<') is_tag = true;
    if (!is_tag) out += markup[i];
    if (markup[i] == '>') is_tag = false;
  }
  return out;
}

constexpr view::DiagramKind kinds[] = {view::DiagramKind::events, view::DiagramKind::actors,
                                       view::DiagramKind::causes};

}  // namespace

TEST_CASE("dot: what is written can be read again, labels as they are meant", "[dot]") {
  const std::string dot = drawn(story_of("Obama met Putin", "Barack Obama"));
  CHECK(words_in(read_back(dot, "E1", "label")) == "December 2016\nObama met Putin\n");
  CHECK(words_in(read_back(dot, "A1", "label")) == "Barack Obama\n");
}

TEST_CASE("dot: each view asks for the engine that suits it", "[dot]") {
  query::Result story = story_of("Obama met Putin", "Barack Obama");
  for (query::ResultEvent& event : story.events)
    event.actors.push_back({"A2", "Vladimir Putin", "person", "agent"});
  CHECK(read_back(drawn(story), "layout").empty());
  CHECK(read_back(drawn(story, view::DiagramKind::causes), "layout").empty());
  CHECK(read_back(drawn(story, view::DiagramKind::actors), "layout") == "neato");
  for (unsigned n = 3; n < 200; ++n)
    story.events[0].actors.push_back({"A" + std::to_string(n), "Somebody", "person", "agent"});
  view::DiagramOptions options{.kind = view::DiagramKind::actors};
  options.most_actors = 1000;
  CHECK(read_back(dot::render(view::lay_out_diagram(story, options), light()), "layout") == "sfdp");
}

TEST_CASE("dot: doubt is seen without colour", "[dot]") {
  query::Result story = story_of("Obama met Putin", "Barack Obama");
  story.events[0].modality = "alleged";
  story.events[1].contested = true;
  const std::string dot = drawn(story);
  CHECK(read_back(dot, "E1", "style") == "filled,dashed");
  CHECK(read_back(dot, "E2", "style") == "filled");
  CHECK(read_back(dot, "E2", "peripheries") == "2");
  CHECK(words_in(read_back(dot, "E1", "label")).find("Alleged: ") != std::string::npos);
}

TEST_CASE("dot: a theme gives the colours", "[dot]") {
  const view::Theme dark = view::read_theme(base::embedded_data().at("themes/dark.txt"), "themes/dark.txt");
  const view::DiagramView view = view::lay_out_diagram(story_of("Obama met Putin", "Barack Obama"), {});
  const std::string dot = dot::render(view, dark);
  CHECK(read_back(dot, "bgcolor") == hex(dark.of(view::Paint::ground)));
  CHECK(dot.find(hex(light().of(view::Paint::ink))) == std::string::npos);
}

TEST_CASE("dot: an address cannot leave its attribute", "[dot]") {
  query::Result result = story_of("Obama met Putin", "Barack Obama");
  result.sources[0].url = "https://x.example/\"></a><script>alert(1)</script><a href=\"'{|}\\ ?a=1&b=%20";
  const std::string dot = drawn(result);
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
  for (const std::string& text : hostile)
    for (const view::DiagramKind kind : kinds) {
      query::Result story = story_of(text, text);
      for (query::ResultEvent& event : story.events) event.actors.push_back({"A2", text, "group", text});
      const std::string dot = drawn(story, kind);
      const std::string node = kind == view::DiagramKind::actors ? "A2" : "E2";
      CAPTURE(text, dot);
      CHECK(read_back(dot, node, "label").find("<") == 0);
      CHECK(dot == drawn(story, kind));
    }
}

TEST_CASE("dot: text that is our own markup stays text", "[dot]") {
  // cgraph keeps equal strings once, whatever they are: a tooltip that is a label must not become one.
  const std::string label = read_back(drawn(story_of("Obama met Putin", "Barack Obama")), "E1", "label");
  const std::string dot = drawn(story_of(label, label));
  CHECK(read_back(dot, "E1", "tooltip").find('<') == std::string::npos);
  CHECK(words_in(read_back(dot, "E1", "label")).find("&lt;font") != std::string::npos);
}
