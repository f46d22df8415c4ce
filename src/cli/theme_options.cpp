#include "src/cli/theme_options.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "src/base/problem.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t longest_theme = 64 * 1024;  ///< bytes

}  // namespace

void ThemeOptions::ask_for(Options& options, const std::string& usual) {
  options.text("--theme", theme_, "NAME|FILE",
               "Colours: light, dark, print, contrast, or a file (default: " + usual + ")");
}

view::Theme ThemeOptions::of_ours(Context& context, const std::string& name) {
  const std::string path = "themes/" + name + ".txt";
  return view::read_theme(context.data.at(path), path);
}

view::Theme ThemeOptions::read(Context& context) const {
  if (theme_.empty()) return of_ours(context, "light");
  const std::vector<std::string> ours(std::begin(view::theme_names), std::end(view::theme_names));
  if (std::find(ours.begin(), ours.end(), theme_) != ours.end()) return of_ours(context, theme_);
  if (context.world.kind_of(theme_) != base::PathKind::file) {
    const std::string near = base::nearest_of(theme_, ours.data(), ours.data() + ours.size());
    throw base::UsageError({.path = "--theme",
                            .what = "there is no theme “" + theme_ + "”, and no file of that name",
                            .remedy = near.empty() ? "take light, dark, print or contrast, or a file"
                                                   : "did you mean " + near + "?"});
  }
  const view::Theme theme = view::read_theme(context.world.read_file(theme_, longest_theme), theme_);
  const std::string faint = view::faint_in(theme);
  if (!faint.empty())
    context.world.write(base::Stream::error,
                        "dateline: " + base::shown_safely(theme_ + ": hard to read: " + faint) + "\n");
  return theme;
}

}  // namespace dateline::cli
