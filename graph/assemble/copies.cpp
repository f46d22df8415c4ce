#include "graph/assemble/copies.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

using model::LinkKind;
using text::WordRuns;

constexpr std::size_t fewest_words = 25;     // a text with less is compared with none
constexpr std::size_t short_text = 100;      // words below which forms that are filled in look alike
constexpr double least_of_text = 0.7;        // of its runs, for a text to stand in another
constexpr double least_of_short_text = 0.9;  // the same, for a short one
constexpr double least_of_numbers = 0.7;     // of its numbers
constexpr std::size_t fewest_numbers = 3;    // with less, numbers say nothing
constexpr double least_of_whole = 0.5;       // of the runs of the other, for a short text to be its copy
constexpr double least_of_version = 0.1;     // of the runs of the shorter text of one address

constexpr std::size_t sketch_size = 128;
constexpr std::size_t most_texts_of_value =
    16;                                   // the earliest texts in which a value of a sketch is looked up
constexpr std::size_t fewest_values = 2;  // in common, for two texts to be compared
constexpr std::size_t most_texts_of_address = 16;  // an address with more names no one text

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// Whether nearly all of `part` stands in another text, with which it has `common` runs.
bool stands_in(const WordRuns& part, const WordRuns& other, std::size_t common) {
  if (part.words < fewest_words) return false;
  const double least = part.words < short_text ? least_of_short_text : least_of_text;
  if (ratio(common, part.all.size()) < least) return false;
  return part.numbers.size() < fewest_numbers ||
         ratio(text::count_common(part.numbers, other.numbers), part.numbers.size()) >= least_of_numbers;
}

/// Query parameters that say where a reader came from, not what is read.
bool is_tracking(std::string_view parameter) {
  const std::string name = text::lower_ascii(parameter.substr(0, parameter.find('=')));
  static const std::vector<std::string> names = {
      "cmp",     "cmpid", "dclid", "fbclid", "gclid", "guccounter", "igshid", "mc_cid", "mc_eid",
      "msclkid", "ref",   "smid",  "source", "src",   "twclid",     "xtor",   "yclid"};
  return name.empty() || name.starts_with("utm_") || name.starts_with("at_") ||
         std::binary_search(names.begin(), names.end(), name);
}

std::string query_without_tracking(std::string_view query) {
  std::vector<std::string> kept;
  for (std::size_t begin = 0; begin <= query.size();) {
    const std::size_t end = std::min(query.find('&', begin), query.size());
    const std::string_view parameter = query.substr(begin, end - begin);
    if (!is_tracking(parameter)) kept.emplace_back(parameter);
    begin = end + 1;
  }
  std::sort(kept.begin(), kept.end());
  std::string out;
  for (const std::string& parameter : kept) out += (out.empty() ? "?" : "&") + parameter;
  return out;
}

/// Days that are known first; then of two of a day the one that `shorter_first` asks for.
auto order_key(const SourceText& source, bool shorter_first) {
  const auto words = static_cast<std::int64_t>(source.runs.words);
  return std::tuple(!source.published, source.published ? source.published->number : 0,
                    shorter_first ? words : -words, source.uid);
}

/// A source on its place in the order by which links lead back.
struct Placed {
  SourceText source;
  std::size_t first_version = 0;  ///< its place; its own for all but the later versions of one address
  std::size_t head = 0;
};

/// The versions of one address together, in their order, at the place of the first one.
std::vector<Placed> in_order(std::vector<SourceText> sources) {
  std::sort(sources.begin(), sources.end(), [](const SourceText& one, const SourceText& other) {
    return order_key(one, true) < order_key(other, true);
  });
  std::map<std::string, std::vector<std::size_t>> units_of_url;
  std::vector<std::vector<std::size_t>> units;  // the first version first
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto is_version_of = [&](std::size_t unit) {
      const WordRuns &one = sources[i].runs, &first = sources[units[unit].front()].runs;
      const std::size_t shorter = std::min(one.all.size(), first.all.size());
      return ratio(text::count_common(one.all, first.all), shorter) >= least_of_version;
    };
    if (!sources[i].url.empty()) {
      std::vector<std::size_t>& of_url = units_of_url[sources[i].url];
      const auto unit = std::find_if(of_url.begin(), of_url.end(), is_version_of);
      if (unit != of_url.end()) {
        units[*unit].push_back(i);
        continue;
      }
      if (of_url.size() < most_texts_of_address) of_url.push_back(units.size());
    }
    units.push_back({i});
  }
  std::sort(units.begin(), units.end(), [&](const auto& one, const auto& other) {
    return order_key(sources[one.front()], false) < order_key(sources[other.front()], false);
  });
  std::vector<Placed> placed;
  for (const auto& unit : units) {
    const std::size_t first = placed.size();
    for (const std::size_t i : unit) placed.push_back({std::move(sources[i]), first, placed.size()});
  }
  return placed;
}

