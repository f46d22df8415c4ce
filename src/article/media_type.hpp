#pragma once

#include <string>
#include <string_view>

#include "src/article/article.hpp"

namespace dateline::article {

enum class MediaType { plain, html };

/// What an original is, by its first bytes. Throws DataError, with `name` as its path, for what holds no
/// article text: nothing at all, a picture, an archive, a program, a PDF, a feed, or more bytes than `limits`
/// allow.
MediaType media_type_of(std::string_view original, const std::string& name, const Limits& limits);

/// Throws the same DataError when `original` is longer than `limits` allow.
void check_size(std::string_view original, const std::string& name, const Limits& limits);

}  // namespace dateline::article
