#include "graph/query/date_words.hpp"

namespace dateline::query {

std::string date_words(const ResultEvent& event, calendar::DateStyle style, calendar::DateLength length) {
  if (event.likely) return likely_words(*event.likely, style, length);
  return event.when.unknown() ? "" : calendar::print(event.when, style, length);
}

std::string likely_words(const ResultLikely& likely, calendar::DateStyle style, calendar::DateLength length) {
  return "probably " + calendar::print(likely.when, style, length);
}

}  // namespace dateline::query
