#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::container {

/// The value of one parameter of a field: field_parameter("text/html; charset=\"utf-8\"", "charset") is
/// "utf-8"; "" where it has none.
std::string field_parameter(std::string_view value, std::string_view parameter);

/// Header fields up to the first empty line, as mail, HTTP and WARC write them.
class HeaderFields {
 public:
  /// Reads them at the front of `bytes`; lines that are no fields are passed over, as are all past a
  /// thousandth.
  explicit HeaderFields(std::string_view bytes);

  /// The value of a field, unfolded, blanks around it taken off; "" where there is none. `name` in lower
  /// case.
  std::string_view value(std::string_view name) const;
  /// How many there are.
  std::size_t size() const { return fields_.size(); }
  /// Where what follows them begins, in bytes; the size of `bytes` where no empty line ends them.
  std::size_t end() const { return end_; }

 private:
  struct Field {
    std::string name;
    std::string value;
  };
  std::vector<Field> fields_;
  std::size_t end_ = 0;
};

}  // namespace dateline::container
