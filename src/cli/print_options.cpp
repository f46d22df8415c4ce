#include "src/cli/print_options.hpp"

#include <charconv>
#include <utility>

#include "exports/cairo/cairo.hpp"
#include "exports/cairo/paper.hpp"
#include "src/base/generator.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t longest_font = 128u << 20;  ///< bytes; the largest CJK collections have some 110 MB
constexpr std::uint64_t longest_alternative = 64u << 20;  ///< bytes
constexpr std::uint64_t highest_density = 10;
constexpr std::uint64_t usual_density = 2;

/// "FILE#2", where no file has that whole name: a file, and which font of it.
type::FontFile font_named(Context& context, const std::string& name) {
  const std::size_t mark = name.rfind('#');
  unsigned member = 0;
  std::string path = name;
  if (mark != std::string::npos && context.world.kind_of(name) == base::PathKind::missing) {
    const char* const end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + mark + 1, end, member);
    if (read.ec == std::errc{} && read.ptr == end && mark > 0)
      path = name.substr(0, mark);
    else
      member = 0;
  }
  return {name, context.world.read_file(path, longest_font), member};
}

}  // namespace

void PrintOptions::ask_for(Options& options) {
  options.text(
      "--page", page_, "SIZE",
      "PDF: a4, a3 or letter, also as a4-landscape, picture, or a width as 120mm (default: by the view)");
  options.number_from_one("--density", density_,
                          "PNG: its pixels for one of the picture, 1 to 10 (default: 2)");
  options.texts("--font", fonts_, "FILE",
                "A font for characters that ours lack: .ttf, .otf, .ttc (may be repeated)");
}

void PrintOptions::check(const std::string& format) const {
  if (!page_.empty() && format != "pdf")
    throw base::UsageError(
        {.path = "--page", .what = "only a PDF has pages", .remedy = "leave it out, or write .pdf"});
  if (!page_.empty() && !cairo::paper_named(page_))
    throw base::UsageError({.path = "--page",
                            .what = "“" + page_ + "” is no size of a page",
                            .remedy =
                                "take a4, a4-landscape, a3, a3-landscape, letter, letter-landscape, picture, "
                                "or a width as 120mm"});
  if (!fonts_.empty() && (format == "txt" || format == "md" || format == "fragment"))
    throw base::UsageError({.path = "--font",
                            .what = "words alone are shown in the reader's own type",
                            .remedy = "leave it out, or write .svg, .pdf, .png or .html"});
  if (density_ != 0 && format != "png")
    throw base::UsageError(
        {.path = "--density", .what = "only a PNG has pixels", .remedy = "leave it out, or write .png"});
  if (density_ > highest_density)
    throw base::UsageError({.path = "--density",
                            .what = std::to_string(density_) + " is too dense",
                            .remedy = "take 1 to " + std::to_string(highest_density)});
}

std::vector<type::FontFile> PrintOptions::fonts(Context& context) const {
  std::vector<type::FontFile> files;
  files.reserve(fonts_.size());
  for (const std::string& name : fonts_) files.push_back(font_named(context, name));
  return files;
}

std::string PrintOptions::page(const PictureOptions& options) const {
  return page_.empty() ? options.usual_page() : page_;
}

view::Picture PrintOptions::laid_out(
    const std::string& format, const PictureOptions& options, const view::TimelineOptions& layout,
    const std::function<view::Picture(const view::TimelineOptions&)>& draw) const {
  const cairo::Paper paper = *cairo::paper_named(page(options));
  if (format != "pdf" || paper.width_pt == 0 || !options.has_usual_width()) return draw(layout);
  return cairo::fitted(paper, PictureOptions::narrowest_px, [&](double width_px) {
    view::TimelineOptions fitting = layout;
    fitting.width_px = width_px;
    return draw(fitting);
  });
}

std::string PrintOptions::drawn(const std::string& format, const PictureOptions& options,
                                const view::Picture& picture, const view::Theme& theme,
                                const type::Fonts& fonts) const {
  if (format == "pdf") return cairo::pdf(picture, theme, fonts, *cairo::paper_named(page(options)));
  return cairo::png(picture, theme, fonts, static_cast<double>(density_ == 0 ? usual_density : density_));
}

std::string alternative_path(const std::string& path) {
  const std::string ending = extension_of(path);
  const std::size_t stem = ending == "png" ? path.size() - ending.size() - 1 : path.size();
  return path.substr(0, stem) + ".alt.txt";
}

std::string signed_alternative(const std::string& words) {
  constexpr std::size_t digits = 8;
  return words + "\n" + std::string(base::generator) + ": " + base::sha256_hex(words).substr(0, digits) +
         "\n";
}

void check_alternative(Context& context, const std::string& path) {
  if (context.world.kind_of(path) != base::PathKind::file) return;
  const std::string there = context.world.read_file(path, longest_alternative);
  const std::string mark = "\n" + std::string(base::generator) + ": ";
  const std::size_t at = there.rfind(mark);
  if (at != std::string::npos && signed_alternative(there.substr(0, at)) == there) return;
  throw base::UsageError({.path = path,
                          .what = "the words beside the picture would take its place",
                          .why = "this program did not write it, or somebody has changed it since",
                          .remedy = "move it away, or give the picture another name"});
}

std::string without_font(const std::string& format) {
  const std::string remedy = "; --font FILE names a font that has them";
  if (format == "pdf" || format == "png") return ": an empty box stands for each" + remedy;
  return ": the reader's own fonts will draw them, if they can" + remedy;
}

}  // namespace dateline::cli
