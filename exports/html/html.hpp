#pragma once

#include <optional>
#include <string>

#include "exports/type/fonts.hpp"
#include "exports/view/list_view.hpp"
#include "exports/view/picture.hpp"
#include "exports/view/theme.hpp"
#include "src/base/data_files.hpp"

namespace dateline::html {

struct PageThemes {
  view::Theme usual;
  std::optional<view::Theme> dark;  ///< taken where the reader's system is dark
};

/// A whole page: the timeline as a picture that scrolls inside its own box, below it the same events as an
/// article with their quotes; without a picture that alone. One file that asks for nothing from outside and
/// is whole without script; made for a phone's width, for print and for an iframe (docs/formats/page.md).
/// With script, entries are chosen by who takes part, year and kind, and picture and list lead to each other.
/// Both views are of the same result; the picture is best laid out without its own header
/// (TimelineOptions::headed). `data` has the style and the script (page/); throws DataError where they are
/// missing.
std::string render(const std::optional<view::Picture>& picture, const view::ListView& list,
                   const PageThemes& themes, const type::Fonts& fonts, const base::DataFiles& data);

/// The list as a part of somebody else's page: headings from <h2> on, lists, paragraphs and quotes, without
/// script, style or class, for systems that strip these. All is said in words.
std::string fragment(const view::ListView& list);

}  // namespace dateline::html
