#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/language/model_file.hpp"

namespace dateline::language {

/// A hash table that is read where it lies: u32 number of bits, u32 offsets of the 2^bits buckets and of
/// their end, then the buckets, each a run of records that begin with a u16 fingerprint of the key. Keys
/// themselves are not kept: about one absent key in 16,000 is taken for a present one.
class BucketTable {
 public:
  BucketTable() = default;
  /// Throws through file.refuse when the offsets do not fit the section.
  BucketTable(const ModelFile& file, std::uint32_t section);

  struct Place {
    std::uint32_t bucket;
    std::uint16_t fingerprint;
  };
  static std::uint64_t spread(std::uint64_t hash) { return hash * 0x9e3779b97f4a7c15ULL; }
  static std::uint16_t fingerprint(std::uint64_t hash) {
    const std::uint64_t s = spread(hash);
    return static_cast<std::uint16_t>(s ^ (s >> 32));
  }
  Place place_of(std::uint64_t hash) const {
    return {static_cast<std::uint32_t>(spread(hash) >> shift_), fingerprint(hash)};
  }
  /// The bytes of a bucket of this table.
  std::string_view bucket(std::uint32_t index) const {
    const std::uint32_t begin = read_u32(offsets_, std::size_t{4} * index);
    return {content_.data() + begin, read_u32(offsets_, std::size_t{4} * index + 4) - begin};
  }
  const char* offset_address(std::uint32_t index) const { return offsets_.data() + std::size_t{4} * index; }
  const char* bucket_address(std::uint32_t index) const {
    return content_.data() + read_u32(offsets_, std::size_t{4} * index);
  }
  std::size_t bytes_after_buckets() const {
    return content_.size() - read_u32(offsets_, offsets_.size() - 4);
  }
  std::uint32_t bucket_count() const { return 1u << (64 - shift_); }

 private:
  std::string_view offsets_;
  std::string_view content_;
  unsigned shift_ = 63;
};

/// Builds the section of a BucketTable with about `load` records a bucket. Each record: its key's hash and
/// the bytes that follow the fingerprint. The order of records does not matter; of two with one fingerprint
/// in one bucket both are kept and the first is found.
std::string make_bucket_table(std::vector<std::pair<std::uint64_t, std::string>> records, double load);

/// Weights of hashed features for a number of classes, in whole numbers of one common unit. Its table has its
/// own buckets: u8 number of features n, then n u16 fingerprints, n u8 numbers of classes, and for each of
/// these in turn u8 class and i8 weight. 16 bytes follow the last bucket, so that fingerprints can be read
/// eight at a time.
class FeatureWeights {
 public:
  FeatureWeights() = default;
  /// Checks every record. Throws through file.refuse.
  FeatureWeights(const ModelFile& file, std::uint32_t section, std::uint32_t classes);

  /// Adds the weights of `features` to `scores`, which has one number for each class.
  void add_scores(const std::vector<std::uint64_t>& features, std::int32_t* scores) const;

 private:
  static constexpr unsigned filter_bits = 32;

  BucketTable table_;
  /// For each bucket which remainders of fingerprints occur in it. Most features that are asked for have no
  /// weights: this says so of most of them without a look at the table, which the near caches do not hold.
  std::vector<std::uint32_t> filter_;
};

/// A feature and its weights, each u8 class and i8 weight.
struct FeatureRecord {
  std::uint64_t hash = 0;
  std::string weights;
};

/// The section of FeatureWeights.
std::string make_feature_weights(std::vector<FeatureRecord> records);

}  // namespace dateline::language
