#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/architecture/lexer.hpp"

namespace dateline::architecture {

/// What makes an effect known: read from effects.txt, see there.
class Effects {
 public:
  /// Throws std::runtime_error naming the line that is wrong.
  explicit Effects(std::string_view rules);

  /// The effect that including `header` means, or "".
  std::string of_header(const std::string& header) const;
  /// The effect of the token at `index`: a name that stands for one, or a call; "" when it has none.
  std::string of_token(const std::vector<Token>& tokens, std::size_t index) const;
  /// The effect of using an outside symbol, or "".
  std::string of_symbol(std::string_view symbol) const;

  const std::set<std::string>& names() const { return names_; }

 private:
  struct Pattern {
    std::string pattern, effect;
  };
  std::set<std::string> names_;
  std::map<std::string, std::string> headers_, words_, calls_, plain_calls_, symbols_;
  std::vector<Pattern> header_folders_, symbol_patterns_;
};

/// Whether `text` matches `pattern`, in which a star stands for any characters.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace dateline::architecture
