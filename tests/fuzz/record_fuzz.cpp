// Any bytes as records of another program: no crash; what is taken has addresses in the article, and can be
// taken again from its words alone.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "src/base/data_files.hpp"
#include "src/base/utf8.hpp"
#include "src/record/check.hpp"
#include "src/record/foreign.hpp"

namespace {

using namespace dateline;

void require(bool holds) {
  if (!holds) std::abort();
}

record::Record article() {
  record::Record out;
  out.extractor = "dateline";
  out.id = out.sha256 = "a";
  out.published = calendar::day_from_iso("2017-01-10");
  out.text =
      "On 29 December 2016, Barack Obama ordered the expulsion of 35 diplomats. He left last week. "
      "Putin said \u201cno\u201d, said Obama.";
  out.sentences = {{0, 72}, {73, 91}, {92, out.text.size()}};
  record::Time day, week;
  day.id = "t1";
  day.span = {3, 19};
  day.when = calendar::on_day(calendar::day_of({2016, 12, 29}));
  week.id = "t2";
  week.span = {81, 90};
  week.when = calendar::one_day_of(calendar::day_of({2017, 1, 2}), calendar::day_of({2017, 1, 8}));
  week.alternatives = {"2017-01-05"};
  out.times = {day, week};
  record::Actor obama{"a1", record::ActorKind::person, "Barack Obama", {"Obama"}, {}, {}};
  obama.mentions = {{{21, 33}, record::MentionForm::name}, {{73, 75}, record::MentionForm::pronoun}};
  out.actors = {obama};
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const record::Record own = article();
  static const record::CheckWords words =
      record::CheckWords::from(base::embedded_data(), {"expulsion", "meeting", "other"});
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const record::ForeignFile file = record::foreign_records_in(bytes);
  for (const record::Refusal& refusal : file.broken) require(refusal.at <= size && !refusal.why.empty());
  for (const record::ForeignRecord& record : file.records) {
    const record::Checked checked = record.checked_against(own, words);
    for (const record::Refusal& refusal : checked.refused)
      require(refusal.at <= size && !refusal.why.empty());
    require(record::problems_of(checked.facts).empty());
    if (checked.taken() == 0) continue;
    const std::string stored = record::words_json(checked.facts);
    const record::ForeignFile again = record::foreign_records_in(stored);
    require(again.records.size() == 1 && again.broken.empty());
    const record::Checked taken = again.records.front().checked_against(own, words);
    require(taken.refused.empty() && taken.facts == checked.facts);
    record::Record sum = checked.facts;
    require(record::add_facts(sum, taken.facts) == 0);
  }
  return 0;
}
