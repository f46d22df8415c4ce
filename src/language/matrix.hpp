#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/language/model_file.hpp"

namespace dateline::language {

/// Reads the numbers of a section one after the other. Throws through file.refuse where they end too early.
class NumberReader {
 public:
  NumberReader(const ModelFile& file, std::uint32_t section) : file_(file), rest_(file.section(section)) {}

  std::uint32_t whole();
  /// Refuses what is not finite.
  std::vector<float> reals(std::size_t count);
  std::string_view bytes(std::size_t count);
  /// Refuses bytes that nothing has read.
  void end() const;

 private:
  const ModelFile& file_;
  std::string_view rest_;
};

/// Rows of whole numbers of 16 bits that stand for real ones, each row as wide as a matrix reads it: a
/// multiple of 16, filled up with zeros.
class Activations {
 public:
  Activations(std::size_t count, std::size_t width) : stride_(padded(width)), numbers_(count * stride_) {}

  static std::size_t padded(std::size_t width) { return (width + 15) / 16 * 16; }
  std::int16_t* row(std::size_t i) { return numbers_.data() + i * stride_; }
  const std::int16_t* row(std::size_t i) const { return numbers_.data() + i * stride_; }
  std::size_t stride() const { return stride_; }

 private:
  std::size_t stride_;
  std::vector<std::int16_t> numbers_;
};

/// Writes values[k] / step, rounded, to out[k]; what is beyond ±limit becomes ±limit.
void quantize(const float* values, std::size_t count, float step, float limit, std::int16_t* out);

/// The sum of a[k] * b[k] over `count` (a multiple of 16) numbers; the caller sees to it that it fits.
std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t count);

/// A matrix of weights of eight bits, one scale a row, and what is added to each row's product. Products are
/// summed in whole numbers, so that they are the same on every machine.
class Matrix {
 public:
  Matrix() = default;
  /// Reads what matrix_bytes() wrote: scales, what is added, weights. At most 512 columns, so that no sum
  /// overflows.
  Matrix(NumberReader& in, std::size_t rows, std::size_t columns);

  /// For each of `count` rows of `in`, whose numbers stand for multiples of `step`, this matrix times it:
  /// out[i * rows() + r].
  void multiply(const Activations& in, std::size_t count, float step, float* out) const {
    multiply(in.row(0), in.stride(), count, step, out);
  }
  void multiply(const std::int16_t* in, std::size_t in_stride, std::size_t count, float step,
                float* out) const;
  std::size_t rows() const { return rows_; }

  static constexpr std::size_t most_columns = 512;

 private:
  std::size_t rows_ = 0;
  std::size_t stride_ = 0;
  std::vector<float> scales_;  ///< like added_ with zeros at the end, up to whole blocks
  std::vector<float> added_;
  std::vector<std::int8_t> weights_;  ///< blocks of rows, in each the columns by pairs (see matrix.cpp)
};

/// The bytes of a matrix of reals, row by row, for Matrix to read.
std::string matrix_bytes(const std::vector<float>& weights, const std::vector<float>& added);

}  // namespace dateline::language
