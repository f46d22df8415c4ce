#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "src/language/hash.hpp"
#include "src/language/names.hpp"
#include "tools/train/tables.hpp"

namespace dateline::train {
namespace {

constexpr double records_per_bucket = 4;

/// The lists of the gazetteer; a phrase's lists are bits of these numbers.
enum List : unsigned {
  land,
  officer,
  international,
  armed_group,
  people,
  politician,
  committee,
  first_name,
  country,
  demonym,
  capital
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string trimmed(std::string text) {
  const std::string_view space = " \t\r_";
  while (!text.empty() && space.find(text.back()) != std::string_view::npos) text.pop_back();
  const auto first = text.find_first_not_of(space);
  return first == std::string::npos ? "" : text.substr(first);
}

std::vector<std::string> parts_of(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

class GazetteerBuilder {
 public:
  explicit GazetteerBuilder(const language::TokenWords& words) : words_(words) {}

  void add(const std::string& name, List list) {
    const language::Clusters none = no_clusters();
    std::uint64_t phrase = 0;
    std::size_t count = 0;
    for (const language::RawToken& token : language::tokenize(name, {0, name.size()}, words_)) {
      phrase =
          language::Gazetteer::extended(phrase, language::make_word(base::words_at(name, token.span), none));
      ++count;
    }
    if (count > 0 && count <= language::Gazetteer::longest_phrase) lists_[phrase] |= 1u << list;
  }

  std::string section() const {
    std::vector<std::pair<std::uint64_t, std::string>> records;
    for (const auto& [phrase, lists] : lists_)
      records.emplace_back(phrase, language::Gazetteer::record(lists));
    return language::make_bucket_table(std::move(records), records_per_bucket);
  }

 private:
  static language::Clusters no_clusters() {
    static const std::string file = language::make_model_file("CLUS", {language::make_bucket_table({}, 1)});
    return language::Clusters(language::ModelFile(file, "none", "CLUS", 1));
  }

  const language::TokenWords& words_;
  std::map<std::uint64_t, std::uint32_t> lists_;
};

/// An actor dictionary of Petrarch: a name, its synonyms with "+", and codes in brackets on the same or the
/// next lines. A code of three letters alone is the land itself, a longer one someone in it.
void add_actors(const std::string& path, std::optional<List> list, GazetteerBuilder& out) {
  std::vector<std::string> names;
  std::string codes;
  const auto finish = [&] {
    const bool whole_land = codes.size() >= 5 && codes[0] == '[' && codes[4] == ']';
    for (const std::string& name : names) out.add(name, list ? *list : whole_land ? land : officer);
    names.clear();
    codes.clear();
  };
  for (std::string line : lines_of(read_all(path))) {
    line = line.substr(0, line.find('#'));
    const auto bracket = line.find('[');
    std::string name = trimmed(line.substr(0, bracket));
    if (!name.empty()) {
      if (name.front() != '+') finish();
      name.erase(0, name.find_first_not_of("+ _"));
      std::replace(name.begin(), name.end(), '_', ' ');
      names.push_back(trimmed(name));
    }
    if (bracket != std::string::npos && codes.empty()) codes = line.substr(bracket);
  }
  finish();
}

/// Values of `key:` in a YAML file of one value a line.
std::vector<std::string> yaml_values(const std::string& path, const std::string& key) {
  std::vector<std::string> values;
  for (const std::string& line : lines_of(read_all(path))) {
    const auto at = line.find(key + ": ");
    if (at == std::string::npos || line.find_first_not_of(" -") != at) continue;
    std::string value = trimmed(line.substr(at + key.size() + 2));
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\''))
      value = value.substr(1, value.size() - 2);
    values.push_back(value);
  }
  return values;
}

}  // namespace

std::string make_clusters(const std::string& path, std::size_t most) {
  std::vector<std::pair<std::uint64_t, std::string>> records;
  for (const std::string& line : lines_of(read_all(path))) {
    if (records.size() == most) break;
    const auto tab = line.find('\t');
    const auto second = line.find('\t', tab + 1);
    if (tab == std::string::npos || second == std::string::npos) continue;
    const auto coarse = static_cast<std::uint32_t>(std::atoi(line.c_str() + tab + 1));
    const auto fine = static_cast<std::uint32_t>(std::atoi(line.c_str() + second + 1));
    records.emplace_back(language::hash_of(line.substr(0, tab)), language::Clusters::record(coarse, fine));
  }
  return language::make_model_file("CLUS",
                                   {language::make_bucket_table(std::move(records), records_per_bucket)});
}

std::string make_gazetteer(const std::string& corpora, const std::string& data,
                           const language::TokenWords& words) {
  GazetteerBuilder out(words);
  const std::string actors = corpora + "/actors/";
  add_actors(actors + "Phoenix.Countries.actors.txt", std::nullopt, out);
  add_actors(actors + "Phoenix.International.actors.txt", international, out);
  add_actors(actors + "Phoenix.MilNonState.actors.txt", armed_group, out);
  add_actors(actors + "CAMEO.EthnicGroups.actors.txt", people, out);
  add_actors(actors + "CAMEO.ReligiousGroups.actors.txt", people, out);
  const std::string congress = corpora + "/congress-legislators/";
  for (const std::string file : {"executive.yaml", "legislators-current.yaml"}) {
    for (const std::string& name : yaml_values(congress + file, "official_full")) out.add(name, politician);
    for (const std::string& name : yaml_values(congress + file, "last")) out.add(name, politician);
  }
  for (const std::string& name : yaml_values(congress + "committees-current.yaml", "name"))
    out.add(name, committee);
  for (const std::string& line : lines_of(read_all(data + "/lexicon/first_names.tsv"))) {
    if (line.empty() || line.front() == '#') continue;
    for (const std::string& name : parts_of(line.substr(line.find('\t') + 1), ' ')) out.add(name, first_name);
  }
  for (const std::string& line : lines_of(read_all(data + "/lexicon/countries.tsv"))) {
    if (line.empty() || line.front() == '#') continue;
    static constexpr std::array columns{country, country, demonym, capital};
    const std::vector<std::string> cells = parts_of(line, '\t');
    for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
      for (const std::string& name : parts_of(cells[i], ';')) out.add(trimmed(name), columns[i]);
    }
  }
  return out.section();
}

}  // namespace dateline::train
