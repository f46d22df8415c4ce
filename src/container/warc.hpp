#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "src/article/article.hpp"
#include "src/base/problem.hpp"
#include "src/container/inflate.hpp"

namespace dateline::container {

bool is_warc(std::string_view bytes);

/// A page that an archive holds.
struct WarcPage {
  std::uint64_t record = 0;  ///< its number in the archive, from 1
  std::string bytes;         ///< as the server sent it, what it was packed in for the way taken off
  std::string media_type;    ///< as the server declared it, with its charset
  std::string url;
  std::string date;  ///< when it was fetched, as the archive writes it
};

/// Calls `visit` for each page of an unpacked WARC archive (ISO 28500) that a server answered with success as
/// HTML or plain text, or that the archive holds as a text of its own; the number of records passed over is
/// returned. A record that cannot be read is given to `failed` and stops nothing; an archive that is cut
/// short ends with its last whole record, which is said.
std::uint64_t each_warc_page(std::string_view archive, const std::string& name, const GrowthLimits& limits,
                             const std::function<void(WarcPage&&)>& visit,
                             const std::function<void(const base::DataError&)>& failed);

/// The body of an HTTP answer: chunks joined, unpacked. Throws DataError for a packing that is not known.
std::string http_body(std::string_view body, std::string_view transfer_encoding,
                      std::string_view content_encoding, const std::string& name, const GrowthLimits& limits);

}  // namespace dateline::container
