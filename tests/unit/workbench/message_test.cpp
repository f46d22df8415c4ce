// Who may ask the workbench, and what goes with its answers.
#include <catch2/catch.hpp>

#include "src/workbench/message.hpp"

using namespace dateline::workbench;
using Catch::Contains;

namespace {

const Address address{40123, "0123456789abcdef0123456789abcdef"};

Request asked(const std::string& path = "/0123456789abcdef0123456789abcdef/api/story") {
  return {.path = path, .host = "127.0.0.1:40123"};
}

int status_of(const Request& request) {
  Reply refusal{.status = 0};
  return admitted(request, address, refusal) ? 200 : refusal.status;
}

/// The header of this name; it must be there.
std::string header(const Reply& reply, const std::string& name) {
  for (const auto& [key, value] : headers_of(reply))
    if (key == name) return value;
  FAIL("no header " + name);
  return "";
}

}  // namespace

TEST_CASE("the page's own requests are let in, without their token", "[workbench]") {
  Reply refusal;
  CHECK(admitted(asked(), address, refusal) == "api/story");
  CHECK(admitted(asked("/0123456789abcdef0123456789abcdef/"), address, refusal) == "");
  Request change = asked();
  change.method = "POST";
  change.origin = "http://127.0.0.1:40123";
  change.fetch_site = "same-origin";
  CHECK(status_of(change) == 200);
}

TEST_CASE("a wrong or missing token is refused", "[workbench]") {
  for (const char* path :
       {"/", "", "/api/story", "/0123456789abcdef0123456789abcdee/api/story",
        "/0123456789abcdef0123456789abcdef", "/0123456789abcdef0123456789abcdef0/api/story"})
    CHECK(status_of(asked(path)) == 403);
}

TEST_CASE("another name for this machine is refused: a page may have bound its own name to it",
          "[workbench]") {
  for (const char* host : {"", "evil.example:40123", "127.0.0.1", "127.0.0.1:40124", "localhost"}) {
    Request request = asked();
    request.host = host;
    CHECK(status_of(request) == 403);
  }
  Request local = asked();
  local.host = "localhost:40123";
  CHECK(status_of(local) == 200);
}

TEST_CASE("other pages are refused, and changes that do not say where they come from", "[workbench]") {
  Request foreign = asked();
  foreign.origin = "https://evil.example";
  CHECK(status_of(foreign) == 403);
  Request embedded = asked();
  embedded.fetch_site = "cross-site";
  CHECK(status_of(embedded) == 403);
  Request change = asked();
  change.method = "POST";
  CHECK(status_of(change) == 403);
  change.origin = "null";
  CHECK(status_of(change) == 403);
  Request other = asked();
  other.method = "DELETE";
  CHECK(status_of(other) == 405);
}

TEST_CASE("answers load nothing from elsewhere, and what is no page runs nothing", "[workbench]") {
  const auto policy = [](const Reply& reply) { return header(reply, "Content-Security-Policy"); };
  CHECK_THAT(policy({.is_page = true}), Contains("default-src 'none'") && Contains("script-src 'self'"));
  CHECK_THAT(policy({.is_page = true}), !Contains("unsafe"));
  CHECK_THAT(policy({}), Contains("sandbox") && !Contains("script-src"));
}

TEST_CASE("the name of a file cannot end its header", "[workbench]") {
  CHECK(header({.file_name = "a\"b\r\nSet-Cookie: x.svg"}, "Content-Disposition") ==
        "attachment; filename=\"a-b--Set-Cookie--x.svg\"");
}

TEST_CASE("notes go beside a file, whatever is in them", "[workbench]") {
  CHECK(header({.notes = "2 dates\r\nSet-Cookie: é"}, "X-Dateline-Notes") ==
        "2%20dates%0D%0ASet%2DCookie%3A%20%C3%A9");
  for (const auto& one : headers_of({})) CHECK(one.first != "X-Dateline-Notes");
}

TEST_CASE("the last value of a name counts, and all of them are kept", "[workbench]") {
  const Request request{.query = {{"w", "E3"}, {"q", "a"}, {"w", "E5"}}};
  CHECK(request.values("w") == std::vector<std::string>{"E3", "E5"});
  CHECK(request.value("w") == "E5");
  CHECK(request.value("none").empty());
  CHECK_FALSE(request.has("none"));
}
