#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "graph/store/story_file.hpp"
#include "src/base/sha256.hpp"
#include "tests/support/temporary_folder.hpp"

namespace dateline::store::sample {

using test::TemporaryFolder;

inline std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Runs `action` in a process of its own and gives its exit status, or 128 + signal.
template <typename Action>
int status_in_child(const Action& action) {
  const pid_t child = fork();
  if (child == 0) {
    int status = 99;
    try {
      status = action();
    } catch (const std::exception&) {
    }
    _exit(status);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Marsaglia's xorshift: the same numbers everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2654435761u + 88172645463325252u) {}
  std::uint64_t below(std::uint64_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return (state_ >> 11) % limit;
  }

 private:
  std::uint64_t state_;
};

inline const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> words{"summit",  "expels", "envoys", "cyber", "unit",    "warns",
                                              "hamburg", "orders", "talks",  "vote",  "hacking", "tweet"};
  return words;
}

inline std::string some_words(Random& random, std::size_t count) {
  std::string words;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) words += ' ';
    words += vocabulary()[random.below(vocabulary().size())];
  }
  return words;
}

/// A source with something in every field.
inline SourceData source_data(std::uint64_t seed, std::size_t word_count = 60) {
  Random random(seed);
  SourceData data;
  data.text = some_words(random, word_count);
  data.original = "<p>" + data.text + "</p>" + std::string(1, '\0') + std::to_string(seed);
  data.record_json = R"({"record":1,"text":")" + data.text + "\"}";
  data.known_json = R"({"published":"2017-07-10"})";
  data.extractor = "dateline 0.1.0";
  data.source.uid = base::sha256_hex(data.original);
  data.source.name = "articles/" + std::to_string(seed) + ".html";
  data.source.url = "https://news.example/" + std::to_string(seed);
  data.source.outlet = "The Example";
  data.source.title = "Title " + std::to_string(seed);
  data.source.byline = "A. Writer";
  data.source.language = "en";
  if (seed % 3 != 0) data.source.published = calendar::Day{17'000 + static_cast<std::int64_t>(seed)};
  data.source.published_from = "option";
  data.source.media_type = "text/html";
  data.source.added_at = 1'500'000'000 + static_cast<std::int64_t>(seed);
  return data;
}

inline std::optional<calendar::Day> some_day(Random& random) {
  switch (random.below(8)) {
    case 0:
      return std::nullopt;
    case 1:  // beyond what 32 bits hold
      return calendar::Day{(random.below(2) == 0 ? -1 : 1) * (std::int64_t{1} << (31 + random.below(31)))};
    default:
      return calendar::Day{static_cast<std::int64_t>(random.below(400)) - 200};
  }
}

inline model::Dating some_dating(Random& random) {
  model::Dating dating;
  calendar::TimeSpan& when = dating.when;
  if (random.below(5) != 0) {
    when.earliest_start = some_day(random);
    when.latest_start = some_day(random);
    when.earliest_end = some_day(random);
    when.latest_end =
        when.earliest_start && random.below(2) == 0 ? *when.earliest_start + 20 : some_day(random);
    when.edtf = "2017-" + std::to_string(random.below(100));
    when.phrase = some_words(random, 2);
    when.anchor = "named:us-election-2016";
    when.clock = "T14:30";
  }
  when.precision = static_cast<calendar::Precision>(random.below(11));
  when.uncertain = random.below(2) == 0;
  when.approximate = random.below(2) == 0;
  when.stated = random.below(2) == 0;
  dating.basis = "t" + std::to_string(random.below(9));
  dating.unresolved = some_words(random, 1);
  dating.confidence = static_cast<double>(random.below(1000)) / 7;
  if (random.below(3) == 0) {
    const calendar::Day first = calendar::Day{static_cast<std::int64_t>(random.below(400)) - 200};
    dating.likely = model::LikelyDays{first, first + static_cast<std::int64_t>(random.below(3)), "t2",
                                      some_words(random, 1), static_cast<double>(random.below(100)) / 7};
  }
  return dating;
}

inline base::ByteSpan some_span(Random& random) {
  const std::uint64_t begin = random.below(300);
  return {begin, begin + random.below(60)};
}

inline std::string uid(const char* kind, std::uint64_t number) {
  return std::string(kind) + "-" + std::to_string(number);
}

inline std::vector<model::AssembledParticipation> some_participants(Random& random, std::size_t actors,
                                                                    bool with_words) {
  std::vector<model::AssembledParticipation> participants(random.below(4));
  for (auto& participation : participants) {
    participation.actor_uid = uid("actor", random.below(actors));
    participation.role = static_cast<model::Role>(random.below(6));
    if (with_words) participation.words = some_span(random);
  }
  return participants;
}

