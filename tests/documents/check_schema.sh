#!/bin/sh
# usage: check_schema.sh DATELINE SCHEMA DOCUMENT INPUT…
# The records of these articles, and those that the document shows, are what the schema says; a record with a field
# that it does not know is not.
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import jsonschema' 2>/dev/null; then
    exec "$python" "$(dirname "$0")/check_schema.py" "$@"
  fi
done
echo "skipped: Python has no jsonschema (Debian: python3-jsonschema)"
exit 77
