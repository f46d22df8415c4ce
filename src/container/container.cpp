#include "src/container/container.hpp"

#include <algorithm>
#include <optional>

#include "src/article/character_references.hpp"
#include "src/article/written_date.hpp"
#include "src/base/utf8.hpp"
#include "src/container/feed.hpp"
#include "src/container/front_matter.hpp"
#include "src/container/header_fields.hpp"
#include "src/container/inflate.hpp"
#include "src/container/json_article.hpp"
#include "src/container/mail.hpp"
#include "src/container/media_type.hpp"
#include "src/container/pdf.hpp"
#include "src/container/saved_page.hpp"
#include "src/container/warc.hpp"
#include "src/text/decode.hpp"
#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

using Visit = std::function<void(const Member&)>;
using Failed = std::function<void(const base::DataError&)>;

constexpr const char* feed_type = "application/rss+xml";

std::string media_type_of(FileKind kind) {
  switch (kind) {
    case FileKind::markdown:
      return "text/markdown";
    case FileKind::html:
      return "text/html";
    case FileKind::json:
    case FileKind::json_lines:
      return "application/json";
    case FileKind::mail:
      return "message/rfc822";
    case FileKind::pdf:
      return "application/pdf";
    default:
      return "text/plain";
  }
}

std::string bare(const std::string& media_type) {
  std::string type = text::lower_ascii(media_type.substr(0, media_type.find(';')));
  while (!type.empty() && type.back() == ' ') type.pop_back();
  return type;
}

std::string without_gz(const std::string& name) {
  return text::lower_ascii(name).ends_with(".gz") ? name.substr(0, name.size() - 3) : name;
}

/// A file in UTF-16 whose articles are parts of it (a feed, JSON), in UTF-8; nothing for other files.
std::optional<std::string> parts_in_utf8(std::string_view file, const std::string& name) {
  constexpr std::size_t head_bytes = 8192, first_bytes = 64;
  // Every second byte of what such files begin with is zero.
  if (file.substr(0, first_bytes).find('\0') == std::string_view::npos) return std::nullopt;
  const text::Decoded head = text::decode(file.substr(0, head_bytes), "");
  if (!head.encoding.starts_with("UTF-16") || head.text.empty()) return std::nullopt;
  if (!is_feed(head.text) && !begins_as_json(head.text)) return std::nullopt;
  std::string same = text::decode(file, "").text;
  const FileKind kind = kind_of(same, name);
  if (kind != FileKind::feed && kind != FileKind::json && kind != FileKind::json_lines) return std::nullopt;
  return same;
}

/// Gives the members of one file to `visit`, each checked for its size.
class Members {
 public:
  Members(const std::string& name, const article::Limits& limits, const Visit& visit, const Failed& failed)
      : name_(name), limits_(limits), visit_(visit), failed_(failed) {}

  /// What is wrong with one of many stops nothing.
  void give_one_of_many(Member member) {
    member.one_of_many = true;
    try {
      give(member);
    } catch (const base::DataError& error) {
      failed_(error);
    }
  }
  void give(const Member& member) {
    check_size(member.original, member.name, limits_);
    visit_(member);
  }

  void entries(std::string_view feed) {
    std::string type = feed_type;
    if (const std::string charset = xml_encoding(feed);
        !charset.empty() && text::lower_ascii(charset) != "utf-8")
      type += "; charset=" + charset;
    std::uint64_t number = 0;
    each_entry(feed, [&](const FeedEntry& entry) {
      ++number;
      give_one_of_many({name_ + ", entry " + std::to_string(number), entry.bytes, type, entry.known});
    });
    if (number == 0)
      throw base::DataError({.path = name_,
                             .what = "there is no article text in it",
                             .why = "the feed has no entries",
                             .remedy = "save the page of an article, and add that"});
  }

  void json(std::string_view document, const ArticleFields& fields) {
    const std::vector<base::ByteSpan> articles = json_articles(document, name_, fields);
    std::uint64_t number = 0;
    for (const base::ByteSpan& span : articles) {
      ++number;
      const std::string place = articles.size() == 1 ? name_ : name_ + ", item " + std::to_string(number);
      const Member member{place, base::words_at(document, span), "application/json", {}};
      if (articles.size() == 1)
        give(member);
      else
        give_one_of_many(member);
    }
    if (number == 0)
      throw base::DataError({.path = name_,
                             .what = "there is no article text in it",
                             .why = "the list in it is empty",
                             .remedy = "give a list of articles, each an object with its text"});
  }

  void json_lines(std::string_view lines) {
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      std::string_view line = lines.substr(at, end - at);
      at = end + 1;
      ++number;
      if (line.ends_with("\r")) line.remove_suffix(1);
      if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
      give_one_of_many({name_ + ", line " + std::to_string(number), line, "application/json", {}});
    }
  }

  std::uint64_t pages(std::string_view archive, const article::WrittenDates& dates) {
    std::uint64_t pages = 0;
    const std::uint64_t passed_over = each_warc_page(
        archive, name_, {.max_bytes = limits_.max_file_bytes},
        [&](WarcPage&& page) {
          ++pages;
          Member member{name_ + ", record " + std::to_string(page.record), page.bytes, page.media_type, {}};
          member.known.url = page.url;
          member.known.archived = dates.first_in(page.date);
          give_one_of_many(member);
        },
        failed_);
    if (pages == 0)
      failed_(base::DataError({.path = name_,
                               .what = "there is no article text in it",
                               .why = "none of the records of the archive is a page",
                               .remedy = "save the page of an article, and add that"}));
    return passed_over;
  }

 private:
  const std::string& name_;
  const article::Limits& limits_;
  const Visit& visit_;
  const Failed& failed_;
};

}  // namespace

