#!/bin/bash
# Every command has a page, and every page and completion is well formed: check_manual.sh FOLDER
set -euo pipefail
cd "$1"
pages=(dateline*.1)
((${#pages[@]} >= 12)) || { echo "only ${#pages[@]} pages"; exit 1; }
for page in "${pages[@]}"; do
  sections=(NAME SYNOPSIS OPTIONS "EXIT STATUS" FILES ENVIRONMENT)
  [[ $page == dateline.1 ]] || sections+=(EXAMPLES "SEE ALSO")
  for section in "${sections[@]}"; do
    grep -qx ".SH $section" "$page" || { echo "$page: no section $section"; exit 1; }
  done
  if command -v groff > /dev/null; then
    said=$(groff -K utf8 -man -Tutf8 -ww -z "$page" 2>&1)
    [[ -z $said ]] || { echo "$page: $said"; exit 1; }
  fi
done
bash -n dateline.bash
grep -q '^#compdef dateline' _dateline
grep -q '^complete -c dateline' dateline.fish
command -v groff > /dev/null || echo "skipped: groff is not here, the pages were not set"
echo "${#pages[@]} pages are well formed"
