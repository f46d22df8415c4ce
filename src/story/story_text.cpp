#include "src/story/story_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "graph/query/date_words.hpp"
#include "graph/query/query.hpp"
#include "src/base/base64.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"
#include "src/base/utf8.hpp"
#include "src/calendar/moment.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/json_values.hpp"
#include "src/story/known_fields.hpp"

namespace dateline::story {
namespace {

constexpr std::string_view first_line = "dateline story 1";
constexpr std::string_view last_line = "end of story";
constexpr std::size_t base64_columns = 76;

/// Whether a line can be put on a terminal as it is; a tab can.
bool is_plain(std::string_view line) {
  std::string shown(line);
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  return base::shown_safely(shown) == shown;
}

/// A JSON string; in ASCII alone where the text holds what a terminal must not be given.
std::string quoted(const std::string& text) {
  return Json(text).dump(-1, ' ', !is_plain(text), Json::error_handler_t::replace);
}

// Writing.

/// Text in lines that begin with |, or with \ where a line holds controls (then in JSON); bytes that are no
/// text in base64. Before them how they are written, and how many lines it takes.
std::string block(const std::string& name, const std::string& bytes) {
  std::string lines;
  std::size_t count = 0;
  const auto add = [&](char mark, std::string_view line) {
    lines += mark + std::string(line) + "\n";
    ++count;
  };
  const bool is_text = base::first_invalid_utf8(bytes) == std::string_view::npos;
  if (!is_text) {
    const std::string packed = base::base64(bytes);
    for (std::size_t at = 0; at < packed.size(); at += base64_columns)
      add('|', std::string_view(packed).substr(at, base64_columns));
    return name + " base64 " + std::to_string(count) + "\n" + lines;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string line = bytes.substr(at, end - at);
    if (is_plain(line))
      add('|', line);
    else
      add('\\', quoted(line));
    at = end + 1;
  }
  const bool is_closed = bytes.empty() || bytes.back() == '\n';
  return name + (is_closed ? " text " : " open-text ") + std::to_string(count) + "\n" + lines;
}

std::string source_text(const store::SourceData& data) {
  const model::Source& source = data.source;
  std::string out = "\nsource " + to_string(source.id) + "\n";
  out += "uid " + source.uid + "\n";
  out += "name " + quoted(source.name) + "\n";
  out += "media-type " + quoted(source.media_type) + "\n";
  out += "added " + std::to_string(source.added_at) + " " + calendar::print_moment(source.added_at) + "\n";
  out += "extractor " + quoted(data.extractor) + "\n";
  out += block("known", data.known_json);
  if (source.has_original) return out + block("original", data.original);
  Json fields = {{"url", source.url},           {"outlet", source.outlet},
                 {"title", source.title},       {"byline", source.byline},
                 {"language", source.language}, {"published_from", source.published_from}};
  if (source.published) fields["published"] = source.published->number;
  out += "fields " + fields.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return out + block("text", data.text) + block("record", data.record_json);
}

std::string picture_text(const store::StoredPicture& picture) {
  return "\npicture " + picture.uid + "\nmedia-type " + quoted(picture.media_type) + "\n" +
         block(picture.stripped ? "stripped" : "original", picture.bytes);
}

std::string log_text(const store::LogEntry& entry) {
  // Decisions are JSON on one line; anything else is put into JSON.
  const bool as_it_is = entry.arguments.starts_with('{') && is_plain(entry.arguments) &&
                        base::first_invalid_utf8(entry.arguments) == std::string::npos;
  return std::to_string(entry.number) + " " + std::to_string(entry.at) + " " + quoted(entry.who) + " " +
         entry.verb + " " + (as_it_is ? entry.arguments : quoted(entry.arguments)) + "\n";
}

/// What a reader wants to see of the events; not read back.
std::string events_text(const Story& story) {
  query::Result result = query::ask(story.reader(), {});
  std::sort(result.events.begin(), result.events.end(), [](const auto& one, const auto& other) {
    return std::pair(one.id.size(), one.id) < std::pair(other.id.size(), other.id);
  });
  std::string out;
  for (const query::ResultEvent& event : result.events) {
    const std::string date = query::date_words(event);
    out += "# " + event.id + " " + (date.empty() ? "date unknown" : date) + ": " +
           base::shown_safely(event.title) + "\n";
    std::string more = event.state + ", " + event.kind;
    if (event.modality != "actual") more += ", " + event.modality;
    if (event.polarity == "negative") more += ", denied";
    for (const query::ResultDecision& decision : event.decisions)
      if (decision.state != event.state) more += ", " + decision.field + " " + decision.state;
    for (const query::ResultActor& actor : event.actors) more += "; " + actor.role + " " + actor.name;
    out += "#   " + base::shown_safely(more) + "\n";
  }
  return out;
}

// Reading.

class TextReader {
 public:
  TextReader(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  store::Given read() {
    if (!next() || line_ != first_line)
      refuse("this is no story as text", "its first line is not \"" + std::string(first_line) + "\"");
    store::Given given;
    while (next()) {
      if (line_.empty() || line_.front() == '#') continue;
      if (take("last-source ")) {
        given.last_source = number_of<std::uint32_t>(line_);
      } else if (take("source S")) {
        given.sources.push_back(source(number_of<std::uint32_t>(line_)));
      } else if (take("picture ")) {
        given.pictures.push_back(picture());
      } else if (take("log ")) {
        rows(number_of<std::size_t>(line_), [&] { given.log.push_back(entry()); });
      } else if (take("numbers ")) {
        rows(number_of<std::size_t>(line_), [&] { given.handles.push_back(handle()); });
      } else if (line_ == last_line) {
        return given;
      } else {
        refuse("this line is not understood", std::string(line_.substr(0, 60)));
      }
    }
    refuse("the text ends too early", "its last line is not \"" + std::string(last_line) + "\"");
  }

 private:
  [[noreturn]] void refuse(const std::string& what, const std::string& why = "") const {
    throw base::DataError({.path = path_,
                           .line = number_,
                           .what = what,
                           .why = why,
                           .remedy = "make it anew: dateline dump -o story.txt"});
  }

  bool next() {
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    line_ = text_.substr(at_, end - at_);
    at_ = std::min(end + 1, text_.size());
    ++number_;
    return true;
  }

  void need_line() {
    if (!next()) refuse("the text ends too early", "it was cut");
  }

  /// Takes `begin` off the line where it stands there.
  bool take(std::string_view begin) {
    if (!line_.starts_with(begin)) return false;
    line_.remove_prefix(begin.size());
    return true;
  }

  /// The next line must begin so.
  void need(std::string_view begin) {
    need_line();
    if (!take(begin)) refuse("here should stand '" + std::string(begin) + "…'");
  }

  template <typename Number>
  Number number_of(std::string_view text) const {
    Number value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size())
      refuse("'" + std::string(text.substr(0, 40)) + "' is no number");
    return value;
  }

