#include <signal.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>

#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/page_program.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/story_keeper.hpp"
#include "src/workbench/server.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t most_address_bytes = 256;
constexpr unsigned most_port = 65535;

/// Where the address of a story's workbench is kept while it is open, in the folder that the system has for
/// such things of one user; "" where there is none.
std::string address_path(const Context& context) {
  const std::string folder = context.world.environment("XDG_RUNTIME_DIR").value_or("");
  if (!folder.starts_with("/")) return "";
  std::error_code failure;
  constexpr auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
  const auto allowed = std::filesystem::status(folder, failure).permissions();
  if (failure || (allowed & others) != std::filesystem::perms::none) return "";  // it holds the key
  const std::filesystem::path story = std::filesystem::weakly_canonical(context.story_path, failure);
  if (failure) return "";
  return folder + "/dateline-" + base::sha256_hex(story.string()).substr(0, 16) + ".address";
}

/// "40123 0f3c…", as kept; nothing where it is none.
std::optional<workbench::Address> address_in(const std::string& text) {
  workbench::Address out;
  const char* const end = text.data() + text.size();
  const auto [after, failure] = std::from_chars(text.data(), end, out.port);
  if (failure != std::errc() || after == end || *after != ' ' || out.port == 0 || out.port > most_port)
    return std::nullopt;
  out.token.assign(after + 1, end);
  while (!out.token.empty() && out.token.back() == '\n') out.token.pop_back();
  const bool is_token =
      out.token.size() == 32 && out.token.find_first_not_of("0123456789abcdef") == std::string::npos;
  return is_token ? std::optional(out) : std::nullopt;
}

std::optional<workbench::Address> kept_address(Context& context, const std::string& path) {
  try {
    if (path.empty() || context.world.kind_of(path) != base::PathKind::file) return std::nullopt;
    return address_in(context.world.read_file(path, most_address_bytes));
  } catch (const base::DataError&) {
    return std::nullopt;  // as if there were none: a new one is made
  }
}

