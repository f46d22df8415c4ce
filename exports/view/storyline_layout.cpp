#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "exports/storyline/ordering.hpp"
#include "exports/storyline/positions.hpp"
#include "exports/view/page.hpp"
#include "exports/view/spreading.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::view {
namespace {

constexpr double narrowest_column_px = 176;
constexpr double label_gap_px = 20;
constexpr double narrowest_name_px = 70;
constexpr double widest_name_px = 130;
constexpr double line_px = 4;
constexpr double tail_px = 14;        ///< how far a line goes on after its last event
constexpr double straight_px = 22;    ///< on both sides of an event lines do not bend
constexpr double labels_gap_px = 10;  ///< from the lowest line to the labels
constexpr double between_px = 44;
constexpr double mark_px = 13;
constexpr storyline::Spacing spacing{.in_group = 20, .between_groups = 38};
constexpr TextStyle name_text{13, 16, type::Face::bold, Paint::ink};

/// A line of the story: who it is, and the columns it is drawn in.
struct Line {
  TextBlock name;
  std::size_t first = 0, last = 0;  ///< columns of its first and last event
  std::size_t from = 0;             ///< from where its place is kept free, for its name
};

/// More for a larger story, up to what takes a second or two.
storyline::Effort effort_for(const storyline::Story& story) {
  constexpr std::int64_t usual_size = 12 * 40;
  constexpr std::int64_t most_times = 6;
  const std::int64_t size = story.lines * static_cast<std::int64_t>(story.steps.size());
  storyline::Effort effort;
  effort.comparisons *= std::clamp<std::int64_t>(size / usual_size, 1, most_times);
  return effort;
}

/// Several columns beside each other.
struct System {
  std::size_t first = 0, last = 0;  ///< columns [first, last)
  double shift_px = 0;              ///< from the heights of the storyline to the page
};

struct PlacedName {
  std::size_t line = 0;
  std::size_t column = 0;  ///< left of which it stands
  double top_px = 0;       ///< in the heights of the storyline
};

class StorylineLayout {
 public:
  StorylineLayout(Page& page, const std::vector<Part>& actors) : page_(page) {
    for (const Part& actor : actors) add_actor(actor);
    const double width_px = page.measure.right_px - page.measure.left_px;
    const double most_px = std::clamp(page.view.width_px * 0.12, narrowest_name_px, widest_name_px);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      add_text(lines_[i].name, shown(titles_[i]), name_text, most_px, page.fonts);
      names_px_ = std::max(names_px_, lines_[i].name.width_px);
    }
    names_px_ = std::ceil(std::max(names_px_, narrowest_name_px)) + 14;
    columns_ =
        static_cast<std::size_t>(std::max(1.0, std::floor((width_px - names_px_) / narrowest_column_px)));
    column_px_ = std::floor((width_px - names_px_) / static_cast<double>(columns_));
  }

  /// Those of the lines.
  std::string names() const {
    std::string names;
    for (const std::string& title : titles_) names += (names.empty() ? "" : ", ") + shown(title);
    return names.empty() ? "nobody" : names;
  }

  void lay_out() {
    if (events_.empty()) return;
    keep_names_free();
    const storyline::Story story = made_story();
    orders_ = storyline::order_lines(story, effort_for(story)).orders;
    bool has_outlined = false;
    for (std::size_t first = 0; first < events_.size(); first += columns_) {
      const std::size_t last = std::min(first + columns_, events_.size());
      place_lines(story, first, last);
      add_system({.first = first, .last = last});
    }
    for (const std::size_t i : events_)
      has_outlined = has_outlined || standing_of(page_.result.events[i]) != Standing::actual;
    page_.add("In order of time, not to scale: one column an event, a line for each who takes part.",
              small_text);
    if (has_outlined)
      page_.add("An outlined sign: alleged, planned, possible or denied, as its words say.", small_text);
    page_.y_px += 24;
  }

 private:
  void add_actor(const Part& actor) {
    // Columns are the dated events in which somebody takes part, so all actors are looked at first.
    titles_.push_back(actor.title);
    lines_.emplace_back();
    parts_.emplace_back(page_.result.events.size(), false);
    for (const std::size_t i : actor.events) parts_.back()[i] = true;
    events_.clear();
    for (std::size_t i = 0; i < page_.result.events.size(); ++i) {
      if (page_.result.events[i].place().unknown()) continue;
      const bool is_theirs =
          std::any_of(parts_.begin(), parts_.end(), [&](const std::vector<bool>& part) { return part[i]; });
      if (is_theirs) events_.push_back(i);
    }
  }

