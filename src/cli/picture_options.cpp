#include "src/cli/picture_options.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "exports/dot/dot.hpp"
#include "exports/view/list_view.hpp"
#include "exports/view/order_view.hpp"
#include "graph/query/grouping.hpp"
#include "src/base/problem.hpp"
#include "src/image/image.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t widest = 20000;
constexpr std::uint64_t usual_width = 1200, column_width = 680;
/// What a page has room for, and an eye.
constexpr std::size_t most_lanes = 6, most_lines = 9;

std::vector<std::string> as_strings(const auto& names) {
  return {std::begin(names), std::end(names)};
}

/// "Trump, Vladimir Putin" as its names.
std::vector<std::string> parted(const std::string& list) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    std::string name = list.substr(at, end - at);
    name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
    name.erase(name.find_last_not_of(' ') + 1);
    if (!name.empty()) names.push_back(std::move(name));
    at = end + 1;
  }
  return names;
}

std::vector<view::Part> parts_of(query::Grouping grouping) {
  std::vector<view::Part> parts;
  for (query::EventGroup& group : grouping.groups)
    parts.push_back({std::move(group.title), std::move(group.events)});
  return parts;
}

}  // namespace

void PictureOptions::ask_for(Options& options) {
  options.choice("--view", view_, {"axis", "lanes", "storyline", "order", "article"},
                 "Along an axis, a lane or line for each actor, boxes with their relations, or an article");
  options.text("--lanes", lanes_, "NAMES",
               "The lanes, in this order, or lines: \"Trump, Putin\" (default: actors of most events)");
  options.choice("--group-by", group_by_, as_strings(query::group_names),
                 "What lanes are for, or the headings of an article (default: actor, year)");
  options.choice("--detail", detail_, {"brief", "usual", "full"}, "How much is said of each event");
  options.number_from_one(
      "--width", width_,
      "Width of the picture in pixels (default: 1200; of an article 680; of a PDF, as fits its page)");
  theme_.ask_for(options, "light; a page also dark");
  options.flag("--no-pictures", no_pictures_, "Without the pictures beside events (dateline picture)");
  graphviz_.ask_for(options);
  dates_.ask_for(options);
}

std::string PictureOptions::view_name() const {
  if (!view_.empty()) return view_;
  if (!lanes_.empty()) return "lanes";
  return group_by_.empty() ? "axis" : "article";
}

bool PictureOptions::is_list() const {
  return view_name() == "article";
}

void PictureOptions::check(const std::string& format) const {
  if (width_ != 0 && (width_ < narrowest_px || width_ > widest))
    throw base::UsageError({.path = "--width",
                            .what = std::to_string(width_) + " pixels are no width for a timeline",
                            .remedy = "choose one from 480 to 20000"});
  // Words alone are always an article.
  const bool is_words = format == "txt" || format == "md" || format == "fragment";
  const std::string name = is_words && view_.empty() && lanes_.empty() ? "article" : view_name();
  if (!lanes_.empty() && name != "lanes" && name != "storyline")
    throw base::UsageError({.path = "--lanes",
                            .what = "the view “" + name + "” has no lanes",
                            .remedy = "leave --view out, or take --view lanes"});
  if (!group_by_.empty() && name != "lanes" && name != "article")
    throw base::UsageError({.path = "--group-by",
                            .what = "the view “" + name + "” has no groups",
                            .remedy = "take --view lanes or --view article"});
  if (name != "order" && !graphviz_.given().empty())
    throw base::UsageError({.path = graphviz_.given(),
                            .what = "only the view “order” is placed by Graphviz",
                            .remedy = "leave it out, or take --view order"});
  graphviz_.check();
  if (name == "order" && width_ != 0)
    throw base::UsageError({.path = "--width",
                            .what = "the view “order” is as wide as its boxes need",
                            .remedy = "leave it out, or take --view axis or lanes"});
  if (format == "html" && name == "article" && width_ != 0)
    throw base::UsageError({.path = "--width",
                            .what = "a page with the view “article” has no picture",
                            .remedy = "leave it out, or write .svg"});
  if (!is_words) return;
  for (const auto& [option, is_given] :
       {std::pair("--width", width_ != 0), {"--theme", theme_.is_given()}, {"--lanes", !lanes_.empty()}})
    if (is_given)
      throw base::UsageError({.path = option,
                              .what = "words alone have no picture",
                              .remedy = "leave it out, or write .svg, .pdf, .png or .html"});
  if (!view_.empty() && view_ != "article")
    throw base::UsageError({.path = "--view",
                            .what = "words alone are always an article",
                            .remedy = "write .svg or .html, or leave --view out"});
}

