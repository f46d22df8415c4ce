#include "exports/plain/plain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "src/text/boundaries.hpp"

namespace dateline::plain {
namespace {

constexpr std::size_t least_columns = 30;

/// Fills lines of a given width.
class Page {
 public:
  explicit Page(std::size_t columns) : columns_(std::max(columns, least_columns)) {}

  /// Adds `text` as a paragraph: `first` stands before its first line, as many blanks before the others.
  void add(std::string_view first, std::string_view text) {
    const std::size_t indent = text::display_width(first);
    const std::size_t room = columns_ - std::min(indent, columns_ - 10);
    out_ += first;
    std::size_t used = 0;
    std::size_t begin = 0;
    for (const std::size_t end : text::break_opportunities(text)) {
      std::string_view piece = text.substr(begin, end - begin);
      begin = end;
      const std::string_view word = piece.substr(0, piece.find_last_not_of(' ') + 1);
      if (used > 0 && used + text::display_width(word) > room) next_line(indent, used);
      while (text::display_width(piece.substr(0, piece.find_last_not_of(' ') + 1)) > room) {
        const std::string_view part = text::prefix_of_width(piece, room);
        if (part.empty()) break;
        out_ += part;
        piece.remove_prefix(part.size());
        next_line(indent, used);
      }
      out_ += piece;
      used += text::display_width(piece);
    }
    end_line();
  }

  void underline(std::string_view text, char line) {
    add("", text);
    out_.append(std::min(text::display_width(text), columns_), line);
    out_ += '\n';
  }

  void blank() { out_ += '\n'; }
  std::string take() { return std::move(out_); }

 private:
  void end_line() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_ += '\n';
  }
  void next_line(std::size_t indent, std::size_t& used) {
    end_line();
    out_.append(indent, ' ');
    used = 0;
  }

  std::size_t columns_;
  std::string out_;
};

void add_entry(Page& page, const view::ListEntry& entry) {
  constexpr std::string_view indent = "  ";
  page.blank();
  const std::string_view between = entry.date.empty() || entry.status.words.empty() ? "" : " · ";
  const std::string heading = fmt::format("{}{}{}", entry.date, between, entry.status.words);
  if (!heading.empty()) page.add("", heading);
  page.add(indent, entry.title + " [" + entry.id + "]");
  if (!entry.note.empty()) page.add(indent, entry.note);
  if (entry.picture)
    for (const std::string& line : view::lines_of(*entry.picture, false)) page.add(indent, line);
  if (!entry.actors.empty()) page.add(indent, entry.actors);
  if (!entry.according_to.empty()) page.add(indent, entry.according_to);
  for (const view::ListQuote& quote : entry.quotes) {
    if (!quote.words.empty()) page.add("  > ", quote.words);
    for (const view::ListCitation& citation : quote.citations) {
      page.add("    – ", citation.source.words);
      if (!citation.url.empty()) page.add("      ", citation.url);
    }
    if (!quote.copies.empty()) page.add("      ", quote.copies);
  }
  if (entry.quotes.empty()) {
    for (const view::Dated& source : entry.sources) page.add("    – ", source.words);
  }
}

}  // namespace

std::string render(const view::ListView& view, std::size_t columns) {
  Page page(columns);
  page.underline(view.title, '=');
  page.add("", view.counts);
  if (!view.draft.empty()) page.add("", view.draft);
  for (const view::ListGroup& group : view.groups) {
    page.blank();
    page.underline(group.heading, group.level == 1 ? '-' : '.');
    for (const view::ListEntry& entry : group.entries) add_entry(page, entry);
  }
  if (!view.left_out.empty()) {
    page.blank();
    page.add("", view.left_out);
  }
  return page.take();
}

}  // namespace dateline::plain
