#pragma once

#include <cstdint>

#include "src/story/editing.hpp"
#include "src/story/sharing.hpp"
#include "src/story/story.hpp"
#include "tests/support/desk.hpp"

namespace dateline::test {

/// A colleague's desk: the story as it is, at a later hour.
struct Colleague {
  story::Story story;
  std::int64_t hour = 20;
  explicit Colleague(const story::Story& from, bool with_originals = true)
      : story(story::shared(from, reader(), {.originals = with_originals, .notes = false})) {
    story.sign("ben");
  }
  story::Editing edit() { return story::Editing(story, {hour++}, false); }
};

}  // namespace dateline::test
