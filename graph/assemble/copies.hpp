#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/assemble/assemble.hpp"
#include "graph/model/assembled.hpp"
#include "src/text/word_runs.hpp"

namespace dateline::assemble {

/// A source as it is compared with others.
struct SourceText {
  std::string uid;
  std::string url;  ///< as normalized_url gives it
  std::optional<calendar::Day> published;
  text::WordRuns runs;  ///< of the kept text
};

/// The text of a record without what was dropped, what stands around a dropped part joined.
std::string kept_text(const record::Record& record);

/// `url` in the form in which two are compared: without scheme, "www.", fragment, trailing slash and the
/// query parameters that only say where a reader came from (utm_…, fbclid), the host in lower case. "" where
/// it names no page of its own: without a host, or the front page of a site.
std::string normalized_url(std::string_view url);

/// What `later` is to `earlier` by their words alone: a copy or an excerpt of it, or containing it; nothing
/// when they are texts of their own. The thresholds: docs/decisions/0012-copies-and-versions.md.
std::optional<model::LinkKind> kinship(const text::WordRuns& later, const text::WordRuns& earlier);

/// Which sources are copies, versions or parts of which, by uid; a source has one link at most. Links lead
/// from later to earlier, so that each group of copies has one head without such a link: its earliest text
/// (published days that are known before others), of these the longest, of these the one of the smallest uid.
/// The same for every order of `sources`. Time and memory grow with the number of words.
std::vector<model::AssembledSourceLink> source_links(std::vector<SourceText> sources);

/// The same, of readings.
std::vector<model::AssembledSourceLink> source_links(const std::vector<Reading>& readings);

}  // namespace dateline::assemble
