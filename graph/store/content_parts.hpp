#pragma once

namespace dateline::store {

/// Of the column content.part; part of the format.
enum class Part { original = 0, text = 1, record = 2, known = 3 };

}  // namespace dateline::store
