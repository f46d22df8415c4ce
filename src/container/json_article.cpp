#include "src/container/json_article.hpp"

#include <algorithm>
#include <iterator>

#include "src/base/problem.hpp"
#include "src/text/json_tree.hpp"

namespace dateline::container {
namespace {

using text::Carried;
using text::JsonKind;
using text::JsonNode;
using text::JsonTree;

/// One step of a path: a name, and what the element of a list must say.
struct Step {
  std::string_view name, key, value;
};

std::vector<Step> steps_of(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    const std::size_t bracket = path.find('['), dot = path.find('.');
    Step step;
    std::size_t end = std::min(dot, path.size());
    step.name = path.substr(0, std::min(end, bracket));
    if (bracket < end) {
      const std::size_t close = std::min(path.find(']', bracket), path.size());
      const std::string_view inner = path.substr(bracket + 1, close - bracket - 1);
      const std::size_t equals = std::min(inner.find('='), inner.size());
      step.key = inner.substr(0, equals);
      step.value = inner.substr(std::min(equals + 1, inner.size()));
      end = std::min(path.find('.', close), path.size());
    }
    steps.push_back(step);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return steps;
}

// All values at the end of a path, in order.
void collect(const JsonTree& tree, const JsonNode& node, const std::vector<Step>& steps, std::size_t at,
             std::vector<const JsonNode*>& found) {
  if (node.kind == JsonKind::array) {
    for (const JsonNode* item = tree.first(node); item != nullptr; item = tree.next(*item)) {
      const Step* before = at > 0 ? &steps[at - 1] : nullptr;
      if (before != nullptr && !before->key.empty()) {
        const JsonNode* said = tree.member(*item, before->key);
        if (said == nullptr || tree.words_of(*said) != before->value) continue;
      }
      if (item->kind == JsonKind::array) continue;  // no list in a list
      if (at == steps.size())
        found.push_back(item);
      else
        collect(tree, *item, steps, at, found);
    }
    return;
  }
  if (at == steps.size()) {
    found.push_back(&node);
    return;
  }
  if (const JsonNode* member = tree.member(node, steps[at].name))
    collect(tree, *member, steps, at + 1, found);
}

std::vector<const JsonNode*> values_at(const JsonTree& tree, const JsonNode& node, std::string_view path) {
  std::vector<const JsonNode*> found;
  collect(tree, node, steps_of(path), 0, found);
  std::erase_if(found, [](const JsonNode* value) {
    return value->kind != JsonKind::string && value->kind != JsonKind::number;
  });
  return found;
}

const JsonNode* first_of(const JsonTree& tree, const JsonNode& node, const std::vector<std::string>& paths) {
  for (const std::string& path : paths)
    for (const JsonNode* value : values_at(tree, node, path))
      if (value->kind == JsonKind::string && !value->span.empty()) return value;
  return nullptr;
}

std::string words_of(const JsonTree& tree, const JsonNode& node, const std::vector<std::string>& paths) {
  const JsonNode* value = first_of(tree, node, paths);
  return value == nullptr ? "" : tree.words_of(*value);
}

// The names at the first path that has any, with commas between them.
std::string names_of(const JsonTree& tree, const JsonNode& node, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::string names;
    for (const JsonNode* value : values_at(tree, node, path)) {
      const std::string name = tree.words_of(*value);
      if (value->kind == JsonKind::string && !name.empty() && names.size() < 200)
        names += (names.empty() ? "" : ", ") + name;
    }
    if (!names.empty()) return names;
  }
  return "";
}

const JsonNode* text_of(const JsonTree& tree, const JsonNode& node, const ArticleFields& fields) {
  const JsonNode* html = first_of(tree, node, fields.paths_of("html"));
  return html != nullptr ? html : first_of(tree, node, fields.paths_of("text"));
}

// The list of articles that an object holds; null where it holds none.
const JsonNode* list_in(const JsonTree& tree, const JsonNode& object, const ArticleFields& fields) {
  for (const std::string& path : fields.paths_of("items")) {
    const JsonNode* node = &object;
    for (const Step& step : steps_of(path)) node = node == nullptr ? nullptr : tree.member(*node, step.name);
    if (node != nullptr && node->kind == JsonKind::array && tree.first(*node) != nullptr &&
        tree.first(*node)->kind == JsonKind::object)
      return node;
  }
  return nullptr;
}

bool is_markup(std::string_view words) {
  return words.find("<p") != std::string_view::npos || words.find("</") != std::string_view::npos ||
         words.find("<br") != std::string_view::npos;
}

}  // namespace

