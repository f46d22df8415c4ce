#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline::store {

/// What a permanent id has to do with handles.
struct HandleRow {
  std::string uid;
  std::uint32_t own = 0;  ///< the number given to it; 0 when it has always shared another's
  std::uint32_t now = 0;  ///< the number it was last known by: smaller than its own when it was merged
  bool operator==(const HandleRow&) const = default;
};

/// Something that needs a handle: its uid, and those of what it absorbs.
struct HandleClaimant {
  const std::string* uid = nullptr;
  const std::vector<std::string>* absorbed = nullptr;  ///< null: none
};

/// The handles of one kind of thing. Each number ever given has one owner among the uids; numbers are never
/// taken back, so that an old one leads, from its owner's `now`, to what it was merged into.
class HandleBook {
 public:
  /// `rows` as changed_rows() and what was there before left them.
  explicit HandleBook(std::vector<HandleRow> rows);
  HandleBook(const HandleBook&) = delete;
  HandleBook& operator=(const HandleBook&) = delete;
  ~HandleBook() = default;

  /// A number for each claimant, in their order:
  ///   1. the smallest owned by its uids;
  ///   2. else the smallest that its uids were last known by, if the owner is gone from `claimants`: what is
  ///   left of a
  ///      merged thing keeps its number, and owns it from now on;
  ///   3. else a new one.
  /// Nothing when a uid stands in two claimants; it is in twice() then.
  std::optional<std::vector<std::uint32_t>> assign(const std::vector<HandleClaimant>& claimants);
  const std::string& twice() const { return twice_; }

  /// The rows given that assign() changed: those that gave up a number first. Points into this.
  std::vector<const HandleRow*> changed_rows() const;
  /// The rows that assign() made, by uid. Points into this.
  std::vector<const HandleRow*> new_rows() const;

 private:
  std::size_t row_of(const std::string& uid);
  bool gather(const std::vector<HandleClaimant>& claimants);
  std::span<const std::size_t> rows_of(std::size_t claimant) const;
  std::uint32_t owned_number(std::size_t claimant) const;
  std::uint32_t inherited_number(std::size_t claimant) const;

  std::deque<HandleRow> rows_;                                           ///< none of them ever moves
  std::vector<std::pair<std::uint32_t, std::uint32_t>> numbers_before_;  ///< own and now of the rows given
  std::vector<bool> present_;
  std::unordered_map<std::string_view, std::size_t> row_by_uid_;
  std::unordered_map<std::uint32_t, std::size_t> owner_;
  std::vector<std::size_t> claimed_rows_, ends_;  ///< of one claimant after the other, and where each ends
  std::uint32_t last_number_ = 0;
  std::string twice_;
};

}  // namespace dateline::store
