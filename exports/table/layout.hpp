#pragma once

#include <string>
#include <vector>

#include "exports/table/tables.hpp"

namespace dateline::table {

/// An aligned table of text: a head and rows of as many cells. Cells are wrapped at spaces, words that are
/// wider than their column broken, so that the table fits into `columns` terminal columns, never cut; 0 is no
/// limit. The widest columns give way first. Controls in cells are shown as escapes.
std::string lay_out(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                    unsigned columns);

/// "when      10 July 2017\n": a value after its name, wrapped beside it; "" where there is no value.
/// Controls are shown as escapes.
std::string labelled(const std::string& name, const std::string& value, unsigned columns);

/// `text` broken at spaces into lines at most `columns` wide (a single longer word stands alone); 0 is one
/// line.
std::vector<std::string> wrapped(const std::string& text, unsigned columns);

/// The same table in Markdown, as GitHub has it: `text::markdown_escaped` makes each cell.
std::string markdown(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows);

/// Rows as CSV (RFC 4180, \n). A cell that a spreadsheet would take for a formula (= + - @, tab) gets an
/// apostrophe before it; a whole number, such as -44, does not. On a terminal (`columns` is not 0) controls
/// are shown as escapes.
std::string csv(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                unsigned columns);

/// One of its rows, with its line end.
std::string csv_row(const std::vector<std::string>& cells, unsigned columns = 0);

/// A cell of CSV, in quotation marks where it must be, and in UTF-8 (U+FFFD for a byte that is none): what
/// the text of a cell becomes, and nothing more. For programs that load data; spreadsheets are given csv().
std::string csv_cell(const std::string& given);

/// The table that `options` ask for, but for the JSON ones: `head` names the columns of CSV as of the others.
std::string in_form(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                    const Options& options);

}  // namespace dateline::table
