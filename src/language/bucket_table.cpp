#include "src/language/bucket_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

namespace dateline::language {
namespace {

constexpr unsigned most_bits = 24;
constexpr double features_per_bucket = 4;
constexpr std::size_t lookahead = 16;
constexpr std::size_t cache_line = 64;

unsigned bits_for(std::size_t records, double load) {
  unsigned bits = 1;
  while (bits<most_bits&& static_cast<double>(records)> load * static_cast<double>(1u << bits)) ++bits;
  return bits;
}

/// The place of `wanted` among `count` fingerprints, or `count`. Reads up to 14 bytes beyond them.
std::size_t find_fingerprint(const unsigned char* fingerprints, std::size_t count, std::uint16_t wanted) {
  using Eight = std::uint16_t __attribute__((vector_size(16)));
  for (std::size_t at = 0; at < count; at += 8) {
    Eight found;
    std::memcpy(&found, fingerprints + 2 * at, sizeof found);
    const auto equal = found == wanted;
    std::uint64_t halves[2];
    std::memcpy(halves, &equal, sizeof halves);
    if ((halves[0] | halves[1]) == 0) continue;
    const std::size_t index =
        at + (halves[0] != 0 ? static_cast<std::size_t>(std::countr_zero(halves[0])) / 16
                             : 4 + static_cast<std::size_t>(std::countr_zero(halves[1])) / 16);
    return std::min(index, count);
  }
  return count;
}

/// The sum of the first `count` bytes. Reads up to 8 bytes beyond them.
std::size_t sum_of_first(const unsigned char* bytes, std::size_t count) {
  std::size_t sum = 0;
  for (; count >= 8; count -= 8, bytes += 8) sum += std::accumulate(bytes, bytes + 8, std::size_t{0});
  // The rest without a branch: bytes become pairs, pairs are added up by a product.
  std::uint64_t rest = 0;
  std::memcpy(&rest, bytes, sizeof rest);
  rest &= (std::uint64_t{1} << 8 * count) - 1;
  constexpr std::uint64_t every_second = 0x00ff00ff00ff00ff;
  rest = (rest & every_second) + (rest >> 8 & every_second);
  return sum + (rest * 0x0001000100010001 >> 48);
}

}  // namespace

BucketTable::BucketTable(const ModelFile& file, std::uint32_t section) {
  const std::string_view bytes = file.section(section);
  if (bytes.size() < 4) file.refuse("a table is cut off");
  const std::uint32_t bits = read_u32(bytes, 0);
  if (bits == 0 || bits > most_bits) file.refuse("a table has a wrong size");
  const std::size_t buckets = std::size_t{1} << bits;
  if (bytes.size() < 4 + 4 * (buckets + 1)) file.refuse("a table is cut off");
  offsets_ = bytes.substr(4, 4 * (buckets + 1));
  content_ = bytes.substr(4 + 4 * (buckets + 1));
  shift_ = 64 - bits;
  std::uint32_t last = 0;
  for (std::size_t i = 0; i <= buckets; ++i) {
    const std::uint32_t offset = read_u32(offsets_, 4 * i);
    if (offset < last || offset > content_.size()) file.refuse("a table is out of order");
    last = offset;
  }
}

std::string make_bucket_table(std::vector<std::pair<std::uint64_t, std::string>> records, double load) {
  const unsigned bits = bits_for(records.size(), load);
  std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
    return BucketTable::spread(a.first) < BucketTable::spread(b.first);
  });
  std::string out;
  append_u32(out, bits);
  std::string content;
  std::size_t next = 0;
  for (std::uint64_t bucket = 0; bucket < std::uint64_t{1} << bits; ++bucket) {
    append_u32(out, static_cast<std::uint32_t>(content.size()));
    for (; next < records.size() && BucketTable::spread(records[next].first) >> (64 - bits) == bucket;
         ++next) {
      append_u16(content, BucketTable::fingerprint(records[next].first));
      content += records[next].second;
    }
  }
  append_u32(out, static_cast<std::uint32_t>(content.size()));
  return out + content;
}

