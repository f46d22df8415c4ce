// Any bytes as a file of another tool, whose format they or their first byte name: no crash, and what is
// taken over is fit to be stored and shown.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/imports/imports.hpp"

namespace {

using namespace dateline;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_words(const std::string& words) {
  require(base::shown_safely(words) == words && !words.starts_with(' ') && !words.ends_with(' '));
}

imports::Found read(std::string_view format, std::string_view bytes) {
  static const article::CharacterReferences references(base::embedded_data());
  try {
    return imports::read(format, bytes, "file", {}, references);
  } catch (const base::DataError& error) {
    require(!error.detail().what.empty());
    return {};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::string_view, 6> names = {"timelinejs", "timelinejs-csv", "csv", "ics",
                                                     "ftm",        "markdown"};
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string_view format = imports::format_of(bytes, "file");
  if (format.empty() || format == "text") {
    if (bytes.empty()) return 0;
    format = names[static_cast<std::uint8_t>(bytes[0]) % names.size()];
    bytes.remove_prefix(1);
  }
  const imports::Found found = read(format, bytes);
  for (const imports::Event& event : found.events) {
    require(!event.title.empty() && !event.place.empty() && event.line >= 1);
    for (const std::string* words :
         {&event.place, &event.title, &event.kind, &event.attributed_to, &event.note})
      require_words(*words);
    for (const imports::Someone& one : event.people) {
      require_words(one.name);
      require(!one.name.empty());
    }
    for (const auto* list : {&event.tags, &event.cited})
      for (const std::string& words : *list) require_words(words);
    if (!event.when.unknown()) require(calendar::span_from_edtf(event.when.edtf).has_value());
  }
  for (const imports::Trouble& trouble : found.refused) require(trouble.line >= 1 && !trouble.what.empty());
  const imports::Found again = read(format, bytes);
  require(again.events == found.events && again.refused == found.refused && again.notes == found.notes);
  return 0;
}
