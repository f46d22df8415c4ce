#!/bin/bash
# usage: reproducible.sh BUILD WORK
# Builds what is committed once more, from a copy of the sources in another folder, without a compiler cache and in another
# time zone and language, and packs both builds: the Debian packages and the Linux tarballs must be the same bytes. BUILD is
# a finished release build of the same commit. What differs is named, file by file.
set -euo pipefail
(($# == 2)) || { sed -n '2,/^set /s/^# //p' "$0"; exit 2; }
source=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
rm -rf "$2"
mkdir -p "$2"
work=$(cd "$2" && pwd)
[[ -z $(git -C "$source" status --porcelain) ]] || { echo "reproducible.sh: there are changes that are not committed, and the copy would not have them" >&2; exit 1; }
SOURCE_DATE_EPOCH=$(git -C "$source" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
umask 022  # CPack writes it into the heads of a Debian package

copy="$work/a copy somewhere else"
mkdir "$copy"
git -C "$source" archive HEAD | tar -x -C "$copy"
(
  export TZ=Pacific/Auckland LC_ALL=POSIX CCACHE_DISABLE=1
  cmake --preset release -S "$copy" -DBUILD_TESTING=OFF > "$work/configure.log"
  cmake --build "$copy/build/release" --target all launcher > "$work/build.log"
  cd "$copy/build/release"
  cpack --config CPackConfig.cmake -B "$work/second" > "$work/cpack-second.log"
  "$copy/tools/package/tarball.sh" . "$work/second" > /dev/null
)
(cd "$build" && cpack --config CPackConfig.cmake -B "$work/first" > "$work/cpack-first.log")
"$source/tools/package/tarball.sh" "$build" "$work/first" > /dev/null

# unpack PACKAGE FOLDER
unpack() {
  mkdir -p "$2"
  case $1 in
    *.deb) dpkg-deb --raw-extract "$1" "$2" ;;
    *) tar -xzf "$1" -C "$2" ;;
  esac
}
failed=0
for package in "$work"/first/*.deb "$work"/first/*.tar.gz; do
  name=$(basename "$package")
  if cmp "$package" "$work/second/$name"; then
    echo "$name: the same bytes from two folders, SHA-256 $(sha256sum < "$package" | cut -d' ' -f1)"
  else
    failed=1
    for turn in first second; do unpack "$work/$turn/$name" "$work/$turn.unpacked/$name"; done
    diff -rq --no-dereference "$work/first.unpacked/$name" "$work/second.unpacked/$name" || true
  fi
done
exit "$failed"
