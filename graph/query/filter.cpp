#include "graph/query/filter.hpp"

#include <algorithm>
#include <string_view>

#include "graph/model/ids.hpp"
#include "src/base/problem.hpp"

namespace dateline::query {
namespace {

constexpr std::size_t max_depth = 64;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_field_letter(char c) {
  return (c >= 'a' && c <= 'z') || c == '-';
}

/// The length of a leading `word:` in `text`, colon included; 0 when there is none. A URL's scheme is no
/// field.
std::size_t field_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_field_letter(text[length])) ++length;
  if (length == 0 || length == text.size() || text[length] != ':') return 0;
  if (text.substr(length).starts_with("://")) return 0;
  return length + 1;
}

/// Reads one argument; `free` when spaces part words in it.
class Reader {
 public:
  Reader(const std::string& text, bool free) : text_(text), free_(free) {}

  Filter query(std::size_t depth) {
    Filter all;
    for (skip_spaces(); at_ < text_.size() && text_[at_] != ')'; skip_spaces())
      all.parts.push_back(clause(depth));
    return all;
  }

  void expect_end() {
    if (at_ < text_.size())
      refuse_filter(text_, at_, "a closing parenthesis without an opening one",
                    "take it away, or open one before it");
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  Filter clause(std::size_t depth) {
    if (std::string_view(text_).substr(at_).starts_with("not:")) {
      at_ += 4;
      if (at_ == text_.size() || is_space(text_[at_]))
        refuse_filter(text_, at_, "nothing stands after not:",
                      "write the word it negates next to it: not:kind:statement");
      Filter none{.kind = Filter::Kind::none};
      none.parts.push_back(clause(depth));
      return none;
    }
    Filter any{.kind = Filter::Kind::any};
    std::string field;
    while (true) {
      any.parts.push_back(alternative(field, depth));
      if (at_ >= text_.size() || text_[at_] != ',') break;
      ++at_;
    }
    if (any.parts.size() == 1) return std::move(any.parts.front());
    return any;
  }

  /// One side of a comma. A side without a field takes that of the side before it.
  Filter alternative(std::string& field, std::size_t depth) {
    if (free_ && at_ < text_.size() && text_[at_] == '(') {
      if (depth >= max_depth)
        refuse_filter(text_, at_, "parentheses nested too deep", "64 levels are the limit");
      const std::size_t open = at_++;
      Filter inside = query(depth + 1);
      if (at_ >= text_.size())
        refuse_filter(text_, open, "this parenthesis is never closed", "close it with )");
      ++at_;
      field.clear();
      return inside;
    }
    const std::size_t begin = at_;
    if (const std::size_t length = field_length(std::string_view(text_).substr(at_))) {
      field = text_.substr(at_, length - 1);
      if (field == "not")
        refuse_filter(text_, at_, "not: stands inside a comma list",
                      "write it before the whole clause: not:kind:statement");
      const auto& known = filter_fields();
      if (!std::binary_search(known.begin(), known.end(), field)) {
        const std::string near = base::nearest_of(field, known.data(), known.data() + known.size());
        std::string all;
        for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name + ":";
        refuse_filter(text_, at_, "there is no filter word '" + field + ":'",
                      near.empty() ? "the words are " + all : "did you mean " + near + ": ?");
      }
      at_ += length;
    }
    Filter term{.kind = Filter::Kind::term};
    while (!free_ && at_ < text_.size() && is_space(text_[at_])) ++at_;
    const std::size_t value_at = at_;
    term.term = {field, value(), text_, begin, value_at};
    if (term.term.value.empty())
      refuse_filter(text_, at_, field.empty() ? "a word is missing" : "nothing stands after " + field + ":",
                    field.empty() ? "write a word on each side of a comma"
                                  : "write the value next to it: " + field + ":…");
    return term;
  }

  std::string value() {
    std::string out;
    if (free_ && at_ < text_.size() && text_[at_] == '"') {
      const std::size_t open = at_++;
      while (at_ < text_.size() && text_[at_] != '"') out.push_back(text_[at_++]);
      if (at_ == text_.size())
        refuse_filter(text_, open, "this quotation mark is never closed", "close it with \"");
      ++at_;
      return out;
    }
    while (at_ < text_.size() && text_[at_] != ',' &&
           !(free_ && (is_space(text_[at_]) || text_[at_] == '(' || text_[at_] == ')')))
      out.push_back(text_[at_++]);
    while (!out.empty() && is_space(out.back())) out.pop_back();
    out.erase(0, std::min(out.find_first_not_of(" \t\n\r"), out.size()));
    return out;
  }

  const std::string& text_;
  bool free_;
  std::size_t at_ = 0;
};

bool is_query(const std::string& argument) {
  if (argument.find_first_of("()\"") != std::string::npos) return true;
  for (std::size_t i = 1; i < argument.size(); ++i)
    if (is_space(argument[i - 1]) && field_length(std::string_view(argument).substr(i))) return true;
  return false;
}

/// The bare handle of an event.
bool is_event(const Filter& part) {
  return part.kind == Filter::Kind::term && part.term.field.empty() &&
         model::handle_from<'E'>(part.term.value).has_value();
}

bool is_list_of_events(const Filter& part) {
  return part.kind == Filter::Kind::any && std::all_of(part.parts.begin(), part.parts.end(), is_event);
}

}  // namespace

