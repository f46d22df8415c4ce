#include <algorithm>

#include "exports/annotated/annotated.hpp"
#include "exports/annotated/segments.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/record/described.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::annotated {
namespace {

constexpr unsigned usual_columns = 88;

/// Text in lines of at most so many columns; colours take no room.
class Lines {
 public:
  Lines(unsigned columns, bool colour) : columns_(columns), colour_(colour) {}

  /// Adds words; spaces in them are where a line may end.
  void words(const std::string& text, const char* code = "") {
    std::size_t i = 0;
    while (i < text.size()) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      piece(text.substr(i, end - i), code);
      if (end < text.size()) space();
      i = end + 1;
    }
  }

  void end_line() {
    flush_word();
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_ += "\n" + std::string(indent_, ' ');
    column_ = indent_;
  }

  /// From the next line on.
  void indent(unsigned columns) {
    flush_word();
    indent_ = columns;
  }

  std::string finished() {
    flush_word();
    return std::move(out_);
  }

 private:
  void piece(const std::string& text, const char* code) {
    if (text.empty()) return;
    word_width_ += text::display_width(text);
    word_ += colour_ && *code ? std::string("\x1b[") + code + "m" + text + "\x1b[0m" : text;
  }
  void space() {
    flush_word();
    if (column_ > indent_) {
      out_ += " ";
      ++column_;
    }
  }
  void flush_word() {
    if (word_.empty()) return;
    if (column_ > indent_ && column_ + word_width_ > columns_) {
      while (!out_.empty() && out_.back() == ' ') out_.pop_back();
      out_ += "\n" + std::string(indent_, ' ');
      column_ = indent_;
    }
    out_ += word_;
    column_ += word_width_;
    word_.clear();
    word_width_ = 0;
  }

  std::size_t columns_;
  bool colour_;
  std::size_t indent_ = 0, column_ = 0, word_width_ = 0;
  std::string out_, word_;
};

constexpr const char* faint = "2";
constexpr const char* bold = "1";
constexpr const char* time_colour = "33";
constexpr const char* actor_colour = "36";
constexpr const char* event_colour = "1;35";

void put_segment(Lines& lines, const Segment& segment, const std::string& text, const Segment* before) {
  const bool opens_time = segment.time && !(before && before->time == segment.time);
  const bool opens_mention = segment.mention && !(before && before->mention == segment.mention);
  const bool opens_event =
      segment.event && !(before && before->event == segment.event && !before->closes_event);
  if (opens_time) lines.words("{", time_colour);
  if (opens_mention) lines.words("[", actor_colour);
  if (opens_event) lines.words("*", event_colour);
  const char* code = segment.event     ? event_colour
                     : segment.mention ? actor_colour
                     : segment.time    ? time_colour
                                       : "";
  std::string words = base::shown_safely(base::words_at(text, segment.span), true);
  std::replace(words.begin(), words.end(), '\n', ' ');
  lines.words(words, code);
  if (segment.closes_event) lines.words("*" + segment.event->id, event_colour);
  if (segment.closes_mention) lines.words("|" + segment.actor->id + "]", actor_colour);
  if (segment.closes_time) {
    const record::Time& time = *segment.time;
    const std::string taken =
        time.when.unknown() ? (time.value.empty() ? "?" : time.value) : calendar::print(time.when);
    lines.words("|" + time.id + " = " + taken + "}", time_colour);
  }
}

void put_event(Lines& lines, const record::Event& event, const record::Record& record) {
  lines.indent(6);
  lines.end_line();
  lines.words(event.id + "  ", event_colour);
  lines.words(base::shown_safely(event.title), bold);
  lines.words(" — " + base::shown_safely(explain(event.time)), time_colour);
  lines.words(" — " + base::shown_safely(nature_of(event, record)));
  const std::string parts = parts_of(event, record);
  if (!parts.empty()) lines.words(" — " + base::shown_safely(parts), actor_colour);
  const std::string contradiction = contradiction_of(event, record);
  if (!contradiction.empty()) lines.words(" — " + base::shown_safely(contradiction), bold);
}

void put_head(Lines& lines, const article::Article& article, const record::Record& record) {
  constexpr std::size_t name_columns = 10;
  const auto field = [&](const std::string& name, const std::string& value) {
    lines.words(name + std::string(name_columns - std::min(name_columns, name.size()), ' '), faint);
    lines.words(base::shown_safely(value));
    lines.end_line();
  };
  for (const record::Described& known : record::described(record)) field(known.name, known.value);
  for (const std::string& note : article.notes) field("note", note);
}

}  // namespace

std::string terminal(const article::Article& article, const record::Record& record, unsigned columns,
                     bool colour) {
  Lines lines(columns ? columns : usual_columns, colour);
  put_head(lines, article, record);
  for (const Paragraph& paragraph : paragraphs_of(article, record)) {
    lines.indent(0);
    lines.end_line();
    if (!paragraph.block->kept()) {
      std::string words = base::shown_safely(base::words_at(article.text, paragraph.block->span), true);
      std::replace(words.begin(), words.end(), '\n', ' ');
      lines.words("(left out, " + base::shown_safely(paragraph.block->drop_reason) + ": " + words + ")",
                  faint);
      lines.end_line();
      continue;
    }
    const Segment* before = nullptr;
    for (const Segment& segment : paragraph.segments) {
      put_segment(lines, segment, article.text, before);
      before = &segment;
    }
    for (const record::Event* event : paragraph.events) put_event(lines, *event, record);
    lines.indent(0);
    lines.end_line();
  }
  lines.end_line();
  lines.words("Actors", bold);
  lines.end_line();
  for (const record::Actor& actor : record.actors) {
    std::string line = actor.id + "  " + actor.name + " (" + std::string(record::name_of(actor.kind)) + ")";
    for (const std::string& title : actor.titles) line += "; " + title;
    if (!actor.aliases.empty()) {
      line += "; also";
      for (const std::string& alias : actor.aliases) line += " “" + alias + "”";
    }
    lines.words(base::shown_safely(line), actor_colour);
    lines.end_line();
  }
  if (!record.times.empty()) {
    lines.end_line();
    lines.words("Dates", bold);
    lines.end_line();
  }
  for (const record::Time& time : record.times) {
    lines.words(time.id + "  “" + base::shown_safely(base::words_at(article.text, time.span)) +
                    "”: " + base::shown_safely(explain(time)),
                time_colour);
    lines.end_line();
  }
  return lines.finished();
}

}  // namespace dateline::annotated
