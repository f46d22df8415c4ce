#!/bin/bash
# usage: check_package.sh BUILD WORK
# Makes the Debian package twice, which must give the same bytes, and installs it in a Debian 12 of its own, with nothing
# else in it, where it must work. As root, with debootstrap and the mirror that this machine's apt has.
set -euo pipefail
build=$1 work=$2 here=$(cd "$(dirname "$0")" && pwd)
command -v debootstrap > /dev/null || { echo "debootstrap is missing (Debian: debootstrap)"; exit 1; }
rm -rf "$work"
mkdir -p "$work"
SOURCE_DATE_EPOCH=$(git -C "$here" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
for turn in one two; do
  (cd "$build" && cpack --config CPackConfig.cmake -B "$work/$turn") > "$work/$turn.log"
  rm -rf "$work/$turn/_CPack_Packages"
done
package=$(basename "$work"/one/*.deb)
cmp "$work/one/$package" "$work/two/$package"
echo "$package: twice the same bytes"

root=$work/root
mirror=$(sed -n 's/^URIs: *//p; s/^deb \([^[][^ ]*\).*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null | head -1 || true)
debootstrap --variant=minbase bookworm "$root" "$mirror" > "$work/debootstrap.log"
rm "$root/etc/apt/sources.list"
for file in sources.list sources.list.d apt.conf.d; do
  [[ ! -e /etc/apt/$file ]] || cp -r "/etc/apt/$file" "$root/etc/apt/"
done
cp "$work/one/$package" "$here/smoke.sh" "$root/tmp/"
in_root() { chroot "$root" "$@"; }
in_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive in_root apt-get install -y -qq "/tmp/$package" > "$work/install.log" 2>&1 ||
  { tail -20 "$work/install.log"; exit 1; }
in_root /tmp/smoke.sh dateline /tmp/tried
in_root dateline -f /tmp/tried/dateline-demo/story.dateline diagram -o /tmp/diagram.svg
in_root apt-get remove -y -qq dateline > "$work/remove.log" 2>&1
[[ ! -e $root/usr/bin/dateline ]] || { echo "the program is there after it was removed"; exit 1; }
echo "$package: installs on a clean Debian 12, works, and goes again"
