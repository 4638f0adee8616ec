#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How long packaging a large application takes, beside copying its bytes, Maven's shade and assembly plugins, and Serverless 3.

Goals are timed by Maven's own log, from their first line to the end of the build, so that Maven's start and the compiler do not count.
Medians of several runs, all in one go; only the ratios mean anything. See README.md in this folder.
"""

import argparse
import datetime
import os
import re
import shutil
import statistics
import subprocess

from deploy import JAVA_OPTIONS, ORACLE, ROOT, SERVERLESS_VERSION, TARGET, arguments, install, install_oracle, print_versions, run, size, timed

WORK = TARGET / "bench" / "packaging"
APPLICATION = WORK / "application"
COPY = WORK / "copy"
SERVICE = WORK / "serverless"
REACTOR = WORK / "reactor"
CLASSES = size(500, 10)
MODULES = size(25, 2)
SHADED_MODULES = size(5, 2)  # each takes seconds, so that few of them warm a Java machine up as well
PLUGIN = "io.github.serverlessmaven:serverless-maven-plugin:0.1.0:package"
SHADE = "org.apache.maven.plugins:maven-shade-plugin:3.6.2:shade"
ASSEMBLY = "org.apache.maven.plugins:maven-assembly-plugin:3.8.0:single"
LOG_OPTIONS = "-Dorg.slf4j.simpleLogger.showDateTime=true -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS"
LIBRARIES = """
software.amazon.awssdk:s3:2.57.8 com.amazonaws:aws-lambda-java-core:1.4.0 com.amazonaws:aws-lambda-java-events:3.16.1
org.xerial:sqlite-jdbc:3.46.0.0 com.ibm.icu:icu4j:75.1 com.google.guava:guava:33.2.1-jre
com.fasterxml.jackson.core:jackson-databind:2.17.1 org.apache.groovy:groovy:4.0.22 org.scala-lang:scala-library:2.13.14
com.github.luben:zstd-jni:1.5.6-3 org.springframework:spring-context:6.1.10
""".split()[size(0, -2):]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    options = arguments(parser)
    runs = options.runs
    prepare(options)
    rows = {}
    for _ in range(runs):
        for name, action in ACTIONS.items():
            rows.setdefault(name, []).append(action())
    report({name: statistics.median(seconds) for name, seconds in rows.items()})


def prepare(options):
    install(options)
    install_oracle()
    print_versions(SERVERLESS_VERSION, ["echo", f"{SHADE}; {ASSEMBLY}"])
    shutil.rmtree(WORK, ignore_errors=True)
    sources = APPLICATION / "src/main/java/com/example"
    sources.mkdir(parents=True)
    for i in range(CLASSES):
        (sources / f"Order{i}.java").write_text(order(i))
    (APPLICATION / "pom.xml").write_text(pom())
    (APPLICATION / "serverless.yml").write_text(
        "service: large\nprovider:\n  name: aws\n  runtime: java21\nfunctions:\n  order:\n    handler: com.example.Order0::handle\n")
    maven(APPLICATION, "package", PLUGIN, SHADE, ASSEMBLY)  # downloads what they need
    jars = [str(WORK / "jars")]
    run(["mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies", f"-DoutputDirectory={jars[0]}",
         "-DincludeScope=runtime"], APPLICATION, {})
    shutil.copytree(APPLICATION / "target/classes", SERVICE)
    shutil.copytree(jars[0], SERVICE / "lib")
    (SERVICE / "serverless.yml").write_text((APPLICATION / "serverless.yml").read_text())
    prepare_reactor()


def prepare_reactor():
    """The same application several times, so that the last one is packaged in a Java machine that has warmed up."""
    modules = [f"large{i}" for i in range(MODULES)]
    for module in modules:
        shutil.copytree(APPLICATION / "target/classes", REACTOR / module / "target/classes")
        (REACTOR / module / "pom.xml").write_text(pom(module))
        (REACTOR / module / "serverless.yml").write_text((APPLICATION / "serverless.yml").read_text())
    (REACTOR / "pom.xml").write_text(
        HEAD.format("reactor") + "<packaging>pom</packaging><modules>"
        + "".join(f"<module>{module}</module>" for module in modules) + "</modules></project>")


def order(number):
    fields = "\n".join(f'    private String field{i} = "order {number} field {i}";' for i in range(20))
    methods = "\n".join(f"    public String field{i}() {{ return field{i} + {number}; }}" for i in range(20))
    return (f"package com.example;\n\npublic class Order{number} {{\n{fields}\n{methods}\n"
            "    public String handle(String event) { return event; }\n}\n")


HEAD = (
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    "<groupId>bench</groupId><artifactId>{}</artifactId><version>1</version>")


def pom(name="large"):
    dependencies = "".join(
        "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>".format(*library.split(":"))
        for library in LIBRARIES)
    plugins = "".join(
        f"<plugin><artifactId>maven-{name}-plugin</artifactId><version>{version}</version></plugin>"
        for name, version in (("compiler", "3.16.0"), ("resources", "3.5.0"), ("jar", "3.5.1"), ("surefire", "3.6.1")))
    plugins += (
        "<plugin><artifactId>maven-assembly-plugin</artifactId><configuration>"
        "<descriptorRefs><descriptorRef>jar-with-dependencies</descriptorRef></descriptorRefs></configuration></plugin>")
    return (
        HEAD.format(name) +
        "<properties><maven.compiler.release>17</maven.compiler.release>"
        "<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>"
        f"<dependencies>{dependencies}</dependencies><build><plugins>{plugins}</plugins></build></project>")


def goal_seconds(goal, fresh=True):
    """The time of a goal alone, in a Maven of its own."""
    if fresh:
        remove_packages(APPLICATION)
    log = maven(APPLICATION, "package", goal)
    name = goal.split(":")[1].removeprefix("maven-").removesuffix("-plugin")
    start = re.search(rf"(?m)^(\S+) .*--- \S*{re.escape(name)}\S*:{goal.split(':')[-1]} ", log)
    return seconds_between(start, re.search(r"(?m)^(\S+) .*BUILD SUCCESS", log))


def remove_packages(module):
    for folder in ("serverless", "serverless-inputs"):
        shutil.rmtree(module / "target" / folder, ignore_errors=True)


def warm_seconds(fresh=True):
    """The time of our goal for the last module of a reactor, from the end of the one before."""
    if fresh:
        for module in REACTOR.iterdir():
            remove_packages(module)
    log = maven(REACTOR, PLUGIN)
    start, end = (re.search(rf"(?m)^(\S+) .*/large{i}/target/serverless$", log) for i in (MODULES - 2, MODULES - 1))
    return seconds_between(start, end)


def warm_shade_seconds():
    """The same of the shade plugin, which works as soon as a module is built: from its first line to the end of the reactor."""
    modules = [f"large{i}" for i in range(SHADED_MODULES)]
    log = maven(REACTOR, "-pl", ",".join(modules), "package", SHADE)
    start = re.search(rf"(?m)^(\S+) .*--- .*shade.*:shade .* @ {modules[-1]} ", log)
    return seconds_between(start, re.search(r"(?m)^(\S+) .*Reactor Summary", log))


def maven(folder, *goals):
    result = subprocess.run(
        ["mvn", "-B", *goals], cwd=folder, text=True, check=False, env={**os.environ, "MAVEN_OPTS": f"{JAVA_OPTIONS} -Xmx256m {LOG_OPTIONS}"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode != 0:
        raise SystemExit(result.stdout)
    return result.stdout


def seconds_between(start, end):
    return (clock(end) - clock(start)).total_seconds()


def clock(match):
    return datetime.datetime.strptime(match[1], "%H:%M:%S.%f")


def copy():
    """The limit: the same bytes written and digested once."""
    shutil.rmtree(COPY, ignore_errors=True)
    package = APPLICATION / "target/serverless/large.zip"
    COPY.mkdir()
    return timed(lambda: (run(["cp", "-r", str(SERVICE), str(COPY)], WORK, {}), run(["sha256sum", str(package)], WORK, {})))


def oracle():
    return timed(lambda: run(["node", str(ORACLE), "package"], SERVICE, {"SLS_TELEMETRY_DISABLED": "1", "SLS_NOTIFICATIONS_MODE": "off"}))


COPYING = "`cp` and `sha256sum`"
OURS = "`serverless:package`"
AGAIN = "`serverless:package`, nothing changed"
WARM = f"`serverless:package`, the last of {MODULES} in one Maven"
WARM_AGAIN = WARM + ", nothing changed"
UBER = "`shade:shade`"
WARM_UBER = f"`shade:shade`, the last of {SHADED_MODULES} in one Maven"
ACTIONS = {
    OURS: lambda: goal_seconds(PLUGIN),
    AGAIN: lambda: goal_seconds(PLUGIN, fresh=False),
    WARM: warm_seconds,
    WARM_AGAIN: lambda: warm_seconds(fresh=False),
    COPYING: copy,
    UBER: lambda: goal_seconds(SHADE),
    WARM_UBER: warm_shade_seconds,
    "`assembly:single`": lambda: goal_seconds(ASSEMBLY),
    "`serverless package` of Serverless 3, whole process": oracle,
}


def report(medians):
    jars = list((SERVICE / "lib").iterdir())
    size = sum(jar.stat().st_size for jar in jars) / 1e6
    print(f"{len(jars)} jars of {size:.1f} MB and {CLASSES} classes, in a heap of 256 MB\n\n| what | seconds | beside copying |\n|---|---|---|")
    for name, seconds in medians.items():
        print(f"| {name} | {seconds:.2f} | {seconds / medians[COPYING]:.1f}x |")
    for which, ours, again, uber in (("Cold", OURS, AGAIN, UBER), ("Warm", WARM, WARM_AGAIN, WARM_UBER)):
        print(f"\n{which}: {medians[ours] / medians[COPYING]:.1f}x of copying, {medians[uber] / medians[ours]:.1f} times as fast as shade, "
              f"without a change {100 * medians[again] / medians[ours]:.0f} % of a full run")


if __name__ == "__main__":
    main()
