#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How long a second push of an image with one changed class takes, and how many bytes it sends, beside buildah.

The same 200 classes and libraries, without a base, to the registry of the same emulator. Bytes are counted on the way there. Our goal is
timed by Maven's log too, from the first line of `package` until the image is pushed, as buildah is: without Maven's start and the compiler.
See README.md in this folder.
"""

import argparse
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import threading
import time

from deploy import EMULATOR, JAVA_OPTIONS, ROOT, WORK, run
from packaging import LOG_OPTIONS, clock, order

CLASSES = 200
CLASS = pathlib.Path("src/main/java/com/example/Hello.java")
DOCKERFILE = "FROM scratch\nCOPY lib /var/task/lib\nCOPY classes /var/task\nCMD [\"com.example.Hello\"]\n"


class Counter:
    """Hands everything on to a port, and counts the bytes on the way there."""

    def __init__(self, port):
        self.sent = 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.target = port
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.server.accept()
            target = socket.create_connection(("127.0.0.1", self.target))
            threading.Thread(target=self.copy, args=(client, target, True), daemon=True).start()
            threading.Thread(target=self.copy, args=(target, client, False), daemon=True).start()

    def copy(self, source, target, counts):
        try:
            while data := source.recv(1 << 16):
                self.sent += len(data) if counts else 0
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def during(self, action):
        before, start = self.sent, time.monotonic()
        action()
        return time.monotonic() - start, self.sent - before


BEGUN = re.compile(r"(\S+) .*--- \S*serverless\S*:package ")
PUSHED = re.compile(r"(\S+) .*Pushed image .* \(([0-9.]+) (B|kB|MB) of ")
UNITS = {"B": 1, "kB": 1_000, "MB": 1_000_000}


def until_pushed(command, folder, environment):
    """Runs a deployment; seconds until the image was pushed, before the stack is touched, the bytes of blobs and manifest sent, and how
    many of the seconds are the goal's."""
    start, begun, found = time.monotonic(), None, None
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        begun = begun or BEGUN.match(line)
        pushed = PUSHED.match(line)
        if pushed and not found:
            goal = (clock(pushed) - clock(begun)).total_seconds()
            found = time.monotonic() - start, float(pushed[2]) * UNITS[pushed[3]], goal
    if process.wait() != 0 or not found:
        raise SystemExit(f"{' '.join(command)} pushed nothing")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--installed", action="store_true", help="the plugin is in the local repository already")
    parser.add_argument("--maven", default="mvn -B", help="how Maven is called")
    options = parser.parse_args()
    maven = options.maven.split()
    if not options.installed:
        run([*maven, "-q", "install", "-DskipTests", "-DskipITs"], ROOT, {})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run(["java", str(EMULATOR), "start", str(port), "required"], ROOT, {})
    try:
        compare(options.runs, maven, port)
    finally:
        run(["java", str(EMULATOR), "stop"], ROOT, {})


def compare(runs, maven, port):
    folder = WORK / "image"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "examples/image-jib", folder, ignore=shutil.ignore_patterns("target"))
    for i in range(CLASSES):
        (folder / CLASS).with_name(f"Order{i}.java").write_text(order(i))
    counter = Counter(port)
    aws = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{counter.port}",
        "AWS_ACCESS_KEY_ID": "default",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "MAVEN_OPTS": f"{JAVA_OPTIONS} {LOG_OPTIONS}",
    }
    deploy = [*maven, "serverless:deploy", "-Dlambda.base=scratch"]
    package = [*maven, "-q", "package", "-Dlambda.base=scratch", "-Dserverless.skip"]
    name = f"127.0.0.1:{counter.port}/serverless-image-jib-dev:buildah"

    def buildah():
        context = folder / "target/buildah"
        shutil.rmtree(context, ignore_errors=True)
        shutil.copytree(folder / "target/classes", context / "classes")
        shutil.copytree(folder / "target/lib", context / "lib")
        (context / "Dockerfile").write_text(DOCKERFILE)
        run(["buildah", "bud", "--layers", "--isolation", "chroot", "-q", "-t", name, str(context)], folder, {})
        run(["buildah", "push", "-q", "--tls-verify=false", name, f"docker://{name}"], folder, {})

    run(deploy, folder, aws)
    run([*maven, "-q", "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies", "-DoutputDirectory=target/lib"], folder, {})
    buildah()
    ours, theirs = [], []
    for attempt in range(runs):
        source = folder / CLASS
        source.write_text(source.read_text().replace('"Hello', f'"Hello{attempt}'))
        ours.append(until_pushed(deploy, folder, aws))
        built = time.monotonic()
        run(package, folder, aws)
        built = time.monotonic() - built
        seconds, sent = counter.during(buildah)
        theirs.append((built + seconds, sent, seconds))
    layers = (folder / "target/serverless-images/app/compressed").glob("*.gz")
    classes = max(layers, key=lambda file: file.stat().st_mtime).stat().st_size
    print("| one class changed | seconds | of these without Maven's start and compiler | bytes sent |\n|---|---|---|---|")
    rows = (("mvn serverless:deploy, until the image is pushed", ours), ("mvn package && buildah bud && buildah push", theirs))
    for row, measured in rows:
        print(f"| `{row}` | {median(measured, 0):.2f} | {median(measured, 2):.2f} | {median(measured, 1):.0f} |")
    whole, sent, goal = (median(ours, column) / median(theirs, column) for column in range(3))
    print(f"\nRatio of time {goal:.2f} ({whole:.2f} of whole commands), of bytes {sent:.2f};")
    print(f"the layer of classes has {classes} bytes, ours sends {median(ours, 1) / classes:.2f}x.")


def median(measured, column):
    return statistics.median(row[column] for row in measured)


if __name__ == "__main__":
    main()
