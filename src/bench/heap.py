#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""What stays in memory when goals run again and again in one Maven container, as in Maven's daemon.

See README.md in this folder.
"""

import argparse
import os
import pathlib
import subprocess

from deploy import EMULATOR, ROOT, common_arguments, free_port, install, maven_home, project, run, size

GOALS = ["validate", "print", "deploy", "info"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=size(100, 2))
    parser.add_argument("--goals", nargs="+", default=GOALS)
    common_arguments(parser)
    parser.add_argument("--repository", type=pathlib.Path, help="the local repository that has the plugin")
    options = parser.parse_args()
    repository = [f"-Dmaven.repo.local={options.repository}"] if options.repository else []
    install(options, ["mvn", "-B", *repository])
    port = free_port()
    run(["java", str(EMULATOR), "start", str(port), "required"], ROOT, {})
    try:
        folder = project("heap", "-yaml")
        command = ["-B", "-q", *repository, f"-Dserverless.outputFile={folder}/target/printed"]
        environment = {
            **os.environ,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "500000000001",
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "us-east-1",
        }
        home = maven_home()
        print(f"`mvn {' '.join('serverless:' + goal for goal in options.goals)}`, {options.runs} times in one container\n")
        print("| run | heap after collection | classes | threads |\n|---|---|---|---|", flush=True)
        java = ["java", "--add-opens", "java.base/java.lang=ALL-UNNAMED", f"-Dmaven.home={home}"]
        java += [f"-Dmaven.multiModuleProjectDirectory={folder}", "-cp", f"{home}/boot/*:{home}/lib/*"]
        java += [str(ROOT / "src/bench/HeapGrowth.java"), str(options.runs), str(folder), *command]
        java += ["serverless:" + goal for goal in options.goals]
        result = subprocess.run(java, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)
        if result.returncode:
            raise SystemExit(f"{' '.join(java)} failed in {folder}")
    finally:
        run(["java", str(EMULATOR), "stop"], ROOT, {})


if __name__ == "__main__":
    main()
