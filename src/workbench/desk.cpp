#include "src/workbench/desk.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "exports/table/event_page.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/query.hpp"
#include "graph/query/review_order.hpp"
#include "graph/query/selection.hpp"
#include "graph/query/taken.hpp"
#include "graph/query/what_matters.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/story/given_values.hpp"
#include "src/story/log_words.hpp"
#include "src/story/publication.hpp"
#include "src/workbench/article_page.hpp"
#include "src/workbench/commission_words.hpp"
#include "src/workbench/context.hpp"
#include "src/workbench/rows.hpp"

namespace dateline::workbench {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t most_rows = 2000;  ///< of one answer
constexpr std::size_t least_group = 3, most_groups = 12;

Reply json_reply(const Json& value) {
  return {.body = text_of(value)};
}

std::string extension_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? "" : name.substr(dot + 1);
}

/// By its ending; what is none of these is bytes to be kept.
std::string media_type_of(const std::string& extension) {
  static const std::map<std::string, std::string> types{{"html", "text/html; charset=utf-8"},
                                                        {"css", "text/css; charset=utf-8"},
                                                        {"js", "text/javascript; charset=utf-8"},
                                                        {"svg", "image/svg+xml"},
                                                        {"ttf", "font/ttf"},
                                                        {"png", "image/png"},
                                                        {"pdf", "application/pdf"},
                                                        {"md", "text/markdown; charset=utf-8"},
                                                        {"txt", "text/plain; charset=utf-8"},
                                                        {"csv", "text/csv; charset=utf-8"},
                                                        {"json", "application/json"},
                                                        {"jsonl", "application/jsonl"},
                                                        {"dot", "text/vnd.graphviz; charset=utf-8"}};
  const auto at = types.find(extension);
  return at == types.end() ? "application/octet-stream" : at->second;
}

/// What the program has said, without its name before each message.
std::string told(std::string errors) {
  constexpr std::string_view name = "dateline: ";
  for (std::size_t at = 0; (at = errors.find(name, at)) != std::string::npos;)
    if (at == 0 || errors[at - 1] == '\n')
      errors.erase(at, name.size());
    else
      at += name.size();
  while (!errors.empty() && errors.back() == '\n') errors.pop_back();
  return errors;
}

std::uint64_t number_in(const std::string& text, std::uint64_t otherwise) {
  std::uint64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc() && end == text.data() + text.size() && !text.empty() ? value : otherwise;
}

/// Which single outlet tells of an event; "" where several do, or none.
std::string only_outlet(const query::ResultEvent& event, const std::map<std::string, std::string>& outlets) {
  std::set<std::string> found;
  for (const query::ResultClaim& claim : event.claims)
    if (const auto at = outlets.find(claim.source); at != outlets.end()) found.insert(at->second);
  return found.size() == 1 ? *found.begin() : "";
}

/// Events of one kind that one outlet alone tells of, to be decided on together.
Json groups_of(const std::vector<query::ResultEvent>& events,
               const std::vector<query::ResultSource>& sources) {
  std::map<std::string, std::string> outlets;
  for (const query::ResultSource& source : sources) outlets.emplace(source.id, table::source_name(source));
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> groups;
  for (const query::ResultEvent& event : events)
    if (const std::string outlet = only_outlet(event, outlets); !outlet.empty())
      groups[{event.kind, outlet}].push_back(event.id);
  std::vector<std::pair<std::pair<std::string, std::string>, std::vector<std::string>>> large;
  for (auto& group : groups)
    if (group.second.size() >= least_group) large.emplace_back(group.first, std::move(group.second));
  std::stable_sort(large.begin(), large.end(), [](const auto& one, const auto& other) {
    return one.second.size() > other.second.size();
  });
  if (large.size() > most_groups) large.resize(most_groups);
  Json out = Json::array();
  for (const auto& [name, ids] : large)
    out.push_back({{"kind", name.first}, {"outlet", name.second}, {"events", ids}});
  return out;
}

}  // namespace

Reply Desk::answer(const Request& request, const std::string& path) {
  Reply reply = answer_whole(request, path);
  program_.rest();
  return reply;
}

Reply Desk::answer_whole(const Request& request, const std::string& path) {
  try {
    return route(request, path);
  } catch (const base::UsageError& error) {
    return error_reply(400, error.what());
  } catch (const base::DataError& error) {
    return error_reply(422, error.what());
  } catch (const base::Problem& error) {
    return error_reply(500, error.what());
  }
}

