#pragma once

#include <string>
#include <string_view>

#include "src/article/article.hpp"

namespace dateline::container {

/// What a file is.
enum class FileKind { plain, markdown, html, feed, json, json_lines, warc, gzip, mail, pdf };

/// What a file is, by its first bytes; only Markdown without front matter is told from plain text by the
/// name (.md, .markdown). Throws DataError, with `name` as its path, for what holds no article text: nothing
/// at all, a picture, an archive of an unknown kind, a program.
FileKind kind_of(std::string_view bytes, const std::string& name);

/// Whether a text begins as a value of JSON that can hold an article.
bool begins_as_json(std::string_view bytes);

/// Throws DataError when an original is longer than `limits` allow.
void check_size(std::string_view original, const std::string& name, const article::Limits& limits);

}  // namespace dateline::container
