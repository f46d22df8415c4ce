#!/bin/bash
# docs/formats/sql.md lists the views and functions that there are: check_sql_views.sh PROGRAM DOCUMENT
set -euo pipefail
program=$1 document=$2
diff <(awk '/^```/ { inside = !inside; next } inside' "$document") <("$program" sql --views) || {
  echo "docs/formats/sql.md shows other views than: dateline sql --views"
  exit 1
}
# Each function that the document names can be called, or needs other arguments or a window.
functions=$(sed -n '/^- Their functions are/,/row_number/p' "$document" | grep -o '`[a-z0-9_]*`' | tr -d '`')
(($(wc -w <<< "$functions") > 50))
story=$(mktemp -d)
trap 'rm -rf "$story"' EXIT
printf 'Nothing happened here\n\nNobody met anybody on Tuesday.\n' > "$story/a.txt"
"$program" -f "$story/s.dateline" add "$story/a.txt" --published 2017-07-10 -q
for function in $functions; do
  said=$("$program" -f "$story/s.dateline" sql "SELECT $function(1)" 2>&1) || true
  if grep -Eq 'is not for questions|there is no function' <<< "$said"; then
    echo "docs/formats/sql.md names a function that cannot be called: $function"
    exit 1
  fi
done
