#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

#include "src/base/losses.hpp"
#include "src/base/problem.hpp"
#include "src/imports/dates.hpp"
#include "src/imports/readers.hpp"
#include "src/imports/table.hpp"
#include "src/imports/words.hpp"
#include "src/text/csv.hpp"
#include "src/text/fold.hpp"

namespace dateline::imports {
namespace {

bool is_punctuation(char c) {
  return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(c) != std::string_view::npos;
}

/// Words of Markdown as they are shown, and where their links lead.
struct Inline {
  std::string words;
  std::vector<std::string> links;
};

/// What a line says: emphasis goes, links are their words, and what a backslash stands before is itself.
Inline inline_of(std::string_view line) {
  Inline out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\\' && i + 1 < line.size() && is_punctuation(line[i + 1])) {
      out.words += line[++i];
    } else if (c == '*' || c == '`' ||
               (c == '_' && (i == 0 || line[i - 1] == ' ' || i + 1 == line.size() || line[i + 1] == ' '))) {
      continue;
    } else if (c == ']' && i + 1 < line.size() && line[i + 1] == '(') {
      const std::size_t end = line.find(')', i);
      if (end == std::string_view::npos) {
        out.words += c;
        continue;
      }
      std::string_view target = line.substr(i + 2, end - i - 2);
      if (target.starts_with('<')) target = target.substr(1, target.find('>') - 1);
      target = target.substr(0, target.find(' '));
      if (std::string url = web_address(target); !url.empty()) out.links.push_back(std::move(url));
      const std::size_t open = out.words.rfind('[');
      if (open != std::string::npos) out.words.erase(open, 1);
      i = end;
    } else {
      out.words += c;
    }
  }
  out.words = on_one_line(out.words);
  return out;
}

/// What stands before a date and its event: "- ", "* ", "12. "; its length, 0 for none.
std::size_t bullet_of(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "+ ", "• "})
    if (line.starts_with(mark)) return mark.size();
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  const bool is_number = digits > 0 && digits < 4 && digits + 1 < line.size() &&
                         (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return is_number ? digits + 2 : 0;
}

/// A date at the begin of a line, and what follows it.
struct Dated {
  calendar::TimeSpan when;
  std::string rest;
};

class MarkdownReader {
 public:
  MarkdownReader(const std::string& path, const Options& options, Found& found)
      : path_(path), options_(options), found_(found) {}

