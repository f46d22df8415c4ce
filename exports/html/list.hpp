#pragma once

#include <string>

#include "exports/view/list_view.hpp"

namespace dateline::html {

/// The events of a page: sections of years and months with lists of entries. Quotes are unfolded.
std::string events_html(const view::ListView& list);

/// The controls by which entries are chosen and quotes unfolded, hidden until a script shows them; "" where
/// there is nothing to choose or unfold.
std::string tools_html(const view::ListView& list);

/// "July 2017" in <time datetime>, or as it is where no calendar value says the same.
std::string time_html(const view::ListEntry& entry);

/// A source, which is a link where it has an address on the web.
std::string cite_html(const view::ListCitation& citation);

/// The opening tag of a quotation that stands at `quote`'s first address on the web.
std::string blockquote_html(const view::ListQuote& quote);

/// "Source: The Lantern, 8 July 2017", "Sources: …; …"; what is said where none is cited, as it is.
std::string sources_line(const view::ListEntry& entry);

}  // namespace dateline::html
