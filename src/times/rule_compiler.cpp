#include "src/times/rules.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "src/base/problem.hpp"

namespace dateline::times {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Action::count)> action_names = {
    "none", "date", "relative", "again", "deictic", "offset", "duration", "set", "reference"};

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
///       story The same, within a narrative
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
    link();
  }

 private:
  enum class Op : std::uint8_t { token, split, jump, open, close, done };
  /// A pattern as it is read: a program that tries one way after the other.
  struct Step {
    Op op = Op::done;
    bool tight = false;
    KindSet kinds = 0;
    std::vector<std::uint16_t> literals;
    std::size_t to = 0;  ///< second way of a split, target of a jump
  };
  struct Pattern {
    std::uint16_t rule = 0;
    std::size_t start = 0;
  };

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
    } else if (word == "yes" || word == "no" || word == "story") {
      read_example(word);
    } else {
      fail("neither define, rule, match, yes, story nor no");
    }
  }

  void read_example(std::string_view word) {
    RuleExample example;
    const bool counter = word == "no";
    example.counter = counter;
    example.narrative = word == "story";
    std::string_view rest = line_.substr(line_.find(word) + word.size() + 1);
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

  void compile(const std::vector<std::string_view>& fields) {
    fields_ = expand(fields, 0);
    at_ = 0;
    patterns_.push_back({static_cast<std::uint16_t>(rules_.rules_.size() - 1), steps_.size()});
    sequence();
    if (at_ != fields_.size()) fail("a ')' or ']' that was not opened");
    add(Op::done);
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

  std::size_t add(Op op) {
    Step step;
    step.op = op;
    steps_.push_back(step);
    return steps_.size() - 1;
  }

  /// Elements up to a closing mark, with "|" between ways.
  void sequence() {
    std::vector<std::size_t> ends;
    std::size_t way = add(Op::split);
    steps_[way].to = 0;
    while (at_ < fields_.size() && fields_[at_] != ")" && fields_[at_] != ")?" && fields_[at_] != "]") {
      if (fields_[at_] == "|") {
        ++at_;
        ends.push_back(add(Op::jump));
        steps_[way].to = steps_.size();
        way = add(Op::split);
        continue;
      }
      element();
    }
    // The last way has no other: its split becomes a jump to what follows it.
    steps_[way].op = Op::jump;
    steps_[way].to = way + 1;
    for (const std::size_t end : ends) steps_[end].to = steps_.size();
  }

  void element() {
    const std::string_view field = fields_[at_++];
    if (field == "(") {
      const std::size_t split = add(Op::split);
      sequence();
      if (at_ == fields_.size() || fields_[at_] == "]") fail("a '(' is not closed");
      const bool optional = fields_[at_++] == ")?";
      if (optional) {
        steps_[split].to = steps_.size();
      } else {
        steps_[split].op = Op::jump;
        steps_[split].to = split + 1;
      }
    } else if (field == "[") {
      add(Op::open);
      sequence();
      if (at_ == fields_.size() || fields_[at_] != "]") fail("a '[' is not closed");
      ++at_;
      add(Op::close);
    } else {
      single(field);
    }
  }

  void single(std::string_view field) {
    std::size_t split = 0;
    const bool optional = field.ends_with('?');
    if (optional) {
      field.remove_suffix(1);
      split = add(Op::split);
    }
    Step step;
    step.op = Op::token;
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
    steps_.push_back(std::move(step));
    if (optional) steps_[split].to = steps_.size();
  }

  /// The edges from `step` to the tokens it may lead to, in the order they are to be tried.
  void follow(std::size_t step, Rules::Edge edge, std::vector<Rules::Edge>& edges) const {
    const Step& here = steps_[step];
    switch (here.op) {
      case Op::token:
        edge.node = node_of_step_[step];
        edges.push_back(edge);
        break;
      case Op::done:
        edges.push_back(edge);
        break;
      case Op::split:
        follow(step + 1, edge, edges);
        follow(here.to, edge, edges);
        break;
      case Op::jump:
        follow(here.to, edge, edges);
        break;
      case Op::open:
        edge.opens = true;
        follow(step + 1, edge, edges);
        break;
      case Op::close:
        edge.closes = true;
        follow(step + 1, edge, edges);
        break;
    }
  }

  /// Turns the programs into nodes and edges, and notes under which words each pattern is to be tried.
  void link() {
    node_of_step_.assign(steps_.size(), 0);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].op != Op::token) continue;
      node_of_step_[i] = static_cast<std::uint32_t>(rules_.nodes_.size());
      rules_.nodes_.push_back({steps_[i].kinds, steps_[i].literals, steps_[i].tight, 0, 0});
    }
    std::vector<Rules::Edge> edges;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].op != Op::token) continue;
      edges.clear();
      follow(i + 1, {}, edges);
      Rules::Node& node = rules_.nodes_[node_of_step_[i]];
      node.first_edge = static_cast<std::uint32_t>(rules_.edges_.size());
      rules_.edges_.insert(rules_.edges_.end(), edges.begin(), edges.end());
      node.last_edge = static_cast<std::uint32_t>(rules_.edges_.size());
    }
    for (const Pattern& pattern : patterns_) {
      edges.clear();
      follow(pattern.start, {}, edges);
      for (const Rules::Edge& edge : edges)
        if (edge.node != Rules::Edge::done) note_start({pattern.rule, edge, false, 0, false});
    }
  }

  void note_start(Rules::Start start) {
    const Rules::Node& node = rules_.nodes_[start.edge.node];
    for (std::uint32_t i = node.first_edge; i < node.last_edge; ++i) {
      const std::uint32_t next = rules_.edges_[i].node;
      if (next == Rules::Edge::done) {
        start.one_will_do = true;
        continue;
      }
      start.second |= rules_.nodes_[next].kinds;
      if (!rules_.nodes_[next].literals.empty()) start.second_literal = true;
    }
    for (KindSet kinds = node.kinds; kinds != 0; kinds &= kinds - 1)
      rules_.by_kind_[static_cast<std::size_t>(std::countr_zero(kinds))].push_back(start);
    for (const std::uint16_t literal : node.literals) rules_.by_literal_[literal].push_back(start);
  }

  Rules& rules_;
  Vocabulary& vocabulary_;
  std::string_view path_;
  std::vector<Step> steps_;
  std::vector<Pattern> patterns_;
  std::vector<std::uint32_t> node_of_step_;
  std::string_view line_;
  std::uint64_t line_number_ = 0;
  std::unordered_map<std::string, std::vector<std::string_view>> macros_;
  std::vector<std::string_view> fields_;
  std::size_t at_ = 0;
};

Rules::Rules(std::string_view file, std::string_view path, Vocabulary& vocabulary) {
  RuleCompiler(*this, vocabulary, path).read(file);
}

}  // namespace dateline::times
