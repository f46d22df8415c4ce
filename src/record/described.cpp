#include "src/record/described.hpp"

#include <fmt/format.h>

#include "src/calendar/print.hpp"

namespace dateline::record {
namespace {

std::string printed(calendar::Day day) {
  return calendar::print(calendar::on_day(day));
}

std::string publication_of(const Record& record) {
  if (!record.published) return {};
  std::string out = printed(*record.published);
  if (record.published_from.empty()) return out;
  const double confidence = record.published_confidence;
  const std::string sure =
      confidence > 0 && confidence < 1 ? fmt::format(", {:.0f} % sure", 100 * confidence) : "";
  return fmt::format("{} ({}{})", out, record.published_from, sure);
}

std::string image_of(const Image& image) {
  std::string out;
  const auto add = [&](const std::string& words, std::string_view before) {
    if (!words.empty()) out += (out.empty() ? "" : "; ") + std::string(before) + words;
  };
  add(image.caption, "");
  if (image.alternative != image.caption) add(image.alternative, "shows: ");
  add(image.credit, "credit: ");
  add(image.url, "");
  return out;
}

}  // namespace

std::vector<Described> described(const Record& record) {
  std::vector<Described> all;
  const auto put = [&](const char* name, std::string value) {
    if (!value.empty()) all.push_back({name, std::move(value)});
  };
  const auto put_always = [&](const char* name, std::string value) {
    all.push_back({name, value.empty() ? "unknown" : std::move(value)});
  };
  const auto put_day = [&](const char* name, const std::optional<calendar::Day>& day) {
    if (day) put(name, printed(*day));
  };
  put_always("title", record.title);
  put_always("byline", record.byline);
  put_always("outlet", record.outlet);
  put("section", record.section);
  put("url", record.url);
  if (record.dateline) put("dateline", std::string(base::words_at(record.text, record.dateline->span)));
  put_always("published", publication_of(record));
  for (const StatedPublication& stated : record.published_conflicts)
    put("or else", fmt::format("{} ({})", printed(stated.day), stated.from));
  put_day("changed", record.modified);
  put_day("retrieved", record.retrieved);
  put_day("archived", record.archived);
  put_always("language", record.language);
  put("image", image_of(record.image));
  if (!record.pages.empty()) put("pages", std::to_string(record.pages.size()));
  return all;
}

}  // namespace dateline::record
