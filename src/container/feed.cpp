#include "src/container/feed.hpp"

#include <algorithm>
#include <map>

#include "src/base/problem.hpp"
#include "src/container/xml_reader.hpp"
#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

bool is_entry(std::string_view name) {
  return name == "item" || name == "entry" || name == "atom:entry" || name == "rss:item";
}

std::string collapsed(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) out.push_back(c);
    if (blank && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// The characters of an element, and where they stand.
struct Content {
  Carried words;
  bool is_markup = false;  // it is HTML

  void take(XmlPart part, std::string_view bytes, std::uint64_t place) {
    Carried more;
    if (part == XmlPart::text) {
      more = xml_characters(bytes, place);
    } else {
      more.bytes = bytes;
      more.map.append_same(0, place, bytes.size());
    }
    for (const text::OffsetMap::Run& run : more.map.runs()) append_run(run, words.bytes.size());
    words.bytes += more.bytes;
  }

 private:
  void append_run(const text::OffsetMap::Run& run, std::uint64_t shift) {
    if (run.text_step == 1 && run.source_step == 1)
      return words.map.append_same(shift + run.text_begin, run.source_begin, run.text_length);
    for (std::uint64_t k = 0; k * run.text_step < run.text_length; ++k)
      words.map.append(shift + run.text_begin + k * run.text_step, run.text_step,
                       run.source_begin + k * run.source_step, run.source_step);
  }
};

/// The elements right inside an entry, the first of each name.
class Entry {
 public:
  explicit Entry(std::string_view bytes) : bytes_(bytes) {
    XmlReader reader(bytes);
    for (XmlPart part = reader.next(); part != XmlPart::finished; part = reader.next()) {
      if (part == XmlPart::start) {
        open(reader);
      } else if (part == XmlPart::end) {
        close(reader);
      } else if (content_ != nullptr && (depth_ == 2 || in_author_)) {
        content_->take(part, base::words_at(bytes, reader.span()), reader.span().begin);
      }
    }
  }

  std::string words(std::initializer_list<const char*> names) const {
    for (const char* name : names)
      if (const auto found = elements_.find(name); found != elements_.end())
        if (std::string words = collapsed(found->second.words.bytes); !words.empty()) return words;
    return "";
  }
  Content* content(std::initializer_list<const char*> names) {
    for (const char* name : names)
      if (const auto found = elements_.find(name); found != elements_.end())
        if (!collapsed(found->second.words.bytes).empty()) return &found->second;
    return nullptr;
  }
  const std::string& link() const { return link_; }

 private:
  void open(const XmlReader& reader) {
    ++depth_;
    std::string name = reader.name();
    if (name.starts_with("atom:")) name.erase(0, 5);
    if (depth_ == 2) {
      if (name == "link" && link_.empty()) {
        const std::string rel = reader.attribute("rel");
        if (rel.empty() || rel == "alternate") link_ = reader.attribute("href");
      }
      const std::string type = text::lower_ascii(reader.attribute("type"));
      const auto [found, is_new] = elements_.emplace(name, Content{});
      content_ = is_new ? &found->second : nullptr;
      if (is_new) found->second.is_markup = type != "text" && type != "text/plain";
      inner_begin_ = reader.span().end;
      is_xhtml_ = is_new && type == "xhtml";
    } else if (depth_ == 3 && name == "name" && content_ != nullptr) {
      in_author_ = true;
    }
  }

  void close(const XmlReader& reader) {
    if (depth_ == 2 && is_xhtml_ && content_ != nullptr) {
      // The markup stands in the feed as it is.
      *content_ = {};
      content_->is_markup = true;
      const base::ByteSpan inner{inner_begin_, std::max(inner_begin_, reader.span().begin)};
      content_->take(XmlPart::cdata, base::words_at(bytes_, inner), inner.begin);
    }
    if (depth_ == 2) content_ = nullptr;
    if (depth_ == 3) in_author_ = false;
    if (depth_ > 0) --depth_;
  }

  std::string_view bytes_;
  std::map<std::string, Content, std::less<>> elements_;
  std::string link_;
  Content* content_ = nullptr;
  int depth_ = 0;
  std::uint64_t inner_begin_ = 0;
  bool in_author_ = false, is_xhtml_ = false;
};

// RSS writes authors as "jane@example.org (Jane Doe)".
std::string author_name(std::string words) {
  const std::size_t open = words.find('('), close = words.rfind(')');
  if (words.find('@') < open && close != std::string::npos && open < close)
    words = words.substr(open + 1, close - open - 1);
  return words.find('@') == std::string::npos ? words : "";
}

}  // namespace

