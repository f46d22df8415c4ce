#include "src/article/html_tokenizer.hpp"

#include <algorithm>
#include <utility>

namespace dateline::article {
namespace {

using Kind = HtmlToken::Kind;

enum class Escape { none, escaped, doubly };  // of script

constexpr std::size_t max_attributes = 512;  // of one tag
constexpr std::string_view replacement = "\xef\xbf\xbd";

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool ends_name(char c) {
  return is_space(c) || c == '/' || c == '>';
}

bool equals_without_case(std::string_view a, std::string_view lower_b) {
  return a.size() == lower_b.size() &&
         std::equal(a.begin(), a.end(), lower_b.begin(), [](char x, char y) { return lower(x) == y; });
}

void append_without_nul(std::string& out, std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\0', i), bytes.size());
    out.append(bytes.substr(i, end - i));
    if (end < bytes.size()) out += replacement;
    i = end + 1;
  }
}

}  // namespace

HtmlTokenizer::HtmlTokenizer(std::string_view input, const CharacterReferences& references,
                             AttributeFilter wanted)
    : input_(input), references_(references), wanted_(wanted) {}

void HtmlTokenizer::set_content(HtmlContent content, std::string_view element) {
  content_ = content;
  element_ = element;
  script_until_ = 0;
}

void HtmlTokenizer::finish(HtmlToken& token, Kind kind) {
  token.kind = kind;
  token.end = at_;
}

void HtmlTokenizer::next(HtmlToken& token) {
  token.name.clear();
  token.data.clear();
  token.attributes.clear();
  token.self_closing = token.has_name = token.force_quirks = false;
  token.public_id.reset();
  token.system_id.reset();
  token.kind = Kind::end;
  // A stretch of markup may give no token at all ("</>"); then the next one counts.
  while (at_ < input_.size() && token.kind == Kind::end) {
    token.begin = at_;
    switch (content_) {
      case HtmlContent::data:
        data(token);
        break;
      case HtmlContent::rcdata:
      case HtmlContent::rawtext:
      case HtmlContent::plaintext:
        escapable_text(token);
        break;
      case HtmlContent::script:
        script(token);
        break;
      case HtmlContent::cdata:
        cdata(token);
        break;
    }
  }
  if (token.kind == Kind::end) token.begin = token.end = input_.size();
}

void HtmlTokenizer::single(HtmlToken& token, std::size_t length, std::string_view characters) {
  at_ += length;
  token.characters = characters;
  finish(token, Kind::characters);
}

bool HtmlTokenizer::characters_until(HtmlToken& token, std::string_view stops, bool keep_nul) {
  const bool stops_at_tag = stops.find('<') != std::string_view::npos;
  const bool stops_at_reference = stops.find('&') != std::string_view::npos;
  std::size_t end = at_;
  for (; end < input_.size(); ++end) {
    const char c = input_[end];
    if ((c == '<' && stops_at_tag) || (c == '&' && stops_at_reference) || (c == '\0' && !keep_nul)) break;
  }
  if (end == at_) {
    if (end >= input_.size() || input_[end] != '\0' || keep_nul) return false;
    single(token, 1, replacement);
    return true;
  }
  token.characters = input_.substr(at_, end - at_);
  at_ = end;
  finish(token, Kind::characters);
  return true;
}

void HtmlTokenizer::data(HtmlToken& token) {
  if (characters_until(token, "<&", true)) return;
  if (input_[at_] == '<') return markup(token);
  CharacterReference reference = references_.read(input_, at_, false);
  if (reference.length == 0) return single(token, 1, input_.substr(at_, 1));
  replaced_ = std::move(reference.characters);
  single(token, reference.length, replaced_);
}

bool HtmlTokenizer::is_end_tag_here() const {
  if (element_.empty() || at(at_) != '<' || at(at_ + 1) != '/') return false;
  const std::size_t end = at_ + 2 + element_.size();
  return end < input_.size() && ends_name(input_[end]) &&
         equals_without_case(input_.substr(at_ + 2, element_.size()), element_);
}