  bool takes_part(std::size_t line, std::size_t column) const { return parts_[line][events_[column]]; }

  /// Where a line begins amid a system, its name stands in the column before.
  void keep_names_free() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      line.first = events_.size();
      for (std::size_t column = 0; column < events_.size(); ++column) {
        if (!takes_part(i, column)) continue;
        line.first = std::min(line.first, column);
        line.last = column;
      }
      line.from = line.first % columns_ == 0 ? line.first : line.first - 1;
    }
  }

  bool is_there(const Line& line, std::size_t column) const {
    return line.first < events_.size() && column >= line.from && column <= line.last;
  }

  storyline::Story made_story() const {
    storyline::Story story{.lines = static_cast<int>(lines_.size()), .steps = {}};
    for (std::size_t column = 0; column < events_.size(); ++column) {
      storyline::Step step;
      storyline::Group together;
      for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (!is_there(lines_[i], column)) continue;
        if (takes_part(i, column)) {
          together.push_back(static_cast<int>(i));
        } else {
          step.groups.push_back({static_cast<int>(i)});
        }
      }
      step.groups.push_back(std::move(together));
      story.steps.push_back(std::move(step));
    }
    return story;
  }

  /// The heights in a system, which has room for no more lines than are in it.
  void place_lines(const storyline::Story& story, std::size_t first, std::size_t last) {
    const auto from = static_cast<std::ptrdiff_t>(first);
    const auto to = static_cast<std::ptrdiff_t>(last);
    const storyline::Story part{.lines = story.lines,
                                .steps = {story.steps.begin() + from, story.steps.begin() + to}};
    const std::vector<storyline::Order> orders(orders_.begin() + from, orders_.begin() + to);
    heights_.resize(first);
    for (std::vector<double>& heights : storyline::place_lines(part, orders, spacing).y)
      heights_.push_back(std::move(heights));
  }

  double x_of(const System& system, std::size_t column) const {
    return page_.measure.left_px + names_px_ + column_px_ * static_cast<double>(column - system.first) +
           tail_px;
  }

  double height_of(std::size_t line, std::size_t column) const {
    const std::vector<int>& order = orders_[column];
    const auto place = std::find(order.begin(), order.end(), static_cast<int>(line)) - order.begin();
    return heights_[column][static_cast<std::size_t>(place)];
  }

  double y_of(const System& system, std::size_t line, std::size_t column) const {
    return system.shift_px + height_of(line, column);
  }

  void add_system(System system) {
    double least_px = heights_[system.first].front();
    double most_px = least_px;
    for (std::size_t column = system.first; column < system.last; ++column) {
      least_px = std::min(least_px, heights_[column].front());
      most_px = std::max(most_px, heights_[column].back());
    }
    // Names may reach above and below the lines.
    double above_px = mark_px;
    double below_px = mark_px;
    for (const PlacedName& name : names_of(system)) {
      above_px = std::max(above_px, least_px - name.top_px);
      below_px = std::max(below_px, name.top_px + lines_[name.line].name.height_px - most_px);
    }
    system.shift_px = std::round(page_.y_px + above_px - least_px) + 0.5;
    const double labels_px = std::ceil(system.shift_px + most_px + below_px) + labels_gap_px;
    add_leaders(system, labels_px);
    for (std::size_t i = 0; i < lines_.size(); ++i) add_line(system, i);
    for (const PlacedName& name : names_of(system)) add_name(system, name);
    double bottom_px = labels_px;
    for (std::size_t column = system.first; column < system.last; ++column) {
      add_mark(system, column);
      const query::ResultEvent& event = page_.result.events[events_[column]];
      const TextBlock label = page_.label(event, column_px_ - label_gap_px);
      const double x_px = x_of(system, column) - mark_px / 2;
      page_.view.entries.push_back({.id = shown(event.id),
                                    .box = {x_px, labels_px, label.width_px, label.height_px},
                                    .lines = label.at(x_px, labels_px)});
      bottom_px = std::max(bottom_px, labels_px + label.height_px);
    }
    page_.y_px = bottom_px + between_px;
  }

  /// The name of each line, left of where it begins or goes on in the system. Those at one place stand apart.
  std::vector<PlacedName> names_of(const System& system) const {
    std::vector<PlacedName> names;
    for (std::size_t column = system.first; column < system.last; ++column) {
      std::vector<std::size_t> here;
      for (const int line : orders_[column]) {
        const auto i = static_cast<std::size_t>(line);
        const bool begins = lines_[i].first == column;
        const bool goes_on = column == system.first && lines_[i].first < column;
        if (begins || goes_on) here.push_back(i);
      }
      std::vector<double> wanted_px;
      std::vector<double> lengths_px;
      for (const std::size_t i : here) {
        wanted_px.push_back(height_of(i, column) - lines_[i].name.height_px / 2);
        lengths_px.push_back(lines_[i].name.height_px + 2);
      }
      constexpr double anywhere_px = 1e9;
      const std::vector<double> tops_px = spread(wanted_px, lengths_px, -anywhere_px, anywhere_px);
      for (std::size_t n = 0; n < here.size(); ++n) names.push_back({here[n], column, tops_px[n]});
    }
    return names;
  }

  /// The lines that take part in an event, from the uppermost to the lowest.
  std::pair<double, double> reach_of(const System& system, std::size_t column) const {
    std::optional<std::pair<double, double>> reach;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!takes_part(i, column)) continue;
      const double y_px = y_of(system, i, column);
      if (!reach) reach = {y_px, y_px};
      reach->first = std::min(reach->first, y_px);
      reach->second = std::max(reach->second, y_px);
    }
    return *reach;
  }

  void add_leaders(const System& system, double labels_px) {
    Path path{.look = {.stroke = Paint::leader}};
    for (std::size_t column = system.first; column < system.last; ++column) {
      const double x_px = std::floor(x_of(system, column)) + 0.5;
      path.move(x_px, reach_of(system, column).second).line(x_px, labels_px - 2);
    }
    page_.view.shapes.emplace_back(std::move(path));
  }

  void add_line(const System& system, std::size_t i) {
    const Line& line = lines_[i];
    if (line.first >= system.last || line.last < system.first || line.first >= events_.size()) return;
    const std::size_t first = std::max(line.first, system.first);
    const std::size_t last = std::min(line.last, system.last - 1);
    Path path{.look = {.stroke = series_paint(i), .stroke_px = line_px}};
    double y_px = y_of(system, i, first);
    path.move(first == system.first ? page_.measure.left_px + names_px_ - tail_px : x_of(system, first),
              y_px);
    for (std::size_t column = first; column < last; ++column) {
      const double next_px = y_of(system, i, column + 1);
      if (next_px != y_px) {
        const double from_px = x_of(system, column) + straight_px;
        const double to_px = x_of(system, column + 1) - straight_px;
        const double middle_px = (from_px + to_px) / 2;
        path.line(from_px, y_px).curve({middle_px, y_px}, {middle_px, next_px}, {to_px, next_px});
      }
      y_px = next_px;
    }
    const double end_px = line.last < system.last ? x_of(system, last) + tail_px : page_.measure.right_px;
    path.line(end_px, y_px);
    add_with_core(std::move(path), i);
  }

  /// Lines of one colour differ by what runs along their middle: nothing, a light line, a dark one, dots.
  void add_with_core(Path path, std::size_t i) {
    constexpr double core_px = 1.6;
    const std::size_t round = i / series_count;
    std::optional<Path> core;
    if (round > 0) {
      core = path;
      core->look = {.stroke = round % 2 == 1 ? Paint::ground : Paint::ink,
                    .stroke_px = core_px,
                    .dash = round > 2 ? Dash::dotted : Dash::none};
    }
    page_.view.shapes.emplace_back(std::move(path));
    if (core) page_.view.shapes.emplace_back(std::move(*core));
  }

  void add_name(const System& system, const PlacedName& placed) {
    const TextBlock& name = lines_[placed.line].name;
    const bool is_amid = placed.column > system.first;
    const double right_px =
        is_amid ? x_of(system, placed.column) - 10 : page_.measure.left_px + names_px_ - tail_px - 8;
    const double top_px = system.shift_px + placed.top_px;
    if (is_amid)
      page_.view.shapes.emplace_back(
          Rectangle{{right_px - name.width_px - 3, top_px, name.width_px + 6, name.height_px},
                    {.fill = Paint::ground}});
    for (TextLine& words : name.at(right_px, top_px)) {
      words.ends_at_x = true;
      page_.view.lines.push_back(std::move(words));
    }
  }

  /// A sign over all lines that take part: round for one, long for several.
  void add_mark(const System& system, std::size_t column) {
    const Standing standing = standing_of(page_.result.events[events_[column]]);
    const bool is_actual = standing == Standing::actual;
    const Look look{.fill = is_actual ? Paint::ink : Paint::ground, .stroke = Paint::ink, .stroke_px = 1.8};
    const double x_px = std::floor(x_of(system, column)) + 0.5;
    const auto [top_px, bottom_px] = reach_of(system, column);
    constexpr double radius_px = mark_px / 2;
    constexpr double bulge_px = radius_px * 4 / 3;  // of the cubic curve next to a half circle
    Path path{.look = look};
    path.move(x_px - radius_px, top_px);
    path.curve({x_px - radius_px, top_px - bulge_px}, {x_px + radius_px, top_px - bulge_px},
               {x_px + radius_px, top_px});
    if (bottom_px > top_px) path.line(x_px + radius_px, bottom_px);
    path.curve({x_px + radius_px, bottom_px + bulge_px}, {x_px - radius_px, bottom_px + bulge_px},
               {x_px - radius_px, bottom_px});
    page_.view.shapes.emplace_back(std::move(path.close()));
    if (standing != Standing::denied) return;
    const double middle_px = (top_px + bottom_px) / 2;
    Path cross{.look = {.stroke = Paint::ink, .stroke_px = 1.8}};
    cross.move(x_px - 3, middle_px - 3).line(x_px + 3, middle_px + 3);
    cross.move(x_px + 3, middle_px - 3).line(x_px - 3, middle_px + 3);
    page_.view.shapes.emplace_back(std::move(cross));
  }

  Page& page_;
  std::vector<std::string> titles_;
  std::vector<std::vector<bool>> parts_;  ///< by line, by event of the result
  std::vector<Line> lines_;
  std::vector<std::size_t> events_;  ///< of each column, in the result
  double names_px_ = 0, column_px_ = 0;
  std::size_t columns_ = 1;
  std::vector<storyline::Order> orders_;      ///< by column
  std::vector<std::vector<double>> heights_;  ///< by column, in its order
};

