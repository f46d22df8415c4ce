#include "src/extract/steps.hpp"

namespace dateline::extract {

namespace {

constexpr std::string_view opening = "\xe2\x80\x9c";  // “
constexpr std::string_view closing = "\xe2\x80\x9d";  // ”

/// Whether a straight mark at `at` opens a quotation: it stands at the begin or after a blank or bracket.
bool may_open(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '\t' ||
         text[at - 1] == '(' || text[at - 1] == '[' || text[at - 1] == '-';
}

/// Quotations of one block. One that is not closed ends with its block: a paragraph of a longer quotation.
void scan_block(Reading& reading, const base::ByteSpan& block) {
  const std::string_view text = reading.words(block);
  std::size_t begin = std::string_view::npos;
  bool curly = false;
  const auto close = [&](std::size_t end) {
    reading.quotations.push_back({{block.begin + begin, block.begin + end}, std::nullopt, std::nullopt});
    begin = std::string_view::npos;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, opening.size()) == opening) {
      if (begin == std::string_view::npos) {
        begin = i;
        curly = true;
      }
      i += opening.size() - 1;
    } else if (text.substr(i, closing.size()) == closing) {
      if (begin != std::string_view::npos && curly) close(i + closing.size());
      i += closing.size() - 1;
    } else if (text[i] == '"') {
      if (begin == std::string_view::npos && may_open(text, i)) {
        begin = i;
        curly = false;
      } else if (begin != std::string_view::npos && !curly) {
        close(i + 1);
      }
    }
  }
  if (begin != std::string_view::npos) close(text.size());
}

}  // namespace

void find_quotations(Reading& reading) {
  for (const article::Block& block : reading.article.blocks) {
    if (block.kept()) scan_block(reading, block.span);
  }
}

}  // namespace dateline::extract
