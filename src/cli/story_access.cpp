#include "src/cli/story_access.hpp"

#include "src/base/problem.hpp"
#include "src/cli/story_keeper.hpp"
#include "src/text/fold.hpp"

namespace dateline::cli {
namespace {

/// The story as it was at the moment of --as-of, where one is given.
story::Story seen_then(Context& context, story::Story story) {
  if (!context.as_of) return story;
  return as_of(context, story, story.last_entry_until(*context.as_of));
}

story::Story open_for_reading(Context& context, const story::Reader& reader) {
  return context.keeper ? story::Story::of(context.keeper->reading(context.story_path), reader)
                        : story::Story::open_for_reading(context.story_path, reader);
}

story::Story open_as_it_is(Context& context, const story::Reader& reader) {
  {
    story::Story story = open_for_reading(context, reader);
    if (!story.needs_update()) return story;
  }  // closed: a reader may keep a writer waiting
  if (context.keeper) context.keeper->rest();
  try {
    story::Story story = story::Story::open_for_writing(context.story_path, false, reader);
    story.update();
    return story;
  } catch (const base::StoreError& error) {
    context.world.write(
        base::Stream::error,
        "dateline: the story cannot be brought up to date now; shown is what it was before\n" +
            std::string(error.what()) + "\n");
    return open_for_reading(context, reader);
  }
}

}  // namespace

story::Story as_of(Context& context, const story::Story& story, std::int64_t entry) {
  std::vector<std::string> notes;
  story::Story then = story.as_of(entry, &notes);
  warn(context, notes);
  return then;
}

story::Story open_story(Context& context, const story::Reader& reader) {
  return seen_then(context, open_as_it_is(context, reader));
}

void refuse_as_of(const Context& context) {
  if (context.as_of)
    throw base::UsageError({.path = "--as-of",
                            .what = "what is past cannot be changed",
                            .remedy = "leave it out, or look with `dateline events --as-of …`"});
}

story::Story open_for_editing(Context& context, const story::Reader& reader) {
  refuse_as_of(context);
  story::Story story = story::Story::open_for_writing(context.story_path, false, reader);
  story.sign(context.who());
  if (context.last_entry) story.expect_last_entry(*context.last_entry);
  story.update();
  return story;
}

void warn(Context& context, const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings)
    context.world.write(base::Stream::error, "dateline: " + base::shown_safely(warning) + "\n");
}

model::EventId event_named(const std::string& text) {
  const auto id = model::handle_from<'E'>(text);
  if (!id)
    throw base::UsageError(
        {.what = "'" + text + "' is no event", .remedy = "name events as E5; `dateline events` lists them"});
  return *id;
}

std::string counted(std::uint64_t n, const std::string& singular, const std::string& plural) {
  return std::to_string(n) + " " + (n == 1 ? singular : plural.empty() ? singular + "s" : plural);
}

void check_output(Context& context, const std::string& path, const std::vector<std::string>& inputs,
                  Written written) {
  if (path.empty() || path == "-") return;
  std::vector<std::string> kept = inputs;
  kept.push_back(context.story_path);
  for (const std::string& input : kept)
    if (context.world.same_file(path, input))
      throw base::UsageError({.path = path,
                              .what = input == context.story_path ? "is the story file" : "is what is read",
                              .why = "the output would take its place",
                              .remedy = "name another file"});
  // Any other story is somebody's work, too.
  if (written == Written::story || extension_of(path) != "dateline" ||
      context.world.kind_of(path) != base::PathKind::file)
    return;
  throw base::UsageError({.path = path,
                          .what = "is a story file",
                          .why = "the output would take its place",
                          .remedy = "name another file"});
}

void put_out(Context& context, const std::string& path, std::string_view bytes) {
  write_out(context, path, [&](const base::Write& write) { write(bytes); });
}

void write_out(Context& context, const std::string& path, const base::FillFile& fill) {
  if (!path.empty() && path != "-") {
    context.world.write_file(path, fill);
    return;
  }
  constexpr std::size_t most_kept = 64 << 10;  // what a pipe takes at once
  std::string kept;
  fill([&](std::string_view bytes) {
    kept += bytes;
    if (kept.size() < most_kept) return;
    context.world.write(base::Stream::output, kept);
    kept.clear();
  });
  context.world.write(base::Stream::output, kept);
}

std::string extension_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  if (dot == std::string::npos || dot + 1 == path.size() || (slash != std::string::npos && dot < slash))
    return "";
  return text::lower_ascii(path.substr(dot + 1));
}

}  // namespace dateline::cli
