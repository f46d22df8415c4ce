#include "graph/assemble/name_likeness.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "graph/assemble/name_spelling.hpp"

namespace dateline::assemble {
namespace {

using Words = std::vector<std::string>;
using model::Likeness;

/// First names and what they are shortened to; those of a line are forms of one. A form may stand in several.
constexpr std::string_view short_forms[] = {"abigail abby gail",
                                            "albert al bert",
                                            "alexander alex alec sandy sasha",
                                            "alexandra alex sandra sasha",
                                            "alfred al alf fred",
                                            "andrew andy drew",
                                            "anthony tony",
                                            "arthur art",
                                            "barbara barb babs",
                                            "benjamin ben benny",
                                            "bernard bernie",
                                            "catherine cathy kate",
                                            "charles charlie chuck",
                                            "christine chris tina",
                                            "christopher chris kit",
                                            "cynthia cindy",
                                            "daniel dan danny",
                                            "david dave",
                                            "deborah debbie deb",
                                            "donald don donnie",
                                            "dorothy dot",
                                            "edward ed eddie ted ned",
                                            "edwin ed",
                                            "elizabeth liz beth betsy betty eliza lisa",
                                            "eugene gene",
                                            "francis frank",
                                            "franklin frank",
                                            "frederick fred freddie",
                                            "gabriel gabe",
                                            "geoffrey geoff",
                                            "gerald gerry jerry",
                                            "gregory greg",
                                            "harold harry hal",
                                            "henry harry hank",
                                            "isaac ike",
                                            "jacob jake",
                                            "james jim jimmy jamie",
                                            "jeffrey jeff",
                                            "jennifer jen jenny",
                                            "jeremiah jerry",
                                            "jessica jess",
                                            "john jack johnny jon",
                                            "jonathan jon",
                                            "joseph joe joey",
                                            "joshua josh",
                                            "katherine kate kathy katie kay",
                                            "kenneth ken kenny",
                                            "lawrence larry",
                                            "leonard len lenny leo",
                                            "leslie les",
                                            "louis lou",
                                            "margaret maggie meg peggy",
                                            "martin marty",
                                            "matthew matt",
                                            "mikhail misha",
                                            "michael mike mick",
                                            "mitchell mitch",
                                            "nancy nan",
                                            "nathaniel nathan nate",
                                            "nathan nate",
                                            "nicholas nick nicky",
                                            "oliver ollie",
                                            "pamela pam",
                                            "patricia pat patty tricia trish",
                                            "patrick pat paddy",
                                            "peter pete",
                                            "philip phil",
                                            "phillip phil",
                                            "rachel rae",
                                            "randolph randy",
                                            "raymond ray",
                                            "rebecca becky",
                                            "reginald reg",
                                            "richard dick rick ricky rich",
                                            "robert bob bobby rob robbie bert",
                                            "ronald ron ronnie",
                                            "rudolph rudy",
                                            "samuel sam sammy",
                                            "samantha sam",
                                            "sergei seryozha",
                                            "stanley stan",
                                            "stephen steve",
                                            "steven steve",
                                            "stuart stu",
                                            "susan sue susie",
                                            "terence terry",
                                            "theodore ted teddy theo",
                                            "theresa terry tess",
                                            "thomas tomas tom tommy",
                                            "timothy tim",
                                            "tobias toby",
                                            "valentina valya",
                                            "victoria vicky",
                                            "vincent vince",
                                            "walter walt wally",
                                            "wilhelm willi willy",
                                            "william bill billy will willie liam",
                                            "zachary zach zack"};

/// What companies and parties have at the end of their names, and others leave out.
constexpr std::string_view last_words[] = {
    "airlines",  "airways",      "association",   "bank",          "broadcasting",    "company",
    "computer",  "corporation",  "entertainment", "federation",    "group",           "holding",
    "holdings",  "incorporated", "industries",    "international", "motor",           "motors",
    "newspaper", "organisation", "organization",  "party",         "pharmaceuticals", "records",
    "systems",   "technologies", "union"};

/// The first names that a form may stand for, by form.
const std::multimap<std::string, std::size_t, std::less<>>& lines_by_form() {
  static const std::multimap<std::string, std::size_t, std::less<>> lines = [] {
    std::multimap<std::string, std::size_t, std::less<>> made;
    for (std::size_t line = 0; line < std::size(short_forms); ++line)
      for (const std::string& form : name_words(short_forms[line])) made.emplace(form, line);
    return made;
  }();
  return lines;
}

/// "Chris" of Christopher; not "Paul" of Pauline.
bool is_cut_from(const std::string& shorter, const std::string& longer) {
  constexpr std::size_t shortest = 3, fewest_cut = 3;
  if (shorter.size() < shortest || longer.size() < shorter.size() + fewest_cut ||
      !longer.starts_with(shorter))
    return false;
  constexpr std::string_view of_women[] = {"ine", "ina", "ette", "etta", "andra", "ess"};
  return std::none_of(std::begin(of_women), std::end(of_women),
                      [&](std::string_view end) { return longer.ends_with(end) && !shorter.ends_with('a'); });
}

bool is_initial_of(const std::string& letter, const std::string& word) {
  return letter.size() == 1 && word.starts_with(letter);
}

/// Without a suffix at its end.
Words without_suffix(Words words) {
  while (words.size() > 1 && is_suffix(words.back())) words.pop_back();
  return words;
}

std::string suffix_of(const Words& words) {
  return words.size() > 1 && is_suffix(words.back()) ? words.back() : "";
}

/// Whether middle names can be of one person: one has none, or each is the other's or its initial.
bool agree(const Words& one, const Words& other) {
  if (one.empty() || other.empty()) return true;
  if (one.size() != other.size()) return false;
  for (std::size_t i = 0; i < one.size(); ++i)
    if (one[i] != other[i] && !is_initial_of(one[i], other[i]) && !is_initial_of(other[i], one[i]))
      return false;
  return true;
}

bool ends_with(const Words& longer, const Words& shorter) {
  return longer.size() > shorter.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

bool is_a_slip(const std::string& one, const std::string& other) {
  constexpr std::size_t shortest_word = 6;
  if (std::min(one.size(), other.size()) + 1 < shortest_word ||
      std::max(one.size(), other.size()) < shortest_word)
    return false;
  std::size_t begin = 0, end = 0;
  while (begin < std::min(one.size(), other.size()) && one[begin] == other[begin]) ++begin;
  while (end + begin < std::min(one.size(), other.size()) &&
         one[one.size() - 1 - end] == other[other.size() - 1 - end])
    ++end;
  const std::string a = one.substr(begin, one.size() - begin - end),
                    b = other.substr(begin, other.size() - begin - end);
  const bool is_one = a.size() <= 1 && b.size() <= 1;
  const bool is_swap = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  const std::string both = a + b;
  return begin > 0 && end > 0 && (is_one || is_swap) && std::all_of(both.begin(), both.end(), is_letter);
}

}  // namespace

const std::string& surname_of(const Words& words) {
  std::size_t last = words.size() - 1;
  while (last > 0 && is_suffix(words[last])) --last;
  return words[last];
}

bool are_forms_of_one(const std::string& one, const std::string& other) {
  const auto& lines = lines_by_form();
  const auto [begin, end] = lines.equal_range(one);
  const auto [other_begin, other_end] = lines.equal_range(other);
  for (auto at = begin; at != end; ++at)
    for (auto with = other_begin; with != other_end; ++with)
      if (at->second == with->second) return true;
  return is_cut_from(one, other) || is_cut_from(other, one);
}

bool contradict(const Words& one, const Words& other) {
  if (one.size() < 2 || other.size() < 2) return false;
  if (suffix_of(one) != suffix_of(other)) return true;
  const Words a = without_suffix(one), b = without_suffix(other);
  if (a.size() != b.size() || a.front() != b.front() || a.back() != b.back()) return false;
  return !agree({a.begin() + 1, a.end() - 1}, {b.begin() + 1, b.end() - 1});
}

std::optional<Likeness> likeness_of_persons(const Words& one, const Words& other) {
  if (suffix_of(one) != suffix_of(other)) return std::nullopt;
  const Words a = without_suffix(one), b = without_suffix(other);
  if (a.size() < 2 || b.size() < 2 || a.back() != b.back()) return std::nullopt;
  if (a == b) return Likeness::spelling;
  const Words middle(a.begin() + 1, a.end() - 1), other_middle(b.begin() + 1, b.end() - 1);
  if (agree(middle, other_middle)) {
    if (a[0] == b[0]) return Likeness::middle_name;
    if (is_initial_of(a[0], b[0]) || is_initial_of(b[0], a[0])) return Likeness::initial;
    if (are_forms_of_one(a[0], b[0])) return Likeness::short_form;
  }
  if (ends_with(a, b) || ends_with(b, a)) return Likeness::longer_name;
  return std::nullopt;
}

bool begins_with(const Words& longer, const Words& shorter) {
  return longer.size() > shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

std::string letters_in(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c == '.') continue;
    if (c < 'A' || c > 'Z') return "";
    letters.push_back(static_cast<char>(c + 32));
  }
  return letters.size() >= 2 && letters.size() <= 6 ? letters : "";
}

std::vector<std::string> letters_of(const Words& words) {
  std::vector<std::string> letters = initials_of(words);
  if (words.size() == 2) letters.push_back(words[0].substr(0, 1) + words[1].substr(0, 1));
  return letters;
}

std::vector<Words> shorter_names_of(const Words& words) {
  std::vector<Words> shorter;
  for (std::size_t first = 1; first + 2 <= words.size(); ++first)
    shorter.emplace_back(words.begin() + static_cast<std::ptrdiff_t>(first), words.end());
  const bool has_more = words.size() > 1 && std::find(std::begin(last_words), std::end(last_words),
                                                      words.back()) != std::end(last_words);
  if (has_more) shorter.emplace_back(words.begin(), words.end() - 1);
  return shorter;
}

bool differ_by_a_slip(const Words& one, const Words& other) {
  if (one.size() != other.size()) return false;
  std::size_t slips = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] == other[i]) continue;
    if (!is_a_slip(one[i], other[i])) return false;
    ++slips;
  }
  return slips == 1;
}

}  // namespace dateline::assemble