/// Texts by the values of their sketches.
class SketchIndex {
 public:
  /// The texts added so far that have enough values in common with `sketch`, in the order of adding.
  std::vector<std::size_t> candidates(const std::vector<std::uint64_t>& sketch) const {
    std::map<std::size_t, std::size_t> values;
    for (const std::uint64_t value : sketch) {
      const auto at = texts_.find(value);
      if (at == texts_.end()) continue;
      for (const std::size_t text : at->second) ++values[text];
    }
    std::vector<std::size_t> found;
    for (const auto& [text, count] : values)
      if (count >= fewest_values) found.push_back(text);
    return found;
  }

  void add(std::size_t text, const std::vector<std::uint64_t>& sketch) {
    for (const std::uint64_t value : sketch) {
      std::vector<std::size_t>& texts = texts_[value];
      if (texts.size() < most_texts_of_value) texts.push_back(text);
    }
  }

 private:
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> texts_;
};

struct Found {
  std::size_t place = 0;
  LinkKind kind = LinkKind::copy;
  double share = 0;
};

/// Of `earlier` places what `later` is nearest to: what it is a copy or an excerpt of goes before what it
/// contains, then the largest share goes first, then the earliest.
std::optional<Found> nearest(const std::vector<Placed>& placed, const Placed& later,
                             const std::vector<std::size_t>& earlier) {
  std::optional<Found> best;
  for (const std::size_t place : earlier) {
    const WordRuns& runs = placed[place].source.runs;
    const std::optional<LinkKind> kind = kinship(later.source.runs, runs);
    if (!kind) continue;
    const Found found{place, *kind, text::share_of_words(later.source.runs, runs)};
    const auto rank = [](const Found& one) {
      return std::tuple(one.kind == LinkKind::containing, -one.share, one.place);
    };
    if (!best || rank(found) < rank(*best)) best = found;
  }
  return best;
}

}  // namespace

std::string kept_text(const record::Record& record) {
  std::vector<base::ByteSpan> dropped;
  for (const record::Dropped& part : record.dropped) dropped.push_back(part.span);
  std::sort(dropped.begin(), dropped.end());
  std::string kept;
  std::uint64_t at = 0;
  for (const base::ByteSpan& span : dropped) {
    kept.append(base::words_at(record.text, {std::min(at, span.begin), span.begin})).push_back('\n');
    at = std::max(at, span.end);
  }
  return kept.append(base::words_at(record.text, {at, record.text.size()}));
}

std::string normalized_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  std::string query;
  if (const std::size_t mark = url.find('?'); mark != std::string_view::npos) {
    query = query_without_tracking(url.substr(mark + 1));
    url = url.substr(0, mark);
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  const std::size_t slash = std::min(url.find('/'), url.size());
  std::string host = text::lower_ascii(url.substr(0, slash));
  if (host.starts_with("www.")) host.erase(0, 4);
  const std::string_view path = url.substr(slash);
  if (host.empty() || (path.empty() && query.empty())) return {};
  return host + std::string(path) + query;
}

std::optional<LinkKind> kinship(const WordRuns& later, const WordRuns& earlier) {
  const std::size_t common = text::count_common(later.all, earlier.all);
  if (stands_in(later, earlier, common)) {
    const bool is_copy = later.words >= short_text || ratio(common, earlier.all.size()) >= least_of_whole;
    return is_copy ? LinkKind::copy : LinkKind::excerpt;
  }
  if (stands_in(earlier, later, common)) return LinkKind::containing;
  return std::nullopt;
}

std::vector<model::AssembledSourceLink> source_links(std::vector<SourceText> sources) {
  std::vector<Placed> placed = in_order(std::move(sources));
  SketchIndex originals;  // what is itself no copy
  std::vector<model::AssembledSourceLink> links;
  const auto link = [&](Placed& later, const Found& found) {
    if (found.kind != LinkKind::containing) later.head = placed[found.place].head;
    links.push_back({later.source.uid, placed[found.place].source.uid, placed[later.head].source.uid,
                     found.kind, found.share});
  };
  for (std::size_t i = 0; i < placed.size(); ++i) {
    Placed& one = placed[i];
    const std::vector<std::uint64_t> sketch = text::sketch_of(one.source.runs, sketch_size);
    std::optional<Found> found;
    if (one.first_version != i) {
      const WordRuns& first = placed[one.first_version].source.runs;
      found = {one.first_version, LinkKind::version, text::share_of_words(one.source.runs, first)};
    } else {
      found = nearest(placed, one, originals.candidates(sketch));
    }
    if (found) link(one, *found);
    if (!found || found->kind == LinkKind::version || found->kind == LinkKind::containing)
      originals.add(i, sketch);
  }
  return links;
}

std::vector<model::AssembledSourceLink> source_links(const std::vector<Reading>& readings) {
  std::vector<SourceText> sources;
  for (const Reading& reading : readings)
    sources.push_back({reading.source_uid, normalized_url(reading.record->url), reading.published,
                       text::word_runs(kept_text(*reading.record))});
  return source_links(std::move(sources));
}

}  // namespace dateline::assemble
