#pragma once

#include <cstdint>
#include <string>

namespace dateline::store {

class Connection;

/// The number of the event, or actor, that a handle's number means today; 0 when there is none.
std::uint32_t event_today(Connection& connection, std::uint32_t number);
std::uint32_t actor_today(Connection& connection, std::uint32_t number);

/// The number that a uid was last known by; 0 when it was never seen. `kind` is "A", "C" or "E".
/// The number that was given to it, else the one it was last known by; 0 for none.
std::uint32_t first_number(Connection& connection, const std::string& kind, const std::string& uid);
std::uint32_t last_number(Connection& connection, const std::string& kind, const std::string& uid);

}  // namespace dateline::store
