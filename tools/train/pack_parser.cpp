#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>

#include "src/language/matrix.hpp"
#include "src/language/network_input.hpp"
#include "tools/train/trainers.hpp"

namespace dateline::train {
namespace {

/// What parser_network.py writes: a line of sizes, a line for each relation, then reals of 32 bits.
class TrainedNetwork {
 public:
  explicit TrainedNetwork(const std::string& bytes) : bytes_(bytes) {
    std::istringstream sizes(line());
    sizes >> embedding >> hidden >> layers >> arc >> label >> relations;
    for (std::uint32_t i = 0; i < relations; ++i) names += line() + "\n";
  }

  std::vector<float> reals(std::size_t count) {
    std::vector<float> out(count);
    if (count * sizeof(float) > bytes_.size() - at_) fail();
    std::memcpy(out.data(), bytes_.data() + at_, count * sizeof(float));
    at_ += count * sizeof(float);
    return out;
  }

  /// Weights and what is added, for Matrix to read.
  std::string matrix(std::size_t rows, std::size_t columns) {
    const std::vector<float> weights = reals(rows * columns);
    return language::matrix_bytes(weights, reals(rows));
  }

  std::uint32_t embedding = 0, hidden = 0, layers = 0, arc = 0, label = 0, relations = 0;
  std::string names;

 private:
  std::string line() {
    const std::size_t end = bytes_.find('\n', at_);
    if (end == std::string::npos) fail();
    std::string out = bytes_.substr(at_, end - at_);
    at_ = end + 1;
    return out;
  }
  [[noreturn]] static void fail() {
    std::fprintf(stderr, "the trained network ends too early\n");
    std::exit(1);
  }

  const std::string& bytes_;
  std::size_t at_ = 0;
};

std::string bytes_of(const std::vector<float>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

}  // namespace

void write_rows(const std::string& path, const std::vector<Sample>& samples,
                const std::vector<std::vector<std::uint64_t>>& tags) {
  std::FILE* out = std::fopen(path.c_str(), "w");
  if (out == nullptr) {
    std::perror(path.c_str());
    std::exit(1);
  }
  for (std::size_t s = 0; s < samples.size(); ++s) {
    for (std::size_t i = 0; i < samples[s].words.size(); ++i) {
      for (const std::uint32_t row : language::network_input(samples[s].words[i], tags[s][i]))
        std::fprintf(out, "%u ", row);
      const CorpusToken& token = samples[s].sentence->tokens[i];
      std::fprintf(out, "%d %s\n", token.head, token.relation.c_str());
    }
    std::fprintf(out, "\n");
  }
  std::fclose(out);
}

std::string pack_parser(const std::string& trained) {
  TrainedNetwork in(trained);
  std::string shape;
  for (const std::uint32_t size : {in.embedding, in.hidden, in.layers, in.arc, in.label, in.relations})
    language::append_u32(shape, size);
  // Embeddings have scales like the rows of a matrix, and nothing is added to them.
  const std::size_t rows = language::NetworkInput::rows;
  const std::string embeddings =
      language::matrix_bytes(in.reals(rows * in.embedding), std::vector<float>(rows));
  std::string numbers =
      embeddings.substr(0, rows * sizeof(float)) + embeddings.substr(2 * rows * sizeof(float));
  const std::size_t gates = std::size_t{4} * in.hidden, both = std::size_t{2} * in.hidden;
  for (std::uint32_t l = 0; l < in.layers; ++l) {
    for (int direction = 0; direction < 2; ++direction) {
      numbers += in.matrix(gates, l == 0 ? in.embedding : both);
      numbers += in.matrix(gates, in.hidden);
    }
  }
  numbers += in.matrix(in.arc, both);
  numbers += in.matrix(in.arc, both);
  numbers += in.matrix(in.arc, in.arc);
  numbers += in.matrix(in.label, both);
  numbers += in.matrix(in.label, both);
  numbers += in.matrix(in.relations, in.label);
  numbers += bytes_of(in.reals(in.arc));
  numbers += bytes_of(in.reals(in.label));
  return language::make_model_file("DEPS", {in.names, shape, numbers});
}

}  // namespace dateline::train