Reply Desk::route(const Request& request, const std::string& path) {
  if (!path.starts_with("api/")) {
    if (request.method != "GET") return error_reply(405, "files of the page are only read");
    return page_file(path.empty() ? "index.html" : path);
  }
  const std::string what = path.substr(4);
  if (request.method == "POST") {
    if (settings_.read_only)
      return error_reply(
          403, "the story is open for reading only: `dateline open` without --read-only changes it");
    if (what == "do") return decided(request);
    if (what == "add") return added(request);
    if (what == "picture") return put_picture(request);
    return error_reply(404, "the page asks for what there is not");
  }
  if (what == "story") return story_words();
  if (what == "complete") return json_reply(program_.completions(request.value("q")));
  if (what == "date") return understood(request);
  if (!program_.has_story()) return error_reply(404, "there is no story yet: add an article");
  if (what == "counts") return counts();
  if (what == "events") return events(request);
  if (what == "queue") return queue(request);
  if (what == "final") return what_is_not_final(request);
  if (what == "ask") return asked(request);
  if (what == "picture") return picture(request);
  if (what.starts_with("event/")) return event(what.substr(6));
  if (what.starts_with("article/")) {
    const auto id = model::handle_from<'S'>(what.substr(8));
    if (!id) return error_reply(404, "there is no such article");
    return json_reply(article_json(program_.open(), *id));
  }
  return error_reply(404, "the page asks for what there is not");
}

Reply Desk::page_file(const std::string& path) const {
  const bool is_font = path.starts_with("fonts/");
  const auto bytes = data_.find(is_font ? path : "workbench/" + path);
  if (!bytes) return error_reply(404, "there is no such page");
  return {.type = media_type_of(extension_of(path)),
          .body = std::string(*bytes),
          .is_page = true,
          .is_lasting = is_font};
}

Reply Desk::story_words() {
  Json out = {{"path", base::shown_safely(program_.story_path())},
              {"exists", program_.has_story()},
              {"read_only", settings_.read_only},
              {"max_upload", settings_.max_upload_bytes}};
  if (!program_.has_story()) {
    out["entry"] = 0;
    return json_reply(out);
  }
  const story::Story story = program_.open();
  out["entry"] = story.file().last_log_entry();
  out["kinds"] = story.event_kinds();
  out["selections"] = Json::array();
  for (const model::Selection& selection : story.reader().selections())
    out["selections"].push_back(selection.name);
  return json_reply(out);
}

Reply Desk::counts() {
  const Rows rows = rows_of({});
  const auto open = std::count_if(rows.events.begin(), rows.events.end(),
                                  [](const query::ResultEvent* event) { return query::is_open(*event); });
  const story::Story story = program_.open();
  const query::Conflicts found = query::conflicts(story.reader());
  const auto unsettled =
      std::count_if(found.list.begin(), found.list.end(), [](const auto& one) { return !one.settled; });
  std::uint64_t sources = 0;
  story.reader().each_source([&](const model::Source&) {
    ++sources;
    return true;
  });
  return json_reply({{"queue", open},
                     {"conflicts", unsettled},
                     {"pairs", story.reader().maybe_same_actors().size()},
                     {"sources", sources},
                     {"events", rows.events.size() + rows.left_out}});
}

const Desk::Whole& Desk::whole(const story::Story& story) {
  const std::string stamp = story.file().inputs_stamp();
  if (stamp == whole_.stamp) return whole_;
  query::Result result = query::ask(story.reader(), {}, {.wanted = {.quotes = false}});
  whole_ = {stamp, std::move(result.events), {}, std::move(result.sources)};
  for (std::size_t i = 0; i < whole_.events.size(); ++i) whole_.places.emplace(whole_.events[i].id, i);
  return whole_;
}

