#include "src/container/media_type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "src/base/problem.hpp"
#include "src/container/feed.hpp"
#include "src/container/front_matter.hpp"
#include "src/container/inflate.hpp"
#include "src/container/json_article.hpp"
#include "src/container/mail.hpp"
#include "src/container/warc.hpp"
#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view what;
  std::string_view remedy;
};

constexpr std::string_view save_as_text = "save its text as a .txt or .html file and add that";

constexpr std::array<Signature, 16> signatures{{
    {"\x89PNG"sv, "a PNG picture", save_as_text},
    {"GIF8"sv, "a GIF picture", save_as_text},
    {"\xff\xd8\xff"sv, "a JPEG picture", save_as_text},
    {"PK\x03\x04"sv, "a ZIP archive or an office document", save_as_text},
    {"PK\x05\x06"sv, "an empty ZIP archive", save_as_text},
    {"BZh"sv, "compressed (bzip2)", "unpack it first: bunzip2 FILE.bz2"},
    {"\xfd"
     "7zXZ"sv,
     "compressed (xz)", "unpack it first: unxz FILE.xz"},
    {"\x28\xb5\x2f\xfd"sv, "compressed (zstd)", "unpack it first: unzstd FILE.zst"},
    {"7z\xbc\xaf"sv, "a 7-Zip archive", "unpack it first"},
    {"Rar!\x1a"sv, "a RAR archive", "unpack it first"},
    {"\x7f"
     "ELF"sv,
     "a program", "give an article: text or a saved page"},
    {"MZ\x90"sv, "a program", "give an article: text or a saved page"},
    {"\xd0\xcf\x11\xe0"sv, "an old office document", save_as_text},
    {"{\\rtf"sv, "a rich text document", save_as_text},
    {"SQLite format 3"sv, "a database, perhaps a story file",
     "open a story with -f FILE; add articles to it"},
    {"ID3"sv, "a sound recording", "give an article: text or a saved page"},
}};

[[noreturn]] void refuse(const std::string& name, std::string_view why, std::string_view remedy) {
  throw base::DataError({.path = name,
                         .what = "there is no article text in it",
                         .why = std::string(why),
                         .remedy = std::string(remedy)});
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Control characters, which text does not hold; a zero byte beside every letter is UTF-16.
bool is_binary(std::string_view original) {
  const std::string_view head = original.substr(0, 1u << 16);
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return false;
  std::size_t controls = 0;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    zeros[i % 2] += c == 0;
    controls += (c < 0x20 && c != 0 && !is_blank(head[i]) && c != 0x1b) || c == 0x7f;
  }
  const auto [few, many] = std::minmax(zeros[0], zeros[1]);
  const bool wide = many * 10 > head.size() / 2 * 6 && few * 40 < head.size();
  if (wide) return controls * 20 > head.size();
  return few + many > head.size() / 500 || controls > head.size() / 50;
}

std::string ascii_head(std::string_view original) {
  if (original.starts_with("\xef\xbb\xbf")) original.remove_prefix(3);
  std::string head;
  for (const char c : original.substr(0, 8192))
    if (c != 0) head.push_back(c);
  return text::lower_ascii(head);
}

std::size_t count(std::string_view text, std::string_view words) {
  std::size_t number = 0;
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + words.size()))
    ++number;
  return number;
}

bool is_html(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) return false;
  const std::string_view start = head.substr(first);
  for (const std::string_view tag :
       {"<!doctype html"sv, "<html"sv, "<head>"sv, "<head "sv, "<body"sv, "<title>"sv, "<meta "sv,
        "<script"sv, "<style"sv, "<table"sv, "<article"sv})
    if (start.starts_with(tag)) return true;
  if (start.starts_with("<")) {
    for (const std::string_view tag : {"<!doctype html"sv, "<html"sv, "<body"sv})
      if (start.find(tag) != std::string_view::npos) return true;
  }
  const std::size_t opened = count(head, "<p>") + count(head, "<p ") + count(head, "<div") +
                             count(head, "<a href") + count(head, "<br") + count(head, "<li");
  const std::size_t closed =
      count(head, "</p>") + count(head, "</div>") + count(head, "</a>") + count(head, "</li>");
  return start.starts_with("<") ? opened >= 1 && opened + closed >= 2 : opened >= 3 && closed >= 3;
}

bool is_markdown_name(std::string_view name) {
  const std::string lower = text::lower_ascii(name);
  return lower.ends_with(".md") || lower.ends_with(".markdown");
}

}  // namespace

bool begins_as_json(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::size_t second = bytes.find_first_not_of(" \t\r\n", first + 1);
  if (second == std::string_view::npos) return false;
  return (bytes[first] == '{' && (bytes[second] == '"' || bytes[second] == '}')) ||
         (bytes[first] == '[' && bytes[second] == '{');
}

void check_size(std::string_view original, const std::string& name, const article::Limits& limits) {
  if (original.size() <= limits.max_bytes) return;
  throw base::DataError(
      {.path = name,
       .what = "it is too long for an article",
       .why = fmt::format("it has {} bytes, and {} are allowed", original.size(), limits.max_bytes),
       .remedy = fmt::format("allow more with --max-bytes {}", original.size())});
}

FileKind kind_of(std::string_view bytes, const std::string& name) {
  if (bytes.empty()) refuse(name, "it is empty", "give an article: text or a saved page");
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos && !is_html(ascii_head(bytes)))
    return FileKind::pdf;
  if (is_gzip(bytes)) return FileKind::gzip;
  if (is_warc(bytes)) return FileKind::warc;
  for (const Signature& signature : signatures)
    if (bytes.starts_with(signature.bytes))
      refuse(name, fmt::format("it is {}", signature.what), signature.remedy);
  if (std::all_of(bytes.begin(), bytes.end(), is_blank))
    refuse(name, "it holds nothing but blanks", "give an article: text or a saved page");
  if (is_binary(bytes)) refuse(name, "it is binary, not text", save_as_text);
  if (is_feed(bytes)) return FileKind::feed;
  if (begins_as_json(bytes)) return is_json_lines(bytes) ? FileKind::json_lines : FileKind::json;
  if (has_front_matter(bytes)) return FileKind::markdown;
  if (is_mail(bytes)) return FileKind::mail;
  if (is_html(ascii_head(bytes))) return FileKind::html;
  if (ascii_head(bytes).starts_with("<?xml"))
    refuse(name, "it is XML of a kind that is not known, no feed and no page",
           "save the article as a page or as text");
  return is_markdown_name(name) ? FileKind::markdown : FileKind::plain;
}

}  // namespace dateline::container