  /// The text up to the next blank, which goes.
  std::string_view word() {
    const std::size_t blank = std::min(line_.find(' '), line_.size());
    const std::string_view out = line_.substr(0, blank);
    line_.remove_prefix(std::min(blank + 1, line_.size()));
    return out;
  }

  std::string unquoted(std::string_view json) const {
    const Json value = Json::parse(json, nullptr, false);
    if (!value.is_string()) refuse("here should stand words in quotation marks");
    return value.get<std::string>();
  }

  /// Words in quotation marks at the begin of the line, which go with the blank after them.
  std::string quoted_word() {
    std::size_t end = 1;
    while (end < line_.size() && line_[end] != '"') end += line_[end] == '\\' ? 2 : 1;
    if (line_.empty() || line_.front() != '"' || end >= line_.size())
      refuse("here should stand words in quotation marks");
    std::string out = unquoted(line_.substr(0, end + 1));
    line_.remove_prefix(std::min(end + 2, line_.size()));
    return out;
  }

  template <typename Take>
  void rows(std::size_t count, const Take& take_row) {
    for (std::size_t i = 0; i < count; ++i) {
      need_line();
      take_row();
    }
  }

  std::string block(std::string_view name) {
    need(std::string(name) + " ");
    const std::string_view form = word();
    const std::size_t lines = number_of<std::size_t>(line_);
    if (form != "text" && form != "open-text" && form != "base64")
      refuse("'" + std::string(form.substr(0, 40)) + "' is no way to write bytes");
    std::string out;
    rows(lines, [&] {
      const bool is_escaped = take("\\");
      if (!is_escaped && !take("|"))
        refuse("a line of the " + std::string(name) + " begins with neither | nor \\");
      out += is_escaped ? unquoted(line_) : std::string(line_);
      if (form != "base64") out += '\n';
    });
    if (form == "open-text" && !out.empty()) out.pop_back();
    if (form != "base64") return out;
    std::optional<std::string> bytes = base::from_base64(out);
    if (!bytes) refuse("the " + std::string(name) + " is no base64");
    return *std::move(bytes);
  }