void HtmlTokenizer::escapable_text(HtmlToken& token) {
  if (content_ == HtmlContent::plaintext) {
    characters_until(token, "", false);
    return;
  }
  const bool has_references = content_ == HtmlContent::rcdata;
  if (characters_until(token, has_references ? "<&" : "<", false)) return;
  if (is_end_tag_here()) {
    content_ = HtmlContent::data;
    at_ += 2;
    return tag(token, false);
  }
  if (input_[at_] == '&') {
    CharacterReference reference = references_.read(input_, at_, false);
    if (reference.length > 0) {
      replaced_ = std::move(reference.characters);
      return single(token, reference.length, replaced_);
    }
  }
  single(token, 1, input_.substr(at_, 1));
}

// Finds the end of a script: its end tag, but not inside <!-- <script> … </script> -->.
void HtmlTokenizer::script(HtmlToken& token) {
  if (script_until_ <= at_) {
    Escape escape = Escape::none;
    std::size_t dashes = 0;
    std::size_t i = at_;
    const auto name_after = [&](std::size_t begin) {
      std::size_t end = begin;
      while (end < input_.size() && is_letter(input_[end])) ++end;
      return input_.substr(begin, end - begin);
    };
    const auto is_end_tag = [&](std::size_t begin) {
      const std::string_view name = name_after(begin);
      return !element_.empty() && equals_without_case(name, element_) &&
             begin + name.size() < input_.size() && ends_name(input_[begin + name.size()]);
    };
    for (; i < input_.size(); ++i) {
      if (escape == Escape::none) i = std::min(input_.find('<', i), input_.size() - 1);
      const char c = input_[i];
      if (c == '-') {
        ++dashes;
        continue;
      }
      const std::size_t before = std::exchange(dashes, 0);
      if (c == '>' && before >= 2) escape = Escape::none;
      if (c != '<') continue;
      if (escape == Escape::none && at(i + 1) == '!' && at(i + 2) == '-' && at(i + 3) == '-') {
        escape = Escape::escaped;
        dashes = 2;
        i += 3;
        continue;
      }
      const bool closes = at(i + 1) == '/';
      if (closes && escape != Escape::doubly && is_end_tag(i + 2)) break;
      if (escape == Escape::none || (closes != (escape == Escape::doubly))) continue;
      const std::size_t name_begin = i + (closes ? 2 : 1);
      const std::string_view name = name_after(name_begin);
      const std::size_t name_end = name_begin + name.size();
      if ((name.empty() && !closes) || name_end >= input_.size() || !ends_name(input_[name_end])) continue;
      if (equals_without_case(name, "script")) escape = closes ? Escape::escaped : Escape::doubly;
      i = name_end;
    }
    script_until_ = std::min(i, input_.size());
  }
  if (at_ < script_until_) {
    const std::string_view rest = input_.substr(at_, script_until_ - at_);
    const std::size_t nul = rest.find('\0');
    if (nul == 0) return single(token, 1, replacement);
    return single(token, std::min(nul, rest.size()), rest.substr(0, nul));
  }
  content_ = HtmlContent::data;
  at_ += 2;
  tag(token, false);
}

void HtmlTokenizer::cdata(HtmlToken& token) {
  const std::size_t end = std::min(input_.find("]]>", at_), input_.size());
  if (end > at_) return single(token, end - at_, input_.substr(at_, end - at_));
  at_ = std::min(end + 3, input_.size());
  content_ = HtmlContent::data;
}

