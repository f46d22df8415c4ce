#include <algorithm>
#include <charconv>
#include <ranges>

#include "exports/table/chosen.hpp"
#include "exports/table/desk.hpp"
#include "graph/query/difference.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/publication_choice.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

/// What has become of the events that were printed.
std::vector<query::Difference> changes_since(const story::Story& story,
                                             const story::Publication& publication) {
  query::Result now;
  for (const query::ResultEvent& event : publication.result.events) {
    const auto id = model::handle_from<'E'>(event.id);
    const auto found = id ? story.reader().event(*id) : std::nullopt;
    if (!found || found->state == model::State::rejected) continue;
    query::Result today = query::ask_one(story.reader(), found->id);
    for (query::ResultEvent& one : today.events) {
      if (std::any_of(now.events.begin(), now.events.end(),
                      [&](const auto& other) { return other.id == one.id; }))
        continue;
      now.events.push_back(std::move(one));
    }
  }
  return query::differences(publication.result, now);
}

class PublishCommand : public Command {
 public:
  std::string name() const override { return "publish"; }
  std::string summary() const override { return "Freeze a selection as it is printed"; }
  std::string examples() const override {
    return R"(Examples:
  dateline publish front-page
  dateline publish front-page --final       only when all of it is checked and cited
  dateline published                        what was printed, and what has changed since
  dateline timeline --as-printed 31 -o as-printed.svg

What is frozen stays as it is whatever is decided, read or added later, until
`dateline remove-source` takes the words of a source out. What is not checked is said.
)";
  }
  void setup(Options& options) override {
    options.word("NAME", name_, "The selection");
    options.flag("--final", final_, "Refuse where something is unchecked, contested or uncited");
    options.flag("--dry-run", dry_run_, "Say what would be frozen, and change nothing");
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story = open_for_editing(context, reader);
    const std::vector<std::string> open =
        story::not_final(story::publish(story, name_, context.now(), true).result);
    if (final_ && !open.empty()) refuse_final(open, context);
    story::Publication made;
    story.decide([&] { made = story::publish(story, name_, context.now(), dry_run_); });
    context.world.write(base::Stream::output,
                        (dry_run_ ? "would be published: " : "published: ") +
                            base::shown_safely(made.selection) + ", " +
                            counted(made.result.events.size(), "event") +
                            (dry_run_ ? "; nothing was changed (--dry-run)"
                                      : ", as entry " + std::to_string(made.entry) + " of the log") +
                            "\n");
    if (!open.empty())
      context.world.write(base::Stream::error, "not final: " + counted(open.size(), "thing") +
                                                   " to check or cite (`dateline publish " +
                                                   base::shown_safely(name_) +
                                                   " --final --dry-run` lists them)\n");
    return 0;
  }

 private:
  [[noreturn]] void refuse_final(const std::vector<std::string>& open, Context& context) const {
    for (const std::string& line : open)
      context.world.write(base::Stream::error, base::shown_safely(line) + "\n");
    throw base::DataError(
        {.what = "'" + name_ + "' is not final",
         .why = counted(open.size(), "thing") + " in it to check or cite",
         .remedy = "check what holds (`dateline check in:" + name_ + "`), or publish it without --final"});
  }

  std::string name_;
  bool final_ = false, dry_run_ = false;
};

class PublishedCommand : public Command {
 public:
  std::string name() const override { return "published"; }
  std::string summary() const override { return "List what was printed, and what has changed since"; }
  std::string examples() const override {
    return R"(Examples:
  dateline published
  dateline published 31          what has changed since entry 31 was printed
  dateline published front-page  the same of the last time that this selection was printed
  dateline timeline --as-printed 31 -o as-printed.svg

An event that has become another's is compared with that one; what was rejected since is gone.
)";
  }
  void setup(Options& options) override {
    options.words("NUMBER|NAME", which_, "Which one");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const table::Options options = table_.made(context);
    if (which_.size() > 1)
      throw base::UsageError({.what = "one printing is asked for at a time",
                              .remedy = "name it by its number or by its selection"});
    if (!which_.empty()) {
      const std::vector<query::Difference> list =
          changes_since(story, publication_meant(story, which_.front()));
      if (!table::is_for_programs(options.format) && list.empty())
        context.world.write(base::Stream::error, "nothing has changed since\n");
      else
        context.world.write(base::Stream::output, table::differences(list, options));
      return 0;
    }
    std::vector<table::PublicationRow> rows;
    for (const story::Publication& one : story::publications(story))
      rows.push_back({one.entry, one.at, one.who, one.selection, one.result.events.size(),
                      changes_since(story, one).size()});
    if (!table::is_for_programs(options.format) && rows.empty())
      context.world.write(base::Stream::error, "nothing was published\n");
    else
      context.world.write(base::Stream::output, table::publications(rows, options));
    return 0;
  }

 private:
  std::vector<std::string> which_;
  TableOptions table_;
};

}  // namespace

void refuse_open(Context& context, const query::Result& result, const std::string& what) {
  const std::vector<std::string> open = story::not_final(result);
  if (open.empty()) return;
  for (const std::string& line : open)
    context.world.write(base::Stream::error, base::shown_safely(line) + "\n");
  throw base::DataError({.what = what + " is not final",
                         .why = counted(open.size(), "thing") + " in it to check or cite",
                         .remedy = "check what holds (`dateline check E3`), or choose with state:checked"});
}

story::Publication publication_meant(const story::Story& story, const std::string& which) {
  std::vector<story::Publication> all = story::publications(story);
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(which.data(), which.data() + which.size(), number);
  const bool is_number = failure == std::errc() && end == which.data() + which.size();
  std::vector<std::string> names;
  for (story::Publication& one : std::ranges::reverse_view(all)) {
    if (is_number ? one.entry == number : one.selection == which) return std::move(one);
    names.push_back(one.selection);
  }
  const std::string near = base::nearest_of(which, names.data(), names.data() + names.size());
  throw base::DataError(
      {.what = "nothing was published as '" + which + "'",
       .remedy = near.empty() ? "`dateline published` lists what was" : "did you mean " + near + "?"});
}

std::unique_ptr<Command> make_publish() {
  return std::make_unique<PublishCommand>();
}

std::unique_ptr<Command> make_published() {
  return std::make_unique<PublishedCommand>();
}

}  // namespace dateline::cli