/// A graph over the given sources with something in every field. `events`, `actors` > 0.
inline model::Assembled assembled(std::uint64_t seed, std::size_t events, std::size_t actors,
                                  const std::vector<std::string>& source_uids) {
  Random random(seed);
  model::Assembled graph;
  for (std::size_t i = 0; i < actors; ++i) {
    model::AssembledActor& actor = graph.actors.emplace_back();
    actor.uid = uid("actor", i);
    actor.absorbed_uids = {uid("other-actor", i)};
    actor.actor.kind = static_cast<model::ActorKind>(random.below(6));
    actor.actor.name = "Name" + std::to_string(i);
    actor.actor.aliases = {"Alias" + std::to_string(i), "Öther" + std::to_string(i)};
    actor.actor.titles = {"President"};
    actor.actor.mentions = random.below(100);
    if (i % 2 == 0) continue;
    using model::Field;
    using model::State;
    actor.actor.state = State::accepted;
    actor.actor.decisions = {
        {.field = Field::kind,
         .state = State::checked,
         .who = "anna",
         .at = 7,
         .given = true,
         .read = "person",
         .changed = true},
        {.field = Field::name, .state = State::accepted, .uncited = true, .read_by = "ben"}};
    actor.actor.citations = {{Field::kind, "interview, 3 May", {}}, {Field::name, "", {}}};
    actor.cited_source_uids = {"", source_uids.front()};
  }
  for (std::size_t i = 1; i < actors; i += 2)
    graph.maybe_same_actors.push_back(
        {uid("actor", i - 1), uid("actor", i), static_cast<model::Likeness>(random.below(11))});
  for (std::size_t i = 0; i < events; ++i) {
    model::AssembledEvent& event = graph.events.emplace_back();
    event.uid = uid("event", i);
    event.event.title = some_words(random, 3);
    event.event.kind = "meeting";
    event.event.dating = some_dating(random);
    event.event.modality = static_cast<model::Modality>(random.below(4));
    event.event.polarity = static_cast<model::Polarity>(random.below(2));
    event.event.salience = static_cast<double>(random.below(100)) / 100;
    event.event.state = static_cast<model::State>(random.below(4));
    event.event.contested = random.below(2) == 0;
    if (random.below(2) == 0) event.attributed_to_uid = uid("actor", random.below(actors));
    event.participants = some_participants(random, actors, false);
    for (std::uint64_t claims = 1 + random.below(2), c = 0; c < claims; ++c) {
      model::AssembledClaim& claim = graph.claims.emplace_back();
      claim.uid = uid("claim", graph.claims.size());
      claim.event_uid = event.uid;
      claim.source_uid = source_uids[random.below(source_uids.size())];
      if (random.below(2) == 0) claim.attributed_to_uid = uid("actor", random.below(actors));
      claim.claim.title = some_words(random, 2);
      claim.claim.kind = "talk";
      claim.claim.dating = some_dating(random);
      claim.claim.modality = static_cast<model::Modality>(random.below(4));
      claim.claim.polarity = static_cast<model::Polarity>(random.below(2));
      claim.claim.salience = 0.25;
      claim.claim.quote = some_span(random);
      for (std::uint64_t n = random.below(3); n > 0; --n) claim.claim.mentions.push_back(some_span(random));
      for (std::uint64_t n = random.below(3); n > 0; --n) claim.claim.evidence.push_back(some_span(random));
      claim.participants = some_participants(random, actors, true);
    }
  }
  for (std::size_t i = 0; i < events / 2; ++i) {
    graph.relations.push_back({.from_uid = uid("event", random.below(events)),
                               .to_uid = uid("event", random.below(events)),
                               .source_uid = source_uids[random.below(source_uids.size())],
                               .kind = static_cast<model::RelationKind>(random.below(7)),
                               .words = some_span(random)});
  }
  for (std::size_t i = 1; i < source_uids.size(); ++i) {
    const auto kind = static_cast<model::LinkKind>(i % 4);
    const std::string& head = kind == model::LinkKind::containing ? source_uids[i] : source_uids[0];
    graph.source_links.push_back({source_uids[i], source_uids[i - 1], head, kind, 0.875});
    graph.source_pages.push_back({source_uids[i], {{0, 5 + i}, {6 + i, 20}}});
  }
  return graph;
}

/// Stores sources 1 to `count` and gives their uids.
inline std::vector<std::string> add_sources(StoryFile& story, std::uint64_t count,
                                            std::size_t word_count = 60) {
  std::vector<std::string> uids;
  for (std::uint64_t i = 1; i <= count; ++i) {
    const SourceData data = source_data(i, word_count);
    story.add_source(data, {.at = 1, .verb = "add", .arguments = data.source.name});
    uids.push_back(data.source.uid);
  }
  return uids;
}

inline std::vector<model::Event> events_in_window(const StoryFile& story, const model::EventWindow& window) {
  std::vector<model::Event> events;
  story.each_event(window, [&](const model::Event& event) {
    events.push_back(event);
    return true;
  });
  return events;
}

inline std::vector<model::Event> all_events(const StoryFile& story) {
  return events_in_window(story, {});
}

}  // namespace dateline::store::sample
