#include "exports/markdown/markdown.hpp"

#include "src/text/markup.hpp"

namespace dateline::markdown {
namespace {

std::string escaped(const std::string& words) {
  return text::markdown_escaped(words);
}

/// A paragraph of lines that stay lines.
class Paragraph {
 public:
  void add(const std::string& line) {
    if (line.empty()) return;
    if (!out_.empty()) out_ += "\\\n";
    out_ += line;
  }
  std::string take() const { return out_.empty() ? "" : "\n" + out_ + "\n"; }

 private:
  std::string out_;
};

std::string quote_of(const view::ListQuote& quote) {
  Paragraph sources;
  for (const view::ListCitation& citation : quote.citations) {
    sources.add("— " + (citation.url.empty() ? escaped(citation.source.words)
                                             : text::markdown_link(citation.source.words, citation.url)));
  }
  sources.add(escaped(quote.copies));
  return (quote.words.empty() ? "" : "\n> " + escaped(quote.words) + "\n") + sources.take();
}

std::string entry_of(const view::ListEntry& entry) {
  Paragraph told;
  std::string date = entry.date.empty() ? "" : "**" + escaped(entry.date) + "**";
  if (!entry.status.words.empty()) date += (date.empty() ? "" : " · ") + escaped(entry.status.words);
  told.add(date);
  told.add(escaped(entry.title));
  told.add(escaped(entry.note));
  if (entry.picture)
    for (const std::string& line : view::lines_of(*entry.picture, true)) told.add(escaped(line));
  told.add(escaped(entry.actors));
  if (!entry.according_to.empty()) told.add(escaped(entry.according_to));
  std::string out = told.take();
  for (const view::ListQuote& quote : entry.quotes) out += quote_of(quote);
  if (entry.quotes.empty()) {
    for (const view::Dated& source : entry.sources) out += "\n— " + escaped(source.words) + "\n";
  }
  return out;
}

}  // namespace

std::string render(const view::ListView& view) {
  std::string out = "# " + escaped(view.title) + "\n\n" + escaped(view.counts) + "\n";
  if (!view.draft.empty()) out += "\n**" + escaped(view.draft) + "**\n";
  for (const view::ListGroup& group : view.groups) {
    out += (group.level == 1 ? "\n## " : "\n### ") + escaped(group.heading) + "\n";
    for (const view::ListEntry& entry : group.entries) out += entry_of(entry);
  }
  if (!view.left_out.empty()) out += "\n" + escaped(view.left_out) + "\n";
  return out;
}

}  // namespace dateline::markdown
