#pragma once

#include <string_view>

#include "src/article/article.hpp"
#include "src/article/written_date.hpp"

namespace dateline::container {

/// What the browser that saved a page wrote into it: its address ("saved from url=(0026)https://…", as
/// Chromium and its like write it; SingleFile's comment), and, of SingleFile, the day of saving.
article::Known said_by_browser(std::string_view page, const article::WrittenDates& dates);

}  // namespace dateline::container
