#pragma once

#include <optional>
#include <string>

#include "exports/type/fonts.hpp"
#include "exports/view/list_view.hpp"
#include "exports/view/picture.hpp"
#include "exports/view/theme.hpp"

namespace dateline::html {

struct PageThemes {
  view::Theme usual;
  std::optional<view::Theme> dark;  ///< taken where the reader's system is dark
};

/// A whole page: the timeline as a picture that scrolls inside its own box, below it the same events as an
/// article with their quotes. One file that asks for nothing from outside and needs no script; made for a
/// phone's width and for print. Both views are of the same result; the picture is best laid out without its
/// own header (TimelineOptions::headed).
std::string render(const view::Picture& picture, const view::ListView& list, const PageThemes& themes,
                   const type::Fonts& fonts);

}  // namespace dateline::html
