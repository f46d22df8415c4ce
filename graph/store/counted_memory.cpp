#include "graph/store/counted_memory.hpp"

#include <sqlite3.h>

namespace dateline::store {
namespace {

struct Account {
  bool is_open = false;
  bool refused = false;
  std::int64_t left = 0;  ///< more than at the begin where what was taken before it is given back
};

thread_local Account account;
sqlite3_mem_methods plain;  // set once, before SQLite begins

bool refuses(std::int64_t bytes) {
  if (!account.is_open || bytes <= account.left) return false;
  account.refused = true;
  return true;
}

void* take(int bytes) {
  if (refuses(bytes)) return nullptr;
  void* const memory = plain.xMalloc(bytes);
  if (account.is_open && memory != nullptr) account.left -= plain.xSize(memory);
  return memory;
}

void give_back(void* memory) {
  if (account.is_open) account.left += plain.xSize(memory);
  plain.xFree(memory);
}

void* take_more(void* memory, int bytes) {
  const int before = account.is_open ? plain.xSize(memory) : 0;
  if (refuses(std::int64_t{bytes} - before)) return nullptr;
  void* const moved = plain.xRealloc(memory, bytes);
  if (account.is_open && moved != nullptr) account.left -= plain.xSize(moved) - before;
  return moved;
}

}  // namespace

void count_memory() {
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) != SQLITE_OK) return;
  sqlite3_mem_methods counted = plain;
  counted.xMalloc = take;
  counted.xFree = give_back;
  counted.xRealloc = take_more;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &counted);
}

MemoryLimit::MemoryLimit(std::int64_t bytes) {
  account = {.is_open = true, .left = bytes};
}

MemoryLimit::~MemoryLimit() {
  account = {};
}

bool MemoryLimit::was_reached() const {
  return account.refused;
}

}  // namespace dateline::store
