#include "src/container/saved_page.hpp"

#include <algorithm>
#include <charconv>

namespace dateline::container {
namespace {

constexpr std::size_t reach = 8192;  // both stand at the top

// The rest of the line behind `label`, blanks around it taken off.
std::string_view behind(std::string_view words, std::string_view label) {
  const std::size_t at = words.find(label);
  if (at == std::string_view::npos) return {};
  words.remove_prefix(at + label.size());
  words = words.substr(0, words.find('\n'));
  while (!words.empty() && (words.front() == ' ' || words.front() == '\t')) words.remove_prefix(1);
  while (!words.empty() && (words.back() == ' ' || words.back() == '\r')) words.remove_suffix(1);
  return words;
}

}  // namespace

article::Known said_by_browser(std::string_view page, const article::WrittenDates& dates) {
  article::Known known;
  const std::string_view head = page.substr(0, reach);
  if (const std::string_view mark = behind(head, "<!-- saved from url=("); !mark.empty()) {
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(mark.data(), mark.data() + mark.size(), length);
    const std::string_view url =
        mark.substr(std::min<std::size_t>(static_cast<std::size_t>(end - mark.data()) + 1, mark.size()));
    if (error == std::errc() && url.starts_with("http") && length <= url.size())
      known.url = url.substr(0, length);
  }
  const std::size_t single = head.find("Page saved with SingleFile");
  if (single != std::string_view::npos) {
    const std::string_view comment = head.substr(single, head.find("-->", single) - single);
    if (const std::string_view url = behind(comment, "url:"); url.starts_with("http")) known.url = url;
    // "Tue Jul 11 2017 09:12:44 GMT+0200 (Central European Summer Time)"
    known.retrieved = dates.first_in(behind(comment, "saved date:"));
  }
  return known;
}

}  // namespace dateline::container
