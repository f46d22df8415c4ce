#include "exports/factsheet/text_fragment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "exports/factsheet/context.hpp"

namespace dateline::factsheet {
namespace {

constexpr std::size_t most_words_in_full = 12;
constexpr std::size_t words_at_each_end = 5;
constexpr std::string_view directive_mark = ":~:";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string percent_encoded(char byte) {
  return fmt::format("%{:02X}", static_cast<unsigned char>(byte));
}

/// Dashes, commas and ampersands have a meaning in a text directive, and are encoded with all the rest.
std::string directive_words(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out += "%20";
    for (const char c : words[i])
      out += is_letter_or_digit(c) || c == '.' ? std::string(1, c) : percent_encoded(c);
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string line = one_line(text);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// "textStart" or "textStart,textEnd". A directive of one part must lie in one paragraph, as must each of
/// two.
std::string text_directive(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  text.remove_suffix(text.size() - (text.find_last_not_of(" \n") + 1));
  const std::vector<std::string> all = words_of(text);
  const bool is_one_paragraph = text.find('\n') == std::string_view::npos;
  if (all.size() <= most_words_in_full && is_one_paragraph) return directive_words(all, 0, all.size());
  const std::vector<std::string> first = words_of(text.substr(0, text.find('\n')));
  const std::vector<std::string> last = words_of(text.substr(is_one_paragraph ? 0 : text.rfind('\n')));
  const std::size_t from_end = std::min(words_at_each_end, last.size());
  return directive_words(first, 0, std::min(words_at_each_end, first.size())) + "," +
         directive_words(last, last.size() - from_end, last.size());
}

bool is_web_address(std::string_view url) {
  const std::string_view scheme = url.substr(0, std::min(url.find(':'), url.size()));
  std::string lower(scheme);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return (lower == "http" || lower == "https") && url.substr(scheme.size()).starts_with("://");
}

bool stands_in_link(char c) {
  return c > ' ' && c < 0x7f && std::string_view("\"'<>\\^`{|}").find(c) == std::string_view::npos;
}

}  // namespace

std::string link_to(std::string_view url) {
  const std::string address = one_line(url);
  if (!is_web_address(address)) return "";
  std::string out;
  for (const char c : address) out += stands_in_link(c) ? std::string(1, c) : percent_encoded(c);
  return out;
}

std::string link_to_words(std::string_view url, std::string_view words) {
  const std::string link = link_to(url);
  const std::string directive = text_directive(words);
  if (link.empty() || directive.empty()) return link;
  const std::string page = link.substr(0, link.find(directive_mark));
  const char* const hash = page.find('#') == std::string::npos ? "#" : "";
  return page + hash + std::string(directive_mark) + "text=" + directive;
}

}  // namespace dateline::factsheet
