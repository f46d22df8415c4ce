#include "src/article/json_ld.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace dateline::article {
namespace {

using nlohmann::json;

constexpr std::size_t max_nodes = 5000;
constexpr int max_depth = 8;
constexpr std::size_t max_names_bytes = 400;

std::string text_of(const json& node, const char* key) {
  const auto found = node.find(key);
  if (found == node.end()) return "";
  if (found->is_string()) return found->get<std::string>();
  if (found->is_array() && !found->empty() && found->front().is_string())
    return found->front().get<std::string>();
  if (found->is_object()) {
    const auto value = found->find("@value");
    if (value != found->end() && value->is_string()) return value->get<std::string>();
  }
  return "";
}

std::string url_of(const json& node) {
  for (const char* key : {"url", "mainEntityOfPage", "@id"}) {
    const auto found = node.find(key);
    if (found == node.end()) continue;
    if (found->is_string()) return found->get<std::string>();
    if (found->is_object())
      for (const char* inner : {"@id", "url"})
        if (const std::string url = text_of(*found, inner); !url.empty()) return url;
  }
  return "";
}

// Some pages escape a script as if it were text.
std::string with_quotes(std::string_view script) {
  static constexpr std::string_view escaped = "&quot;";
  std::string out;
  for (std::size_t i = 0; i < script.size();) {
    const std::size_t end = std::min(script.find(escaped, i), script.size());
    out.append(script.substr(i, end - i));
    if (end < script.size()) out.push_back('"');
    i = end + escaped.size();
  }
  return out;
}

bool ends_with_any(std::string_view type, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends)
    if (type.ends_with(end)) return true;
  return false;
}

class Collector {
 public:
  explicit Collector(const json& document) {
    walk(document, 0, [&](const json& node) {
      if (const std::string id = text_of(node, "@id"); !id.empty() && node.size() > 1)
        by_id_.emplace(id, &node);
    });
    visited_ = 0;
    walk(document, 0, [&](const json& node) { take(node); });
  }

  std::vector<JsonLdArticle> articles;

 private:
  template <typename Visit>
  void walk(const json& node, int depth, const Visit& visit) {
    if (depth > max_depth || ++visited_ > max_nodes) return;
    if (node.is_array()) {
      for (const json& item : node) walk(item, depth + 1, visit);
      return;
    }
    if (!node.is_object()) return;
    visit(node);
    for (const char* key :
         {"@graph", "mainEntity", "itemListElement", "item", "mainEntityOfPage", "blogPost"})
      if (const auto found = node.find(key); found != node.end()) walk(*found, depth + 1, visit);
  }

  // A node that is only named by its @id, where that stands elsewhere in the script.
  const json& resolved(const json& node) const {
    if (!node.is_object() || node.size() != 1) return node;
    const auto found = by_id_.find(text_of(node, "@id"));
    return found == by_id_.end() ? node : *found->second;
  }

  std::string name_of(const json& node) const {
    if (node.is_string()) return node.get<std::string>();
    const json& whole = resolved(node);
    return whole.is_object() ? text_of(whole, "name") : "";
  }

  // The name of a person or organisation, or of a list of them.
  std::string names_of(const json& node, const char* key) const {
    const auto found = node.find(key);
    if (found == node.end()) return "";
    if (!found->is_array()) return name_of(*found);
    std::string names;
    for (const json& item : *found) {
      const std::string name = name_of(item);
      if (name.empty() || names.find(name) != std::string::npos || names.size() > max_names_bytes) continue;
      names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }

  bool is_organization(const json& node) const {
    if (node.is_array()) return !node.empty() && is_organization(node.front());
    const json& whole = resolved(node);
    if (!whole.is_object()) return false;
    const std::string type = text_of(whole, "@type");
    return type.ends_with("Organization") || type == "Corporation";
  }

  LeadImage image_of(const json& node) const {
    if (node.is_string()) return {node.get<std::string>(), "", "", ""};
    if (node.is_array())
      return node.empty() || node.front().is_array() ? LeadImage{} : image_of(node.front());
    const json& whole = resolved(node);
    if (!whole.is_object()) return {};
    LeadImage image;
    for (const char* key : {"contentUrl", "url", "@id"})
      if (image.url.empty()) image.url = text_of(whole, key);
    image.caption = text_of(whole, "caption");
    image.credit = text_of(whole, "creditText");
    for (const char* key : {"creator", "author", "copyrightHolder"})
      if (image.credit.empty()) image.credit = names_of(whole, key);
    return image;
  }

  void take(const json& node) {
    std::string type;
    if (const auto found = node.find("@type"); found != node.end() && found->is_array()) {
      for (const json& item : *found)
        if (item.is_string()) type = item.get<std::string>();
    } else {
      type = text_of(node, "@type");
    }
    const bool is_article = ends_with_any(type, {"Article", "BlogPosting", "Report", "Posting", "Review"}) &&
                            !type.ends_with("JobPosting");
    const bool is_page = type.ends_with("Page");
    if (!is_article && !is_page) return;
    JsonLdArticle article;
    article.type = type;
    article.is_page = is_page;
    article.headline = text_of(node, "headline");
    if (article.headline.empty()) article.headline = text_of(node, "name");
    article.url = url_of(node);
    article.byline = names_of(node, "author");
    if (article.byline.empty()) article.byline = names_of(node, "creator");
    const auto author = node.find("author");
    article.by_person = author == node.end() || !is_organization(*author);
    article.outlet = names_of(node, "publisher");
    article.published = text_of(node, "datePublished");
    article.modified = text_of(node, "dateModified");
    article.language = text_of(node, "inLanguage");
    article.section = text_of(node, "articleSection");
    for (const char* key : {"image", "primaryImageOfPage", "thumbnailUrl"})
      if (const auto image = node.find(key); image != node.end() && article.image.url.empty())
        article.image = image_of(*image);
    articles.push_back(std::move(article));
  }

  std::map<std::string, const json*, std::less<>> by_id_;
  std::size_t visited_ = 0;
};

}  // namespace

std::vector<JsonLdArticle> json_ld_articles(std::string_view script) {
  // Pages put raw newlines into strings, and wrap scripts in comments.
  std::string clean(script);
  for (char& c : clean)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  if (clean.find('"') == std::string::npos) clean = with_quotes(clean);
  const std::size_t begin = clean.find_first_of("{[");
  const std::size_t end = clean.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  const json document = json::parse(clean.begin() + static_cast<std::ptrdiff_t>(begin),
                                    clean.begin() + static_cast<std::ptrdiff_t>(end) + 1, nullptr, false);
  if (document.is_discarded()) return {};
  return std::move(Collector(document).articles);
}

}  // namespace dateline::article
