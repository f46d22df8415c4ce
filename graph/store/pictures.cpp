// The pictures of a StoryFile.
#include <utility>

#include "graph/store/connection.hpp"
#include "graph/store/failure.hpp"
#include "graph/store/query.hpp"
#include "graph/store/story_file.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"

namespace dateline::store {

void StoryFile::add_picture(const StoredPicture& picture) {
  const std::string sha256 = base::sha256_hex(picture.bytes);
  if (!picture.stripped && sha256 != picture.uid)
    throw base::StoreError({.path = connection_->path(),
                            .what = "a picture cannot be stored",
                            .why = "its bytes are another picture than its number says",
                            .remedy = "Put it beside its event anew."});
  Transaction together(*connection_);
  Query query(*connection_,
              "INSERT INTO picture(uid, media_type, stripped, size, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?) "
              "ON CONFLICT DO NOTHING");
  query.bind(picture.uid).bind(picture.media_type).bind(std::int64_t{picture.stripped});
  query.bind(static_cast<std::int64_t>(picture.bytes.size())).bind(sha256).bind_bytes(picture.bytes).run();
  together.commit();
}

std::optional<StoredPicture> StoryFile::picture(const std::string& uid) const {
  Query query(*connection_, "SELECT media_type, stripped, size, sha256, bytes FROM picture WHERE uid = ?");
  query.bind(uid);
  if (!query.next()) return std::nullopt;
  StoredPicture out{
      .uid = uid, .media_type = query.text(0), .stripped = query.integer(1) != 0, .bytes = query.text(4)};
  const std::string sha256 = base::sha256_hex(out.bytes);
  const bool is_whole = static_cast<std::int64_t>(out.bytes.size()) == query.integer(2);
  if (!is_whole || sha256 != query.text(3) || (!out.stripped && sha256 != uid))
    throw damaged_story(connection_->path(), "the bytes kept of the picture " + uid.substr(0, 12) +
                                                 " are not those that were stored");
  return out;
}

std::vector<std::string> StoryFile::picture_uids() const {
  std::vector<std::string> out;
  Query query(*connection_, "SELECT uid FROM picture ORDER BY uid");
  while (query.next()) out.push_back(query.text(0));
  return out;
}

void StoryFile::strip_pictures(const std::function<std::string(const StoredPicture&)>& stripped) {
  connection_->overwrite_what_is_deleted();
  Transaction together(*connection_);
  for (const std::string& uid : picture_uids()) {
    const StoredPicture before = picture(uid).value();
    const std::string bytes = stripped(before), sha256 = base::sha256_hex(bytes);
    Query query(*connection_,
                "UPDATE picture SET stripped = 1, size = ?, sha256 = ?, bytes = ? WHERE uid = ?");
    query.bind(static_cast<std::int64_t>(bytes.size())).bind(sha256).bind_bytes(bytes).bind(uid).run();
  }
  together.commit();
  connection_->rebuild();
}

}  // namespace dateline::store
