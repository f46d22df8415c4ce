#include "src/article/page_statements.hpp"

#include <algorithm>
#include <array>

#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_values = 20;  // of one name

void add(std::vector<std::string>& values, std::string value) {
  if (values.size() < max_values && std::find(values.begin(), values.end(), value) == values.end())
    values.push_back(std::move(value));
}

// Items that stand on a page without being its article: what they say is not said of it.
bool is_of_something_else(std::string_view type) {
  static constexpr std::array<std::string_view, 14> others{
      "Answer",       "AudioObject", "Comment", "Event",  "ImageObject",  "ListItem",    "Offer",
      "Organization", "Person",      "Product", "Rating", "UserComments", "VideoObject", "WebSite"};
  type = type.substr(type.find_last_of('/') + 1);
  return std::any_of(others.begin(), others.end(),
                     [&](std::string_view other) { return type.ends_with(other); });
}

class Gatherer {
 public:
  explicit Gatherer(const HtmlTree& tree) : tree_(tree), items_(tree.nodes.size(), -1) {}

  PageStatements gather() {
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      if (node.parent >= 0) items_[i] = items_[static_cast<std::size_t>(node.parent)];
      if (!node.is_text) read(static_cast<std::int32_t>(i), node);
    }
    const bool several = std::any_of(properties_.begin(), properties_.end(),
                                     [](const auto& property) { return !agree(property.second); });
    for (auto& [name, by_item] : properties_)
      if (by_item.size() == 1 || !several) said_.itemprop.emplace(name, std::move(by_item.begin()->second));
    return std::move(said_);
  }

 private:
  using ByItem = std::map<std::int32_t, std::vector<std::string>>;

  void read(std::int32_t index, const HtmlNode& node) {
    if (node.tag == HtmlTag::title) {
      if (said_.window_title.empty()) said_.window_title = tree_.text_under(index, 500);
    } else if (node.tag == HtmlTag::script) {
      if (node.first_child < 0) return;
      auto found =
          json_ld_articles(tree_.characters(tree_.nodes[static_cast<std::size_t>(node.first_child)]));
      said_.articles.insert(said_.articles.end(), std::make_move_iterator(found.begin()),
                            std::make_move_iterator(found.end()));
    }
    if (node.attribute_count == 0) return;
    if (node.tag == HtmlTag::meta) read_meta(node, items_[static_cast<std::size_t>(index)] >= 0);
    const std::string_view rel = tree_.attribute(node, "rel").value_or("");
    if (node.tag == HtmlTag::link && rel == "canonical" && said_.canonical.empty())
      said_.canonical = tree_.attribute(node, "href").value_or("");
    if (node.tag != HtmlTag::link && rel == "author" && said_.rel_author.empty())
      said_.rel_author = tree_.text_under(index, 200);
    if (const auto property = tree_.attribute(node, "itemprop")) read_properties(index, node, *property);
    if (tree_.attribute(node, "itemscope")) items_[static_cast<std::size_t>(index)] = index;
  }

  void read_meta(const HtmlNode& node, bool in_item) {
    const std::string_view content = tree_.attribute(node, "content").value_or("");
    if (content.empty()) return;
    for (const std::string_view key : {"name", "property", "itemprop", "http-equiv"})
      if (const auto name = tree_.attribute(node, key); name && !(in_item && key == "itemprop"))
        add(said_.meta[text::lower_ascii(*name)], collapsed(content));
  }

  // One element may bear several names; an item's "name" is what its owner calls it by.
  void read_properties(std::int32_t index, const HtmlNode& node, std::string_view names) {
    const std::int32_t item = items_[static_cast<std::size_t>(index)];
    std::string value(
        tree_.attribute(node, "content").value_or(tree_.attribute(node, "datetime").value_or("")));
    if (value.empty()) value = tree_.text_under(index, 200);
    value = collapsed(value);
    if (value.empty()) return;
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find(' ', at), names.size());
      const std::string name = text::lower_ascii(names.substr(at, end - at));
      at = end + 1;
      if (name == "name" && item >= 0) {
        const auto owner = static_cast<std::size_t>(item);
        const auto role = tree_.attribute(tree_.nodes[owner], "itemprop");
        if (role && text::lower_ascii(*role) == "author")
          state("author",
                tree_.nodes[owner].parent < 0 ? -1
                                              : items_[static_cast<std::size_t>(tree_.nodes[owner].parent)],
                value);
      } else if (name != "author" || !tree_.attribute(node, "itemscope") || !has_name_inside(index)) {
        state(name, item, value);
      }
    }
  }

  bool has_name_inside(std::int32_t index) const {
    const auto end = std::min(tree_.nodes.size(), static_cast<std::size_t>(index) + 40);
    for (std::size_t i = static_cast<std::size_t>(index) + 1; i < end; ++i) {
      if (tree_.nodes[i].parent < index) return false;
      if (tree_.attribute(tree_.nodes[i], "itemprop").value_or("") == "name") return true;
    }
    return false;
  }

  void state(const std::string& name, std::int32_t item, std::string value) {
    if (item >= 0) {
      const HtmlNode& owner = tree_.nodes[static_cast<std::size_t>(item)];
      if (is_of_something_else(tree_.attribute(owner, "itemtype").value_or(""))) return;
    }
    add(properties_[name][item], std::move(value));
  }

  static bool agree(const ByItem& by_item) {
    return std::all_of(by_item.begin(), by_item.end(),
                       [&](const auto& item) { return item.second == by_item.begin()->second; });
  }

  const HtmlTree& tree_;
  PageStatements said_;
  std::vector<std::int32_t> items_;  // the item around each node
  std::map<std::string, ByItem, std::less<>> properties_;
};

}  // namespace

std::string_view PageStatements::first_meta(std::string_view name) const {
  const auto found = meta.find(name);
  return found == meta.end() ? std::string_view{} : found->second.front();
}

PageStatements read_statements(const HtmlTree& tree) {
  return Gatherer(tree).gather();
}

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

}  // namespace dateline::article
