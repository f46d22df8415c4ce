#pragma once

#include <string>
#include <string_view>

#include "src/article/written_date.hpp"
#include "src/container/unwrapped.hpp"

namespace dateline::container {

/// Whether bytes begin as a message of RFC 5322 does: with header fields, two of those that mail has among
/// them. Pages saved as MHTML are such messages.
bool is_mail(std::string_view bytes);

/// The text of a message: its first HTML part, else its first plain one, attachments apart. A mail says who
/// wrote it and when it was sent; a page saved as MHTML says where it stood and when it was saved. Throws
/// DataError naming `name` where no part is text.
Unwrapped unwrapped_mail(std::string_view original, const std::string& name,
                         const article::WrittenDates& dates);

}  // namespace dateline::container
