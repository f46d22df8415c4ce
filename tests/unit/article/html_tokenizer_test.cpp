#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "src/article/html_tokenizer.hpp"
#include "src/base/utf8.hpp"

using namespace dateline::article;
using dateline::base::embedded_data;
using nlohmann::json;

namespace {

const CharacterReferences& references() {
  static const CharacterReferences table(embedded_data());
  return table;
}

json identifier(const std::optional<std::string>& id) {
  return id ? json(*id) : json(nullptr);
}

// The tokens in the form of the html5lib tests, neighbouring characters joined.
json tokens_of(const std::string& input, HtmlContent content, const std::string& last_start_tag) {
  HtmlTokenizer tokenizer(input, references());
  tokenizer.set_content(content, last_start_tag);
  json tokens = json::array();
  HtmlToken token;
  for (tokenizer.next(token); token.kind != HtmlToken::Kind::end; tokenizer.next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::characters:
        if (!tokens.empty() && tokens.back()[0] == "Character") {
          tokens.back()[1] = tokens.back()[1].get<std::string>() + std::string(token.characters);
        } else {
          tokens.push_back({"Character", std::string(token.characters)});
        }
        break;
      case HtmlToken::Kind::start_tag: {
        json attributes = json::object();
        for (const HtmlAttribute& attribute : token.attributes) attributes[attribute.name] = attribute.value;
        tokens.push_back({"StartTag", token.name, attributes});
        if (token.self_closing) tokens.back().push_back(true);
        break;
      }
      case HtmlToken::Kind::end_tag:
        tokens.push_back({"EndTag", token.name});
        break;
      case HtmlToken::Kind::comment:
        tokens.push_back({"Comment", token.data});
        break;
      case HtmlToken::Kind::doctype:
        tokens.push_back({"DOCTYPE", token.has_name ? json(token.name) : json(nullptr),
                          identifier(token.public_id), identifier(token.system_id), !token.force_quirks});
        break;
      case HtmlToken::Kind::end:
        break;
    }
  }
  return tokens;
}

std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, 2, "\\u") == 0 && i + 6 <= text.size()) {
      dateline::base::append_utf8(out, static_cast<char32_t>(std::stoul(text.substr(i + 2, 4), nullptr, 16)));
      i += 6;
    } else {
      out.push_back(text[i++]);
    }
  }
  return out;
}

json unescaped(const json& value) {
  if (value.is_string()) return unescaped(value.get<std::string>());
  if (!value.is_structured()) return value;
  json out = value.is_array() ? json::array() : json::object();
  if (value.is_array())
    for (const json& item : value) out.push_back(unescaped(item));
  else
    for (const auto& [key, item] : value.items()) out[unescaped(key)] = unescaped(item);
  return out;
}

// The standard's preprocessing, which the decoder does for pages.
std::string with_newlines(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      out.push_back('\n');
      if (text.compare(i + 1, 1, "\n") == 0) ++i;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

HtmlContent content_of(const std::string& state) {
  static const std::map<std::string, HtmlContent> contents{
      {"Data state", HtmlContent::data},           {"RCDATA state", HtmlContent::rcdata},
      {"RAWTEXT state", HtmlContent::rawtext},     {"Script data state", HtmlContent::script},
      {"PLAINTEXT state", HtmlContent::plaintext}, {"CDATA section state", HtmlContent::cdata}};
  return contents.at(state);
}

}  // namespace

// All cases of html5lib run but the four of xmlViolation.test, which are for tokenizers that turn HTML into
// XML. Error messages are not compared: the tokenizer has none.
TEST_CASE("HtmlTokenizer: the cases of the HTML standard's test suite pass", "[article]") {
  const std::filesystem::path folder = std::filesystem::path(DATELINE_SHARED_DIR) / "eval/html5-tokenizer";
  if (!std::filesystem::exists(folder)) {
    WARN("no cases at " << folder << ": skipped");
    return;
  }
  std::size_t passed = 0;
  for (const char* name : {"contentModelFlags", "domjs", "entities", "escapeFlag", "namedEntities",
                           "numericEntities", "pendingSpecChanges", "test1", "test2", "test3", "test4",
                           "unicodeChars", "unicodeCharsProblematic"}) {
    std::ifstream file(folder / (std::string(name) + ".test"));
    REQUIRE(file);
    const json document = json::parse(file);
    for (const json& test : document.at("tests")) {
      const bool escaped = test.value("doubleEscaped", false);
      const std::string input =
          escaped ? unescaped(test["input"].get<std::string>()) : test["input"].get<std::string>();
      const json expected = escaped ? unescaped(test["output"]) : test["output"];
      const json states = test.value("initialStates", json::array({"Data state"}));
      for (const json& state : states) {
        const json got = tokens_of(with_newlines(input), content_of(state.get<std::string>()),
                                   test.value("lastStartTag", ""));
        if (got == expected) {
          ++passed;
          continue;
        }
        FAIL_CHECK(name << ": " << test["description"] << " in " << state << "\ninput " << test["input"]
                        << "\nexpected " << expected.dump() << "\ngot      " << got.dump());
      }
    }
  }
  CHECK(passed == 7032);
}

TEST_CASE("HtmlTokenizer: tokens know the bytes they were read from", "[article]") {
  const std::string input = "<p class=\"a&amp;b\">caf&eacute; &copy 2017</p><!-- x -->";
  HtmlTokenizer tokenizer(input, references());
  HtmlToken token;
  std::vector<std::string> read;
  std::size_t end = 0;
  for (tokenizer.next(token); token.kind != HtmlToken::Kind::end; tokenizer.next(token)) {
    CHECK(token.begin == end);
    end = token.end;
    read.push_back(input.substr(token.begin, token.end - token.begin));
  }
  CHECK(end == input.size());
  CHECK(read == std::vector<std::string>{"<p class=\"a&amp;b\">", "caf", "&eacute;", " ", "&copy", " 2017",
                                         "</p>", "<!-- x -->"});
}

TEST_CASE("HtmlTokenizer: a tag with fifty thousand attributes keeps the first ones and says so",
          "[article]") {
  std::string input = "<p";
  for (int i = 0; i < 50000; ++i) input += " a" + std::to_string(i) + "=1";
  input += ">x";
  HtmlTokenizer tokenizer(input, references());
  HtmlToken token;
  tokenizer.next(token);
  CHECK(token.attributes.size() == 512);
  CHECK(tokenizer.attributes_left_out() == 50000 - 512);
}
