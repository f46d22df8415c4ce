#include "tests/architecture/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline::architecture {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_identifier_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_identifier_part(char c) {
  return is_identifier_start(c) || is_digit(c);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

/// A source after its lines are spliced; each character knows the offset it had.
struct Spliced {
  std::string text;
  std::vector<std::size_t> origin;
};

/// The length of a splice at `at`: a backslash, blanks (compilers forgive them), a line end. 0 when there is
/// none.
std::size_t splice_length(std::string_view source, std::size_t at) {
  if (source[at] != '\\') return 0;
  std::size_t end = at + 1;
  while (end < source.size() && is_blank(source[end])) ++end;
  return end < source.size() && source[end] == '\n' ? end + 1 - at : 0;
}

Spliced splice(std::string_view source) {
  Spliced result;
  std::size_t at = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < source.size()) {
    if (const auto length = splice_length(source, at); length > 0) {
      at += length;
      continue;
    }
    result.text += source[at];
    result.origin.push_back(at++);
  }
  return result;
}

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source), spliced_(splice(source)) {
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source[i] == '\n') line_ends_.push_back(i);
    }
  }

  std::vector<Token> run() {
    while (at_ < text().size()) step();
    return std::move(tokens_);
  }

 private:
  const std::string& text() const { return spliced_.text; }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text().size() ? text()[at_ + ahead] : '\0'; }
  bool looking_at(std::string_view words) const { return text().compare(at_, words.size(), words) == 0; }

  int line_at(std::size_t position) const {
    const auto offset = position < spliced_.origin.size() ? spliced_.origin[position] : source_.size();
    return static_cast<int>(std::lower_bound(line_ends_.begin(), line_ends_.end(), offset) -
                            line_ends_.begin()) +
           1;
  }

  void add(TokenKind kind, std::string words, std::size_t begin) {
    const bool first = at_line_start_;
    if (first) in_directive_ = words == "#";
    at_line_start_ = false;
    expect_header_ = wants_header(words);
    tokens_.push_back({kind, std::move(words), line_at(begin), first, in_directive_});
  }

  /// Whether a header name may follow `words`, the token about to be added.
  bool wants_header(std::string_view words) const {
    if (tokens_.empty()) return words == "import";
    const auto& last = tokens_.back();
    if (last.in_directive && last.first_on_line && last.text == "#") {
      return words == "include" || words == "include_next" || words == "import" || words == "embed";
    }
    if (words == "(")
      return last.text == "__has_include" || last.text == "__has_include_next" || last.text == "__has_embed";
    return words == "import" && (at_line_start_was_ || last.text == "export");
  }

  void step() {
    const char c = peek();
    if (c == '\n') {
      at_line_start_ = true;
      in_directive_ = false;
      expect_header_ = false;
      ++at_;
    } else if (is_blank(c) || c == '\0') {
      ++at_;
    } else if (looking_at("//")) {
      at_ = std::min(text().find('\n', at_), text().size());
    } else if (looking_at("/*")) {
      const auto end = text().find("*/", at_ + 2);
      at_ = end == std::string::npos ? text().size() : end + 2;
    } else {
      at_line_start_was_ = at_line_start_;
      token();
    }
  }

  void token() {
    const char c = peek();
    if (expect_header_ && (c == '<' || c == '"') && header()) return;
    if (is_identifier_start(c)) return identifier();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == '"' || c == '\'') return literal(at_);
    punctuation();
  }

  bool header() {
    const char close = peek() == '<' ? '>' : '"';
    const auto end = text().find_first_of(std::string{close, '\n'}, at_ + 1);
    if (end == std::string::npos || text()[end] != close) return false;
    const auto begin = at_;
    at_ = end + 1;
    add(TokenKind::header, text().substr(begin, at_ - begin), begin);
    return true;
  }

  void identifier() {
    const auto begin = at_;
    while (is_identifier_part(peek())) ++at_;
    const auto word = text().substr(begin, at_ - begin);
    constexpr std::array<std::string_view, 5> raw = {"R", "u8R", "uR", "UR", "LR"};
    constexpr std::array<std::string_view, 4> prefixes = {"u8", "u", "U", "L"};
    if (peek() == '"' && std::find(raw.begin(), raw.end(), word) != raw.end() && raw_literal(begin)) return;
    if ((peek() == '"' || peek() == '\'') &&
        std::find(prefixes.begin(), prefixes.end(), word) != prefixes.end()) {
      return literal(begin);
    }
    add(TokenKind::identifier, word, begin);
  }

  void number() {
    const auto begin = at_;
    while (true) {
      const char c = peek();
      if ((c == '+' || c == '-') &&
          std::string_view("eEpP").find(text()[at_ - 1]) != std::string_view::npos && at_ > begin) {
        ++at_;
      } else if (c == '\'' && is_identifier_part(peek(1))) {
        at_ += 2;
      } else if (c == '.' || is_identifier_part(c)) {
        ++at_;
      } else {
        break;
      }
    }
    add(TokenKind::number, text().substr(begin, at_ - begin), begin);
  }

  /// A string or character literal whose quote is at at_; an open one ends with its line.
  void literal(std::size_t begin) {
    const char quote = peek();
    ++at_;
    while (at_ < text().size() && peek() != quote && peek() != '\n')
      at_ += peek() == '\\' && peek(1) != '\n' ? 2 : 1;
    at_ = std::min(at_, text().size());
    if (peek() == quote) ++at_;
    add(TokenKind::text, std::string(2, quote), begin);
  }

  /// A raw string literal whose quote is at at_. It is read in the unspliced source: there its backslashes
  /// count.
  bool raw_literal(std::size_t begin) {
    const auto quote = spliced_.origin[at_];
    const auto open = source_.find('(', quote + 1);
    if (open == std::string_view::npos || open - quote - 1 > 16) return false;
    const auto delimiter = source_.substr(quote + 1, open - quote - 1);
    if (delimiter.find_first_of(" )\\\t\v\f\n\"") != std::string_view::npos) return false;
    const auto close = source_.find(")" + std::string(delimiter) + "\"", open + 1);
    const auto end = close == std::string_view::npos ? source_.size() : close + delimiter.size() + 2;
    at_ = static_cast<std::size_t>(std::lower_bound(spliced_.origin.begin(), spliced_.origin.end(), end) -
                                   spliced_.origin.begin());
    add(TokenKind::text, "\"\"", begin);
    return true;
  }

  void punctuation() {
    struct Spelling {
      std::string_view spelt, meant;
    };
    static constexpr Spelling spellings[] = {{"%:%:", "##"}, {"%:", "#"},  {"<%", "{"},
                                             {"%>", "}"},    {":>", "]"},  {"##", "##"},
                                             {"::", "::"},   {"->", "->"}, {"&&", "&&"}};
    const auto begin = at_;
    if (looking_at("<:") && !(looking_at("<::") && peek(3) != ':' && peek(3) != '>')) {
      at_ += 2;
      return add(TokenKind::punctuation, "[", begin);
    }
    for (const auto& spelling : spellings) {
      if (looking_at(spelling.spelt)) {
        at_ += spelling.spelt.size();
        return add(TokenKind::punctuation, std::string(spelling.meant), begin);
      }
    }
    ++at_;
    add(TokenKind::punctuation, text().substr(begin, 1), begin);
  }

  std::string_view source_;
  Spliced spliced_;
  std::vector<std::size_t> line_ends_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool at_line_start_ = true;
  bool at_line_start_was_ = true;
  bool in_directive_ = false;
  bool expect_header_ = false;
};

