#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/problem.hpp"
#include "src/cli/command.hpp"
#include "src/story/story.hpp"

namespace dateline::cli {

/// The story file for a command that only reads. A story whose last change was cut short, or that an older
/// version made, is brought up to date first, where it may be written.
story::Story open_story(Context& context, const story::Reader& reader);

/// The fields of an article that options give.
struct ArticleOptions {
  std::string published, url, outlet, title, byline;

  /// Without `with_title` a command can use --title for something else.
  void ask_for(Options& options, bool with_title = true);
  /// Throws UsageError for a date that is none, and where one date, URL or title is given for several files.
  article::Known known(std::size_t files) const;
};

/// `n` and its noun: "1 event", "3 events".
std::string counted(std::uint64_t n, const std::string& singular, const std::string& plural = "");

/// The file names of `paths`, folders replaced by the articles in them (.txt, .html, .htm, .xhtml, .text, at
/// any depth, in byte order). What cannot be looked at, and a folder without articles, is given to `failed`
/// and stops nothing. A folder inside itself (by a link) is passed over. Throws UsageError for a web address.
std::vector<std::string> article_files(base::World& world, const std::vector<std::string>& paths,
                                       const std::function<void(const base::DataError&)>& failed);

/// Refuses an output that would take the place of the story file or of an input, with a UsageError.
void check_output(Context& context, const std::string& path, const std::vector<std::string>& inputs = {});

/// Writes `bytes` on standard output, or with a path other than "" and "-" into that file.
void put_out(Context& context, const std::string& path, std::string_view bytes);

/// The extension of a path in lower case without its dot: "svg".
std::string extension_of(const std::string& path);

}  // namespace dateline::cli
