#include "src/cli/event_words.hpp"

#include <algorithm>
#include <tuple>

#include "exports/table/wording.hpp"
#include "src/base/problem.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t most_listed = 20;

template <std::size_t count>
model::Field field_named(const std::string& name, const model::Field (&fields)[count], const char* all) {
  std::vector<std::string> names;
  for (const model::Field field : fields) {
    if (model::name_of(field) == name) return field;
    names.emplace_back(model::name_of(field));
  }
  const std::string near = base::nearest_of(name, names.data(), names.data() + names.size());
  throw base::UsageError({.what = "'" + name + "' is no field that can be decided on",
                          .remedy = near.empty() ? std::string(all) : "did you mean " + near + "?"});
}

model::Field field_named(const std::string& name) {
  return field_named(name, model::event_fields, "the fields are title, date, actors, kind and standing");
}

model::Field actor_field_named(const std::string& name) {
  return field_named(name, model::actor_fields, "the fields of actors are name and kind");
}

std::string lines_of(const std::vector<std::string>& lines, const std::string& noun, bool dry_run) {
  std::string out;
  for (std::size_t i = 0; i < lines.size() && i < most_listed; ++i)
    out += (dry_run ? "would be " : "") + lines[i];
  if (lines.size() > most_listed) out += "and " + std::to_string(lines.size() - most_listed) + " more\n";
  if (dry_run) return out + counted(lines.size(), noun) + "; nothing was changed (--dry-run)\n";
  if (lines.size() > 1) out += counted(lines.size(), noun) + "; `dateline undo` takes it back\n";
  return out;
}

}  // namespace

void EventWords::ask_for(Options& options, bool actors) {
  filter.ask_for(
      options,
      actors ? "Events and fields (E3 E5 date), actors (A3 name), claims (C7), or a filter: kind:expulsion …"
             : "Events and fields (E3 E5 date), or a filter: kind:expulsion …");
  options.texts("--field", fields, "FIELD",
                actors ? "Only this field: title, date, actors, kind or standing; of actors name or kind"
                       : "Only this field: title, date, actors, kind or standing");
  options.flag("--dry-run", dry_run, "Say what would be changed, and change nothing");
}

std::pair<std::vector<model::EventId>, std::vector<model::Field>> EventWords::meant(
    const Context& context, const model::StoryReader& story) const {
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
    for (const std::string& word : filter.words)
      if (model::handle_from<'A'>(word) || model::handle_from<'C'>(word) || model::handle_from<'S'>(word))
        throw base::UsageError(
            {.what = word + " is no event", .remedy = "name events (E3 E5), or a filter: who:A4 source:S2"});
    for (const query::ResultEvent& event : filter.ask(context, story).events)
      events.push_back(*model::handle_from<'E'>(event.id));
    return {events, chosen};
  }
  filter.say_no_search(context);
  for (const std::string& word : filter.words) {
    const auto id = model::handle_from<'E'>(word);
    if (id && chosen.size() == fields.size())
      events.push_back(*id);
    else
      chosen.push_back(field_named(word));
  }
  return {events, chosen};
}

Meant EventWords::meant_of_all(const Context& context, const model::StoryReader& story) const {
  Meant out;
  if (!filter.words.empty() && model::handle_from<'C'>(filter.words.front())) {
    filter.say_no_search(context);
    for (const std::string& word : filter.words) {
      const auto id = model::handle_from<'C'>(word);
      if (!id || !fields.empty())
        throw base::UsageError({.what = "a claim is decided on as a whole, and apart from events and actors",
                                .remedy = "name claims alone: C4 C7"});
      out.claims.push_back(*id);
    }
    return out;
  }
  if (filter.words.empty() || !model::handle_from<'A'>(filter.words.front())) {
    std::tie(out.events, out.fields) = meant(context, story);
    return out;
  }
  filter.say_no_search(context);
  for (const std::string& name : fields) out.fields.push_back(actor_field_named(name));
  for (const std::string& word : filter.words) {
    if (model::handle_from<'E'>(word))
      throw base::UsageError({.what = "events and actors cannot be decided on at once",
                              .remedy = "name the ones, then the others"});
    if (const auto id = model::handle_from<'A'>(word))
      out.actors.push_back(*id);
    else
      out.fields.push_back(actor_field_named(word));
  }
  return out;
}

bool is_handle(const std::string& word) {
  return model::handle_from<'E'>(word) || model::handle_from<'A'>(word) || model::handle_from<'C'>(word) ||
         model::handle_from<'S'>(word);
}

std::string change_words(const std::string& done, const story::Change& change,
                         const model::StoryReader& story, bool dry_run) {
  std::vector<std::string> lines;
  for (const model::ActorId id : change.actors)
    if (const auto actor = story.actor(id))
      lines.push_back(done + ": " + to_string(actor->id) + "  " + base::shown_safely(actor->name) + ", " +
                      std::string(model::name_of(actor->kind)) + "\n");
  if (!lines.empty()) return lines_of(lines, "actor", dry_run);
  for (const model::ClaimId id : change.claims)
    if (const auto claim = story.claim(id))
      lines.push_back(done + ": " + to_string(id) + "  " +
                      base::shown_safely(base::words_at(story.text_of(claim->source), claim->quote)) + " (" +
                      to_string(claim->source) + ", of " + to_string(claim->event) + ")\n");
  if (!lines.empty()) return lines_of(lines, "claim", dry_run);
  for (std::size_t i = 0; i < change.events.size(); ++i) {
    if (i >= most_listed) {
      lines.emplace_back();
      continue;
    }
    const query::ResultEvent event = query::ask_one(story, change.events[i]).events.front();
    lines.push_back(done + ": " + event.id + "  " + table::date_of(event) + "  " +
                    base::shown_safely(table::title_of(event)) + "\n");
  }
  return lines.empty() ? "nothing to change\n" : lines_of(lines, "event", dry_run);
}

}  // namespace dateline::cli
