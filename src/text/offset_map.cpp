#include "src/text/offset_map.hpp"

#include <algorithm>

namespace dateline::text {
namespace {

using Run = OffsetMap::Run;

// Beyond so many runs places are kept for stretches of text, not for every character.
constexpr std::size_t max_fine_runs = 200'000;
constexpr std::uint64_t coarse_length = 128, max_coarse_source = 1u << 16;

std::uint64_t source_at_begin(const Run& run, std::uint64_t text) {
  return run.source_begin + (text - run.text_begin) / run.text_step * run.source_step;
}

std::uint64_t source_at_end(const Run& run, std::uint64_t text) {
  return run.source_begin + (text - run.text_begin + run.text_step - 1) / run.text_step * run.source_step;
}

std::vector<Run>::const_iterator first_ending_after(const std::vector<Run>& runs, std::uint64_t text) {
  return std::upper_bound(runs.begin(), runs.end(), text, [](std::uint64_t at, const Run& run) {
    return at < run.text_begin + run.text_length;
  });
}

}  // namespace

void OffsetMap::append(std::uint64_t text_begin, std::uint32_t text_step, std::uint64_t source_begin,
                       std::uint32_t source_step) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (last.text_step == text_step && last.source_step == source_step &&
        last.text_begin + last.text_length == text_begin &&
        last.source_begin + last.source_length == source_begin) {
      last.text_length += text_step;
      last.source_length += source_step;
      return;
    }
    const bool follows = last.text_begin + last.text_length == text_begin &&
                         last.source_begin + last.source_length <= source_begin;
    if (runs_.size() >= max_fine_runs && follows && last.text_length + text_step <= coarse_length &&
        source_begin + source_step - last.source_begin <= max_coarse_source) {
      last.text_length += text_step;
      last.source_length = source_begin + source_step - last.source_begin;
      last.text_step = static_cast<std::uint32_t>(last.text_length);
      last.source_step = static_cast<std::uint32_t>(last.source_length);
      return;
    }
  }
  runs_.push_back({text_begin, text_step, source_begin, source_step, text_step, source_step});
}

void OffsetMap::append_same(std::uint64_t text_begin, std::uint64_t source_begin, std::uint64_t length) {
  if (length == 0) return;
  append(text_begin, 1, source_begin, 1);
  Run& last = runs_.back();
  if (last.text_step != 1 || last.source_step != 1) {
    // The first byte has gone into a coarse run; the others follow in a run of their own.
    if (length > 1) runs_.push_back({text_begin + 1, length - 1, source_begin + 1, length - 1, 1, 1});
    return;
  }
  last.text_length += length - 1;
  last.source_length += length - 1;
}

base::ByteSpan OffsetMap::source_of(const base::ByteSpan& text) const {
  const auto first = first_ending_after(runs_, text.begin);
  if (first == runs_.end()) {
    const std::uint64_t end = runs_.empty() ? 0 : runs_.back().source_begin + runs_.back().source_length;
    return {end, end};
  }
  if (first->text_begin >= text.end) return {first->source_begin, first->source_begin};
  base::ByteSpan source{source_at_begin(*first, std::max(text.begin, first->text_begin)), 0};
  auto last = first_ending_after(runs_, text.end - 1);
  if (last == runs_.end() || last->text_begin >= text.end) --last;
  source.end = source_at_end(*last, std::min(text.end, last->text_begin + last->text_length));
  source.end = std::max(source.end, source.begin);
  return source;
}

OffsetMap OffsetMap::through(const OffsetMap& earlier) const {
  OffsetMap result;
  for (const Run& run : runs_) {
    if (run.text_step != run.source_step || run.text_step != 1) {
      for (std::uint64_t done = 0; done < run.text_length; done += run.text_step) {
        const std::uint64_t at = run.source_begin + done / run.text_step * run.source_step;
        const base::ByteSpan source = earlier.source_of({at, at + run.source_step});
        result.append(run.text_begin + done, run.text_step, source.begin,
                      static_cast<std::uint32_t>(source.size()));
      }
      continue;
    }
    const std::uint64_t end = run.source_begin + run.source_length;
    auto piece = first_ending_after(earlier.runs_, run.source_begin);
    for (std::uint64_t at = run.source_begin; at < end && piece != earlier.runs_.end(); ++piece) {
      at = std::max(at, piece->text_begin);
      const std::uint64_t piece_end = std::min(end, piece->text_begin + piece->text_length);
      const std::uint64_t text_at = run.text_begin + (at - run.source_begin);
      if (piece->text_step == 1 && piece->source_step == 1) {
        if (at < piece_end) result.append_same(text_at, source_at_begin(*piece, at), piece_end - at);
      } else {
        for (std::uint64_t p = at; p < piece_end;) {
          const std::uint64_t step = (p - piece->text_begin) / piece->text_step;
          const std::uint64_t step_end =
              std::min(piece_end, piece->text_begin + (step + 1) * piece->text_step);
          result.append(run.text_begin + (p - run.source_begin), static_cast<std::uint32_t>(step_end - p),
                        piece->source_begin + step * piece->source_step, piece->source_step);
          p = step_end;
        }
      }
      at = piece_end;
    }
  }
  return result;
}

}  // namespace dateline::text
