#include "tests/architecture/cards.hpp"

#include <string_view>
#include <vector>

namespace dateline::architecture {
namespace {

constexpr std::string_view heading = "### ";
constexpr std::string_view start_reading = "- Start reading: ";
const std::string document_path = "docs/architecture.md";

struct Card {
  std::string folder, body, start;
  int line = 0;
};

std::vector<Card> cards_of(std::string_view document) {
  std::vector<Card> cards;
  bool inside = false;
  for (int line_number = 1; !document.empty(); ++line_number) {
    const auto end = std::min(document.find('\n'), document.size());
    const auto line = document.substr(0, end);
    document.remove_prefix(std::min(end + 1, document.size()));
    if (line.starts_with('#')) {
      inside = line.starts_with(heading);
      if (inside) cards.push_back({std::string(line.substr(heading.size())), "", "", line_number});
    } else if (inside && line.starts_with(start_reading)) {
      cards.back().start = line.substr(start_reading.size());
    } else if (inside) {
      cards.back().body += std::string(line) + "\n";
    }
  }
  return cards;
}

std::string list_of(const std::vector<std::string>& words, const std::string& none) {
  std::string result;
  for (const auto& word : words) result += (result.empty() ? "" : ", ") + word;
  return result.empty() ? none : result;
}

}  // namespace

std::string card_lines(const Room& room) {
  return "- May include: " + list_of(room.includes, "nothing") +
         "\n- Libraries: " + list_of(room.libraries, "none") +
         "\n- Effects: " + list_of(room.effects, "none") + "\n";
}

Findings check_cards(const RoomTable& table, const std::string& document, const SourceTree& tree) {
  Findings findings;
  const auto add = [&](int line, const std::string& message) {
    findings.push_back({document_path, line, "card", message});
  };
  const auto cards = cards_of(document);
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const auto& card = cards[i];
    const auto* room = table.room(card.folder);
    if (room == nullptr) {
      add(card.line, "a card for " + card.folder + ", which has no row in cmake/rooms.cmake");
      continue;
    }
    if (i < table.rooms.size() && &table.rooms[i] != room) {
      add(card.line, "the cards stand in the order of the table: here " + table.rooms[i].folder + " is due");
      return findings;
    }
    if (card.body.find(card_lines(*room)) == std::string::npos) {
      add(card.line, "the card of " + card.folder + " does not say what its row says:\n" + card_lines(*room));
    }
    if (card.start.empty())
      add(card.line, "the card of " + card.folder + " does not say where to start reading");
    for (auto file : parts_of(card.start, ',')) {
      file.erase(0, file.find_first_not_of(' '));
      if (!tree.contains(file)) add(card.line, "'" + file + "', where to start reading, does not exist");
      if (table.room_of(file) != room) add(card.line, "'" + file + "' is not in " + card.folder);
    }
  }
  if (cards.size() < table.rooms.size()) {
    add(0, "no card for " + table.rooms[cards.size()].folder + "; it says at least:\n" +
               card_lines(table.rooms[cards.size()]));
  }
  return findings;
}

}  // namespace dateline::architecture
