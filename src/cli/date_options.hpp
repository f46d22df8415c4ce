#pragma once

#include <optional>
#include <string>

#include "src/calendar/locale.hpp"
#include "src/calendar/print.hpp"
#include "src/cli/command.hpp"

namespace dateline::cli {

/// How dates are written in what is drawn.
class DateOptions {
 public:
  void ask_for(Options& options);
  /// Finds and reads the asked locale. Throws UsageError where there is none of its name, and where --dates
  /// contradicts it; DataError where its file is not well-formed.
  void read(Context& context);
  /// After read(). What it hands out refers to this.
  calendar::DateForm form() const;

 private:
  std::string style_ = "guardian";
  std::optional<std::string> name_;
  std::optional<calendar::Locale> locale_;
};

}  // namespace dateline::cli
