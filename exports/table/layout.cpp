#include "exports/table/layout.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/text/boundaries.hpp"
#include "src/text/markup.hpp"

namespace dateline::table {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest_column = 2;

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t own = text::display_width(text);
  return text + std::string(own < width ? width - own : 0, ' ');
}

/// The widths columns get: their own, or less for the widest until all fit.
std::vector<std::size_t> fit(std::vector<std::size_t> widths, unsigned columns) {
  if (columns == 0 || widths.empty()) return widths;
  const std::size_t gaps = gap * (widths.size() - 1);
  while (std::accumulate(widths.begin(), widths.end(), gaps) > columns) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= narrowest_column) break;
    --*widest;
  }
  return widths;
}

/// `lines` with those that are wider broken between characters.
std::vector<std::string> broken(const std::vector<std::string>& lines, std::size_t columns) {
  std::vector<std::string> out;
  for (std::string_view rest : lines) {
    while (text::display_width(rest) > columns) {
      std::string_view part = text::prefix_of_width(rest, columns);
      if (part.empty()) part = rest.substr(0, text::grapheme_ends(rest).front());
      out.emplace_back(part);
      rest.remove_prefix(part.size());
    }
    out.emplace_back(rest);
  }
  return out;
}

/// Whether a spreadsheet would take a cell for a formula. A whole number ("-44") is none.
bool begins_a_formula(std::string_view cell) {
  if (cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos) return false;
  const bool is_number = cell.size() > 1 && cell.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return cell[0] != '-' || !is_number;
}

void append_row(std::string& out, const std::vector<std::string>& cells,
                const std::vector<std::size_t>& widths, bool wrap) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    lines.push_back(wrap ? broken(wrapped(cells[c], static_cast<unsigned>(widths[c])), widths[c])
                         : std::vector{cells[c]});
    height = std::max(height, lines.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string row;
    for (std::size_t c = 0; c < cells.size(); ++c)
      row += padded(line < lines[c].size() ? lines[c][line] : "", widths[c]) + std::string(gap, ' ');
    row.erase(row.find_last_not_of(' ') + 1);
    out += row + "\n";
  }
}

}  // namespace

std::vector<std::string> wrapped(const std::string& text, unsigned columns) {
  if (columns == 0 || text::display_width(text) <= columns) return {text};
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::string word = text.substr(i, end - i);
    i = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && text::display_width(line) + 1 + text::display_width(word) > columns) {
      lines.push_back(std::move(line));
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  lines.push_back(std::move(line));
  return lines;
}

std::string lay_out(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                    unsigned columns) {
  std::vector<std::vector<std::string>> shown{head};
  shown.insert(shown.end(), rows.begin(), rows.end());
  for (auto& row : shown)
    for (std::string& cell : row) cell = base::shown_safely(cell);
  std::vector<std::size_t> widths(head.size());
  for (const auto& row : shown)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], text::display_width(row[c]));
  widths = fit(std::move(widths), columns);
  std::string out;
  for (const auto& row : shown) append_row(out, row, widths, columns != 0);
  return out;
}

std::string markdown(const std::vector<std::string>& head,
                     const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  const auto append = [&](const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) out += "| " + text::markdown_escaped(cell) + " ";
    out += "|\n";
  };
  append(head);
  for (std::size_t c = 0; c < head.size(); ++c) out += "| --- ";
  out += "|\n";
  for (const auto& row : rows) append(row);
  return out;
}

std::string in_form(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                    const Options& options) {
  if (options.format == Format::csv) return csv(head, rows, options.columns);
  if (options.format == Format::markdown) return markdown(head, rows);
  return lay_out(head, rows, options.columns);
}

std::string csv_cell(const std::string& given) {
  const std::string cell = base::valid_utf8(given);
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string csv_row(const std::vector<std::string>& cells, unsigned columns) {
  std::string out;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    std::string cell = columns > 0 ? base::shown_safely(cells[c], true) : cells[c];
    if (begins_a_formula(cell)) cell.insert(0, "'");
    out += (c ? "," : "") + csv_cell(cell);
  }
  return out + "\n";
}

std::string csv(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                unsigned columns) {
  std::string out = csv_row(head, columns);
  for (const auto& row : rows) out += csv_row(row, columns);
  return out;
}

std::string labelled(const std::string& name, const std::string& value, unsigned columns) {
  constexpr std::size_t name_columns = 10;
  if (value.empty()) return {};
  const auto room = static_cast<unsigned>(columns > name_columns + 20 ? columns - name_columns
                                          : columns                   ? 20
                                                                      : 0);
  std::string out, head = name;
  for (const std::string& part : wrapped(base::shown_safely(value), room)) {
    out += head + std::string(name_columns - std::min(name_columns, head.size()), ' ') + part + "\n";
    head.clear();
  }
  return out;
}

}  // namespace dateline::table
