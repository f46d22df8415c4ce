#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/character_references.hpp"
#include "src/imports/imports.hpp"
#include "src/text/one_line.hpp"

namespace dateline::imports {

using text::on_one_line;

/// The parts of `list` between `separators`, on one line each, without empty ones.
std::vector<std::string> parts_of(std::string_view list, std::string_view separators);

/// `url` where it is an address on the web, else "".
std::string web_address(std::string_view url);

/// What a browser shows of a piece of HTML, a line each, and where its links lead.
struct Markup {
  std::vector<std::string> lines;
  std::vector<std::string> links;  ///< http and https, each once
};
Markup shown_of(std::string_view html, const article::CharacterReferences& references);

/// Puts a title into `event`. "Alleged:", "Planned:", "Hypothetical:" and "Denied:" before it and "(did not
/// happen)" behind it become its standing. False where nothing is left.
bool put_title(Event& event, std::string_view title);

/// Puts a standing into `event`: "actual", "planned", "alleged", "hypothetical", "denied", "did not happen".
/// False where it is none of these.
bool put_standing(Event& event, std::string_view standing);

/// Puts what a file tells below the title of an event: a line with its date goes, "According to …" is who
/// says so, lines that begin with a dash are sources, and the rest is the note.
void put_lines(Event& event, const std::vector<std::string>& lines);

/// Adds someone who takes part; nobody where the name is empty.
void add_someone(Event& event, std::string_view name, std::string_view role, std::string_view kind = "");

/// Adds to what an event cites, each once.
void cite(Event& event, const std::string& source);

/// Tells the lines of places that are asked for in ascending order.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::uint64_t line_of(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace dateline::imports
