#!/usr/bin/env python3
"""usage: articles.py DATELINE_TO_STAND_IN_FRONT_OF FOLDER

Prepares a folder in which a batch is tried: articles.jsonl, with bad lines in the middle and one that has the word "poison",
and bin/dateline, which does what the program does, but dies or hangs on that line as long as there is a file "down":
it holds how many times to die, or "hang". Each call is a line of the file "calls".
"""
import json
import pathlib
import sys

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
PLACES = ["Lindholm", "Harwick", "Østby", "Porto Alto", "Kerville"]
FILLER = "<!-- " + "what stands around an article, and is not read " * 150 + " -->"


def article(number: int) -> dict:
    place = PLACES[number % len(PLACES)]
    day = number % 28 + 1
    text = (
        f"Mayor Greta Holm met Piet Adler in {place} on {day} March 2017 to discuss the bridge.\n\n"
        f"The council dismissed {number + 2} inspectors last week. “We had no choice,” Holm said on Tuesday.\n\n"
        f"The harbour master, Jo Brandt, resigned two days later."
    )
    line = {"id": f"a{number}", "published": f"2017-04-{day:02}"}
    if number % 3 == 0:
        paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
        page = f"<html><head><title>Bridge {number}</title></head><body>{FILLER}<article><h1>Bridge {number}</h1>{paragraphs}</article></body></html>"
        return line | {"html": page, "url": f"https://example.org/{number}"}
    return line | {"text": text}


lines = [json.dumps(article(number), ensure_ascii=number % 2 == 0).encode() for number in range(450)]
lines[200] = b"this is no JSON"
lines[201] = b'{"id":"bytes","text":"\xff\xfe"}'
lines[202] = b'{"id":"month","published":"2017-13-01","text":"x"}'
lines[203] = json.dumps({"id": "poison", "published": "2017-04-01", "text": "A lorry with poison overturned on Monday."}).encode()
(folder / "articles.jsonl").write_bytes(b"\n".join(lines) + b"\n")

(folder / "bin").mkdir()
stand_in = folder / "bin/dateline"
stand_in.write_text(f"""#!/bin/bash
# Dies or hangs on the line "poison" while there is a file "down"; else it is dateline.
cd {str(folder)!r} || exit 3
echo "$*" >> calls
[[ -e down && $1 == extract ]] || exec {program!r} "$@"
lines=$(mktemp)
cat > "$lines"
if grep -q '"id": "poison"' "$lines"; then
  times=$(< down)
  head -n 5 "$lines" | {program!r} "$@"
  rm "$lines"
  if [[ $times == hang ]]; then
    echo "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID" > hanging.part
    mv hanging.part hanging
    exec sleep 600
  fi
  if ((times > 1)); then echo $((times - 1)) > down; else rm down; fi
  kill -KILL $$
fi
{program!r} "$@" < "$lines"
status=$?
rm "$lines"
exit $status
""", encoding="utf8")
stand_in.chmod(0o755)
