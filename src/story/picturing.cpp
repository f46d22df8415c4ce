// What of Editing puts pictures beside events.
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"
#include "src/record/json.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/editing.hpp"
#include "src/story/given_values.hpp"
#include "src/story/refusal.hpp"

namespace dateline::story {
namespace {

std::string without_folders(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

/// The words of the picture that stands for an article. DataError where it has none.
record::Image image_of(const Story& story, model::SourceId id) {
  if (!story.reader().source(id))
    throw base::DataError({.what = "there is no source " + to_string(id) + " in this story",
                           .remedy = "`dateline sources` lists them all"});
  record::Image image = record::from_json(story.file().record_of(id), story.reader().text_of(id)).image;
  if (image.caption.empty() && image.credit.empty() && image.alternative.empty())
    throw base::DataError({.path = to_string(id),
                           .what = "this article says nothing of a picture",
                           .remedy = "write the words: --alt, --caption, --credit"});
  return image;
}

/// Words that may be empty, or throws UsageError.
void check_words_or_none(const std::string& words, const std::string& what) {
  if (!words.empty()) check_words(words, what);
}

}  // namespace

Change Editing::picture(model::EventId id, const NewPicture& given) {
  const model::Event event = event_of(id);
  if (!given.bytes && !event.picture)
    refuse("there is no picture beside " + to_string(event.id), "", "name the file: a JPEG or PNG");
  model::EventPicture made = given.bytes ? model::EventPicture{} : *event.picture;
  if (given.bytes) {
    const image::Image image = image::read(*given.bytes, given.file, given.limits);
    made.uid = base::sha256_hex(*given.bytes);
    made.media_type = image::media_type_of(image.format);
    made.width_px = image.shown_width_px();
    made.height_px = image.shown_height_px();
    made.file = without_folders(given.file);
    check_words(made.file, "the name of the file");
  }
  if (given.from) {
    const record::Image image = image_of(story_, *given.from);
    if (!image.alternative.empty()) made.alternative = image.alternative;
    if (!image.caption.empty()) made.caption = image.caption;
    if (!image.credit.empty()) made.credit = image.credit;
    made.decorative = made.decorative && image.alternative.empty();
  }
  if (given.alternative) {
    made.alternative = *given.alternative;
    made.decorative = made.alternative.empty();
  }
  if (given.decorative) {
    if (given.alternative && !given.alternative->empty())
      refuse("a decoration has no alternative text", "nothing of it is told to who does not see it",
             "leave --decorative out, or --alt");
    made.alternative.clear();
    made.decorative = true;
  }
  if (given.caption) made.caption = *given.caption;
  if (given.credit) made.credit = *given.credit;
  if (made.alternative.empty() && !made.decorative)
    refuse("the picture has no alternative text", "who does not see it is told that in its place",
           "say what it shows: --alt \"Police before the gate of the embassy\"; --decorative where it shows "
           "nothing that matters");
  check_words_or_none(made.alternative, "the alternative text");
  check_words_or_none(made.caption, "the caption");
  check_words_or_none(made.credit, "the credit");

  Change change;
  if (event.picture) {
    made.who = event.picture->who;
    made.at = event.picture->at;
    if (made == *event.picture) return change;
  }
  change.events = {event.id};
  if (dry_run_) return change;
  if (given.bytes) story_.keep({.uid = made.uid, .media_type = made.media_type, .bytes = *given.bytes});
  change.entry = log("picture", to_json(assemble::Picturing{Seeing(story_.reader()).reference(event), made}));
  return change;
}

Change Editing::remove_picture(model::EventId id) {
  const model::Event event = event_of(id);
  if (!event.picture)
    refuse("there is no picture beside " + to_string(event.id), "", "`dateline picture` lists them");
  Change change;
  change.events = {event.id};
  change.entry = log("unpicture", to_json(assemble::Picturing{Seeing(story_.reader()).reference(event), {}}));
  return change;
}

}  // namespace dateline::story
