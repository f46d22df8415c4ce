#include "src/cli/questions.hpp"

#include <algorithm>
#include <set>

#include "graph/query/filter.hpp"
#include "graph/query/result_builder.hpp"
#include "graph/query/standing.hpp"
#include "src/base/problem.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

/// Whether a word is one of a filter: "when:2017", "not:kind:statement".
bool is_filter_word(const std::string& word) {
  const std::string field = word.substr(0, word.find(':'));
  const std::vector<std::string>& fields = query::filter_fields();
  return field.size() < word.size() &&
         (field == "not" || std::binary_search(fields.begin(), fields.end(), field));
}

/// Everything that the events on which the rows rest have to show, and the sources of their own evidence.
query::Result result_of(const model::StoryReader& story, const table::Answer& answer, bool quotes) {
  std::set<model::EventId> ids;
  std::set<model::SourceId> sources;
  for (const table::Row& row : answer.rows) {
    for (const std::string& id : row.events) ids.insert(*model::handle_from<'E'>(id));
    for (const table::Evidence& evidence : row.evidence)
      if (const auto source = model::handle_from<'S'>(evidence.source)) sources.insert(*source);
  }
  std::vector<std::unique_ptr<model::Event>> events;
  for (const model::EventId id : ids)
    if (auto event = story.event(id)) events.push_back(std::make_unique<model::Event>(std::move(*event)));
  query::Result result;
  query::build_result(story, std::move(events), {.quotes = quotes}, result);
  for (const query::ResultSource& known : result.sources) sources.erase(*model::handle_from<'S'>(known.id));
  for (const model::SourceId id : sources)
    if (const auto source = story.source(id)) result.sources.push_back(query::source_row(*source, story));
  return result;
}

}  // namespace

void QuestionOptions::ask_for(Options& options, std::uint64_t usual_max, bool filtered) {
  max = usual_max;
  if (filtered) ask_for_filtering(options);
  options.number("--max", max, "At most N rows, 0 for all (default: " + std::to_string(usual_max) + ")");
  options.flag("--quotes", quotes, "Print the words behind each row");
  table.ask_for(options);
}

void QuestionOptions::ask_for_filtering(Options& options) {
  options.flag("--certain", certain, "Only events that certainly lie in the asked time");
  options.flag("--possible", possible, "Also events that only may lie in the asked time");
  ask_for_plan(options);
}

void QuestionOptions::ask_for_plan(Options& options) {
  options.flag("--plan", plan, "Say on standard error how the answer was found, and what bounds it");
}

query::Options QuestionOptions::filter(const Context& context) const {
  FilterOptions filter;
  filter.certain = certain;
  filter.possible = possible;
  return filter.asked(context);
}

void QuestionOptions::say(const Context& context, const query::Plan& how) const {
  FilterOptions filter;
  filter.plan = plan;
  filter.certain = certain;
  filter.possible = possible;
  filter.say(context, how, table.format);
}

NamedWords named_words(const std::vector<std::string>& words, std::size_t most, const std::string& command) {
  NamedWords out;
  for (const std::string& word : words) (is_filter_word(word) ? out.filter : out.names).push_back(word);
  if (out.names.size() > most) {
    std::string joined;
    for (const std::string& name : out.names) joined += (joined.empty() ? "" : " ") + name;
    throw base::UsageError(
        {.what = std::to_string(out.names.size()) + " names are given, and `" + command + "` takes " +
                 std::to_string(most),
         .remedy = "put a name of several words into quotation marks: \"" + joined + "\""});
  }
  return out;
}

const std::string& Standings::of(model::EventId event) {
  const auto [at, is_new] = known_.try_emplace(event);
  if (is_new)
    if (const std::optional<model::Event> found = story_.event(event))
      at->second = query::standing_in_words(*found);
  return at->second;
}

std::string Standings::said_of(model::EventId event) {
  const std::string& standing = of(event);
  if (standing.empty()) return {};
  return to_string(event) + (standing == "did not happen" ? " " : " is ") + standing;
}

std::vector<std::string> Standings::said_of(const std::vector<model::EventId>& events) {
  std::vector<std::string> out;
  for (const model::EventId event : events)
    if (std::string said = said_of(event); !said.empty()) out.push_back(std::move(said));
  return out;
}

std::string Standings::in_short(const std::vector<model::EventId>& events) {
  constexpr std::size_t most = 5;
  std::string out;
  for (std::size_t i = 0; i < events.size() && i < most; ++i) {
    out += (i == 0 ? "" : ", ") + to_string(events[i]);
    if (const std::string& standing = of(events[i]); !standing.empty()) out += " (" + standing + ")";
  }
  if (events.size() > most) out += " and " + std::to_string(events.size() - most) + " more";
  return out;
}

std::uint64_t cut(table::Answer& answer, std::uint64_t max) {
  if (max == 0 || answer.rows.size() <= max) return 0;
  const std::uint64_t more = answer.rows.size() - max;
  answer.rows.resize(max);
  return more;
}

void put_answer(Context& context, const story::Story& story, table::Answer answer,
                const QuestionOptions& asked, query::Plan how, const std::string& nothing) {
  const std::uint64_t more = cut(answer, asked.max);
  if (asked.max > 0) how.limits.push_back({"--max " + std::to_string(asked.max), "", more, "row"});
  asked.say(context, how);
  table::Options options = asked.table.made(context);
  options.quotes = asked.quotes;
  const bool for_people = !table::is_for_programs(options.format);
  const bool needs_events = options.format == table::Format::json || (for_people && asked.quotes);
  if (for_people && answer.rows.empty()) {
    context.world.write(base::Stream::error, nothing + "\n");
    return;
  }
  if (!needs_events)
    context.world.write(base::Stream::output, table::answer(answer, {}, options));
  else
    context.world.write(base::Stream::output,
                        table::answer(answer, result_of(story.reader(), answer, true), options));
  if (more > 0)
    context.world.write(base::Stream::error, "+" + std::to_string(more) + " more not shown (--max)\n");
}

}  // namespace dateline::cli
