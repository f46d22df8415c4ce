#include "src/language/network.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::language {
namespace {

constexpr float embedding_step = 1.0f / 2048;
constexpr float state_step = 1.0f / 16384;
constexpr float largest_number = 32767;
/// Products of two such numbers can be summed 512 times.
constexpr float largest_compared = 2047;
constexpr std::uint32_t most_layers = 8;
constexpr std::uint32_t most_cells = Matrix::most_columns / 2;

/// Without a branch, so that many can be cut at once.
[[gnu::always_inline]] inline float cut(float x, float end) {
  x = x < end ? x : end;
  return x > -end ? x : -end;
}

/// The fraction of Lambert, to within 0.0002 of tanh.
[[gnu::always_inline]] inline float hyperbolic_tangent(float x) {
  x = cut(x, 4.97f);
  const float square = x * x;
  const float above = x * (135135.0f + square * (17325.0f + square * (378.0f + square)));
  const float below = 135135.0f + square * (62370.0f + square * (3150.0f + square * 28.0f));
  return cut(above / below, 1.0f);
}

[[gnu::always_inline]] inline float logistic(float x) {
  return 0.5f + 0.5f * hyperbolic_tangent(0.5f * x);
}

using StepCells = void (*)(std::size_t cells, const float* a, const float* b, float* cell, float* state);

/// One step of LSTM cells, whose gates (input, forget, candidate, output, one after the other) are the sums
/// of `a` and `b`.
[[gnu::always_inline]] inline void step_cells_body(std::size_t cells, const float* __restrict a,
                                                   const float* __restrict b, float* __restrict cell,
                                                   float* __restrict state) {
  for (std::size_t k = 0; k < cells; ++k) {
    const float input = logistic(a[k] + b[k]);
    const float forget = logistic(a[cells + k] + b[cells + k]);
    const float candidate = hyperbolic_tangent(a[2 * cells + k] + b[2 * cells + k]);
    const float output = logistic(a[3 * cells + k] + b[3 * cells + k]);
    cell[k] = forget * cell[k] + input * candidate;
    state[k] = output * hyperbolic_tangent(cell[k]);
  }
}

void step_cells_narrow(std::size_t cells, const float* a, const float* b, float* cell, float* state) {
  step_cells_body(cells, a, b, cell, state);
}

using AddScaled = void (*)(std::size_t count, const signed char* numbers, float scale, float* sum);

[[gnu::always_inline]] inline void add_scaled_body(std::size_t count, const signed char* __restrict numbers,
                                                   float scale, float* __restrict sum) {
  for (std::size_t k = 0; k < count; ++k) sum[k] += static_cast<float>(numbers[k]) * scale;
}

void add_scaled_narrow(std::size_t count, const signed char* numbers, float scale, float* sum) {
  add_scaled_body(count, numbers, scale, sum);
}

#if defined(__x86_64__)
/// The same operations on the same numbers, eight at a time.
[[gnu::target("avx2")]] void add_scaled_wide(std::size_t count, const signed char* numbers, float scale,
                                             float* sum) {
  add_scaled_body(count, numbers, scale, sum);
}
[[gnu::target("avx2")]] void step_cells_wide(std::size_t cells, const float* a, const float* b, float* cell,
                                             float* state) {
  step_cells_body(cells, a, b, cell, state);
}
const bool wide = __builtin_cpu_supports("avx2");
const StepCells step_cells = wide ? step_cells_wide : step_cells_narrow;
const AddScaled add_scaled = wide ? add_scaled_wide : add_scaled_narrow;
#else
const StepCells step_cells = step_cells_narrow;
const AddScaled add_scaled = add_scaled_narrow;
#endif

void cut_below_zero(std::vector<float>& values) {
  for (float& value : values) value = std::max(value, 0.0f);
}

/// Rows of reals as activations with one step for all; gives the step.
float quantize_rows(const std::vector<float>& values, std::size_t width, float limit, Activations& out) {
  float largest = 0;
  for (const float value : values) largest = std::max(largest, std::abs(value));
  const float step = largest > 0 ? largest / limit : 1;
  for (std::size_t i = 0; i * width < values.size(); ++i)
    quantize(values.data() + i * width, width, step, limit, out.row(i));
  return step;
}

}  // namespace

