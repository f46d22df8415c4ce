#!/bin/bash
# Every command and every topic has a page with all its sections, and every page and completion is well formed:
# check_manual.sh PROGRAM FOLDER
set -euo pipefail
program=$1
cd "$2"
# Commands stand in the help below "Subcommands:", topics in `help` below "Topics:".
pages=(dateline.1)
for name in $("$program" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do pages+=("dateline-$name.1"); done
((${#pages[@]} >= 12)) || { echo "only ${#pages[@]} pages"; exit 1; }
topics=$("$program" help | sed -n '/^Topics:/,$s/^  \([a-z]*\) .*/\1/p')
for name in $topics; do pages+=("dateline-$name.7"); done
diff <(printf '%s\n' "${pages[@]}" | sort) <(printf '%s\n' dateline*.[1-9] | sort) || { echo "these pages are missing or too many"; exit 1; }
for page in "${pages[@]}"; do
  case $page in
    *.7) sections=(NAME DESCRIPTION "SEE ALSO") ;;
    *) sections=(NAME SYNOPSIS OPTIONS EXAMPLES "EXIT STATUS" FILES ENVIRONMENT "SEE ALSO") ;;
  esac
  for section in "${sections[@]}"; do
    grep -qx ".SH $section" "$page" || { echo "$page: no section $section"; exit 1; }
  done
  if command -v groff > /dev/null; then
    said=$(groff -K utf8 -man -Tutf8 -ww -z "$page" 2>&1)
    [[ -z $said ]] || { echo "$page: $said"; exit 1; }
  fi
done
# A topic is the same text in the manual as in the help, and dateline(1) names its page.
for name in $topics; do
  diff <("$program" help "$name") <(sed -n '/^\.SH DESCRIPTION/,/^\.fi/p' "dateline-$name.7" |
    sed -e '/^\.SH /d; /^\.nf/d; /^\.fi/d' -e 's/\\&//g; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\e/\\/g') ||
    { echo "dateline-$name.7 is not what dateline help $name says"; exit 1; }
  sed -n '/^\.SH SEE ALSO/,$p' dateline.1 | grep -q "dateline\\\\-$name\\\\fR(7)" || { echo "dateline.1 does not name dateline-$name(7)"; exit 1; }
done
bash -n dateline.bash
grep -q '^#compdef dateline' _dateline
grep -q '^complete -c dateline' dateline.fish
command -v groff > /dev/null || echo "skipped: groff is not here, the pages were not set"
echo "${#pages[@]} pages are well formed"
