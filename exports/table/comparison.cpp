#include "exports/table/comparison.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "src/base/problem.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;
using query::Agreement;

/// "only_there".
std::string key_of(Agreement agreement) {
  std::string key(query::name_of(agreement));
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

Json json_of(const query::ComparedEvent& row, const std::string& extractor) {
  return {{"extractor", extractor},
          {"agreement", key_of(row.agreement)},
          {"event", row.event},
          {"title", row.title},
          {"source", row.source},
          {"here", row.here},
          {"here_date", row.here_date},
          {"here_standing", row.here_standing},
          {"there", row.there},
          {"there_date", row.there_date},
          {"there_standing", row.there_standing},
          {"difference", row.difference},
          {"quote", row.quote}};
}

std::string counts_of(const query::Comparison& one) {
  std::string out = std::to_string(one.sources) + (one.sources == 1 ? " article" : " articles");
  for (const Agreement agreement :
       {Agreement::agreed, Agreement::only_here, Agreement::only_there, Agreement::contradicting})
    out += ", " + std::to_string(one.count(agreement)) + " " + std::string(query::name_of(agreement));
  return out;
}

std::string head_of(Agreement agreement, const std::string& extractor) {
  switch (agreement) {
    case Agreement::contradicting:
      return "Contradicting";
    case Agreement::only_there:
      return "Only there, by " + extractor;
    case Agreement::only_here:
      return "Only here";
    case Agreement::agreed:
      break;
  }
  return "Agreed";
}

std::string lines_of(const query::ComparedEvent& row, unsigned columns) {
  const auto put = [&](const std::string& words, const std::string& indent) {
    std::string out;
    const auto room = static_cast<unsigned>(columns > indent.size() + 20 ? columns - indent.size() : 0);
    for (const std::string& line : wrapped(base::shown_safely(on_one_line(words)), room))
      out += indent + line + "\n";
    return out;
  };
  std::string out = put(row.event + "  " + row.title, "  ");
  const auto differs = [&](const std::string& what, const std::string& here, const std::string& there) {
    if (row.difference.find(what) == std::string::npos) return;
    out += put(what + ": " + here + " here (" + row.here + "), " + there + " there (" + row.there + ")",
               "      ");
  };
  differs("date", row.here_date, row.there_date);
  differs("standing", row.here_standing, row.there_standing);
  if (row.agreement == Agreement::only_here || row.agreement == Agreement::only_there)
    out += put((row.there.empty() ? row.here_date : row.there_date) + ", " +
                   (row.there.empty() ? row.here : row.there),
               "      ");
  return out + put("“" + row.quote + "” — " + row.source, "      ");
}

}  // namespace

std::string comparisons(const std::vector<query::Comparison>& list, std::size_t most,
                        const Options& options) {
  if (is_json(options)) {
    Json programs = Json::array(), rows = Json::array();
    for (const query::Comparison& one : list) {
      Json program = {{"extractor", one.extractor}, {"sources", one.sources}};
      for (const Agreement agreement : query::all_agreements)
        program[key_of(agreement)] = one.count(agreement);
      programs.push_back(std::move(program));
      for (const query::ComparedEvent& row : one.rows) rows.push_back(json_of(row, one.extractor));
    }
    return json_text({{"programs", programs}, {"events", rows}}, {"events"}, options);
  }
  if (options.format != Format::table) {
    std::vector<std::vector<std::string>> rows;
    for (const query::Comparison& one : list)
      for (const query::ComparedEvent& row : one.rows)
        rows.push_back({one.extractor, std::string(query::name_of(row.agreement)), row.event, row.title,
                        row.source, row.here, row.here_date, row.here_standing, row.there, row.there_date,
                        row.there_standing, row.difference, row.quote});
    return in_form({"extractor", "agreement", "event", "title", "source", "here", "here_date",
                    "here_standing", "there", "there_date", "there_standing", "difference", "quote"},
                   rows, options);
  }
  std::string out;
  for (const query::Comparison& one : list) {
    const std::string extractor = base::shown_safely(one.extractor);
    out += (out.empty() ? "" : "\n") + extractor + ": " + counts_of(one) + "\n";
    for (const Agreement agreement : query::all_agreements) {
      const std::uint64_t count = one.count(agreement);
      if (count == 0 || (agreement == Agreement::agreed && most > 0)) continue;
      out += "\n" + head_of(agreement, extractor) + ": " + std::to_string(count) + "\n";
      std::size_t shown = 0;
      for (const query::ComparedEvent& row : one.rows) {
        if (row.agreement != agreement) continue;
        if (most == 0 || shown < most) out += lines_of(row, options.columns);
        ++shown;
      }
      if (most > 0 && shown > most) out += "  +" + std::to_string(shown - most) + " more (--all)\n";
    }
  }
  return out;
}

}  // namespace dateline::table