struct Network::Batch {
  explicit Batch(const std::vector<const Rows*>& from) : sentences(from) {
    for (const Rows* rows : from) {
      first.push_back(words);
      words += rows->size();
      by_length.push_back(by_length.size());
    }
    std::stable_sort(by_length.begin(), by_length.end(),
                     [&](std::size_t a, std::size_t b) { return from[a]->size() > from[b]->size(); });
  }

  const std::vector<const Rows*>& sentences;
  std::vector<std::size_t> first;      ///< the place of a sentence's first word
  std::vector<std::size_t> by_length;  ///< indices of sentences, the longest first
  std::size_t words = 0;
};

Network::Network(const ModelFile& file, std::uint32_t shape, std::uint32_t numbers, std::uint32_t relations) {
  NumberReader sizes(file, shape);
  for (std::uint32_t* size :
       {&shape_.embedding, &shape_.hidden, &shape_.layers, &shape_.arc, &shape_.label, &shape_.relations})
    *size = sizes.whole();
  sizes.end();
  const auto fits = [](std::uint32_t size, std::uint32_t most) { return size >= 1 && size <= most; };
  if (!fits(shape_.embedding, Matrix::most_columns) || !fits(shape_.hidden, most_cells) ||
      !fits(shape_.layers, most_layers) || !fits(shape_.arc, Matrix::most_columns) ||
      !fits(shape_.label, Matrix::most_columns) || shape_.relations != relations)
    file.refuse("its sizes are wrong");
  NumberReader in(file, numbers);
  embedding_scales_ = in.reals(NetworkInput::rows);
  embeddings_ = in.bytes(std::size_t{NetworkInput::rows} * shape_.embedding);
  const std::size_t cells = shape_.hidden, gates = 4 * cells, both = 2 * cells;
  for (std::uint32_t l = 0; l < shape_.layers; ++l) {
    Layer& layer = layers_.emplace_back();
    for (Direction* direction : {&layer.forward, &layer.backward}) {
      direction->input = Matrix(in, gates, l == 0 ? shape_.embedding : both);
      direction->recurrent = Matrix(in, gates, cells);
    }
  }
  arc_head_ = Matrix(in, shape_.arc, both);
  arc_dependent_ = Matrix(in, shape_.arc, both);
  arc_form_ = Matrix(in, shape_.arc, shape_.arc);
  label_head_ = Matrix(in, shape_.label, both);
  label_dependent_ = Matrix(in, shape_.label, both);
  label_ = Matrix(in, relations, shape_.label);
  root_as_arc_head_ = in.reals(shape_.arc);
  root_as_label_head_ = in.reals(shape_.label);
  in.end();
}

Activations Network::embed(const Batch& batch) const {
  const std::size_t width = shape_.embedding;
  Activations out(batch.words, width);
  std::vector<float> sum(width);
  std::size_t word = 0;
  for (const Rows* sentence : batch.sentences) {
    for (const auto& rows : *sentence) {
      std::fill(sum.begin(), sum.end(), 0.0f);
      for (const std::uint32_t row : rows) {
        const auto* numbers = reinterpret_cast<const signed char*>(embeddings_.data()) + row * width;
        add_scaled(width, numbers, embedding_scales_[row], sum.data());
      }
      quantize(sum.data(), width, embedding_step, largest_number, out.row(word++));
    }
  }
  return out;
}

Activations Network::run(const Layer& layer, const Activations& in, const Batch& batch, float step) const {
  Activations out(batch.words, std::size_t{2} * shape_.hidden);
  run(layer.forward, false, in, batch, step, out);
  run(layer.backward, true, in, batch, step, out);
  return out;
}