bool is_feed(std::string_view bytes) {
  XmlReader reader(bytes.substr(0, 8192));
  for (XmlPart part = reader.next(); part != XmlPart::finished; part = reader.next()) {
    if (part == XmlPart::start)
      return reader.name() == "rss" || reader.name() == "feed" || reader.name() == "atom:feed" ||
             reader.name() == "rdf:rdf";
    // Nothing but blanks and a byte order mark stands before the first element.
    const std::string_view words = base::words_at(bytes, reader.span());
    if (!collapsed(words).empty() && words != "\xef\xbb\xbf") return false;
  }
  return false;
}

void each_entry(std::string_view feed, const std::function<void(const FeedEntry&)>& visit) {
  XmlReader reader(feed);
  FeedEntry entry;
  std::uint64_t begin = 0;
  int depth = 0, entry_depth = 0;
  std::string outer_name, title;
  const auto give = [&](std::uint64_t end) {
    entry.bytes = feed.substr(begin, end - begin);
    entry.known.outlet = collapsed(title);
    visit(entry);
  };
  for (XmlPart part = reader.next(); part != XmlPart::finished; part = reader.next()) {
    if (part == XmlPart::start) {
      ++depth;
      outer_name = reader.name();
      if (entry_depth == 0 && is_entry(reader.name())) {
        entry_depth = depth;
        begin = reader.span().begin;
      }
    } else if (part == XmlPart::end) {
      if (entry_depth > 0 && is_entry(reader.name())) {
        give(reader.span().end);
        depth = std::min(depth, entry_depth);
        entry_depth = 0;
      }
      --depth;
      outer_name.clear();
    } else if (entry_depth == 0 && depth <= 3 && title.empty() &&
               (outer_name == "title" || outer_name == "atom:title")) {
      const std::string_view words = base::words_at(feed, reader.span());
      title = part == XmlPart::text ? xml_characters(words, 0).bytes : std::string(words);
    }
  }
  if (entry_depth > 0) give(feed.size());
}

Unwrapped unwrapped_entry(std::string_view original, const std::string& name,
                          const article::WrittenDates& dates) {
  Entry entry(original);
  Unwrapped out;
  article::Known& known = out.known;
  known.title = entry.words({"title", "dc:title"});
  known.byline = author_name(entry.words({"dc:creator", "author", "itunes:author"}));
  known.url = entry.link();
  if (known.url.empty()) known.url = entry.words({"link", "feedburner:origlink"});
  if (known.url.empty() && entry.words({"guid", "id"}).starts_with("http"))
    known.url = entry.words({"guid", "id"});
  known.published =
      dates.first_in(entry.words({"pubdate", "published", "dc:date", "dcterms:issued", "issued"}));
  known.published_from = "feed";
  Content* content = entry.content({"content:encoded", "content", "xhtml:body", "body"});
  if (content == nullptr) {
    content = entry.content({"description", "summary", "itunes:summary"});
    out.notes.push_back("the feed holds a summary of it, perhaps not the whole");
  }
  if (content == nullptr)
    throw base::DataError({.path = name,
                           .what = "there is no article text in it",
                           .why = "the entry of the feed has neither content nor a summary",
                           .remedy = known.url.empty() ? "save the page it stands for, and add that"
                                                       : "save the page " + known.url + " and add that"});
  out.bytes = std::move(content->words.bytes);
  out.map = std::move(content->words.map);
  const bool has_tags = out.bytes.find('<') != std::string::npos || out.bytes.find('&') != std::string::npos;
  out.writing = content->is_markup && has_tags ? article::Writing::html : article::Writing::plain;
  out.charset = "utf-8";
  return out;
}

std::string xml_encoding(std::string_view bytes) {
  const std::size_t begin = bytes.find("<?xml");
  if (begin > 3) return "";
  const std::string_view head = bytes.substr(begin, std::min(bytes.find("?>", begin), bytes.size()) - begin);
  const std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return "";
  const std::size_t open = head.find_first_of("\"'", at);
  if (open == std::string_view::npos) return "";
  return std::string(head.substr(open + 1, head.find(head[open], open + 1) - open - 1));
}

}  // namespace dateline::container
