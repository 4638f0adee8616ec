#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How much CPU 200 routes over 100 functions take beside 20 routes over 10, for HTTP APIs and REST APIs.

Reading, resolving, checking and compiling in one warm Java machine, so that its start does not count; only the ratios mean anything.
See README.md in this folder.
"""

import argparse
import subprocess

from deploy import ROOT, TARGET, run

WORK = TARGET / "bench" / "routes"
ROUTES_OF_A_FUNCTION = 2
SMALL, LARGE = 10, 100


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    classpath = prepare()
    print("| event | 20 routes (CPU) | 200 routes (CPU) | ratio |\n|---|---|---|---|")
    for event in ("httpApi", "http"):
        small, large = times(classpath, [service(event, SMALL), service(event, LARGE)])
        print(f"| `{event}` | {small:.1f} ms | {large:.1f} ms | {large / small:.1f} |")


def prepare():
    """Compiles the plugin, and finds its libraries."""
    file = TARGET / "bench" / "classpath.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    run(["mvn", "-q", "-B", "compile", "dependency:build-classpath", f"-Dmdep.outputFile={file}"], ROOT, {})
    return f"{TARGET / 'classes'}:{file.read_text().strip()}"


def service(event, functions):
    folder = WORK / f"{event}-{functions}"
    folder.mkdir(parents=True, exist_ok=True)
    # A large REST API has more resources than a stack: its functions share few paths, and have no versions.
    lines = ["service: bench", "provider:", "  name: aws", "  runtime: nodejs20.x", "  versionFunctions: false", "functions:"]
    for number in range(functions):
        lines += [f"  f{number}:", f"    handler: src/f{number}.handler", "    role: arn:aws:iam::123456789012:role/f", "    events:"]
        for method in ("get", "post")[:ROUTES_OF_A_FUNCTION]:
            lines.append(f"      - {event}: {{method: {method}, path: '/p{number}'}}")
    file = folder / "serverless.yml"
    file.write_text("\n".join(lines) + "\n")
    return file


def times(classpath, files):
    out = subprocess.run(
        ["java", "-cp", classpath, str(ROOT / "src/bench/ConfigurationTime.java")] + [str(file) for file in files],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [float(line) for line in out.split()]


if __name__ == "__main__":
    main()
