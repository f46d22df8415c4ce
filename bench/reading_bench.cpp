#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"
#include "src/calendar/time_span.hpp"
#include "src/extract/extract.hpp"
#include "src/times/tagger.hpp"

// How fast articles are read, on one thread, models and rules loaded. The text is that of the samples.

namespace {

using namespace dateline;

const calendar::Day published = calendar::day_of({2017, 7, 31});

const article::Reader& reader() {
  static const article::Reader it(base::embedded_data());
  return it;
}

std::size_t words_in(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::size_t count = 0;
  for (std::string word; in >> word;) ++count;
  return count;
}

/// The paragraphs of the samples without what is dropped around them, in order of their names.
const std::vector<std::string>& paragraphs() {
  static const std::vector<std::string> found = [] {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(DATELINE_SOURCE_DIR "/data/samples"))
      if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> out;
    for (const auto& path : paths) {
      std::ifstream file(path, std::ios::binary);
      std::stringstream bytes;
      bytes << file.rdbuf();
      const article::Article article = reader().read_text(bytes.str(), {});
      for (const article::Block& block : article.blocks)
        if (block.kept()) out.emplace_back(base::words_at(article.text, block.span));
    }
    return out;
  }();
  return found;
}

/// An article of at least so many words.
std::string text_of(std::size_t words) {
  std::string out;
  for (std::size_t i = 0, seen = 0; seen < words; ++i) {
    const std::string& paragraph = paragraphs()[i % paragraphs().size()];
    seen += words_in(paragraph);
    out += paragraph + "\n\n";
  }
  return out;
}

/// The tagger of times alone, without part of speech or parse.
void tag_times(benchmark::State& state) {
  static const times::Tagger tagger(base::embedded_data());
  const std::string text = text_of(static_cast<std::size_t>(state.range(0)));
  std::size_t found = 0;
  for (auto _ : state) {
    const auto times = tagger.tag(text, {}, published);
    found = times.size();
    benchmark::DoNotOptimize(times.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
  state.counters["times"] = static_cast<double>(found);
}
BENCHMARK(tag_times)->Arg(600)->Arg(20000);

/// An article of 600 words, from text to record.
void extract(benchmark::State& state) {
  static const extract::Extractor extractor(base::embedded_data());
  article::Known known;
  known.published = published;
  const article::Article article =
      reader().read_text(text_of(static_cast<std::size_t>(state.range(0))), known);
  for (auto _ : state) {
    const record::Record record = extractor.extract(article, "a");
    benchmark::DoNotOptimize(record.events.data());
  }
  std::size_t words = 0;
  for (const article::Block& block : article.blocks)
    if (block.kept()) words += words_in(base::words_at(article.text, block.span));
  state.counters["words"] = static_cast<double>(words);
}
BENCHMARK(extract)->Arg(600)->Unit(benchmark::kMillisecond);

void read_edtf(benchmark::State& state) {
  const std::vector<std::string> texts{
      "2017-07-03",    "[2017-07-03..2017-07-09]", "2016-12~/2017?", "199X", "Y-17E7", "2001-34",
      "{1960,1961-12}"};
  for (auto _ : state)
    for (const std::string& text : texts) benchmark::DoNotOptimize(calendar::span_from_edtf(text));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * texts.size()));
}
BENCHMARK(read_edtf);

}  // namespace
