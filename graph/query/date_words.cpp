#include "graph/query/date_words.hpp"

#include "src/calendar/locale.hpp"

namespace dateline::query {

std::string date_words(const ResultEvent& event, calendar::DateForm form, calendar::DateLength length) {
  if (event.likely) return likely_words(*event.likely, form, length);
  if (event.when.unknown()) return "";
  // A first and a last day that follow from something else: nobody stated them.
  const bool follows = !event.when.stated && event.when.bounded();
  std::string date = calendar::print(event.when, form, length);
  return follows ? form.words().inferred(date) : date;
}

std::string likely_words(const ResultLikely& likely, calendar::DateForm form, calendar::DateLength length) {
  return calendar::print_likely(likely.when, form, length);
}

}  // namespace dateline::query