/// The signals that end the workbench. They are held back while it lives, also in threads begun meanwhile,
/// and waited for.
class Ending {
 public:
  Ending() {
    ::sigemptyset(&signals_);
    for (const int one : ending) ::sigaddset(&signals_, one);
    ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  /// The program ends: who says so twice shall not make it look like a failure.
  ~Ending() {
    for (const int one : ending) ::signal(one, SIG_IGN);
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;
  void wait() const {
    int which = 0;
    ::sigwait(&signals_, &which);
  }

 private:
  static constexpr int ending[] = {SIGINT, SIGTERM, SIGHUP};
  sigset_t signals_{}, before_{};
};

class OpenCommand : public Command {
 public:
  std::string name() const override { return "open"; }
  std::string summary() const override {
    return "Open the workbench: a page to read, check and edit the story";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline open
  dateline -f desk.dateline open
  dateline open --read-only        to look, and change nothing
  dateline open --no-browser       prints the address

The page is for you alone: it is served on this machine (127.0.0.1), its address holds a key
that is made anew each time, and it loads nothing from anywhere. Every decision is kept at
once, as on the command line, and both may be used side by side. Ctrl-C closes it; nothing is
lost. A story that is open already is shown where it is, and after a crash it comes back at
the same address, so that pages that are still open go on.
)";
  }
  void setup(Options& options) override {
    options.flag("--no-browser", no_browser_, "Print the address and open no browser");
    options.flag("--read-only", read_only_, "Show the story, and change nothing");
    options.number_from_one("--port", port_, "Listen on this port (default: any free one)");
  }
  int run(Context& context) override {
    if (context.keeper)
      throw base::UsageError(
          {.what = "a shell cannot open the workbench", .remedy = "`quit`, then dateline open"});
    if (port_ > most_port)
      throw base::UsageError({.path = "--port",
                              .what = "'" + std::to_string(port_) + "' is no port",
                              .remedy = "name one from 1024 to 65535, or leave it out"});
    const bool has_story = context.world.kind_of(context.story_path) != base::PathKind::missing;
    if (read_only_ && !has_story)
      throw base::DataError({.path = context.story_path,
                             .what = "there is no such story file",
                             .remedy = "without --read-only the page begins one"});
    if (context.as_of) read_only_ = true;  // what is past cannot be changed
    // A page to read only is one of its own: it is not shown for one to edit, nor the other way round.
    std::string path = read_only_ ? "" : address_path(context);
    const std::optional<workbench::Address> kept = kept_address(context, path);
    if (kept && workbench::answers(*kept)) {
      context.world.write(base::Stream::error, "dateline: the workbench of this story is open already\n");
      show(context, *kept);
      return 0;
    }
    StoryKeeper keeper([] {});
    context.keeper = &keeper;
    PageProgram program(context);
    if (has_story) bring_up_to_date(context);
    if (read_only_) path.clear();
    if (has_story) program.open();  // fails here rather than in the page
    program.rest();
    const Ending ending;
    workbench::Desk desk(program, context.data,
                         {.read_only = read_only_, .max_upload_bytes = context.limits.max_file_bytes});
    const auto server = listening(desk, kept, context.limits.max_file_bytes);
    keep(context, path, server->address());
    std::thread serving([&server] { server->run(); });
    show(context, server->address());
    ending.wait();
    server->stop();
    serving.join();
    if (!path.empty()) ::unlink(path.c_str());
    context.world.write(base::Stream::error,
                        "dateline: closed; every decision is in " + context.story_path + "\n");
    return 0;
  }

 private:
  /// A file of an older format would be brought up to date in memory at each question.
  void bring_up_to_date(Context& context) {
    if (read_only_) return;
    try {
      const story::Reader reader(context.data, context.world, context.limits);
      open_for_editing(context, reader);
    } catch (const base::StoreError& error) {
      read_only_ = true;
      context.world.write(base::Stream::error,
                          "dateline: the story cannot be changed now, and is open to read only\n" +
                              std::string(error.what()) + "\n");
    }
  }

  static std::unique_ptr<workbench::Server> listening_at(const workbench::Address& address,
                                                         workbench::Desk& desk, std::uint64_t max_bytes) {
    return std::make_unique<workbench::Server>(desk, address, max_bytes);
  }

  /// At the address it had before, where that can be had.
  std::unique_ptr<workbench::Server> listening(workbench::Desk& desk,
                                               const std::optional<workbench::Address>& kept,
                                               std::uint64_t max_bytes) const {
    const workbench::Address wanted{static_cast<unsigned>(port_),
                                    kept ? kept->token : workbench::new_token()};
    if (!kept || port_ != 0) return listening_at(wanted, desk, max_bytes);
    try {
      return listening_at(*kept, desk, max_bytes);
    } catch (const base::DataError&) {
      return listening_at(wanted, desk, max_bytes);  // somebody else has the port now
    }
  }

  static void keep(Context& context, const std::string& path, const workbench::Address& address) {
    if (path.empty()) return;
    try {
      context.world.replace_file(path, std::to_string(address.port) + " " + address.token + "\n");
    } catch (const base::DataError& error) {
      context.world.write(
          base::Stream::error,
          "dateline: after a crash the page will have another address\n" + std::string(error.what()) + "\n");
    }
  }

  void show(Context& context, const workbench::Address& address) const {
    context.world.write(base::Stream::output, address.url() + "\n");
    if (no_browser_) return;
    const base::ChildResult opened =
        context.world.run({.arguments = {"xdg-open", address.url()}, .max_seconds = 10});
    if (!opened.started || opened.exit_status != 0)
      context.world.write(base::Stream::error,
                          "dateline: no browser could be opened: open the address yourself\n");
  }

  bool no_browser_ = false, read_only_ = false;
  std::uint64_t port_ = 0;
};

}  // namespace

std::unique_ptr<Command> make_open() {
  return std::make_unique<OpenCommand>();
}

}  // namespace dateline::cli
