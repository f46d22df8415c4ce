#include "src/cli/help_topics.hpp"

#include <array>

#include "src/cli/filter_options.hpp"

namespace dateline::cli {

std::span<const HelpTopic> help_topics() {
  // Not a constant of its own: the words of the filter are one in another file.
  static const std::array<HelpTopic, 6> topics = {{
      {"dates", "How dates are typed, and how they are shown",
       R"(A date may be typed as it is said, or in EDTF (ISO 8601-2):
  2017-07-09   "9 July 2017"         a day
  2017-07      "July 2017"   2017    one day of that month or year, not known which
  2017-07-03/2017-07-09              it lasted from the first to the last day
  [2017-07-03..2017-07-09]           one day of these
  [..2017-07-09]   [2017-07-09..]    on or before it; on or after it
  1890~   2017-07-09?                about then; the source is not sure
  -0043-03-15                        44 BC: there is a year 0, which is 1 BC

A date that an article does not state is never made up. "inferred" stands beside a date that
follows from others, "probably" beside days that are only likely, and "?" beside one that
somebody doubts. Nothing is shown finer or surer than anyone stated it.
)"},
      {"formats", "What is read and what is written",
       R"(Read by `dateline add`: saved pages (HTML, MHTML), plain text, Markdown, mail, PDF (needs
pdftotext), feeds (RSS, Atom), JSON and JSON Lines, WARC archives; each also with gzip.
Read by `dateline import`: what other tools keep. `dateline import --list` names them.

Written, as the ending of -o says:
  timeline     .svg .pdf .png .html .md .txt
  diagram      .dot, and with Graphviz .svg .pdf .png
  factsheet    .html .md .docx
  tables       --format table, json, jsonl, csv or markdown: events, actors, sources …
  export       for other tools; `dateline export --list` names each, and what it loses
  dump         the whole story as text, which `dateline load` reads again
  extract      records, one JSON object a line; --schema prints what is in them

`dateline export --everything -o archive` writes a whole story in open formats, to leave with.
)",
       "format inputs outputs"},
      {"exit", "What the exit status means",
       R"(0   done
1   something failed, and standard error says what: file, place, cause and remedy
2   the command line was not understood; nothing was done

Of several articles a bad one stops none of the others; the status is then 1.
)",
       "status errors"},
      {"files", "Which files are read and written",
       R"(story.dateline         the story: one SQLite file, with the articles, all that was read in
                       them and every decision. -f FILE or $DATELINE_FILE names another.
story.dateline-wal     beside it while a command runs; the next command puts in order what
                       a killed one leaves
-o FILE                is written beside, synced and renamed: the old file or the new one
~/.local/state/dateline/history
                       the lines of `dateline shell`

`dateline backup` writes a copy of the story, `dateline dump` all of it as text, and
`dateline doctor` looks whether it is whole.
)"},
      {"safety", "What protects sources, and what does not",
       R"(Nothing is sent anywhere. `dateline open` answers browsers of this machine alone, under an
address with a key; no other command opens a connection. Words of articles are never run:
not as HTML, SVG or DOT, and not by a terminal or spreadsheet.

A story holds the whole text of its articles, and is not encrypted: keep it on an encrypted
disk. `dateline remove-source` takes an article out and overwrites it in the file; copies,
backups and printed pictures stay. `dateline share` writes a copy for a colleague.
)",
       "security privacy"},
      {"filter", "The words that choose events", filter_help},
  }};
  return topics;
}

}  // namespace dateline::cli
