#include "src/cli/shell_words.hpp"

#include <algorithm>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"

namespace dateline::cli {
namespace {

struct Word {
  std::string text;
  std::size_t begin = 0;
  bool is_ended = false;      ///< by a blank
  bool begins_plain = false;  ///< with a character that is not quoted
};

struct Scanned {
  std::vector<Word> words;
  bool is_remark = false;
  std::optional<std::size_t> open_quote;  ///< of a quotation that is not closed
  std::optional<std::size_t> special;     ///< of the first | & ; < > that is not quoted
  bool ends_in_backslash = false;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Scanner {
 public:
  explicit Scanner(std::string_view line) : line_(line) {}

  Scanned scan() {
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (is_blank(c)) {
        end_word();
        ++at_;
      } else if (c == '#' && !in_word_) {
        out_.is_remark = true;
        return std::move(out_);
      } else {
        read(c);
      }
    }
    return std::move(out_);
  }

 private:
  void begin_word(bool plain) {
    if (!in_word_) out_.words.push_back({.begin = at_, .begins_plain = plain});
    in_word_ = true;
  }
  void end_word() {
    if (in_word_) out_.words.back().is_ended = true;
    in_word_ = false;
  }
  void take(char c) { out_.words.back().text.push_back(c); }

  void read(char c) {
    begin_word(c != '\'' && c != '"' && c != '\\');
    if (c == '\'' || c == '"') {
      quoted(c);
      return;
    }
    if (c == '\\') {
      ++at_;
      if (at_ == line_.size())
        out_.ends_in_backslash = true;
      else
        take(line_[at_++]);
      return;
    }
    if (std::string_view("|&;<>").find(c) != std::string_view::npos && !out_.special) out_.special = at_;
    take(c);
    ++at_;
  }

  void quoted(char quote) {
    const std::size_t begin = at_++;
    for (; at_ < line_.size() && line_[at_] != quote; ++at_) {
      const bool escapes = quote == '"' && line_[at_] == '\\' && at_ + 1 < line_.size() &&
                           std::string_view("\\\"$`").find(line_[at_ + 1]) != std::string_view::npos;
      if (escapes) ++at_;
      take(line_[at_]);
    }
    if (at_ == line_.size())
      out_.open_quote = begin;
    else
      ++at_;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  bool in_word_ = false;
  Scanned out_;
};

[[noreturn]] void refuse(std::string_view line, std::size_t at, const std::string& what,
                         const std::string& remedy) {
  std::uint64_t characters = 0;
  for (std::size_t i = 0; i < at; i += base::code_point_at(line, i).length) ++characters;
  throw base::UsageError({.what = what, .excerpt = std::string(line), .caret = characters, .remedy = remedy});
}

}  // namespace

std::vector<std::string> shell_words(std::string_view line, const std::string& home) {
  const Scanned scanned = Scanner(line).scan();
  if (scanned.open_quote)
    refuse(line, *scanned.open_quote, "a quotation is not closed",
           "close it, or put a backslash before the quotation mark");
  if (scanned.ends_in_backslash)
    refuse(line, line.size() - 1, "nothing follows the backslash", "a line ends here; write it in one");
  if (scanned.special)
    refuse(line, *scanned.special,
           "'" + std::string(1, line[*scanned.special]) +
               "' leads to another program or file, and there are none",
           "quote it if it is meant; commands write files with -o FILE");
  std::vector<std::string> words;
  for (const Word& word : scanned.words) {
    const bool is_home =
        word.begins_plain && !home.empty() && (word.text == "~" || word.text.starts_with("~/"));
    words.push_back(is_home ? home + word.text.substr(1) : word.text);
  }
  return words;
}

BegunLine begun_line(std::string_view line) {
  const Scanned scanned = Scanner(line).scan();
  BegunLine out;
  out.is_remark = scanned.is_remark;
  out.begin = line.size();
  for (const Word& word : scanned.words) {
    if (word.is_ended || scanned.is_remark) {
      out.words.push_back(word.text);
    } else {
      out.begin = word.begin;
      out.begun = word.text;
    }
  }
  return out;
}

std::string shell_quoted(const std::string& text) {
  const auto has_any = [&](std::string_view marks) { return text.find_first_of(marks) != std::string::npos; };
  const bool is_plain = !text.empty() && text.front() != '#' && text.front() != '~' &&
                        std::none_of(text.begin(), text.end(), is_blank) &&
                        !has_any("'\"\\|&;<>$`()*?[]{}!\n\r");
  if (is_plain) return text;
  std::string out;
  // Between double quotes a ! calls back a line in bash, and no backslash helps; between single ones all but
  // ' is as it is.
  if (has_any("!") || (has_any("\"\\$`") && !has_any("'"))) {
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return "'" + out + "'";
  }
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') out.push_back('\\');
    out.push_back(c);
  }
  return "\"" + out + "\"";
}

}  // namespace dateline::cli
