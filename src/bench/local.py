#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How fast the local target is and what it bears, beside AWS's runtime interface client alone and Serverless 3's `invoke local`.

All in one go; only the ratios mean anything. See README.md in this folder.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
import urllib.request

from deploy import SERVERLESS_VERSION, arguments, install, install_oracle, print_versions, size
from packaging import LOG_OPTIONS, seconds_between

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "target"
WORK = TARGET / "bench" / "local"
ORACLE = TARGET / "oracle" / "node_modules" / "serverless" / "bin" / "serverless.js"
EVENT = '{"name": "example"}'
ENVIRONMENT = {
    "MAVEN_OPTS": os.environ.get("MAVEN_OPTS", ""),
    "SLS_TELEMETRY_DISABLED": "1",
    "SLS_NOTIFICATIONS_MODE": "off",
}
CROWD = size(50, 4)
CROWD_MEMORY = 256
BUDGET = 2048


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=size(10000, 100))
    parser.add_argument("--maven", default="mvn", help="the command that runs Maven")
    options = arguments(parser)
    sys.stdout.reconfigure(line_buffering=True)
    maven = options.maven.split()
    install(options, [*maven, "-B"])
    install_oracle()
    print_versions(SERVERLESS_VERSION, ["echo", next((TARGET / "lambda-runtime").glob("*client*.jar")).name])
    ours, theirs = project("ours", ""), project("theirs", "-yaml")
    for folder in (ours, theirs):
        run([*maven, "-q", "-B", "package"], folder)
    print_first_call(maven, options.runs, ours, theirs)
    print_load(maven, options.calls, ours)
    print_crowd(maven)


def print_first_call(maven, runs, ours, theirs):
    deploy = [*maven, "-B", "-o", "serverless:deploy", "serverless:invoke", "-Dserverless.target=local",
              "-Dserverless.local.state=target/serverless-local", "-Dserverless.invoke.payload=" + EVENT]
    with open(theirs / "serverless.yml", "a", encoding="utf-8") as configuration:
        configuration.write("\npackage:\n  artifact: target/serverless/hello-yaml.zip\n")
    invoke_local = ["node", str(ORACLE), "invoke", "local", "-f", "hello", "-d", EVENT]
    run(invoke_local, theirs)  # builds its bridge to Java
    run([word for word in deploy if word != "-o"], ours)  # resolves what runs functions
    local, again, goals, peer, bare = [], [], [], [], []
    for _ in range(runs):
        shutil.rmtree(ours / "target" / "serverless-local", ignore_errors=True)
        local.append(timed(lambda: run(deploy, ours)))
        again.append(timed(lambda: run(deploy, ours)))
        goals.append(goal_seconds(deploy, ours))
        peer.append(timed(lambda: run(invoke_local, theirs)))
        bare.append(bare_calls(ours, 1)[0] / 1000)
    print("| first call of examples/hello, built before | seconds | beside Serverless 3 | over the bare client |\n|---|---|---|---|")
    reference, floor = statistics.median(peer), statistics.median(bare)
    for name, measured in (("bare runtime interface client", bare), ("deploy and invoke, first", local), ("deploy and invoke, again", again), ("the same without Maven's start and other plugins", goals), ("`serverless invoke local`", peer)):
        seconds = statistics.median(measured)
        print(f"| {name} | {seconds:.2f} | {seconds / reference:.2f}x | {seconds - floor:+.2f} s |")
    print()


def goal_seconds(command, folder):
    """From the first line of `deploy` until the build of the module begins, and from the first line of `package` to the end."""
    environment = {**os.environ, **ENVIRONMENT, "MAVEN_OPTS": ENVIRONMENT["MAVEN_OPTS"] + " " + LOG_OPTIONS}
    log = subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    at = [re.search(r"(?m)^(\S+) .*" + text, log)
          for text in (r"--- \S*serverless\S*:deploy ", "--- .*resources", r"--- \S*serverless\S*:package ", "BUILD SUCCESS")]
    return seconds_between(at[0], at[1]) + seconds_between(at[2], at[3])


