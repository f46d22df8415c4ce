#include "src/article/page_metadata.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

// A URL's host and path in a form in which two writings of one address are equal.
std::string bare_url(std::string_view url) {
  if (const std::size_t at = url.find("://"); at != std::string_view::npos) url.remove_prefix(at + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with("/")) url.remove_suffix(1);
  return text::lower_ascii(url);
}

// The address of a site, not of an article.
bool is_front_page(std::string_view url) {
  const std::string bare = bare_url(url);
  return !bare.empty() && bare.find('/') == std::string::npos;
}

// The node that speaks of this page: by its address, by its headline, or because it is the only one.
const JsonLdArticle* article_of(const PageStatements& said, const std::string& url) {
  const std::string here = bare_url(url), canonical = bare_url(said.canonical);
  const std::string title = text::fold(said.window_title);
  const JsonLdArticle* only = nullptr;
  std::size_t count = 0;
  for (const JsonLdArticle& article : said.articles) {
    if (article.is_page) continue;
    const std::string address = bare_url(article.url);
    const std::string headline = text::fold(article.headline);
    const bool same_address = !address.empty() && (address == here || address == canonical);
    const bool same_title = headline.size() > 12 && title.find(headline) != std::string::npos;
    if (same_address || same_title) return &article;
    if (only == nullptr || article.published != only->published) ++count;
    if (only == nullptr) only = &article;
  }
  return count == 1 ? only : nullptr;
}

// The letters and digits of words, folded: "One Tree" and "onetree" are one.
std::string squeezed(std::string_view words) {
  std::string out;
  for (const char c : text::fold(words))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
      out.push_back(c);
  return out;
}

// Whether a name is the site's own.
bool is_site(std::string_view name, const PageStatements& said, const std::string& outlet,
             const std::string& address) {
  const std::string wanted = squeezed(name);
  if (wanted.empty()) return false;
  const std::string bare = bare_url(address);
  const std::string host = bare.substr(0, bare.find('/'));
  for (std::size_t at = 0; at < host.size();) {
    const std::size_t end = std::min(host.find('.', at), host.size());
    if (squeezed(host.substr(at, end - at)) == wanted) return true;
    at = end + 1;
  }
  return wanted == squeezed(outlet) || wanted == squeezed(said.first_meta("og:site_name")) ||
         wanted == squeezed(host);
}

// "Doe, Jane" is Jane Doe; "Jane Doe, PhD" and "Jane Doe, John Roe" stay.
std::string turned_round(const std::string& name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) return name;
  const std::string surname = name.substr(0, comma), given = name.substr(comma + 2);
  const bool has_small = std::any_of(given.begin(), given.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool is_initial = given.size() <= 5 && given.ends_with(".");
  if (surname.find(' ') != std::string::npos || given.find(" and ") != std::string::npos ||
      std::count(given.begin(), given.end(), ' ') > 1 || !(has_small || is_initial))
    return name;
  return given + " " + surname;
}

bool is_nobody(const std::string& folded) {
  static constexpr std::array<std::string_view, 11> nobody{"admin", "administrator", "author",   "editor",
                                                           "guest", "null",          "staff",    "team",
                                                           "user",  "undefined",     "webmaster"};
  if (std::find(nobody.begin(), nobody.end(), folded) != nobody.end()) return true;
  const std::string last = folded.substr(folded.find_last_of(' ') + 1);
  return last == "admin" || last == "administrator" || last == "webmaster";
}

// The address of what a page at `address` refers to as `url`.
std::string absolute(const std::string& url, const std::string& address) {
  const std::size_t scheme = address.find("://");
  if (!url.starts_with("/") || scheme == std::string::npos) return url;
  if (url.starts_with("//")) return address.substr(0, scheme + 1) + url;
  return address.substr(0, address.find('/', scheme + 3)) + url;
}

}  // namespace

std::string clean_byline(std::string_view words) {
  std::string byline = collapsed(words);
  for (const std::string_view label : {"by ", "written by "})
    if (text::lower_ascii(byline).starts_with(label)) byline.erase(0, label.size());
  const bool is_list = byline.find(", ") != std::string::npos || byline.find(" and ") != std::string::npos;
  const bool is_name = byline.size() >= 3 && byline.size() <= (is_list ? 400u : 100u) &&
                       byline.find("http") == std::string::npos && byline.find('@') == std::string::npos &&
                       byline.find("www.") == std::string::npos && byline.find('<') == std::string::npos &&
                       byline.front() != ',';
  return is_name && !is_nobody(text::fold(byline)) ? turned_round(byline) : "";
}

MetadataReader::MetadataReader(const base::DataFiles& data) : dates_(data), references_(data), names_(data) {}

std::string MetadataReader::unescaped(std::string_view words) const {
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const CharacterReference reference =
        words[i] == '&' ? references_.read(words, i, false) : CharacterReference{};
    if (reference.length == 0) {
      out.push_back(words[i++]);
    } else {
      out += reference.characters;
      i += reference.length;
    }
  }
  return out;
}

std::string MetadataReader::from_meta(const PageStatements& said, std::string_view field) const {
  for (const std::string& name : names_.of(field))
    if (const std::string_view value = said.first_meta(name); !value.empty()) return std::string(value);
  return "";
}