FeatureWeights::FeatureWeights(const ModelFile& file, std::uint32_t section, std::uint32_t classes)
    : table_(file, section) {
  if (table_.bytes_after_buckets() < lookahead) file.refuse("a table is cut off");
  filter_.resize(table_.bucket_count());
  for (std::uint32_t i = 0; i < table_.bucket_count(); ++i) {
    const std::string_view bucket = table_.bucket(i);
    if (bucket.empty()) continue;
    const std::size_t features = static_cast<unsigned char>(bucket[0]);
    std::size_t at = 1 + 3 * features;
    if (at > bucket.size()) file.refuse("a feature is cut off");
    for (std::size_t f = 0; f < features; ++f) {
      const std::size_t end = at + 2 * std::size_t{static_cast<unsigned char>(bucket[1 + 2 * features + f])};
      if (end > bucket.size()) file.refuse("a feature is cut off");
      filter_[i] |= 1u << (read_u16(bucket, 1 + 2 * f) % filter_bits);
      for (; at < end; at += 2) {
        if (static_cast<unsigned char>(bucket[at]) >= classes) file.refuse("a feature has no such class");
      }
    }
  }
}

void FeatureWeights::add_scores(const std::vector<std::uint64_t>& features, std::int32_t* scores) const {
  // Memory is what this waits for: all addresses are asked for before the first is read.
  constexpr std::size_t batch = 192;
  std::array<BucketTable::Place, batch> places;
  // Weights are copied in steps of `lookahead` bytes and added afterwards: how many a feature has cannot be
  // foretold, and would be guessed wrong each time.
  constexpr std::size_t most = 2 * 255 + lookahead;  // bytes of a feature, copied
  std::array<unsigned char, 4096> found;
  std::size_t used = 0;
  const auto add_found = [&] {
    for (std::size_t at = 0; at < used; at += 2) scores[found[at]] += static_cast<signed char>(found[at + 1]);
    used = 0;
  };
  for (std::size_t first = 0; first < features.size(); first += batch) {
    const std::size_t asked = std::min(batch, features.size() - first);
    std::size_t n = 0;
    for (std::size_t i = 0; i < asked; ++i) {
      const BucketTable::Place place = table_.place_of(features[first + i]);
      places[n] = place;
      n += filter_[place.bucket] >> (place.fingerprint % filter_bits) & 1u;
    }
    for (std::size_t i = 0; i < n; ++i) __builtin_prefetch(table_.offset_address(places[i].bucket));
    for (std::size_t i = 0; i < n; ++i) {
      __builtin_prefetch(table_.bucket_address(places[i].bucket));
      __builtin_prefetch(table_.bucket_address(places[i].bucket) + cache_line);
    }
    for (std::size_t i = 0; i < n; ++i) {
      const std::string_view bucket = table_.bucket(places[i].bucket);
      if (bucket.empty()) continue;
      const auto* bytes = reinterpret_cast<const unsigned char*>(bucket.data());
      const std::size_t count = bytes[0];
      const std::size_t index = find_fingerprint(bytes + 1, count, places[i].fingerprint);
      if (index == count) continue;
      const unsigned char* sizes = bytes + 1 + 2 * count;
      const std::size_t before = sum_of_first(sizes, index);
      const unsigned char* weights = sizes + count + 2 * before;
      const std::size_t size = std::size_t{2} * sizes[index];
      for (std::size_t at = 0; at < size; at += lookahead)
        std::memcpy(found.data() + used + at, weights + at, lookahead);
      used += size;
      if (used + most > found.size()) add_found();
    }
  }
  add_found();
}

std::string make_feature_weights(std::vector<FeatureRecord> records) {
  const unsigned bits = bits_for(records.size(), features_per_bucket);
  std::sort(records.begin(), records.end(), [](const FeatureRecord& a, const FeatureRecord& b) {
    return BucketTable::spread(a.hash) < BucketTable::spread(b.hash);
  });
  std::string out;
  append_u32(out, bits);
  std::string content;
  std::size_t next = 0;
  for (std::uint64_t bucket = 0; bucket < std::uint64_t{1} << bits; ++bucket) {
    append_u32(out, static_cast<std::uint32_t>(content.size()));
    std::string fingerprints;
    std::string sizes;
    std::string weights;
    for (; next < records.size() && BucketTable::spread(records[next].hash) >> (64 - bits) == bucket;
         ++next) {
      if (sizes.size() == 255) continue;
      append_u16(fingerprints, BucketTable::fingerprint(records[next].hash));
      sizes.push_back(static_cast<char>(records[next].weights.size() / 2));
      weights += records[next].weights;
    }
    if (sizes.empty()) continue;
    content.push_back(static_cast<char>(sizes.size()));
    content += fingerprints + sizes + weights;
  }
  append_u32(out, static_cast<std::uint32_t>(content.size()));
  content.append(lookahead, '\0');
  return out + content;
}

}  // namespace dateline::language
