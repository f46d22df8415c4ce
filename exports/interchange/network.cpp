#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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

std::string iso_or_nothing(const std::optional<calendar::Day>& day) {
  return day ? calendar::iso(*day) : "";
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
  return out;
}

Node node_of(const query::ResultEvent& event, const Handover& handover, const view::ListEntry& entry) {
  std::vector<std::string> sources;
  for (const view::Dated& source : entry.sources) sources.push_back(source.words);
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

Node node_of(const query::ResultActor& actor, const Handover& handover) {
  Node node{.id = actor.id, .label = view::shown(actor.name), .values = {}, .first = {}, .last = {}};
  node.values[0] = "actor";
  node.values[1] = actor.kind;
  node.values[2] = uuid_of(handover, actor.id);
  return node;
}

/// Nodes are written as they come; that somebody takes part is kept until all nodes are there, in numbers.
class Network {
 public:
  explicit Network(Writing& writing) : writing_(writing) {}

  void each_node(const std::function<void(const Node&)>& write) {
    const Entries entries(writing_.handover);
    Newcomers newcomers;
    writing_.each_event([&](const query::ResultEvent& event) {
      const Node node = node_of(event, writing_.handover, entries.of(event));
      write(node);
      for (const query::ResultActor* actor : newcomers.in(event)) {
        numbers_.emplace(actor->id, actors_.size());
        actors_.push_back(actor->id);
        write(node_of(*actor, writing_.handover));
      }
      for (const Part& part : parts_of(event))
        for (const std::string& role : part.roles)
          parts_.push_back(
              {.event = events_.size(), .actor = numbers_.at(part.actor->id), .role = number_of(role)});
      events_.push_back({event.id, node.first, node.last});
    });
  }

  /// After all nodes.
  void each_edge(const std::function<void(const Edge&)>& write) const {
    std::unordered_set<std::string_view> ids;
    for (const Placed& event : events_) ids.insert(event.id);
    for (const Taking& part : parts_) {
      const Placed& event = events_[part.event];
      write({.from = actors_[part.actor],
             .to = event.id,
             .values = {"takes part", roles_[part.role]},
             .first = event.first,
             .last = event.last});
    }
    for (const query::ResultRelation& relation : writing_.handover.result.relations)
      if (ids.contains(relation.from) && ids.contains(relation.to))
        write({.from = relation.from,
               .to = relation.to,
               .values = {"relation", relation.kind},
               .first = {},
               .last = {}});
  }

 private:
  struct Placed {
    std::string id;
    std::optional<calendar::Day> first, last;
  };
  struct Taking {
    std::size_t event = 0, actor = 0, role = 0;
  };

  std::size_t number_of(const std::string& role) {
    const auto found = std::find(roles_.begin(), roles_.end(), role);
    if (found == roles_.end()) roles_.push_back(role);
    return static_cast<std::size_t>(std::find(roles_.begin(), roles_.end(), role) - roles_.begin());
  }

  Writing& writing_;
  std::vector<Placed> events_;
  std::vector<std::string> actors_, roles_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<Taking> parts_;
};

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

void graphml(Writing& writing) {
  writing.add(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n<desc>" +
      escaped(Entries(writing.handover).head().title) + "</desc>\n");
  const auto key = [&](const char* of, const std::string& id, const char* name) {
    writing.add(std::string("<key id=\"") + id + "\" for=\"" + of + "\" attr.name=\"" + name +
                "\" attr.type=\"string\"/>\n");
  };
  key("node", "label", "label");
  for (const char* field : node_fields) key("node", std::string("n_") + field, field);
  for (const char* field : edge_fields) key("edge", std::string("e_") + field, field);
  writing.add("<graph id=\"story\" edgedefault=\"directed\">\n");
  Network network(writing);
  network.each_node([&](const Node& node) {
    writing.add("<node id=\"" + escaped(node.id) + "\"><data key=\"label\">" + escaped(node.label) +
                "</data>" + data_of(node, node_fields, "n_") + "</node>\n");
  });
  std::size_t number = 0;
  network.each_edge([&](const Edge& edge) {
    writing.add("<edge id=\"x" + std::to_string(++number) + "\" source=\"" + escaped(edge.from) +
                "\" target=\"" + escaped(edge.to) + "\">" + data_of(edge, edge_fields, "e_") + "</edge>\n");
  });
  writing.add("</graph>\n</graphml>\n");
}

void gexf(Writing& writing) {
  const bool is_draft = writing.handover.gexf_draft;
  writing.add(
      std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://") +
      (is_draft ? "www.gexf.net/1.2draft\" version=\"1.2\">\n" : "gexf.net/1.3\" version=\"1.3\">\n") +
      "<meta><creator>Dateline</creator><description>" + escaped(Entries(writing.handover).head().title) +
      "</description></meta>\n<graph mode=\"dynamic\" defaultedgetype=\"directed\" "
      "timeformat=\"date\">\n" +
      attributes_of(node_fields, "node") + attributes_of(edge_fields, "edge") + "<nodes>\n");
  Network network(writing);
  network.each_node([&](const Node& node) {
    writing.add("<node id=\"" + escaped(node.id) + "\" label=\"" + escaped(node.label) + "\"" +
                limits_of(node.first, node.last) + ">" + attvalues_of(node, node_fields) + "</node>\n");
  });
  writing.add("</nodes>\n<edges>\n");
  std::size_t number = 0;
  network.each_edge([&](const Edge& edge) {
    // Edges between the same two nodes are several only where they are of several kinds.
    writing.add("<edge id=\"" + std::to_string(number++) + "\" source=\"" + escaped(edge.from) +
                "\" target=\"" + escaped(edge.to) + "\" label=\"" + escaped(edge.values[1]) + "\"" +
                (is_draft ? "" : " kind=\"" + escaped(edge.values[1]) + "\"") +
                limits_of(edge.first, edge.last) + ">" + attvalues_of(edge, edge_fields) + "</edge>\n");
  });
  for (const query::ResultEvent& event : writing.handover.result.events) {
    const Days days = days_of(event.when);
    if (days.kind == Days::Kind::none)
      writing.losses.add("{} event without a sure date is there at all times",
                         "{} events without a sure date are there at all times");
    else if (days.kind != Days::Kind::day)
      writing.losses.add("{} date that is not one day became an interval, with its words beside it",
                         "{} dates that are not one day became intervals, with their words beside them");
  }
  writing.add("</edges>\n</graph>\n</gexf>\n");
}

}  // namespace dateline::interchange
