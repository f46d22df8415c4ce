#include "src/cli/date_options.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "src/base/problem.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t longest_locale = 64 * 1024;  ///< bytes
constexpr std::string_view folder = "locales/";

calendar::Locale locale_at(Context& context, const std::string& path) {
  return calendar::read_locale(context.data.at(path), path);
}

}  // namespace

void DateOptions::ask_for(Options& options) {
  options.choice("--dates", style_, {"guardian", "ap", "iso"}, "9 July 2017, July 9, 2017 or 2017-07-09");
  options.optional_text(
      "--locale", name_, "NAME|FILE",
      "The language of dates, and of nothing else: de, en-US, es, fr, it, nl, pt, or a file");
}

void DateOptions::read(Context& context) {
  if (!name_) return;
  const std::string& name = *name_;
  std::vector<std::string> known;
  std::string first_tags;
  for (const std::string& path : context.data.list(folder)) {
    calendar::Locale locale = locale_at(context, path);
    first_tags += (first_tags.empty() ? "" : ", ") + locale.language();
    known.insert(known.end(), locale.tags.begin(), locale.tags.end());
    if (!locale_ && locale.answers_to(name)) locale_ = std::move(locale);
  }
  if (!locale_ && context.world.kind_of(name) == base::PathKind::file)
    locale_ = calendar::read_locale(context.world.read_file(name, longest_locale), name);
  if (!locale_) {
    std::string asked = name;
    std::replace(asked.begin(), asked.end(), '_', '-');
    std::string near = base::nearest_of(asked, known.data(), known.data() + known.size());
    // "de-AT" has months of its own; who asks for it is told of "de".
    const std::string language = asked.substr(0, asked.find('-'));
    if (std::find(known.begin(), known.end(), language) != known.end()) near = language;
    throw base::UsageError({.path = "--locale",
                            .what = "there is no locale “" + name + "”, and no file of that name",
                            .remedy = (near.empty() ? "" : "did you mean " + near + "? ") +
                                      ("there are " + first_tags) +
                                      "; or give a file (docs/formats/locales.md)"});
  }
  if (style_ == "ap")
    throw base::UsageError({.path = "--dates",
                            .what = "ap is a way to write dates in English, with words of its own",
                            .remedy = "leave --dates ap or --locale out"});
}

calendar::DateForm DateOptions::form() const {
  const calendar::DateStyle style = style_ == "ap"    ? calendar::DateStyle::ap
                                    : style_ == "iso" ? calendar::DateStyle::iso
                                                      : calendar::DateStyle::guardian;
  return {style, locale_ ? &*locale_ : nullptr};
}

}  // namespace dateline::cli
