#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/base/world.hpp"
#include "src/container/unwrapped.hpp"

namespace dateline::container {

/// An article as it stands in a file: the file itself, or a part of it.
struct Member {
  std::string name;           ///< of the file, with the place in it: "crawl.warc.gz, record 12"
  std::string_view original;  ///< what is kept as the original; lives as long as the call
  std::string media_type;     ///< how it is read: Opener::unwrapped() takes it
  article::Known known;       ///< what the file says of it
  bool one_of_many = false;   ///< the file may hold others
};

/// Opens what articles come in. Immutable after construction.
///
/// Media types: text/plain, text/markdown, text/html, application/rss+xml (one entry of a feed),
/// application/json (one object), message/rfc822 (mail and MHTML), application/pdf, each perhaps with a
/// charset ("text/html; charset=koi8-r").
class Opener {
 public:
  /// Reads tables of `data`; throws DataError naming what is wrong in them. `world` runs pdftotext and must
  /// outlive the opener.
  Opener(const base::DataFiles& data, base::World& world);
  ~Opener();
  Opener(Opener&&) noexcept;
  Opener& operator=(Opener&&) noexcept;

  /// Calls `visit` for each article in a file: many of a feed, a WARC archive, JSON Lines or a list in JSON,
  /// else one. Gzip is taken off first. What the file is, its first bytes say; its name tells Markdown from
  /// plain text only. `map` is as ArticleFields::with() takes it. What cannot be read of a file of many is
  /// given to `failed` and stops nothing. Returns how many members were passed over because they are no pages
  /// (pictures and scripts of an archive). Throws DataError where the whole cannot be read.
  std::uint64_t each_member(std::string_view file, const std::string& name, const std::string& map,
                            const article::Limits& limits, const std::function<void(const Member&)>& visit,
                            const std::function<void(const base::DataError&)>& failed) const;

  /// The text or page inside an original of that media type.
  Unwrapped unwrapped(std::string_view original, const std::string& media_type, const std::string& name,
                      const std::string& map, const article::Limits& limits) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace dateline::container
