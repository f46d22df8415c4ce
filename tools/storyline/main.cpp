// usage: storyline_orders FILM.json [COMPARISONS]
// Prints the orders and heights of the lines of a film (the format of iStoryline.js) as JSON:
// {"steps": [{"lines": ["NEO", …], "y": [0, …]}, …], "crossings": 10, "at_least": 10}. A step lies between
// any two successive starts or ends of sessions; who is in no session then is not there.
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "exports/storyline/ordering.hpp"
#include "exports/storyline/positions.hpp"

namespace {

using nlohmann::json;
using namespace dateline::storyline;

Story story_of(const json& characters) {
  std::set<std::int64_t> times;
  for (const json& sessions : characters) {
    for (const json& session : sessions) {
      times.insert(session.at("Start").get<std::int64_t>());
      times.insert(session.at("End").get<std::int64_t>());
    }
  }
  Story story{static_cast<int>(characters.size()), {}};
  for (auto next = times.begin(); next != times.end();) {
    const std::int64_t begin = *next++;
    if (next == times.end()) break;
    std::map<std::int64_t, Group> groups;
    int line = 0;
    for (const json& sessions : characters) {
      for (const json& session : sessions) {
        if (session.at("Start").get<std::int64_t>() <= begin &&
            session.at("End").get<std::int64_t>() >= *next) {
          groups[session.at("Session").get<std::int64_t>()].push_back(line);
        }
      }
      ++line;
    }
    Step& step = story.steps.emplace_back();
    for (const auto& [session, group] : groups) step.groups.push_back(group);
  }
  return story;
}

int print_orders(const std::string& path, const Effort& effort) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    return 1;
  }
  const json film = json::parse(file);
  const json& characters = film.at("Story").at("Characters");
  std::vector<std::string> names;
  for (const auto& [name, sessions] : characters.items()) names.push_back(name);
  const Story story = story_of(characters);
  const Ordering ordering = order_lines(story, effort);
  const Positions positions = place_lines(story, ordering.orders);
  json steps = json::array();
  for (std::size_t step = 0; step < ordering.orders.size(); ++step) {
    json lines = json::array();
    for (const int line : ordering.orders[step]) lines.push_back(names[static_cast<std::size_t>(line)]);
    steps.push_back({{"lines", lines}, {"y", positions.y[step]}});
  }
  std::cout << json{{"steps", steps}, {"crossings", ordering.crossings}, {"at_least", ordering.at_least}}
            << '\n';
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2 || count > 3) {
    std::cerr << "usage: storyline_orders FILM.json [COMPARISONS]\n";
    return 2;
  }
  try {
    Effort effort;
    if (count == 3) effort.comparisons = std::stoll(words[2]);
    return print_orders(words[1], effort);
  } catch (const std::exception& problem) {
    std::cerr << words[1] << ": " << problem.what() << '\n';
    return 1;
  }
}
