#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How much CPU time whole Maven processes take for one goal each, beside a plugin without dependencies that does nothing.

CPU time of user and system; medians of several runs, taken in turn, and of the ratios of each turn. See README.md in this folder.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess

from deploy import EMULATOR, ROOT, WORK as BENCH, common_arguments, free_port, maven_home, project, run, size

WORK = BENCH / "startup"
PLUGIN = "io.github.serverlessmaven:serverless-maven-plugin:0.1.0"
EMPTY = "example:empty-maven-plugin:1"
INSTALL_FILE = "org.apache.maven.plugins:maven-install-plugin:3.2.0:install-file"
GOALS = {"help": 1.15, "validate": 1.35, "print": 1.35, "schema": 1.35, "info": None, "deploy": None}
EMPTY_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>example</groupId><artifactId>empty-maven-plugin</artifactId><version>1</version><packaging>maven-plugin</packaging></project>
"""
EMPTY_MOJO = """
package example;
public final class EmptyMojo extends org.apache.maven.plugin.AbstractMojo {
    @Override
    public void execute() {}
}
"""
EMPTY_DESCRIPTOR = """<plugin><name>empty</name><groupId>example</groupId><artifactId>empty-maven-plugin</artifactId>
<version>1</version><goalPrefix>empty</goalPrefix><mojos><mojo><goal>nothing</goal><requiresProject>false</requiresProject>
<instantiationStrategy>per-lookup</instantiationStrategy><implementation>example.EmptyMojo</implementation><language>java</language></mojo></mojos></plugin>
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=size(7, 1))
    parser.add_argument("--before", metavar="COMMIT", help="an older commit, built and measured in the same turns")
    parser.add_argument("--goals", nargs="+", choices=list(GOALS), default=size(list(GOALS), ["help", "deploy"]))
    common_arguments(parser)
    parser.add_argument("--prepared", action="store_true", help="an earlier run has built the plugins already")
    options = parser.parse_args()
    versions = {"now": ROOT} | ({"before": checkout(options.before)} if options.before else {})
    builds = [Build(name, source, options.installed) for name, source in versions.items()]
    if not (options.prepared or options.installed):
        for build in builds:
            build.install()
    port = free_port()
    run(["java", str(EMULATOR), "start", str(port), "required"], ROOT, {})
    try:
        for build in builds:
            build.warm_up(options.goals, port)
        report(measure(builds, options, port))
    finally:
        run(["java", str(EMULATOR), "stop"], ROOT, {})


def checkout(commit):
    folder = WORK / "before"
    if not folder.exists():
        run(["git", "worktree", "prune"], ROOT, {})
        run(["git", "worktree", "add", "--detach", str(folder), commit], ROOT, {})
    return folder


class Build:
    """A version of the plugin in a local repository of its own, and a project with a deployed stack that uses it."""

    def __init__(self, name, source, installed):
        self.name = name
        self.source = source
        self.repository = None if installed else WORK / f"repository-{name}"
        self.folder = project(f"startup/project-{name}", "-yaml")
        self.account = f"4{len(name):011d}"

    def install(self):
        shared = pathlib.Path.home() / ".m2" / "repository"
        if shared.exists() and not self.repository.exists():
            shutil.copytree(shared, self.repository, ignore=lambda at, names: ["serverlessmaven"] if at.endswith("/io/github") else [])
        run([*self.maven(), "install", "-DskipTests", "-DskipITs", "-Dinvoker.skip"], self.source, {})

    def install_empty(self):
        content = WORK / "empty"
        (content / "META-INF" / "maven").mkdir(parents=True, exist_ok=True)
        (content / "META-INF" / "maven" / "plugin.xml").write_text(EMPTY_DESCRIPTOR)
        (content / "EmptyMojo.java").write_text(EMPTY_MOJO)
        run(["javac", "-cp", f"{maven_home()}/lib/*", "-d", str(content), "EmptyMojo.java"], content, {})
        run(["jar", "--create", "--file", "empty.jar", "META-INF", "example"], content, {})
        (content / "empty.xml").write_text(EMPTY_POM)
        run([*self.maven(), INSTALL_FILE, "-Dfile=empty.jar", "-DpomFile=empty.xml"], content, {})

    def warm_up(self, goals, port):
        """Installs the empty plugin, downloads what each goal needs, and deploys."""
        self.install_empty()
        self.run_goal(EMPTY + ":nothing", port, offline=False)
        for goal in dict.fromkeys(["deploy", *goals]):
            self.run_goal(f"{PLUGIN}:{goal}", port, offline=False)

    def maven(self):
        return ["mvn", "-q", "-B", *([f"-Dmaven.repo.local={self.repository}"] if self.repository else [])]

    def run_goal(self, goal, port, offline=True):
        """CPU seconds and peak memory in MB of the whole process."""
        environment = {
            **os.environ,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": self.account,
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "us-east-1",
        }
        environment.pop("MAVEN_OPTS", None)
        talks = goal.endswith((":info", ":deploy"))
        command = [*self.maven(), *(["-o"] if offline and not talks else []), goal]
        with open(WORK / f"{self.name}.log", "w+", encoding="utf-8") as log:
            process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                log.seek(0)
                raise SystemExit(f"{' '.join(command)} failed in {self.folder}:\n{log.read()}")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(builds, options, port):
    """For each goal, what each run took: the empty plugin first, then each version, in turn."""
    figures = {}
    for turn in range(options.runs):
        for goal in options.goals:
            rows = figures.setdefault(goal, {})
            rows.setdefault("empty", []).append(builds[0].run_goal(EMPTY + ":nothing", port))
            for build in builds[:: 1 if turn % 2 == 0 else -1]:
                rows.setdefault(build.name, []).append(build.run_goal(f"{PLUGIN}:{goal}", port))
    return figures


def report(figures):
    print("| goal | empty | before | now | before/empty | now/empty | wanted | before - now | peak before | peak now |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for goal, rows in figures.items():
        cells = [goal, seconds(rows["empty"]), seconds(rows.get("before")), seconds(rows["now"])]
        cells += [ratio(rows.get("before"), rows["empty"]), ratio(rows["now"], rows["empty"])]
        cells += [f"{GOALS[goal]:.2f}x" if GOALS[goal] else "", saved(rows.get("before"), rows["now"])]
        cells += [peak(rows.get("before")), peak(rows["now"])]
        print("| " + " | ".join(cells) + " |")


def seconds(runs):
    return f"{statistics.median(cpu for cpu, _ in runs):.2f} s" if runs else ""


def ratio(runs, others):
    return f"{statistics.median(a / b for (a, _), (b, _) in zip(runs, others)):.2f}x" if runs else ""


def saved(before, now):
    if not before:
        return ""
    less = statistics.median(a - b for (a, _), (b, _) in zip(before, now))
    share = statistics.median((a - b) / a for (a, _), (b, _) in zip(before, now))
    return f"{less:.2f} s ({share:.0%})"


def peak(runs):
    return f"{statistics.median(memory for _, memory in runs):.0f} MB" if runs else ""


if __name__ == "__main__":
    main()
