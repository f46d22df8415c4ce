#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exports/interchange/days.hpp"
#include "exports/interchange/formats.hpp"
#include "exports/table/layout.hpp"
#include "exports/view/wording.hpp"
#include "graph/query/standing.hpp"

/// Events, actors and articles as nodes and relationships, for databases that load them from CSV.
namespace dateline::interchange {
namespace {

struct Column {
  std::string_view name;
  bool is_date = false;
};

/// Nodes of a label, or relationships of a type: then the first two cells of a row are where it leads from
/// and to.
struct Table {
  std::string_view name;
  std::string_view from, to;  ///< tables; "" for nodes
  std::vector<Column> columns;
};

const Table events = {.name = "Event",
                      .from = {},
                      .to = {},
                      .columns = {{"id"},
                                  {"handle"},
                                  {"headline"},
                                  {"title"},
                                  {"kind"},
                                  {"date"},
                                  {"edtf"},
                                  {"earliest_start", true},
                                  {"latest_start", true},
                                  {"earliest_end", true},
                                  {"latest_end", true},
                                  {"likely"},
                                  {"modality"},
                                  {"polarity"},
                                  {"standing"},
                                  {"attributed_to"},
                                  {"state"},
                                  {"tags"},
                                  {"contested"}}};
const Table actors = {
    .name = "Actor", .from = {}, .to = {}, .columns = {{"id"}, {"handle"}, {"name"}, {"kind"}}};
const Table articles = {
    .name = "Article",
    .from = {},
    .to = {},
    .columns = {{"id"}, {"handle"}, {"outlet"}, {"title"}, {"byline"}, {"url"}, {"published", true}}};
const Table parts = {.name = "TAKES_PART", .from = "Actor", .to = "Event", .columns = {{"role"}}};
const Table claims = {
    .name = "TELLS", .from = "Article", .to = "Event", .columns = {{"quote"}, {"page"}, {"attributed_to"}}};
const Table relations = {.name = "RELATED", .from = "Event", .to = "Event", .columns = {{"kind"}}};

/// Nodes before what leads from one to another.
const std::array<const Table*, 6> tables = {&events, &actors, &articles, &parts, &claims, &relations};

using Row = std::vector<std::string>;

/// Dates that both databases read.
std::string date_or_nothing(const std::optional<calendar::Day>& day) {
  return date_holding(day, day);
}

Row row_of(const query::ResultEvent& event, const Handover& handover, Losses& losses) {
  std::string tags;
  for (const std::string& tag : event.tags) tags += (tags.empty() ? "" : "; ") + tag;
  Row row = {
      uuid_of(handover, event.id), event.id,       headline_of(event), event.printed_title(), event.kind,
      date_in_words(event),        event.when.edtf};
  bool is_whole = true;
  for (const auto& day :
       {event.when.earliest_start, event.when.latest_start, event.when.earliest_end, event.when.latest_end}) {
    row.push_back(event.when.uncertain ? "" : date_or_nothing(day));
    is_whole = is_whole && (!day || !row.back().empty());
  }
  if (!is_whole)
    losses.add("{} date that is doubtful or beyond four digits is told in words and EDTF alone",
               "{} dates that are doubtful or beyond four digits are told in words and EDTF alone");
  row.insert(row.end(), {event.likely ? event.likely->when.edtf : "", event.modality, event.polarity,
                         query::standing_in_words(event), event.attributed_to, event.state, tags,
                         event.contested ? "yes" : ""});
  return row;
}

/// Gives the rows of all tables, each as it is read.
void each_row(Writing& writing, const std::function<void(const Table&, Row)>& give) {
  const Handover& handover = writing.handover;
  for (const query::ResultSource& source : handover.result.sources)
    give(articles, {uuid_of(handover, source.id), source.id, source.outlet, source.title, source.byline,
                    view::web_address(source.url), date_or_nothing(source.published)});
  Newcomers newcomers;
  writing.each_event([&](const query::ResultEvent& event) {
    give(events, row_of(event, handover, writing.losses));
    for (const query::ResultActor* actor : newcomers.in(event))
      give(actors, {uuid_of(handover, actor->id), actor->id, actor->name, actor->kind});
    const std::string id = uuid_of(handover, event.id);
    for (const Part& part : parts_of(event))
      for (const std::string& role : part.roles) give(parts, {uuid_of(handover, part.actor->id), id, role});
    for (const query::ResultClaim& claim : event.claims)
      if (!claim.source.empty())
        give(claims, {uuid_of(handover, claim.source), id, claim.quote,
                      claim.page == 0 ? "" : std::to_string(claim.page), claim.attributed_to});
  });
  for (const query::ResultRelation& relation : handover.result.relations)
    give(relations, {uuid_of(handover, relation.from), uuid_of(handover, relation.to), relation.kind});
}

/// Programs load these cells, line by line: they are as they are, but for what CSV itself needs, and each is
/// on one line.
std::string line_of(const Row& cells) {
  std::string out;
  for (const std::string& cell : cells)
    out += (&cell == &cells.front() ? "" : ",") + table::csv_cell(view::shown(cell));
  return out + "\n";
}

std::string file_of(const Table& table) {
  std::string name;
  for (const char c : table.name) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name + ".csv";
}

}  // namespace

void neo4j(Writing& writing) {
  for (const Table* table : tables) {
    const bool is_node = table->from.empty();
    Row head;
    if (!is_node)
      head = {":START_ID(" + std::string(table->from) + ")", ":END_ID(" + std::string(table->to) + ")"};
    for (const Column& column : table->columns)
      head.push_back(is_node && head.empty() ? "id:ID(" + std::string(table->name) + ")"
                                             : std::string(column.name) + (column.is_date ? ":date" : ""));
    head.emplace_back(is_node ? ":LABEL" : ":TYPE");
    writing.add_to(file_of(*table), line_of(head));
  }
  each_row(writing, [&](const Table& table, Row row) {
    row.emplace_back(table.name);
    writing.add_to(file_of(table), line_of(row));
  });
}

void kuzu(Writing& writing) {
  std::string script;
  for (const Table* table : tables) {
    const bool is_node = table->from.empty();
    const std::string name(table->name);
    Row head;
    if (!is_node) head = {"from", "to"};
    std::string columns;
    for (const Column& column : table->columns) {
      head.emplace_back(column.name);
      columns +=
          (columns.empty() ? "" : ", ") + std::string(column.name) + (column.is_date ? " DATE" : " STRING");
    }
    script += is_node ? "CREATE NODE TABLE " + name + "(" + columns + ", PRIMARY KEY(id));\n"
                      : "CREATE REL TABLE " + name + "(FROM " + std::string(table->from) + " TO " +
                            std::string(table->to) + ", " + columns + ");\n";
    script += "COPY " + name + " FROM '" + file_of(*table) + "' (HEADER=true, ESCAPE='\"');\n";
    writing.add_to(file_of(*table), line_of(head));
  }
  each_row(writing,
           [&](const Table& table, const Row& row) { writing.add_to(file_of(table), line_of(row)); });
  writing.add_to("copy.cypher", script);
}

}  // namespace dateline::interchange
