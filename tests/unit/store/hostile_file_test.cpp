// Story files that are missing, damaged, of others, out of reach, or left by a killed program.
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <thread>

#include "graph/store/story_file.hpp"
#include "sample_story.hpp"
#include "src/base/problem.hpp"

namespace dateline::store {
namespace {

using namespace sample;
using base::StoreError;
using Catch::Contains;

/// A small story with all kinds of things in it.
std::string story_bytes(const std::string& path) {
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
    story.replace_graph(assembled(7, 60, 12, add_sources(story, 4, 400)), "stamp");
  }
  return read_bytes(path);
}

/// Calls everything that reads.
void read_all(const StoryFile& story) {
  std::vector<model::SourceId> sources;
  story.each_source([&](const model::Source& source) { return sources.push_back(source.id), true; });
  for (const model::SourceId id : sources) {
    story.load_source(id);
    story.events_in(id);
  }
  story.each_actor([&](const model::Actor& actor) { return story.events_of(actor.id), true; });
  story.each_event({}, [&](const model::Event& event) {
    story.claims_of(event.id);
    story.relations_of(event.id);
    return true;
  });
  events_in_window(story, {.first = calendar::Day{-50}, .last = calendar::Day{50}});
  story.events_with_words({"summit"});
  story.events_with_words({"name3", "cyber"});
  story.each_log_entry([](const LogEntry&) { return true; });
  for (std::uint32_t number = 0; number < 80; ++number) story.event({number});
}

void set_big_endian(std::string& bytes, std::size_t offset, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) bytes[offset + i] = static_cast<char>(value >> (24 - 8 * i) & 0xff);
}

/// SQLite's file system, made to fail when it reads a database, while `fails`.
class FailingReads {
 public:
  static inline bool fails = false;

  FailingReads() {
    system_ = sqlite3_vfs_find(nullptr);
    sqlite3_vfs& made = vfs();
    made = *system_;
    made.zName = "failing reads";
    made.xOpen = open;
    sqlite3_vfs_register(&made, 1);
  }
  FailingReads(const FailingReads&) = delete;
  FailingReads& operator=(const FailingReads&) = delete;
  ~FailingReads() {
    fails = false;
    sqlite3_vfs_unregister(&vfs());
    sqlite3_vfs_register(system_, 1);
  }

 private:
  static sqlite3_vfs& vfs() {
    static sqlite3_vfs made;
    return made;
  }
  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    const int result = system_->xOpen(system_, name, file, flags, out_flags);
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0 && file->pMethods != nullptr) {
      static sqlite3_io_methods methods;
      read_ = file->pMethods->xRead;
      methods = *file->pMethods;
      methods.xRead = read;
      file->pMethods = &methods;
    }
    return result;
  }
  static int read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    return fails ? SQLITE_IOERR_READ : read_(file, into, count, offset);
  }

  static inline sqlite3_vfs* system_ = nullptr;
  static inline int (*read_)(sqlite3_file*, void*, int, sqlite3_int64) = nullptr;
};

// Of the header of an SQLite file.
constexpr std::size_t user_version_offset = 60;
constexpr std::size_t application_id_offset = 68;

}  // namespace

TEST_CASE("StoryFile: reading makes no file, and says how to make one", "[store]") {
  TemporaryFolder folder;
  CHECK_THROWS_WITH(StoryFile::open_for_reading(folder / "none"), Contains("there is no story here yet") &&
                                                                      Contains("dateline add FILE") &&
                                                                      Contains("-f FILE"));
  CHECK_THROWS_AS(StoryFile::open_for_writing(folder / "none", StoryFile::IfMissing::fail), StoreError);
  CHECK(std::filesystem::is_empty(folder.path()));
  write_bytes(folder / "empty", "");
  CHECK_THROWS_WITH(StoryFile::open_for_reading(folder / "empty"), Contains("there is no story here yet"));
  CHECK(StoryFile::open_for_writing(folder / "empty", StoryFile::IfMissing::create).was_created());
}

