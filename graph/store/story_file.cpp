#include "graph/store/story_file.hpp"

#include <charconv>
#include <utility>

#include "graph/store/connection.hpp"
#include "graph/store/inputs.hpp"
#include "graph/store/query.hpp"

namespace dateline::store {

Transaction::Transaction(Connection& connection) : connection_(&connection) {
  connection.begin();
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  if (connection_ != nullptr) connection_->roll_back();
}

void Transaction::commit() {
  connection_->commit();
  connection_ = nullptr;
}

StoryFile::StoryFile(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
StoryFile::StoryFile(StoryFile&&) noexcept = default;
StoryFile& StoryFile::operator=(StoryFile&&) noexcept = default;
StoryFile::~StoryFile() = default;

StoryFile StoryFile::open_for_reading(const std::string& path) {
  return StoryFile(Connection::open(path, Connection::Access::read));
}

StoryFile StoryFile::open_for_writing(const std::string& path, IfMissing if_missing) {
  const bool create = if_missing == IfMissing::create;
  return StoryFile(Connection::open(path, create ? Connection::Access::create : Connection::Access::write));
}

StoryFile StoryFile::in_memory() {
  return StoryFile(Connection::in_memory());
}

bool StoryFile::was_created() const {
  return connection_->was_created();
}

void StoryFile::refresh() {
  connection_->refresh();
}

bool StoryFile::is_of_today() const {
  return connection_->is_of_today();
}

void StoryFile::rest() {
  connection_->rest();
}

void StoryFile::watch(std::function<void()> watch) {
  connection_->watch(std::move(watch));
}

StoryFile StoryFile::copy() const {
  return StoryFile(connection_->copy_in_memory());
}

Transaction StoryFile::transaction() {
  return Transaction(*connection_);
}

std::int64_t StoryFile::append_log(const LogEntry& entry) {
  Transaction together(*connection_);
  const std::int64_t number = log_change(*connection_, entry);
  together.commit();
  return number;
}

void StoryFile::each_log_entry(const std::function<bool(const LogEntry&)>& visit) const {
  Query query(*connection_, "SELECT number, at, who, verb, arguments FROM log ORDER BY number");
  while (query.next()) {
    const LogEntry entry{.number = query.integer(0),
                         .at = query.integer(1),
                         .who = query.text(2),
                         .verb = query.text(3),
                         .arguments = query.text(4)};
    if (!visit(entry)) return;
  }
}

std::vector<LogEntry> StoryFile::log_entries() const {
  std::vector<LogEntry> out;
  each_log_entry([&](const LogEntry& entry) {
    out.push_back(entry);
    return true;
  });
  return out;
}

std::int64_t StoryFile::last_log_entry() const {
  Query query(*connection_, "SELECT max(number) FROM log");
  return query.next() ? query.number(0) : 0;
}

std::string StoryFile::inputs_stamp() const {
  const std::string stamp = story_value(*connection_, "inputs");
  return stamp.empty() ? "0" : stamp;
}

std::string StoryFile::graph_stamp() const {
  return story_value(*connection_, "graph");
}

std::string story_value(Connection& connection, const std::string& name) {
  Query query(connection, "SELECT value FROM story WHERE name = ?");
  query.bind(name);
  return query.next() ? query.text(0) : "";
}

void set_story_value(Connection& connection, const std::string& name, const std::string& value) {
  Query query(
      connection,
      "INSERT INTO story(name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  query.bind(name).bind(value).run();
}

std::int64_t log_change(Connection& connection, const LogEntry& entry) {
  Query query(connection, "INSERT INTO log(at, who, verb, arguments) VALUES (?, ?, ?, ?)");
  query.bind(entry.at).bind(entry.who).bind(entry.verb).bind(entry.arguments).run();
  std::int64_t number = 0;
  {
    Query last(connection, "SELECT max(number) FROM log");
    if (last.next()) number = last.integer(0);
  }
  const std::string before = story_value(connection, "inputs");
  std::uint64_t count = 0;
  std::from_chars(before.data(), before.data() + before.size(), count);
  set_story_value(connection, "inputs", std::to_string(count + 1));
  return number;
}

}  // namespace dateline::store
