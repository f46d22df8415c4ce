#include "src/article/own_page.hpp"

#include <algorithm>

#include "src/base/generator.hpp"

namespace dateline::article {

bool is_own_page(std::string_view original) {
  constexpr std::size_t head_bytes = 64 << 10;  // a browser that saves the page may put its own lines before
  const std::string_view head = original.substr(0, head_bytes);
  for (std::size_t at = head.find("<meta"); at != std::string_view::npos; at = head.find("<meta", at + 1)) {
    const std::string_view tag = head.substr(at, std::min(head.find('>', at), head.size()) - at);
    if (tag.find("generator") != std::string_view::npos &&
        tag.find(base::generator) != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace dateline::article
