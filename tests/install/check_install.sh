#!/bin/bash
# usage: check_install.sh BUILD WORK
# Installs what was built into a folder and tries it there: program, manual, completions of three shells, documents.
set -euo pipefail
build=$1 work=$2 here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$work"
mkdir -p "$work"
cmake --install "$build" --prefix "$work/usr" > "$work/install.log"
share=$work/usr/share
"$here/smoke.sh" "$work/usr/bin/dateline" "$work/tried"
commands=$("$work/usr/bin/dateline" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
((${#commands} > 100)) || { echo "the help lists no commands"; exit 1; }
for command in $commands; do
  [[ -f $share/man/man1/dateline-$command.1 ]] || { echo "no man page of $command"; exit 1; }
  for file in bash-completion/completions/dateline zsh/site-functions/_dateline fish/vendor_completions.d/dateline.fish; do
    grep -qw -- "$command" "$share/$file" || { echo "$file does not know $command"; exit 1; }
  done
done
for topic in $("$work/usr/bin/dateline" help | sed -n '/^Topics:/,$s/^  \([a-z]*\) .*/\1/p') filter; do
  [[ -f $share/man/man7/dateline-$topic.7 ]] || { echo "no man page of the topic $topic"; exit 1; }
done
[[ -f $share/doc/dateline/copyright && -f $share/doc/dateline/README.md ]] || { echo "no licence or README"; exit 1; }

# Each shell is asked what may follow a line: commands, options, formats, topics. One that is not here is left out.
# offers LINE WORD…: exactly these words, in any order.
offers() {
  local line=$1 said
  shift
  said=$("$here/ask_shell.py" "$shell" "$folder" "$line" | sort | xargs)
  [[ $said == "$(printf '%s\n' "$@" | sort | xargs)" ]] || { echo "$shell offers after '$line': $said"; exit 1; }
}
for shell in bash zsh fish; do
  case $shell in
    bash) folder=$share/bash-completion/completions ;;
    zsh) folder=$share/zsh/site-functions ;;
    fish) folder=$share/fish/vendor_completions.d ;;
  esac
  command -v "$shell" > /dev/null || { echo "skipped: no $shell, its completion was not tried"; continue; }
  offers 'dateline exp' export
  offers 'dateline -f other.dateline eve' events
  offers 'dateline export tim' timelinejs timelinejs-csv
  offers 'dateline export --out' --output
  offers 'dateline events --as' --as-of
  offers 'dateline timeline --format p' pdf png
  offers 'dateline --colour a' auto always
  offers 'dateline help da' dates
  [[ $shell == fish ]] || offers 'dateline timeline --format=p' pdf png
done

python3 "$here/check_bill.py" "$share/doc/dateline/dateline.spdx.json" DYNAMIC_LINK
