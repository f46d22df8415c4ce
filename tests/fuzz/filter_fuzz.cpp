// Any bytes as filter words, one argument a line: no crash; the places of terms, and of what cannot be read,
// lie in their arguments.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/filter.hpp"
#include "graph/query/relative_time.hpp"
#include "src/base/problem.hpp"

namespace {

using namespace dateline;

void check(const query::Filter& filter) {
  if (filter.kind == query::Filter::Kind::none && filter.parts.size() != 1) std::abort();
  for (const query::Filter& part : filter.parts) check(part);
  if (filter.kind != query::Filter::Kind::term) return;
  const query::Term& term = filter.term;
  if (term.value.empty() || term.offset > term.value_at || term.value_at > term.argument.size()) std::abort();
  if (query::is_relative_time(term.value) !=
      query::relative_time(term.value, calendar::Day{17357}).has_value())
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> arguments;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    arguments.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  try {
    check(query::parse_filter(arguments));
  } catch (const base::UsageError& problem) {
    if (problem.detail().caret > problem.detail().excerpt.size()) std::abort();
  }
  return 0;
}
