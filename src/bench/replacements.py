#!/usr/bin/env python3
"""Writes what CloudFormation changes only by replacement, from the resource schemas in cfn-lint's wheel (MIT-0).

Usage: pip download --no-deps cfn-lint; replacements.py cfn_lint-VERSION-py3-none-any.whl
writes src/main/resources/io/github/serverlessmaven/deploy/plan/replacements.txt.gz. After a comment, a line for each type:
the type, its create-only properties, "|", those that are create-only in some cases. "*" stands for each item of a list.
"""
import gzip
import json
import pathlib
import sys
import zipfile

KINDS = ("createOnlyProperties", "conditionalCreateOnlyProperties")
# What the user guide says of types whose schema CloudFormation does not execute, and which lacks it.
DOCUMENTED = {
    "AWS::AppSync::GraphQLSchema": (["ApiId"], []),
    "AWS::ElastiCache::CacheCluster": ([], ["AZMode", "NumCacheNodes", "PreferredAvailabilityZone"]),
    "AWS::ElastiCache::ReplicationGroup": ([], ["NumNodeGroups"]),
    "AWS::Elasticsearch::Domain": (
        [],
        ["AdvancedSecurityOptions", "ElasticsearchVersion", "EncryptionAtRestOptions", "NodeToNodeEncryptionOptions"],
    ),
    "AWS::Route53::RecordSet": (["Name"], []),
}
TARGET = "src/main/resources/io/github/serverlessmaven/deploy/plan/replacements.txt.gz"


def main():
    types = {}
    wheel = pathlib.Path(sys.argv[1])
    with zipfile.ZipFile(wheel) as files:
        for name in files.namelist():
            if "/schemas/resources/" in name and name.endswith(".json"):
                schema = json.loads(files.read(name))
                if schema.get("typeName"):
                    known = types.setdefault(schema["typeName"], {kind: set() for kind in KINDS})
                    for kind in KINDS:
                        known[kind].update(p.removeprefix("/properties/") for p in schema.get(kind, []))
    for name, documented in DOCUMENTED.items():
        for kind, properties in zip(KINDS, documented):
            types[name][kind].update(properties)
    lines = [f"# Resource schemas of AWS CloudFormation, from {wheel.name} (MIT-0)"]
    for name, known in sorted(types.items()):
        always, sometimes = (sorted(known[kind]) for kind in KINDS)
        lines.append(" ".join([name, *always, *(["|", *sometimes] if sometimes else [])]))
    target = pathlib.Path(__file__).parents[2] / TARGET
    target.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))


main()
