#include "src/language/matrix.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "src/base/problem.hpp"

namespace {

using namespace dateline::language;

ModelFile file_of(const std::string& bytes) {
  return {bytes, "models/some.bin", "SOME", 1};
}

}  // namespace

TEST_CASE("Matrix: the product is that of the reals, as far as eight bits can tell", "[language]") {
  for (const std::size_t rows : {1u, 3u, 4u, 50u}) {
    for (const std::size_t columns : {1u, 15u, 16u, 17u, 96u}) {
      std::vector<float> weights(rows * columns), added(rows), values(2 * columns);
      for (std::size_t k = 0; k < weights.size(); ++k)
        weights[k] = std::sin(static_cast<float>(3 * k + rows));
      for (std::size_t r = 0; r < rows; ++r) added[r] = static_cast<float>(r) - 2;
      for (std::size_t k = 0; k < values.size(); ++k) values[k] = std::cos(static_cast<float>(7 * k));
      const std::string bytes = make_model_file("SOME", {matrix_bytes(weights, added)});
      const ModelFile file = file_of(bytes);
      NumberReader reader(file, 0);
      const Matrix matrix(reader, rows, columns);
      CHECK_NOTHROW(reader.end());
      constexpr float step = 1.0f / 16384;
      Activations in(2, columns);
      for (std::size_t i = 0; i < 2; ++i)
        quantize(values.data() + i * columns, columns, step, 32767, in.row(i));
      std::vector<float> out(2 * rows);
      matrix.multiply(in, 2, step, out.data());
      for (std::size_t i = 0; i < 2; ++i) {
        for (std::size_t r = 0; r < rows; ++r) {
          double sum = added[r];
          for (std::size_t k = 0; k < columns; ++k)
            sum +=
                static_cast<double>(weights[r * columns + k]) * static_cast<double>(values[i * columns + k]);
          CAPTURE(rows, columns, i, r);
          CHECK(std::abs(sum - static_cast<double>(out[i * rows + r])) <=
                0.005 * static_cast<double>(columns) + 0.001);
        }
      }
    }
  }
}

TEST_CASE("Matrix: sums are exact, whatever instructions they are made with", "[language]") {
  for (const std::size_t rows : {1u, 31u, 32u, 33u, 70u}) {
    constexpr std::size_t columns = 50;
    // The largest weight of each row is 127, so that its scale is 1.
    std::vector<float> weights(rows * columns);
    for (std::size_t k = 0; k < weights.size(); ++k)
      weights[k] = k % columns == 7 ? 127.0f : static_cast<float>(static_cast<int>(k * 37 % 255) - 127);
    const std::string bytes = make_model_file("SOME", {matrix_bytes(weights, std::vector<float>(rows))});
    const ModelFile file = file_of(bytes);
    NumberReader reader(file, 0);
    const Matrix matrix(reader, rows, columns);
    Activations in(3, columns);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t k = 0; k < columns; ++k)
        in.row(i)[k] = static_cast<std::int16_t>(static_cast<int>((k * 131 + i * 17) % 601) - 300);
    }
    std::vector<float> out(3 * rows);
    matrix.multiply(in, 3, 1, out.data());
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t r = 0; r < rows; ++r) {
        int sum = 0;
        for (std::size_t k = 0; k < columns; ++k)
          sum += static_cast<int>(weights[r * columns + k]) * in.row(i)[k];
        CHECK(out[i * rows + r] == static_cast<float>(sum));
      }
    }
  }
}

TEST_CASE("Matrix: the largest numbers do not overflow", "[language]") {
  constexpr std::size_t columns = Matrix::most_columns;
  const std::string bytes =
      make_model_file("SOME", {matrix_bytes(std::vector<float>(columns, 127), std::vector<float>(1))});
  const ModelFile file = file_of(bytes);
  NumberReader reader(file, 0);
  const Matrix matrix(reader, 1, columns);
  Activations in(1, columns);
  std::vector<float> values(columns, 1e9f);
  quantize(values.data(), columns, 1, 32767, in.row(0));
  float out = 0;
  matrix.multiply(in, 1, 1, &out);
  CHECK(out == Approx(127.0 * 32767 * columns));
}

TEST_CASE("quantize: rounds to the nearest and stops at the limit", "[language]") {
  const std::vector<float> values{0.24f, -0.26f, 0.26f, 9, -9};
  std::vector<std::int16_t> out(values.size());
  quantize(values.data(), values.size(), 0.5f, 4, out.data());
  CHECK(out == std::vector<std::int16_t>{0, -1, 1, 4, -4});
}

TEST_CASE("dot: the sum of products", "[language]") {
  std::vector<std::int16_t> a(32), b(32);
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    a[k] = static_cast<std::int16_t>(100 * k - 1500);
    b[k] = static_cast<std::int16_t>(2047 - 130 * k);
    sum += a[k] * b[k];
  }
  CHECK(dot(a.data(), b.data(), a.size()) == sum);
}

TEST_CASE("NumberReader: numbers that are missing, too many or not finite are refused", "[language]") {
  const float odd = std::numeric_limits<float>::quiet_NaN();
  const std::string bytes =
      make_model_file("SOME", {std::string(reinterpret_cast<const char*>(&odd), sizeof odd) + "abcd"});
  const ModelFile file = file_of(bytes);
  CHECK_THROWS_AS(NumberReader(file, 0).reals(1), dateline::base::DataError);
  CHECK_THROWS_AS(NumberReader(file, 0).reals(3), dateline::base::DataError);
  CHECK_THROWS_AS(NumberReader(file, 0).bytes(9), dateline::base::DataError);
  CHECK_THROWS_AS(NumberReader(file, 0).end(), dateline::base::DataError);
  NumberReader reader(file, 0);
  CHECK(reader.bytes(4).size() == 4);
  CHECK(reader.bytes(4) == "abcd");
  CHECK_NOTHROW(reader.end());
}
