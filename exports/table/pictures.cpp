#include "exports/table/pictures.hpp"

#include <nlohmann/json.hpp>

#include "exports/table/event_json.hpp"
#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"

namespace dateline::table {

std::string picture_kind(const query::ResultPicture& picture) {
  return picture.media_type == "image/jpeg" ? "JPEG" : picture.media_type == "image/png" ? "PNG" : "unknown";
}

std::string pictures(const query::Result& result, const Options& options) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  std::vector<std::vector<std::string>> cells;
  for (const query::ResultEvent& event : result.events) {
    if (!event.picture) continue;
    const query::ResultPicture& picture = *event.picture;
    Json one = {{"event", event.id}, {"title", event.title}};
    one.update(json_of(picture));
    list.push_back(std::move(one));
    cells.push_back({event.id, picture.file,
                     std::to_string(picture.width_px) + " x " + std::to_string(picture.height_px),
                     picture.caption, picture.credit, picture.decorative ? "" : picture.alternative});
  }
  if (is_json(options)) return json_text({{"pictures", list}}, {"pictures"}, options);
  return options.format == Format::csv
             ? csv({"event", "file", "pixels", "caption", "credit", "alternative"}, cells, options.columns)
             : in_form({"EVENT", "FILE", "PIXELS", "CAPTION", "CREDIT", "SHOWS"}, cells, options);
}

}  // namespace dateline::table
