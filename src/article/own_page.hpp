#pragma once

#include <string_view>

namespace dateline::article {

/// Whether an original is a page that this program wrote (base::generator): a timeline, a fact sheet, an
/// article with what was read in it. None of them is an article.
bool is_own_page(std::string_view original);

}  // namespace dateline::article
