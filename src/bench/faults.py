#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""Interrupts deployments, rollbacks, prunings and removals at each of their requests, in each way, and shows whether running again recovers. See README.md in this folder."""

import argparse
import shutil
import subprocess

from deploy import EMULATOR, ROOT, TARGET, free_port, run

WORK = TARGET / "bench" / "faults"
PATHS = ["first", "update", "functions", "restore", "rollback", "prune", "remove"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", help=f"some of {', '.join(PATHS)}; all unless given")
    parser.add_argument("--way", help="one way only, such as KILLED")
    parser.add_argument("--classpath", help="of plugin, tests and libraries; that of Maven unless given")
    options = parser.parse_args()
    classpath = options.classpath or compiled()
    shutil.rmtree(WORK, ignore_errors=True)
    port = free_port()
    run(["java", str(EMULATOR), "start", str(port), "required"], ROOT, {})
    source = str(ROOT / "src/bench/InterruptedRequests.java")
    try:
        print("| path | way | points | runs that failed | recovered |\n|---|---|---|---|---|", flush=True)
        for path in options.paths or PATHS:
            java = ["java", "-cp", classpath, f"-Dbench.classpath={classpath}", f"-Dbench.source={source}"]
            subprocess.run([*java, source, f"http://127.0.0.1:{port}", str(WORK), path, *([options.way] if options.way else [])], cwd=ROOT, check=True)
    finally:
        run(["java", str(EMULATOR), "stop"], ROOT, {})


def compiled():
    file = TARGET / "bench" / "classpath.txt"
    run(["mvn", "-q", "-B", "test-compile", "dependency:build-classpath", f"-Dmdep.outputFile={file}"], ROOT, {})
    return f"{TARGET / 'classes'}:{TARGET / 'test-classes'}:{file.read_text().strip()}"


if __name__ == "__main__":
    main()
