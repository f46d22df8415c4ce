#!/bin/bash
# Runs every command line of the documents (indented lines that begin with "dateline") in a folder of its own with a copy
# of the samples, a picture and files of other tools: run_commands.sh PROGRAM SOURCE_FOLDER WORK_FOLDER DOCUMENT…
set -euo pipefail
program=$1 source=$2 work=$3
shift 3
rm -rf "$work"
mkdir -p "$work/data" "$work/bin"
cp -r "$source/data/samples" "$work/data/"
cp "$source/tests/data/pictures/harbour.jpg" "$work/photo.jpg"
cp "$source"/tests/documents/input/imports/* "$work/"
ln -s "$program" "$work/bin/dateline"
printf '#!/bin/sh\n' > "$work/bin/xdg-open"  # no browser of whoever runs the tests
chmod +x "$work/bin/xdg-open"
cd "$work"
export PATH=$work/bin:$PATH
unset DATELINE_FILE
failed=0 run=0
for document in "$@"; do
  while IFS= read -r line; do
    run=$((run + 1))
    status=0
    # The workbench is open until it is told to end.
    [[ $line == "dateline open"* ]] && line="timeout --preserve-status --signal=INT 2 $line"
    bash -c "$line" > out 2> err < /dev/null || status=$?
    if ((status != 0)); then
      echo "$document: exit status $status: $line"
      cat err
      failed=1
    fi
  done < <(sed -n 's/^    \(dateline .*\)/\1/p' "$source/$document")
done
echo "$run commands run"
((run > 0 && failed == 0))
