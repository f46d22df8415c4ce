#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "exports/interchange/days.hpp"
#include "exports/interchange/formats.hpp"
#include "exports/view/wording.hpp"
#include "graph/query/standing.hpp"
#include "src/text/markup.hpp"

/// Events and actors as a network, in the two formats of XML that tools for networks read.
namespace dateline::interchange {
namespace {

/// The one place where words become XML here.
std::string escaped(std::string_view words) {
  return text::markup_escaped(words);
}

/// What nodes and edges say beside their label; in the order in which the attributes are declared.
constexpr std::array<const char*, 18> node_fields = {
    "type",         "kind",          "uuid",       "date",    "edtf",     "earliest_start",
    "latest_start", "earliest_end",  "latest_end", "likely",  "modality", "polarity",
    "standing",     "attributed_to", "state",      "sources", "tags",     "contested"};
constexpr std::array<const char*, 2> edge_fields = {"type", "kind"};

struct Node {
  std::string id, label;
  std::array<std::string, node_fields.size()> values;
  std::optional<calendar::Day> first, last;  ///< of GEXF
};

struct Edge {
  std::string from, to;
  std::array<std::string, edge_fields.size()> values;  ///< "takes part", "agent"
  std::optional<calendar::Day> first, last;
};

struct Network {
  std::string title;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

std::string iso_or_nothing(const std::optional<calendar::Day>& day) {
  return day ? calendar::iso(*day) : "";
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
  return out;
}

Node node_of(const query::ResultEvent& event, const Handover& handover, const Entries& entries) {
  std::vector<std::string> sources;
  for (const view::Dated& source : entries.of(event).sources) sources.push_back(source.words);
  const Days days = days_of(event.when);
  return {.id = event.id,
          .label = headline_of(event),
          .values = {"event", event.kind, uuid_of(handover, event.id), date_in_words(event), event.when.edtf,
                     iso_or_nothing(event.when.earliest_start), iso_or_nothing(event.when.latest_start),
                     iso_or_nothing(event.when.earliest_end), iso_or_nothing(event.when.latest_end),
                     event.likely ? event.likely->when.edtf : "", event.modality, event.polarity,
                     query::standing_in_words(event), event.attributed_to, event.state, joined(sources),
                     joined(event.tags), event.contested ? "yes" : ""},
          .first = days.first,
          .last = days.last};
}

Network network_of(const Handover& handover) {
  const Entries entries(handover);
  Network network{.title = entries.list().title, .nodes = {}, .edges = {}};
  std::unordered_map<std::string, std::size_t> at;
  for (const query::ResultEvent& event : handover.result.events) {
    at.emplace(event.id, network.nodes.size());
    network.nodes.push_back(node_of(event, handover, entries));
  }
  for (const query::ResultActor* actor : actors_of(handover.result)) {
    Node node{.id = actor->id, .label = view::shown(actor->name), .values = {}, .first = {}, .last = {}};
    node.values[0] = "actor";
    node.values[1] = actor->kind;
    node.values[2] = uuid_of(handover, actor->id);
    network.nodes.push_back(std::move(node));
  }
  const std::size_t events = handover.result.events.size();
  for (std::size_t i = 0; i < events; ++i)
    for (const Part& part : parts_of(handover.result.events[i]))
      for (const std::string& role : part.roles)
        network.edges.push_back({.from = part.actor->id,
                                 .to = network.nodes[i].id,
                                 .values = {"takes part", role},
                                 .first = network.nodes[i].first,
                                 .last = network.nodes[i].last});
  for (const query::ResultRelation& relation : handover.result.relations)
    if (at.contains(relation.from) && at.contains(relation.to))
      network.edges.push_back({.from = relation.from,
                               .to = relation.to,
                               .values = {"relation", relation.kind},
                               .first = {},
                               .last = {}});
  return network;
}

template <typename Thing, typename Fields>
std::string data_of(const Thing& thing, const Fields& fields, const char* prefix) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!thing.values[i].empty())
      out += std::string("<data key=\"") + prefix + fields[i] + "\">" + escaped(thing.values[i]) + "</data>";
  return out;
}

/// Dates of XML Schema that every reader takes; what else there is is an open end.
std::string limits_of(const std::optional<calendar::Day>& first, const std::optional<calendar::Day>& last) {
  std::string out;
  const auto add = [&](const char* name, const std::optional<calendar::Day>& day) {
    if (!day) return;
    const calendar::Year year = calendar::civil_of(*day).year;
    if (year >= 1 && year <= 9999) out += std::string(" ") + name + "=\"" + calendar::iso(*day) + "\"";
  };
  add("start", first);
  add("end", last);
  return out;
}

template <typename Thing, typename Fields>
std::string attvalues_of(const Thing& thing, const Fields& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!thing.values[i].empty())
      out += "<attvalue for=\"" + std::to_string(i) + "\" value=\"" + escaped(thing.values[i]) + "\"/>";
  return out.empty() ? out : "<attvalues>" + out + "</attvalues>";
}

