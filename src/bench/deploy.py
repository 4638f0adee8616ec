#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How long packaging and deploying take, and how many requests, beside Serverless 3 on the same service and emulator.

Whole processes, medians of several runs, all in one go; only the ratios mean anything. See README.md in this folder.
"""

import argparse
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "target"
WORK = TARGET / "bench"
ORACLE = TARGET / "oracle" / "node_modules" / "serverless" / "bin" / "serverless.js"
EMULATOR = ROOT / "src/test/java/io/github/serverlessmaven/external/Emulator.java"
GREETING = pathlib.Path("src/main/java/com/example/Hello.java")
JAVA_OPTIONS = os.environ.get("MAVEN_OPTS", "")
SMALLEST = "--smallest" in sys.argv[1:]


def size(full, smallest):
    """How much a benchmark takes of something: with --smallest only enough to show that it works."""
    return smallest if SMALLEST else full


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    options = arguments(parser)
    runs = options.runs
    port = prepare(options)
    try:
        print_packaging(runs)
        print_deploying(runs, port)
    finally:
        run(["java", str(EMULATOR), "stop"], ROOT, {})


def arguments(parser):
    """The options of every benchmark."""
    parser.add_argument("--runs", type=int, default=size(3, 1))
    common_arguments(parser)
    return parser.parse_args()


def common_arguments(parser):
    parser.add_argument("--installed", action="store_true", help="the plugin is in the local repository already")
    parser.add_argument("--smallest", action="store_true", help="one run of the smallest size: shows that the benchmark works, figures mean nothing")


def install(options, maven=("mvn", "-B")):
    """Puts the plugin into the local repository, and what the benchmarks need of its build below target.

    Their projects do not get this project's Java options, which nobody else has.
    """
    (TARGET / "bench" / ".mvn").mkdir(parents=True, exist_ok=True)
    if not options.installed:
        run([*maven, "-q", "install", "-DskipTests", "-DskipITs"], ROOT, {})
    if not (TARGET / "lambda-runtime").exists():
        run([*maven, "-q", "dependency:copy@lambda-runtime"], ROOT, {})


def classpath(options):
    """The compiled plugin and its libraries."""
    file = WORK / "classpath.txt"
    current = (ROOT / "pom.xml").stat().st_mtime
    if not (options.installed and file.exists() and file.stat().st_mtime > current):
        file.parent.mkdir(parents=True, exist_ok=True)
        compiled = [] if options.installed else ["compile"]
        run(["mvn", "-q", "-B", *compiled, "dependency:build-classpath", f"-Dmdep.outputFile={file}"], ROOT, {})
    return f"{TARGET / 'classes'}:{file.read_text().strip()}"


def configuration_times(options, files):
    """The CPU time in ms that each file takes to be read, resolved and checked."""
    rounds = [f"-Dbench.warmUp={size(20, 1)}", f"-Dbench.runs={size(15, 1)}"]
    command = ["java", *rounds, "-cp", classpath(options), str(ROOT / "src/bench/ConfigurationTime.java"), *map(str, files)]
    return [float(line) for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]


def install_oracle():
    if not ORACLE.exists():
        run(["npm", "install", "--no-save", "--silent", "--prefix", str(TARGET / "oracle"), "serverless@3.40.0"], ROOT, {})


def print_versions(*commands):
    """The first line of what each command prints, which names a peer and its version."""
    texts = [re.sub(r"\x1b\[[0-9;]*m", "", run(command, ROOT, {})) for command in (["mvn", "-B", "-v"], *commands)]
    lines = [text.strip().splitlines() for text in texts]
    print("With " + "; ".join(line[0] for line in lines if line) + "\n", flush=True)


SERVERLESS_VERSION = ["node", "-p", f"'Serverless ' + require('{ORACLE.parents[1]}/package.json').version + ' on Node.js ' + process.version"]


def prepare(options):
    install(options)
    install_oracle()
    print_versions(SERVERLESS_VERSION)
    port = free_port()
    run(["java", str(EMULATOR), "start", str(port), "required"], ROOT, {})
    return port


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def print_packaging(runs):
    folder = project("package", "")  # packaging.py has a folder of its name
    run(["mvn", "-q", "-B", "serverless:package"], folder, {})
    help_goal = ["mvn", "-q", "-B", "-o", "org.apache.maven.plugins:maven-help-plugin:help"]
    run(["mvn", "-q", "-B", "org.apache.maven.plugins:maven-help-plugin:help"], folder, {})
    baseline = median(runs, lambda: run(help_goal, folder, {}))
    again = median(runs, lambda: run(["mvn", "-q", "-B", "-o", "serverless:package"], folder, {}))
    clean = median(runs, lambda: (shutil.rmtree(folder / "target"), run(["mvn", "-q", "-B", "-o", "serverless:package"], folder, {})))
    print("| command on examples/hello | seconds | beside help:help |\n|---|---|---|")
    for name, seconds in (("mvn -q help:help", baseline), ("mvn -q serverless:package, nothing changed", again), ("mvn -q serverless:package, clean", clean)):
        print(f"| `{name}` | {seconds:.2f} | {seconds / baseline:.2f}x |")
    print()


def print_deploying(runs, port):
    rows = {}
    for attempt in range(runs):
        for name, tool in (("plugin", Plugin), ("Serverless 3", Serverless)):
            account = f"3{len(name):04d}{attempt:07d}"
            measured = tool(attempt, account, port).measure()
            for phase, seconds, requests in measured:
                rows.setdefault(phase, {}).setdefault(name, []).append((seconds, requests))
    print("| phase | plugin | requests | Serverless 3 | requests | ratio of time |\n|---|---|---|---|---|---|")
    for phase, tools in rows.items():
        ours, theirs = (summary(tools[name]) for name in ("plugin", "Serverless 3"))
        print(f"| {phase} | {ours[0]:.2f} s | {ours[1]} | {theirs[0]:.2f} s | {theirs[1]} | {ours[0] / theirs[0]:.2f}x |")


def summary(measurements):
    return statistics.median(seconds for seconds, _ in measurements), int(statistics.median(count for _, count in measurements))


class Deployment:
    """One life of a service: first deploy, nothing changed, code changed, removal. Building the module counts, for both."""

    def __init__(self, folder, account, port):
        self.folder = folder
        self.account = account
        self.environment = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": account,
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "us-east-1",
        }

    def measure(self):
        yield self.phase("first deploy", self.deploy)
        yield self.phase("no-op deploy", self.deploy)
        source = self.folder / GREETING
        source.write_text(source.read_text().replace('"world"', '"everybody"'))
        yield self.phase("code change", self.deploy)
        yield self.phase("remove", self.remove)

    def phase(self, name, action):
        before = requests(self.account)
        seconds = timed(action)
        return name, seconds, requests(self.account) - before


class Plugin(Deployment):
    def __init__(self, attempt, account, port):
        super().__init__(project(f"plugin-{attempt}", ""), account, port)

    def deploy(self):
        run(["mvn", "-q", "-B", "serverless:deploy"], self.folder, self.environment)

    def remove(self):
        run(["mvn", "-q", "-B", "serverless:remove"], self.folder, self.environment)


class Serverless(Deployment):
    def __init__(self, attempt, account, port):
        super().__init__(project(f"serverless-{attempt}", "-yaml"), account, port)
        configuration = self.folder / "serverless.yml"
        configuration.write_text(configuration.read_text() + "\npackage:\n  artifact: target/serverless/hello-yaml.zip\n")
        self.environment |= {
            "NODE_OPTIONS": f'--require "{ROOT / "src/bench/serverless-endpoint.js"}"',
            "SLS_AWS_MONITORING_FREQUENCY": "100",
            "SLS_TELEMETRY_DISABLED": "1",
            "SLS_NOTIFICATIONS_MODE": "off",
        }

    def deploy(self):
        # The zip is the plugin's, so that both deploy the same bytes.
        (self.folder / "package.yml").write_text((ROOT / "examples/hello-yaml/serverless.yml").read_text())
        run(["mvn", "-q", "-B", "-o", "package", "-Dserverless.configFile=package.yml"], self.folder, {})
        run(["node", str(ORACLE), "deploy"], self.folder, self.environment)

    def remove(self):
        run(["node", str(ORACLE), "remove"], self.folder, self.environment)


def maven_home():
    return re.search(r"Maven home: (.*)", run(["mvn", "-B", "-v"], ROOT, {})).group(1).strip()


def project(name, suffix):
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / f"examples/hello{suffix}", folder, ignore=shutil.ignore_patterns("target"))
    return folder


def requests(account):
    with open(TARGET / "emulator" / "access.log", encoding="utf-8") as log:
        return sum(line.startswith(account + " ") for line in log)


def median(runs, action):
    return statistics.median(timed(action) for _ in range(runs))


def timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def run(command, folder, environment):
    result = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{result.stdout}")
    return result.stdout


if __name__ == "__main__":
    main()
