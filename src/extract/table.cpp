#include "src/extract/table.hpp"

#include "src/base/problem.hpp"

namespace dateline::extract {

namespace {

std::vector<std::string_view> cut(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

Table::Table(const base::DataFiles& data, std::string path) : path_(std::move(path)), rest_(data.at(path_)) {}

bool Table::next() {
  while (!rest_.empty()) {
    const std::size_t end = rest_.find('\n');
    row_ = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++line_;
    if (row_.empty() || row_.front() == '#') continue;
    columns_ = cut(row_, '\t');
    return true;
  }
  return false;
}

std::string_view Table::at(std::size_t index) const {
  if (index >= columns_.size()) refuse("the row has too few columns");
  return columns_[index] == "-" ? std::string_view() : columns_[index];
}

std::vector<std::string_view> Table::list(std::size_t index, char separator) const {
  std::vector<std::string_view> out;
  for (const std::string_view item : cut(at(index), separator)) {
    if (!trimmed(item).empty()) out.push_back(trimmed(item));
  }
  return out;
}

void Table::refuse(const std::string& why) const {
  base::ProblemDetail detail;
  detail.path = "data/" + path_;
  detail.line = line_;
  detail.what = "a row of a data file is wrong";
  detail.why = why;
  detail.excerpt = std::string(row_);
  throw base::DataError(detail);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (const std::string_view word : cut(text, ' ')) {
    if (!word.empty()) out.push_back(word);
  }
  return out;
}

}  // namespace dateline::extract
