#include "graph/query/date_words.hpp"

namespace dateline::query {

std::string date_words(const ResultEvent& event, calendar::DateStyle style, calendar::DateLength length) {
  if (event.likely) return likely_words(*event.likely, style, length);
  if (event.when.unknown()) return "";
  // A first and a last day that follow from something else: nobody stated them.
  const bool follows = !event.when.stated && event.when.bounded();
  return calendar::print(event.when, style, length) + (follows ? ", inferred" : "");
}

std::string likely_words(const ResultLikely& likely, calendar::DateStyle style, calendar::DateLength length) {
  return "probably " + calendar::print(likely.when, style, length);
}

}  // namespace dateline::query
