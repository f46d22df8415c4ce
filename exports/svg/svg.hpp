#pragma once

#include <string>
#include <string_view>

#include "exports/type/fonts.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::svg {

/// The view as an SVG 1.1 file that asks for nothing from outside: real text at explicit places, the glyphs
/// it needs embedded, no script. The groups of events have their handles as ids. The same view gives the same
/// bytes.
std::string render(const view::TimelineView& view, const type::Fonts& fonts);

/// The same as an element to stand inside a page, without fonts and style rules of its own; ids begin with
/// `id_prefix` ("axis-").
std::string fragment(const view::TimelineView& view, std::string_view id_prefix);

/// The style rules that the elements of `view` need, on a white ground. Each selector begins with `scope`,
/// for instance "svg.dateline ".
std::string style_rules(const view::TimelineView& view, std::string_view scope);

/// The rules that turn these colours into those for a dark ground.
std::string dark_rules(std::string_view scope);

/// All characters that the view sets in a face.
std::string characters_in(const view::TimelineView& view, type::Face face);

}  // namespace dateline::svg
