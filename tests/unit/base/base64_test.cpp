#include "src/base/base64.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("base64: what RFC 4648 gives as examples", "[base]") {
  const std::pair<const char*, const char*> examples[] = {{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"fooba", "Zm9vYmE="},
                                                          {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, packed] : examples) {
    CHECK(base::base64(bytes) == packed);
    CHECK(base::from_base64(packed) == bytes);
  }
}

TEST_CASE("base64: long bytes of all values come back; what is none is told", "[base]") {
  std::string bytes;
  for (std::size_t i = 0; i < (3u << 20) + 5; ++i) bytes += static_cast<char>(i * 7 % 256);
  CHECK(base::from_base64(base::base64(bytes)) == bytes);
  for (const char* wrong : {"Zg=", "Zg", "====", "Zg=x", "Z===", "Zm9v Zm9v", " Zm9", "Zm8\n"})
    CHECK_FALSE(base::from_base64(wrong));
}
