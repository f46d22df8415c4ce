#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "src/article/written_date.hpp"
#include "src/container/unwrapped.hpp"

namespace dateline::container {

/// An entry of a feed, and what the feed says of all of them.
struct FeedEntry {
  std::string_view bytes;  ///< "<item>…</item>" or "<entry>…</entry>", as they stand in the feed
  article::Known known;    ///< the feed's title as outlet
};

/// Whether bytes begin as RSS (0.9 to 2.0, RDF too) or Atom does.
bool is_feed(std::string_view bytes);

/// Calls `visit` for each entry of a feed, in order. An entry that has no end reaches to that of the feed.
void each_entry(std::string_view feed, const std::function<void(const FeedEntry&)>& visit);

/// The text of one entry: its content, else its summary, which is said in a note. It says its title, address,
/// author and day of publication; that of an update is none. Throws DataError naming `name` where it has
/// no words.
Unwrapped unwrapped_entry(std::string_view original, const std::string& name,
                          const article::WrittenDates& dates);

/// The encoding that an XML declaration names at the front of `bytes`; "" where none does.
std::string xml_encoding(std::string_view bytes);

}  // namespace dateline::container
