#include "src/language/model_file.hpp"

#include <algorithm>
#include <bit>

#include "src/base/problem.hpp"
#include "src/language/hash.hpp"

namespace dateline::language {
namespace {

static_assert(std::endian::native == std::endian::little, "the models are read in place");

constexpr std::string_view magic = "DATELINE";
constexpr std::uint32_t format = 1;
constexpr std::size_t summed_from = 32;
constexpr std::size_t section_alignment = 8;

std::uint64_t read_u64(std::string_view bytes, std::size_t offset) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

void append_u64(std::string& out, std::uint64_t value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

void append_u16(std::string& out, std::uint16_t value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append_u32(std::string& out, std::uint32_t value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::uint64_t checksum_of(std::string_view bytes) {
  // Four chains, so that the processor need not wait for each multiplication.
  std::uint64_t chain[4] = {1, 2, 3, 4};
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    for (std::size_t i = 0; i < 4; ++i) {
      chain[i] = (chain[i] ^ read_u64(bytes, at + 8 * i)) * 0x9e3779b97f4a7c15ULL;
      chain[i] ^= chain[i] >> 31;
    }
  }
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t value : chain) sum = join(sum, mix(value));
  for (; at < bytes.size(); ++at) sum = join(sum, static_cast<unsigned char>(bytes[at]));
  return mix(sum);
}

ModelFile::ModelFile(std::string_view bytes, std::string path, std::string_view kind, std::uint32_t sections)
    : path_(std::move(path)) {
  const std::size_t head = summed_from + 4 + std::size_t{8} * sections;
  if (bytes.size() < head || bytes.substr(0, magic.size()) != magic) refuse("it is not a model");
  if (read_u32(bytes, 8) != format) refuse("it is of another version");
  if (bytes.substr(12, 4) != kind) refuse("it is another kind of model");
  if (read_u64(bytes, 16) != bytes.size()) refuse("its size is wrong");
  if (read_u64(bytes, 24) != checksum_of(bytes.substr(summed_from))) refuse("its checksum is wrong");
  if (read_u32(bytes, summed_from) != sections) refuse("it has another number of sections");
  for (std::uint32_t i = 0; i < sections; ++i) {
    const std::uint64_t offset = read_u32(bytes, summed_from + 4 + std::size_t{8} * i);
    const std::uint64_t size = read_u32(bytes, summed_from + 8 + std::size_t{8} * i);
    if (offset < head || offset + size > bytes.size()) refuse("a section lies outside it");
    sections_.push_back(bytes.substr(offset, size));
  }
}

std::vector<std::string> ModelFile::lines(std::uint32_t index) const {
  const std::string_view text = section(index);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

void ModelFile::refuse(const std::string& why) const {
  base::ProblemDetail detail;
  detail.path = path_;
  detail.what = "the model cannot be used";
  detail.why = why;
  detail.remedy = "install the program again, or train the model anew";
  throw base::DataError(std::move(detail));
}

std::string make_model_file(std::string_view kind, const std::vector<std::string>& sections) {
  std::string body;
  append_u32(body, static_cast<std::uint32_t>(sections.size()));
  std::string content;
  const std::size_t head = summed_from + 4 + 8 * sections.size();
  content.append((section_alignment - head % section_alignment) % section_alignment, '\0');
  for (const std::string& section : sections) {
    append_u32(body, static_cast<std::uint32_t>(head + content.size()));
    append_u32(body, static_cast<std::uint32_t>(section.size()));
    content += section;
    content.append((section_alignment - (head + content.size()) % section_alignment) % section_alignment,
                   '\0');
  }
  body += content;
  std::string out(magic);
  append_u32(out, format);
  out += kind;
  append_u64(out, summed_from + body.size());
  append_u64(out, checksum_of(body));
  return out + body;
}

}  // namespace dateline::language
