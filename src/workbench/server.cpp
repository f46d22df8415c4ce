#include "src/workbench/server.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <httplib.h>
#include <openssl/rand.h>

#include "src/base/problem.hpp"

namespace dateline::workbench {
namespace {

constexpr const char* loopback = "127.0.0.1";
constexpr std::size_t most_per_connection = 10000;
constexpr time_t patience_seconds = 10;  ///< for a browser that begins to speak and does not go on

Request request_of(const httplib::Request& from) {
  Request out;
  out.method = from.method;
  out.path = from.path;
  for (const auto& [name, value] : from.params) out.query.emplace_back(name, value);
  out.body = from.body;
  out.host = from.get_header_value("Host");
  out.origin = from.get_header_value("Origin");
  out.fetch_site = from.get_header_value("Sec-Fetch-Site");
  return out;
}

/// Hands the body over piece by piece, for what is set as a whole is compressed with all that Brotli has: for
/// a browser on this machine that takes longer than the answer itself.
void put_body(Reply&& reply, httplib::Response& given) {
  if (reply.body.empty()) {
    given.set_content(reply.body, reply.type);
    return;
  }
  const auto body = std::make_shared<const std::string>(std::move(reply.body));
  given.set_content_provider(body->size(), reply.type,
                             [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                               return sink.write(body->data() + offset, length);
                             });
}

}  // namespace

std::string new_token() {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw base::StoreError(
        {.what = "the workbench cannot be opened", .why = "the system gives no random numbers"});
  std::string out;
  for (const unsigned char byte : bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
  return out;
}

struct Server::Parts {
  httplib::Server http;
  std::mutex one_at_a_time;
};

Server::Server(Desk& desk, const Address& wanted, std::uint64_t max_body_bytes)
    : parts_(std::make_unique<Parts>()), address_(wanted) {
  httplib::Server& http = parts_->http;
  http.set_payload_max_length(max_body_bytes);
  http.set_keep_alive_max_count(most_per_connection);
  http.set_tcp_nodelay(true);  // head and body are written apart
  http.set_read_timeout(patience_seconds);
  http.set_write_timeout(patience_seconds);
  const httplib::Server::Handler answer = [this, &desk](const httplib::Request& asked,
                                                        httplib::Response& given) {
    const Request request = request_of(asked);
    Reply reply;
    if (const auto path = admitted(request, address_, reply)) {
      const std::lock_guard<std::mutex> alone(parts_->one_at_a_time);
      reply = desk.answer(request, *path);
    }
    given.status = reply.status;
    for (const auto& [name, value] : headers_of(reply)) given.set_header(name, value);
    put_body(std::move(reply), given);
  };
  http.Get(".*", answer);
  http.Post(".*", answer);
  const int port =
      wanted.port == 0
          ? http.bind_to_any_port(loopback)
          : (http.bind_to_port(loopback, static_cast<int>(wanted.port)) ? static_cast<int>(wanted.port) : -1);
  if (port <= 0)
    throw base::DataError({.path = wanted.port == 0 ? "" : "--port",
                           .what = "the workbench cannot listen on " + std::string(loopback) +
                                   (wanted.port == 0 ? "" : ":" + std::to_string(wanted.port)),
                           .why = "another program may use that port",
                           .remedy = "leave --port out, and any free one is taken"});
  address_.port = static_cast<unsigned>(port);
}

Server::~Server() = default;

void Server::run() {
  parts_->http.listen_after_bind();
}

void Server::stop() {
  parts_->http.stop();
}

bool answers(const Address& address) {
  httplib::Client client(loopback, static_cast<int>(address.port));
  client.set_connection_timeout(1);
  client.set_read_timeout(patience_seconds);
  const auto reply = client.Get("/" + address.token + "/api/story");
  return reply && reply->status == 200;
}

}  // namespace dateline::workbench
