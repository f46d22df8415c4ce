// Any bytes as an article: no crash, blocks and source map in order and inside the text.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  static const article::Reader reader(base::embedded_data());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    // The last byte says how the others are written; seeds end with a newline.
    const auto last = bytes.empty() ? '\n' : bytes.back();
    const auto writing = last == 'm'              ? article::Writing::markdown
                         : bytes.starts_with('<') ? article::Writing::html
                                                  : article::Writing::plain;
    const auto article = reader.read({.bytes = bytes, .writing = writing}, "fuzz", {});
    std::uint64_t at = 0;
    for (const auto& block : article.blocks) {
      require(at <= block.span.begin && block.span.begin <= block.span.end &&
              block.span.end <= article.text.size());
      at = block.span.end;
    }
    for (const auto& entry : article.source_map) {
      require(entry.text_begin <= article.text.size() &&
              entry.text_length <= article.text.size() - entry.text_begin);
      require(entry.source_begin <= size && entry.source_length <= size - entry.source_begin);
    }
  } catch (const base::DataError&) {
    // Bytes without text are refused.
  }
  return 0;
}
