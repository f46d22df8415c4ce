#include "src/language/matrix.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dateline::language {
namespace {

constexpr float largest_weight = 127;

/// Rows are summed side by side, in blocks of so many.
constexpr std::size_t block_rows = 32;

/// Inputs are multiplied two at a time, so that weights are read half as often.
constexpr std::size_t most_inputs = 2;

/// A weight, as it is stored.
using Weight = std::int8_t;

/// What the sums of a block stand for: sum * (scale * step) + added, row by row.
struct Meaning {
  const float* scales;
  const float* added;
  float step;
};

/// A block of rows times one input or two, `stride` apart: for each pair of columns the weights of all rows
/// of the block lie side by side, so that sums of pairs go straight into the row's place. The products with
/// the second input begin `apart` numbers after those with the first.
using BlockProducts = void (*)(const Weight* block, std::size_t pairs, const std::int16_t* in,
                               std::size_t stride, const Meaning& meaning, float* products,
                               std::size_t apart);
using Dot = std::int32_t (*)(const std::int16_t* a, const std::int16_t* b, std::size_t count);

#if defined(__x86_64__)
/// What every processor of the kind has.
template <std::size_t inputs>
void block_products_narrow(const Weight* block, std::size_t pairs, const std::int16_t* in, std::size_t stride,
                           const Meaning& meaning, float* products, std::size_t apart) {
  constexpr std::size_t lanes = 4, vectors = block_rows / lanes;
  for (std::size_t n = 0; n < inputs; ++n, in += stride, products += apart) {
    __m128i total[vectors];
    for (__m128i& t : total) t = _mm_setzero_si128();
    for (std::size_t pair = 0; pair < pairs; ++pair) {
      std::int32_t both = 0;
      std::memcpy(&both, in + 2 * pair, sizeof both);
      const __m128i x = _mm_set1_epi32(both);
      const auto* weights = reinterpret_cast<const __m128i*>(block + 2 * block_rows * pair);
      for (std::size_t v = 0; v < vectors; v += 2) {
        const __m128i both_rows = _mm_loadu_si128(weights + v / 2);
        const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(both_rows, both_rows), 8);
        const __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(both_rows, both_rows), 8);
        total[v] = _mm_add_epi32(total[v], _mm_madd_epi16(low, x));
        total[v + 1] = _mm_add_epi32(total[v + 1], _mm_madd_epi16(high, x));
      }
    }
    for (std::size_t v = 0; v < vectors; ++v) {
      const __m128 scale = _mm_mul_ps(_mm_loadu_ps(meaning.scales + lanes * v), _mm_set1_ps(meaning.step));
      const __m128 product = _mm_mul_ps(_mm_cvtepi32_ps(total[v]), scale);
      _mm_storeu_ps(products + lanes * v, _mm_add_ps(product, _mm_loadu_ps(meaning.added + lanes * v)));
    }
  }
}

std::int32_t dot_narrow(const std::int16_t* a, const std::int16_t* b, std::size_t count) {
  __m128i total = _mm_setzero_si128();
  for (std::size_t k = 0; k < count; k += 8) {
    const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(a + k));
    const __m128i y = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b + k));
    total = _mm_add_epi32(total, _mm_madd_epi16(x, y));
  }
  total = _mm_add_epi32(total, _mm_shuffle_epi32(total, _MM_SHUFFLE(1, 0, 3, 2)));
  total = _mm_add_epi32(total, _mm_shuffle_epi32(total, _MM_SHUFFLE(2, 3, 0, 1)));
  return _mm_cvtsi128_si32(total);
}

/// What most have. Whole numbers: the sums are the same.
template <std::size_t inputs>
[[gnu::target("avx2")]] void block_products_wide(const Weight* block, std::size_t pairs,
                                                 const std::int16_t* in, std::size_t stride,
                                                 const Meaning& meaning, float* products, std::size_t apart) {
  constexpr std::size_t lanes = 8, vectors = block_rows / lanes;
  __m256i total[inputs][vectors];
#pragma GCC unroll 8
  for (std::size_t n = 0; n < inputs; ++n) {
#pragma GCC unroll 8
    for (std::size_t v = 0; v < vectors; ++v) total[n][v] = _mm256_setzero_si256();
  }
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const auto* weights = reinterpret_cast<const __m128i*>(block + 2 * block_rows * pair);
    __m256i x[inputs];
#pragma GCC unroll 8
    for (std::size_t n = 0; n < inputs; ++n) {
      std::int32_t both = 0;
      std::memcpy(&both, in + n * stride + 2 * pair, sizeof both);
      x[n] = _mm256_set1_epi32(both);
    }
#pragma GCC unroll 8
    for (std::size_t v = 0; v < vectors; ++v) {
      const __m256i w = _mm256_cvtepi8_epi16(_mm_loadu_si128(weights + v));
#pragma GCC unroll 8
      for (std::size_t n = 0; n < inputs; ++n)
        total[n][v] = _mm256_add_epi32(total[n][v], _mm256_madd_epi16(w, x[n]));
    }
  }
#pragma GCC unroll 8
  for (std::size_t n = 0; n < inputs; ++n) {
#pragma GCC unroll 8
    for (std::size_t v = 0; v < vectors; ++v) {
      const __m256 scale =
          _mm256_mul_ps(_mm256_loadu_ps(meaning.scales + lanes * v), _mm256_set1_ps(meaning.step));
      const __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(total[n][v]), scale);
      _mm256_storeu_ps(products + n * apart + lanes * v,
                       _mm256_add_ps(product, _mm256_loadu_ps(meaning.added + lanes * v)));
    }
  }
}

