#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

#include "exports/view/page.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::view {
namespace {

constexpr double widest_label_px = 300;
constexpr double narrowest_name_px = 70;
constexpr double widest_name_px = 150;
constexpr double name_gap_px = 18;
constexpr double pad_px = 12;
constexpr double guest_row_px = 14;
/// Up to here all orders of lanes are tried.
constexpr std::size_t most_tried = 7;
constexpr TextStyle name_text{13.5, 18, type::Face::bold, Paint::ink};

/// The first and last lane of an event.
struct Reach {
  std::size_t first = 0, last = 0;
};

/// Of each event in the lanes, those it reaches when lane i stands at place[i].
std::size_t length_of_ties(const std::vector<std::vector<std::size_t>>& lanes_of,
                           const std::vector<std::size_t>& place) {
  std::size_t length = 0;
  for (const std::vector<std::size_t>& lanes : lanes_of) {
    Reach reach{place.size(), 0};
    for (const std::size_t lane : lanes) {
      reach.first = std::min(reach.first, place[lane]);
      reach.last = std::max(reach.last, place[lane]);
    }
    if (reach.last > reach.first) length += reach.last - reach.first;
  }
  return length;
}

/// Puts the lanes in the order in which ties are shortest; of equal ones the first, by the order they have.
void shorten_ties(std::vector<Part>& lanes, std::size_t events) {
  if (lanes.size() > most_tried) return;
  std::vector<std::vector<std::size_t>> lanes_of(events);
  for (std::size_t lane = 0; lane < lanes.size(); ++lane)
    for (const std::size_t i : lanes[lane].events) lanes_of[i].push_back(lane);
  std::erase_if(lanes_of, [](const auto& those) { return those.size() < 2; });
  std::vector<std::size_t> order(lanes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::size_t> best = order;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> place(lanes.size());
  do {
    for (std::size_t at = 0; at < order.size(); ++at) place[order[at]] = at;
    const std::size_t length = length_of_ties(lanes_of, place);
    if (length >= least) continue;
    least = length;
    best = order;
  } while (std::next_permutation(order.begin(), order.end()));
  std::vector<Part> sorted;
  for (const std::size_t lane : best) sorted.push_back(std::move(lanes[lane]));
  lanes = std::move(sorted);
}

/// Where marks without a label stand under each other, so that none covers another.
class GuestRows {
 public:
  std::size_t add(const Mark& mark) {
    const double reach_px = mark.kind == MarkKind::day ? 8 : 4;
    std::size_t row = 0;
    while (row < ends_px_.size() && ends_px_[row] > mark.x0_px - reach_px) ++row;
    if (row == ends_px_.size()) ends_px_.push_back(0);
    ends_px_[row] = mark.x1_px + reach_px;
    return row;
  }
  double height_px() const { return guest_row_px * static_cast<double>(ends_px_.size()); }

 private:
  std::vector<double> ends_px_;
};

/// Ties of the same place stand a little beside each other, so that each can be followed.
void part_ties(std::vector<PlacedEvent>& events) {
  constexpr double apart_px = 3;
  constexpr double reach_px = 2.5;
  std::vector<const GridLine*> taken;
  for (PlacedEvent& event : events) {
    if (!event.tie) continue;
    const double middle_px = event.tie->x_px;
    for (const double shift_px : {0.0, apart_px, -apart_px}) {
      event.tie->x_px = middle_px + shift_px;
      const bool is_free = std::none_of(taken.begin(), taken.end(), [&](const GridLine* other) {
        return std::abs(other->x_px - event.tie->x_px) < reach_px && other->y0_px < event.tie->y1_px &&
               event.tie->y0_px < other->y1_px;
      });
      if (is_free) break;
    }
    taken.push_back(&*event.tie);
  }
}

class LanesLayout {
 public:
  LanesLayout(Page& page, const std::vector<Part>& lanes) : page_(page), lanes_(lanes) {}

  void lay_out() {
    double name_px = narrowest_name_px;
    const double most_px = std::clamp(page_.view.width_px * 0.15, narrowest_name_px, widest_name_px);
    has_names_above_ = std::any_of(lanes_.begin(), lanes_.end(), [&](const Part& lane) {
      return widest_word_px(heading_of(lane.title)) > most_px;
    });
    const double room_px =
        has_names_above_ ? page_.measure.right_px - page_.measure.left_px - 2 * pad_px : most_px;
    for (const Part& lane : lanes_) {
      names_.emplace_back();
      add_text(names_.back(), heading_of(lane.title), name_text, room_px, page_.fonts);
      name_px = std::max(name_px, names_.back().width_px);
    }
    measure_ = page_.measure;
    if (!has_names_above_) measure_.left_px += std::ceil(name_px) + name_gap_px;
    const double widest_px = std::min(widest_label_px, (measure_.right_px - measure_.left_px) / 2);
    all_ = dated_events(page_, widest_px);
    if (all_.empty()) return;
    const TimeScale scale = scale_of(all_, page_.result, {measure_.left_px + pad_px, measure_.right_px},
                                     measure_.right_px, page_.options.dates);
    place_of_.assign(page_.result.events.size(), all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) {
      all_[i].mark = mark_of(page_.result.events[all_[i].index], scale);
      place_of_[all_[i].index] = i;
    }
    Placement plot;
    plot.axes.push_back(axis_of(scale, 0, page_.options.dates, page_.fonts));
    double y_px = ribbon_px;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) y_px = add_lane(lane, y_px, plot);
    for (const Tick& tick : plot.axes.front().ticks) plot.grid.push_back({tick.x_px + 0.5, ribbon_px, y_px});
    plot.axes.push_back(axis_of(scale, y_px, page_.options.dates, page_.fonts));
    plot.height_px = y_px + ribbon_px;
    part_ties(done_);
    const bool has_ties =
        std::any_of(done_.begin(), done_.end(), [](const auto& event) { return event.tie; });
    plot.events = std::move(done_);
    page_.add(std::move(plot));
    if (!has_ties) return;
    page_.y_px -= 20;
    page_.add("Marks that a line ties are one event, told where it stands first.", small_text);
    page_.y_px += 20;
  }

 private:
  double widest_word_px(const std::string& name) const {
    double widest_px = 0;
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t end = std::min(name.find(' ', at), name.size());
      if (end > at)
        widest_px = std::max(
            widest_px,
            line_of(std::string_view(name).substr(at, end - at), name_text, 0, 0, page_.fonts).room_px);
      at = end + 1;
    }
    return widest_px;
  }

