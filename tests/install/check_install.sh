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
[[ -f $share/doc/dateline/copyright && -f $share/doc/dateline/README.md ]] || { echo "no licence or README"; exit 1; }

# Each shell is asked what may follow; one that is not here is left out.
bash -c "source '$share/bash-completion/completions/dateline'
  COMP_WORDS=(dateline exp) COMP_CWORD=1 COMP_LINE='dateline exp' COMP_POINT=12
  _dateline; [[ \" \${COMPREPLY[*]} \" == *' export '* ]]" || { echo "bash does not complete a command"; exit 1; }
if command -v fish > /dev/null; then
  HOME=$work fish --no-config -c "source '$share/fish/vendor_completions.d/dateline.fish'
    complete -C 'dateline exp' | string match -q 'export*'" || { echo "fish does not complete a command"; exit 1; }
else
  echo "skipped: no fish, its completion was not tried"
fi
if command -v zsh > /dev/null; then
  zsh -fc "fpath=('$share/zsh/site-functions' \$fpath); autoload -Uz compinit; compinit -D -u
    [[ \${_comps[dateline]} == _dateline ]]" || { echo "zsh does not know the completion"; exit 1; }
else
  echo "skipped: no zsh, its completion was not tried"
fi
