/* What stands in bin/ of the Linux tarball. It starts the program in libexec/ with the C library and all others that lie in
   lib/ beside it, so that those of the system do not matter. It is linked statically, and needs nothing but the kernel. */

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

static int fails(const char* what, const char* why) {
  fprintf(stderr, "dateline: %s: %s\nunpack the archive whole, and leave bin, lib and libexec beside each other\n", what, why);
  return 1;
}

int main(int count, char** values) {
  /* Where this program is, whatever link it was called by; the kernel says what it was called, also without /proc. */
  char here[PATH_MAX];
  const char* const called = (const char*)getauxval(AT_EXECFN);
  if (called == NULL || realpath(called, here) == NULL) return fails(called ? called : "this program", strerror(errno));
  for (int up = 0; up < 2; ++up) {
    char* const slash = strrchr(here, '/');
    if (slash == NULL) return fails(here, "is no path of a program in bin");
    *slash = '\0';
  }
  char loader[PATH_MAX + 32], libraries[PATH_MAX + 32], program[PATH_MAX + 32];
  snprintf(loader, sizeof loader, "%s/lib/ld-linux-x86-64.so.2", here);
  snprintf(libraries, sizeof libraries, "%s/lib", here);
  snprintf(program, sizeof program, "%s/libexec/dateline", here);
  if (strchr(libraries, ':') != NULL || strchr(libraries, ';') != NULL || strchr(libraries, '$') != NULL)
    return fails(here, "the loader of the C library takes no folder with : ; or $ in its name");

  enum { own = 7 };
  char** const arguments = calloc((size_t)count + own + 1, sizeof *arguments);
  if (arguments == NULL) return fails(program, strerror(errno));
  char name[] = "dateline";
  char* const first[own] = {loader,    "--inhibit-cache",          "--library-path", libraries,
                            "--argv0", count > 0 ? values[0] : name, program};
  memcpy(arguments, first, sizeof first);
  for (int i = 1; i < count; ++i) arguments[own + i - 1] = values[i];
  execv(loader, arguments);
  return fails(loader, strerror(errno));
}
