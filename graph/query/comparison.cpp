#include "graph/query/comparison.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "graph/query/names.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"

namespace dateline::query {
namespace {

std::string difference_of(const model::Claim& here, const model::Claim& there) {
  std::string out;
  if (!calendar::intersection(here.dating.when, there.dating.when)) out = "date";
  // What somebody alleges is told as it was or as alleged.
  const auto is_told = [](const model::Claim& claim) {
    return claim.modality == model::Modality::actual || claim.modality == model::Modality::alleged;
  };
  if (here.polarity != there.polarity || is_told(here) != is_told(there))
    out += out.empty() ? "standing" : ", standing";
  return out;
}

std::string standing_of(const model::Claim& claim) {
  const bool is_denied = claim.polarity == model::Polarity::negative;
  if (is_denied && claim.modality == model::Modality::actual) return "denied";
  return std::string(model::name_of(claim.modality)) + (is_denied ? ", denied" : "");
}

class Comparing {
 public:
  Comparing(const model::StoryReader& story, const std::string& extractor) : story_(story) {
    out_.extractor = extractor;
  }

  Comparison run() {
    std::set<model::SourceId> sources;
    for (const model::EventId event : story_.events_read_by(out_.extractor))
      for (const model::Claim& claim : story_.claims_of(event))
        if (claim.extractor == out_.extractor && claim.source) sources.insert(claim.source);
    out_.sources = sources.size();
    std::set<model::EventId> events;
    for (const model::SourceId source : sources)
      for (const model::EventId event : story_.events_in(source)) events.insert(event);
    for (const model::EventId id : events) compare(*story_.event(id), sources);
    std::stable_sort(out_.rows.begin(), out_.rows.end(), [](const ComparedEvent& a, const ComparedEvent& b) {
      return a.agreement < b.agreement;
    });
    return std::move(out_);
  }

 private:
  void compare(const model::Event& event, const std::set<model::SourceId>& sources) {
    std::map<model::SourceId, std::pair<std::vector<model::Claim>, std::vector<model::Claim>>> by_source;
    for (model::Claim& claim : story_.claims_of(event.id)) {
      if (!sources.contains(claim.source)) continue;
      auto& [here, there] = by_source[claim.source];
      if (claim.extractor.empty())
        here.push_back(std::move(claim));
      else if (claim.extractor == out_.extractor)
        there.push_back(std::move(claim));
    }
    // Several of one side are of one event where the editor has merged what they tell of.
    for (const auto& [source, sides] : by_source) {
      const auto& [here, there] = sides;
      for (std::size_t i = 0; i < std::max(here.size(), there.size()); ++i)
        add(event, i < here.size() ? &here[i] : nullptr, i < there.size() ? &there[i] : nullptr);
    }
  }

  void add(const model::Event& event, const model::Claim* here, const model::Claim* there) {
    ComparedEvent row{.event = to_string(event.id), .title = event.title};
    const model::Claim& shown = there != nullptr ? *there : *here;
    row.source = to_string(shown.source);
    row.quote = base::words_at(story_.text_of(shown.source), shown.quote);
    if (here != nullptr) {
      row.here = to_string(here->id);
      row.here_date = calendar::print(here->dating.when);
      row.here_standing = standing_of(*here);
    }
    if (there != nullptr) {
      row.there = to_string(there->id);
      row.there_date = calendar::print(there->dating.when);
      row.there_standing = standing_of(*there);
    }
    if (here != nullptr && there != nullptr) row.difference = difference_of(*here, *there);
    row.agreement = here == nullptr          ? Agreement::only_there
                    : there == nullptr       ? Agreement::only_here
                    : row.difference.empty() ? Agreement::agreed
                                             : Agreement::contradicting;
    out_.rows.push_back(std::move(row));
  }

  const model::StoryReader& story_;
  Comparison out_;
};

}  // namespace

std::string_view name_of(Agreement value) {
  switch (value) {
    case Agreement::contradicting:
      return "contradicting";
    case Agreement::only_there:
      return "only there";
    case Agreement::only_here:
      return "only here";
    case Agreement::agreed:
      break;
  }
  return "agreed";
}

std::uint64_t Comparison::count(Agreement agreement) const {
  return static_cast<std::uint64_t>(std::count_if(
      rows.begin(), rows.end(), [&](const ComparedEvent& row) { return row.agreement == agreement; }));
}

std::vector<std::string> extractors_named(const model::StoryReader& story, const std::string& words) {
  const std::vector<std::string> all = story.extractors(), wanted = folded_words(words);
  std::vector<std::string> found;
  for (const std::string& name : all) {
    const std::vector<std::string> own = folded_words(name);
    if (std::search(own.begin(), own.end(), wanted.begin(), wanted.end()) != own.end()) found.push_back(name);
  }
  if (!found.empty() || wanted.empty()) return found;
  std::vector<std::string> near_names = all;
  for (const std::string& name : all) near_names.push_back(name.substr(0, name.find(' ')));
  const std::string near = base::nearest_of(words, near_names.data(), near_names.data() + near_names.size());
  std::string list;
  for (const std::string& name : all) list += (list.empty() ? "" : ", ") + name;
  throw base::DataError({.what = "no other program '" + words + "' has read articles of this story",
                         .remedy = !near.empty()  ? "did you mean " + near + "?"
                                   : list.empty() ? "take its records with `dateline add --records FILE`"
                                                  : "those that have are: " + list});
}

Comparison compare_readings(const model::StoryReader& story, const std::string& extractor) {
  return Comparing(story, extractor).run();
}

}  // namespace dateline::query
