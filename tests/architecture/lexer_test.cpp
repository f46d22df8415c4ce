#include "tests/architecture/lexer.hpp"

#include <catch2/catch.hpp>

#include "tests/architecture/effects.hpp"

namespace dateline::architecture {
namespace {

/// "include <a> 1; include computed M 2"
std::string includes_in(std::string_view source) {
  std::string result;
  for (const auto& include : includes_of(tokens_of(source))) {
    const auto shown = include.form == IncludeForm::quoted   ? "\"" + include.header + "\""
                       : include.form == IncludeForm::angled ? "<" + include.header + ">"
                                                             : "computed " + include.header;
    result +=
        (result.empty() ? "" : "; ") + include.directive + " " + shown + " " + std::to_string(include.line);
  }
  return result;
}

std::string words_in(std::string_view source) {
  std::string result;
  for (const auto& token : tokens_of(source)) result += (result.empty() ? "" : " ") + token.text;
  return result;
}

std::string namespaces_in(std::string_view source) {
  std::string result;
  for (const auto& space : namespaces_of(tokens_of(source))) {
    result += (result.empty() ? "" : ", ") + space.name + " " + std::to_string(space.line);
  }
  return result;
}

}  // namespace

TEST_CASE("Lexer: an include is found however it is written", "[architecture]") {
  CHECK(includes_in("#include <a>\n#include \"b\"\n") == "include <a> 1; include \"b\" 2");
  CHECK(includes_in("  #  include  <a>") == "include <a> 1");
  CHECK(includes_in("%:include <a>") == "include <a> 1");
  CHECK(includes_in("\xEF\xBB\xBF#include <a>") == "include <a> 1");
  CHECK(includes_in("# /* why */ include /* not */ <a>") == "include <a> 1");
  CHECK(includes_in("/* one\ntwo */ #include <a>") == "include <a> 2");
  CHECK(includes_in("#inc\\\nlude <a\\\nb>\n#include <c>") == "include <ab> 1; include <c> 4");
  CHECK(includes_in("#inc\\  \nlude <a>") == "include <a> 1");
  CHECK(includes_in("#include <a>\r\n#include <b>\r\n") == "include <a> 1; include <b> 2");
  CHECK(includes_in("#if 0\n#include <a>\n#endif") == "include <a> 2");
  CHECK(includes_in("#if 0\nit isn't\n#include <a>\n#endif") == "include <a> 3");
  CHECK(includes_in("#include_next <a>\n#import <b>") == "include_next <a> 1; import <b> 2");
  CHECK(includes_in("#if __has_include(<a>) && __has_include( \"b\" )") ==
        "__has_include <a> 1; __has_include \"b\" 1");
  CHECK(includes_in("#define M <a>\n#include M") == "include computed M 2");
  CHECK(includes_in("import <a>;\nexport import b;\nimport :part;") ==
        "module import <a> 1; module import computed b 2; module import computed : 3");
}

TEST_CASE("Lexer: what only looks like an include is none", "[architecture]") {
  CHECK(includes_in("// #include <a>") == "");
  CHECK(includes_in("// spliced \\\n#include <a>") == "");
  CHECK(includes_in("/* #include <a>\n#include <b> */") == "");
  CHECK(includes_in("auto s = \"\\\n#include <a>\";") == "");
  CHECK(includes_in("auto s = R\"(\n#include <a>\n)\";") == "");
  CHECK(includes_in("auto s = u8R\"x(\n)\" \n#include <a>\n)x\";\n#include <b>") == "include <b> 5");
  CHECK(includes_in("auto s = R\"(\\\n)\"; \n#include <b>") == "include <b> 3");
  CHECK(includes_in("x = a #include <b>") == "");
  CHECK(includes_in("import::record from();") == "");
  CHECK(includes_in("auto a = '\"';\n#include <b>\nauto c = '\"';") == "include <b> 2");
  CHECK(includes_in("auto a = 1'000'000;\n#include <b>") == "include <b> 2");
  CHECK(includes_in("/* never closed\n#include <a>") == "");
}

TEST_CASE("Lexer: tokens are those of the compiler", "[architecture]") {
  CHECK(words_in("a<%b<:0:>%>") == "a { b [ 0 ] }");
  CHECK(words_in("std<::x>") == "std < :: x >");
  CHECK(words_in("get\\\nenv(\"x\")") == "getenv ( \"\" )");
  CHECK(words_in("1.5e+3+x") == "1.5e+3 + x");
  CHECK(words_in("L'a' u8\"b\" R'c'") == "'' \"\" R ''");
  CHECK(words_in("R\"no delimiter\" x") == "R \"\" x");
  CHECK(words_in("\"open\nnext") == "\"\" next");
  CHECK(words_in("\"ends in a backslash\\") == "\"\"");
  CHECK(words_in("R\"(open") == "\"\"");
}

TEST_CASE("Lexer: namespaces are found however they are opened", "[architecture]") {
  CHECK(namespaces_in("namespace a::b {\nnamespace {\n}\n}\nnamespace c { }") == "a::b 1, a::b 2, c 5");
  CHECK(namespaces_in("namespace a { namespace b { } struct S { }; namespace d { } }") ==
        "a 1, a::b 1, a::d 1");
  CHECK(namespaces_in("namespace a::inline b [[deprecated(\"x\")]] { }") == "a::b 1");
  CHECK(namespaces_in("namespace a = b::c; using namespace d;") == "");
}

TEST_CASE("Lexer: any bytes are read to their end", "[architecture]") {
  std::string source =
      "#include <a>\nauto s = R\"x(\n)x\"; /* */ '\\'' // \\\n#define A(b) #b ## \"c\\\n\" <: %:%:\n";
  for (std::size_t end = 0; end <= source.size(); ++end) {
    const auto tokens = tokens_of(std::string_view(source).substr(0, end));
    CHECK(tokens.size() <= end);
    includes_of(tokens);
    namespaces_of(tokens);
  }
}

TEST_CASE("Effects: a star stands for any characters", "[architecture]") {
  CHECK(matches("a*c", "abbc"));
  CHECK(matches("a*", "a"));
  CHECK(matches("*b*", "abc"));
  CHECK_FALSE(matches("a*c", "abcd"));
  CHECK_FALSE(matches("a", "ab"));
}

}  // namespace dateline::architecture
