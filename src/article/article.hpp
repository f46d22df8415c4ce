#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/base/data_files.hpp"
#include "src/calendar/day.hpp"
#include "src/text/offset_map.hpp"

namespace dateline::article {

using base::ByteSpan;

/// What the editor says of a paragraph, which is known by its words.
struct BlockChoice {
  std::string words;
  bool keep = false;
};

/// What is known of an article before it is read (options, manifest, sidecar, what it came in). Empty is
/// unknown.
struct Known {
  std::string url, outlet, title, byline;
  std::optional<calendar::Day> published;
  std::string published_from = "option";             ///< where `published` came from, as the record names it
  std::optional<calendar::Day> retrieved, archived;  ///< when it was saved, by the reader or by an archive
  std::string map;                  ///< of an article in JSON: where its fields stand, "text=fields.bodyText"
  std::vector<BlockChoice> blocks;  ///< each paragraph once
};

/// Fills in what `known` does not know from `more`.
void fill_in(Known& known, const Known& more);

/// How the words of an article are written.
enum class Writing { plain, markdown, html };

/// The words of an article as they stand in an original.
struct Body {
  std::string_view bytes;
  Writing writing = Writing::plain;
  std::string_view charset{};            ///< declared outside of the bytes; "" when it is not
  const text::OffsetMap* map = nullptr;  ///< from `bytes` to the original; null where they are the original
};

enum class BlockKind { title, heading, paragraph, list_item, quote, caption, byline, other };

/// A stretch of the text that stands alone: a paragraph, a headline, a list item.
struct Block {
  ByteSpan span;  ///< of Article::text, without the line ends around it
  BlockKind kind = BlockKind::paragraph;
  std::string drop_reason;  ///< "" when it is kept
  bool kept() const { return drop_reason.empty(); }
};

/// A stretch of the text and the bytes of the original it was read from. Where both are equally long they are
/// the same bytes, but for blanks (a line end in the source of a page is a space in its text); else the
/// stretch is read from the bytes as a whole (a character reference, blanks that were collapsed) or is a row
/// of characters of one size ("éé", two bytes of windows-1252).
struct SourceMapEntry {
  std::uint64_t text_begin = 0, text_length = 0, source_begin = 0, source_length = 0;
};

/// A day on which a page says it was published, and where it says so.
struct StatedPublication {
  calendar::Day day;
  std::string from;  ///< as Article::published_from
};

/// What stands before the first words of a report: "HAMBURG, July 8 (Reuters) -".
struct Dateline {
  ByteSpan span;                     ///< up to the dash
  std::string place, agency;         ///< "" where it names none
  std::optional<calendar::Day> day;  ///< where it has its year
};

/// The picture that stands for a page. Empty is unknown.
struct LeadImage {
  std::string url, caption, credit;
  std::string alternative;  ///< what it shows, for those who do not see it
};

/// An article as it is stored: clean UTF-8 text (valid, newlines are \n), each byte of it with the place it
/// came from in the original.
struct Article {
  std::string text;
  std::vector<SourceMapEntry> source_map;  ///< empty when the text is the original, byte for byte
  std::vector<Block> blocks;               ///< in text order, not overlapping
  std::string url, outlet, title, byline, language;
  std::optional<ByteSpan> title_span;
  std::optional<calendar::Day> published;
  std::string published_from;  ///< "option", "manifest", "sidecar", "feed", "mail", "json", "front-matter",
                               ///< "json-ld", "meta", "url", "time-element", "dateline", ""
  /// The different days that a page states, most believed first: where nobody else knew one, the first of
  /// them is `published`.
  std::vector<StatedPublication> stated_publications;
  std::optional<calendar::Day> modified;             ///< the last day on which the page says it was changed
  std::optional<calendar::Day> retrieved, archived;  ///< never a day of publication
  std::string section;  ///< of the outlet: "Politics"; "" where the page says none
  LeadImage image;
  std::optional<Dateline> dateline;
  std::vector<ByteSpan> pages;     ///< of a PDF, in order; else empty
  std::vector<std::string> notes;  ///< what the user should be told: "decoded as windows-1252", …
};

/// How sure the day of publication of an article is that has one, 0..1: the share of such days that were
/// right, by where they were found; see docs/formats/inputs.md.
double confidence_of(const Article& article);

/// The limits of intake; each is an option of the program.
struct Limits {
  std::uint64_t max_bytes = 64u << 20;           ///< of one original
  std::uint64_t max_file_bytes = 512u << 20;     ///< of a file that may hold many, packed and unpacked
  std::uint64_t max_text_bytes = 2u << 20;       ///< of the text of one article that is to be analysed
  std::uint64_t max_page_text_bytes = 4u << 20;  ///< of the text of a page, what is left out later included
  std::uint64_t max_page_parts = 500'000;        ///< of a page: elements and stretches of text
};

/// Throws DataError, with `name` as its path, when a text of so many bytes is longer than the limits allow.
void check_text_size(std::uint64_t bytes, const std::string& name, const Limits& limits);

/// Reads originals. Immutable after construction, safe to use from several threads at once.
class Reader {
 public:
  /// Loads word lists and tables of `data`, which must outlive the reader. Throws DataError naming the file
  /// and line of what is wrong.
  explicit Reader(const base::DataFiles& data, const Limits& limits = {});
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// Reads the words of an article: a page, Markdown or plain text. Throws DataError, with `name` as its
  /// path, when there are none, or when a text that is no page is longer than the limits allow (of a page as
  /// much is read as they allow).
  Article read(const Body& body, const std::string& name, const Known& known) const;

  /// The same for text that is already clean UTF-8 and must stay as it is (`extract --jsonl` with "text"):
  /// the text of the article is `text`, unchanged. Never throws DataError.
  Article read_text(std::string text, const Known& known) const;

 private:
  Article read_html(const Body& body, const std::string& name, const Known& known) const;

  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace dateline::article
