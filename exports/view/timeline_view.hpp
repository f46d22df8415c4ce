#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exports/type/fonts.hpp"
#include "exports/view/picture.hpp"
#include "graph/query/result.hpp"
#include "src/base/rare.hpp"
#include "src/calendar/print.hpp"

namespace dateline::view {

/// How an event is said to stand to the facts.
enum class Standing { actual, alleged, planned, hypothetical, denied };

enum class MarkKind {
  day,       ///< on this day, and words say so
  one_of,    ///< on one day in this time
  lasting,   ///< from its begin to its end
  likely,    ///< probably on this day, or one of these; no words say so
  inferred,  ///< placed here by something other than words on its date
};

/// The sign of an event on the axis. For `day` all x are the same. For `likely` full0 and full1 are the day,
/// with a reach from x0 to x1, or of several days the same as x0 and x1. For the others, between x0 and full0
/// it fades in, from full1 to x1 it fades out; where both pairs are the same it has a sharp end.
struct Mark {
  MarkKind kind = MarkKind::day;
  Standing standing = Standing::actual;
  double x0_px = 0, full0_px = 0, full1_px = 0, x1_px = 0;
  double y_px = 0;  ///< its middle
};

/// The line from a mark to its label: along y0 from x0 to x1, then upright to y1.
struct Leader {
  double x0_px = 0, y0_px = 0, x1_px = 0, y1_px = 0;
};

/// An upright line.
struct GridLine {
  double x_px = 0, y0_px = 0, y1_px = 0;
};

/// A picture beside an event, and the words beneath it.
struct PlacedImage {
  Image image;
  std::vector<TextLine> lines;  ///< caption and credit
};

/// The bytes of pictures that events have beside them, by the hash that the result names them by.
using Photos = std::map<std::string, image::Image>;

struct TimelineEntry {
  std::string id;  ///< "E3"
  Box box;         ///< what the label covers; boxes do not overlap
  std::vector<TextLine> lines;
  std::optional<Mark> mark;  ///< none without a place in time
  std::optional<Leader> leader;
  std::vector<Mark> also;        ///< the same event in further lanes
  std::optional<GridLine> tie;   ///< between its marks
  std::optional<Paint> backing;  ///< behind the label, where lines would cross it
  base::Rare<PlacedImage> image;
};

struct AxisPart {
  double x0_px = 0, x1_px = 0;
};

/// A silence left out of the scale.
struct AxisBreak {
  AxisPart part;
  TextLine label;  ///< "7 months"
};

struct Tick {
  double x_px = 0;
  std::optional<TextLine> label;  ///< none where there is no room
};

/// A ribbon with the scale in it.
struct Axis {
  double y_px = 0, height_px = 0;
  std::vector<AxisPart> parts;
  std::vector<AxisBreak> breaks;
  std::vector<Tick> ticks;
};

struct LegendItem {
  Mark mark;
  TextLine label;
};

/// A timeline along a horizontal axis, to scale, every part of it placed.
struct TimelineView {
  double width_px = 0, height_px = 0;
  std::string title;
  std::string description;         ///< the picture in a few sentences
  std::string draft;               ///< whether it is a draft, in words; "" where it is none
  std::vector<TextLine> lines;     ///< headline, counts, section headings, notes
  std::vector<Box> bands;          ///< tinted, behind everything
  std::vector<double> rules_y_px;  ///< lines across the page
  std::vector<GridLine> grid;      ///< behind all marks
  std::vector<Shape> shapes;       ///< drawn before texts and entries
  std::vector<Axis> axes;
  std::vector<TimelineEntry> entries;  ///< in the order of the result, undated ones last
  std::vector<LegendItem> legend;
  std::vector<std::string> warnings;  ///< what could not be drawn as it should: characters without a typeface
};

/// How much is said of an event.
enum class Detail {
  brief,  ///< date and title, and always what the facts stand on: alleged, disputed, according to whom
  usual,  ///< and the note, people and sources
  full    ///< and of these as many as there are
};

struct TimelineOptions {
  std::string title;           ///< "" for "Timeline"
  double width_px = 1200;      ///< at least 480
  calendar::DateForm dates{};  ///< how dates are written; a locale must outlive the layout
  Detail detail = Detail::usual;
  bool headed = true;    ///< false leaves headline, counts and notes to the page around the picture
  bool pictures = true;  ///< false: pictures beside events are not shown, and nothing is said of them
  const Photos* photos =
      nullptr;  ///< to be drawn; must outlive what is laid out. Without, words stand for them
  /// Gives an event with who takes part and its claims, where the result has it without them
  /// (query::Wanted::parts); empty where it has them. For lay_out_timeline alone, which asks for one at a
  /// time.
  std::function<query::ResultEvent(const query::ResultEvent&)> whole{};
};

/// A lane of the picture, or a part under a heading.
struct Part {
  std::string title;
  std::vector<std::size_t> events;  ///< indices in the result, ascending
};

/// Places the result on a time axis. Few events stand as flags above and below it; many stand in rows below
/// it. Titles are never cut, labels never overlap, the picture grows downwards as it must.
TimelineView lay_out_timeline(const query::Result& result, const TimelineOptions& options,
                              const type::Fonts& fonts);

/// Events on one time axis, in a lane for each of `lanes`, with its name beside it. An event that stands in
/// several is told in the uppermost and marked in the others, and a line ties its marks. `ordered` says that
/// the lanes come in the order that was asked for; otherwise they stand so that ties are short.
TimelineView lay_out_lanes(const query::Result& result, std::vector<Part> lanes, bool ordered,
                           const TimelineOptions& options, const type::Fonts& fonts);

/// The actors as lines that run from event to event, and together where they take part in the same one; few
/// of them cross. As many columns beside each other as fit, then the next ones below. Events in which none of
/// them takes part are counted, not drawn.
TimelineView lay_out_storyline(const query::Result& result, const std::vector<Part>& actors,
                               const TimelineOptions& options, const type::Fonts& fonts);

/// Events below each other, dates beside a line, made for a column of text; the one view that draws pictures.
/// With `parts` they stand under these headings, one that is in several under each; without under their
/// years.
TimelineView lay_out_article(const query::Result& result, const std::vector<Part>& parts,
                             const TimelineOptions& options, const type::Fonts& fonts);

/// The timeline as shapes. The group of an event has its handle as id.
Picture draw(TimelineView&& timeline);

}  // namespace dateline::view
