#include "graph/query/source_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace dateline::query {

ResultLink result_link(const model::SourceLink& link) {
  return {std::string(model::name_of(link.kind)), to_string(link.other), link.share};
}

std::string link_words(const ResultLink& link) {
  if (link.kind == "version") return "version of " + link.source;
  if (link.kind == "containing") return "contains " + link.source;
  // A hair is added: 0.29 * 100 is less than 29.
  return fmt::format("{} of {} ({:.0f} %)", link.kind, link.source, std::floor(100 * link.share + 1e-9));
}

const ResultSource* source_of(const Result& result, const std::string& id) {
  // They stand by the numbers of their handles: a longer handle is a higher one.
  const auto place = [](const std::string& handle) {
    return std::pair(handle.size(), std::string_view(handle));
  };
  const auto found = std::lower_bound(
      result.sources.begin(), result.sources.end(), id,
      [&](const ResultSource& source, const std::string& other) { return place(source.id) < place(other); });
  return found != result.sources.end() && found->id == id ? &*found : nullptr;
}

std::string counted_sources(std::uint64_t independent, std::uint64_t copies) {
  std::string words = fmt::format("{} {}", independent, independent == 1 ? "source" : "sources");
  if (copies > 0) words += fmt::format(" (and {} {})", copies, copies == 1 ? "copy" : "copies");
  return words;
}

}  // namespace dateline::query
