#include <map>
#include <optional>

#include "src/base/losses.hpp"
#include "src/base/problem.hpp"
#include "src/imports/dates.hpp"
#include "src/imports/readers.hpp"
#include "src/imports/words.hpp"
#include "src/text/json_tree.hpp"

namespace dateline::imports {
namespace {

/// An entity, as one line has it.
struct Entity {
  std::string id, schema;
  std::map<std::string, std::vector<std::string>> properties;
  std::uint64_t line = 1;

  const std::vector<std::string>& all(const char* property) const {
    static const std::vector<std::string> none;
    const auto found = properties.find(property);
    return found == properties.end() ? none : found->second;
  }
  std::string first(const char* property) const { return all(property).empty() ? "" : all(property).front(); }
};

/// The kind of actor that a schema is; "" where it does not say, or is none.
std::string kind_of(const std::string& schema) {
  static const std::map<std::string, std::string> kinds = {
      {"Person", "person"},        {"Organization", "organization"},
      {"Company", "organization"}, {"PublicBody", "organization"},
      {"LegalEntity", "group"},    {"Vessel", "product"},
      {"Airplane", "product"},     {"Vehicle", "product"}};
  const auto found = kinds.find(schema);
  return found == kinds.end() ? "" : found->second;
}

Entity entity_of(std::string_view line, const std::string& path, std::uint64_t number) {
  const text::JsonTree tree(line, path);
  Entity entity{.line = number};
  const auto words_in = [&](const char* name) {
    const text::JsonNode* value = tree.member(tree.root(), name);
    return value == nullptr ? std::string() : on_one_line(tree.words_of(*value));
  };
  entity.id = words_in("id");
  entity.schema = words_in("schema");
  const text::JsonNode* properties = tree.member(tree.root(), "properties");
  if (properties != nullptr && properties->kind == text::JsonKind::object)
    for (const text::JsonNode* one = tree.first(*properties); one != nullptr; one = tree.next(*one)) {
      std::vector<std::string>& values = entity.properties[tree.key_of(*one)];
      if (one->kind == text::JsonKind::array)
        for (const text::JsonNode* value = tree.first(*one); value != nullptr; value = tree.next(*value))
          values.push_back(tree.words_of(*value));
      else
        values.push_back(tree.words_of(*one));
    }
  return entity;
}

class EntityReader {
 public:
  explicit EntityReader(Found& found) : found_(found) {}

  void read(std::string_view bytes, const std::string& path) {
    std::uint64_t number = 0, entities = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      const std::string_view line = bytes.substr(begin, end - begin);
      begin = end + 1;
      ++number;
      if (on_one_line(line).empty()) continue;
      try {
        Entity entity = entity_of(line, path, number);
        if (entity.schema.empty()) {
          refuse(number, "", "this is no entity of FollowTheMoney: it has no “schema”");
          continue;
        }
        ++entities;
        const std::string id = entity.id;
        if (entity.schema == "Event")
          events_.push_back(std::move(entity));
        else
          others_.emplace(id, std::move(entity));
      } catch (const base::DataError& error) {
        refuse(number, "",
               error.detail().what + (error.detail().why.empty() ? "" : ": " + error.detail().why));
      }
    }
    if (entities == 0)
      throw base::DataError(
          {.path = path,
           .what = "there are no entities of FollowTheMoney in it",
           .why = "they are lines of JSON with “schema” and “properties”",
           .remedy = "name another format with --from; `dateline import --list` shows them"});
    for (const Entity& event : events_) take(event);
    std::uint64_t left = 0;
    for (const auto& [id, entity] : others_)
      if (!used_.contains(id) && entity.schema != "Mention") ++left;
    losses_.add("{} entity is no event and stands beside none",
                "{} entities are no events and stand beside none", left);
    for (std::string& line : losses_.lines()) found_.notes.push_back(std::move(line));
  }

 private:
  void refuse(std::uint64_t line, const std::string& place, std::string what) {
    found_.refused.push_back({line, place, std::move(what)});
  }

  const Entity* find(const std::string& id) {
    const auto found = others_.find(on_one_line(id));
    if (found == others_.end()) return nullptr;
    used_[found->first] = true;
    return &found->second;
  }

  void take(const Entity& entity) {
    const std::string place =
        entity.id.empty() ? "line " + std::to_string(entity.line) : "entity " + entity.id;
    Event event{.place = place, .line = entity.line, .key = entity.id};
    const std::string name = entity.first("name").empty() ? entity.first("summary") : entity.first("name");
    if (!put_title(event, name)) return refuse(entity.line, place, "it has no name");
    if (!put_date(entity, event)) return;
    const auto put = [&](const char* property, const char* role) {
      for (const std::string& id : entity.all(property)) {
        const Entity* who = find(id);
        if (who == nullptr || who->first("name").empty())
          losses_.add("{} of those involved is not in the file", "{} of those involved are not in the file");
        else
          add_someone(event, who->first("name"), role, kind_of(who->schema));
      }
    };
    put("organizer", "agent");
    put("involved", "other");
    for (const std::string& name_only : entity.all("namesMentioned")) add_someone(event, name_only, "other");
    for (const std::string& location : entity.all("location")) add_someone(event, location, "place", "place");
    for (const std::string& word : entity.all("keywords"))
      if (std::string tag = on_one_line(word); !tag.empty()) event.tags.push_back(std::move(tag));
    for (const char* property : {"summary", "description", "notes"})
      for (const std::string& words : entity.all(property))
        if (words != name) put_lines(event, parts_of(words, "\n"));
    for (const std::string& id : entity.all("proof"))
      if (const Entity* document = find(id)) cite(event, document->first("title"));
    for (const std::string& url : entity.all("sourceUrl")) cite(event, web_address(url));
    found_.events.push_back(std::move(event));
  }

  bool put_date(const Entity& entity, Event& event) {
    const auto read = [&](const char* property) -> std::optional<ReadDate> {
      if (entity.all(property).size() > 1)
        losses_.add("{} date of several is taken, the first", "{} dates of several are taken, the first");
      ReadDate date = date_of(entity.first(property), DayOrder::unknown);
      if (date.when) return date;
      refuse(entity.line, event.place, date.why);
      return std::nullopt;
    };
    const auto day = read("date"), start = read("startDate"), end = read("endDate");
    if (!day || !start || !end) return false;
    calendar::TimeSpan written = *day->when;
    if (!start->when->unknown()) {
      const auto both = from_to(*start->when, end->when);
      if (!both) {
        refuse(entity.line, event.place, "its endDate is before its startDate");
        return false;
      }
      written = *both;
    } else if (written.unknown() && end->when->latest_end) {
      written = calendar::one_day_of(std::nullopt, end->when->latest_end);
    }
    event.when = truer(on_one_line(entity.first("summary")), written);
    return true;
  }

  Found& found_;
  std::vector<Entity> events_;
  std::map<std::string, Entity> others_;
  std::map<std::string, bool> used_;
  base::Losses losses_;
};

}  // namespace

void read_followthemoney(std::string_view bytes, const std::string& path, Found& found) {
  EntityReader(found).read(bytes, path);
}

}  // namespace dateline::imports