bool asks_for_time(const Term& term) {
  return term.field == "when" || term.field == "before" || term.field == "after" || term.field == "during";
}

void refuse_filter(const std::string& argument, std::size_t offset, std::string why, std::string remedy) {
  // The caret counts characters, not bytes.
  const auto caret = std::count_if(argument.begin(), argument.begin() + static_cast<std::ptrdiff_t>(offset),
                                   [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  throw base::UsageError({.what = "the filter cannot be read",
                          .why = std::move(why),
                          .excerpt = argument,
                          .caret = static_cast<std::uint64_t>(caret),
                          .remedy = std::move(remedy)});
}

const Term* find_term(const Filter& filter, const std::function<bool(const Term&)>& test) {
  if (filter.kind == Filter::Kind::term) return test(filter.term) ? &filter.term : nullptr;
  for (const Filter& part : filter.parts)
    if (const Term* found = find_term(part, test)) return found;
  return nullptr;
}

const std::vector<std::string>& filter_fields() {
  static const std::vector<std::string> fields = {
      "about",    "after", "before",  "during", "in",      "is",    "kind", "outlet", "place", "read-by",
      "relation", "role",  "said-by", "source", "sources", "state", "tag",  "when",   "who"};
  return fields;
}

void refuse_value(const Term& term, std::string why, std::string remedy) {
  refuse_filter(term.argument, term.value_at, std::move(why), std::move(remedy));
}

bool asks_for_time(const Filter& filter) {
  return find_term(filter, [](const Term& term) { return asks_for_time(term) || term.field == "in"; }) !=
         nullptr;
}

Filter parse_filter(const std::vector<std::string>& arguments) {
  Filter all;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    Reader reader(arguments[i], is_query(arguments[i]));
    Filter one = reader.query(0);
    reader.expect_end();
    for (Filter& part : one.parts) {
      // "E3 E5": both, since no event is two.
      const bool joins = i > 0 && is_event(part) && !all.parts.empty() &&
                         (is_event(all.parts.back()) || is_list_of_events(all.parts.back()));
      if (!joins) {
        all.parts.push_back(std::move(part));
        continue;
      }
      if (is_event(all.parts.back())) {
        Filter list{.kind = Filter::Kind::any};
        list.parts.push_back(std::move(all.parts.back()));
        all.parts.back() = std::move(list);
      }
      all.parts.back().parts.push_back(std::move(part));
    }
  }
  return all;
}

}  // namespace dateline::query
