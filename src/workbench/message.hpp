#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dateline::workbench {

/// What a browser asks, in the parts that matter here.
struct Request {
  std::string method = "GET";
  std::string path;                                          ///< decoded, with the token: "/TOKEN/api/story"
  std::vector<std::pair<std::string, std::string>> query{};  ///< decoded, in the order given
  std::string body{};
  std::string host{}, origin{}, fetch_site{};  ///< the headers Host, Origin, Sec-Fetch-Site; "" without

  /// The last value of a name; "" where there is none.
  std::string value(const std::string& name) const;
  /// All values of a name, in order.
  std::vector<std::string> values(const std::string& name) const;
  bool has(const std::string& name) const;
};

struct Reply {
  int status = 200;
  std::string type = "application/json";
  std::string body{};
  std::string file_name{};  ///< with one, the browser keeps the body as a file
  std::string notes{};      ///< what goes with a file: what it leaves out, or loses
  bool is_page = false;     ///< part of the page itself: it may run its scripts
  bool is_lasting = false;  ///< the same for as long as the address is: the browser may keep it
};

/// Where the page is to be found.
struct Address {
  unsigned port = 0;
  std::string token;  ///< of letters and digits; whoever knows it may ask

  std::string url() const;
};

/// The path of a request behind the token, "api/story"; nothing for what may not be answered, with the reason
/// in `refusal`: a wrong token, a foreign Host (a name that somebody has bound to this address), a foreign
/// Origin, or a change that no page of ours asks for.
std::optional<std::string> admitted(const Request& request, const Address& address, Reply& refusal);

/// The headers that go with a reply: nothing is kept, nothing is guessed, nothing from elsewhere is loaded.
std::vector<std::pair<std::string, std::string>> headers_of(const Reply& reply);

/// {"error": …}
Reply error_reply(int status, const std::string& words);

}  // namespace dateline::workbench