TEST_CASE("StoryFile: what is no story file is named as such and left as it is", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "article.txt";
  write_bytes(path, std::string(5000, 'a'));
  CHECK_THROWS_WITH(StoryFile::open_for_reading(path), Contains("is not a story file") && Contains(path));
  CHECK_THROWS_WITH(StoryFile::open_for_writing(path, StoryFile::IfMissing::create),
                    Contains("is not a story file"));
  CHECK(read_bytes(path) == std::string(5000, 'a'));

  CHECK_THROWS_WITH(StoryFile::open_for_reading(folder.path().string()), Contains("it is a folder"));
  CHECK_THROWS_WITH(StoryFile::open_for_writing(folder.path().string(), StoryFile::IfMissing::create),
                    Contains("it is a folder"));
  CHECK_THROWS_WITH(StoryFile::open_for_writing(folder / "no/such/folder", StoryFile::IfMissing::create),
                    Contains("cannot be opened") && Contains("its folder does not exist"));
  CHECK_THROWS_AS(StoryFile::open_for_reading(""), StoreError);
}

TEST_CASE("StoryFile: names that mean something to SQLite are only names", "[store]") {
  TemporaryFolder folder;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  for (const std::string name : {":memory:", "file:x?mode=memory", "a b%20#?.dateline", "-f"}) {
    {
      StoryFile::open_for_writing(name, StoryFile::IfMissing::create).append_log({.verb = name});
    }
    CHECK(std::filesystem::exists(folder / name));
    CHECK(StoryFile::open_for_reading(name).inputs_stamp() == "1");
  }
  std::filesystem::current_path(before);
}

TEST_CASE("StoryFile: another program's database, a newer format and foreign tables are refused", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string good = story_bytes(path);

  std::string bytes = good;
  set_big_endian(bytes, application_id_offset, 0x12345678);
  write_bytes(path, bytes);
  CHECK_THROWS_WITH(StoryFile::open_for_reading(path), Contains("database of another program"));

  bytes = good;
  set_big_endian(bytes, user_version_offset, 1000);
  write_bytes(path, bytes);
  CHECK_THROWS_WITH(StoryFile::open_for_reading(path), Contains("newer version") && Contains("1000"));
  CHECK_THROWS_WITH(StoryFile::open_for_writing(path, StoryFile::IfMissing::create),
                    Contains("newer version"));
  CHECK(read_bytes(path) == bytes);

  bytes = good;
  const std::size_t table = bytes.find("relation_to ON relation(to_event, kind)");
  REQUIRE(table != std::string::npos);
  bytes.replace(table, 39, "relation_to ON relation(number, kind  )");
  write_bytes(path, bytes);
  CHECK_THROWS_WITH(StoryFile::open_for_reading(path), Contains("damaged"));
}

TEST_CASE("StoryFile: one changed byte of a stored text is noticed", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  SourceData data = source_data(1);
  data.text = "Zq7!kW#9";  // too short to be packed: it stands in the file as it is
  StoryFile::open_for_writing(path, StoryFile::IfMissing::create).add_source(data, {});
  std::string bytes = read_bytes(path);
  const std::size_t at = bytes.find(data.text);
  REQUIRE(at != std::string::npos);
  bytes[at + 3] = '?';
  write_bytes(path, bytes);
  const StoryFile story = StoryFile::open_for_reading(path);
  CHECK_THROWS_WITH(story.text_of({1}), Contains("damaged") && Contains("S1"));
  CHECK(story.original_of({1}) == data.original);
}

TEST_CASE("StoryFile: a damaged file works or is a StoreError", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string good = story_bytes(path);
  Random random(99);
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes = good;
    if (round % 10 == 0) {
      bytes.resize(random.below(bytes.size()));
    } else {
      for (std::uint64_t changes = 1 + random.below(12); changes > 0; --changes) {
        // Page headers more often than what lies between.
        const std::uint64_t page = random.below(bytes.size() / 4096);
        const std::uint64_t offset = random.below(random.below(2) == 0 ? 64 : 4096);
        bytes[page * 4096 + offset] = static_cast<char>(random.below(256));
      }
    }
    write_bytes(path, bytes);
    try {
      read_all(StoryFile::open_for_reading(path));
      StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
      story.add_source(source_data(50), {});
      story.replace_graph(assembled(8, 5, 3, {source_data(50).source.uid}), "new");
      read_all(story);
    } catch (const StoreError&) {
      ++refused;
    }
    for (const char* beside : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path + beside);
  }
  CHECK(refused > 100);
  CHECK(refused < 400);
}