  /// One lane from `top_px`; where it ends.
  double add_lane(std::size_t lane, double top_px, Placement& plot) {
    std::vector<PlacedEvent> own;
    GuestRows rows;
    const double marks_px = top_px + pad_px + (has_names_above_ ? names_[lane].height_px : 0);
    for (const std::size_t index : lanes_[lane].events) {
      if (place_of_[index] == all_.size()) continue;
      PlacedEvent& event = all_[place_of_[index]];
      const auto told = std::find_if(done_.begin(), done_.end(),
                                     [&](const PlacedEvent& other) { return other.index == index; });
      if (told == done_.end()) {
        own.push_back(event);
        continue;
      }
      Mark guest = event.mark;
      guest.y_px = marks_px + guest_row_px * (static_cast<double>(rows.add(guest)) + 0.5);
      const double x_px = anchor_of(guest) + 0.5;
      if (!told->tie) told->tie = GridLine{x_px, told->mark.y_px, guest.y_px};
      told->tie->y1_px = guest.y_px;
      told->also.push_back(guest);
    }
    const bool is_tinted = lane % 2 == 1;
    double bottom_px = marks_px + rows.height_px();
    if (!own.empty()) {
      bottom_px = lay_rows(own, {measure_.left_px + pad_px, measure_.right_px - pad_px}, bottom_px);
      for (PlacedEvent& event : own) {
        event.backing = is_tinted ? Paint::band : Paint::ground;
        done_.push_back(std::move(event));
      }
    }
    bottom_px = std::ceil(std::max(bottom_px, top_px + pad_px + names_[lane].height_px) + pad_px);
    if (is_tinted)
      plot.bands.push_back({page_.measure.left_px, top_px, page_.measure.right_px - page_.measure.left_px,
                            bottom_px - top_px});
    for (TextLine& line : names_[lane].at(page_.measure.left_px + 6, page_.y_px + top_px + pad_px - 3))
      page_.view.lines.push_back(std::move(line));
    return bottom_px;
  }

  Page& page_;
  const std::vector<Part>& lanes_;
  std::vector<TextBlock> names_;
  bool has_names_above_ = false;  ///< the lanes, since a column beside them would break words
  Measure measure_;
  std::vector<PlacedEvent> all_;       ///< of the result, on the scale
  std::vector<std::size_t> place_of_;  ///< in all_, of each event of the result
  std::vector<PlacedEvent> done_;      ///< told in a lane
};

}  // namespace

TimelineView lay_out_lanes(const query::Result& result, std::vector<Part> lanes, bool ordered,
                           const TimelineOptions& options, const type::Fonts& fonts) {
  if (!ordered) shorten_ties(lanes, result.events.size());
  std::vector<bool> is_in_lane(result.events.size(), false);
  for (const Part& lane : lanes)
    for (const std::size_t i : lane.events) is_in_lane[i] = true;
  Part others{.title = "Others", .events = {}};
  for (std::size_t i = 0; i < is_in_lane.size(); ++i)
    if (!is_in_lane[i] && !result.events[i].place().unknown()) others.events.push_back(i);
  if (!others.events.empty()) lanes.push_back(std::move(others));

  Page page(result, options, fonts);
  std::string names;
  for (const Part& lane : lanes) names += (names.empty() ? "" : ", ") + heading_of(lane.title);
  page.view.description += " Lanes: " + names + ".";
  LanesLayout(page, lanes).lay_out();
  page.add_undated();
  return std::move(page).finished();
}

}  // namespace dateline::view
