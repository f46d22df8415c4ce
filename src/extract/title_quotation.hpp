#pragma once

#include <string>

#include "src/extract/reading.hpp"

// The words of a quotation in the title of the event that reports it.

namespace dateline::extract {

/// ": “Putin & I discussed …”": the begin of what was said, cut where a clause ends; "" where the quotation
/// does not stand alone or cannot be cut so.
std::string quoted_words(const Reading& reading, const EventDraft& event, Index quotation);

/// Whether a quotation is an utterance and not some words of the clause around it ("claimed to have “strongly
/// pressed” Putin").
bool stands_alone(const Reading& reading, const EventDraft& event, Index quotation);

}  // namespace dateline::extract
