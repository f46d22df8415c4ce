#include "graph/store/handles.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline::store {

HandleBook::HandleBook(std::vector<HandleRow> rows)
    : rows_(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end())) {
  numbers_before_.reserve(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    numbers_before_.emplace_back(rows_[i].own, rows_[i].now);
    row_by_uid_.emplace(rows_[i].uid, i);
    last_number_ = std::max(last_number_, rows_[i].own);
    // In a damaged file two may own one number: the first keeps it.
    if (rows_[i].own != 0 && !owner_.emplace(rows_[i].own, i).second) rows_[i].own = 0;
  }
}

std::size_t HandleBook::row_of(const std::string& uid) {
  if (const auto found = row_by_uid_.find(uid); found != row_by_uid_.end()) return found->second;
  const std::size_t row = rows_.size();
  rows_.push_back({.uid = uid});
  row_by_uid_.emplace(rows_.back().uid, row);
  return row;
}

bool HandleBook::gather(const std::vector<HandleClaimant>& claimants) {
  claimed_rows_.clear();
  ends_.clear();
  ends_.reserve(claimants.size());
  row_by_uid_.reserve(rows_.size() + claimants.size());
  present_.assign(rows_.size(), false);
  const auto claim = [&](const std::string& uid) {
    const std::size_t row = row_of(uid);
    present_.resize(rows_.size(), false);
    if (present_[row]) {
      twice_ = uid;
      return false;
    }
    present_[row] = true;
    claimed_rows_.push_back(row);
    return true;
  };
  for (const HandleClaimant& claimant : claimants) {
    if (!claim(*claimant.uid)) return false;
    if (claimant.absorbed != nullptr &&
        !std::all_of(claimant.absorbed->begin(), claimant.absorbed->end(), claim))
      return false;
    ends_.push_back(claimed_rows_.size());
  }
  return true;
}

std::span<const std::size_t> HandleBook::rows_of(std::size_t claimant) const {
  const std::size_t begin = claimant == 0 ? 0 : ends_[claimant - 1];
  return std::span(claimed_rows_).subspan(begin, ends_[claimant] - begin);
}

std::uint32_t HandleBook::owned_number(std::size_t claimant) const {
  std::uint32_t smallest = 0;
  for (const std::size_t row : rows_of(claimant)) {
    const std::uint32_t own = rows_[row].own;
    if (own != 0 && (smallest == 0 || own < smallest)) smallest = own;
  }
  return smallest;
}

std::uint32_t HandleBook::inherited_number(std::size_t claimant) const {
  std::uint32_t smallest = 0;
  for (const std::size_t row : rows_of(claimant)) {
    const std::uint32_t now = rows_[row].now;
    const auto owner = owner_.find(now);
    if (owner == owner_.end() || present_[owner->second]) continue;
    if (smallest == 0 || now < smallest) smallest = now;
  }
  return smallest;
}

std::optional<std::vector<std::uint32_t>> HandleBook::assign(const std::vector<HandleClaimant>& claimants) {
  if (!gather(claimants)) return std::nullopt;
  std::vector<std::uint32_t> numbers;
  numbers.reserve(claimants.size());
  for (std::size_t i = 0; i < claimants.size(); ++i) numbers.push_back(owned_number(i));
  for (std::size_t i = 0; i < claimants.size(); ++i) {
    if (numbers[i] == 0) {
      const std::size_t heir = rows_of(i).front();
      numbers[i] = inherited_number(i);
      if (numbers[i] == 0) {
        numbers[i] = ++last_number_;
      } else {
        rows_[owner_[numbers[i]]].own = 0;
      }
      rows_[heir].own = numbers[i];
      owner_[numbers[i]] = heir;
    }
    for (const std::size_t row : rows_of(i)) rows_[row].now = numbers[i];
  }
  return numbers;
}

std::vector<const HandleRow*> HandleBook::changed_rows() const {
  std::vector<const HandleRow*> changed, owners;
  for (std::size_t i = 0; i < numbers_before_.size(); ++i)
    if (numbers_before_[i] != std::pair(rows_[i].own, rows_[i].now))
      (rows_[i].own == 0 ? changed : owners).push_back(&rows_[i]);
  changed.insert(changed.end(), owners.begin(), owners.end());
  return changed;
}

std::vector<const HandleRow*> HandleBook::new_rows() const {
  std::vector<const HandleRow*> made;
  made.reserve(rows_.size() - numbers_before_.size());
  for (std::size_t i = numbers_before_.size(); i < rows_.size(); ++i) made.push_back(&rows_[i]);
  std::sort(made.begin(), made.end(),
            [](const HandleRow* one, const HandleRow* other) { return one->uid < other->uid; });
  return made;
}

}  // namespace dateline::store
