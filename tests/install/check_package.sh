#!/bin/bash
# usage: check_package.sh BUILD WORK
# Makes the Debian package twice, which must give the same bytes, and installs it in a Debian 12 of its own, with nothing
# else in it, where it must work. As root, with debootstrap and the mirror that this machine's apt has.
set -euo pipefail
build=$1 work=$2 here=$(cd "$(dirname "$0")" && pwd)
. "$here/clean_debian.sh"
rm -rf "$work"
mkdir -p "$work"
work=$(cd "$work" && pwd)
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
clean_debian bookworm "$root" "$work/debootstrap.log"
cp "$work/one/$package" "$here/smoke.sh" "$root/tmp/"
in_root() { chroot "$root" "$@"; }
install_in "$root" "$work/install.log" "/tmp/$package"
in_root /tmp/smoke.sh dateline /tmp/tried
in_root dateline -f /tmp/tried/dateline-demo/story.dateline diagram -o /tmp/diagram.svg
in_root cat /usr/share/doc/dateline/dateline.spdx.json > "$work/bill.json"
"$here/check_bill.py" "$work/bill.json" DYNAMIC_LINK
in_root apt-get remove -y -qq dateline > "$work/remove.log" 2>&1
[[ ! -e $root/usr/bin/dateline ]] || { echo "the program is there after it was removed"; exit 1; }
echo "$package: installs on a clean Debian 12, works, and goes again"
