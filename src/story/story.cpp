#include "src/story/story.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "graph/assemble/assemble.hpp"
#include "graph/assemble/copies.hpp"
#include "src/article/own_page.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"
#include "src/record/json.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/graph_stamp.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/publication.hpp"
#include "src/story/records.hpp"
#include "src/story/source_log.hpp"
#include "src/story/stored_source.hpp"

namespace dateline::story {
namespace {

AddedArticle summary_of(const ReadArticle& read, model::SourceId id) {
  AddedArticle out{
      .source = id, .is_new = true, .title = read.article.title, .published = read.article.published};
  out.events = read.record.events.size();
  out.actors = read.record.actors.size();
  for (const record::Event& event : read.record.events)
    out.undated_for_want_of_publication += !read.article.published && !event.time.unresolved.empty();
  for (const record::Dropped& dropped : read.record.dropped)
    if (dropped.reason != "title") out.dropped.push_back(dropped);
  out.notes = read.article.notes;
  return out;
}

/// Whether orders lead from the second event to the first.
bool is_after(const Decisions& decisions, const std::string& first, const std::string& second) {
  std::set<std::string> reached{second};
  for (bool grown = true; grown;) {
    grown = false;
    for (const assemble::Order& order : decisions.orders)
      if (reached.contains(order.earlier_uid)) grown |= reached.insert(order.later_uid).second;
  }
  return reached.contains(first);
}

void check_original(const model::Source& source) {
  if (source.has_original) return;
  throw base::DataError({.what = "the original of " + to_string(source.id) + " is not in this story",
                         .why = "it was shared without",
                         .remedy = "change it in the story that has it, and pull that"});
}

}  // namespace

Story Story::open_for_reading(const std::string& path, const Reader& reader) {
  return Story(store::StoryFile::open_for_reading(path), reader);
}

Story Story::open_for_writing(const std::string& path, bool create, const Reader& reader) {
  using store::StoryFile;
  return Story(
      StoryFile::open_for_writing(path, create ? StoryFile::IfMissing::create : StoryFile::IfMissing::fail),
      reader);
}

Story Story::in_memory(const Reader& reader) {
  return Story(store::StoryFile::in_memory(), reader);
}

Story Story::restored(store::Given given, const Reader& reader, std::vector<std::string>& notes) {
  const std::vector<article::IgnoreRule> ignored = ignored_in(given.log);
  std::set<std::string> extractors;
  for (store::SourceData& data : given.sources) {
    if (!data.source.has_original) continue;
    const NewArticle article = article_of(data, known_from_json(data.known_json));
    const model::SourceId id = data.source.id;
    const std::string extractor = data.extractor;
    data = source_data(reader.read(article, true, ignored), article, base::Instant{data.source.added_at});
    data.source.id = id;
    if (extractor != data.extractor && extractors.insert(extractor).second)
      notes.push_back("articles that " + extractor + " had read were read again by " + data.extractor);
  }
  Story story = in_memory(reader);
  story.file_.restore(given);
  story.update();
  return story;
}

std::optional<AddedArticle> Story::known(const NewArticle& article) const {
  return known_by(base::sha256_hex(article.original));
}

std::optional<AddedArticle> Story::known_by(const std::string& uid) const {
  const auto known = file_.find_source_by_uid(uid);
  if (!known) return std::nullopt;
  const auto source = file_.source(*known);
  return AddedArticle{
      .source = *known, .is_new = false, .title = source->title, .published = source->published};
}

PreparedArticle Story::prepared(const NewArticle& article, const Reader& reader,
                                const std::vector<article::IgnoreRule>& rules) {
  if (article::is_own_page(article.original))
    throw base::DataError({.path = article.name,
                           .what = "this is no article",
                           .why = "Dateline itself has written this page",
                           .remedy = "add the articles that it was made from; `dateline sources` lists those "
                                     "of a story"});
  const ReadArticle read = reader.read(article, true, rules);
  return {store::packed(source_data(read, article, {})), summary_of(read, {})};
}

AddedArticle Story::add(PreparedArticle article, base::Instant now) {
  model::Source& source = article.source.data.source;
  if (auto known = known_by(source.uid)) return *std::move(known);
  source.added_at = now.seconds;
  const store::AddedSource added = file_.add_source(
      article.source, {.at = now.seconds, .who = who_, .verb = "add", .arguments = source.name});
  article.summary.source = added.id;
  article.summary.is_new = added.is_new;
  return std::move(article.summary);
}

AddedArticle Story::add(const NewArticle& article, base::Instant now) {
  if (auto is_known = known(article)) return *std::move(is_known);
  return add(prepared(article, *reader_, ignored()), now);
}

model::SourceId Story::article_of_record(const record::ForeignRecord& record,
                                         const std::vector<model::SourceId>& sources,
                                         std::string& why) const {
  const record::ForeignRecord::Article said = record.article();
  const auto only = [&](const auto& is_it) {
    std::vector<model::SourceId> found;
    for (const model::SourceId id : sources)
      if (is_it(*file_.source(id))) found.push_back(id);
    return found.size() == 1 ? found.front() : model::SourceId{};
  };
  const auto has_url = [&](const model::Source& source) {
    return !source.url.empty() && assemble::normalized_url(source.url) == assemble::normalized_url(said.url);
  };
  const std::string among = sources.size() == 1 ? "it is of another article: " : "none of the articles has ";
  if (!said.sha256.empty()) {
    why = among + (sources.size() == 1 ? "the sha256 of its text is another" : "the sha256 " + said.sha256);
    return only([&](const model::Source& source) {
      return source.text_sha256 == said.sha256 || source.uid == said.sha256;
    });
  }
  if (!said.url.empty()) {
    why = among + (sources.size() == 1 ? "its url is " : "the url ") + said.url;
    const model::SourceId found = only(has_url);
    const bool may_be = sources.size() == 1 && file_.source(sources.front())->url.empty();
    return found || !may_be ? found : sources.front();
  }
  // A program may call an article as it likes: its own id is asked only where there is a choice.
  if (sources.size() == 1) return sources.front();
  why = said.id.empty() ? "it does not say which article it is of: it has no sha256, url or id"
                        : "none of the articles has the id '" + said.id + "', or several do";
  return only([&](const model::Source& source) {
    return source.uid == said.id || source.name == said.id || to_string(source.id) == said.id;
  });
}

TakenFacts Story::take_record(const record::ForeignRecord& record,
                              const std::vector<model::SourceId>& sources, base::Instant now) {
  TakenFacts out{.extractor = record.extractor()};
  std::string why;
  out.source = article_of_record(record, sources, why);
  if (!out.source) {
    out.refused.push_back({.at = record.at(), .why = why});
    return out;
  }
  const record::Record own = record::from_json(file_.record_of(out.source), file_.text_of(out.source));
  record::Checked checked = record.checked_against(own, reader_->check_words());
  out.refused = std::move(checked.refused);
  out.notes = std::move(checked.notes);
  if (checked.taken() == 0) return out;
  const std::string uid = file_.source(out.source)->uid;
  record::Record before;
  for (record::Record& one : facts_that_hold(taken_records(file_, uid), uid, own, reader_->check_words()))
    if (one.extractor == checked.facts.extractor) before = std::move(one);
  out.taken = record::add_facts(before, checked.facts);
  out.known = checked.taken() - out.taken;
  if (out.taken > 0)
    log({.at = now.seconds,
         .verb = "records",
         .arguments = to_json(TakenRecord{uid, record::words_json(checked.facts)})});
  return out;
}

store::SourceData Story::source_of(model::SourceId id) const {
  auto data = file_.load_source(id);
  if (!data)
    throw base::DataError({.what = "there is no source " + to_string(id) + " in this story",
                           .remedy = "`dateline sources` lists them all"});
  return *std::move(data);
}

AddedArticle Story::read_again(const store::SourceData& old, const article::Known& known,
                               const store::LogEntry& entry) {
  check_original(old.source);
  const NewArticle article = article_of(old, known);
  const ReadArticle read = reader_->read(article, true, ignored());
  file_.update_source(old.source.id, source_data(read, article, base::Instant{old.source.added_at}), entry);
  return summary_of(read, old.source.id);
}

AddedArticle Story::set_source(model::SourceId id, const std::string& field, const std::string& value,
                               base::Instant now) {
  const store::SourceData old = source_of(id);
  article::Known known = known_from_json(old.known_json);
  set_known(known, field, value, "set " + to_string(id));
  if (field == "published") known.published_from = "option";
  return read_again(
      old, known,
      signed_at(now, source_entry("set",
                                  {.source = id, .field = field, .value = value, .before = before_of(old)})));
}

Story::Removal Story::removal_of(model::SourceId id) const {
  const store::SourceData data = source_of(id);
  Removal out{.title = data.source.title, .bytes = data.original.size()};
  for (const model::EventId event : file_.events_in(id)) {
    ++out.events;
    const std::vector<model::Claim> claims = file_.claims_of(event);
    out.alone += std::all_of(claims.begin(), claims.end(),
                             [&](const model::Claim& claim) { return claim.source == id; });
  }
  file_.each_log_entry([&](const store::LogEntry& entry) {
    out.decisions += is_decision(entry.verb) && without_source(entry, data.source.uid) != entry.arguments;
    return true;
  });
  return out;
}

Story::Removal Story::remove_source(model::SourceId id, base::Instant now) {
  const Removal out = removal_of(id);
  const std::string uid = file_.source(id)->uid, number = to_string(id);
  std::int64_t seen = 0;  // the k-th source has the k-th of these entries
  const auto scrubbed = [&](const store::LogEntry& entry) {
    seen += entry.verb == "add" ? 1 : 0;
    if (entry.verb == "add" && seen == id.number) return number + " (removed)";
    if (is_decision(entry.verb)) return without_source(entry, uid);
    if (entry.verb == "publish") return publication_without(entry.arguments, number);
    const auto change = source_change_in(entry);
    const bool is_of_it =
        (change && change->source == id) || (entry.arguments + " ").starts_with(number + " ");
    return is_of_it ? number + " (removed)" : entry.arguments;
  };
  decide([&] {
    file_.remove_source(
        id, scrubbed,
        {.at = now.seconds, .who = who_, .verb = "remove-source", .arguments = number + " " + uid});
  });
  erase_removed();
  return out;
}

bool Story::was_removed(model::SourceId id) const {
  bool was = false;
  file_.each_log_entry([&](const store::LogEntry& entry) {
    was = entry.verb == "remove-source" && (entry.arguments + " ").starts_with(to_string(id) + " ");
    return !was;
  });
  return was;
}

void Story::erase_removed() {
  file_.rebuild();
}

std::string Story::original_of(model::SourceId id) const {
  if (const auto source = file_.source(id)) check_original(*source);
  return file_.original_of(id);
}

article::Article Story::intake_of(model::SourceId id) const {
  const store::SourceData data = source_of(id);
  check_original(data.source);
  return reader_->read_intake(article_of(data, known_from_json(data.known_json)), ignored());
}

AddedArticle Story::choose_blocks(model::SourceId id, const std::vector<std::uint64_t>& numbers, bool keep,
                                  base::Instant now) {
  const store::SourceData old = source_of(id);
  const article::Article read = intake_of(id);
  article::Known known = known_from_json(old.known_json);
  SourceChange change{.source = id, .numbers = numbers, .before = before_of(old)};
  for (const std::uint64_t number : numbers) {
    const std::string list = "`dateline blocks " + to_string(id) + "` lists them";
    if (number == 0 || number > read.blocks.size())
      throw base::UsageError({.what = to_string(id) + " has no paragraph " + std::to_string(number),
                              .why = "it has " + std::to_string(read.blocks.size()),
                              .remedy = list});
    const article::Block& block = read.blocks[number - 1];
    if (block.kind == article::BlockKind::title)
      throw base::UsageError({.what = "the title cannot be left out", .remedy = list});
    const std::string words(base::words_at(read.text, block.span));
    std::erase_if(known.blocks, [&](const article::BlockChoice& choice) {
      return article::comparable(choice.words) == article::comparable(words);
    });
    known.blocks.push_back({words, keep});
    change.words.push_back(words);
  }
  return read_again(old, known, signed_at(now, source_entry(keep ? "keep" : "drop", change)));
}

std::uint64_t Story::set_ignored(const article::IgnoreRule& rule, bool known, base::Instant now) {
  if (article::comparable(rule.outlet).empty() || article::comparable(rule.words).empty())
    throw base::UsageError(
        {.what = "an outlet and words are needed",
         .remedy = "write it as `dateline ignore \"The Lantern\" \"Sign up for our newsletter\"`"});
  store::LogEntry entry = ignore_entry(rule, known);
  entry.at = now.seconds;
  store::Transaction together = file_.transaction();
  log(std::move(entry));
  std::vector<model::SourceId> of_outlet;
  file_.each_source([&](const model::Source& source) {
    if (source.has_original && article::comparable(source.outlet) == article::comparable(rule.outlet))
      of_outlet.push_back(source.id);
    return true;
  });
  for (const model::SourceId id : of_outlet) {
    const store::SourceData old = source_of(id);
    read_again(old, known_from_json(old.known_json),
               {.at = now.seconds, .who = who_, .verb = "read", .arguments = to_string(id)});
  }
  together.commit();
  return of_outlet.size();
}

std::vector<article::IgnoreRule> Story::ignored() const {
  return ignored_in(file_);
}

store::LogEntry Story::signed_at(base::Instant now, store::LogEntry entry) const {
  entry.at = now.seconds;
  entry.who = who_;
  return entry;
}

std::int64_t Story::log(store::LogEntry entry) {
  entry.who = who_;
  return file_.append_log(entry);
}

store::AddedSource Story::take_over(const store::SourceData& data, const store::LogEntry& entry) {
  if (!data.source.has_original) return file_.add_source(data, entry);
  if (base::sha256_hex(data.original) != data.source.uid)
    throw base::DataError({.path = data.source.name,
                           .what = "the original is another than the one that was added there",
                           .remedy = "let your colleague run `dateline doctor`"});
  const NewArticle article = article_of(data, known_from_json(data.known_json));
  return file_.add_source(
      source_data(reader_->read(article, true, ignored()), article, base::Instant{data.source.added_at}),
      entry);
}

void Story::set_anchor(const std::string& name, const std::optional<calendar::TimeSpan>& when,
                       base::Instant now) {
  if (name.find_first_not_of(' ') == std::string::npos || name.find('\n') != std::string::npos)
    throw base::UsageError({.what = "the name of an anchor is empty or more than a line",
                            .remedy = "give it as articles write it: \"G20 summit\""});
  if (when && !when->bounded())
    throw base::UsageError({.what = "the dates of '" + name + "' are open",
                            .why = "an anchor says when something began and ended",
                            .remedy = "give both ends: 2017-07-07..2017-07-08"});
  store::LogEntry entry = anchor_entry(name, when ? when->edtf : "");
  entry.at = now.seconds;
  log(std::move(entry));
}

void Story::set_order(model::EventId earlier, model::EventId later, bool known, base::Instant now) {
  const auto event_of = [&](model::EventId id) {
    auto event = file_.event(id);
    if (!event)
      throw base::DataError({.what = "there is no event " + to_string(id) + " in this story",
                             .remedy = "`dateline events` lists them"});
    return *event;
  };
  const model::Event first = event_of(earlier), second = event_of(later);
  const assemble::Order order{first.uid, second.uid};
  const std::string words = to_string(later) + " cannot be after " + to_string(earlier);
  if (first.uid == second.uid)
    throw base::UsageError({.what = words, .why = "they are one event", .remedy = "name two events"});
  const auto &begin = first.dating.when.earliest_start, &end = second.dating.when.latest_end;
  if (known && begin && end && *begin > *end)
    throw base::UsageError({.what = words,
                            .why = calendar::iso(*end) + " is before " + calendar::iso(*begin),
                            .remedy = "`dateline show` says where the dates come from"});
  if (known && is_after(decisions(), first.uid, second.uid))
    throw base::UsageError({.what = words,
                            .why = "it has been said that it was before",
                            .remedy = "take that back first: `dateline order` lists what was said"});
  store::LogEntry entry = order_entry(order, known);
  entry.at = now.seconds;
  log(std::move(entry));
}

Decisions Story::decisions() const {
  return decisions_in(file_);
}

bool Story::needs_update() const {
  return file_.graph_stamp() != graph_stamp_for(file_);
}

void Story::update() {
  if (!needs_update()) return;
  store::Transaction transaction = file_.transaction();
  std::deque<record::Record> records, others;  // deques: readings point into them
  std::vector<assemble::Reading> readings;
  const std::vector<TakenRecord> taken = taken_records(file_);
  file_.each_source([&](const model::Source& source) {
    const std::string text = file_.text_of(source.id);
    records.push_back(record::from_json(file_.record_of(source.id), text));
    readings.push_back({source.uid, source.published, &records.back()});
    if (taken.empty()) return true;
    for (record::Record& facts : facts_that_hold(taken, source.uid, records.back(), reader_->check_words()))
      readings.back().others.push_back(&others.emplace_back(std::move(facts)));
    return true;
  });
  file_.replace_graph(assemble::assemble(std::move(readings), decisions()), graph_stamp_for(file_));
  transaction.commit();
}

void Story::decide(const std::function<void()>& change) {
  store::Transaction together = file_.transaction();
  if (expected_entry_ && file_.last_log_entry() != *expected_entry_)
    throw base::DataError({.what = "the story was changed in the meantime",
                           .why = "this was decided on what it was before",
                           .remedy = "look at it again, then decide"});
  change();
  update();
  together.commit();
}

}  // namespace dateline::story
