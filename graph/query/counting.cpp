#include "graph/query/counting.hpp"

#include <charconv>
#include <map>

namespace dateline::query {
namespace {

std::optional<std::uint64_t> count_from(std::string_view text) {
  std::uint64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count == 0) return std::nullopt;
  return count;
}

}  // namespace

const std::optional<model::SourceLink>& SourceCounter::link_of(model::SourceId id) {
  const auto [at, is_new] = links_.try_emplace(id);
  if (is_new) at->second = story_.link_of(id);
  return at->second;
}

model::SourceId SourceCounter::head_of(model::SourceId id) {
  const auto& link = link_of(id);
  return link ? link->head : id;
}

std::set<model::SourceId> SourceCounter::dependent(const std::set<model::SourceId>& sources) {
  std::map<model::SourceId, std::set<model::SourceId>> texts;  // by head
  for (const model::SourceId id : sources) texts[head_of(id)].insert(id);
  std::set<model::SourceId> dependent;
  for (const auto& [head, ids] : texts) {
    const model::SourceId first = ids.contains(head) ? head : *ids.begin();
    const auto& link = link_of(head);
    const bool is_taken_over =
        link && link->kind == model::LinkKind::containing && texts.contains(head_of(link->other));
    for (const model::SourceId id : ids)
      if (id != first || is_taken_over) dependent.insert(id);
  }
  return dependent;
}

std::optional<CountRange> count_range_from(std::string_view text) {
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    const auto least = count_from(text.substr(0, dots)), most = count_from(text.substr(dots + 2));
    if (!least || !most || *least > *most) return std::nullopt;
    return CountRange{*least, *most};
  }
  const bool or_more = text.ends_with('+');
  if (or_more) text.remove_suffix(1);
  const auto count = count_from(text);
  if (!count) return std::nullopt;
  return or_more ? CountRange{.least = *count} : CountRange{*count, *count};
}

}  // namespace dateline::query
