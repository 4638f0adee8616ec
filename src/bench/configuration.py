#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How long a configuration takes: 1,000 functions beside 100, and whole processes beside `serverless print` of Serverless 3.

Medians of several runs, all in one go; only the ratios mean anything. See README.md in this folder.
"""

import argparse
import statistics

from deploy import (
    ORACLE, SERVERLESS_VERSION, TARGET, arguments, configuration_times, install, install_oracle, median, print_versions, run, size)

WORK = TARGET / "bench" / "configuration"
PLUGIN = "io.github.serverlessmaven:serverless-maven-plugin:0.1.0"
VARIABLES_OF_A_FUNCTION = 5
SMALL, LARGE = size(100, 10), size(1000, 100)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    options = arguments(parser)
    runs = options.runs
    install(options)
    install_oracle()
    print_versions(SERVERLESS_VERSION)
    folders = [service(SMALL), service(LARGE)]
    print_growth(options, folders)
    print_processes(folders[-1], runs)


def service(functions):
    folder = WORK / str(functions)
    folder.mkdir(parents=True, exist_ok=True)
    keys = [f"f{i}" for i in range(functions)]
    lines = ["service: bench", "provider:", "  name: aws", "  runtime: nodejs20.x", "custom:", "  timeout: 30", "  memory:"]
    lines += [f"    {key}: {128 + i}" for i, key in enumerate(keys)]
    lines += ["  names:"] + [f"    {key}: table{i}" for i, key in enumerate(keys)]
    lines += ["functions:"]
    for key in keys:
        lines += [
            f"  {key}:",
            f"    handler: src/{key}.handler",
            f"    memorySize: ${{self:custom.memory.{key}}}",
            "    timeout: ${self:custom.timeout}",
            "    environment:",
            f"      TABLE: orders-${{sls:stage}}-${{self:custom.names.{key}}}",
            "      LEVEL: ${opt:level, 'info'}",
        ]
    (folder / "serverless.yml").write_text("\n".join(lines) + "\n")
    return folder


def print_growth(options, folders):
    small, large = configuration_times(options, [folder / "serverless.yml" for folder in folders])
    print("| functions | variables | read, resolved and checked (CPU) |\n|---|---|---|")
    for count, millis in ((SMALL, small), (LARGE, large)):
        print(f"| {count} | {count * VARIABLES_OF_A_FUNCTION} | {millis:.1f} ms |")
    print(f"\nten times the size takes {large / small:.1f} times as long\n")


def print_processes(folder, runs):
    ours = ["mvn", "-q", "-B", "-o", f"{PLUGIN}:print", "-Dserverless.outputFile=printed.yml"]
    theirs = ["node", str(ORACLE), "print"]
    run([word for word in ours if word != "-o"], folder, {})
    pairs = [(median(1, lambda: run(ours, folder, {})), median(1, lambda: run(theirs, folder, {}))) for _ in range(runs)]
    plugin, serverless = (statistics.median(seconds) for seconds in zip(*pairs))
    print(f"| {LARGE} functions, whole process | seconds |\n|---|---|")
    print(f"| `mvn serverless:print` | {plugin:.2f} |\n| `serverless print` | {serverless:.2f} |")
    print(f"\n{serverless / plugin:.1f} times as fast\n")


if __name__ == "__main__":
    main()
