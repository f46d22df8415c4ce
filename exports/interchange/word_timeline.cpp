#include "exports/factsheet/word.hpp"
#include "exports/interchange/formats.hpp"

namespace dateline::interchange {
namespace {

using factsheet::paragraph;
using factsheet::run;

/// A paragraph of words that begins at their side.
std::string words_in(const char* style, const std::string& words) {
  if (words.empty()) return {};
  const bool right_to_left = factsheet::runs_right_to_left(words);
  return paragraph(style, run(words, "", right_to_left), {.right_to_left = right_to_left});
}

std::string quotes_of(const view::ListEntry& entry, factsheet::WordLinks& links) {
  std::string out;
  for (const view::ListQuote& quote : entry.quotes) {
    out += words_in("Quote", quote.words);
    std::string sources;
    for (const view::ListCitation& citation : quote.citations) {
      if (!sources.empty()) sources += factsheet::word_line_break;
      sources +=
          citation.url.empty() ? run(citation.source.words) : links.link(citation.source.words, citation.url);
    }
    if (!quote.copies.empty()) sources += run(" " + quote.copies);
    out += paragraph("Source", sources);
  }
  if (entry.quotes.empty())
    for (const view::Dated& source : entry.sources) out += words_in("Source", source.words);
  return out;
}

std::string entry_of(const view::ListEntry& entry, const query::ResultEvent& event,
                     factsheet::WordLinks& links) {
  const std::string title = headline_of(event);
  const bool right_to_left = factsheet::runs_right_to_left(title);
  std::string out = paragraph("Event",
                              run(date_in_words(event), "FactDate") +
                                  std::string(factsheet::word_line_break) + run(title, "", right_to_left),
                              {.right_to_left = right_to_left});
  out += words_in("Remark", entry.status.words);
  out += words_in("SaidBy", entry.according_to);
  out += words_in("Normal", entry.note);
  out += words_in("SaidBy", entry.actors);
  if (entry.picture)
    for (const std::string& line : view::lines_of(*entry.picture, true)) out += words_in("State", line);
  return out + quotes_of(entry, links);
}

}  // namespace

void word_timeline(Writing& writing) {
  const Handover& handover = writing.handover;
  const Entries entries(handover);
  const view::ListView list =
      view::list_events(handover.result, {.title = handover.title, .detail = view::Detail::brief});
  factsheet::WordLinks links;
  std::unordered_map<std::string, std::string> told;
  writing.each_event([&](const query::ResultEvent& event) {
    told.emplace(event.id, entry_of(entries.of(event), event, links));
  });
  std::string body =
      words_in("Title", list.title) + words_in("Counts", list.counts) + words_in("Remark", list.draft);
  for (const view::ListGroup& group : list.groups) {
    body += words_in(group.level == 1 ? "Heading1" : "Heading2", group.heading);
    for (const view::ListEntry& entry : group.entries) body += told.at(entry.id);
  }
  body += words_in("LeftOut", list.left_out);
  writing.add(factsheet::word_file(list.title, body, links));
}

}  // namespace dateline::interchange
