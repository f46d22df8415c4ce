#include "src/workbench/message.hpp"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

namespace dateline::workbench {
namespace {

/// Compares all of both, however early they differ: how long it takes tells nothing of the token.
bool same(const std::string& one, const std::string& other) {
  if (one.size() != other.size()) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i) difference |= static_cast<unsigned char>(one[i] ^ other[i]);
  return difference == 0;
}

/// A name of a file as a header may carry it: letters, digits, dots and dashes.
std::string plain_name(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const bool is_plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    out.push_back(is_plain ? c : '-');
  }
  return out;
}

/// As in an address: each byte that is neither letter nor digit as %20.
std::string percent_encoded(const std::string& text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += is_plain ? std::string(1, c) : std::string{'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

}  // namespace

std::string Request::value(const std::string& name) const {
  std::string out;
  for (const auto& [key, value] : query)
    if (key == name) out = value;
  return out;
}

std::vector<std::string> Request::values(const std::string& name) const {
  std::vector<std::string> out;
  for (const auto& [key, value] : query)
    if (key == name) out.push_back(value);
  return out;
}

bool Request::has(const std::string& name) const {
  return std::any_of(query.begin(), query.end(), [&](const auto& one) { return one.first == name; });
}

std::string Address::url() const {
  return "http://127.0.0.1:" + std::to_string(port) + "/" + token + "/";
}

std::optional<std::string> admitted(const Request& request, const Address& address, Reply& refusal) {
  const auto refuse = [&](int status, const char* words) {
    refusal = error_reply(status, words);
    return std::nullopt;
  };
  const std::string port = ":" + std::to_string(address.port);
  if (request.host != "127.0.0.1" + port && request.host != "localhost" + port)
    return refuse(403, "this is not the address of the workbench");
  const bool is_ours =
      request.origin == "http://127.0.0.1" + port || request.origin == "http://localhost" + port;
  if (!request.origin.empty() && !is_ours) return refuse(403, "another page may not ask");
  if (!request.fetch_site.empty() && request.fetch_site != "same-origin" && request.fetch_site != "none")
    return refuse(403, "another page may not ask");
  if (request.method != "GET" && request.method != "POST")
    return refuse(405, "only GET and POST are answered");
  if (request.method == "POST" && !is_ours) return refuse(403, "only the page itself may change the story");
  const std::size_t slash = request.path.find('/', 1);
  const std::string token =
      request.path.empty() ? "" : request.path.substr(1, std::min(slash, request.path.size()) - 1);
  if (slash == std::string::npos || !same(token, address.token))
    return refuse(403, "the address lacks its key: use the one that `dateline open` has printed");
  return request.path.substr(slash + 1);
}

std::vector<std::pair<std::string, std::string>> headers_of(const Reply& reply) {
  const char* const policy =
      reply.is_page ? "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                      "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                      "frame-ancestors 'none'"
                    : "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";
  std::vector<std::pair<std::string, std::string>> out{
      {"Content-Security-Policy", policy},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"X-Frame-Options", "DENY"},
      {"Cache-Control", reply.is_lasting ? "private, max-age=86400" : "no-store"}};
  if (!reply.file_name.empty())
    out.emplace_back("Content-Disposition", "attachment; filename=\"" + plain_name(reply.file_name) + "\"");
  if (!reply.notes.empty()) out.emplace_back("X-Dateline-Notes", percent_encoded(reply.notes));
  return out;
}

Reply error_reply(int status, const std::string& words) {
  using Json = nlohmann::ordered_json;
  return {.status = status,
          .body = Json({{"error", words}}).dump(-1, ' ', false, Json::error_handler_t::replace)};
}

}  // namespace dateline::workbench
