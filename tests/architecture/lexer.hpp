#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::architecture {

enum class TokenKind { identifier, number, text, punctuation, header };

/// A preprocessing token of C++20. Digraphs are written as what they stand for ("%:" is "#").
struct Token {
  TokenKind kind = TokenKind::punctuation;
  std::string
      text;      ///< as spelt, splices removed; a header with its <> or "", a literal without its contents
  int line = 0;  ///< where it begins, from 1
  bool first_on_line = false;  ///< first of its logical line: a "#" here begins a directive
  bool in_directive = false;
};

/// The tokens of a source file. Comments, literals (raw ones too), spliced lines and digraphs are read as a
/// compiler reads them; both sides of every #if are read. Never fails: what is left open ends with its line
/// or with the file.
std::vector<Token> tokens_of(std::string_view source);

/// How an #include or a __has_include names its header.
enum class IncludeForm { quoted, angled, computed };

/// A header that a file asks for.
struct Include {
  IncludeForm form = IncludeForm::quoted;
  std::string header;     ///< without <> or ""; for computed ones the first token
  std::string directive;  ///< "include", "include_next", "import", "embed", "__has_include", "module import"
  int line = 0;
};

/// Every header that the tokens ask for, in whatever way, in order.
std::vector<Include> includes_of(const std::vector<Token>& tokens);

/// A namespace that a file opens, by its full name: "dateline::calendar"; "" for an unnamed one at the top.
struct OpenedNamespace {
  std::string name;
  int line = 0;
};

/// Every namespace that the tokens open, in order. Unnamed ones add nothing to the name.
std::vector<OpenedNamespace> namespaces_of(const std::vector<Token>& tokens);

}  // namespace dateline::architecture
