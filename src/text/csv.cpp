#include "src/text/csv.hpp"

#include <algorithm>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"

namespace dateline::text {
namespace {

class Reader {
 public:
  Reader(std::string_view bytes, char separator, const std::string& path)
      : bytes_(bytes), separator_(separator), path_(path) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> all;
    while (at_ < bytes_.size()) {
      CsvRow one = row();
      const bool is_blank = std::all_of(one.cells.begin(), one.cells.end(),
                                        [](const std::string& cell) { return trimmed(cell).empty(); });
      if (!is_blank) all.push_back(std::move(one));
    }
    return all;
  }

 private:
  CsvRow row() {
    CsvRow made{{""}, line_};
    while (at_ < bytes_.size()) {
      std::string& cell = made.cells.back();
      const char c = bytes_[at_];
      if (c == '"' && cell.empty()) {
        quoted(cell);
      } else if (c == separator_) {
        made.cells.emplace_back();
        ++at_;
      } else if (c == '\n') {
        ++line_;
        ++at_;
        return made;
      } else {
        if (c != '\r') cell.push_back(c);
        ++at_;
      }
    }
    return made;
  }

  /// What stands between two quotation marks; a doubled one is one of the text.
  void quoted(std::string& cell) {
    const std::uint64_t opened = line_;
    for (++at_; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] == '"' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"')
        ++at_;
      else if (bytes_[at_] == '"')
        break;
      line_ += bytes_[at_] == '\n';
      cell.push_back(bytes_[at_]);
    }
    if (at_ == bytes_.size())
      throw base::DataError({.path = path_,
                             .line = opened,
                             .what = "a quotation mark is opened and never closed",
                             .remedy = "close it, or double it where it is part of the text"});
    ++at_;
  }

  std::string_view bytes_;
  char separator_;
  const std::string& path_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

char separator_of(std::string_view first_line) {
  char best = ',';
  for (const char c : {';', '\t'})
    if (std::count(first_line.begin(), first_line.end(), c) >
        std::count(first_line.begin(), first_line.end(), best))
      best = c;
  return best;
}

}  // namespace

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

std::vector<CsvRow> read_csv(std::string_view bytes, const std::string& path) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (const std::size_t bad = base::first_invalid_utf8(bytes); bad != std::string_view::npos)
    throw base::DataError(
        {.path = path,
         .line = 1 + static_cast<std::uint64_t>(
                         std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n')),
         .what = "the file is not UTF-8",
         .remedy = "save it as CSV UTF-8"});
  return Reader(bytes, separator_of(bytes.substr(0, bytes.find('\n'))), path).rows();
}

std::string unguarded(const std::string& cell) {
  const bool is_guarded = cell.size() > 1 && cell[0] == '\'' &&
                          std::string_view("=+-@\t").find(cell[1]) != std::string_view::npos;
  return is_guarded ? cell.substr(1) : cell;
}

}  // namespace dateline::text
