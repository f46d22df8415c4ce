#include "src/article/page_metadata.hpp"

#include <algorithm>
#include <cstdlib>

#include "src/article/json_ld.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

std::string collapsed(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!blank) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

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

// What <meta>, itemprop and rel say, by name.
struct Said {
  std::map<std::string, std::string, std::less<>> meta;
  std::map<std::string, std::string, std::less<>> itemprop;
  std::string window_title, canonical, rel_author;
  std::vector<JsonLdArticle> articles;
  bool several_dates = false;  // itemprop speaks of more than one article
};

void read_meta(const HtmlTree& tree, const HtmlNode& node, Said& said) {
  const std::string_view content = tree.attribute(node, "content").value_or("");
  if (content.empty()) return;
  for (const char* key : {"name", "property", "itemprop", "http-equiv"})
    if (const auto name = tree.attribute(node, key))
      said.meta.emplace(text::lower_ascii(*name), collapsed(content));
}

Said gather(const HtmlTree& tree) {
  Said said;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    const auto index = static_cast<std::int32_t>(i);
    if (node.is_text) continue;
    if (node.tag == HtmlTag::meta) {
      read_meta(tree, node, said);
    } else if (node.tag == HtmlTag::title) {
      if (said.window_title.empty()) said.window_title = tree.text_under(index, 500);
    } else if (node.tag == HtmlTag::link) {
      if (tree.attribute(node, "rel").value_or("") == "canonical" && said.canonical.empty())
        said.canonical = tree.attribute(node, "href").value_or("");
    } else if (node.tag == HtmlTag::script) {
      if (node.first_child < 0) continue;
      const auto found =
          json_ld_articles(tree.characters(tree.nodes[static_cast<std::size_t>(node.first_child)]));
      said.articles.insert(said.articles.end(), found.begin(), found.end());
    } else if (node.attribute_count > 0) {
      if (const auto prop = tree.attribute(node, "itemprop")) {
        std::string value(
            tree.attribute(node, "content").value_or(tree.attribute(node, "datetime").value_or("")));
        if (value.empty()) value = tree.text_under(index, 200);
        const std::string name = text::lower_ascii(*prop);
        if (value.empty()) continue;
        const auto [entry, is_new] = said.itemprop.emplace(name, value);
        if (!is_new && name == "datepublished" && entry->second != value) said.several_dates = true;
      }
      if (tree.attribute(node, "rel").value_or("") == "author" && said.rel_author.empty())
        said.rel_author = tree.text_under(index, 200);
    }
  }
  return said;
}

// The node that speaks of this page: by its address, by its headline, or because it is the only one.
const JsonLdArticle* article_of(const Said& said, const std::string& url) {
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

}  // namespace

std::string clean_byline(std::string_view words) {
  std::string byline = collapsed(words);
  if (text::lower_ascii(byline).starts_with("by ")) byline.erase(0, 3);
  if (text::lower_ascii(byline).starts_with("written by ")) byline.erase(0, 11);
  const bool is_name = byline.size() >= 3 && byline.size() <= 100 &&
                       byline.find("http") == std::string::npos && byline.find('@') == std::string::npos &&
                       byline.find("www.") == std::string::npos && byline.find('<') == std::string::npos &&
                       byline.front() != ',';
  const std::string folded = text::fold(byline);
  const bool is_nobody = folded == "admin" || folded == "editor" || folded == "staff" || folded == "null" ||
                         folded == "author" || folded == "undefined" || folded == "administrator" ||
                         folded == "webmaster" || folded == "guest" || folded == "team";
  return is_name && !is_nobody ? byline : "";
}

MetadataReader::MetadataReader(const base::DataFiles& data) : dates_(data), references_(data) {
  const std::string_view file = data.at("rules/page-metadata.txt");
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    const std::string_view line = file.substr(i, end - i);
    i = end + 1;
    if (line.empty() || line[0] == '#') continue;
    std::size_t at = std::min(line.find(' '), line.size());
    std::vector<std::string>& names = names_[std::string(line.substr(0, at))];
    while (at < line.size()) {
      const std::size_t stop = std::min(line.find(' ', at + 1), line.size());
      names.emplace_back(line.substr(at + 1, stop - at - 1));
      at = stop;
    }
  }
}

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

PageMetadata MetadataReader::read(const HtmlTree& tree, const std::string& url) const {
  const Said said = gather(tree);
  const auto from_meta = [&](const char* field, const auto& accept) {
    const auto names = names_.find(field);
    if (names == names_.end()) return;
    for (const std::string& name : names->second)
      if (const auto found = said.meta.find(name); found != said.meta.end() && accept(found->second)) return;
  };
  const auto take = [](std::string& into) {
    return [&into](const std::string& value) {
      if (into.empty()) into = value;
      return true;
    };
  };
  PageMetadata page;
  page.window_title = said.window_title;
  page.url = said.canonical.find("://") != std::string::npos ? said.canonical : "";
  from_meta("url", take(page.url));
  page.language = tree.language;
  const std::string& address = url.empty() ? page.url : url;
  const JsonLdArticle* article = article_of(said, address);
  if (article != nullptr) {
    page.title = collapsed(unescaped(article->headline));
    (article->by_person ? page.byline : page.organization) = clean_byline(unescaped(article->byline));
    page.outlet = collapsed(unescaped(article->outlet));
  }
  from_meta("title", take(page.title));
  if (page.outlet.empty()) from_meta("outlet", take(page.outlet));
  from_meta("language", take(page.language));
  const auto take_byline = [&](const std::string& value) {
    if (page.byline.empty()) page.byline = clean_byline(value);
    return !page.byline.empty();
  };
  if (page.byline.empty()) from_meta("byline", take_byline);
  if (const auto found = said.itemprop.find("author"); found != said.itemprop.end())
    take_byline(found->second);
  take_byline(said.rel_author);

  const auto take_day = [&](const std::string& words, const char* from) {
    if (page.published) return true;
    page.published = dates_.first_in(words);
    if (page.published) page.published_from = from;
    return page.published.has_value();
  };
  // A node that says it was changed before it was published dates something else.
  const auto is_sound = [&](const JsonLdArticle& node) {
    const auto first = dates_.first_in(node.published), last = dates_.first_in(node.modified);
    return !first || !last || *first <= *last;
  };
  const bool front_page = is_front_page(address);
  if (article != nullptr && is_sound(*article)) take_day(article->published, "json-ld");
  if (const auto found = said.itemprop.find("datepublished");
      found != said.itemprop.end() && !said.several_dates)
    take_day(found->second, "meta");
  if (!front_page) from_meta("published", [&](const std::string& value) { return take_day(value, "meta"); });
  // Structured times are often in UTC, the path of a URL in the outlet's own time.
  const auto in_url = dates_.in_url(address);
  const bool beside =
      page.published && in_url && page.published != in_url && std::abs(*page.published - *in_url) == 1;
  if (in_url && (!page.published || beside)) {
    page.published = in_url;
    page.published_from = "url";
  }
  return page;
}

}  // namespace dateline::article
