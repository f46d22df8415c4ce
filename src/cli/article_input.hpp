#pragma once

#include <functional>
#include <string>
#include <vector>

#include "src/base/problem.hpp"
#include "src/cli/command.hpp"
#include "src/story/story.hpp"

namespace dateline::cli {

/// The fields of an article that options give.
struct ArticleOptions {
  std::string published, url, outlet, title, byline, retrieved, archived, map;

  /// Without `with_title` a command can use --title for something else.
  void ask_for(Options& options, bool with_title = true);
  /// The option of the first field that is given, as "--url"; "" where none is.
  std::string first_given() const;
  /// Throws UsageError for a date that is none, and where one date, URL or title is given for several files.
  article::Known known(std::size_t files) const;
};

/// What is told of a problem that stops nothing.
using Failed = std::function<void(const base::DataError&)>;

/// The file names of `paths`, folders replaced by the articles in them (at any depth, in byte order; the
/// parts that a browser keeps beside a saved page are no articles). What cannot be looked at, and a folder
/// without articles, is given to `failed` and stops nothing. A folder inside itself (by a link) is passed
/// over. Throws UsageError for a web address.
std::vector<std::string> article_files(base::World& world, const std::vector<std::string>& paths,
                                       const Failed& failed);

/// Calls `visit` for each article in the file at `path` ("-" is standard input), with what `given`, then its
/// sidecar (NAME.meta.json), then the file say of it. Problems with the file, or with one article of many,
/// are given to `failed`. Returns how many parts of the file were passed over because they are no pages.
std::uint64_t each_article(Context& context, const story::Reader& reader, const std::string& path,
                           const article::Known& given, const std::function<void(story::NewArticle&&)>& visit,
                           const Failed& failed);

/// The one article in a file. Throws UsageError where it holds several, DataError where none.
story::NewArticle one_article(Context& context, const story::Reader& reader, const std::string& path,
                              const article::Known& given);

}  // namespace dateline::cli
