#!/bin/bash
# usage: check_tarball.sh BUILD WORK [SUITE…]
# Makes the Linux tarball twice, which must give the same bytes, and unpacks it in Debians that have nothing else in them, older
# and newer than the one it was made on (default: bullseye bookworm trixie), in a folder with blanks in its name. There it must
# work, say what is missing, and use the Graphviz of that Debian once it is installed. As root, with debootstrap.
set -euo pipefail
build=$1 work=$2 here=$(cd "$(dirname "$0")" && pwd)
shift 2
suites=("$@")
((${#suites[@]})) || suites=(bullseye bookworm trixie)
. "$here/clean_debian.sh"
rm -rf "$work"
mkdir -p "$work"
for turn in one two; do "$here/../../tools/package/tarball.sh" "$build" "$work/$turn" > /dev/null; done
tarball=$(basename "$work"/one/*.tar.gz)
cmp "$work/one/$tarball" "$work/two/$tarball"
echo "$tarball: twice the same bytes, $(stat -c %s "$work/one/$tarball") of them"
name=${tarball%.tar.gz}
tar -xzOf "$work/one/$tarball" "$name/share/doc/dateline/dateline.spdx.json" > "$work/bill.json"
"$here/check_bill.py" "$work/bill.json" CONTAINS

for suite in "${suites[@]}"; do
  root=$work/$suite home="/opt/a folder é"
  clean_debian "$suite" "$root" "$work/$suite.log"
  mkdir -p "$root$home"
  tar -xzf "$work/one/$tarball" -C "$root$home"
  ln -s "$home/$name/bin/dateline" "$root/usr/local/bin/dateline"
  cp "$here/smoke.sh" "$root/tmp/"
  in_root() { chroot "$root" "$@"; }
  story=/tmp/tried/dateline-demo/story.dateline
  in_root /tmp/smoke.sh dateline /tmp/tried
  # Libraries that the system names for all programs are not taken.
  in_root env LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu dateline -f "$story" stats > "$work/$suite.stats"
  in_root dateline -f "$story" diagram -o /tmp/diagram.svg 2> "$work/$suite.said" && { echo "a diagram without Graphviz"; exit 1; }
  grep -q 'Graphviz is not installed' "$work/$suite.said" || { cat "$work/$suite.said"; exit 1; }
  printf 'events --max 1\nquit\n' | in_root dateline -f "$story" shell | grep -q '35 Russian diplomats' || { echo "no shell"; exit 1; }
  status=0
  in_root timeout --preserve-status --signal=INT 3 dateline -f "$story" open --no-browser > "$work/$suite.address" 2>&1 || status=$?
  ((status == 0)) && grep -q '^http://127.0.0.1:' "$work/$suite.address" || { cat "$work/$suite.address"; echo "no workbench"; exit 1; }
  install_in "$root" "$work/$suite.install" --no-install-recommends graphviz poppler-utils
  in_root dateline -f "$story" diagram -o /tmp/diagram.svg
  grep -q '</svg>' "$root/tmp/diagram.svg" || { echo "no diagram"; exit 1; }
  in_root dateline -f /tmp/pdf.dateline add /tmp/tried/own.pdf --published 2017-07-06 > /dev/null
  echo "$tarball: works on Debian $(cat "$root/etc/debian_version"), C library $(in_root ldd --version | sed -n '1s/.* //p')"
  rm -rf "$root"
done
