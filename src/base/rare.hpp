#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace dateline::base {

/// A value that few have, like std::optional, in the room of a pointer where there is none. A copy has a
/// value of its own.
template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(std::nullopt_t) {}
  Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) { return *this = Rare(other); }
  Rare& operator=(Rare&&) noexcept = default;
  Rare& operator=(T value) { return *this = Rare(std::move(value)); }
  ~Rare() = default;

  bool has_value() const { return value_.get() != nullptr; }
  explicit operator bool() const { return has_value(); }
  /// Only where there is a value.
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }
  void reset() { value_.reset(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace dateline::base
