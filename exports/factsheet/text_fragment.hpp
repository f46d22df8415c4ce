#pragma once

#include <string>
#include <string_view>

namespace dateline::factsheet {

/// A web address as it can stand in a link: blanks, controls, quotation marks, angle brackets, braces,
/// backslashes and what is not ASCII percent-encoded, blanks around it left out. "" unless it is http or
/// https.
std::string link_to(std::string_view url);

/// link_to(url) with a text fragment (WICG, "URL Fragment Text Directives") by which browsers go to `words`,
/// the words of a stored text, and mark them. Of more than twelve words, and of those of several paragraphs,
/// the first and the last stand for all. Text directives that the address has are left out. Without words the
/// plain link.
///
///     link_to_words("https://a.example/b#c", "Yes, sir") == "https://a.example/b#c:~:text=Yes%2C%20sir"
std::string link_to_words(std::string_view url, std::string_view words);

}  // namespace dateline::factsheet
