#include "src/language/irregular_verbs.hpp"

#include <array>

#include "src/base/problem.hpp"
#include "src/language/hash.hpp"

namespace dateline::language {
namespace {

constexpr std::string_view path = "lexicon/irregular_verbs.tsv";

[[noreturn]] void refuse(std::uint64_t line, std::string_view row) {
  base::ProblemDetail detail;
  detail.path = std::string(path);
  detail.line = line;
  detail.what = "not a row of the table of irregular verbs";
  detail.why = "expected base, past tense, participle and other words, separated by tabs";
  detail.excerpt = std::string(row);
  throw base::DataError(std::move(detail));
}

bool is_listed(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    if (list.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

IrregularVerbs::IrregularVerbs(const base::DataFiles& data) {
  const std::string_view text = data.at(path);
  std::uint64_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = text.substr(at, end - at);
    at = end + 1;
    ++line;
    if (row.empty() || row.front() == '#') continue;
    std::array<std::string_view, 4> columns;
    std::size_t begin = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const bool last = c + 1 == columns.size();
      const std::size_t tab = last ? row.size() : row.find('\t', begin);
      if (tab == std::string_view::npos) refuse(line, row);
      columns[c] = row.substr(begin, tab - begin);
      begin = tab + 1;
    }
    const auto& [base, past, participle, others] = columns;
    if (base.empty() || past.empty() || participle.empty()) refuse(line, row);
    for (const std::string_view form : {past, participle}) {
      const bool is_participle = form == participle;
      forms_.insert_or_assign(hash_of(form), Form{base, !is_listed(others, form), is_participle});
    }
  }
}

}  // namespace dateline::language
