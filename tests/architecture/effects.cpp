#include "tests/architecture/effects.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>

#include "tests/architecture/room_table.hpp"

namespace dateline::architecture {
namespace {

std::string found_in(const std::map<std::string, std::string>& words, const std::string& word) {
  const auto found = words.find(word);
  return found == words.end() ? std::string() : found->second;
}

/// Whether an identifier in front of a name may stand before an expression; any other makes the name a
/// declaration.
bool may_precede_call(std::string_view word) {
  constexpr std::array<std::string_view, 11> words = {
      "return", "co_return", "co_yield", "co_await", "throw", "else", "do", "case", "and", "or", "not"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_followed_by_arguments(const std::vector<Token>& tokens, std::size_t index) {
  return index + 1 < tokens.size() && tokens[index + 1].text == "(";
}

/// Whether the name at `index` has :: or std:: before it.
bool is_qualified_by_system(const std::vector<Token>& tokens, std::size_t index) {
  if (index == 0 || tokens[index - 1].text != "::") return false;
  return index == 1 || tokens[index - 2].kind != TokenKind::identifier || tokens[index - 2].text == "std" ||
         may_precede_call(tokens[index - 2].text);
}

/// Whether the name at `index` is not qualified, not a member, and not the name of a declaration.
bool is_unqualified_use(const std::vector<Token>& tokens, std::size_t index) {
  if (index == 0) return true;
  const auto& before = tokens[index - 1];
  if (before.text == "." || before.text == "->" || before.text == "::") return false;
  const bool names_macro = before.in_directive && index > 1 && tokens[index - 2].text == "define";
  return before.kind != TokenKind::identifier || may_precede_call(before.text) || names_macro;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.substr(p).find_first_not_of('*') == std::string_view::npos;
}

Effects::Effects(std::string_view rules) {
  for (const auto& line : parts_of(rules, '\n')) {
    const auto words = parts_of(line, ' ');
    if (words.empty() || words[0].starts_with('#')) continue;
    if (words.size() < 3) throw std::runtime_error("effects.txt: not a rule: " + line);
    const auto& effect = words[0];
    names_.insert(effect);
    for (std::size_t i = 2; i < words.size(); ++i) {
      const auto& word = words[i];
      if (words[1] == "header" && word.ends_with('/')) {
        header_folders_.push_back({word, effect});
      } else if (words[1] == "header") {
        headers_[word] = effect;
      } else if (words[1] == "name") {
        words_[word] = effect;
      } else if (words[1] == "call") {
        calls_[word] = effect;
        symbols_[word] = effect;
      } else if (words[1] == "plain") {
        plain_calls_[word] = effect;
        symbols_[word] = effect;
      } else if (words[1] == "symbol" && word.find('*') != std::string::npos) {
        symbol_patterns_.push_back({word, effect});
      } else if (words[1] == "symbol") {
        symbols_[word] = effect;
      } else {
        throw std::runtime_error("effects.txt: '" + words[1] + "' is no way of knowing an effect: " + line);
      }
    }
  }
}

std::string Effects::of_header(const std::string& header) const {
  if (const auto effect = found_in(headers_, header); !effect.empty()) return effect;
  for (const auto& folder : header_folders_) {
    if (header.starts_with(folder.pattern)) return folder.effect;
  }
  return {};
}

std::string Effects::of_token(const std::vector<Token>& tokens, std::size_t index) const {
  const auto& token = tokens[index];
  if (token.kind != TokenKind::identifier) return {};
  if (const auto effect = found_in(words_, token.text); !effect.empty()) {
    const bool member = index > 0 && (tokens[index - 1].text == "." || tokens[index - 1].text == "->");
    return member ? std::string() : effect;
  }
  if (!is_followed_by_arguments(tokens, index)) return {};
  const bool qualified = is_qualified_by_system(tokens, index);
  if (const auto effect = found_in(plain_calls_, token.text); !effect.empty())
    return qualified ? effect : std::string();
  return qualified || is_unqualified_use(tokens, index) ? found_in(calls_, token.text) : std::string();
}

std::string Effects::of_symbol(std::string_view symbol) const {
  if (const auto effect = found_in(symbols_, std::string(symbol)); !effect.empty()) return effect;
  for (const auto& rule : symbol_patterns_) {
    if (matches(rule.pattern, symbol)) return rule.effect;
  }
  return {};
}

}  // namespace dateline::architecture