ArticleFields::ArticleFields(const base::DataFiles& data) {
  const std::string_view file = data.at("rules/article-fields.txt");
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    std::string_view line = file.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string>* paths = nullptr;
    while (!line.empty()) {
      const std::size_t blank = std::min(line.find(' '), line.size());
      const std::string word(line.substr(0, blank));
      line.remove_prefix(std::min(blank + 1, line.size()));
      if (paths == nullptr)
        paths = &paths_[word];
      else
        paths->push_back(word);
    }
  }
}

ArticleFields ArticleFields::with(const std::string& map) const {
  ArticleFields out = *this;
  for (std::size_t at = 0; at < map.size();) {
    const std::size_t end = std::min(map.find(',', at), map.size());
    const std::string pair = map.substr(at, end - at);
    at = end + 1;
    // A path may hold an equals sign, a field does not.
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string field = pair.substr(0, equals);
    const auto found = out.paths_.find(field);
    if (equals + 1 >= pair.size() || found == out.paths_.end()) {
      std::vector<std::string> names;
      for (const auto& [name, paths] : paths_) names.push_back(name);
      const std::string near = base::nearest_of(field, names.data(), names.data() + names.size());
      throw base::UsageError({.path = "--map",
                              .what = "'" + pair + "' is no field and its path",
                              .remedy = !near.empty() && near != field
                                            ? "did you mean " + near + "?"
                                            : "write it as text=fields.bodyText,title=webTitle"});
    }
    found->second.insert(found->second.begin(), pair.substr(equals + 1));
  }
  return out;
}

const std::vector<std::string>& ArticleFields::paths_of(const std::string& field) const {
  static const std::vector<std::string> none;
  const auto found = paths_.find(field);
  return found == paths_.end() ? none : found->second;
}

std::vector<base::ByteSpan> json_articles(std::string_view document, const std::string& name,
                                          const ArticleFields& fields) {
  const JsonTree tree(document, name);
  const JsonNode* list = &tree.root();
  if (list->kind == JsonKind::object) {
    if (text_of(tree, *list, fields) != nullptr) return {list->span};
    list = list_in(tree, *list, fields);
  }
  std::vector<base::ByteSpan> articles;
  if (list == nullptr) return {tree.root().span};  // refused with its reason when it is read
  if (list->kind != JsonKind::array) return articles;
  for (const JsonNode* item = tree.first(*list); item != nullptr; item = tree.next(*item))
    articles.push_back(item->span);
  return articles;
}

bool is_json_lines(std::string_view bytes) {
  std::size_t at = 0, objects = 0;
  while (at < bytes.size() && objects < 2) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.front() != '{' || line.back() != '}') return false;
    try {
      const JsonTree tree(line, "");
    } catch (const base::DataError&) {
      return false;
    }
    ++objects;
  }
  return objects == 2;
}

Unwrapped unwrapped_json(std::string_view original, const std::string& name, const ArticleFields& fields,
                         const article::WrittenDates& dates) {
  const JsonTree tree(original, name);
  const JsonNode& object = tree.root();
  const JsonNode* text = object.kind == JsonKind::object ? text_of(tree, object, fields) : nullptr;
  if (text == nullptr)
    throw base::DataError({.path = name,
                           .what = "there is no article text in it",
                           .why = "none of its fields is known to hold the text",
                           .remedy = "say which one does: --map text=NAME"});
  Unwrapped out;
  Carried words = tree.carried_words_of(*text);
  out.writing = is_markup(words.bytes) ? article::Writing::html : article::Writing::plain;
  out.bytes = std::move(words.bytes);
  out.map = std::move(words.map);
  out.charset = "utf-8";
  const auto said = [&](const char* field) { return words_of(tree, object, fields.paths_of(field)); };
  out.known.title = said("title");
  const std::string url = said("url");
  if (url.starts_with("http")) out.known.url = url;
  out.known.byline = names_of(tree, object, fields.paths_of("byline"));
  out.known.outlet = names_of(tree, object, fields.paths_of("outlet"));
  out.known.published = dates.first_in(said("published"));
  out.known.published_from = "json";
  out.known.retrieved = dates.first_in(said("retrieved"));
  return out;
}

}  // namespace dateline::container
