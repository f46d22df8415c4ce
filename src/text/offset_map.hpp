#pragma once

#include <cstdint>
#include <vector>

#include "src/base/byte_span.hpp"

namespace dateline::text {

/// Where each byte of a text came from in the bytes it was made of. A list of runs; within a run every step
/// of `text_step` bytes of text stands for `source_step` bytes of the source, so that plain stretches of any
/// length cost one run. Texts are built front to back; text without a source (a newline put between two
/// blocks) is a gap.
class OffsetMap {
 public:
  struct Run {
    std::uint64_t text_begin = 0;
    std::uint64_t text_length = 0;
    std::uint64_t source_begin = 0;
    std::uint64_t source_length = 0;
    std::uint32_t text_step = 1;
    std::uint32_t source_step = 1;
  };

  /// Appends one step: `text_step` bytes at `text_begin`, made of `source_step` bytes at `source_begin`.
  /// Steps of the same size that follow each other on both sides are joined. `text_begin` must not lie before
  /// what is there.
  void append(std::uint64_t text_begin, std::uint32_t text_step, std::uint64_t source_begin,
              std::uint32_t source_step);
  /// Appends `length` bytes that stand for themselves.
  void append_same(std::uint64_t text_begin, std::uint64_t source_begin, std::uint64_t length);

  /// The source bytes of a stretch of text, whole steps; an empty span (at the nearest place) where nothing
  /// of the stretch has a source. The source may hold more than the text says: markup between two words.
  base::ByteSpan source_of(const base::ByteSpan& text) const;

  /// This map with each source place led on through `earlier`, whose text is this map's source.
  OffsetMap through(const OffsetMap& earlier) const;

  const std::vector<Run>& runs() const { return runs_; }
  bool empty() const { return runs_.empty(); }

 private:
  std::vector<Run> runs_;
};

}  // namespace dateline::text
