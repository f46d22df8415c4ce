// Put before a program by LD_PRELOAD: the allocation of number $FAIL_AT, counted from the start, fails, and
// with $FAIL_ON=1 all later ones too. $COUNT_FILE gets the number of allocations when the program ends.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<unsigned long> allocations{0};
unsigned long fail_at = 0;
bool fails_on = false;
bool is_ready = false;

bool fails() {
  if (!is_ready) return false;
  const unsigned long number = ++allocations;
  if (fail_at == 0 || number < fail_at || (number > fail_at && !fails_on)) return false;
  errno = ENOMEM;
  return true;
}

__attribute__((constructor)) void begin() {
  if (const char* at = std::getenv("FAIL_AT")) fail_at = std::strtoul(at, nullptr, 10);
  fails_on = std::getenv("FAIL_ON") != nullptr;
  is_ready = std::getenv("FAIL_AT") != nullptr || std::getenv("COUNT_FILE") != nullptr;
}

__attribute__((destructor)) void end() {
  const char* file = std::getenv("COUNT_FILE");
  if (file == nullptr) return;
  char digits[24];
  char* first = digits + sizeof digits;
  unsigned long number = allocations;
  do *--first = static_cast<char>('0' + number % 10);
  while ((number /= 10) != 0);
  const int out = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (out < 0) return;
  if (write(out, first, static_cast<std::size_t>(digits + sizeof digits - first)) < 0) _exit(99);
  close(out);
}

}  // namespace

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): so the C library calls them
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

void* malloc(std::size_t size) {
  return fails() ? nullptr : __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
  return fails() ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) {
  return fails() ? nullptr : __libc_realloc(old, size);
}
}
