#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "src/article/article.hpp"
#include "src/article/html_blocks.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/page_names.hpp"
#include "src/article/written_date.hpp"

namespace dateline::article {

/// The blocks of a page where it may say who wrote the article and when: those around its headline and its
/// begin, and those below its end.
struct PageEnds {
  std::size_t headline = 0;  ///< the number of blocks where there is none
  std::size_t head_begin = 0, head_end = 0;
  std::size_t foot_begin = 0, foot_end = 0;
};

/// Who wrote an article by the words of its page: a line that says so ("By Jane Doe"), an element that is
/// named for it, a link to an author's page, a name beside the date. "" where nothing does: better none than
/// a wrong one.
std::string written_byline(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                           const PageNames& names, const WrittenDates& dates, const PageEnds& ends,
                           const Article& article);

}  // namespace dateline::article
