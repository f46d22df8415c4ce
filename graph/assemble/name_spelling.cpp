#include "graph/assemble/name_spelling.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

/// Given names, and a few surnames, that are written in several ways in Latin letters; the first stands for
/// all. Only forms of one name that the press uses for one person: "Vladimir Zelensky" is Volodymyr Zelensky.
constexpr std::string_view families[] = {
    "mohammed mohamed mohammad mohamad muhammad muhammed muhamed mohamud",
    "ahmed ahmad ahmet",
    "hussein husain hussain husayn hossein hussayn husein",
    "hassan hasan",
    "yusuf yousef youssef yousuf yusef youssouf",
    "abdullah abdallah abdulla",
    "ibrahim ebrahim",
    "khaled khalid",
    "mahmoud mahmud",
    "mustafa mostafa moustafa",
    "omar umar",
    "osama usama",
    "said saeed sayeed",
    "suleiman sulayman suleyman soleiman",
    "ismail ismael esmail",
    "jamal gamal",
    "yasser yasir yasser yaser",
    "sergei sergey serhiy serhii sergiy serguei siarhei",
    "alexander aleksandr alexandr aleksander oleksandr",
    "vladimir volodymyr wladimir uladzimir",
    "dmitry dmitri dmitriy dmitrii dmytro dimitri",
    "mikhail mykhailo michail mihail",
    "yevgeny evgeny yevgeniy evgeniy yevgeni evgeni yevhen jewgeni",
    "yulia julia yuliya iuliia yuliia",
    "andrei andrey andriy andrii andrej",
    "nikolai nikolay mykola nikolaj",
    "alexei alexey aleksey aleksei oleksiy oleksii",
    "yuri yury yuriy yurii jurij juri",
    "viktor victor wiktor",
    "igor ihor",
    "oleg oleh",
    "pavel pavlo",
    "vasily vasyl vasiliy",
    "valery valeriy valerii valeri",
    "anatoly anatoliy anatolii anatoli",
    "gennady gennadiy gennadi hennadiy",
    "grigory grigoriy hryhoriy",
    "dzhokhar djokhar",
    "zhou chou",
    "bin ibn ben",
    "gaddafi qaddafi kadhafi gadhafi qadhafi kadafi khadafi",
    "lukashenko lukashenka loukachenko lukaschenko",
    "gorbachev gorbachov gorbatschow",
    "yeltsin eltsin jelzin",
    "khrushchev khrushchov chruschtschow",
    "putin poutine",
    "erdogan erdoghan",
    "netanyahu netanjahu",
    "khamenei chamenei",
    "sisi sissi",
    "tchaikovsky chaikovsky tschaikowski",
    "medvedev medwedew"};

const std::map<std::string, std::string, std::less<>>& family_heads() {
  static const std::map<std::string, std::string, std::less<>> heads = [] {
    std::map<std::string, std::string, std::less<>> made;
    for (const std::string_view family : families) {
      const std::string head(family.substr(0, family.find(' ')));
      for (std::size_t at = 0; at < family.size();) {
        const std::size_t end = std::min(family.find(' ', at), family.size());
        made.emplace(family.substr(at, end - at), head);
        at = end + 1;
      }
    }
    return made;
  }();
  return heads;
}

/// "Zelenskyy", "Zelenskiy", "Zelenskij" as "zelenski"; "Yanukovych" as "yanukovich"; "Mariya" as "maria".
std::string one_spelling(std::string word) {
  constexpr std::size_t shortest = 6;
  const auto& heads = family_heads();
  if (const auto found = heads.find(word); found != heads.end()) return found->second;
  if (word.size() < shortest) return word;
  const auto end_as = [&](std::string_view end, std::string_view as) {
    if (!word.ends_with(end)) return false;
    word.replace(word.size() - end.size(), end.size(), as);
    return true;
  };
  for (const std::string_view end : {"skyy", "skyi", "skyj", "skiy", "skii", "skij", "sky"})
    if (end_as(end, "ski")) return word;
  if (end_as("ych", "ich") || end_as("yts", "its")) return word;
  if (!end_as("iya", "ia")) end_as("ija", "ia");
  return word;
}

