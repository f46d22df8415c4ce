// Breaks the rules without any header or word of theirs: only its compiled code shows it.

extern "C" long system_time(long*) __asm__("time");
extern "C" char* system_setting(const char*) __asm__("getenv");
extern "C" int system_random() __asm__("rand");

namespace dateline::calendar {
int day_of_week(int day);
}

namespace dateline::base {
long planted() {
  return system_time(nullptr) + *system_setting("HOME") + system_random() + calendar::day_of_week(1);
}
}  // namespace dateline::base
