// The tables that training writes are those that reading reads.
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "src/base/problem.hpp"
#include "src/language/bucket_table.hpp"
#include "src/language/name_labels.hpp"

using namespace dateline::language;

namespace {

std::uint64_t hash_of(std::uint64_t i) {
  return (i + 1) * 0x2545f4914f6cdd1dULL;
}

}  // namespace

TEST_CASE("bucket table: each record lies in the bucket of its key, behind its fingerprint", "[language]") {
  std::vector<std::pair<std::uint64_t, std::string>> records;
  for (std::uint64_t i = 0; i < 500; ++i)
    records.emplace_back(hash_of(i), std::string(1, static_cast<char>('a' + i % 26)));
  const std::string bytes = make_model_file("TEST", {make_bucket_table(records, 4)});
  const BucketTable table(ModelFile(bytes, "test", "TEST", 1), 0);
  CHECK(table.bucket_count() == 128);
  for (const auto& [hash, content] : records) {
    const BucketTable::Place place = table.place_of(hash);
    const std::string_view bucket = table.bucket(place.bucket);
    bool found = false;
    for (std::size_t at = 0; at + 3 <= bucket.size(); at += 3)
      found = found || (read_u16(bucket, at) == place.fingerprint && bucket[at + 2] == content[0]);
    CHECK(found);
  }
}

TEST_CASE("feature weights: what was written is added up, and what was not weighs nothing", "[language]") {
  constexpr std::uint32_t classes = 5;
  std::vector<FeatureRecord> records;
  std::map<std::uint64_t, std::map<int, int>> expected;
  for (std::uint64_t i = 0; i < 400; ++i) {
    FeatureRecord record{.hash = hash_of(i), .weights = ""};
    for (std::uint64_t k = 0; k <= i % classes; ++k) {
      const int weight = static_cast<int>(i * 7 + k * 31) % 255 - 127;
      record.weights += {static_cast<char>(k), static_cast<char>(weight)};
      expected[record.hash][static_cast<int>(k)] = weight;
    }
    records.push_back(std::move(record));
  }
  const std::string bytes = make_model_file("TEST", {make_feature_weights(records)});
  const ModelFile file(bytes, "test", "TEST", 1);
  const FeatureWeights weights(file, 0, classes);
  // More than are looked up at once, some twice, with others between them that have no weights.
  std::vector<std::uint64_t> asked;
  std::vector<std::int32_t> sums(classes), scores(classes);
  for (std::uint64_t i = 0; i < 400; i += 3) {
    asked.insert(asked.end(), {hash_of(i), hash_of(i / 2)});
    for (const std::uint64_t hash : {hash_of(i), hash_of(i / 2)})
      for (const auto& [k, weight] : expected[hash]) sums[static_cast<std::size_t>(k)] += weight;
  }
  weights.add_scores(asked, scores.data());
  CHECK(scores == sums);
  const std::vector<std::int32_t> before = scores;
  weights.add_scores({hash_of(1'000'000)}, scores.data());
  CHECK(scores == before);
  // A weight for a class that there is not.
  CHECK_THROWS_AS(FeatureWeights(file, 0, classes - 1), dateline::base::DataError);
}

TEST_CASE("feature weights: a table that is cut anywhere is refused", "[language]") {
  const std::string section = make_feature_weights({{hash_of(1), {0, 5}}, {hash_of(2), {1, 7}}});
  for (std::size_t size = 0; size < section.size(); ++size) {
    CAPTURE(size);
    const std::string bytes = make_model_file("TEST", {section.substr(0, size)});
    const ModelFile file(bytes, "test", "TEST", 1);
    CHECK_THROWS_AS(FeatureWeights(file, 0, 2), dateline::base::DataError);
  }
}

TEST_CASE("name labels: names become labels and names again", "[language]") {
  const std::vector<NameSpan> names{{.first = 0, .last = 1, .kind = NameKind::person},
                                    {.first = 2, .last = 4, .kind = NameKind::place},
                                    {.first = 4, .last = 7, .kind = NameKind::organization}};
  const std::vector<int> labels = labels_of(names, 8);
  CHECK(labels == std::vector<int>{label_of(NameKind::person, NamePart::unit), 0,
                                   label_of(NameKind::place, NamePart::begin),
                                   label_of(NameKind::place, NamePart::last),
                                   label_of(NameKind::organization, NamePart::begin),
                                   label_of(NameKind::organization, NamePart::inside),
                                   label_of(NameKind::organization, NamePart::last), 0});
  const std::vector<NameSpan> back = names_of(labels);
  REQUIRE(back.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(back[i].first == names[i].first);
    CHECK(back[i].last == names[i].last);
    CHECK(back[i].kind == names[i].kind);
  }
  CHECK(labels_of({}, 0).empty());
}