TEST_CASE("StoryFile: a story can be read where nothing may be written", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  story_bytes(path);
  std::filesystem::permissions(path, std::filesystem::perms(0444));
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
  const int status = status_in_child([&] {
    // The superuser may write everywhere, so as somebody else.
    if (geteuid() == 0 && setuid(65534) != 0) return 1;
    const StoryFile story = StoryFile::open_for_reading(path);
    read_all(story);
    if (all_events(story).size() != 60) return 2;
    try {
      StoryFile::open_for_writing(path, StoryFile::IfMissing::create).append_log({});
      return 3;
    } catch (const StoreError& error) {
      return std::string(error.what()).find("permission denied") == std::string::npos ? 4 : 0;
    }
  });
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  CHECK(status == 0);
}

TEST_CASE("StoryFile: a full disk is said to be one, and what was stored before is whole", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  story_bytes(path);
  const int status = status_in_child([&] {
    // A limit on the size of files stands in for a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{600'000, 600'000};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
    SourceData data = source_data(60);
    Random random(1);
    data.text.clear();
    for (int i = 0; i < 2'000'000; ++i) data.text.push_back(static_cast<char>(random.below(256)));
    try {
      story.add_source(data, {});
      return 2;
    } catch (const StoreError& error) {
      if (std::string(error.what()).find("is safe") == std::string::npos) return 3;
    }
    // The story goes on from there.
    return story.add_source(source_data(61), {}).is_new ? 0 : 4;
  });
  CHECK(status == 0);
  const StoryFile story = StoryFile::open_for_reading(path);
  read_all(story);
  CHECK(story.find_source_by_uid(source_data(61).source.uid));
  CHECK_FALSE(story.find_source_by_uid(source_data(60).source.uid));
}

TEST_CASE("StoryFile: a story that the system does not let be looked at is not said to be missing",
          "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  std::filesystem::create_symlink(path, path);
  CHECK_THROWS_WITH(StoryFile::open_for_reading(path),
                    Contains("cannot be opened") && Contains("Too many levels of symbolic links"));
}

TEST_CASE("StoryFile: no backup is made of pages that cannot be read", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const FailingReads reads;
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
    SourceData data = source_data(60);
    Random random(1);
    // More than is checked, and so read, when the story is opened.
    for (int i = 0; i < 17 << 20; ++i) data.original.push_back(static_cast<char>(random.below(256)));
    story.add_source(data, {});
  }
  const StoryFile story = StoryFile::open_for_reading(path);
  FailingReads::fails = true;
  CHECK_THROWS_WITH(story.snapshot(), Contains("reading or writing the story file failed"));
  FailingReads::fails = false;
  CHECK(story.snapshot().size() == std::filesystem::file_size(path));
}

TEST_CASE("StoryFile: killed at any moment, it keeps all that was acknowledged", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  Random random(5);
  std::uint64_t acknowledged = 0;
  for (int round = 0; round < 25; ++round) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      try {
        StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
        for (std::uint64_t i = acknowledged + 1;; ++i) {
          Transaction together = story.transaction();
          story.add_source(source_data(i, 300), {.verb = "add"});
          story.replace_graph(assembled(i, 10, 4, {source_data(i, 300).source.uid}), story.inputs_stamp());
          together.commit();
          if (write(ends[1], &i, sizeof i) != sizeof i) _exit(1);
        }
      } catch (const std::exception&) {
        _exit(2);
      }
    }
    close(ends[1]);
    std::uint64_t last = acknowledged;
    std::uint64_t heard = 0;
    // Some are killed while they open, the others somewhere after an acknowledgement.
    for (std::uint64_t wait_for = random.below(4); wait_for > 0; --wait_for) {
      REQUIRE(read(ends[0], &heard, sizeof heard) == sizeof heard);
      last = heard;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random.below(4000)));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    while (read(ends[0], &heard, sizeof heard) == sizeof heard) last = heard;
    close(ends[0]);
    acknowledged = last;
    if (acknowledged == 0) continue;
    const StoryFile story = StoryFile::open_for_reading(path);
    for (std::uint64_t i = 1; i <= acknowledged; ++i) {
      const SourceData data = source_data(i, 300);
      const auto id = story.find_source_by_uid(data.source.uid);
      REQUIRE(id);
      CHECK(story.text_of(*id) == data.text);
    }
    CHECK(story.graph_stamp() == story.inputs_stamp());
    read_all(story);
    // One may have been stored without its acknowledgement having been heard.
    if (story.find_source_by_uid(source_data(acknowledged + 1, 300).source.uid)) ++acknowledged;
  }
  CHECK(acknowledged > 25);
}

}  // namespace dateline::store
