#include "src/record/input_line.hpp"

#include <nlohmann/json.hpp>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/text/json_tree.hpp"

namespace dateline::record {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw base::DataError(
      {.what = "the line is no article",
       .why = why,
       .remedy = R"(write {"id": "…", "published": "2017-07-10", "text": "…"} on each line)"});
}

/// The members of one object.
class Object {
 public:
  explicit Object(const text::JsonTree& tree) : tree_(tree) {}

  /// Null where there is none, or it is null.
  const text::JsonNode* find(const char* name) const {
    const text::JsonNode* node = tree_.member(tree_.root(), name);
    return node == nullptr || node->kind == text::JsonKind::null ? nullptr : node;
  }

  /// "" where there is none.
  std::string words(const char* name) const {
    const text::JsonNode* node = find(name);
    if (node == nullptr) return {};
    if (node->kind != text::JsonKind::string) refuse(std::string("\"") + name + "\" is no string");
    return tree_.words_of(*node);
  }

 private:
  const text::JsonTree& tree_;
};

text::JsonTree tree_of(std::string_view json) {
  if (base::first_invalid_utf8(json) != std::string_view::npos) refuse("it is not UTF-8");
  try {
    return {json, ""};
  } catch (const base::DataError& error) {
    refuse("it is not JSON: " + error.detail().why);
  }
}

}  // namespace

InputLine input_line_from(std::string_view json, std::string& id) {
  const text::JsonTree tree = tree_of(json);
  if (tree.root().kind != text::JsonKind::object) refuse("it is no JSON object");
  const Object object(tree);
  const text::JsonNode* const name = tree.member(tree.root(), "id");
  if (name == nullptr) refuse("it has no \"id\"");
  InputLine line;
  id = line.id = name->kind == text::JsonKind::string ? tree.words_of(*name)
                                                      : std::string(base::words_at(json, name->span));
  const std::string published = object.words("published");
  if (!published.empty()) {
    const bool timed = published.size() > 10 && (published[10] == 'T' || published[10] == ' ');
    line.published = calendar::day_from_iso(timed ? published.substr(0, 10) : published);
    if (!line.published) refuse("\"published\" is no day: " + published);
  }
  line.url = object.words("url");
  line.outlet = object.words("outlet");
  line.title = object.words("title");
  line.byline = object.words("byline");
  line.is_html = object.find("html") != nullptr;
  if (!line.is_html && tree.member(tree.root(), "text") == nullptr)
    refuse("it has neither \"text\" nor \"html\"");
  line.text = object.words(line.is_html ? "html" : "text");
  return line;
}

std::string error_line(const std::string& id, const std::string& message) {
  const nlohmann::ordered_json json = {{"id", id}, {"error", message}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace dateline::record