void MetadataReader::read_byline(const PageStatements& said, const JsonLdArticle* article,
                                 const std::string& address, PageMetadata& page) const {
  const auto take = [&](const std::string& words, bool by_person = true) {
    if (!page.byline.empty()) return;
    const std::string name = clean_byline(unescaped(words));
    const bool is_person = by_person && !is_site(name, said, page.outlet, address);
    if (is_person) page.byline = name;
    if (!is_person && page.organization.empty()) page.organization = name;
  };
  const auto take_all = [&](const std::vector<std::string>& values) {
    std::string names;
    for (const std::string& value : values)
      if (const std::string name = clean_byline(value);
          !name.empty() && names.find(name) == std::string::npos)
        names += (names.empty() ? "" : ", ") + name;
    take(names);
  };
  if (article != nullptr) take(article->byline, article->by_person);
  for (const std::string& name : names_.of("byline"))
    if (const auto found = said.meta.find(name); found != said.meta.end()) take_all(found->second);
  for (const char number : {'1', '2', '3'}) {
    const std::string label = text::lower_ascii(said.first_meta(std::string("twitter:label") + number));
    if (names_.has("byline-label", label))
      take(std::string(said.first_meta(std::string("twitter:data") + number)));
  }
  if (const auto found = said.itemprop.find("author"); found != said.itemprop.end()) take_all(found->second);
  take(said.rel_author);
}

void MetadataReader::read_days(const PageStatements& said, const JsonLdArticle* article,
                               const std::string& address, PageMetadata& page) const {
  const auto state = [&](std::optional<calendar::Day> day, const char* from) {
    const auto is_same = [&](const StatedPublication& other) { return other.day == day; };
    if (day && std::none_of(page.published.begin(), page.published.end(), is_same))
      page.published.push_back({*day, from});
  };
  // The day of a property, where all that is said of it is one day.
  const auto property = [&](const char* name) {
    std::optional<calendar::Day> day;
    const auto found = said.itemprop.find(name);
    if (found == said.itemprop.end()) return day;
    for (const std::string& value : found->second) {
      const auto next = dates_.first_in(value);
      if (day && next && next != day) return std::optional<calendar::Day>();
      if (next) day = next;
    }
    return day;
  };
  // A node that says it was changed before it was published dates something else.
  const auto is_sound = [&](const JsonLdArticle& node) {
    const auto first = dates_.first_in(node.published), last = dates_.first_in(node.modified);
    return !first || !last || *first <= *last;
  };
  if (article != nullptr && is_sound(*article)) {
    state(dates_.first_in(article->published), "json-ld");
    page.modified = dates_.first_in(article->modified);
  }
  state(property("datepublished"), "meta");
  if (!is_front_page(address)) {
    for (const std::string& name : names_.of("published"))
      if (const std::string_view value = said.first_meta(name); !value.empty())
        state(dates_.first_in(value), "meta");
  }
  // Structured times are often in UTC, the path of a URL in the outlet's own time.
  if (const auto in_url = dates_.in_url(address)) {
    const bool beside = !page.published.empty() && std::abs(page.published.front().day - *in_url) == 1;
    if (beside) {
      std::erase_if(page.published, [&](const StatedPublication& other) { return other.day == *in_url; });
      page.published.insert(page.published.begin(), {*in_url, "url"});
    }
    state(in_url, "url");
  }
  for (const std::string& name : names_.of("modified"))
    if (!page.modified) page.modified = dates_.first_in(said.first_meta(name));
  if (!page.modified) page.modified = property("datemodified");
}

void MetadataReader::read_image(const PageStatements& said, const JsonLdArticle* article,
                                const std::string& address, PageMetadata& page) const {
  if (article != nullptr) page.image = article->image;
  if (page.image.url.empty()) page.image.url = from_meta(said, "image");
  page.image.url = absolute(page.image.url, address);
  page.image.caption = collapsed(unescaped(page.image.caption));
  page.image.credit = collapsed(unescaped(page.image.credit));
  page.image.alternative = collapsed(from_meta(said, "image-alternative"));
}

PageMetadata MetadataReader::read(const HtmlTree& tree, const std::string& url) const {
  const PageStatements said = read_statements(tree);
  PageMetadata page;
  page.names = &names_;
  page.window_title = said.window_title;
  page.url = said.canonical.find("://") != std::string::npos ? said.canonical : from_meta(said, "url");
  const std::string& address = url.empty() ? page.url : url;
  const JsonLdArticle* article = article_of(said, address);
  if (article != nullptr) {
    page.title = collapsed(unescaped(article->headline));
    page.outlet = collapsed(unescaped(article->outlet));
    page.section = collapsed(unescaped(article->section));
  }
  if (page.title.empty()) page.title = from_meta(said, "title");
  if (page.outlet.empty()) page.outlet = from_meta(said, "outlet");
  if (page.section.empty()) page.section = from_meta(said, "section");
  page.language = tree.language.empty() ? from_meta(said, "language") : tree.language;
  const auto is_undated = [&](std::string_view type) {
    return names_.has("undated", text::lower_ascii(type));
  };
  page.is_undated = article == nullptr &&
                    (is_undated(said.first_meta("og:type")) ||
                     std::any_of(said.articles.begin(), said.articles.end(), [&](const JsonLdArticle& node) {
                       return node.is_page && is_undated(node.type);
                     }));
  read_byline(said, article, address, page);
  if (!page.is_undated) read_days(said, article, address, page);
  read_image(said, article, address, page);
  return page;
}

}  // namespace dateline::article
