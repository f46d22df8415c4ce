#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::architecture {

/// A name that an object file of a static library uses and does not define.
struct UndefinedSymbol {
  std::string object;  ///< the object file inside the library: "day.cpp.o"
  std::string name;    ///< as the linker knows it (mangled)
};

/// All undefined symbols of a static library, in its order. `archive` is the file's bytes: an ar archive
/// (System V or GNU) of 64-bit little-endian ELF object files. Throws std::runtime_error, beginning with
/// `path`, for anything else, so that a kind of library that cannot be read is never taken for a clean one.
std::vector<UndefinedSymbol> undefined_symbols_of(std::string_view archive, const std::string& path);

}  // namespace dateline::architecture
