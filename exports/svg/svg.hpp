#pragma once

#include <string>
#include <string_view>

#include "exports/type/fonts.hpp"
#include "exports/view/picture.hpp"
#include "exports/view/theme.hpp"

namespace dateline::svg {

/// The picture as an SVG 1.1 file that asks for nothing from outside: real text at explicit places, the
/// glyphs it needs embedded, no script. Groups have their ids with "dl-" before them. The same picture gives
/// the same bytes.
std::string render(const view::Picture& picture, const view::Theme& theme, const type::Fonts& fonts);

/// The same as an element to stand inside a page, without fonts and style rules of its own; ids begin with
/// `id_prefix` ("axis-").
std::string fragment(const view::Picture& picture, std::string_view id_prefix);

/// The style rules that the elements of `picture` need. Each selector begins with `scope`, for instance
/// "svg.dateline ".
std::string style_rules(const view::Picture& picture, const view::Theme& theme, const type::Fonts& fonts,
                        std::string_view scope);

/// Those of the rules that say colours: after the others, they turn the picture into that of another theme.
std::string colour_rules(const view::Picture& picture, const view::Theme& theme, std::string_view scope);

}  // namespace dateline::svg
