#pragma once

#include <functional>
#include <memory>
#include <string>

#include "src/workbench/desk.hpp"
#include "src/workbench/message.hpp"

namespace dateline::workbench {

/// A key that nobody guesses: 32 letters and digits, 128 bits from the system. Throws StoreError where it
/// gives none.
std::string new_token();

/// Brings what a browser on this machine asks to a desk, one question at a time. It listens on the loopback
/// interface alone.
class Server {
 public:
  /// The port of `wanted`, or with 0 any free one. Throws DataError where it cannot be had. `desk` must
  /// outlive the server.
  Server(Desk& desk, const Address& wanted, std::uint64_t max_body_bytes);
  ~Server();

  const Address& address() const { return address_; }
  /// Answers until stop() is called, from any thread.
  void run();
  void stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  Address address_;
};

/// Whether a workbench answers at this address.
bool answers(const Address& address);

}  // namespace dateline::workbench
