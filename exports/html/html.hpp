#pragma once

#include <string>

#include "exports/type/fonts.hpp"
#include "exports/view/list_view.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::html {

/// A whole page: the timeline as a picture that scrolls inside its own box, below it the same events as an
/// article with their quotes. One file that asks for nothing from outside and needs no script; light and dark
/// as the reader's system is; made for a phone's width and for print. Both views are of the same result; the
/// picture is best laid out without its own header (TimelineOptions::headed).
std::string render(const view::TimelineView& picture, const view::ListView& list, const type::Fonts& fonts);

}  // namespace dateline::html