  store::SourceData source(std::uint32_t number) {
    store::SourceData data;
    model::Source& made = data.source;
    made.id.number = number;
    need("uid ");
    made.uid = line_;
    need("name ");
    made.name = unquoted(line_);
    need("media-type ");
    made.media_type = unquoted(line_);
    need("added ");
    made.added_at = number_of<std::int64_t>(word());
    need("extractor ");
    data.extractor = unquoted(line_);
    data.known_json = block("known");
    made.has_original = text_.substr(at_).starts_with("original ");
    if (made.has_original) {
      data.original = block("original");
      if (base::sha256_hex(data.original) != made.uid)
        refuse("the original of " + to_string(made.id) + " is another than the one that was added",
               "its bytes were changed in this text");
      return data;
    }
    need("fields ");
    const Json fields = Json::parse(line_, nullptr, false);
    made.url = text_in(fields, "url");
    made.outlet = text_in(fields, "outlet");
    made.title = text_in(fields, "title");
    made.byline = text_in(fields, "byline");
    made.language = text_in(fields, "language");
    made.published_from = text_in(fields, "published_from");
    if (fields.is_object() && fields.contains("published") && fields["published"].is_number_integer())
      made.published = calendar::Day{fields["published"].get<std::int64_t>()};
    data.text = block("text");
    data.record_json = block("record");
    return data;
  }

  store::StoredPicture picture() {
    store::StoredPicture made{.uid = std::string(line_)};
    need("media-type ");
    made.media_type = unquoted(line_);
    made.stripped = text_.substr(at_).starts_with("stripped ");
    made.bytes = block(made.stripped ? "stripped" : "original");
    if (!made.stripped && base::sha256_hex(made.bytes) != made.uid)
      refuse("the picture is another than the one that was put there", "its bytes were changed in this text");
    return made;
  }

  store::LogEntry entry() {
    store::LogEntry made;
    made.number = number_of<std::int64_t>(word());
    made.at = number_of<std::int64_t>(word());
    made.who = quoted_word();
    made.verb = word();
    made.arguments = line_.starts_with('"') ? unquoted(line_) : std::string(line_);
    return made;
  }

  store::Handle handle() {
    store::Handle made;
    const std::string_view kind = word();
    if (kind != "A" && kind != "C" && kind != "E") refuse("a number is of A, C or E");
    made.kind = kind.front();
    made.now = number_of<std::uint32_t>(word());
    made.own = number_of<std::uint32_t>(word());
    made.uid = line_;
    return made;
  }

  std::string_view text_;
  const std::string& path_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;  ///< of the line
  std::string_view line_;
};

}  // namespace

std::string to_text(const Story& story) {
  store::Given given = story.file().given();
  std::string out = std::string(first_line) + "\n\n";
  out += "# The events as they stand, for reading; this part is made from what follows.\n";
  out += events_text(story) + "\nlast-source " + std::to_string(given.last_source) + "\n";
  for (const store::SourceData& data : given.sources) out += source_text(data);
  for (const store::StoredPicture& picture : given.pictures) out += picture_text(picture);
  out += "\nlog " + std::to_string(given.log.size()) + "\n";
  for (const store::LogEntry& entry : given.log) out += log_text(entry);
  // By number, so that what is new stands together.
  std::stable_sort(given.handles.begin(), given.handles.end(), [](const auto& one, const auto& other) {
    return std::tuple(one.kind, one.now, one.own) < std::tuple(other.kind, other.now, other.own);
  });
  out += "\nnumbers " + std::to_string(given.handles.size()) + "\n";
  for (const store::Handle& one : given.handles)
    out += std::string(1, one.kind) + " " + std::to_string(one.now) + " " + std::to_string(one.own) + " " +
           one.uid + "\n";
  return out + "\n" + std::string(last_line) + "\n";
}

Story from_text(std::string_view text, const std::string& path, const Reader& reader,
                std::vector<std::string>& notes) {
  if (base::first_invalid_utf8(text) != std::string_view::npos)
    throw base::DataError(
        {.path = path, .what = "this is not UTF-8", .remedy = "take the text as it was written"});
  store::Given given = TextReader(text, path).read();
  try {
    return Story::restored(std::move(given), reader, notes);
  } catch (const base::StoreError& problem) {
    throw base::DataError({.path = path, .what = problem.detail().what, .why = problem.detail().why});
  }
}

}  // namespace dateline::story
