#!/usr/bin/env python3
"""Prints what CloudFormation changes only by replacement, from the resource schemas in cfn-lint's wheel (MIT-0).

Usage: replacements.py cfn_lint-VERSION-py3-none-any.whl > replacements.txt
A line: type, create-only properties, "|", conditionally create-only ones, "|", write-only ones.
"""
import json
import sys
import zipfile

KINDS = ("createOnlyProperties", "conditionalCreateOnlyProperties", "writeOnlyProperties")


def properties(schema, kind):
    return " ".join(sorted(p.removeprefix("/properties/") for p in schema.get(kind, [])))


def main():
    lines = {}
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        for name in wheel.namelist():
            if "/schemas/resources/" in name and name.endswith(".json"):
                schema = json.loads(wheel.read(name))
                if schema.get("typeName", "").startswith("AWS::"):
                    line = " | ".join(properties(schema, kind) for kind in KINDS)
                    lines.setdefault(schema["typeName"], set()).add(line)
    for type_name in sorted(lines):
        for line in sorted(lines[type_name]):
            print(f"{type_name}: {line}")


main()
