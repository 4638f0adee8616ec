#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How long after a compile `serverless:start` answers with the new class, beside a cold start of the same function.

All in one go; only the ratios mean anything. See README.md in this folder.
"""

import argparse
import filecmp
import json
import os
import shutil
import statistics
import sys
import time
import urllib.request

from deploy import arguments, install, size
from local import ROOT, TARGET, Server, run

WORK = TARGET / "bench" / "reload"
JAVA = "-Dmaven.compiler.release=17"  # the oldest that the benchmarks run on
EXAMPLES = {
    # example: class, function, goal
    "hello": ("Hello", "hello-dev-hello", 1.1),
    "spring-cloud-function": ("Application", "spring-cloud-function-dev-greet", 1.3),
    "micronaut": ("Greeting", "micronaut-dev-greet", 1.3),
}
LONGEST = 60
POLL = 0.01
SETTLED = 0.2
PAUSE = 3  # a person's


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=size(10, 1), help="how many changes and cold starts are measured in turns")
    parser.add_argument("--maven", default="mvn", help="the command that runs Maven")
    parser.add_argument("--examples", nargs="*", choices=EXAMPLES, default=size(list(EXAMPLES), ["hello"]))
    options = arguments(parser)
    sys.stdout.reconfigure(line_buffering=True)
    maven = options.maven.split()
    install(options, [*maven, "-B"])
    print(f"{options.changes} change(s) and cold start(s) in turns, medians:\n")
    print("| example | cold start ms | new answer ms | ratio | after a pause ms | ratio | goal |\n|---|---|---|---|---|---|---|")
    for example in options.examples:
        print_example(maven, example, options.changes)


def print_example(maven, example, changes):
    _, function, goal = EXAMPLES[example]
    folder, variants = built(maven, example)
    times = []
    with Server(maven, folder) as server:
        api = Function(server, function)
        for turn in range(changes + 1):  # the first one is not measured: it reads files for the first time
            times.append((
                cold_start(server, api),
                reload(folder, variants[0], api),
                reload(folder, variants[1], api, PAUSE),
            ))
    cold, new, later = (statistics.median(column) for column in zip(*times[1:]))
    print(f"| {example} | {cold * 1000:.0f} | {new * 1000:.0f} | {new / cold:.2f}x | {later * 1000:.0f} | {later / cold:.2f}x | {goal}x |")


class Function:
    def __init__(self, server, name):
        self.url = f"{server.url}/2015-03-31/functions/{name}/invocations"

    def __call__(self):
        request = urllib.request.Request(self.url, b'{"name": "Ada"}', method="POST")
        with urllib.request.urlopen(request, timeout=LONGEST) as answer:
            return json.loads(answer.read())


def cold_start(server, api):
    """The processes of functions are ended outside the server, which starts a new one once it knows; none waits for a change then."""
    while True:
        while running := server.functions():  # one may start for the next change meanwhile
            for pid in running:
                kill(pid)
            time.sleep(POLL)
        time.sleep(SETTLED)
        start = time.perf_counter()
        if isinstance(api(), str):
            return time.perf_counter() - start


def kill(pid):
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        pass


def reload(folder, variant, api, pause=SETTLED):
    """Writes what a compile would, and waits for the first answer of the new class."""
    before = api()
    time.sleep(pause)
    for compiled in variant.rglob("*.class"):
        place = folder / "target" / "classes" / compiled.relative_to(variant)
        if not filecmp.cmp(compiled, place, shallow=False):
            shutil.copy(compiled, place)
    start = time.perf_counter()
    while api() == before:
        if time.perf_counter() - start > LONGEST:
            raise SystemExit("The new class does not answer.")
        time.sleep(POLL)
    return time.perf_counter() - start


def built(maven, example):
    """The module with its second variant compiled, and the classes of both."""
    folder = WORK / example
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "examples" / example, folder, ignore=shutil.ignore_patterns("target"))
    source = folder / "src/main/java/com/example" / f"{EXAMPLES[example][0]}.java"
    variants = [WORK / f"{example}-{i}" for i in range(2)]
    for variant in variants:
        run([*maven, "-q", "-B", JAVA, "compile"], folder)
        shutil.rmtree(variant, ignore_errors=True)
        shutil.copytree(folder / "target" / "classes", variant)
        source.write_text(source.read_text(encoding="utf-8").replace('!"', '?"'), encoding="utf-8")
    # A first call resolves what runs functions; the server works offline.
    run([*maven, "-q", "-B", JAVA, "serverless:deploy", "serverless:invoke", "-Dserverless.target=local",
         "-Dserverless.local.state=target/serverless-local", '-Dserverless.invoke.payload={"name": "Ada"}'], folder)
    return folder, variants


if __name__ == "__main__":
    main()
