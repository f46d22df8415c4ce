"""usage: check_schema.py DATELINE SCHEMA INPUT…: see check_schema.sh"""
import json
import subprocess
import sys

import jsonschema

dateline, schema_file, *inputs = sys.argv[1:]
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

for problem in wrong:
    print(problem)
if not seen:
    sys.exit("no record was made")
# Fields that no input of these has leave their part of the schema untried.
untried = set(schema["properties"]) - seen - {"pages"}
if untried:
    sys.exit("no record has: " + ", ".join(sorted(untried)))
record["no such field"] = 1
if validator.is_valid(record):
    sys.exit("the schema allows a field that the format does not know")
sys.exit(1 if wrong else 0)