template <typename Fields>
std::string attributes_of(const Fields& fields, const char* of) {
  std::string out = std::string("<attributes class=\"") + of + "\" mode=\"static\">\n";
  for (std::size_t i = 0; i < fields.size(); ++i)
    out += "<attribute id=\"" + std::to_string(i) + "\" title=\"" + fields[i] + "\" type=\"string\"/>\n";
  return out + "</attributes>\n";
}

}  // namespace

std::vector<File> graphml(const Handover& handover, Losses&) {
  const Network network = network_of(handover);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n<desc>" +
      escaped(network.title) + "</desc>\n";
  const auto key = [&](const char* of, const std::string& id, const char* name) {
    out += std::string("<key id=\"") + id + "\" for=\"" + of + "\" attr.name=\"" + name +
           "\" attr.type=\"string\"/>\n";
  };
  key("node", "label", "label");
  for (const char* field : node_fields) key("node", std::string("n_") + field, field);
  for (const char* field : edge_fields) key("edge", std::string("e_") + field, field);
  out += "<graph id=\"story\" edgedefault=\"directed\">\n";
  for (const Node& node : network.nodes)
    out += "<node id=\"" + escaped(node.id) + "\"><data key=\"label\">" + escaped(node.label) + "</data>" +
           data_of(node, node_fields, "n_") + "</node>\n";
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    const Edge& edge = network.edges[i];
    out += "<edge id=\"x" + std::to_string(i + 1) + "\" source=\"" + escaped(edge.from) + "\" target=\"" +
           escaped(edge.to) + "\">" + data_of(edge, edge_fields, "e_") + "</edge>\n";
  }
  return {{"", out + "</graph>\n</graphml>\n"}};
}

std::vector<File> gexf(const Handover& handover, Losses& losses) {
  const Network network = network_of(handover);
  const bool is_draft = handover.gexf_draft;
  std::string out =
      std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://") +
      (is_draft ? "www.gexf.net/1.2draft\" version=\"1.2\">\n" : "gexf.net/1.3\" version=\"1.3\">\n") +
      "<meta><creator>Dateline</creator><description>" + escaped(network.title) +
      "</description></meta>\n<graph mode=\"dynamic\" defaultedgetype=\"directed\" "
      "timeformat=\"date\">\n" +
      attributes_of(node_fields, "node") + attributes_of(edge_fields, "edge") + "<nodes>\n";
  for (const Node& node : network.nodes)
    out += "<node id=\"" + escaped(node.id) + "\" label=\"" + escaped(node.label) + "\"" +
           limits_of(node.first, node.last) + ">" + attvalues_of(node, node_fields) + "</node>\n";
  out += "</nodes>\n<edges>\n";
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    const Edge& edge = network.edges[i];
    // Edges between the same two nodes are several only where they are of several kinds.
    out += "<edge id=\"" + std::to_string(i) + "\" source=\"" + escaped(edge.from) + "\" target=\"" +
           escaped(edge.to) + "\" label=\"" + escaped(edge.values[1]) + "\"" +
           (is_draft ? "" : " kind=\"" + escaped(edge.values[1]) + "\"") + limits_of(edge.first, edge.last) +
           ">" + attvalues_of(edge, edge_fields) + "</edge>\n";
  }
  for (const query::ResultEvent& event : handover.result.events) {
    const Days days = days_of(event.when);
    if (days.kind == Days::Kind::none)
      losses.add("{} event without a sure date is there at all times",
                 "{} events without a sure date are there at all times");
    else if (days.kind != Days::Kind::day)
      losses.add("{} date that is not one day became an interval, with its words beside it",
                 "{} dates that are not one day became intervals, with their words beside them");
  }
  return {{"", out + "</edges>\n</graph>\n</gexf>\n"}};
}

}  // namespace dateline::interchange
