#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exports/table/answers.hpp"
#include "graph/query/names.hpp"
#include "src/cli/command.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/table_options.hpp"
#include "src/story/story.hpp"

namespace dateline::cli {

/// What the commands that answer questions about the graph have in common: names and filter words in one
/// list, a limit of rows, the words behind each.
struct QuestionOptions {
  std::uint64_t max = 0;
  bool quotes = false, certain = false, possible = false, plan = false;
  TableOptions table;

  /// --max, --quotes, --format, and with `filtered` ask_for_filtering().
  void ask_for(Options& options, std::uint64_t usual_max, bool filtered);
  /// --certain, --possible and --plan.
  void ask_for_filtering(Options& options);
  /// How filter words are meant. Throws UsageError where that contradicts itself.
  query::Options filter(const Context& context) const;
  /// With --plan, says on standard error how the events were found; with null that there was no filter.
  void say(const Context& context, const query::Plan* how) const;
};

/// Words that name actors, and the filter words among them (`when:2017`): at most `most` names, else
/// UsageError.
struct NamedWords {
  std::vector<std::string> names, filter;
};
NamedWords named_words(const std::vector<std::string>& words, std::size_t most, const std::string& command);

/// The first names of handles: "E3", "E5" and how many more there are, fit for a cell.
std::string handles_in_short(const std::vector<std::string>& handles);

/// The rows beyond `max` taken out, and how many these were; 0 is no limit.
std::uint64_t cut(table::Answer& answer, std::uint64_t max);

/// Prints the answer with what there is to show of its events. `nothing` is said on standard error where it
/// has no rows, and `more` where rows were cut: "+12 more not shown (--max)".
void put_answer(Context& context, const story::Story& story, table::Answer answer,
                const QuestionOptions& asked, const std::string& nothing);

}  // namespace dateline::cli