def print_load(maven, calls, folder):
    with Server(maven, folder, "-Dserverless.start.warm=8") as server:
        url = server.url + "/2015-03-31/functions/hello-dev-hello/invocations"
        warm_calls(url, size(500, 8), 8)
        print("| warm calls | calls | lost | p50 ms | p99 ms |\n|---|---|---|---|---|")
        for connections in (8, 1):
            number = calls if connections == 8 else calls // 5
            done, lost, p50, p99 = warm_calls(url, number, connections)
            print(f"| over HTTP, {connections} connection(s) | {done} | {lost} | {p50} | {p99} |")
        over = float(p50)
        _, bare50, bare99 = bare_calls(folder, calls // 5)
        print(f"| bare runtime interface client | {calls // 5} | 0 | {bare50:.2f} | {bare99:.2f} |")
        print(f"\nOverhead over the bare client on one connection: {over - bare50:.2f} ms, {over / bare50:.1f}x.")
        memory = sum(server.memory().values()) / 1024
        print(f"Memory of {len(server.memory())} warm functions: {memory:.0f} MB; of Maven with the server: {resident(server.process.pid) / 1024:.0f} MB.\n")


def print_crowd(maven):
    folder = project("crowd", "-yaml")
    functions = "".join(f"  f{i}:\n    handler: com.example.Hello\n    memorySize: {CROWD_MEMORY}\n    timeout: 60\n" for i in range(CROWD))
    (folder / "serverless.yml").write_text(f"service: crowd\nprovider:\n  name: aws\n  runtime: java21\nfunctions:\n{functions}", encoding="utf-8")
    run([*maven, "-q", "-B", "package"], folder)
    with Server(maven, folder, f"-Dserverless.local.memory={BUDGET}") as server:
        peak = {"processes": 0, "memory": 0}
        ended = threading.Event()

        def watch():
            while not ended.wait(0.1):
                memory = server.memory()
                peak["processes"] = max(peak["processes"], len(memory))
                peak["memory"] = max(peak["memory"], sum(memory.values()) // 1024)

        watcher = threading.Thread(target=watch)
        watcher.start()
        start = time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(CROWD) as callers:
            answers = list(callers.map(lambda i: server.invoke(f"crowd-dev-f{i}"), range(CROWD)))
        seconds = time.perf_counter() - start
        ended.set()
        watcher.join()
    good = sum(answer == "Hello, Example!" for answer in answers)
    print(f"{CROWD} functions of {CROWD_MEMORY} MB called at once within {BUDGET} MB: {good} answered in {seconds:.1f} s, "
          f"at most {peak['processes']} processes at a time, which had {peak['memory']} MB together.")


class Server:
    """serverless:start in the foreground."""

    def __init__(self, maven, folder, *options):
        self.process = subprocess.Popen(
            [*maven, "-B", "-o", "serverless:start", "-Dserverless.start.port=0", *options],
            cwd=folder, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def __enter__(self):
        printed = []
        for line in self.process.stdout:
            printed.append(line)
            if "Serving at " in line:
                self.url = line.split("Serving at ")[1].strip()
                threading.Thread(target=lambda: [None for _ in self.process.stdout], daemon=True).start()
                return self
        raise SystemExit("".join(printed))

    def __exit__(self, *ignored):
        for pid in (*self.functions(), *children(self.process.pid), self.process.pid):
            try:
                os.kill(pid, 15)
            except ProcessLookupError:
                pass
        self.process.wait()

    def invoke(self, function):
        request = urllib.request.Request(f"{self.url}/2015-03-31/functions/{function}/invocations", EVENT.encode(), method="POST")
        with urllib.request.urlopen(request, timeout=600) as answer:
            return json.loads(answer.read())

    def functions(self):
        found, below = [], [self.process.pid]
        while below:
            below = [child for pid in below for child in children(pid)]
            found += [pid for pid in below if "RuntimeChild" in command(pid)]
        return found

    def memory(self):
        return {pid: resident(pid) for pid in self.functions()}


def children(pid):
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            pass
    return found


def command(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def resident(pid):
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)


def warm_calls(url, calls, connections):
    words = run(["java", str(ROOT / "src/bench/WarmCalls.java"), url, str(calls), str(connections), EVENT], ROOT).replace(",", "").split()
    return words[0], words[2], words[5], words[8]


def bare_calls(folder, calls):
    unpacked = folder / "target" / "bare"
    if not unpacked.exists():
        shutil.unpack_archive(next((folder / "target" / "serverless").glob("*.zip")), unpacked)
    jars = [*sorted((TARGET / "lambda-runtime").glob("*.jar")), *sorted((unpacked / "lib").glob("*.jar"))]
    path = ":".join(map(str, [unpacked, *jars]))
    words = run(["java", str(ROOT / "src/bench/BareCalls.java"), path, "com.example.Hello", EVENT, str(calls)], ROOT).split()
    return tuple(map(float, words))


def project(name, suffix):
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / f"examples/hello{suffix}", folder, ignore=shutil.ignore_patterns("target"))
    return folder


def timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def run(command_line, folder):
    result = subprocess.run(
        command_line, cwd=folder, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode != 0:
        raise SystemExit(f"{' '.join(command_line)} failed in {folder}:\n{result.stdout}")
    return result.stdout


if __name__ == "__main__":
    main()
