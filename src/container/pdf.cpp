#include "src/container/pdf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "src/base/problem.hpp"
#include "src/container/paragraphs.hpp"

namespace dateline::container {
namespace {

constexpr std::size_t furniture_lines = 3;  // at the top and at the foot of a page

[[noreturn]] void refuse(const std::string& name, std::string why, std::string remedy) {
  throw base::DataError(
      {.path = name, .what = "the PDF cannot be read", .why = std::move(why), .remedy = std::move(remedy)});
}

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view page) {
  Lines lines;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    lines.push_back(page.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// What running heads and page numbers have in common from page to page: their words without numbers.
std::string likeness(std::string_view line) {
  std::string out;
  for (const char c : line)
    if (c != ' ' && (c < '0' || c > '9')) out.push_back(c);
  return out;
}

// The indices of the first and last lines of a page that say something.
std::vector<std::size_t> edges_of(const Lines& lines) {
  std::vector<std::size_t> said;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].find_first_not_of(" \t") != std::string_view::npos) said.push_back(i);
  if (said.size() > 2 * furniture_lines)
    said.erase(said.begin() + furniture_lines, said.end() - furniture_lines);
  return said;
}

bool only_of(std::string_view words, std::string_view characters) {
  return words.find_first_not_of(characters) == std::string_view::npos;
}

// What browsers print at the edges of a page: "3/7", the address, the moment ("7/11/17, 9:12 AM").
bool is_print_mark(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  if (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("file:///"))
    return line.find(' ') == std::string_view::npos;
  const std::size_t slash = line.find('/');
  if (slash != std::string_view::npos && only_of(line, "0123456789/"))
    return slash > 0 && line.size() <= 9 && line.find('/', slash + 1) == std::string_view::npos;
  const bool has_clock = line.find(':') != std::string_view::npos && line.find(',') != std::string_view::npos;
  return has_clock && slash != std::string_view::npos && only_of(line, "0123456789/.,:- APM\xe2\x80\xaf");
}

bool ends_sentence(std::string_view words) {
  while (!words.empty() && std::string_view("\"')] \n").find(words.back()) != std::string_view::npos)
    words.remove_suffix(1);
  if (words.ends_with("\xe2\x80\x9d") || words.ends_with("\xe2\x80\x99")) words.remove_suffix(3);
  return words.empty() || std::string_view(".!?:").find(words.back()) != std::string_view::npos;
}

}  // namespace

Unwrapped text_of_pages(std::string_view printed) {
  std::vector<Lines> pages;
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t end = std::min(printed.find('\f', at), printed.size());
    pages.push_back(lines_of(printed.substr(at, end - at)));
    at = end + 1;
  }
  std::map<std::string, std::size_t> seen;
  for (const Lines& lines : pages)
    for (const std::size_t edge : edges_of(lines)) ++seen[likeness(lines[edge])];

  Unwrapped out;
  for (const Lines& lines : pages) {
    const std::vector<std::size_t> edges = edges_of(lines);
    std::string page;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool at_edge = std::find(edges.begin(), edges.end(), i) != edges.end();
      const std::size_t alike = at_edge ? seen[likeness(lines[i])] : 0;
      const bool on_most = pages.size() > 1 && alike * 2 > pages.size();
      const bool is_mark = at_edge && is_print_mark(lines[i]);
      if (is_mark && out.known.url.empty() && lines[i].starts_with("http")) out.known.url = lines[i];
      if (!on_most && !is_mark) page.append(lines[i]).push_back('\n');
    }
    std::string words = with_joined_lines({std::move(page), {}}).bytes;
    for (char& c : words)
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n') c = ' ';
    while (words.ends_with("\n")) words.pop_back();
    words.erase(0, std::min(words.find_first_not_of('\n'), words.size()));
    // A sentence may go on over the end of a page.
    const bool goes_on = !out.bytes.empty() && !words.empty() && words.front() >= 'a' &&
                         words.front() <= 'z' && !ends_sentence(out.bytes);
    if (!out.bytes.empty()) out.bytes.push_back(goes_on ? ' ' : '\n');
    const std::size_t begin = out.bytes.size();
    out.bytes += words;
    out.pages.push_back({begin, out.bytes.size()});
  }
  return out;
}

Unwrapped unwrapped_pdf(std::string_view original, const std::string& name, base::World& world,
                        const PdfLimits& limits) {
  const base::ChildResult result =
      world.run({.arguments = {"pdftotext", "-enc", "UTF-8", "-eol", "unix", "-", "-"},
                 .input = std::string(original),
                 .max_output_bytes = limits.max_output_bytes,
                 .max_seconds = limits.max_seconds,
                 .max_memory_bytes = limits.max_memory_bytes});
  if (!result.started)
    refuse(name, "the program pdftotext is not there", "install it (Debian: apt install poppler-utils)");
  if (result.timed_out)
    refuse(name, fmt::format("pdftotext was not done with it in {} seconds", limits.max_seconds),
           "save its text by hand: pdftotext FILE.pdf");
  if (result.overflowed)
    refuse(name, fmt::format("it holds more than {} bytes of text", limits.max_output_bytes),
           "save the pages that matter: pdftotext -f 3 -l 5 FILE.pdf");
  if (result.exit_status != 0) {
    const bool locked = result.errors.find("password") != std::string::npos;
    refuse(name, locked ? "it is locked with a password" : "pdftotext finds it damaged",
           locked ? "save it without the password, and add that"
                  : "open it in a viewer and print it into a new PDF");
  }
  Unwrapped out = text_of_pages(result.output);
  if (out.bytes.find_first_not_of(" \n") == std::string::npos)
    refuse(name, "it holds no text: its pages are pictures",
           "have its words recognised first: ocrmypdf IN OUT");
  return out;
}

}  // namespace dateline::container
