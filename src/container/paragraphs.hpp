#pragma once

#include "src/container/transfer.hpp"

namespace dateline::container {

/// A text whose lines were broken to fit a width, with each paragraph on one line again: a blank takes the
/// place of a line's end. A line goes on in the next where it is nearly as long as the text is wide, or the
/// next one begins with a small letter; not before an empty line, a list's mark or a quotation's ">". With
/// `flowed` (RFC 3676) it goes on where it ends with a blank, and nowhere else. Line ends may be \r\n.
Carried with_joined_lines(Carried text, bool flowed = false);

}  // namespace dateline::container