std::vector<std::string> split_at_hyphens(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& word : words) {
    for (std::size_t at = 0; at <= word.size();) {
      const std::size_t end = std::min(word.find('-', at), word.size());
      if (end > at) out.push_back(word.substr(at, end - at));
      at = end + 1;
    }
  }
  return out;
}

/// The name with the letters of German and Nordic languages written out: "Mueller", "Joergensen", "Haakon".
std::string written_out(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> letters[] = {
      {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"},
      {"Ü", "Ue"}, {"ø", "oe"}, {"Ø", "Oe"}, {"å", "aa"}, {"Å", "Aa"}};
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const auto letter = std::find_if(std::begin(letters), std::end(letters), [&](const auto& pair) {
      return name.substr(i).starts_with(pair.first);
    });
    if (letter == std::end(letters)) {
      out += name[i++];
    } else {
      out += letter->second;
      i += letter->first.size();
    }
  }
  return out;
}

std::string person_key(std::string_view name) {
  const std::vector<std::string> words = split_at_hyphens(name_words(name));
  std::string key;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool inside = i > 0 && i + 1 < words.size();
    if (inside && (words[i] == "al" || words[i] == "el")) continue;
    key += (key.empty() ? "" : " ") + one_spelling(words[i]);
  }
  return key;
}

}  // namespace

bool is_small_word(std::string_view word) {
  static constexpr std::string_view words[] = {"of",  "the", "and", "for", "in",  "on", "de",
                                               "du",  "des", "la",  "le",  "les", "et", "di",
                                               "del", "der", "die", "und", "fur", "to"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::vector<std::string> name_words(std::string_view name) {
  const std::string folded = text::fold(name);
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < folded.size();) {
    const base::CodePoint point = base::code_point_at(folded, i);
    if (point.value == ' ' || point.value == ',' || point.value == 0xa0)
      words.emplace_back();
    else if (point.value != '.' && point.value != '\'' && point.value != 0x2019)
      words.back().append(folded, i, point.length);
    i += point.length;
  }
  std::erase(words, std::string());
  std::replace(words.begin(), words.end(), std::string("&"), std::string("and"));
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    // "O' Leary", "Mc Donald": a particle and the name that it belongs to.
    if (words[i] != "o" && words[i] != "mc") continue;
    if (i == 0 && words.size() == 2) continue;  // it may be an initial
    words[i] += words[i + 1];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  return words;
}

bool is_suffix(const std::string& word) {
  static constexpr std::array<std::string_view, 7> suffixes{"jr", "junior", "sr", "senior",
                                                            "ii", "iii",    "iv"};
  return std::find(suffixes.begin(), suffixes.end(), word) != suffixes.end();
}

std::vector<std::string> person_keys(std::string_view name) {
  std::vector<std::string> keys{person_key(name)};
  if (std::string key = person_key(written_out(name)); key != keys[0]) keys.push_back(std::move(key));
  return keys;
}

std::vector<std::string> without_legal_form(std::vector<std::string> words) {
  static constexpr std::string_view forms[] = {"inc", "corp", "ltd",  "limited", "plc", "llc",
                                               "llp", "ag",   "gmbh", "sa",      "nv",  "spa",
                                               "oyj", "asa",  "kgaa", "pty",     "co"};
  while (words.size() > 1 && std::find(std::begin(forms), std::end(forms), words.back()) != std::end(forms))
    words.pop_back();
  return words;
}

std::vector<std::string> initials_of(const std::vector<std::string>& words) {
  constexpr std::size_t fewest = 3;
  std::vector<std::string> initials;
  // "Co-operation" is one word in OSCE; other bodies take a letter from each part.
  for (const std::vector<std::string>& parts : {words, split_at_hyphens(words)}) {
    std::string all, large;
    for (const std::string& word : parts) {
      const std::string first = word.substr(0, base::code_point_at(word, 0).length);
      all += first;
      if (!is_small_word(word)) large += first;
    }
    for (const std::string& letters : {all, large})
      if (letters.size() >= fewest && std::find(initials.begin(), initials.end(), letters) == initials.end())
        initials.push_back(letters);
  }
  return initials;
}

bool is_acronym(std::string_view name) {
  return name.size() >= 3 && name.size() <= 6 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace dateline::assemble
