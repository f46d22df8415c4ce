# Steps that ./run and the scripts of this folder share. They run in the project's root.

# The packages of the given groups ("build", "check") that are not installed.
missing_packages() {
  local group name
  while read -r group name _; do
    [[ " $* " == *" $group "* ]] || continue
    [[ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" == installed ]] || echo "$name"
  done < packages.txt
}

install_packages() {
  command -v dpkg-query >/dev/null || { echo "No dpkg here: install by hand what packages.txt lists." >&2; return 0; }
  local missing root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  echo "Installing from Debian's packages: ${missing[*]}"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || {
      echo "Not root, and no sudo. As root: apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 1
    }
    root=(sudo)
  fi
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# configure PRESET [-DNAME=VALUE…], with a compiler cache where there is one.
configure() {
  local cache=()
  if command -v ccache >/dev/null; then cache=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
  cmake --preset "$@" "${cache[@]}" > build/configure.log 2>&1 || { cat build/configure.log >&2; exit 1; }
}

# "100% tests passed, 0 tests failed out of 57": what the last "./run test" came to.
tests_passed() { grep -aE '^[0-9]+% tests passed' build/tests.log || echo "The tests did not run to their end."; }
