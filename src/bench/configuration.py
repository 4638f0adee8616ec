#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How long a configuration takes: 1,000 functions beside 100, and whole processes beside `serverless print` of Serverless 3.

Medians of several runs, all in one go; only the ratios mean anything. See README.md in this folder.
"""

import argparse
import statistics
import subprocess

from deploy import ORACLE, ROOT, SERVERLESS_VERSION, TARGET, arguments, install, install_oracle, median, print_versions, run

WORK = TARGET / "bench" / "configuration"
PLUGIN = "io.github.serverlessmaven:serverless-maven-plugin:0.1.0"
VARIABLES_OF_A_FUNCTION = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    options = arguments(parser)
    runs = options.runs
    install(options)
    install_oracle()
    print_versions(SERVERLESS_VERSION)
    folders = [service(100), service(1000)]
    print_growth(folders)
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


def print_growth(folders):
    classpath = TARGET / "bench" / "classpath.txt"
    run(["mvn", "-q", "-B", "dependency:build-classpath", f"-Dmdep.outputFile={classpath}"], ROOT, {})
    out = subprocess.run(
        ["java", "-cp", f"{TARGET / 'classes'}:{classpath.read_text().strip()}", str(ROOT / "src/bench/ConfigurationTime.java")]
        + [str(folder / "serverless.yml") for folder in folders],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    small, large = (float(line) for line in out.split())
    print("| functions | variables | read, resolved and checked (CPU) |\n|---|---|---|")
    for count, millis in ((100, small), (1000, large)):
        print(f"| {count} | {count * VARIABLES_OF_A_FUNCTION} | {millis:.1f} ms |")
    print(f"\nten times the size takes {large / small:.1f} times as long\n")


def print_processes(folder, runs):
    ours = ["mvn", "-q", "-B", "-o", f"{PLUGIN}:print", "-Dserverless.outputFile=printed.yml"]
    theirs = ["node", str(ORACLE), "print"]
    run([word for word in ours if word != "-o"], folder, {})
    pairs = [(median(1, lambda: run(ours, folder, {})), median(1, lambda: run(theirs, folder, {}))) for _ in range(runs)]
    plugin, serverless = (statistics.median(seconds) for seconds in zip(*pairs))
    print("| 1000 functions, whole process | seconds |\n|---|---|")
    print(f"| `mvn serverless:print` | {plugin:.2f} |\n| `serverless print` | {serverless:.2f} |")
    print(f"\n{serverless / plugin:.1f} times as fast\n")


if __name__ == "__main__":
    main()
