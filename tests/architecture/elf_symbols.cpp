#include "tests/architecture/elf_symbols.hpp"

#include <elf.h>

#include <cstddef>
#include <cstring>
#include <stdexcept>

namespace dateline::architecture {
namespace {

constexpr std::string_view archive_magic = "!<arch>\n";
constexpr std::size_t member_header_size = 60;

class Reader {
 public:
  Reader(std::string_view archive, const std::string& path) : archive_(archive), path_(path) {}

  std::vector<UndefinedSymbol> run() {
    if (!archive_.starts_with(archive_magic)) fail("is no static library");
    std::size_t at = archive_magic.size();
    while (at < archive_.size()) {
      const auto header = part(archive_, at, member_header_size);
      const auto size = number(header.substr(48, 10));
      member(header.substr(0, 16), part(archive_, at + member_header_size, size));
      at += member_header_size + size + size % 2;
    }
    return std::move(symbols_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw std::runtime_error(path_ + ": " + what); }

  std::string_view part(std::string_view bytes, std::size_t begin, std::size_t size) const {
    if (begin > bytes.size() || size > bytes.size() - begin) fail("is cut off");
    return bytes.substr(begin, size);
  }

  template <class T>
  T read(std::string_view bytes, std::size_t begin) const {
    T value;
    std::memcpy(&value, part(bytes, begin, sizeof value).data(), sizeof value);
    return value;
  }

  std::size_t number(std::string_view digits) const {
    std::size_t value = 0;
    for (const char c : digits) {
      if (c == ' ') break;
      if (c < '0' || c > '9') fail("has a member header that is damaged");
      value = value * 10 + static_cast<std::size_t>(c - '0');
    }
    return value;
  }

  void member(std::string_view name, std::string_view bytes) {
    if (name.starts_with("// ")) {
      long_names_ = bytes;
    } else if (!name.starts_with("/ ") && !name.starts_with("/SYM64/")) {
      object(full_name(name), bytes);
    }
  }

  std::string full_name(std::string_view name) const {
    if (name.starts_with('/')) {
      const auto begin = number(name.substr(1));
      if (begin > long_names_.size()) fail("has a member without a name");
      name = long_names_.substr(begin);
    }
    return std::string(name.substr(0, name.find('/')));
  }

  void object(const std::string& name, std::string_view bytes) {
    if (!bytes.starts_with(ELFMAG) || bytes.size() < sizeof(Elf64_Ehdr) || bytes[EI_CLASS] != ELFCLASS64 ||
        bytes[EI_DATA] != ELFDATA2LSB) {
      fail(name + " is no 64-bit little-endian ELF object");
    }
    const auto file = read<Elf64_Ehdr>(bytes, 0);
    for (std::size_t i = 0; i < file.e_shnum; ++i) {
      const auto section = read<Elf64_Shdr>(bytes, file.e_shoff + i * sizeof(Elf64_Shdr));
      if (section.sh_type != SHT_SYMTAB) continue;
      const auto names_header = read<Elf64_Shdr>(bytes, file.e_shoff + section.sh_link * sizeof(Elf64_Shdr));
      const auto names = part(bytes, names_header.sh_offset, names_header.sh_size);
      const auto table = part(bytes, section.sh_offset, section.sh_size);
      for (std::size_t at = 0; at + sizeof(Elf64_Sym) <= table.size(); at += sizeof(Elf64_Sym)) {
        const auto symbol = read<Elf64_Sym>(table, at);
        if (symbol.st_shndx != SHN_UNDEF || symbol.st_name == 0) continue;
        const auto rest = part(names, symbol.st_name, names.size() - symbol.st_name);
        symbols_.push_back({name, std::string(rest.substr(0, rest.find('\0')))});
      }
    }
  }

  std::string_view archive_;
  const std::string& path_;
  std::string_view long_names_;
  std::vector<UndefinedSymbol> symbols_;
};

}  // namespace

std::vector<UndefinedSymbol> undefined_symbols_of(std::string_view archive, const std::string& path) {
  return Reader(archive, path).run();
}

}  // namespace dateline::architecture
