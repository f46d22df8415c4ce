# Debians of their own, in which packages are tried. Needs root, debootstrap and the mirror that this machine's apt has.

# clean_debian SUITE ROOT LOG: a Debian with nothing that it can do without, in the folder ROOT.
clean_debian() {
  local suite=$1 root=$2 log=$3 mirror
  command -v debootstrap > /dev/null || { echo "debootstrap is missing (Debian: debootstrap)"; return 1; }
  mirror=$(sed -n 's/^URIs: *//p; s/^deb \([^[][^ ]*\).*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null | head -1 || true)
  debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$log" || { tail -5 "$log"; return 1; }
  # How this machine reaches its mirror, and, where it is the same Debian, its updates.
  [[ ! -e /etc/apt/apt.conf.d ]] || cp -r /etc/apt/apt.conf.d "$root/etc/apt/"
  [[ $suite == $(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release) ]] || return 0
  rm "$root/etc/apt/sources.list"
  for file in sources.list sources.list.d; do
    [[ ! -e /etc/apt/$file ]] || cp -r "/etc/apt/$file" "$root/etc/apt/"
  done
}

# install_in ROOT LOG PACKAGE…
install_in() {
  local root=$1 log=$2
  shift 2
  chroot "$root" apt-get update -qq > "$log" 2>&1 || { tail -20 "$log"; return 1; }
  DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -y -qq "$@" >> "$log" 2>&1 || { tail -20 "$log"; return 1; }
}
