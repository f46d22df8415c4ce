#!/bin/bash
# A story file on a network share, for which a folder mounted by FUSE stands: it is kept with a rollback journal, and a
# file that comes with a write-ahead log is taken out of it without memory that is shared.
#
#     network_share.sh PROGRAM STORY WORK
#
# Ends with 77 (skipped) where nothing can be mounted here.
set -euo pipefail
program=$1
work=$3
mkdir -p "$work"
command -v bindfs > /dev/null && command -v strace > /dev/null || { echo "bindfs or strace is not installed"; exit 77; }
rm -rf "$work/there"
mkdir -p "$work/there" "$work/share"
bindfs "$work/there" "$work/share" 2> "$work/mount.log" || { cat "$work/mount.log"; exit 77; }
trap 'umount "$work/share" 2> /dev/null || fusermount -u "$work/share"' EXIT
share=$work/share/story.dateline

fail() { echo "FAILED: $*"; exit 1; }
# The file formats of writing and reading, in the header: 1 a rollback journal, 2 a write-ahead log.
journal_of() { od -A n -t u1 -j 18 -N 2 "$1" | tr -d ' '; }
# The files beside the story that the program opens.
opened() {
  strace -f -e trace=openat,unlink,unlinkat -o "$work/trace" "$program" -f "$share" "$@" > "$work/out" 2>&1 ||
    { cat "$work/out"; fail "$*"; }
  grep -o 'story\.dateline-[a-z]*' "$work/trace" | sort -u | tr '\n' ' '
}

cp "$2" "$share"
seen=$(opened note "on the share" E1)
[[ $seen == *-journal* ]] || fail "no rollback journal was made, but: $seen"
[[ $seen != *-shm* ]] || fail "shared memory was used: $seen"
[[ $(journal_of "$share") == 11 ]] || fail "the file is left with journal $(journal_of "$share")"

# Elsewhere it gets a write-ahead log, and loses it on the share.
"$program" -f "$work/there/story.dateline" note "elsewhere" E1 > /dev/null
[[ $(journal_of "$share") == 22 ]] || fail "elsewhere it has no write-ahead log"
seen=$(opened events)
[[ $seen != *-shm* ]] || fail "shared memory was used: $seen"
[[ $(journal_of "$share") == 11 ]] || fail "reading left it with a write-ahead log"
"$program" -f "$share" show E1 > "$work/out"
grep -q "on the share" "$work/out" && grep -q "elsewhere" "$work/out" || fail "a note is lost"
ls "$work/there" | grep -q -v '^story\.dateline$' && fail "files are left beside it: $(ls "$work/there")"

# Two that write at once lose nothing.
for i in 1 2 3 4 5 6; do
  "$program" -f "$share" note "first $i" E2 > /dev/null &
  "$program" -f "$share" note "second $i" E2 > /dev/null
  wait $! || fail "a note was refused"
done
"$program" -f "$share" show E2 > "$work/out"
[[ $(grep -c -E "(first|second) [1-6]" "$work/out") == 12 ]] || fail "notes of two who wrote at once are lost"
echo "kept with a rollback journal, 14 notes, none lost"
