#pragma once

#include <catch2/catch.hpp>

#include "src/base/data_files.hpp"
#include "src/story/editing.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/story.hpp"
#include "tests/support/fake_world.hpp"

namespace dateline::test {

inline const char* const first_text =
    "Mayor meets union over tram strike\n\n"
    "Mayor Greta Holm met the leader of the drivers' union, Piet Adler, in Lindholm on 5 July 2017.\n\n"
    "In March, Holm dismissed the director of the tram company.\n";
inline const char* const second_text =
    "Trams stand still\n\n"
    "Greta Holm and Piet Adler met in Lindholm in early July 2017.\n\n"
    "Adler called the offer an insult.\n";

inline const story::Reader& reader() {
  static FakeWorld world;
  static const story::Reader made(base::embedded_data(), world);
  return made;
}

/// Two articles; the meeting is told by both.
struct Desk {
  story::Story story = story::Story::in_memory(reader());
  Desk() {
    article::Known known;
    story::set_known(known, "published", "2017-07-10", "test");
    story.sign("anna");
    story.add({"a.txt", first_text, "text/plain", known}, {1});
    story.add({"b.txt", second_text, "text/plain", known}, {2});
    story.update();
  }
  story::Editing edit(bool dry_run = false) { return story::Editing(story, {9}, dry_run); }
  /// The first event of a kind.
  model::Event of(const std::string& kind) const {
    model::Event out;
    story.reader().each_event({}, [&](const model::Event& event) {
      if (event.kind != kind) return true;
      out = event;
      return false;
    });
    REQUIRE(out.id);
    return out;
  }
  std::size_t count() const {
    std::size_t events = 0;
    story.reader().each_event({}, [&](const model::Event&) { return ++events > 0; });
    return events;
  }
  std::size_t entries() const {
    std::size_t count = 0;
    story.file().each_log_entry([&](const store::LogEntry&) { return ++count > 0; });
    return count;
  }
};

}  // namespace dateline::test
