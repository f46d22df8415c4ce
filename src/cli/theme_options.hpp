#pragma once

#include <string>

#include "exports/view/theme.hpp"
#include "src/cli/command.hpp"

namespace dateline::cli {

/// The colours of what is drawn.
class ThemeOptions {
 public:
  void ask_for(Options& options, const std::string& usual);
  bool is_given() const { return !theme_.empty(); }
  /// The asked theme, one of ours or of a file, which is told when it would be hard to read. Throws
  /// UsageError where there is none of that name.
  view::Theme read(Context& context) const;

  /// One of ours.
  static view::Theme of_ours(Context& context, const std::string& name);

 private:
  std::string theme_;
};

}  // namespace dateline::cli
