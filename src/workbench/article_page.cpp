#include "src/workbench/article_page.hpp"

#include <map>

#include "exports/annotated/segments.hpp"
#include "graph/assemble/assemble.hpp"
#include "src/base/problem.hpp"
#include "src/record/json.hpp"

namespace dateline::workbench {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of(article::BlockKind kind) {
  switch (kind) {
    case article::BlockKind::title:
      return "title";
    case article::BlockKind::heading:
      return "heading";
    case article::BlockKind::list_item:
      return "list-item";
    case article::BlockKind::quote:
      return "quote";
    case article::BlockKind::caption:
      return "caption";
    case article::BlockKind::byline:
      return "byline";
    default:
      return "paragraph";
  }
}

/// The lines of a text as paragraphs, for a story that was shared without the originals.
article::Article in_lines(const std::string& text, const record::Record& record) {
  article::Article out;
  out.text = text;
  for (std::uint64_t begin = 0; begin < text.size();) {
    const std::uint64_t end = std::min<std::uint64_t>(text.find('\n', begin), text.size());
    if (end > begin) {
      article::Block block{.span = {begin, end}};
      for (const record::Dropped& dropped : record.dropped)
        if (dropped.span.begin <= begin && end <= dropped.span.end) block.drop_reason = dropped.reason;
      if (block.drop_reason == "title") {
        block.kind = article::BlockKind::title;
        block.drop_reason.clear();
      }
      out.blocks.push_back(std::move(block));
    }
    begin = end + 1;
  }
  return out;
}

/// What the story calls those that the record of one article knows by its own numbers.
class Handles {
 public:
  Handles(const story::Story& story, const model::Source& source) : story_(story), source_(source) {
    for (const model::EventId event : story.reader().events_in(source.id))
      for (const model::Claim& claim : story.reader().claims_of(event))
        if (claim.source == source.id)
          for (const base::ByteSpan& mention : claim.mentions)
            events_.emplace(mention.begin, to_string(event));
  }

  /// "" for one that the story does not have.
  std::string of(const record::Event& event) const {
    for (const record::EventMention& mention : event.mentions)
      if (const auto at = events_.find(mention.span.begin); at != events_.end()) return at->second;
    return "";
  }
  const std::string& of(const record::Actor& actor) {
    const auto [at, is_new] = actors_.try_emplace(actor.id);
    if (is_new)
      if (const auto id = story_.file().find_actor_by_uid(assemble::uid_of(source_.uid, actor)))
        at->second = to_string(*id);
    return at->second;
  }

 private:
  const story::Story& story_;
  const model::Source& source_;
  std::map<std::uint64_t, std::string> events_;  ///< by where their mentions begin
  std::map<std::string, std::string> actors_;    ///< by their number in the record
};

Json json_of(const annotated::Segment& segment, const std::string& text, Handles& handles) {
  Json out = {{"at", segment.span.begin}, {"text", base::words_at(text, segment.span)}};
  if (segment.time) out["date"] = annotated::explain(*segment.time);
  if (segment.actor)
    if (const std::string& actor = handles.of(*segment.actor); !actor.empty()) {
      out["actor"] = actor;
      out["name"] = segment.actor->name;
    }
  if (segment.event)
    if (const std::string event = handles.of(*segment.event); !event.empty()) out["event"] = event;
  return out;
}

}  // namespace

Json article_json(const story::Story& story, model::SourceId id) {
  const auto source = story.reader().source(id);
  if (!source)
    throw base::DataError({.what = "there is no source " + to_string(id) + " in this story",
                           .remedy = "it may have been removed"});
  const std::string text = story.reader().text_of(id);
  const record::Record record = record::from_json(story.file().record_of(id), text);
  const article::Article article = source->has_original ? story.intake_of(id) : in_lines(text, record);
  Handles handles(story, *source);
  Json out = {{"id", to_string(id)},
              {"title", source->title},
              {"outlet", source->outlet},
              {"byline", source->byline},
              {"url", source->url},
              {"name", source->name},
              {"has_original", source->has_original}};
  out["published"] = source->published ? Json(calendar::iso(*source->published)) : Json(nullptr);
  out["blocks"] = Json::array();
  std::uint64_t number = 0;
  for (const annotated::Paragraph& paragraph : annotated::paragraphs_of(article, record)) {
    Json block = {{"number", ++number}, {"kind", name_of(paragraph.block->kind)}};
    if (!paragraph.block->kept()) block["dropped"] = paragraph.block->drop_reason;
    block["segments"] = Json::array();
    for (const annotated::Segment& segment : paragraph.segments)
      block["segments"].push_back(json_of(segment, article.text, handles));
    out["blocks"].push_back(std::move(block));
  }
  return out;
}

}  // namespace dateline::workbench
