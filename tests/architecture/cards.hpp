#pragma once

#include <string>

#include "tests/architecture/rules.hpp"

namespace dateline::architecture {

/// Holds the cards of docs/architecture.md against the table. A card is a heading `### src/calendar`
/// followed, somewhere below it, by the lines that card_lines() gives and by "- Start reading: " with files
/// of the room that exist. Every room has one card, in the order of the table, and there is no card without a
/// room.
Findings check_cards(const RoomTable& table, const std::string& document, const SourceTree& tree);

/// The three lines of a room's card that repeat its row.
std::string card_lines(const Room& room);

}  // namespace dateline::architecture
