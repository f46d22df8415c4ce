// The good twin of effects.cpp: the same sum, everything handed in.

namespace dateline::base {
int day_of_week(int day);

long planted(long now, const char* home, int random) {
  return now + *home + random + day_of_week(1);
}
}  // namespace dateline::base