const Token* token_at(const std::vector<Token>& tokens, std::size_t index) {
  return index < tokens.size() ? &tokens[index] : nullptr;
}

Include include_from(const Token& name, std::string directive, int line) {
  if (name.kind != TokenKind::header) return {IncludeForm::computed, name.text, std::move(directive), line};
  const auto form = name.text.front() == '<' ? IncludeForm::angled : IncludeForm::quoted;
  return {form, name.text.substr(1, name.text.size() - 2), std::move(directive), line};
}

/// Whether the identifier `import` at `index` begins an import of a module or of a header unit.
bool is_module_import(const std::vector<Token>& tokens, std::size_t index) {
  const auto& token = tokens[index];
  if (token.in_directive || token.text != "import") return false;
  const bool exported = index > 0 && tokens[index - 1].text == "export" && tokens[index - 1].first_on_line;
  if (!token.first_on_line && !exported) return false;
  const auto* next = token_at(tokens, index + 1);
  return next != nullptr &&
         (next->kind == TokenKind::header || next->kind == TokenKind::identifier || next->text == ":");
}

}  // namespace

std::vector<Token> tokens_of(std::string_view source) {
  return Lexer(source).run();
}

std::vector<Include> includes_of(const std::vector<Token>& tokens) {
  std::vector<Include> result;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    if (is_module_import(tokens, i)) {
      result.push_back(include_from(tokens[i + 1], "module import", token.line));
    } else if (token.in_directive && token.first_on_line && i + 1 < tokens.size()) {
      const auto& name = tokens[i + 1].text;
      const bool includes =
          name == "include" || name == "include_next" || name == "import" || name == "embed";
      if (!includes || tokens[i + 1].first_on_line) continue;
      const auto* header = token_at(tokens, i + 2);
      if (header != nullptr && !header->first_on_line)
        result.push_back(include_from(*header, name, token.line));
    } else if (token.text.starts_with("__has_include") || token.text == "__has_embed") {
      const auto* open = token_at(tokens, i + 1);
      const auto* header = token_at(tokens, i + 2);
      if (open != nullptr && open->text == "(" && header != nullptr)
        result.push_back(include_from(*header, token.text, token.line));
    }
  }
  return result;
}

std::vector<OpenedNamespace> namespaces_of(const std::vector<Token>& tokens) {
  std::vector<OpenedNamespace> result;
  std::vector<std::string> scopes;  // one a brace: the full namespace name inside it
  const auto here = [&] { return scopes.empty() ? std::string() : scopes.back(); };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    if (token.in_directive) continue;
    if (token.text == "{") scopes.push_back(here());
    if (token.text == "}" && !scopes.empty()) scopes.pop_back();
    if (token.kind != TokenKind::identifier || token.text != "namespace") continue;
    if (i > 0 && tokens[i - 1].text == "using") continue;
    std::string name = here();
    std::size_t at = i + 1;
    for (int brackets = 0; at < tokens.size(); ++at) {
      const auto& part = tokens[at];
      if (part.text == "[") ++brackets;
      if (part.kind == TokenKind::identifier && part.text != "inline" && brackets == 0) {
        name += (name.empty() ? "" : "::") + part.text;
      }
      if (part.text == "]") --brackets;
      if (part.text == "{" || part.text == "=" || part.text == ";") break;
    }
    if (at < tokens.size() && tokens[at].text == "{") {
      scopes.push_back(name);
      result.push_back({name, token.line});
    }
    i = at;
  }
  return result;
}

}  // namespace dateline::architecture