struct Opener::Parts {
  Parts(const base::DataFiles& data, base::World& outside)
      : dates(data), fields(data), references(data), world(outside) {}

  /// Takes markup and controls out of words, and reads the character references of HTML.
  void clean(std::string& words) const {
    const std::size_t last_tag_end = words.rfind('>');
    std::string out;
    for (std::size_t i = 0; i < words.size();) {
      const article::CharacterReference reference =
          words[i] == '&' ? references.read(words, i, false) : article::CharacterReference{};
      const bool is_tag = words[i] == '<' && last_tag_end != std::string::npos && i < last_tag_end &&
                          (words[i + 1] == '/' || (words[i + 1] >= 'a' && words[i + 1] <= 'z'));
      if (is_tag) {
        i = words.find('>', i) + 1;
      } else if (reference.length > 0) {
        out += reference.characters;
        i += reference.length;
      } else {
        out.push_back(words[i++]);
      }
    }
    std::erase_if(out, [](char c) { return (c >= 0 && c < ' ' && c != '\t' && c != '\n') || c == 0x7f; });
    words = std::move(out);
  }

  article::WrittenDates dates;
  ArticleFields fields;
  article::CharacterReferences references;
  base::World& world;
};

Opener::Opener(const base::DataFiles& data, base::World& world)
    : parts_(std::make_unique<const Parts>(data, world)) {}
Opener::~Opener() = default;
Opener::Opener(Opener&&) noexcept = default;
Opener& Opener::operator=(Opener&&) noexcept = default;

std::uint64_t Opener::each_member(std::string_view file, const std::string& name, const std::string& map,
                                  const article::Limits& limits, const Visit& visit,
                                  const Failed& failed) const {
  if (const std::optional<std::string> same = parts_in_utf8(file, name))
    return each_member(*same, name, map, limits, visit, failed);
  const FileKind kind = kind_of(file, name);
  Members members(name, limits, visit, failed);
  switch (kind) {
    case FileKind::gzip: {
      const std::string inside = inflated(file, name, {.max_bytes = limits.max_file_bytes});
      const std::string inner_name = without_gz(name);
      if (!inside.empty() && kind_of(inside, inner_name) == FileKind::gzip)
        throw base::DataError({.path = name,
                               .what = "it cannot be unpacked",
                               .why = "it is packed more than once",
                               .remedy = "unpack it first: gunzip FILE.gz"});
      return each_member(inside, inner_name, map, limits, visit, failed);
    }
    case FileKind::warc:
      return members.pages(file, parts_->dates);
    case FileKind::feed:
      members.entries(file);
      return 0;
    case FileKind::json:
      members.json(file, parts_->fields.with(map));
      return 0;
    case FileKind::json_lines:
      members.json_lines(file);
      return 0;
    default:
      members.give({name, file, media_type_of(kind), {}});
      return 0;
  }
}

Unwrapped Opener::unwrapped(std::string_view original, const std::string& media_type, const std::string& name,
                            const std::string& map, const article::Limits& limits) const {
  check_size(original, name, limits);
  const std::string type = bare(media_type);
  const std::string charset = field_parameter(media_type, "charset");
  Unwrapped out;
  if (type == feed_type) {
    out = unwrapped_entry(original, name, parts_->dates);
    if (!charset.empty()) out.charset = charset;
  } else if (type == "application/json") {
    out = unwrapped_json(original, name, parts_->fields.with(map), parts_->dates);
  } else if (type == "message/rfc822") {
    out = unwrapped_mail(original, name, parts_->dates);
  } else if (type == "application/pdf") {
    out = unwrapped_pdf(original, name, parts_->world);
  } else if (type == "text/markdown") {
    FrontMatter front = front_matter_of(original, parts_->fields, parts_->dates);
    out.known = std::move(front.known);
    out.bytes = original.substr(front.end);
    out.map.append_same(0, front.end, out.bytes.size());
    out.writing = article::Writing::markdown;
    out.charset = charset;
  } else {
    out.is_original = true;
    out.charset = charset;
    const bool html = type == "text/html" || type == "application/xhtml+xml";
    out.writing = html ? article::Writing::html : article::Writing::plain;
    if (html) out.known = said_by_browser(original, parts_->dates);
  }
  for (std::string* words : {&out.known.title, &out.known.byline, &out.known.outlet, &out.known.url})
    if (base::first_invalid_utf8(*words) != std::string::npos)
      *words = text::decode(*words, out.charset).text;
  for (std::string* words : {&out.known.title, &out.known.byline, &out.known.outlet}) parts_->clean(*words);
  return out;
}

}  // namespace dateline::container
