#include "src/cli/article_input.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "src/cli/story_access.hpp"
#include "src/imports/imports.hpp"
#include "src/story/known_fields.hpp"
#include "src/text/fold.hpp"

namespace dateline::cli {
namespace {

constexpr std::string_view sidecar_ending = ".meta.json";

bool is_article_name(const std::string& name) {
  static constexpr std::array<std::string_view, 19> extensions = {
      "txt", "text", "html",  "htm",    "xhtml", "md",  "markdown", "xml",   "rss", "atom",
      "rdf", "json", "jsonl", "ndjson", "warc",  "eml", "mht",      "mhtml", "pdf"};
  const std::string lower = text::lower_ascii(name);
  if (lower.ends_with(sidecar_ending)) return false;
  const std::string plain = lower.ends_with(".gz") ? lower.substr(0, lower.size() - 3) : lower;
  return std::find(extensions.begin(), extensions.end(), extension_of(plain)) != extensions.end();
}

/// Looks through folders for articles.
class Finder {
 public:
  Finder(base::World& world, const Failed& failed) : world_(world), failed_(failed) {}

  void look_into(const std::string& path) {
    try {
      if (path == "-" || world_.kind_of(path) != base::PathKind::directory) {
        files.push_back(path);
        return;
      }
      const std::size_t before = files.size();
      add_folder(path);
      if (files.size() == before)
        failed_(base::DataError(
            {.path = path,
             .what = "no articles in this folder",
             .why = "no file in it has an ending of articles (.html, .txt, .md, .pdf, .eml, …)",
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
    if (kind != base::PathKind::directory || is_beside_page(path)) return;
    for (const std::string& folder : above_)
      if (world_.same_file(folder, path)) return;
    add_folder(path);
  }

  // Browsers keep the pictures and frames of page.html in page_files.
  bool is_beside_page(const std::string& folder) const {
    constexpr std::string_view ending = "_files";
    if (!folder.ends_with(ending)) return false;
    const std::string page = folder.substr(0, folder.size() - ending.size());
    return world_.kind_of(page + ".html") == base::PathKind::file ||
           world_.kind_of(page + ".htm") == base::PathKind::file;
  }

  base::World& world_;
  const Failed& failed_;
  std::vector<std::string> above_;
};

// What stands beside a file; nothing where nothing does.
article::Known sidecar_of(Context& context, const std::string& path) {
  const std::string beside = path + std::string(sidecar_ending);
  if (path == "-" || context.world.kind_of(beside) != base::PathKind::file) return {};
  return story::known_from_sidecar(context.world.read_file(beside, context.limits.max_bytes), beside);
}

/// Throws DataError for a file of another tool that has events, and no article.
void refuse_events(const std::string& file, const std::string& path) {
  static const std::map<std::string_view, std::string_view> kinds = {{"ics", "a calendar"},
                                                                     {"csv", "a table of events"},
                                                                     {"timelinejs-csv", "a table of events"},
                                                                     {"text", "the text of a story"}};
  const auto kind = kinds.find(imports::format_of(file, path));
  if (kind != kinds.end())
    throw base::DataError({.path = path,
                           .what = "this is " + std::string(kind->second) + ", and no article",
                           .remedy = "take its events over with `dateline import " + path + "`"});
}

}  // namespace

void ArticleOptions::ask_for(Options& options, bool with_title) {
  options.text("--published", published, "DATE", "Day of publication, as 2017-07-10");
  options.text("--outlet", outlet, "NAME", "Who published it");
  options.text("--url", url, "URL", "Where it stands on the web");
  if (with_title) options.text("--title", title, "TEXT", "Its title, if the text has none");
  options.text("--byline", byline, "NAME", "Who wrote it");
  options.text("--retrieved", retrieved, "DATE",
               "Day on which it was saved; never taken for that of publication");
  options.text("--archived", archived, "DATE", "Day on which an archive took it; neither");
  options.text("--map", map, "FIELDS", "Where JSON holds its fields: text=fields.bodyText,title=webTitle");
}

std::string ArticleOptions::first_given() const {
  for (const auto& [name, value] : {std::pair("--published", published),
                                    {"--outlet", outlet},
                                    {"--url", url},
                                    {"--title", title},
                                    {"--byline", byline},
                                    {"--retrieved", retrieved},
                                    {"--archived", archived},
                                    {"--map", map}})
    if (!value.empty()) return name;
  return "";
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
  for (const auto& [name, value] : {std::pair("--url", url),
                                    {"--outlet", outlet},
                                    {"--title", title},
                                    {"--byline", byline},
                                    {"--map", map}})
    story::must_be_text(value, name);
  article::Known known;
  story::set_known(known, "published", published, "--published");
  story::set_known(known, "retrieved", retrieved, "--retrieved");
  story::set_known(known, "archived", archived, "--archived");
  known.url = url;
  known.outlet = outlet;
  known.title = title;
  known.byline = byline;
  known.map = map;
  return known;
}

std::vector<std::string> article_files(base::World& world, const std::vector<std::string>& paths,
                                       const Failed& failed) {
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

std::uint64_t each_article(Context& context, const story::Reader& reader, const std::string& path,
                           const article::Known& given, const std::function<void(story::NewArticle&&)>& visit,
                           const Failed& failed) {
  try {
    const std::string file = path == "-" ? context.world.read_input(context.limits.max_file_bytes)
                                         : context.world.read_file(path, context.limits.max_file_bytes);
    refuse_events(file, path);
    article::Known known = given;
    article::fill_in(known, sidecar_of(context, path));
    return reader.opener().each_member(
        file, path, known.map, context.limits,
        [&](const container::Member& member) {
          if (member.one_of_many && (given.published || !given.url.empty() || !given.title.empty()))
            throw base::UsageError(
                {.path = path,
                 .what = "it may hold several articles, and one date, URL or title is given",
                 .why = "each article has its own",
                 .remedy = "leave these options out"});
          article::Known all = known;
          article::fill_in(all, member.known);
          visit({member.name, std::string(member.original), member.media_type, std::move(all)});
        },
        failed);
  } catch (const base::DataError& error) {
    failed(error);
    return 0;
  }
}

story::NewArticle one_article(Context& context, const story::Reader& reader, const std::string& path,
                              const article::Known& given) {
  std::optional<story::NewArticle> found;
  each_article(
      context, reader, path, given,
      [&](story::NewArticle&& article) {
        if (found)
          throw base::UsageError({.path = path,
                                  .what = "holds several articles",
                                  .remedy = "add them to a story: dateline add " + path});
        found = std::move(article);
      },
      [](const base::DataError& error) { throw error; });
  if (!found) throw base::DataError({.path = path, .what = "there is no article text in it"});
  return *std::move(found);
}

}  // namespace dateline::cli
