#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::factsheet {

/// The parts of a Word document (Office Open XML) that whatever is written in it shares. The styles that may
/// be named are those of exports/factsheet/docx_parts.hpp.

inline constexpr std::string_view word_line_break = "<w:r><w:br/></w:r>";

/// The one place where words become markup of Word.
std::string word_escaped(std::string_view words);

/// Whether a paragraph of these words begins at the right.
bool runs_right_to_left(std::string_view words);

/// Words of one style of characters ("" is that of their paragraph). From right to left signs and numbers,
/// too, are put in order from there. `language` is theirs where it is not that of the document.
std::string run(std::string_view words, std::string_view style = "", bool right_to_left = false,
                std::string_view language = "");

struct Placed {
  bool right_to_left = false;
  bool with_next = false;  ///< on the page of the next paragraph, where its style does not say so already
};

/// A paragraph of runs.
std::string paragraph(std::string_view style, std::string_view runs, Placed placed = {});

/// Gathers where the links of a document lead.
class WordLinks {
 public:
  /// A run of words that leads to an address, which must be http or https.
  std::string link(std::string_view words, std::string_view address);
  const std::string& relationships() const { return relationships_; }

 private:
  std::string relationships_;
  std::uint64_t count_ = 0;
};

/// The bytes of a document of these paragraphs, with its title and numbered pages in the footer. Throws
/// base::StoreError where there is no memory for it.
std::string word_file(const std::string& title, std::string_view paragraphs, const WordLinks& links);

}  // namespace dateline::factsheet