const bool wide = __builtin_cpu_supports("avx2");
const BlockProducts products_of_one = wide ? block_products_wide<1> : block_products_narrow<1>;
const BlockProducts products_of_two = wide ? block_products_wide<2> : block_products_narrow<2>;
const Dot dot_of = dot_narrow;
#else
template <std::size_t inputs>
void block_products_plain(const Weight* block, std::size_t pairs, const std::int16_t* in, std::size_t stride,
                          const Meaning& meaning, float* products, std::size_t apart) {
  for (std::size_t n = 0; n < inputs; ++n, in += stride, products += apart) {
    std::array<std::int32_t, block_rows> sums{};
    for (std::size_t pair = 0; pair < pairs; ++pair) {
      const std::int16_t* weights = block + 2 * block_rows * pair;
      for (std::size_t r = 0; r < block_rows; ++r)
        sums[r] += weights[2 * r] * in[2 * pair] + weights[2 * r + 1] * in[2 * pair + 1];
    }
    for (std::size_t r = 0; r < block_rows; ++r)
      products[r] = static_cast<float>(sums[r]) * (meaning.scales[r] * meaning.step) + meaning.added[r];
  }
}

std::int32_t dot_plain(const std::int16_t* a, const std::int16_t* b, std::size_t count) {
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < count; ++k) sum += a[k] * b[k];
  return sum;
}

const BlockProducts products_of_one = block_products_plain<1>;
const BlockProducts products_of_two = block_products_plain<2>;
const Dot dot_of = dot_plain;
#endif

}  // namespace

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t count) {
  return dot_of(a, b, count);
}

std::string_view NumberReader::bytes(std::size_t count) {
  if (count > rest_.size()) file_.refuse("its numbers end too early");
  const std::string_view out = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return out;
}

std::uint32_t NumberReader::whole() {
  return read_u32(bytes(sizeof(std::uint32_t)), 0);
}

std::vector<float> NumberReader::reals(std::size_t count) {
  if (count > rest_.size() / sizeof(float)) file_.refuse("its numbers end too early");
  const std::string_view from = bytes(count * sizeof(float));
  std::vector<float> out(count);
  if (count > 0) std::memcpy(out.data(), from.data(), from.size());
  if (!std::all_of(out.begin(), out.end(), [](float value) { return std::isfinite(value); }))
    file_.refuse("a number is not finite");
  return out;
}

void NumberReader::end() const {
  if (!rest_.empty()) file_.refuse("it has more numbers than it should");
}

void quantize(const float* values, std::size_t count, float step, float limit, std::int16_t* out) {
  for (std::size_t k = 0; k < count; ++k) {
    const float scaled = std::min(std::max(values[k] / step, -limit), limit);
    out[k] = static_cast<std::int16_t>(scaled + (scaled < 0 ? -0.5f : 0.5f));
  }
}

Matrix::Matrix(NumberReader& in, std::size_t rows, std::size_t columns)
    : rows_(rows), stride_(Activations::padded(columns)), scales_(in.reals(rows)), added_(in.reals(rows)) {
  const std::string_view bytes = in.bytes(rows * columns);
  // Rows of zeros at the end fill the last block.
  const std::size_t blocks = (rows + block_rows - 1) / block_rows;
  scales_.resize(blocks * block_rows);
  added_.resize(blocks * block_rows);
  weights_.resize(blocks * block_rows * stride_);
  for (std::size_t r = 0; r < rows; ++r) {
    Weight* block = weights_.data() + r / block_rows * block_rows * stride_;
    for (std::size_t k = 0; k < columns; ++k) {
      const int number = static_cast<unsigned char>(bytes[r * columns + k]);
      block[k / 2 * 2 * block_rows + r % block_rows * 2 + k % 2] =
          static_cast<Weight>(number < 128 ? number : number - 256);
    }
  }
}

void Matrix::multiply(const std::int16_t* in, std::size_t in_stride, std::size_t count, float step,
                      float* out) const {
  const std::size_t all = rows();
  std::array<float, block_rows * most_inputs> products;
  for (std::size_t first = 0; first < all; first += block_rows) {
    const Weight* block = weights_.data() + first * stride_;
    const Meaning meaning{scales_.data() + first, added_.data() + first, step};
    const std::size_t here = std::min(block_rows, all - first);
    const bool whole = here == block_rows;
    for (std::size_t i = 0; i < count; i += most_inputs) {
      const std::size_t inputs = std::min(most_inputs, count - i);
      (inputs == 1 ? products_of_one : products_of_two)(
          block, stride_ / 2, in + i * in_stride, in_stride, meaning,
          whole ? out + i * all + first : products.data(), whole ? all : block_rows);
      if (whole) continue;
      for (std::size_t n = 0; n < inputs; ++n)
        std::copy_n(products.data() + n * block_rows, here, out + (i + n) * all + first);
    }
  }
}

std::string matrix_bytes(const std::vector<float>& weights, const std::vector<float>& added) {
  const std::size_t columns = weights.size() / added.size();
  std::string scales, numbers;
  for (std::size_t r = 0; r < added.size(); ++r) {
    const float* row = weights.data() + r * columns;
    float largest = 0;
    for (std::size_t k = 0; k < columns; ++k) largest = std::max(largest, std::abs(row[k]));
    const float scale = largest > 0 ? largest / largest_weight : 1;
    scales.append(reinterpret_cast<const char*>(&scale), sizeof scale);
    for (std::size_t k = 0; k < columns; ++k)
      numbers += static_cast<char>(static_cast<signed char>(std::lround(row[k] / scale)));
  }
  std::string out = std::move(scales);
  out.append(reinterpret_cast<const char*>(added.data()), added.size() * sizeof(float));
  return out + numbers;
}

}  // namespace dateline::language