void Network::run(const Direction& direction, bool backward, const Activations& in, const Batch& batch,
                  float step, Activations& out) const {
  const std::size_t cells = shape_.hidden, gates = 4 * cells;
  std::size_t going = batch.sentences.size();  // of by_length, those that are not at their end
  std::vector<float> from_input(batch.words * gates), from_state(going * gates), cell(going * cells),
      state(cells);
  direction.input.multiply(in, batch.words, step, from_input.data());
  Activations last(going, cells);
  for (std::size_t n = 0;; ++n) {
    while (going > 0 && batch.sentences[batch.by_length[going - 1]]->size() <= n) --going;
    if (going == 0) return;
    direction.recurrent.multiply(last, going, state_step, from_state.data());
    for (std::size_t g = 0; g < going; ++g) {
      const std::size_t sentence = batch.by_length[g];
      const std::size_t length = batch.sentences[sentence]->size();
      const std::size_t i = batch.first[sentence] + (backward ? length - 1 - n : n);
      step_cells(cells, from_input.data() + i * gates, from_state.data() + g * gates, cell.data() + g * cells,
                 state.data());
      quantize(state.data(), cells, state_step, largest_number, last.row(g));
      std::copy_n(last.row(g), cells, out.row(i) + (backward ? cells : 0));
    }
  }
}

void Network::score_arcs(const Activations& states, std::size_t first, ArcScores& arcs) const {
  const std::size_t n = arcs.words(), width = shape_.arc;
  std::vector<float> heads((n + 1) * width), dependents(n * width), asked(n * width);
  std::copy(root_as_arc_head_.begin(), root_as_arc_head_.end(), heads.begin());
  arc_head_.multiply(states.row(first), states.stride(), n, state_step, heads.data() + width);
  arc_dependent_.multiply(states.row(first), states.stride(), n, state_step, dependents.data());
  cut_below_zero(heads);
  cut_below_zero(dependents);
  Activations as_dependent(n, width), as_asked(n, width), as_head(n + 1, width);
  const float dependent_step = quantize_rows(dependents, width, largest_number, as_dependent);
  arc_form_.multiply(as_dependent, n, dependent_step, asked.data());
  const float step = quantize_rows(asked, width, largest_compared, as_asked) *
                     quantize_rows(heads, width, largest_compared, as_head);
  for (std::size_t i = 0; i < n; ++i) {
    const auto score = [&](std::size_t head) {
      return static_cast<float>(dot(as_asked.row(i), as_head.row(head), as_head.stride())) * step;
    };
    arcs.of_root(i) = score(0);
    for (std::size_t j = 0; j < n; ++j) arcs.of(i, j) = score(j + 1);
  }
}

Network::Sentence::Sentence(const Network& network, const Activations& states, std::size_t first,
                            std::size_t words)
    : network_(network),
      arcs_(words),
      as_head_(words * network.shape_.label),
      as_dependent_(words * network.shape_.label) {
  network.score_arcs(states, first, arcs_);
  const std::int16_t* from = states.row(first);
  network.label_head_.multiply(from, states.stride(), words, state_step, as_head_.data());
  network.label_dependent_.multiply(from, states.stride(), words, state_step, as_dependent_.data());
}

std::vector<Network::Sentence> Network::read(const std::vector<const Rows*>& sentences) const {
  const Batch batch(sentences);
  Activations states = embed(batch);
  float step = embedding_step;
  for (const Layer& layer : layers_) {
    states = run(layer, states, batch, step);
    step = state_step;
  }
  std::vector<Sentence> out;
  for (std::size_t s = 0; s < sentences.size(); ++s)
    out.push_back(Sentence(*this, states, batch.first[s], sentences[s]->size()));
  return out;
}

std::vector<float> Network::Sentence::relations(std::size_t word, int head) const {
  const std::size_t width = network_.shape_.label;
  const float* a = head < 0 ? network_.root_as_label_head_.data()
                            : as_head_.data() + static_cast<std::size_t>(head) * width;
  const float* b = as_dependent_.data() + word * width;
  std::vector<float> both(width), out(network_.shape_.relations);
  for (std::size_t k = 0; k < width; ++k) both[k] = std::max(a[k] + b[k], 0.0f);
  Activations numbers(1, width);
  const float step = quantize_rows(both, width, largest_number, numbers);
  network_.label_.multiply(numbers, 1, step, out.data());
  return out;
}

}  // namespace dateline::language
