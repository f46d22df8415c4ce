#include "src/container/mail.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "src/base/problem.hpp"
#include "src/container/header_fields.hpp"
#include "src/container/paragraphs.hpp"
#include "src/container/transfer.hpp"
#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

constexpr int max_depth = 10;
constexpr std::size_t max_parts = 1000;

/// A part that is text.
struct TextPart {
  std::string_view body;
  std::uint64_t place = 0;  // of the body in the original
  std::string charset, encoding, location;
  bool html = false, flowed = false;
};

std::string media_type_in(std::string_view content_type) {
  std::string type = text::lower_ascii(content_type.substr(0, content_type.find(';')));
  while (!type.empty() && type.back() == ' ') type.pop_back();
  return type;
}

/// Collects the text parts of a message.
class Parts {
 public:
  explicit Parts(std::string_view original) : original_(original) {}

  void take(std::size_t begin, std::size_t end, int depth) {
    if (++seen_ > max_parts || depth > max_depth) return;
    const std::string_view bytes = original_.substr(begin, end - begin);
    const HeaderFields fields(bytes);
    const std::size_t body = begin + fields.end();
    const std::string_view content_type = fields.value("content-type");
    const std::string type = content_type.empty() ? "text/plain" : media_type_in(content_type);
    if (type.starts_with("multipart/"))
      return take_parts(body, end, field_parameter(content_type, "boundary"), depth);
    if (type == "message/rfc822") return take(body, end, depth + 1);
    if (text::lower_ascii(fields.value("content-disposition")).starts_with("attachment")) return;
    const bool html = type == "text/html" || type == "application/xhtml+xml";
    if (!html && type != "text/plain") return;
    found.push_back({.body = original_.substr(body, end - body),
                     .place = body,
                     .charset = field_parameter(content_type, "charset"),
                     .encoding = std::string(fields.value("content-transfer-encoding")),
                     .location = std::string(fields.value("content-location")),
                     .html = html,
                     .flowed = text::lower_ascii(field_parameter(content_type, "format")) == "flowed"});
  }

  std::vector<TextPart> found;

 private:
  // The parts between lines of "--boundary" (RFC 2046, section 5.1.1).
  void take_parts(std::size_t begin, std::size_t end, const std::string& boundary, int depth) {
    if (boundary.empty()) return;
    const std::string mark = "--" + boundary;
    std::optional<std::size_t> part;
    for (std::size_t at = begin; at < end;) {
      const std::size_t line_end = std::min(original_.find('\n', at), end);
      const std::string_view line = original_.substr(at, line_end - at);
      if (line.starts_with(mark)) {
        // The end of line before a boundary belongs to it.
        std::size_t stop = at > begin && original_[at - 1] == '\n' ? at - 1 : at;
        if (stop > begin && original_[stop - 1] == '\r') --stop;
        if (part) take(*part, std::max(*part, stop), depth + 1);
        part = std::min(line_end + 1, end);
        if (line.substr(mark.size()).starts_with("--")) return;
      }
      at = line_end + 1;
    }
    if (part) take(*part, end, depth + 1);
  }

  std::string_view original_;
  std::size_t seen_ = 0;
};

const TextPart* best_of(const std::vector<TextPart>& parts, std::string_view location) {
  const TextPart* best = nullptr;
  for (const TextPart& part : parts) {
    if (part.html && !location.empty() && part.location == location) return &part;
    if (best == nullptr || (part.html && !best->html)) best = &part;
  }
  return best;
}

// The name in "Jane Doe <jane@example.org>"; "" where only an address stands there.
std::string sender_name(std::string_view from) {
  std::string name = header_words(from.substr(0, from.find('<')));
  std::erase(name, '"');
  while (!name.empty() && name.back() == ' ') name.pop_back();
  while (!name.empty() && name.front() == ' ') name.erase(0, 1);
  return name.find('@') == std::string::npos ? name : "";
}

article::Known known_from(const HeaderFields& fields, const article::WrittenDates& dates) {
  article::Known known;
  known.title = header_words(fields.value("subject"));
  const std::string_view location = fields.value("snapshot-content-location");
  const std::string_view from = fields.value("from");
  const auto day = dates.first_in(fields.value("date"));
  const bool is_saved_page = !location.empty() || from.find("<Saved by ") != std::string_view::npos ||
                             (from.empty() && !fields.value("content-location").empty());
  if (!is_saved_page) {
    known.byline = sender_name(from);
    known.published = day;
    known.published_from = "mail";
    return known;
  }
  known.url = location.empty() ? fields.value("content-location") : location;
  known.retrieved = day;
  known.title.clear();  // that of the window; the page says it better
  return known;
}

}  // namespace

bool is_mail(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1u << 16);
  const std::size_t first_end = head.find('\n');
  const std::size_t colon = head.find(':');
  const bool envelope = head.starts_with("From ");
  if (!envelope && (colon == std::string_view::npos || colon > first_end || colon > 40)) return false;
  if (!envelope && head.substr(0, colon).find(' ') != std::string_view::npos) return false;
  const HeaderFields fields(head);
  static constexpr std::array<std::string_view, 12> known{"from",
                                                          "to",
                                                          "date",
                                                          "subject",
                                                          "mime-version",
                                                          "message-id",
                                                          "received",
                                                          "return-path",
                                                          "content-type",
                                                          "delivered-to",
                                                          "snapshot-content-location",
                                                          "content-transfer-encoding"};
  const auto found = std::count_if(known.begin(), known.end(),
                                   [&](std::string_view name) { return !fields.value(name).empty(); });
  return found >= 3 || (found == 2 && fields.size() == 2 && fields.end() < head.size());
}

Unwrapped unwrapped_mail(std::string_view original, const std::string& name,
                         const article::WrittenDates& dates) {
  // The envelope line of a mailbox is no field.
  std::size_t begin = 0;
  if (original.starts_with("From ")) begin = std::min(original.find('\n'), original.size() - 1) + 1;
  Unwrapped out;
  const HeaderFields fields(original.substr(begin));
  Parts parts(original);
  parts.take(begin, original.size(), 0);
  const TextPart* part = best_of(parts.found, fields.value("snapshot-content-location"));
  if (part == nullptr)
    throw base::DataError({.path = name,
                           .what = "there is no article text in it",
                           .why = "no part of the message is text",
                           .remedy = "save what is attached to it, and add that"});
  out.known = known_from(fields, dates);
  Carried text = carried(part->body, part->encoding, part->place);
  out.charset = part->charset;
  out.writing = part->html ? article::Writing::html : article::Writing::plain;
  if (!part->html) text = with_joined_lines(std::move(text), part->flowed);
  out.bytes = std::move(text.bytes);
  out.map = std::move(text.map);
  return out;
}

}  // namespace dateline::container
