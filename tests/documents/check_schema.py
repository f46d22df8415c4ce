"""usage: check_schema.py DATELINE SCHEMA DOCUMENT INPUT…: see check_schema.sh"""
import json
import re
import subprocess
import sys

import jsonschema

dateline, schema_file, document, *inputs = sys.argv[1:]
schema = json.load(open(schema_file, encoding="utf8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

seen, wrong = set(), []
for file in inputs:
    run = subprocess.run([dateline, "extract", file], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for line in run.stdout.decode("utf8").splitlines():
        record = json.loads(line)
        seen |= set(record)
        for error in validator.iter_errors(record):
            place = "/".join(str(step) for step in error.absolute_path)
            wrong.append(f"{file}: {place}: {error.message[:200]}")

if not seen:
    sys.exit("no record was made")
# Fields that no input of these has leave their part of the schema untried.
untried = set(schema["properties"]) - seen - {"pages"}
if untried:
    sys.exit("no record has: " + ", ".join(sorted(untried)))
# The command prints the same schema.
printed = subprocess.run([dateline, "extract", "--schema"], stdout=subprocess.PIPE, check=True).stdout
if json.loads(printed) != schema:
    sys.exit("extract --schema prints another schema")
# The records that the document shows, and what they may not be.
examples = [json.loads(one) for one in re.findall(r"```json\n(\{.*?\})\n```", open(document, encoding="utf8").read(), re.S)]
if not examples:
    sys.exit(document + " shows no record")
for example in examples:
    for error in validator.iter_errors(example):
        wrong.append(f"{document}: {error.message[:200]}")
easy = examples[0]
for broken in ({"events": [{"title": "without words"}]}, {"events": [{"quote": "a", "modality": "planed"}]},
               {"events": [{"quote": "a", "negated": True}]}, {"events": [{"quote": "a", "participants": [{"role": "agent"}]}]}):
    if validator.is_valid({**easy, **broken}):
        wrong.append(f"the schema allows {json.dumps(broken)}")
for problem in wrong:
    print(problem)
record["no such field"] = 1
if validator.is_valid(record):
    sys.exit("the schema allows a field that the format does not know")
sys.exit(1 if wrong else 0)
