# The checks of .ci/run and .ci/full. Each is a function that fails when something is wrong; check() runs one, goes on
# after a failure, and finish() says in the last line what became of all.

. .ci/steps.sh
jobs=$(nproc)
outcomes=()
failed=()

check() {
  local name=$1 begin=$SECONDS status
  shift
  echo
  echo "=== $name"
  # Not inside an "if": there, bash would go on after a command that fails.
  set +e
  (
    set -e
    "$@"
  )
  status=$?
  set -e
  if ((status == 0)); then
    outcomes+=("$name: passed in $((SECONDS - begin)) s")
  else
    outcomes+=("$name: FAILED after $((SECONDS - begin)) s")
    failed+=("$name")
  fi
}

finish() {
  echo
  printf '%s\n' "${outcomes[@]}"
  if ((${#failed[@]})); then
    echo "CI: FAILED: ${failed[*]}. $(tests_passed)"
    exit 1
  fi
  echo "CI: all ${#outcomes[@]} checks passed. $(tests_passed)"
}

install_checkers() { install_packages build check; }

# The tests that said that something is not here, once it is: what `./run test` installs is not what consumers need.
tests_left_out() {
  local names
  names=$(awk '/^[0-9]+\/[0-9]+ Testing: / { name = $3 } tolower($0) ~ /skipped/ && name { print name }' \
    build/release/Testing/Temporary/LastTest.log | sort -u | paste -sd '|')
  [[ -n $names ]] || { echo "None was left out."; return 0; }
  ctest --test-dir build/release --output-on-failure --no-tests=error -j "$jobs" -R "^(${names//./\\.})\$"
}

all_sources() { git ls-files '*.cpp' | grep -E '^(src|graph|exports)/' || true; }

base_commit() {
  local base=${CI_BASE:-}
  [[ -n $base ]] || base=$(git merge-base HEAD origin/main 2>/dev/null || true)
  [[ -n $base && $base != "$(git rev-parse HEAD)" ]] || base=$(git rev-parse -q --verify 'HEAD~20^{commit}' || true)
  [[ -n $base ]] || base=$(git rev-list --max-parents=0 HEAD | tail -1)
  echo "$base"
}

# The sources of the rooms that changed, and those beside a header that changed.
changed_sources() {
  local changed
  changed=$(git diff --name-only --diff-filter=d "$(base_commit)" -- src graph exports)
  all_sources | grep -Fx "$(sed 's/\.hpp$/.cpp/' <<< "$changed")" || true
}

format_of_all() {
  git ls-files '*.cpp' '*.hpp' | xargs -r clang-format-19 --dry-run --Werror
}

# lint_of "FILES" SECONDS: clang-tidy on the files, as many at once as there are cores. What the time does not suffice
# for is named; .ci/full reads it.
lint_of() {
  local files=$1 seconds=$2 log=build/lint.log reached
  [[ -n $files ]] || { echo "no source changed"; return 0; }
  configure tidy
  local status=0
  timeout "$seconds" xargs -P "$jobs" -n 1 bash -c \
    'clang-tidy-19 -p build/tidy --quiet --warnings-as-errors="*" "$0" > "build/tidy/lint.$$" 2>&1; status=$?
     echo "read $0"; grep -vE "^[0-9]+ warnings? generated|^Suppressed|^Use -header" "build/tidy/lint.$$"
     rm -f "build/tidy/lint.$$"; exit $status' <<< "$files" > "$log" 2>&1 || status=$?
  reached=$(grep -c '^read ' "$log" || true)
  grep -v '^read ' "$log" || true
  echo "read $reached of $(wc -l <<< "$files") files"
  if ((status == 124)); then
    echo "not reached in $seconds s:"
    grep -vFx "$(sed -n 's/^read //p' "$log")" <<< "$files" || true
    ! grep -qE ' (warning|error): ' "$log"
    return
  fi
  return "$status"
}

build_sanitized() {
  configure asan
  cmake --build --preset asan --target "$@"
}

sanitized_tests() {
  LSAN_OPTIONS=suppressions=$PWD/.ci/leaks.txt:print_suppressions=0 \
    ctest --test-dir build/asan --output-on-failure --no-tests=error -j "$jobs" "$@"
}
unit_tests_under_sanitizers() {
  build_sanitized unit_tests
  sanitized_tests -R '^unit\.'
}

all_tests_under_sanitizers() {
  build_sanitized all
  sanitized_tests
}

# Everything that runs on several threads, looked at for data races.
threads_under_sanitizer() {
  configure tsan
  cmake --build --preset tsan --target dateline test_cli test_workbench
  ctest --test-dir build/tsan --output-on-failure --no-tests=error -R '^(unit\.(cli|workbench)|reliability\.threads)$'
}

# fuzz_one SECONDS TARGET SEEDS [DICTIONARY]
fuzz_one() {
  local seconds=$1 target=$2 seeds=$3 dictionary=${4:-} name=${2##*/}
  cd build/tidy/fuzz
  mkdir -p "$name"
  if ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-19 "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -seed=1 -max_len=65536 \
    ${dictionary:+-dict="$dictionary"} \
    -artifact_prefix="$name." "$name" "$seeds" > "$name.log" 2>&1; then
    echo "$name: $(grep -a '^Done ' "$name.log")"
  else
    printf '%s: FAILED\n%s\n' "$name" "$(tail -n 60 "$name.log")"
    return 1
  fi
}

# Fuzzes each target for so many seconds from its seeds, as many at once as there are cores. The input of a failure is left
# in build/tidy/fuzz/.
fuzz_each_for() {
  configure tidy
  cmake --build --preset tidy --target fuzz_targets
  mkdir -p build/tidy/fuzz
  export -f fuzz_one
  xargs -P "$jobs" -L 1 bash -c 'fuzz_one "$@"' "" "$1" < build/tidy/fuzz_targets.txt
}

# The Debian package and the Linux tarball are the same bytes from two builds, the package works in a Debian that has nothing
# else, and the tarball in older and newer ones, too.
packages_on_clean_debians() {
  install_packages package
  cmake --build --preset release --target launcher
  tests/install/check_package.sh build/release build/package
  tests/install/check_tarball.sh build/release build/tarball
  tools/package/reproducible.sh build/release build/reproducible
}

# More than a thousand kills at random moments, and a fault in every storage call: one to two hours.
kills_and_faults() {
  local program=$PWD/build/release/dateline
  tests/reliability/kill_add.sh "$program" "$PWD/build/kill_add" 200
  tests/reliability/kill_decisions.py "$program" "$PWD/build/kill_decisions" 1000
  tests/reliability/faults.py "$program" "$PWD/build/faults" || (($? == 77))  # says that it may not trace here
  tests/reliability/hostile_stories.py "$program" "$PWD/build/hostile_stories" 10000
  tests/reliability/out_of_memory.py "$program" build/release/tests/reliability/libfailing_memory.so "$PWD/build/out_of_memory" --every 50
}

# How many lines of our own code the tests run, by room, with the floor; what tests/browser runs is not counted.
lines_that_tests_run() {
  configure coverage
  rm -rf build/coverage/counts
  cmake --build --preset coverage
  # The bill of materials knows no counting program.
  ctest --test-dir build/coverage --output-on-failure --no-tests=error -j "$jobs" --timeout 1200 -E '^install$'
  python3 tests/coverage.py build/coverage --floor 90
}

# planted_faults COUNT: so many faults in each of calendar, assemble and query, always the same. Each must be noticed.
planted_faults() { python3 tests/mutation/plant.py --sample "$1" --seed 1; }

# A few of the faults, and a network share: "./run test" leaves them out where strace and bindfs are not installed yet.
some_faults() { ctest --test-dir build/release --output-on-failure --no-tests=error -R '^reliability.(faults|network_share)$'; }

figures_on_gold() { python3 tests/floors.py build/release/dateline ../shared/eval; }

# What the pages and pictures are in Chromium; "full" takes stories of 10,000 events, too. Chromium and Node.js are Debian's
# (Node.js may bring its own npm), the rest is fetched by npm as tests/browser/package-lock.json says.
browser_tests() {
  local name modules=tests/browser/node_modules
  command -v npm >/dev/null || install_packages npm
  for name in chromium node npm xmllint; do
    command -v "$name" >/dev/null || { echo "Left out: there is no $name here."; return 0; }
  done
  if [[ ! $modules/.package-lock.json -nt tests/browser/package-lock.json ]]; then
    npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund ||
      { echo "Left out: npm cannot fetch what tests/browser/package.json names."; return 0; }
  fi
  BROWSER_TESTS=${1:-} node --test --test-concurrency=3 --test-reporter=spec tests/browser/*.test.mjs
}
