// StoryFile::replace_graph: the assembled graph into its tables.
#include <utility>

#include "graph/store/graph_writer.hpp"
#include "graph/store/inputs.hpp"
#include "graph/store/query.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/unchecked_references.hpp"
#include "src/base/problem.hpp"

namespace dateline::store {
namespace {

/// Events and claims of a graph from which on it pays to gather first and to write sorted.
constexpr std::size_t large = 20'000;
/// Of pages that SQLite keeps in memory while a large graph is written.
constexpr int large_cache_kib = 256 << 10;

}  // namespace

bool GraphWriter::is_large() const {
  return graph_.events.size() + graph_.claims.size() >= large;
}

void GraphWriter::refuse(const std::string& why) const {
  throw base::StoreError({.path = connection_.path(), .what = "the graph cannot be stored", .why = why});
}

void GraphWriter::clear() {
  constexpr std::string_view statements[] = {
      "DELETE FROM selection_place",   "DELETE FROM selection_item",
      "DELETE FROM selection_filter",  "DELETE FROM selection",
      "DELETE FROM disagreement",      "DELETE FROM relation",
      "DELETE FROM claim_span",        "DELETE FROM claim_participant",
      "DELETE FROM claim_decision",    "DELETE FROM claim",
      "DELETE FROM event_participant", "DELETE FROM event_decision",
      "DELETE FROM event_tag",         "DELETE FROM event_note",
      "DELETE FROM event_picture",     "DELETE FROM event",
      "DELETE FROM maybe_same_actor",  "DELETE FROM actor_decision",
      "DELETE FROM actor_word",        "DELETE FROM actor",
      "DELETE FROM event_days",        "DELETE FROM source_link",
      "DELETE FROM source_page",       "INSERT INTO event_words(event_words) VALUES ('delete-all')"};
  for (const std::string_view sql : statements) Query(connection_, sql).run();
}

void GraphWriter::take_off_indexes() {
  if (!is_large()) return;
  connection_.execute("PRAGMA cache_size = " + std::to_string(-large_cache_kib));
  Query query(connection_,
              "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND "
              "tbl_name IN ('event', 'event_participant', 'claim', 'relation') ORDER BY name");
  std::vector<std::string> names;
  while (query.next()) {
    names.push_back(query.text(0));
    indexes_.push_back(query.text(1));
  }
  for (const std::string& name : names) connection_.execute("DROP INDEX " + name);
}

void GraphWriter::put_back_indexes() {
  for (const std::string& sql : indexes_) connection_.execute(sql);
  if (is_large()) connection_.execute("PRAGMA cache_size = " + std::to_string(-cache_kib));
}

std::vector<std::uint32_t> GraphWriter::numbers_for(const std::string& kind,
                                                    const std::vector<HandleClaimant>& claimants) {
  std::vector<HandleRow> before;
  {
    Query query(connection_, "SELECT uid, own, now FROM handle WHERE kind = ? ORDER BY uid");
    query.bind(kind);
    while (query.next()) before.push_back({query.text(0), query.number(1), query.number(2)});
  }
  HandleBook book(std::move(before));
  auto numbers = book.assign(claimants);
  if (!numbers) refuse("two things of kind " + kind + " have the permanent id " + book.twice());
  Query update(connection_, "UPDATE handle SET own = ?, now = ? WHERE kind = ? AND uid = ?");
  for (const HandleRow* row : book.changed_rows())
    update.bind_number_or_null(row->own).bind(as_integer(row->now)).bind(kind).bind(row->uid).run();
  Rows rows(connection_, "handle(kind, uid, own, now)", 4);
  for (const HandleRow* row : book.new_rows())
    rows.add(kind).add(row->uid).add_number_or_null(row->own).add(row->now).end_row();
  rows.finish();
  return *std::move(numbers);
}

void GraphWriter::give_handles() {
  const auto gather = [](const auto& things) {
    std::vector<HandleClaimant> claimants;
    claimants.reserve(things.size());
    for (const auto& thing : things) claimants.push_back({&thing.uid, &thing.absorbed_uids});
    return claimants;
  };
  const auto remember = [](const auto& things, const std::vector<std::uint32_t>& given, Numbers& numbers) {
    numbers.reserve(things.size());
    for (std::size_t i = 0; i < things.size(); ++i) {
      numbers.emplace(things[i].uid, given[i]);
      for (const std::string& uid : things[i].absorbed_uids) numbers.emplace(uid, given[i]);
    }
  };
  actor_numbers_ = numbers_for("A", gather(graph_.actors));
  remember(graph_.actors, actor_numbers_, actors_);
  event_numbers_ = numbers_for("E", gather(graph_.events));
  remember(graph_.events, event_numbers_, events_);

  std::vector<HandleClaimant> claims;
  claims.reserve(graph_.claims.size());
  for (const model::AssembledClaim& claim : graph_.claims) claims.push_back({&claim.uid, nullptr});
  claim_numbers_ = numbers_for("C", claims);
  for (std::size_t i = 0; i < graph_.claims.size(); ++i)
    claims_.emplace(graph_.claims[i].uid, claim_numbers_[i]);

  std::vector<std::uint32_t> source_numbers;
  story_.each_source([&](const model::Source& source) {
    source_uids_.push_back(source.uid);
    source_numbers.push_back(source.id.number);
    return true;
  });
  for (std::size_t i = 0; i < source_uids_.size(); ++i) sources_.emplace(source_uids_[i], source_numbers[i]);
  for (const std::string& uid : story_.picture_uids()) pictures_.insert(uid);
}

std::uint32_t GraphWriter::number_in(const Numbers& numbers, const std::string& uid, const char* what) const {
  const auto found = numbers.find(uid);
  if (found == numbers.end()) refuse("it names " + std::string(what) + " " + uid + ", which is not there");
  return found->second;
}

std::uint32_t GraphWriter::number_or_none(const Numbers& numbers, const std::string& uid,
                                          const char* what) const {
  return uid.empty() ? 0 : number_in(numbers, uid, what);
}

void StoryFile::replace_graph(const model::Assembled& graph, const std::string& stamp) {
  Transaction together(*connection_);
  const UncheckedReferences resolved(connection_->database());  // the writer looks each of them up
  GraphWriter writer(*connection_, *this, graph);
  writer.clear();
  writer.take_off_indexes();
  writer.give_handles();
  writer.write_actors();
  writer.write_maybe_same_actors();
  writer.write_events();
  writer.write_claims();
  writer.write_relations();
  writer.write_disagreements();
  writer.write_selections();
  writer.write_source_links();
  writer.write_source_pages();
  writer.write_words();
  writer.put_back_indexes();
  set_story_value(*connection_, "graph", stamp);
  together.commit();
}

}  // namespace dateline::store