Desk::Rows Desk::rows_of(const Request& request) {
  const std::vector<std::string> words = program_.words_of(request.value("q"));
  const story::Story story = program_.open();
  const Whole& all = whole(story);
  Rows rows;
  if (words.empty()) {
    for (const query::ResultEvent& event : all.events)
      if (request.has("all") || event.salience >= query::salience_that_matters)
        rows.events.push_back(&event);
      else
        ++rows.left_out;
    return rows;
  }
  const query::Options options{
      .certain = request.has("certain"), .possible = request.has("possible"), .wanted = {.quotes = false}};
  const query::Filter filter = query::parse_filter(words);
  query::Plan plan;
  std::vector<std::size_t> places;
  const std::vector<model::EventId> taken = query::taken_by(story.reader(), filter, options, &plan);
  for (const model::EventId id : taken)
    if (const auto at = all.places.find(to_string(id)); at != all.places.end()) places.push_back(at->second);
  if (places.size() == taken.size() && !query::selection_asked(filter)) {
    std::sort(places.begin(), places.end());
    for (const std::size_t place : places) rows.events.push_back(&all.events[place]);
    rows.possible = plan.possible;
    return rows;
  }
  // Rejected events, and what a selection words and orders in its own way.
  query::Result result = query::ask(story.reader(), filter, options);
  rows.found = std::move(result.events);
  for (const query::ResultEvent& event : rows.found) rows.events.push_back(&event);
  rows.possible = result.possible;
  return rows;
}

Reply Desk::events(const Request& request) {
  const Rows rows = rows_of(request);
  const std::uint64_t from = std::min<std::uint64_t>(number_in(request.value("from"), 0), rows.events.size());
  const std::uint64_t count = std::min(number_in(request.value("count"), most_rows), most_rows);
  const std::uint64_t end = std::min<std::uint64_t>(from + count, rows.events.size());
  Json out = {{"total", rows.events.size()},
              {"from", from},
              {"left_out", rows.left_out},
              {"possible", rows.possible}};
  out["events"] = Json::array();
  for (std::uint64_t i = from; i < end; ++i) out["events"].push_back(row_of(*rows.events[i]));
  return json_reply(out);
}

Reply Desk::queue(const Request& request) {
  const Rows rows = rows_of(request);
  std::vector<query::ResultEvent> open;
  for (const query::ResultEvent* event : rows.events)
    if (query::is_open(*event)) open.push_back(*event);
  query::sort_for_review(open);
  Json out = {{"total", open.size()}, {"events", Json::array()}};
  for (std::size_t i = 0; i < open.size() && i < most_rows; ++i) out["events"].push_back(row_of(open[i]));
  out["groups"] = groups_of(open, whole_.sources);
  out["left_out"] = rows.left_out;
  return json_reply(out);
}

Reply Desk::event(const std::string& handle) {
  const auto id = model::handle_from<'E'>(handle);
  if (!id) return error_reply(404, "there is no such event");
  const story::Story story = program_.open();
  const query::Result result = query::ask_one(story.reader(), *id);
  Json out = Json::parse(table::event_page(result, {.format = table::Format::json}));
  const query::ResultEvent& event = result.events.front();
  out["row"] = row_of(event);
  out["entry"] = story.file().last_log_entry();
  out["contexts"] = Json::object();
  for (const query::ResultClaim& claim : event.claims)
    if (!claim.quote.empty()) out["contexts"][claim.id] = context_json(story.reader(), claim);
  out["claim_facts"] = Json::object();
  for (const query::ResultClaim& claim : event.claims)
    out["claim_facts"][claim.id] = {{"title", claim.title}, {"date", calendar::print(claim.when)}};
  out["related"] = Json::array();
  for (const model::Relation& relation : story.reader().relations_of(*id)) {
    const bool is_from = to_string(relation.from) == event.id;
    const auto other = story.reader().event(is_from ? relation.to : relation.from);
    if (other)
      out["related"].push_back({{"kind", model::name_of(relation.kind)},
                                {"from_here", is_from},
                                {"id", to_string(other->id)},
                                {"title", other->title}});
  }
  return json_reply(out);
}

Reply Desk::what_is_not_final(const Request& request) {
  const story::Story story = program_.open();
  const query::Result result =
      query::ask(story.reader(), query::parse_filter(program_.words_of(request.value("q"))),
                 {.wanted = {.quotes = false}});
  return json_reply({{"events", result.events.size()}, {"open", story::not_final(result)}});
}

Reply Desk::understood(const Request& request) {
  const std::string typed = request.value("text");
  const model::Dating dating = story::given_dating(typed);
  return json_reply({{"text", calendar::print(dating.when)},
                     {"means", meaning_of(dating.when)},
                     {"edtf", dating.when.edtf}});
}

