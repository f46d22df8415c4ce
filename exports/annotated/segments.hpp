#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/article/article.hpp"
#include "src/record/record.hpp"

namespace dateline::annotated {

using base::ByteSpan;

/// A stretch of text over which the same things were read. Any of the pointers may be null.
struct Segment {
  ByteSpan span;
  const record::Time* time = nullptr;
  const record::Actor* actor = nullptr;
  const record::ActorMention* mention = nullptr;
  const record::Event* event = nullptr;  ///< it is a trigger of this event
  bool closes_time = false, closes_mention = false,
       closes_event = false;  ///< the mark ends with this segment
};

/// A block of the article, cut into segments that cover it, with the events whose first mention lies in it.
struct Paragraph {
  const article::Block* block = nullptr;
  std::vector<Segment> segments;
  std::vector<const record::Event*> events;
};

/// The blocks of the article in order. Where marks of one sort overlap, the one that begins first is kept,
/// the longer of two that begin together. Pointers lead into `article` and `record`, which must outlive the
/// result.
std::vector<Paragraph> paragraphs_of(const article::Article& article, const record::Record& record);

/// A date as the preview explains it: "3–9 July 2017: relative-unit; from the day of publication".
std::string explain(const record::Time& time);
/// "10 July 2017, reported" and how it is known.
std::string explain(const record::EventTime& time);
/// "meeting, alleged, according to Putin".
std::string nature_of(const record::Event& event, const record::Record& record);
/// "agent Donald Trump; place Hamburg".
std::string parts_of(const record::Event& event, const record::Record& record);
/// Where the article's words put the event before or after another and the dates of both say otherwise: those
/// words and the other event; "" elsewhere.
std::string contradiction_of(const record::Event& event, const record::Record& record);

}  // namespace dateline::annotated
