#include "src/cli/event_words.hpp"

#include <algorithm>

#include "exports/table/wording.hpp"
#include "src/base/problem.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t most_listed = 20;

model::Field field_named(const std::string& name) {
  std::vector<std::string> names;
  for (const model::Field field : model::event_fields) {
    if (model::name_of(field) == name) return field;
    names.emplace_back(model::name_of(field));
  }
  const std::string near = base::nearest_of(name, names.data(), names.data() + names.size());
  throw base::UsageError({.what = "'" + name + "' is no field that can be decided on",
                          .remedy = near.empty() ? "the fields are title, date, actors, kind and standing"
                                                 : "did you mean " + near + "?"});
}

}  // namespace

void EventWords::ask_for(Options& options) {
  filter.ask_for(options, "Events and fields (E3 E5 date), or a filter: kind:expulsion …");
  options.texts("--field", fields, "FIELD", "Only this field: title, date, actors, kind or standing");
  options.flag("--dry-run", dry_run, "Say what would be changed, and change nothing");
}

std::pair<std::vector<model::EventId>, std::vector<model::Field>> EventWords::meant(
    const model::StoryReader& story) const {
  std::vector<model::EventId> events;
  std::vector<model::Field> chosen;
  for (const std::string& name : fields) chosen.push_back(field_named(name));
  const bool is_blank = std::all_of(filter.words.begin(), filter.words.end(), [](const std::string& word) {
    return word.find_first_not_of(" \t") == std::string::npos;
  });
  if (is_blank)
    throw base::UsageError(
        {.what = "no event is named",
         .remedy = "name events (E3 E5), or a filter; state:proposed takes all that is undecided"});
  if (!model::handle_from<'E'>(filter.words.front())) {
    for (const query::ResultEvent& event : filter.ask(story).events)
      events.push_back(*model::handle_from<'E'>(event.id));
    return {events, chosen};
  }
  for (const std::string& word : filter.words) {
    const auto id = model::handle_from<'E'>(word);
    if (id && chosen.size() == fields.size())
      events.push_back(*id);
    else
      chosen.push_back(field_named(word));
  }
  return {events, chosen};
}

std::string change_words(const std::string& done, const story::Change& change,
                         const model::StoryReader& story, bool dry_run) {
  if (change.events.empty()) return "nothing to change\n";
  std::string out;
  for (std::size_t i = 0; i < change.events.size() && i < most_listed; ++i) {
    const query::ResultEvent event = query::ask_one(story, change.events[i]).events.front();
    out += (dry_run ? "would be " : "") + done + ": " + event.id + "  " + table::date_of(event) + "  " +
           base::shown_safely(table::title_of(event)) + "\n";
  }
  if (change.events.size() > most_listed)
    out += "and " + std::to_string(change.events.size() - most_listed) + " more\n";
  if (dry_run) return out + counted(change.events.size(), "event") + "; nothing was changed (--dry-run)\n";
  if (change.events.size() > 1)
    out += counted(change.events.size(), "event") + "; `dateline undo` takes it back\n";
  return out;
}

void warn(Context& context, const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings)
    context.world.write(base::Stream::error, "dateline: " + base::shown_safely(warning) + "\n");
}

}  // namespace dateline::cli