Reply Desk::asked(const Request& request) {
  Commission commission{.words = asking_words(request, program_.words_of(request.value("q"))),
                        .files = {},
                        .output = request.value("file"),
                        .last_entry = {}};
  const std::string name = commission.output;
  const Outcome outcome = program_.run(commission);
  const std::string give = request.has("give") ? request.value("give") : name;
  const auto made = outcome.files.find(give);
  if (outcome.status != 0) return error_reply(outcome.status == 2 ? 400 : 422, told(outcome.errors));
  if (!name.empty()) {
    if (made == outcome.files.end()) return error_reply(422, "nothing was made of that name");
    return {.type = media_type_of(extension_of(give)),
            .body = made->second,
            .file_name = give,
            .notes = told(outcome.errors)};
  }
  const std::string format = option_in(commission.words, "format");
  Reply reply{.type = media_type_of(format.empty() ? "txt" : format), .body = outcome.output};
  if (!format.empty() && format != "json" && format != "jsonl")
    reply.file_name = commission.words[0] + "." + format;
  return reply;
}

Reply Desk::picture(const Request& request) {
  Commission commission{.words = asking_words(request, program_.words_of(request.value("q"))),
                        .files = {},
                        .output = "picture.svg",
                        .last_entry = {}};
  const Outcome outcome = program_.run(commission);
  const auto made = outcome.files.find(commission.output);
  if (outcome.status != 0 || made == outcome.files.end())
    return error_reply(outcome.status == 2 ? 400 : 422, told(outcome.errors));
  return json_reply({{"svg", made->second}, {"notes", told(outcome.errors)}});
}

Reply Desk::change(Commission commission) {
  const Outcome outcome = program_.run(commission);
  std::int64_t entry = 0;
  Json since = Json::array();
  if (program_.has_story()) {
    const story::Story story = program_.open();
    entry = story.file().last_log_entry();
    if (outcome.status != 0 && commission.last_entry && entry != *commission.last_entry)
      for (const store::LogEntry& one : story.file().log_entries())
        if (one.number > *commission.last_entry)
          since.push_back(
              {{"number", one.number}, {"who", one.who}, {"what", story::words_of(one, story.file())}});
  }
  Json out = {{"entry", entry}};
  if (outcome.status == 0) {
    out["said"] = outcome.output;
    if (const std::string warnings = told(outcome.errors); !warnings.empty()) out["warnings"] = warnings;
    return json_reply(out);
  }
  out["error"] = told(outcome.errors);
  Reply reply = json_reply(out);
  reply.status = outcome.status == 2 ? 400 : 422;
  if (!since.empty()) {
    out["since"] = since;
    reply = json_reply(out);
    reply.status = 409;
  }
  return reply;
}

Reply Desk::decided(const Request& request) {
  const Json wish = Json::parse(request.body, nullptr, false);
  if (wish.is_discarded()) return error_reply(400, "the request is no JSON");
  Commission commission{.words = changing_words(wish), .files = {}, .output = "", .last_entry = {}};
  if (wish.contains("seen") && wish["seen"].is_number_integer())
    commission.last_entry = wish["seen"].get<std::int64_t>();
  return change(std::move(commission));
}

Reply Desk::added(const Request& request) {
  const std::string given = request.value("name");
  const std::size_t slash = given.find_last_of("/\\");
  const std::string name = slash == std::string::npos ? given : given.substr(slash + 1);
  if (name.empty() || name == "-" || name == "." || name == "..")
    return error_reply(400, "the article has no name");
  Commission commission{
      .words = {"add", "--no-questions"}, .files = {{name, request.body}}, .output = "", .last_entry = {}};
  for (const char* field : {"published", "outlet", "url", "title", "byline"})
    if (const std::string value = request.value(field); !value.empty())
      commission.words.push_back(std::string("--") + field + "=" + value);
  commission.words.insert(commission.words.end(), {"--", name});
  return change(std::move(commission));
}

Reply Desk::put_picture(const Request& request) {
  if (!model::handle_from<'E'>(request.value("event"))) return error_reply(400, "there is no such event");
  const std::string name = "picture." + extension_of(request.value("name"));
  Commission commission{
      .words = {"picture"}, .files = {{name, request.body}}, .output = "", .last_entry = {}};
  for (const char* field : {"alt", "caption", "credit"})
    if (request.has(field))
      commission.words.push_back(std::string("--") + field + "=" + request.value(field));
  commission.words.insert(commission.words.end(), {"--", request.value("event"), name});
  return change(std::move(commission));
}

}  // namespace dateline::workbench