void HtmlTokenizer::markup(HtmlToken& token) {
  const char c = at(at_ + 1);
  if (c == '!') {
    at_ += 2;
    return declaration(token);
  }
  if (c == '?') return bogus_comment(token, at_ + 1);
  if (is_letter(c)) {
    ++at_;
    return tag(token, true);
  }
  if (c != '/') return single(token, 1, input_.substr(at_, 1));
  if (at_ + 2 >= input_.size()) return single(token, 2, input_.substr(at_, 2));
  if (is_letter(input_[at_ + 2])) {
    at_ += 2;
    return tag(token, false);
  }
  if (input_[at_ + 2] == '>') {
    at_ += 3;
    return;
  }
  bogus_comment(token, at_ + 2);
}

void HtmlTokenizer::declaration(HtmlToken& token) {
  if (input_.substr(at_, 2) == "--") {
    at_ += 2;
    return comment(token);
  }
  if (equals_without_case(input_.substr(at_, 7), "doctype")) {
    at_ += 7;
    return doctype(token);
  }
  bogus_comment(token, at_);
}

void HtmlTokenizer::bogus_comment(HtmlToken& token, std::size_t from) {
  const std::size_t end = std::min(input_.find('>', from), input_.size());
  append_without_nul(token.data, input_.substr(from, end - from));
  at_ = std::min(end + 1, input_.size());
  finish(token, Kind::comment);
}

void HtmlTokenizer::comment(HtmlToken& token) {
  const std::size_t begin = at_;
  for (const std::string_view abrupt : {">", "->"}) {
    if (!input_.substr(at_).starts_with(abrupt)) continue;
    at_ += abrupt.size();
    return finish(token, Kind::comment);
  }
  std::size_t end = input_.find("--", at_);
  std::size_t length = 0;
  for (; end != std::string_view::npos; end = input_.find("--", end + 1)) {
    if (at(end + 2) == '>') length = 3;
    if (at(end + 2) == '!' && at(end + 3) == '>') length = 4;
    if (length > 0) break;
  }
  std::string_view words = input_.substr(begin, length > 0 ? end - begin : std::string_view::npos);
  if (length == 0) {
    for (const std::string_view unfinished : {"--!", "--", "-"}) {
      if (!words.ends_with(unfinished)) continue;
      words.remove_suffix(unfinished.size());
      break;
    }
  }
  append_without_nul(token.data, words);
  at_ = length > 0 ? end + length : input_.size();
  finish(token, Kind::comment);
}

void HtmlTokenizer::skip_space() {
  while (at_ < input_.size() && is_space(input_[at_])) ++at_;
}

// The lower-case name from here to `end`.
std::string HtmlTokenizer::name_until(std::size_t end) {
  const std::string_view raw = input_.substr(at_, end - at_);
  at_ = end;
  std::string name;
  if (raw.find('\0') == std::string_view::npos) {
    name = raw;
  } else {
    append_without_nul(name, raw);
  }
  for (char& c : name) c = lower(c);
  return name;
}

void HtmlTokenizer::tag(HtmlToken& token, bool is_start) {
  std::size_t name_end = at_;
  while (name_end < input_.size() && !ends_name(input_[name_end])) ++name_end;
  token.name = name_until(name_end);
  attributes_of_tag_ = 0;
  for (;;) {
    skip_space();
    if (at_ >= input_.size()) {
      token.kind = Kind::end;  // an unfinished tag says nothing
      token.name.clear();
      token.attributes.clear();
      return;
    }
    if (input_[at_] == '>') break;
    if (input_[at_] == '/') {
      ++at_;
      if (at(at_) == '>' && at_ < input_.size()) {
        token.self_closing = true;
        break;
      }
      continue;
    }
    attribute(token);
  }
  ++at_;
  finish(token, is_start ? Kind::start_tag : Kind::end_tag);
}

