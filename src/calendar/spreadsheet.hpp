#pragma once

#include <string>

namespace dateline::calendar {

/// A date as a spreadsheet may have made it out of one that people write: "Dec-16" is "Dec 2016", 42733 the
/// day of that number, "2016-12-29 00:00:00" that day; as it is where it is none of these. `was` is the cell
/// as it was written, which tells the century of "29-Oct-29".
std::string date_repaired(const std::string& cell, const std::string& was = "");

}  // namespace dateline::calendar
