#include "src/times/rules.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "src/base/problem.hpp"

namespace dateline::times {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Action::count)> action_names = {
    "none", "date", "relative", "deictic", "offset", "duration", "set", "reference"};

bool is_macro(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  std::size_t at = 0;
  while (at < line.size()) {
    if (line[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t end = std::min(line.find(' ', at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = end;
  }
  return fields;
}

}  // namespace

/// Reads the rule file:
///     define NAME pattern
///     rule name action
///       match pattern
///       yes An example with {the words} => value
///       no A counter-example.
/// A pattern is a sequence of kinds of words; `=word` is that word itself; `a|=b` one of several; `~` before:
/// without a space; `?` after: or nothing; `( … | … )` groups; `[ … ]` marks the words of one time; NAME
/// stands for what it was defined as.
class RuleCompiler {
 public:
  RuleCompiler(Rules& rules, Vocabulary& vocabulary, std::string_view path)
      : rules_(rules), vocabulary_(vocabulary), path_(path) {}

  void read(std::string_view file) {
    while (!file.empty()) {
      ++line_number_;
      const std::size_t length = std::min(file.find('\n'), file.size());
      line_ = file.substr(0, length);
      file.remove_prefix(std::min(length + 1, file.size()));
      read_line();
    }
    rules_.by_literal_.resize(vocabulary_.literal_count() + 1u);
    for (std::size_t i = 0; i < rules_.patterns_.size(); ++i) rules_.index(i, rules_.patterns_[i].start);
  }

 private:
  [[noreturn]] void fail(std::string what) const {
    base::ProblemDetail detail;
    detail.path = path_;
    detail.line = line_number_;
    detail.what = std::move(what);
    detail.excerpt = line_;
    throw base::DataError(detail);
  }

  void read_line() {
    const std::vector<std::string_view> fields = fields_of(line_);
    if (fields.empty() || fields[0].front() == '#') return;
    const std::string_view word = fields[0];
    if (word == "define" && fields.size() > 2) {
      macros_[std::string(fields[1])].assign(fields.begin() + 2, fields.end());
    } else if (word == "rule" && fields.size() == 3) {
      const auto action = std::find(action_names.begin(), action_names.end(), fields[2]);
      if (action == action_names.end()) fail(fmt::format("there is no action '{}'", fields[2]));
      rules_.rules_.push_back(
          {std::string(fields[1]), static_cast<Action>(action - action_names.begin()), {}});
    } else if (rules_.rules_.empty()) {
      fail("no rule has begun");
    } else if (word == "match" && fields.size() > 1) {
      compile({fields.begin() + 1, fields.end()});
    } else if (word == "yes" || word == "no") {
      read_example(word == "no");
    } else {
      fail("neither define, rule, match, yes nor no");
    }
  }

  void read_example(bool counter) {
    RuleExample example;
    example.counter = counter;
    std::string_view rest = line_.substr(line_.find(counter ? "no " : "yes ") + (counter ? 3 : 4));
    if (!counter) {
      const std::size_t arrow = rest.find(" => ");
      if (arrow == std::string_view::npos) fail("an example needs '=> value'");
      for (const std::string_view value : fields_of(rest.substr(arrow + 4)))
        example.values.emplace_back(value);
      rest = rest.substr(0, arrow);
      const auto braces = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '{'));
      if (braces != example.values.size()) fail("as many values as pairs of braces are needed");
    }
    example.text = rest;
    rules_.rules_.back().examples.push_back(std::move(example));
  }

  void compile(std::vector<std::string_view> fields) {
    fields_ = expand(fields, 0);
    at_ = 0;
    rules_.patterns_.push_back({static_cast<std::uint16_t>(rules_.rules_.size() - 1), rules_.steps_.size()});
    sequence();
    if (at_ != fields_.size()) fail("a ')' or ']' that was not opened");
    add(Rules::Op::done);
  }

  std::vector<std::string_view> expand(const std::vector<std::string_view>& fields, int depth) const {
    if (depth > 8) fail("a definition names itself");
    std::vector<std::string_view> result;
    for (std::string_view field : fields) {
      const bool optional = field.ends_with('?');
      const std::string_view name = optional ? field.substr(0, field.size() - 1) : field;
      if (!is_macro(name)) {
        result.push_back(field);
        continue;
      }
      const auto found = macros_.find(std::string(name));
      if (found == macros_.end()) fail(fmt::format("'{}' is not defined", name));
      result.push_back("(");
      const std::vector<std::string_view> inner =
          expand({found->second.begin(), found->second.end()}, depth + 1);
      result.insert(result.end(), inner.begin(), inner.end());
      result.push_back(optional ? ")?" : ")");
    }
    return result;
  }

  std::size_t add(Rules::Op op) {
    Rules::Step step;
    step.op = op;
    rules_.steps_.push_back(step);
    return rules_.steps_.size() - 1;
  }

  /// Elements up to a closing mark, with "|" between ways.
  void sequence() {
    std::vector<std::size_t> ends;
    std::size_t way = add(Rules::Op::split);
    rules_.steps_[way].to = 0;
    while (at_ < fields_.size() && fields_[at_] != ")" && fields_[at_] != ")?" && fields_[at_] != "]") {
      if (fields_[at_] == "|") {
        ++at_;
        ends.push_back(add(Rules::Op::jump));
        rules_.steps_[way].to = rules_.steps_.size();
        way = add(Rules::Op::split);
        continue;
      }
      element();
    }
    // The last way has no other: its split becomes a jump to what follows it.
    rules_.steps_[way].op = Rules::Op::jump;
    rules_.steps_[way].to = way + 1;
    for (const std::size_t end : ends) rules_.steps_[end].to = rules_.steps_.size();
  }

  void element() {
    const std::string_view field = fields_[at_++];
    if (field == "(") {
      const std::size_t split = add(Rules::Op::split);
      sequence();
      if (at_ == fields_.size() || fields_[at_] == "]") fail("a '(' is not closed");
      const bool optional = fields_[at_++] == ")?";
      if (optional) {
        rules_.steps_[split].to = rules_.steps_.size();
      } else {
        rules_.steps_[split].op = Rules::Op::jump;
        rules_.steps_[split].to = split + 1;
      }
    } else if (field == "[") {
      add(Rules::Op::open);
      sequence();
      if (at_ == fields_.size() || fields_[at_] != "]") fail("a '[' is not closed");
      ++at_;
      add(Rules::Op::close);
    } else {
      single(field);
    }
  }

  void single(std::string_view field) {
    std::size_t split = 0;
    const bool optional = field.ends_with('?');
    if (optional) {
      field.remove_suffix(1);
      split = add(Rules::Op::split);
    }
    Rules::Step step;
    step.op = Rules::Op::token;
    step.tight = field.starts_with('~');
    if (step.tight) field.remove_prefix(1);
    while (!field.empty()) {
      const std::size_t bar = std::min(field.find('|'), field.size());
      const std::string_view name = field.substr(0, bar);
      field.remove_prefix(std::min(bar + 1, field.size()));
      if (name.starts_with('=')) {
        step.literals.push_back(vocabulary_.literal(name.substr(1)));
      } else {
        const Kind kind = kind_named(name);
        if (kind == Kind::count) fail(fmt::format("there is no kind of word '{}'", name));
        step.kinds |= bit(kind);
      }
    }
    rules_.steps_.push_back(std::move(step));
    if (optional) rules_.steps_[split].to = rules_.steps_.size();
  }

  Rules& rules_;
  Vocabulary& vocabulary_;
  std::string_view path_;
  std::string_view line_;
  std::uint64_t line_number_ = 0;
  std::unordered_map<std::string, std::vector<std::string_view>> macros_;
  std::vector<std::string_view> fields_;
  std::size_t at_ = 0;
};

Rules::Rules(std::string_view file, std::string_view path, Vocabulary& vocabulary) {
  RuleCompiler(*this, vocabulary, path).read(file);
}

void Rules::index(std::size_t pattern, std::size_t step) {
  const Step& here = steps_[step];
  const auto number = static_cast<std::uint16_t>(pattern);
  const auto note = [number](std::vector<std::uint16_t>& list) {
    if (list.empty() || list.back() != number) list.push_back(number);
  };
  switch (here.op) {
    case Op::token:
      for (KindSet kinds = here.kinds; kinds != 0; kinds &= kinds - 1)
        note(by_kind_[static_cast<std::size_t>(std::countr_zero(kinds))]);
      for (const std::uint16_t literal : here.literals) note(by_literal_[literal]);
      break;
    case Op::split:
      index(pattern, step + 1);
      index(pattern, here.to);
      break;
    case Op::jump:
      index(pattern, here.to);
      break;
    case Op::open:
    case Op::close:
      index(pattern, step + 1);
      break;
    case Op::done:
      break;
  }
}

struct Rules::Run {
  const std::vector<Token>& tokens;
  Match now;
  Match best;
  bool found = false;
  unsigned budget = 4000;  ///< steps; far above what any rule needs at one token
};

bool Rules::accepts(const Step& step, const Token& token, Kind& kind) const {
  if (step.tight && token.space_before) return false;
  if (const KindSet both = step.kinds & token.kinds; both != 0) {
    kind = static_cast<Kind>(std::countr_zero(both));
    return true;
  }
  kind = Kind::count;
  if (token.word == nullptr || token.word->literal == 0) return false;
  return std::find(step.literals.begin(), step.literals.end(), token.word->literal) != step.literals.end();
}

void Rules::run(Run& state, std::size_t step, std::size_t token) const {
  while (state.budget > 0) {
    --state.budget;
    const Step& here = steps_[step];
    switch (here.op) {
      case Op::token: {
        if (token >= state.tokens.size() || token - state.now.first >= Match::longest) return;
        Kind kind = Kind::count;
        if (!accepts(here, state.tokens[token], kind)) return;
        state.now.kinds[token - state.now.first] = kind;
        ++token;
        ++step;
        break;
      }
      case Op::split: {
        const std::size_t parts = state.now.part_count;
        run(state, step + 1, token);
        state.now.part_count = parts;
        step = here.to;
        break;
      }
      case Op::jump:
        step = here.to;
        break;
      case Op::open:
        if (state.now.part_count == state.now.parts.size()) return;
        state.now.parts[state.now.part_count].first = token;
        ++step;
        break;
      case Op::close:
        state.now.parts[state.now.part_count++].end = token;
        ++step;
        break;
      case Op::done:
        if (token > state.now.first && (!state.found || token > state.best.end)) {
          state.now.end = token;
          state.best = state.now;
          state.found = true;
        }
        return;
    }
  }
}

void Rules::match(const std::vector<Token>& tokens, std::size_t first, std::vector<Match>& found) const {
  found.clear();
  const Token& token = tokens[first];
  if (token.kinds == 0 && token.word == nullptr) return;
  const auto attempt = [&](const std::vector<std::uint16_t>& numbers) {
    for (const std::uint16_t number : numbers) {
      Run state{tokens, {}, {}};
      state.now.rule = patterns_[number].rule;
      state.now.first = first;
      run(state, patterns_[number].start, first);
      if (!state.found) continue;
      if (state.best.part_count == 0) {
        state.best.part_count = 1;
        state.best.parts[0] = {first, state.best.end};
      }
      found.push_back(state.best);
    }
  };
  for (KindSet kinds = token.kinds; kinds != 0; kinds &= kinds - 1)
    attempt(by_kind_[static_cast<std::size_t>(std::countr_zero(kinds))]);
  if (token.word != nullptr && token.word->literal != 0) attempt(by_literal_[token.word->literal]);
  std::sort(found.begin(), found.end(), [](const Match& one, const Match& other) {
    return one.end != other.end ? one.end > other.end : one.rule < other.rule;
  });
}

}  // namespace dateline::times
