#pragma once

#include <string>

#include "graph/query/result.hpp"
#include "src/calendar/print.hpp"

namespace dateline::query {

/// The date of an event as a list or a picture gives it, after its place in time: "10 July 2017" where words
/// say it, "probably 10 July 2017" where these are its likely days, "reported 10 July 2017". "" when it has
/// no place in time.
std::string date_words(const ResultEvent& event, calendar::DateForm form = {},
                       calendar::DateLength length = calendar::DateLength::full);

/// "probably 10 July 2017".
std::string likely_words(const ResultLikely& likely, calendar::DateForm form = {},
                         calendar::DateLength length = calendar::DateLength::full);

}  // namespace dateline::query
