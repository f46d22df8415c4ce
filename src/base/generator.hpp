#pragma once

#include <string_view>

namespace dateline::base {

/// What pages that this program writes name in <meta name="generator">: by it they are known for none of the
/// articles that are read.
constexpr std::string_view generator = "Dateline, events from news articles";

}  // namespace dateline::base
