#include "src/record/foreign_actors.hpp"

#include <algorithm>

#include "src/record/names.hpp"
#include "src/text/fold.hpp"
#include "src/text/telling_words.hpp"

namespace dateline::record {
namespace {

constexpr std::size_t max_name_bytes = 200;

bool is_inside(const ByteSpan& span, const std::vector<ByteSpan>& around) {
  return std::any_of(around.begin(), around.end(), [&](const ByteSpan& one) { return one.contains(span); });
}

bool has_run(const std::vector<std::string>& words, const std::vector<std::string>& run) {
  return !run.empty() && std::search(words.begin(), words.end(), run.begin(), run.end()) != words.end();
}

const std::vector<std::string>& kinds() {
  static const std::vector<std::string> all(actor_kind_names.begin(), actor_kind_names.end());
  return all;
}

ActorKind kind_in(ForeignFields& in, std::vector<std::string>& notes) {
  const std::string kind = known_or_other(in, "kind", kinds(), notes);
  return static_cast<ActorKind>(std::find(kinds().begin(), kinds().end(), kind) - kinds().begin());
}

}  // namespace

void ForeignActors::list(const std::vector<ForeignValue>& actors) {
  listed_count_ = actors.size();
  for (const ForeignValue& value : actors) {
    if (!value.is_object()) continue;
    ForeignFields fields(value);
    if (const auto id = fields.find("id"); id && id->is_words()) values_[id->words()].push_back(value);
  }
}

ForeignActors::ForeignActors(const Record& own, const QuotedWords& quoted, std::vector<std::string>& notes)
    : own_(own), quoted_(quoted), notes_(notes) {
  for (const Actor& actor : own.actors) {
    here_.emplace(text::fold(actor.name), &actor);
    for (const std::string& alias : actor.aliases) here_.emplace(text::fold(alias), &actor);
  }
}

std::vector<const Actor*> ForeignActors::called_here(const std::string& name) const {
  std::vector<const Actor*> out;
  const auto [first, last] = here_.equal_range(text::fold(name));
  for (auto at = first; at != last; ++at) out.push_back(at->second);
  return out;
}

void ForeignActors::check_name(const ForeignValue& value) const {
  const std::string name = value.words();
  if (text::folded_words(name).empty() || name.size() > max_name_bytes)
    value.refuse("a name has letters, and 200 bytes at most");
  if (stands_alone(own_.text, name) || !called_here(name).empty()) return;
  quoted_.span_of(value);  // refuses what does not stand there at all, and says what nearly does
  value.refuse("\"" + name + "\" stands in the article only inside of another word");
}

Actor ForeignActors::read(const ForeignValue& value) {
  ForeignFields in(value);
  in.find("id");
  Actor out;
  const ForeignValue name = in.need("name");
  check_name(name);
  out.name = name.words();
  out.kind = kind_in(in, notes_);
  for (const ForeignValue& alias : in.list("aliases")) {
    check_name(alias);
    out.aliases.push_back(alias.words());
  }
  for (const ForeignValue& title : in.list("titles")) {
    quoted_.span_of(title);
    out.titles.push_back(title.words());
  }
  for (const ForeignValue& one : in.list("mentions")) {
    if (one.is_words()) {
      out.mentions.push_back({quoted_.span_of(one), MentionForm::name});
      continue;
    }
    ForeignFields fields(one);
    const ByteSpan span = quoted_.span_in(fields, {});
    out.mentions.push_back({span, fields.choice("form", mention_form_names, MentionForm::name)});
    fields.finish();
  }
  in.finish();
  return out;
}

FoundActor ForeignActors::listed(const std::string& id, const ForeignValue& asked) {
  const auto found = values_.find(id);
  if (found == values_.end()) asked.refuse("there is no actor '" + shortened(id) + "' in the record");
  if (found->second.size() > 1) asked.refuse("the id '" + shortened(id) + "' of an actor is used twice");
  auto known = read_.find(id);
  if (known == read_.end()) known = read_.emplace(id, read(found->second.front())).first;
  return {"id " + id, known->second};
}

FoundActor ForeignActors::named(const ForeignValue& name) {
  check_name(name);
  Actor out{
      .id = "", .kind = ActorKind::other, .name = name.words(), .aliases = {}, .titles = {}, .mentions = {}};
  return {"name " + text::fold(out.name), std::move(out)};
}

bool ForeignActors::is_read_as(const ByteSpan& words, const Actor& actor) const {
  const std::vector<const Actor*> here = called_here(actor.name);
  return std::any_of(here.begin(), here.end(), [&](const Actor* own) {
    return std::any_of(own->mentions.begin(), own->mentions.end(),
                       [&](const ActorMention& mention) { return mention.span.overlaps(words); });
  });
}

bool ForeignActors::says(const ByteSpan& words, const Actor& actor) const {
  const std::vector<std::string> said = text::folded_words(quoted_.at(words));
  const auto names = [&](const std::string& name) {
    const std::vector<std::string> wanted = text::folded_words(name);
    return has_run(said, wanted) || has_run(wanted, said);
  };
  if (names(actor.name) || std::any_of(actor.aliases.begin(), actor.aliases.end(), names)) return true;
  const auto covers = [&](const ActorMention& mention) { return mention.span.overlaps(words); };
  return std::any_of(actor.mentions.begin(), actor.mentions.end(), covers) || is_read_as(words, actor);
}

std::optional<ByteSpan> ForeignActors::mention_in(const Actor& actor,
                                                  const std::vector<ByteSpan>& around) const {
  const auto first_in = [&](const Actor& one) -> std::optional<ByteSpan> {
    std::vector<std::string> names{one.name};
    names.insert(names.end(), one.aliases.begin(), one.aliases.end());
    for (const std::string& name : names)
      if (const auto found = quoted_.find(name, around); found && is_inside(*found, around)) return found;
    for (const ActorMention& mention : one.mentions)
      if (is_inside(mention.span, around)) return mention.span;
    return std::nullopt;
  };
  if (const auto found = first_in(actor)) return found;
  // As he is called here, too.
  for (const Actor* own : called_here(actor.name))
    if (const auto found = first_in(*own)) return found;
  return std::nullopt;
}

FoundActor ForeignActors::participant(ForeignFields& in, const std::vector<ByteSpan>& around,
                                      ByteSpan& words) {
  const auto id = in.find("actor"), name = in.find("name");
  if (id && name) name->refuse("'actor' and 'name' say the same: give one of them");
  if (!id && !name) in.object().refuse("nobody takes part: 'name' is missing, or 'actor' with the id of one");
  FoundActor found = id ? listed(id->words(), *id) : named(*name);
  const ForeignValue& who = id ? *id : *name;
  if (name) found.actor.kind = kind_in(in, notes_);
  if (in.find("quote") || in.find("begin") || in.find("end")) {
    words = quoted_.span_in(in, around);
    const std::string said = "\"" + shortened(quoted_.at(words)) + "\"";
    if (!is_inside(words, around)) who.refuse(said + " stands outside of the words quoted");
    if (!says(words, found.actor)) who.refuse(said + " does not name " + found.actor.name);
    return found;
  }
  const auto mention = mention_in(found.actor, around);
  if (!mention) who.refuse(found.actor.name + " is not named in the words quoted");
  words = *mention;
  return found;
}

bool ForeignActors::is_speaker_here(const ByteSpan& words, const Actor& actor) const {
  const std::vector<const Actor*> here = called_here(actor.name);
  return std::any_of(own_.events.begin(), own_.events.end(), [&](const Event& event) {
    return !event.attributed_to.empty() && event.quote.overlaps(words) &&
           std::any_of(here.begin(), here.end(),
                       [&](const Actor* own) { return own->id == event.attributed_to; });
  });
}

FoundActor ForeignActors::speaker(const ForeignValue& value, const std::vector<ByteSpan>& around) {
  const std::string who = value.words();
  FoundActor found = values_.contains(who) ? listed(who, value) : named(value);
  if (!mention_in(found.actor, around) && !is_speaker_here(around.front(), found.actor))
    value.refuse(found.actor.name + " is not named in the words quoted, nor beside them");
  return found;
}

std::string ForeignActors::keep(const FoundActor& found, const std::optional<ByteSpan>& mention,
                                Record& facts) {
  if (found.key.starts_with("id ")) used_.insert(found.key);
  const auto [at, is_new] = kept_.emplace(found.key, facts.actors.size());
  if (is_new) {
    facts.actors.push_back(found.actor);
    facts.actors.back().id = "a" + std::to_string(facts.actors.size());
  }
  Actor& actor = facts.actors[at->second];
  const auto is_there = [&](const ActorMention& one) { return one.span == *mention; };
  if (mention && std::none_of(actor.mentions.begin(), actor.mentions.end(), is_there)) {
    const bool is_name = has_run(text::folded_words(quoted_.at(*mention)), text::folded_words(actor.name)) ||
                         has_run(text::folded_words(actor.name), text::folded_words(quoted_.at(*mention)));
    actor.mentions.push_back({*mention, is_name ? MentionForm::name : MentionForm::nominal});
    std::sort(actor.mentions.begin(), actor.mentions.end(),
              [](const ActorMention& a, const ActorMention& b) { return a.span < b.span; });
  }
  return actor.id;
}

}  // namespace dateline::record
