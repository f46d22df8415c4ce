#!/bin/bash
# usage: tarball.sh BUILD FOLDER
# Puts what was built in BUILD (with its targets dateline, manual_pages and launcher) into FOLDER as
# dateline-VERSION-linux-x86_64.tar.gz, which runs on any Linux on x86-64: the C library, its loader and every other shared
# library lie in it. The same sources, libraries and SOURCE_DATE_EPOCH give the same bytes.
set -euo pipefail
export LC_ALL=C TZ=UTC
(($# == 2)) || { sed -n '2,/^set /s/^# //p' "$0"; exit 2; }
build=$(cd "$1" && pwd) source=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$2"
folder=$(cd "$2" && pwd)
[[ $(uname -m) == x86_64 ]] || { echo "tarball.sh: this is $(uname -m), and the tarball is for x86_64" >&2; exit 1; }
for file in dateline manual/dateline.1 tools/package/launcher; do
  [[ -e $build/$file ]] || { echo "tarball.sh: $build/$file is not built: cmake --build $1 --target dateline manual_pages launcher" >&2; exit 1; }
done
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$source" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

version=$("$build/dateline" --version)
name=dateline-${version#dateline }-linux-x86_64
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
top=$stage/$name
DATELINE_BUNDLED=1 cmake --install "$build" --prefix "$top" --strip > "$stage/install.log"
mkdir "$top/lib" "$top/libexec"
mv "$top/bin/dateline" "$top/libexec/dateline"
install -m 755 --strip "$build/tools/package/launcher" "$top/bin/dateline"

# Every library, also those of libraries, as the loader here finds it; ldd prints "name => path (address)", and of the
# loader "path (address)".
licences=$top/share/doc/dateline/licences
mkdir -p "$licences"
ldd "$build/dateline" | sed -nE 's/^\s*(\S+ => )?(\/\S+) \(0x.*/\2/p' | sort -u > "$stage/libraries"
! ldd "$build/dateline" | grep 'not found' || exit 1
while IFS= read -r library; do
  install -m 755 "$(readlink -f "$library")" "$top/lib/$(basename "$library")"
done < "$stage/libraries"
for package in $("$source/tools/package/sbom.py" --packages-of "$build/dateline"); do
  install -m 644 "/usr/share/doc/$package/copyright" "$licences/$package.txt"
done
[[ -x $top/lib/ld-linux-x86-64.so.2 && -e $top/lib/libc.so.6 ]] || { echo "tarball.sh: the C library was not found" >&2; exit 1; }
"$top/bin/dateline" --version | grep -qx "$version" || { echo "tarball.sh: what was packed does not run" >&2; exit 1; }

chmod -R u=rwX,go=rX "$top"
tar --create --directory "$stage" --sort=name --format=gnu --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
  "$name" | gzip -9 --no-name > "$stage/$name.tar.gz"
mv "$stage/$name.tar.gz" "$folder/"
echo "$folder/$name.tar.gz"
