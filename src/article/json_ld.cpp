#include "src/article/json_ld.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace dateline::article {
namespace {

using nlohmann::json;

constexpr std::size_t max_nodes = 5000;
constexpr int max_depth = 8;

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

// "name" of a person or organisation, a plain name, or a list of them.
std::string names_of(const json& node, const char* key) {
  const auto found = node.find(key);
  if (found == node.end()) return "";
  if (found->is_string()) return found->get<std::string>();
  if (found->is_object()) return text_of(*found, "name");
  std::string names;
  if (found->is_array()) {
    for (const json& item : *found) {
      const std::string name = item.is_string()   ? item.get<std::string>()
                               : item.is_object() ? text_of(item, "name")
                                                  : "";
      if (name.empty() || names.find(name) != std::string::npos || names.size() > 200) continue;
      names += (names.empty() ? "" : ", ") + name;
    }
  }
  return names;
}

bool is_organization(const json& node) {
  if (node.is_array()) return !node.empty() && is_organization(node.front());
  if (!node.is_object()) return false;
  const std::string type = text_of(node, "@type");
  return type.ends_with("Organization") || type == "Corporation";
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

bool ends_with_any(std::string_view type, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends)
    if (type.ends_with(end)) return true;
  return false;
}

class Collector {
 public:
  void visit(const json& node, int depth) {
    if (depth > max_depth || ++visited_ > max_nodes) return;
    if (node.is_array()) {
      for (const json& item : node) visit(item, depth + 1);
      return;
    }
    if (!node.is_object()) return;
    take(node);
    for (const char* key :
         {"@graph", "mainEntity", "itemListElement", "item", "mainEntityOfPage", "blogPost"})
      if (const auto found = node.find(key); found != node.end()) visit(*found, depth + 1);
  }

  std::vector<JsonLdArticle> articles;

 private:
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
    const bool is_page = ends_with_any(type, {"WebPage", "ItemPage"});
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
    articles.push_back(std::move(article));
  }

  std::size_t visited_ = 0;
};

}  // namespace

std::vector<JsonLdArticle> json_ld_articles(std::string_view script) {
  // Pages put raw newlines into strings, and wrap scripts in comments.
  std::string clean(script);
  for (char& c : clean)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  const std::size_t begin = clean.find_first_of("{[");
  const std::size_t end = clean.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  const json document = json::parse(clean.begin() + static_cast<std::ptrdiff_t>(begin),
                                    clean.begin() + static_cast<std::ptrdiff_t>(end) + 1, nullptr, false);
  if (document.is_discarded()) return {};
  Collector collector;
  collector.visit(document, 0);
  return std::move(collector.articles);
}

}  // namespace dateline::article
