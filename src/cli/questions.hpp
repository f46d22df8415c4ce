#pragma once

#include <optional>
#include <string>
#include <unordered_map>
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
  /// --plan alone, where no filter can be asked.
  void ask_for_plan(Options& options);
  /// --certain, --possible and --plan.
  void ask_for_filtering(Options& options);
  /// How filter words are meant. Throws UsageError where that contradicts itself.
  query::Options filter(const Context& context) const;
  /// With --plan, says on standard error how the events were found and what else bounds the answer.
  void say(const Context& context, const query::Plan& how) const;
  /// Whether --max lets the row be shown that stands there, counted from 0.
  bool shows(std::size_t row) const { return max == 0 || row < max; }
};

/// Words that name actors, and the filter words among them (`when:2017`): at most `most` names, else
/// UsageError.
struct NamedWords {
  std::vector<std::string> names, filter;
};
NamedWords named_words(const std::vector<std::string>& words, std::size_t most, const std::string& command);

/// How the events stand on which rows rest, each looked up once.
class Standings {
 public:
  /// `story` must outlive this.
  explicit Standings(const model::StoryReader& story) : story_(story) {}

  /// "denied", "alleged", "planned", "hypothetical", "did not happen"; "" for a plain fact.
  const std::string& of(model::EventId event);
  /// "E4 is denied", "E4 did not happen"; "" for a plain fact.
  std::string said_of(model::EventId event);
  /// Those of the events that are no plain facts: "E4 is denied".
  std::vector<std::string> said_of(const std::vector<model::EventId>& events);
  /// The first handles and how many more there are, fit for a cell: "E3, E5 (denied) and 7 more".
  std::string in_short(const std::vector<model::EventId>& events);

 private:
  const model::StoryReader& story_;
  std::unordered_map<model::EventId, std::string> known_;
};

/// The rows beyond `max` taken out, and how many these were; 0 is no limit.
std::uint64_t cut(table::Answer& answer, std::uint64_t max);

/// Prints the answer with what there is to show of its events, and with --plan how it was found. `nothing` is
/// said on standard error where it has no rows, and how many rows were cut: "+12 more not shown (--max)".
void put_answer(Context& context, const story::Story& story, table::Answer answer,
                const QuestionOptions& asked, query::Plan how, const std::string& nothing);

}  // namespace dateline::cli
