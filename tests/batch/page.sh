# What the tests of docs/batch.md share: they run what stands there, in a folder that articles.py prepared.
# usage: . page.sh DATELINE PROJECT WORK

program=$1 project=$2 work=$3
rm -rf "$work"
mkdir -p "$work"
work=$(cd "$work" && pwd)
python3 "$project/tests/batch/articles.py" "$program" "$work"
cd "$work"
export PATH=$work/bin:$PATH LC_ALL=C.UTF-8
unset DATELINE_FILE

fails() { echo "$*"; exit 1; }

# section HEAD: the indented lines of the page below that head. A file of its own is a block that begins with #!; it is named
# in the line above, and written here. Commands are printed, one a line.
section() {
  local found
  found=$(awk -v head="## $1" '
    /^## / { inside = $0 == head }
    !inside { next }
    /^`[a-z.]+` / { split($0, words, "`"); name = words[2] }
    !/^    / { file = ""; next }
    { line = substr($0, 5) }
    line ~ /^#!/ { file = name; printf "" > file }
    file { print line >> file; next }
    { print line }' "$project/docs/batch.md")
  [[ -n $found ]] || fails "docs/batch.md has no commands below '## $1'"
  printf '%s\n' "$found"
}

# same FILE: it is what one process gives.
same() {
  [[ -e expected.jsonl ]] || "$program" extract --jsonl < articles.jsonl > expected.jsonl || (($? == 1))
  cmp "$1" expected.jsonl || fails "$1 is not what one process gives"
}