  void read(std::string_view text) {
    bool in_code = false, in_front = false;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string line(text.substr(begin, end - begin));
      begin = end + 1;
      ++number_;
      const std::string plain = text::trimmed(line);
      if (plain == "---" && (number_ == 1 || in_front)) {
        in_front = !in_front;
        continue;
      }
      if (plain.starts_with("```")) in_code = !in_code;
      if (in_code || in_front || plain.starts_with("```")) continue;
      if (plain.starts_with('|')) {
        finish();
        take_row(plain);
        continue;
      }
      end_table();
      take(plain);
    }
    finish();
    end_table();
    losses_.add("{} paragraph has no date", "{} paragraphs have no date", undated_);
    for (std::string& lost : losses_.lines()) found_.notes.push_back(std::move(lost));
    if (found_.events.empty() && found_.refused.empty())
      throw base::DataError(
          {.path = path_,
           .what = "there is no event in it",
           .why = "no line begins with a date",
           .remedy =
               "write events as “- 22 July 2016: The board met”; articles are added with `dateline add`"});
  }

 private:
  void take(const std::string& line) {
    if (line.empty()) {
      was_blank_ = true;
      return;
    }
    if (line.starts_with('#')) {
      take_heading(line);
    } else if (line.starts_with('>')) {
      const Inline quote = inline_of(std::string_view(line).substr(1));
      if (event_) lines_.push_back("“" + quote.words + "”");
      was_blank_ = false;
    } else {
      take_words(line);
    }
  }

  void take_heading(const std::string& line) {
    finish();
    const std::size_t level = line.find_first_not_of('#');
    constexpr std::size_t deepest = 6;  // of CommonMark
    if (level > deepest) return;        // also of a line without a word
    const Inline heading = inline_of(std::string_view(line).substr(level));
    while (!headings_.empty() && headings_.back().first >= level) headings_.pop_back();
    if (const auto dated = dated_at(heading.words, true)) {
      if (!dated->rest.empty()) {
        begin_event(dated->when, {dated->rest, heading.links});
        return;
      }
      headings_.emplace_back(level, heading.words);
    }
    was_blank_ = true;
    is_first_ = true;
  }

  /// A line of a paragraph or a list.
  void take_words(const std::string& line) {
    const std::size_t bullet = bullet_of(line);
    std::string_view words = std::string_view(line).substr(bullet);
    if (words.ends_with('\\')) words.remove_suffix(1);
    const bool is_new = bullet > 0 || was_blank_ || !event_;
    was_blank_ = false;
    const Inline said = inline_of(words);
    if (is_new) {
      // What stands in quotation marks where a date should is no date: “last week”.
      const std::string shown = status_apart(said.words);
      if (starts_bold(words) && shown.starts_with("“") && shown_date(shown)) {
        finish();
        begin_event(calendar::unknown_time(), {"", said.links});
        put_status(said.words);
        return;
      }
      if (auto dated = dated_at(said.words, starts_bold(words) || bullet > 0)) {
        finish();
        begin_event(dated->when, {dated->rest, said.links});
        if (dated->rest.empty()) put_status(said.words);
        return;
      }
      // Below a heading that is a date, each point of a list is an event, and so is the first paragraph.
      const bool is_below_date =
          !headings_.empty() && (bullet > 0 || is_first_) && !said.words.starts_with("— ");
      if (is_below_date) {
        if (const auto date = date_in_context(headings_.back().second)) {
          finish();
          begin_event(*date, said);
          is_first_ = false;
          return;
        }
      }
    }
    if (!event_) {
      if (is_new) ++undated_;
      return;
    }
    // A page of ours names the sources last.
    if (said.words.starts_with("— ")) is_first_ = true;
    if (event_->title.empty()) {
      put_title(*event_, said.words);
    } else {
      lines_.push_back(said.words);
    }
    links_.insert(links_.end(), said.links.begin(), said.links.end());
  }

  static bool starts_bold(std::string_view words) {
    return words.starts_with("**") || words.starts_with("__");
  }

  /// A date with what headings above it say of its year and month: "22 July" below "2016".
  std::optional<calendar::TimeSpan> date_in_context(const std::string& words) const {
    if (const ReadDate date = date_of(words, options_.day_order); date.when && !date.when->unknown())
      return date.when;
    if (text::lower_ascii(words) == "date unknown" || text::lower_ascii(words) == "undated")
      return calendar::unknown_time();
    constexpr std::size_t longest = 30;
    if (words.empty() || words.size() > longest) return std::nullopt;
    for (const auto& [level, heading] : std::ranges::reverse_view(headings_))
      if (heading != words)
        if (const ReadDate date = date_of(words + " " + heading, options_.day_order);
            date.when && !date.when->unknown())
          return date.when;
    return std::nullopt;
  }

  /// The date that a line begins with. `alone`: it may also be the whole line.
  std::optional<Dated> dated_at(const std::string& words, bool alone) const {
    if (alone)
      if (const auto when = date_in_context(status_apart(words))) return Dated{*when, ""};
    constexpr std::array<std::string_view, 8> separators = {": ",  " – ", " — ", " - ",
                                                            " | ", " · ", ", ",  " "};
    for (const std::string_view separator : separators) {
      // The longest date first: "July 22, 2016, WikiLeaks …".
      std::vector<std::size_t> places;
      for (std::size_t at = words.find(separator); at <= longest_date; at = words.find(separator, at + 1))
        places.push_back(at);
      std::reverse(places.begin(), places.end());
      for (const std::size_t at : places) {
        // After a mere blank "In 2016" or "May" would be dates of sentences.
        if (separator == " " && !alone) continue;
        const auto when = date_in_context(words.substr(0, at));
        if (!when) continue;
        std::string rest = text::trimmed(std::string_view(words).substr(at + separator.size()));
        return Dated{*when, std::move(rest)};
      }
    }
    return std::nullopt;
  }

  /// Without what our own pages say behind a date: "22 July 2016 · sources disagree".
  static std::string status_apart(const std::string& words) {
    std::string date = words.substr(0, words.find(" · "));
    if (date.ends_with(inferred)) date.resize(date.size() - inferred.size());
    return date;
  }
  static constexpr std::string_view inferred = ", inferred";

  /// What our own pages say behind a date, where the title does not say it.
  void put_status(const std::string& words) {
    event_->negative = words.find(" · did not happen") != std::string::npos;
  }

  void begin_event(const calendar::TimeSpan& when, const Inline& said) {
    event_ = Event{.place = "line " + std::to_string(number_), .line = number_};
    event_->when = when;
    if (!said.words.empty()) put_title(*event_, said.words);
    links_ = said.links;
    was_blank_ = false;
  }

  void finish() {
    if (event_) {
      if (event_->title.empty()) {
        // A date that nothing follows is a heading in another dress.
        ++undated_;
      } else {
        put_lines(*event_, lines_);
        for (const std::string& link : links_) cite(*event_, link);
        found_.events.push_back(std::move(*event_));
      }
    }
    event_.reset();
    lines_.clear();
    links_.clear();
  }

  void take_row(const std::string& line) {
    text::CsvRow row{{}, number_};
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (line[i] == '\\' && i + 1 < line.size()) {
        cell += line[i];
        cell += line[++i];
      } else if (line[i] == '|') {
        row.cells.push_back(inline_of(cell).words);
        cell.clear();
      } else {
        cell += line[i];
      }
    }
    if (!text::trimmed(cell).empty()) row.cells.push_back(inline_of(cell).words);
    const bool is_rule = std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& one) {
      return one.find_first_not_of(":- ") == std::string::npos;
    });
    if (!is_rule) table_.push_back(std::move(row));
  }

  void end_table() {
    if (table_.size() > 1 && (has_head_of_events(table_.front().cells) || !options_.columns.empty())) {
      add_events_of_table(table_, path_, options_, found_);
      found_.columns_are_guessed = false;  // a timeline for people to read: its head is what it says
    }
    table_.clear();
  }

  static constexpr std::size_t longest_date = 60;

  const std::string& path_;
  const Options& options_;
  Found& found_;
  base::Losses losses_;
  std::uint64_t number_ = 0, undated_ = 0;
  std::vector<std::pair<std::size_t, std::string>> headings_;  ///< level and words of those that are dates
  std::optional<Event> event_;
  std::vector<std::string> lines_, links_;
  bool was_blank_ = true, is_first_ = false;
  std::vector<text::CsvRow> table_;
};

}  // namespace

void read_markdown(std::string_view text, const std::string& path, const Options& options, Found& found) {
  MarkdownReader(path, options, found).read(text);
}

}  // namespace dateline::imports
