#include "src/cli/story_access.hpp"

#include <algorithm>
#include <array>

#include "src/base/problem.hpp"
#include "src/story/known_fields.hpp"
#include "src/text/fold.hpp"

namespace dateline::cli {
namespace {

bool is_article_name(const std::string& name) {
  constexpr std::array<std::string_view, 5> extensions = {"txt", "text", "html", "htm", "xhtml"};
  return std::find(extensions.begin(), extensions.end(), extension_of(name)) != extensions.end();
}

/// Looks through folders for articles.
class Finder {
 public:
  Finder(base::World& world, const std::function<void(const base::DataError&)>& failed)
      : world_(world), failed_(failed) {}

  void look_into(const std::string& path) {
    try {
      if (path == "-" || world_.kind_of(path) != base::PathKind::directory) {
        files.push_back(path);
        return;
      }
      const std::size_t before = files.size();
      add_folder(path);
      if (files.size() == before)
        failed_(
            base::DataError({.path = path,
                             .what = "no articles in this folder",
                             .why = "files named .txt, .text, .html, .htm or .xhtml are taken for articles",
                             .remedy = "name the files themselves if they are called otherwise"}));
    } catch (const base::DataError& error) {
      failed_(error);
    }
  }

  std::vector<std::string> files;

 private:
  void add_folder(const std::string& folder) {
    above_.push_back(folder);
    for (const std::string& name : world_.list_directory(folder)) {
      if (name.starts_with(".")) continue;
      const std::string path = (folder.ends_with('/') ? folder : folder + "/") + name;
      try {
        add_entry(path, name);
      } catch (const base::DataError& error) {
        failed_(error);
      }
    }
    above_.pop_back();
  }

  void add_entry(const std::string& path, const std::string& name) {
    const base::PathKind kind = world_.kind_of(path);
    if (kind == base::PathKind::file && is_article_name(name)) files.push_back(path);
    if (kind != base::PathKind::directory) return;
    for (const std::string& folder : above_)
      if (world_.same_file(folder, path)) return;
    add_folder(path);
  }

  base::World& world_;
  const std::function<void(const base::DataError&)>& failed_;
  std::vector<std::string> above_;
};

}  // namespace

story::Story open_story(Context& context, const story::Reader& reader) {
  {
    story::Story story = story::Story::open_for_reading(context.story_path, reader);
    if (!story.needs_update()) return story;
  }  // closed: a reader may keep a writer waiting
  try {
    story::Story story = story::Story::open_for_writing(context.story_path, false, reader);
    story.update();
    return story;
  } catch (const base::StoreError& error) {
    context.world.write(
        base::Stream::error,
        "dateline: the story cannot be brought up to date now; shown is what it was before\n" +
            std::string(error.what()) + "\n");
    return story::Story::open_for_reading(context.story_path, reader);
  }
}

void ArticleOptions::ask_for(Options& options, bool with_title) {
  options.text("--published", published, "DATE", "Day of publication, as 2017-07-10");
  options.text("--outlet", outlet, "NAME", "Who published it");
  options.text("--url", url, "URL", "Where it stands on the web");
  if (with_title) options.text("--title", title, "TEXT", "Its title, if the text has none");
  options.text("--byline", byline, "NAME", "Who wrote it");
}

article::Known ArticleOptions::known(std::size_t files) const {
  for (const auto& [name, value] : {std::pair("--published", published), {"--url", url}, {"--title", title}})
    if (files > 1 && !value.empty())
      throw base::UsageError({.path = name,
                              .what = "one value for " + std::to_string(files) + " articles",
                              .why = "each article has its own",
                              .remedy =
                                  "give each its own in a manifest: dateline add --manifest sources.csv\n"
                                  "(its first line: file,url,outlet,title,byline,published)"});
  article::Known known;
  story::set_known(known, "published", published, "--published");
  known.url = url;
  known.outlet = outlet;
  known.title = title;
  known.byline = byline;
  return known;
}

std::string counted(std::uint64_t n, const std::string& singular, const std::string& plural) {
  return std::to_string(n) + " " + (n == 1 ? singular : plural.empty() ? singular + "s" : plural);
}

std::vector<std::string> article_files(base::World& world, const std::vector<std::string>& paths,
                                       const std::function<void(const base::DataError&)>& failed) {
  Finder finder(world, failed);
  for (const std::string& path : paths) {
    if (path.starts_with("http://") || path.starts_with("https://"))
      throw base::UsageError({.path = path,
                              .what = "Dateline opens no connections",
                              .remedy = "save the page and add the file, or pipe it:\n"
                                        "  curl -s '" +
                                        path + "' | dateline add - --url '" + path + "'"});
    finder.look_into(path);
  }
  std::vector<std::string> files = std::move(finder.files);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

void check_output(Context& context, const std::string& path, const std::vector<std::string>& inputs) {
  if (path.empty() || path == "-") return;
  std::vector<std::string> kept = inputs;
  kept.push_back(context.story_path);
  for (const std::string& input : kept)
    if (context.world.same_file(path, input))
      throw base::UsageError({.path = path,
                              .what = input == context.story_path ? "is the story file" : "is what is read",
                              .why = "the output would take its place",
                              .remedy = "name another file with -o"});
}

void put_out(Context& context, const std::string& path, std::string_view bytes) {
  if (path.empty() || path == "-")
    context.world.write(base::Stream::output, bytes);
  else
    context.world.replace_file(path, bytes);
}

std::string extension_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  if (dot == std::string::npos || dot + 1 == path.size() || (slash != std::string::npos && dot < slash))
    return "";
  return text::lower_ascii(path.substr(dot + 1));
}

}  // namespace dateline::cli
