#pragma once

#include <string>
#include <string_view>

#include "src/base/world.hpp"
#include "src/container/unwrapped.hpp"

namespace dateline::container {

/// What a PDF may cost to read.
struct PdfLimits {
  unsigned max_seconds = 30;
  std::uint64_t max_memory_bytes = 1024u << 20;
  std::uint64_t max_output_bytes = 16u << 20;
};

/// The text of a PDF, paragraphs on a line each, with its pages; what stands at the top or foot of most pages
/// alike is left out, and
/// what a browser prints there; the address it prints is said. pdftotext (Debian: poppler-utils) reads it, as
/// a child process within limits. Throws DataError naming `name` where the program is not there, a limit is
/// met, or the PDF holds no text (pictures of pages), is locked or damaged.
Unwrapped unwrapped_pdf(std::string_view original, const std::string& name, base::World& world,
                        const PdfLimits& limits = {});

/// The same from what pdftotext printed: pages that end with a form feed.
Unwrapped text_of_pages(std::string_view printed);

}  // namespace dateline::container
