#include "src/container/warc.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "src/container/header_fields.hpp"
#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

std::optional<std::uint64_t> number_in(std::string_view words, int base = 10) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number, base);
  if (error != std::errc() || end == words.data()) return std::nullopt;
  return number;
}

std::string joined_chunks(std::string_view body, const std::string& name) {
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t line_end = body.find("\r\n", at);
    const auto size = number_in(body.substr(at, line_end - at), 16);
    if (line_end == std::string_view::npos || !size)
      throw base::DataError({.path = name,
                             .what = "it cannot be unpacked",
                             .why = "the answer of the server is cut short",
                             .remedy = "fetch the page once more"});
    if (*size == 0) return out;
    out.append(body.substr(line_end + 2, *size));
    at = line_end + 2 + std::min<std::uint64_t>(*size, body.size()) + 2;
  }
  return out;
}

bool is_text(std::string_view media_type) {
  const std::string type = text::lower_ascii(media_type.substr(0, media_type.find(';')));
  return type.starts_with("text/html") || type.starts_with("application/xhtml+xml") ||
         type.starts_with("text/plain");
}

/// One record: its fields, and its block.
struct Record {
  HeaderFields fields;
  std::string_view block;
};

// The page in a record; nothing for what is none.
std::optional<WarcPage> page_in(const Record& record, const std::string& name, const GrowthLimits& limits) {
  const std::string type = text::lower_ascii(record.fields.value("warc-type"));
  std::string_view url = record.fields.value("warc-target-uri");
  if (url.starts_with("<") && url.ends_with(">")) url = url.substr(1, url.size() - 2);
  WarcPage page{.url = std::string(url), .date = std::string(record.fields.value("warc-date"))};
  if (type == "resource" || type == "conversion") {
    page.media_type = record.fields.value("content-type");
    page.bytes = record.block;
    if (!is_text(page.media_type) || !url.starts_with("http")) return std::nullopt;
    return page;
  }
  if (type != "response" || !url.starts_with("http")) return std::nullopt;
  const std::size_t status_at = record.block.find(' ');
  if (!record.block.starts_with("HTTP/") || record.block.substr(status_at + 1, 3) != "200")
    return std::nullopt;
  const std::size_t fields_at = record.block.find('\n') + 1;
  const HeaderFields http(record.block.substr(fields_at));
  page.media_type = http.value("content-type");
  if (!is_text(page.media_type)) return std::nullopt;
  page.bytes = http_body(record.block.substr(fields_at + http.end()), http.value("transfer-encoding"),
                         http.value("content-encoding"), name, limits);
  return page;
}

}  // namespace

bool is_warc(std::string_view bytes) {
  return bytes.starts_with("WARC/");
}

std::string http_body(std::string_view body, std::string_view transfer_encoding,
                      std::string_view content_encoding, const std::string& name,
                      const GrowthLimits& limits) {
  std::string bytes = text::lower_ascii(transfer_encoding).find("chunked") != std::string::npos
                          ? joined_chunks(body, name)
                          : std::string(body);
  const std::string packing = text::lower_ascii(content_encoding);
  if (packing.empty() || packing == "identity") return bytes;
  if (packing == "gzip" || packing == "x-gzip" || packing == "deflate") {
    // Some archives keep the field and unpack the page.
    if (packing != "deflate" && !is_gzip(bytes)) return bytes;
    return inflated(bytes, name, limits, true);
  }
  throw base::DataError({.path = name,
                         .what = "it cannot be unpacked",
                         .why = "the server packed it as '" + packing + "'",
                         .remedy = "save the page from the browser, and add that"});
}

std::uint64_t each_warc_page(std::string_view archive, const std::string& name, const GrowthLimits& limits,
                             const std::function<void(WarcPage&&)>& visit,
                             const std::function<void(const base::DataError&)>& failed) {
  std::uint64_t number = 0, passed_over = 0;
  for (std::size_t at = 0; at < archive.size();) {
    const std::size_t begin = archive.find("WARC/", at);
    if (begin == std::string_view::npos) break;
    ++number;
    const std::string place = name + ", record " + std::to_string(number);
    const std::size_t fields_at = std::min(archive.find('\n', begin), archive.size() - 1) + 1;
    Record record{HeaderFields(archive.substr(fields_at)), {}};
    const std::size_t block_at = fields_at + record.fields.end();
    const auto length = number_in(record.fields.value("content-length"));
    if (!length || *length > archive.size() - block_at) {
      failed(base::DataError({.path = place,
                              .what = "the archive ends in the middle of a record",
                              .why = length ? "the record is longer than what is left" : "it gives no length",
                              .remedy = "get the archive once more"}));
      return passed_over;
    }
    record.block = archive.substr(block_at, *length);
    at = block_at + *length;
    try {
      std::optional<WarcPage> page = page_in(record, place, limits);
      if (!page) {
        ++passed_over;
        continue;
      }
      page->record = number;
      visit(*std::move(page));
    } catch (const base::DataError& error) {
      failed(error);
    }
  }
  return passed_over;
}

}  // namespace dateline::container
