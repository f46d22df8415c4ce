#include "exports/interchange/days.hpp"
#include "exports/interchange/formats.hpp"
#include "exports/table/layout.hpp"
#include "exports/view/wording.hpp"
#include "graph/query/standing.hpp"

/// Events, actors and articles as nodes and relationships, for databases that load them from CSV.
namespace dateline::interchange {
namespace {

struct Column {
  std::string name;
  std::string type;  ///< "STRING", "DATE"
};

/// Nodes of a label, or relationships of a type: then the first two columns are where they lead from and to.
struct Table {
  std::string name;      ///< "Event"
  std::string from, to;  ///< tables; "" for nodes
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

/// Dates that both databases read.
std::string date_or_nothing(const std::optional<calendar::Day>& day) {
  return date_holding(day, day);
}

std::vector<Column> strings(std::initializer_list<const char*> names) {
  std::vector<Column> columns;
  for (const char* name : names) columns.push_back({name, "STRING"});
  return columns;
}

Table events_of(const Handover& handover, Losses& losses) {
  Table table{.name = "Event",
              .from = {},
              .to = {},
              .columns = strings({"id", "handle", "headline", "title", "kind", "date", "edtf"}),
              .rows = {}};
  for (const char* bound : {"earliest_start", "latest_start", "earliest_end", "latest_end"})
    table.columns.push_back({bound, "DATE"});
  for (const Column& column :
       strings({"likely", "modality", "polarity", "standing", "attributed_to", "state", "tags", "contested"}))
    table.columns.push_back(column);
  for (const query::ResultEvent& event : handover.result.events) {
    std::string tags;
    for (const std::string& tag : event.tags) tags += (tags.empty() ? "" : "; ") + tag;
    std::vector<std::string> row = {
        uuid_of(handover, event.id), event.id,       headline_of(event), event.printed_title(), event.kind,
        date_in_words(event),        event.when.edtf};
    bool is_whole = true;
    for (const auto& day : {event.when.earliest_start, event.when.latest_start, event.when.earliest_end,
                            event.when.latest_end}) {
      row.push_back(event.when.uncertain ? "" : date_or_nothing(day));
      is_whole = is_whole && (!day || !row.back().empty());
    }
    if (!is_whole)
      losses.add("{} date that is doubtful or beyond four digits is told in words and EDTF alone",
                 "{} dates that are doubtful or beyond four digits are told in words and EDTF alone");
    row.insert(row.end(), {event.likely ? event.likely->when.edtf : "", event.modality, event.polarity,
                           query::standing_in_words(event), event.attributed_to, event.state, tags,
                           event.contested ? "yes" : ""});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<Table> tables_of(const Handover& handover, Losses& losses) {
  const query::Result& result = handover.result;
  Table actors{.name = "Actor",
               .from = {},
               .to = {},
               .columns = strings({"id", "handle", "name", "kind"}),
               .rows = {}};
  for (const query::ResultActor* actor : actors_of(result))
    actors.rows.push_back({uuid_of(handover, actor->id), actor->id, actor->name, actor->kind});
  Table articles{.name = "Article",
                 .from = {},
                 .to = {},
                 .columns = strings({"id", "handle", "outlet", "title", "byline", "url"}),
                 .rows = {}};
  articles.columns.push_back({"published", "DATE"});
  for (const query::ResultSource& source : result.sources)
    articles.rows.push_back({uuid_of(handover, source.id), source.id, source.outlet, source.title,
                             source.byline, view::web_address(source.url),
                             date_or_nothing(source.published)});
  Table parts{.name = "TAKES_PART", .from = "Actor", .to = "Event", .columns = strings({"role"}), .rows = {}};
  Table claims{.name = "TELLS",
               .from = "Article",
               .to = "Event",
               .columns = strings({"quote", "page", "attributed_to"}),
               .rows = {}};
  for (const query::ResultEvent& event : result.events) {
    const std::string id = uuid_of(handover, event.id);
    for (const Part& part : parts_of(event))
      for (const std::string& role : part.roles)
        parts.rows.push_back({uuid_of(handover, part.actor->id), id, role});
    for (const query::ResultClaim& claim : event.claims)
      if (!claim.source.empty())
        claims.rows.push_back({uuid_of(handover, claim.source), id, claim.quote,
                               claim.page == 0 ? "" : std::to_string(claim.page), claim.attributed_to});
  }
  Table relations{
      .name = "RELATED", .from = "Event", .to = "Event", .columns = strings({"kind"}), .rows = {}};
  for (const query::ResultRelation& relation : result.relations)
    relations.rows.push_back(
        {uuid_of(handover, relation.from), uuid_of(handover, relation.to), relation.kind});
  return {events_of(handover, losses), std::move(actors),   std::move(articles), std::move(parts),
          std::move(claims),           std::move(relations)};
}

/// Programs load these cells, line by line: they are as they are, but for what CSV itself needs, and each is
/// on one line.
void add_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += (i == 0 ? "" : ",") + table::csv_cell(view::shown(cells[i]));
  out += "\n";
}

std::string file_of(const Table& table) {
  std::string name;
  for (const char c : table.name) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name + ".csv";
}

}  // namespace

std::vector<File> neo4j(const Handover& handover, Losses& losses) {
  std::vector<File> files;
  for (const Table& table : tables_of(handover, losses)) {
    const bool is_node = table.from.empty();
    std::vector<std::string> head;
    if (!is_node) head = {":START_ID(" + table.from + ")", ":END_ID(" + table.to + ")"};
    for (const Column& column : table.columns)
      head.push_back(is_node && head.empty() ? "id:ID(" + table.name + ")"
                                             : column.name + (column.type == "DATE" ? ":date" : ""));
    head.emplace_back(is_node ? ":LABEL" : ":TYPE");
    std::string out;
    add_row(out, head);
    for (std::vector<std::string> row : table.rows) {
      row.push_back(table.name);
      add_row(out, row);
    }
    files.push_back({file_of(table), std::move(out)});
  }
  return files;
}

std::vector<File> kuzu(const Handover& handover, Losses& losses) {
  std::vector<File> files;
  std::string script;
  for (const Table& table : tables_of(handover, losses)) {
    const bool is_node = table.from.empty();
    std::vector<std::string> head;
    if (!is_node) head = {"from", "to"};
    std::string columns;
    for (const Column& column : table.columns) {
      head.push_back(column.name);
      columns += (columns.empty() ? "" : ", ") + column.name + " " + column.type;
    }
    script += is_node ? "CREATE NODE TABLE " + table.name + "(" + columns + ", PRIMARY KEY(id));\n"
                      : "CREATE REL TABLE " + table.name + "(FROM " + table.from + " TO " + table.to + ", " +
                            columns + ");\n";
    script += "COPY " + table.name + " FROM '" + file_of(table) + "' (HEADER=true, ESCAPE='\"');\n";
    std::string out;
    add_row(out, head);
    for (const std::vector<std::string>& row : table.rows) add_row(out, row);
    files.push_back({file_of(table), std::move(out)});
  }
  files.push_back({"copy.cypher", std::move(script)});
  return files;
}

}  // namespace dateline::interchange
