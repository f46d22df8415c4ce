#include "graph/store/today.hpp"

#include <string_view>

#include "graph/store/connection.hpp"
#include "graph/store/query.hpp"

namespace dateline::store {
namespace {

/// The number that an old one leads to, one step on; 0 when it leads nowhere. Merging goes to smaller
/// numbers, so that following the steps comes to an end.
std::uint32_t merged_into(Connection& connection, const std::string& kind, std::uint32_t number) {
  Query query(connection, "SELECT now FROM handle WHERE kind = ? AND own = ? AND own <> now");
  query.bind(kind).bind(static_cast<std::int64_t>(number));
  if (!query.next()) return 0;
  const std::uint32_t now = query.number(0);
  return now < number ? now : 0;
}

bool is_there(Connection& connection, std::string_view sql, std::uint32_t number) {
  Query query(connection, sql);
  query.bind(static_cast<std::int64_t>(number));
  return query.next();
}

}  // namespace

std::uint32_t event_today(Connection& connection, std::uint32_t number) {
  while (number != 0 && !is_there(connection, "SELECT 1 FROM event WHERE number = ?", number)) {
    number = merged_into(connection, "E", number);
  }
  return number;
}

std::uint32_t actor_today(Connection& connection, std::uint32_t number) {
  while (number != 0 && !is_there(connection, "SELECT 1 FROM actor WHERE number = ?", number)) {
    number = merged_into(connection, "A", number);
  }
  return number;
}

std::uint32_t first_number(Connection& connection, const std::string& kind, const std::string& uid) {
  Query query(connection, "SELECT coalesce(own, now) FROM handle WHERE kind = ? AND uid = ?");
  query.bind(kind).bind(uid);
  return query.next() ? query.number(0) : 0;
}

std::uint32_t last_number(Connection& connection, const std::string& kind, const std::string& uid) {
  Query query(connection, "SELECT now FROM handle WHERE kind = ? AND uid = ?");
  query.bind(kind).bind(uid);
  return query.next() ? query.number(0) : 0;
}

}  // namespace dateline::store
