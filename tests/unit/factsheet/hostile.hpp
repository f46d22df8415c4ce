#pragma once

#include <string>

#include "exports/factsheet/factsheet.hpp"
#include "exports/factsheet/text_fragment.hpp"

namespace dateline::test {

/// A sheet that says `words` wherever an article or an editor can say something.
inline factsheet::FactSheet sheet_saying(const std::string& words) {
  const std::string url = "https://a.example/" + words;
  factsheet::SheetClaim claim = {.words = {words, words, words},
                                 .where = words,
                                 .remark = words,
                                 .address = words,
                                 .link = factsheet::link_to_words(url, words)};
  factsheet::FactSheet sheet = {.title = words, .counts = words, .left_out = words};
  sheet.facts = {
      {.id = "E1", .date = words, .title = words, .state = words, .said_by = words, .remark = words}};
  sheet.facts[0].boxes = {{.field = "title", .value = words, .decided = words},
                          {.field = "date", .value = words, .ticked = true}};
  sheet.facts[0].claims = {claim};
  claim.link = "";
  sheet.facts[0].claims.push_back(claim);
  return sheet;
}

/// Words that are markup somewhere.
inline const std::string hostile_words[] = {
    "<script>alert(1)</script>",
    "\" onmouseover=\"x",
    "' onmouseover='x",
    "]]> <!-- x -->",
    "&lt;b&gt; &copy;",
    "</style><p>",
    "*a* **b** _c_ __d__",
    "`code` ``",
    "[x](javascript:alert(1))",
    "![x](y)",
    "[x]: y",
    "[ ] todo",
    "# heading",
    "a #",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "---",
    "===",
    "> quote",
    "~~gone~~",
    "a | b | c",
    "|---|---|",
    "\\",
    "a\\",
    "http://evil.example",
    "www.evil.example",
    "WWW.evil.example",
    "a@evil.example",
    "$x$",
    "$$x$$",
    "<http://evil.example>",
    "***",
    "* * *",
    "```",
    "~~~",
    "**",
    ")>",
    "](<x>)",
};

}  // namespace dateline::test