/// What a storyline draws of a result: events in which one of the actors takes part, and undated ones.
struct Drawn {
  query::Result result;
  std::vector<Part> actors;
  std::size_t without_them = 0;  ///< dated events in which none does
};

Drawn drawn_of(const query::Result& whole, const std::vector<Part>& actors) {
  std::vector<bool> is_theirs(whole.events.size(), false);
  for (const Part& actor : actors)
    for (const std::size_t i : actor.events) is_theirs[i] = true;
  Drawn drawn{.result = whole, .actors = actors};
  drawn.result.events.clear();
  std::vector<std::size_t> place(whole.events.size());
  std::set<std::string> told_by;
  for (std::size_t i = 0; i < whole.events.size(); ++i) {
    if (!is_theirs[i] && !whole.events[i].place().unknown()) {
      ++drawn.without_them;
      continue;
    }
    place[i] = drawn.result.events.size();
    drawn.result.events.push_back(whole.events[i]);
    for (const query::ResultClaim& claim : whole.events[i].claims) told_by.insert(claim.source);
  }
  for (Part& actor : drawn.actors)
    for (std::size_t& i : actor.events) i = place[i];
  std::erase_if(drawn.result.sources,
                [&](const query::ResultSource& source) { return !told_by.contains(source.id); });
  return drawn;
}

}  // namespace

TimelineView lay_out_storyline(const query::Result& result, const std::vector<Part>& actors,
                               const TimelineOptions& options, const type::Fonts& fonts) {
  const Drawn drawn = drawn_of(result, actors);
  Page page(drawn.result, options, fonts);
  StorylineLayout layout(page, drawn.actors);
  layout.lay_out();
  if (drawn.without_them > 0) {
    const std::string words = "+" + counted(drawn.without_them, "event", "events") +
                              " not drawn, in which none of these takes part: " + layout.names();
    page.view.description += " " + words + ".";
    page.add(words, draft_text);
  }
  page.y_px += 16;
  page.add_undated();
  return std::move(page).finished();
}

}  // namespace dateline::view
