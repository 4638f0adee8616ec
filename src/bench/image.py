#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How long a second push of an image with one changed class takes, and how many bytes it sends, beside buildah.

The same 200 classes and libraries, without a base, to the registry of the same emulator. Bytes are counted on the way there. Our goal is
timed by Maven's log too, `package` and `deploy` until the image is pushed, as buildah is: without Maven's start and the compiler; and so for
later ones of several modules, in a Java machine that is warm.
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

from deploy import EMULATOR, JAVA_OPTIONS, ROOT, WORK, arguments, install, print_versions, run, size
from packaging import HEAD, LOG_OPTIONS, clock, order

CLASSES = size(200, 2)
MODULES = size(12, 2)
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
            for end in (client, target):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
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


STAMP = r"(?m)^(\S+) .*"
SIZE = r"\(([0-9.]+) (B|kB|MB) of "
UNITS = {"B": 1, "kB": 1_000, "MB": 1_000_000}


def deployed(command, folder, environment, service):
    """Runs a deployment; what it prints, and the seconds until the service's image was pushed, before the stack is touched."""
    start, pushed, log = time.monotonic(), None, ""
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        log += line
        if repository(service) in line:
            pushed = time.monotonic() - start
    if process.wait() != 0 or not pushed:
        raise SystemExit(f"{' '.join(command)} pushed nothing:\n{log}")
    return log, pushed


def repository(service):
    return f"serverless-{service}-dev:"


def goal_seconds(log, service):
    """How long the goals worked on a service until its image was pushed."""
    return (between(log, rf"--- \S*serverless\S*:package .*@ {service} ", f"Service {service}, ")
            + between(log, f"Deploying service {service}, ", f"Pushed image app to {repository(service)}"))


def sent_bytes(log, service):
    """Of blobs and manifest."""
    sent = re.search(SIZE, log[log.rindex(repository(service)):])
    return float(sent[1]) * UNITS[sent[2]]


def between(log, first, last):
    return (clock(re.search(STAMP + last, log)) - clock(re.search(STAMP + first, log))).total_seconds()


def reactor(folder):
    """Modules like the one in a folder, each a service."""
    modules = folder.with_name("image-reactor")
    shutil.rmtree(modules, ignore_errors=True)
    names = [f"image{i}" for i in range(MODULES)]
    for name in names:
        shutil.copytree(folder, modules / name, ignore=shutil.ignore_patterns("target"))
        pom = modules / name / "pom.xml"
        pom.write_text(re.sub(r">image-jib<", f">{name}<", pom.read_text()))
    (modules / "pom.xml").write_text(
        HEAD.format("image-reactor") + "<packaging>pom</packaging><modules>"
        + "".join(f"<module>{name}</module>" for name in names) + "</modules></project>")
    return modules, names


def change(module, attempt):
    source = module / CLASS
    source.write_text(source.read_text().replace('"Hello', f'"Hello{attempt}'))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--maven", default="mvn -B", help="how Maven is called")
    options = arguments(parser)
    maven = options.maven.split()
    install(options, maven)
    print_versions(["buildah", "--version"])
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
    deploy = [*maven, "io.github.serverlessmaven:serverless-maven-plugin:0.1.0:deploy", "-Dlambda.base=scratch"]
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
    modules, names = reactor(folder)
    run(deploy, modules, aws)
    ours, warm, theirs = [], [], []
    for attempt in range(runs):
        change(folder, attempt)
        log, seconds = deployed(deploy, folder, aws, "image-jib")
        ours.append((seconds, goal_seconds(log, "image-jib"), sent_bytes(log, "image-jib")))
        for module in names:
            change(modules / module, attempt)
        log, _ = deployed(deploy, modules, aws, names[-1])
        warm += [(goal_seconds(log, module), sent_bytes(log, module)) for module in names[MODULES // 2:]]
        built = time.monotonic()
        run(package, folder, aws)
        built = time.monotonic() - built
        seconds, sent = counter.during(buildah)
        theirs.append((built + seconds, seconds, sent))
    layers = (folder / "target/serverless-images/app/compressed").glob("*.gz")
    classes = max(layers, key=lambda file: file.stat().st_mtime).stat().st_size
    print("| one class changed | seconds | of these without Maven's start and compiler | bytes sent |\n|---|---|---|---|")
    print(f"| `mvn serverless:deploy`, until the image is pushed | {median(ours, 0):.2f} | {median(ours, 1):.2f} | {median(ours, 2):.0f} |")
    print(f"| the same of the later ones of {MODULES} modules | | {median(warm, 0):.2f} | {median(warm, 1):.0f} |")
    print(f"| `mvn package && buildah bud && buildah push` | {median(theirs, 0):.2f} | {median(theirs, 1):.2f} | {median(theirs, 2):.0f} |")
    whole, goals, sent = (median(ours, column) / median(theirs, column) for column in range(3))
    print(f"\nRatio of time: whole commands {whole:.2f}, without Maven's start and compiler {goals:.2f}, in a warm Java machine "
          f"{median(warm, 0) / median(theirs, 1):.2f}; of bytes {sent:.2f};")
    print(f"the layer of classes has {classes} bytes, ours sends {median(ours, 2) / classes:.2f}x.")


def median(measured, column):
    return statistics.median(row[column] for row in measured)


if __name__ == "__main__":
    main()
