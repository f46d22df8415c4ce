#pragma once

#include <string>

#include "exports/view/list_view.hpp"

namespace dateline::html {

/// The events of a page: sections of years and months with lists of entries. Quotes are unfolded. Pictures
/// stand in the page as data, or with `with_pixels` false as empty frames: the same words without their
/// bytes.
std::string events_html(const view::ListView& list, bool with_pixels = true);

/// The controls by which entries are chosen and quotes unfolded, hidden until a script shows them; "" where
/// there is nothing to choose or unfold.
std::string tools_html(const view::ListView& list);

/// ` lang="de"` for a tag around words of that language; "" for "", which is that of the page.
std::string lang_html(const std::string& language);

/// Words, with the dates among them marked where they are in a `language` of their own.
std::string dated_html(const view::Dated& words, const std::string& language);

/// "July 2017" in <time datetime>, or as it is where no calendar value says the same. In a language of its
/// own it is marked as such.
std::string time_html(const view::ListEntry& entry, const std::string& language);

/// A source, which is a link where it has an address on the web.
std::string cite_html(const view::ListCitation& citation, const std::string& language);

/// The opening tag of a quotation that stands at `quote`'s first address on the web.
std::string blockquote_html(const view::ListQuote& quote);

/// "Source: The Lantern, 8 July 2017", "Sources: …; …"; what is said where none is cited, as it is. As
/// HTML.
std::string sources_html(const view::ListEntry& entry, const std::string& language);

}  // namespace dateline::html
