#include "graph/assemble/joint_reading.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "graph/assemble/words_in_common.hpp"
#include "src/text/fold.hpp"
#include "src/text/telling_words.hpp"

namespace dateline::assemble {
namespace {

using base::ByteSpan;

bool has_run(const std::vector<std::string>& words, const std::vector<std::string>& run) {
  return !run.empty() && std::search(words.begin(), words.end(), run.begin(), run.end()) != words.end();
}

bool do_names_agree(const record::Actor& one, const record::Actor& other) {
  const std::vector<std::string> name = text::folded_words(other.name);
  const auto agrees = [&](const std::string& called) {
    const std::vector<std::string> words = text::folded_words(called);
    return has_run(words, name) || has_run(name, words);
  };
  return agrees(one.name) || std::any_of(one.aliases.begin(), one.aliases.end(), agrees);
}

bool is_called(const record::Actor& actor, const std::string& folded) {
  return text::fold(actor.name) == folded ||
         std::any_of(actor.aliases.begin(), actor.aliases.end(),
                     [&](const std::string& alias) { return text::fold(alias) == folded; });
}

/// Whether the words that tell of an event are a phrase, not a trigger in one.
bool is_phrase(const record::Event& event, const ByteSpan& mention) {
  return mention == event.quote;
}

/// A place where an event is told of.
struct Told {
  ByteSpan words;
  std::size_t group;  ///< of events that are one
  const record::Event* event;
  auto place() const { return std::tuple(words.begin, words.end, group); }
};

class Joining {
 public:
  explicit Joining(const record::Record& own) {
    out_.record = own;
    for (const record::Event& event : own.events) add_group(event, event.id);
    sort_places();
  }

  JointReading run(const std::vector<const record::Record*>& others) {
    for (const record::Record* other : others) add(*other);
    return std::move(out_);
  }

 private:
  void add(const record::Record& other) {
    prefix_ = other.extractor + ":";
    actor_ids_.clear();
    for (const record::Actor& actor : other.actors) actor_ids_[actor.id] = id_of(actor);
    for (record::Time time : other.times) {
      time.id.insert(0, prefix_);
      out_.record.times.push_back(std::move(time));
    }
    const std::map<const record::Event*, std::size_t> same = groups_of(other);
    for (const record::Event& event : other.events) {
      record::Event made = event;
      made.id.insert(0, prefix_);
      for (record::Participant& part : made.participants) part.actor = actor_ids_.at(part.actor);
      if (!made.attributed_to.empty()) made.attributed_to = actor_ids_.at(made.attributed_to);
      if (!made.time.basis_time.empty()) made.time.basis_time.insert(0, prefix_);
      out_.extractors[made.id] = other.extractor;
      if (const auto found = same.find(&event); found != same.end()) {
        out_.same[made.id] = first_ids_[found->second];
        add_places(event, found->second);
      } else {
        add_group(event, made.id);
      }
      out_.record.events.push_back(std::move(made));
    }
    for (record::Relation relation : other.relations) {
      relation.from.insert(0, prefix_);
      relation.to.insert(0, prefix_);
      out_.record.relations.push_back(std::move(relation));
    }
    sort_places();
  }

  void sort_places() {
    std::sort(told_.begin(), told_.end(), [](const Told& a, const Told& b) { return a.place() < b.place(); });
  }

  /// The actor of the record that he is; else he becomes one of it.
  std::string id_of(const record::Actor& actor) {
    const auto shares_words = [&](const record::Actor& one) {
      return std::any_of(one.mentions.begin(), one.mentions.end(), [&](const auto& mention) {
        return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                           [&](const auto& other) { return mention.span.overlaps(other.span); });
      });
    };
    std::vector<record::Actor>& all = out_.record.actors;
    for (const record::Actor& one : all)
      if (shares_words(one) && do_names_agree(one, actor)) return one.id;
    const std::string folded = text::fold(actor.name);
    const auto named = std::find_if(all.begin(), all.end(),
                                    [&](const record::Actor& one) { return is_called(one, folded); });
    if (named != all.end()) return named->id;
    record::Actor made = actor;
    // By the name: it stays the same when more is read.
    made.id = prefix_ + std::string(record::name_of(actor.kind)) + ":" + actor.name;
    all.push_back(std::move(made));
    return all.back().id;
  }

  void add_group(const record::Event& event, const std::string& id) {
    first_ids_.push_back(id);
    add_places(event, first_ids_.size() - 1);
  }

  void add_places(const record::Event& event, std::size_t group) {
    for (const record::EventMention& mention : event.mentions) {
      told_.push_back({mention.span, group, &event});
      longest_ = std::max(longest_, mention.span.size());
    }
  }

  /// The places that overlap with words.
  std::vector<const Told*> told_at(const ByteSpan& words) const {
    std::vector<const Told*> out;
    const std::uint64_t from = words.begin > longest_ ? words.begin - longest_ : 0;
    auto at = std::partition_point(told_.begin(), told_.end(),
                                   [&](const Told& one) { return one.words.begin < from; });
    for (; at != told_.end() && at->words.begin < words.end; ++at)
      if (at->words.overlaps(words)) out.push_back(&*at);
    return out;
  }

  /// How sure it is that both are one, more is surer; 0 when they may only be one if nothing else is.
  static int likeness(const Told& told, const record::Event& event, const ByteSpan& words) {
    if (told.words == words) return 3;
    const bool are_triggers = !is_phrase(*told.event, told.words) && !is_phrase(event, words);
    if (are_triggers) return 2;
    const bool has_kinds = told.event->kind != "other" && event.kind != "other";
    return !has_kinds || told.event->kind == event.kind ? 1 : 0;
  }

  /// The groups that events of a record belong to, each at most one of it.
  std::map<const record::Event*, std::size_t> groups_of(const record::Record& other) const {
    using Pair = std::tuple<int, double, std::size_t, std::size_t>;  // minus likeness twice, event, group
    std::vector<Pair> pairs;
    for (std::size_t e = 0; e < other.events.size(); ++e) {
      const record::Event& event = other.events[e];
      std::map<std::size_t, std::pair<int, double>> found;  // by group
      for (const record::EventMention& mention : event.mentions)
        for (const Told* told : told_at(mention.span)) {
          const double words = agreement(content_words(told->event->title), content_words(event.title));
          const std::pair like(likeness(*told, event, mention.span), words);
          const auto [at, is_new] = found.emplace(told->group, like);
          if (!is_new) at->second = std::max(at->second, like);
        }
      for (const auto& [group, like] : found)
        if (like.first > 0 || found.size() == 1) pairs.emplace_back(-like.first, -like.second, e, group);
    }
    std::sort(pairs.begin(), pairs.end());
    std::map<const record::Event*, std::size_t> out;
    std::set<std::size_t> taken;
    for (const auto& [like, words, e, group] : pairs)
      if (!out.contains(&other.events[e]) && taken.insert(group).second) out[&other.events[e]] = group;
    return out;
  }

  JointReading out_;
  std::string prefix_;  ///< of the ids of the record that is being added
  std::map<std::string, std::string> actor_ids_;
  std::vector<std::string> first_ids_;  ///< by group, of its first event
  std::vector<Told> told_;              ///< by place, but for what the record that is being added tells of
  std::uint64_t longest_ = 0;
};

}  // namespace

JointReading joint_reading(const record::Record& own, const std::vector<const record::Record*>& others) {
  return Joining(own).run(others);
}

}  // namespace dateline::assemble
