#pragma once

#include "src/article/article.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/page_names.hpp"

namespace dateline::article {

/// What the nodes from `begin` to `end` of a page say of its picture: those of the whole page where they show
/// the picture that `known` names, else the first figure of them. What `known` says stays.
LeadImage lead_image_of(const HtmlTree& tree, std::int32_t begin, std::int32_t end, const LeadImage& known,
                        const PageNames& names);

}  // namespace dateline::article