void HtmlTokenizer::attribute(HtmlToken& token) {
  std::size_t name_end = at_ + 1;  // it may begin with "="
  if (ends_name(input_[at_])) name_end = at_;
  while (name_end < input_.size() && !ends_name(input_[name_end]) && input_[name_end] != '=') ++name_end;
  std::string name = name_until(name_end);
  skip_space();
  std::string_view value;
  if (at_ < input_.size() && input_[at_] == '=') {
    ++at_;
    value = attribute_value();
  }
  if (++attributes_of_tag_ > max_attributes) {
    ++attributes_left_out_;
    return;
  }
  if (wanted_ != nullptr && !wanted_(name)) return;
  const bool known = std::any_of(token.attributes.begin(), token.attributes.end(),
                                 [&](const HtmlAttribute& other) { return other.name == name; });
  if (!known) token.attributes.push_back({std::move(name), decoded(value)});
}

std::string_view HtmlTokenizer::attribute_value() {
  skip_space();
  if (at_ >= input_.size() || input_[at_] == '>') return {};
  const char quote = input_[at_];
  std::size_t end = at_;
  if (quote == '"' || quote == '\'') {
    end = std::min(input_.find(quote, ++at_), input_.size());
  } else {
    while (end < input_.size() && !is_space(input_[end]) && input_[end] != '>') ++end;
  }
  const std::string_view value = input_.substr(at_, end - at_);
  at_ = end;
  if ((quote == '"' || quote == '\'') && at_ < input_.size()) ++at_;
  return value;
}

std::string HtmlTokenizer::decoded(std::string_view value) const {
  std::string out;
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t end = std::min(value.find('&', i), value.size());
    append_without_nul(out, value.substr(i, end - i));
    i = end;
    if (i == value.size()) break;
    const CharacterReference reference = references_.read(value, i, true);
    if (reference.length == 0) out.push_back('&');
    out += reference.characters;
    i += std::max<std::size_t>(reference.length, 1);
  }
  return out;
}

void HtmlTokenizer::doctype(HtmlToken& token) {
  token.has_name = false;
  skip_space();
  while (at_ < input_.size() && !is_space(input_[at_]) && input_[at_] != '>') {
    token.has_name = true;
    if (input_[at_] == '\0') {
      token.name += replacement;
    } else {
      token.name.push_back(lower(input_[at_]));
    }
    ++at_;
  }
  skip_space();
  if (!token.has_name) token.force_quirks = true;
  if (at_ >= input_.size()) {
    token.force_quirks = true;
  } else if (input_[at_] != '>') {
    doctype_ids(token);
  }
  // What else stands in it says nothing.
  at_ = std::min(input_.find('>', at_), input_.size());
  if (at_ < input_.size()) ++at_;
  finish(token, Kind::doctype);
}

// Reads a quoted identifier; false when the doctype ended in it.
bool HtmlTokenizer::doctype_id(std::optional<std::string>& id, HtmlToken& token) {
  const char quote = at(at_);
  if (at_ >= input_.size() || (quote != '"' && quote != '\'')) {
    token.force_quirks = true;
    return false;
  }
  const std::size_t begin = ++at_;
  while (at_ < input_.size() && input_[at_] != quote && input_[at_] != '>') ++at_;
  append_without_nul(id.emplace(), input_.substr(begin, at_ - begin));
  if (at_ >= input_.size() || input_[at_] == '>') {
    token.force_quirks = true;
    return false;
  }
  ++at_;
  return true;
}

void HtmlTokenizer::doctype_ids(HtmlToken& token) {
  const std::string_view keyword = input_.substr(at_, 6);
  const bool is_public = equals_without_case(keyword, "public");
  if (!is_public && !equals_without_case(keyword, "system")) {
    token.force_quirks = true;
    return;
  }
  at_ += 6;
  skip_space();
  if (!doctype_id(is_public ? token.public_id : token.system_id, token)) return;
  skip_space();
  if (is_public && at_ < input_.size() && input_[at_] != '>') {
    if (!doctype_id(token.system_id, token)) return;
    skip_space();
  }
  if (at_ >= input_.size()) token.force_quirks = true;
}

}  // namespace dateline::article
