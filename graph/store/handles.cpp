#include "graph/store/handles.hpp"

#include <algorithm>
#include <utility>

namespace dateline::store {

HandleBook::HandleBook(std::vector<HandleRow> rows) : rows_(std::move(rows)), rows_before_(rows_) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    row_by_uid_.emplace(rows_[i].uid, i);
    if (rows_[i].own != 0) owner_.emplace(rows_[i].own, i);
    last_number_ = std::max(last_number_, rows_[i].own);
  }
}

std::size_t HandleBook::row_of(const std::string& uid) {
  const auto [found, is_new] = row_by_uid_.try_emplace(uid, rows_.size());
  if (is_new) rows_.push_back({.uid = uid});
  return found->second;
}

bool HandleBook::gather(const std::vector<HandleClaimant>& claimants) {
  rows_of_claimant_.clear();
  present_.assign(rows_.size(), false);
  for (const HandleClaimant& claimant : claimants) {
    std::vector<std::size_t>& rows = rows_of_claimant_.emplace_back();
    rows.push_back(row_of(*claimant.uid));
    if (claimant.absorbed != nullptr) {
      for (const std::string& uid : *claimant.absorbed) rows.push_back(row_of(uid));
    }
    present_.resize(rows_.size(), false);
    for (const std::size_t row : rows) {
      if (present_[row]) {
        twice_ = rows_[row].uid;
        return false;
      }
      present_[row] = true;
    }
  }
  return true;
}

std::uint32_t HandleBook::owned_number(std::size_t claimant) const {
  std::uint32_t smallest = 0;
  for (const std::size_t row : rows_of_claimant_[claimant]) {
    const std::uint32_t own = rows_[row].own;
    if (own != 0 && (smallest == 0 || own < smallest)) smallest = own;
  }
  return smallest;
}

std::uint32_t HandleBook::inherited_number(std::size_t claimant) const {
  std::uint32_t smallest = 0;
  for (const std::size_t row : rows_of_claimant_[claimant]) {
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
      const std::size_t heir = rows_of_claimant_[i].front();
      numbers[i] = inherited_number(i);
      if (numbers[i] == 0) {
        numbers[i] = ++last_number_;
      } else {
        rows_[owner_[numbers[i]]].own = 0;
      }
      rows_[heir].own = numbers[i];
      owner_[numbers[i]] = heir;
    }
    for (const std::size_t row : rows_of_claimant_[i]) rows_[row].now = numbers[i];
  }
  return numbers;
}

std::vector<HandleRow> HandleBook::changed_rows() const {
  std::vector<HandleRow> changed, owners;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (i < rows_before_.size() && rows_[i] == rows_before_[i]) continue;
    (rows_[i].own == 0 ? changed : owners).push_back(rows_[i]);
  }
  changed.insert(changed.end(), owners.begin(), owners.end());
  return changed;
}

}  // namespace dateline::store