view::TimelineOptions PictureOptions::layout(const std::string& heading, bool headed) const {
  view::TimelineOptions options{.title = heading, .headed = headed};
  // An order is as wide as Graphviz makes it.
  const std::string name = view_name();
  const std::uint64_t usual = name == "article" ? column_width : name == "order" ? narrowest_px : usual_width;
  options.width_px = static_cast<double>(width_ == 0 ? usual : width_);
  options.dates = dates_.form();
  options.detail = detail_ == "brief"  ? view::Detail::brief
                   : detail_ == "full" ? view::Detail::full
                                       : view::Detail::usual;
  options.pictures = !no_pictures_;
  return options;
}

view::Photos PictureOptions::photos(const query::Result& result, const store::StoryFile& file) const {
  view::Photos photos;
  const view::TimelineOptions options = layout("", true);
  for (const query::ResultEvent& event : result.events) {
    if (!view::shows_picture(event, options) || photos.contains(event.picture->sha256)) continue;
    const std::string name = event.id + ": " + event.picture->file;
    const auto kept = file.picture(event.picture->sha256);
    if (!kept)
      throw base::DataError({.path = name,
                             .what = "the picture is not in the story file",
                             .remedy = "put it there anew (dateline picture), or take --no-pictures"});
    // A story file may come from anywhere.
    const image::Limits any{.bytes = UINT64_MAX, .pixels = image::most_pixels};
    photos.emplace(event.picture->sha256, image::read(kept->bytes, name, any));
  }
  return photos;
}

std::string PictureOptions::usual_page() const {
  const std::string name = view_name();
  return name == "article" ? "a4" : name == "order" ? "picture" : "a4-landscape";
}

view::Picture PictureOptions::draw(Context& context, const query::Result& result,
                                   const model::StoryReader& story, const view::TimelineOptions& layout,
                                   const type::Fonts& fonts) const {
  const std::string name = view_name();
  const std::vector<std::string> chosen = parted(lanes_);
  if (name == "lanes") {
    const query::GroupBy by = *query::group_by(group_by_.empty() ? "actor" : group_by_);
    query::Grouping grouping = query::group(result, by, chosen, most_lanes, story);
    const bool is_ordered = !chosen.empty() || by == query::GroupBy::year || by == query::GroupBy::month;
    return view::draw(view::lay_out_lanes(result, parts_of(std::move(grouping)), is_ordered, layout, fonts));
  }
  if (name == "storyline") {
    query::Grouping grouping = query::group(result, query::GroupBy::actor, chosen, most_lines, story);
    return view::draw(view::lay_out_storyline(result, parts_of(std::move(grouping)), layout, fonts));
  }
  if (name == "order") {
    const view::OrderGraph graph = view::order_graph(result, layout, fonts);
    const std::string plain = run_graphviz(context, dot::boxes(graph), "plain",
                                           {.boxes = graph.boxes.size(),
                                            .path = "--view order",
                                            .remedy = "choose fewer events with filter words or --max"},
                                           graphviz_);
    return view::draw_order(result, plain, layout, fonts);
  }
  if (name == "article")
    return view::draw(view::lay_out_article(result, headings(result, story), layout, fonts));
  return view::draw(view::lay_out_timeline(result, layout, fonts));
}

std::vector<view::Part> PictureOptions::headings(const query::Result& result,
                                                 const model::StoryReader& story) const {
  // Lanes are grouped in the picture; the list beside it stands under years.
  if (group_by_.empty() || view_name() == "lanes") return {};
  query::Grouping grouping = query::group(result, *query::group_by(group_by_), {}, 0, story);
  std::vector<std::size_t> others = std::move(grouping.others);
  std::vector<view::Part> parts = parts_of(std::move(grouping));
  if (!others.empty()) parts.push_back({"Others", std::move(others)});
  return parts;
}

}  // namespace dateline::cli
