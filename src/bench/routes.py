#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How much CPU 200 routes over 100 functions take beside 20 routes over 10, for HTTP APIs and REST APIs.

Reading, resolving, checking and compiling in one warm Java machine, so that its start does not count; only the ratios mean anything.
See README.md in this folder.
"""

import argparse

from deploy import TARGET, common_arguments, configuration_times, size

WORK = TARGET / "bench" / "routes"
ROUTES_OF_A_FUNCTION = 2
SMALL, LARGE = size(10, 2), size(100, 20)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    common_arguments(parser)
    options = parser.parse_args()
    print(f"| event | {SMALL * ROUTES_OF_A_FUNCTION} routes (CPU) | {LARGE * ROUTES_OF_A_FUNCTION} routes (CPU) | ratio |\n|---|---|---|---|")
    for event in ("httpApi", "http"):
        small, large = configuration_times(options, [service(event, SMALL), service(event, LARGE)])
        print(f"| `{event}` | {small:.1f} ms | {large:.1f} ms | {large / small:.1f} |")


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


if __name__ == "__main__":
    main()
