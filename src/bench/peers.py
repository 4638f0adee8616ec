#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How long deployments of 60 functions with 30 MB of libraries take, in time and CPU, how many requests and bytes they send, beside Serverless 3, osls and AWS SAM.

Whole processes, builds included, medians of several runs, all in one go; only the ratios mean anything. See README.md in this folder.
"""

import argparse
import asyncio
import os
import pathlib
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import zipfile

from deploy import EMULATOR, GREETING, ORACLE, ROOT, TARGET, WORK, arguments, free_port, install, install_oracle, print_versions, requests, run, timed

FUNCTIONS = 60
MEGABYTES = 30
OSLS = pathlib.Path(os.environ.get("OSLS", TARGET / "osls/node_modules/osls/bin/serverless.js"))
SAM = pathlib.Path(os.environ.get("SAM", TARGET / "sam/bin/sam"))
SHADE = """<plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-shade-plugin</artifactId><version>3.6.2</version>
<configuration><createDependencyReducedPom>false</createDependencyReducedPom></configuration>
<executions><execution><phase>package</phase><goals><goal>shade</goal></goals></execution></executions></plugin>"""
PHASES = ("first deployment", "no change", "changed code, through the stack", "changed code of one function, by the function path", "remove")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", default="plugin,serverless,osls,sam")
    options = arguments(parser)
    install(options)
    install_peers()
    print_versions(["node", str(ORACLE), "--version"], ["node", str(OSLS), "--version"], [str(SAM), "--version"])
    port = free_port()
    run(["java", str(EMULATOR), "start", str(port), "required"], ROOT, {})
    rows = {}
    try:
        for attempt in range(options.runs):
            for name in options.tools.split(","):
                for phase, numbers in TOOLS[name](name, attempt, port).measure():
                    rows.setdefault(phase, {}).setdefault(name, []).append(numbers)
                    print(f"{name}, {phase}: {numbers}", file=sys.stderr, flush=True)
    finally:
        run(["java", str(EMULATOR), "stop"], ROOT, {})
    print_rows(rows, options.tools.split(","))


def install_peers():
    install_oracle()
    if not OSLS.exists():
        run(["npm", "install", "--no-save", "--silent", "--prefix", str(TARGET / "osls"), "osls@4.3.1"], ROOT, {})
    if not SAM.exists():
        run([sys.executable, "-m", "venv", str(SAM.parents[1])], ROOT, {})
        run([str(SAM.parent / "pip"), "-q", "install", "aws-sam-cli==1.170.0"], ROOT, {})


def print_rows(rows, tools):
    print("| phase | " + " | ".join(f"{tool} | its CPU | its deploy part | requests | MB sent" for tool in tools) + " |")
    print("|---" * (1 + 5 * len(tools)) + "|")
    for phase in PHASES:
        cells = []
        for tool in tools:
            measured = rows.get(phase, {}).get(tool)
            if measured:
                seconds, cpu, part, count, sent = (statistics.median(column) for column in zip(*measured))
                cells += [f"{seconds:.1f} s", f"{cpu:.1f} s", f"{part:.1f} s", f"{count:.0f}", f"{sent / 1e6:.2f}"]
            else:
                cells += ["–"] * 5
        print(f"| {phase} | " + " | ".join(cells) + " |")


class Meter:
    """Stands in front of the emulator and counts what is sent to it."""

    def __init__(self, port):
        self.target = port
        self.port = free_port()
        self.sent = 0
        started = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self.serve(started)), daemon=True).start()
        started.wait()

    async def serve(self, started):
        server = await asyncio.start_server(self.connect, "127.0.0.1", self.port)
        started.set()
        await server.serve_forever()

    async def connect(self, reader, writer):
        there, here = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self.pipe(reader, here, True), self.pipe(there, writer, False))

    async def pipe(self, reader, writer, counts):
        try:
            while data := await reader.read(1 << 16):
                self.sent += len(data) if counts else 0
                writer.write(data)
                await writer.drain()
            writer.close()
        except ConnectionError:
            writer.close()


class Tool:
    """One life of the service in an account of its own."""

    def __init__(self, name, attempt, port):
        self.account = f"4{sum(map(ord, name)):04d}{attempt:07d}"
        self.meter = Meter(port)
        self.folder = project(f"peers-{name}-{attempt}")
        self.part = 0
        self.environment = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.meter.port}",
            "AWS_ACCESS_KEY_ID": self.account,
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "SLS_TELEMETRY_DISABLED": "1",
            "SLS_NOTIFICATIONS_MODE": "off",
            "SLS_AWS_MONITORING_FREQUENCY": "100",
            "SAM_CLI_TELEMETRY": "0",
        }

    def measure(self):
        for phase, change, action in zip(PHASES, (None, None, "everybody", "anybody", None), (self.deploy, self.deploy, self.deploy, self.function, self.remove)):
            if change:
                source = self.folder / GREETING
                source.write_text(re.sub('"(world|everybody)"', f'"{change}"', source.read_text()))
            count, sent, before = requests(self.account), self.meter.sent, processes_cpu()
            try:
                seconds = timed(action)
            except NotSupported as reason:
                print(reason, file=sys.stderr)
                continue
            yield phase, (seconds, processes_cpu() - before, self.part, requests(self.account) - count, self.meter.sent - sent)

    def timed_part(self, command):
        self.part = timed(lambda: run(command, self.folder, self.environment))


def processes_cpu():
    """CPU seconds of user and system of all processes that have ended, builds and tools."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class NotSupported(Exception):
    pass


class Plugin(Tool):
    """Its deploy part is what it logs itself."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        (self.folder / "serverless.yml").write_text(service("package:\n  dependencies: layer\n"))

    def maven(self, *arguments):
        log = run(["mvn", "-B", *arguments], self.folder, self.environment)
        found = re.search(r"(?:in |\()([0-9.]+) s\b", log)
        self.part = float(found.group(1)) if found else 0

    def deploy(self):
        self.maven("serverless:deploy")

    def function(self):
        try:
            self.maven("serverless:deploy", "-Dserverless.function=f0")
        except SystemExit as failure:
            raise NotSupported(str(failure)[-1500:]) from failure

    def remove(self):
        self.maven("serverless:remove", "-Dserverless.yes")


class Serverless(Tool):
    """Packages as its template aws-java-maven does, with maven-shade-plugin; its deploy part is its process."""

    program = ORACLE

    def __init__(self, *arguments):
        super().__init__(*arguments)
        replace_plugin(self.folder / "pom.xml", SHADE)
        (self.folder / "serverless.yml").write_text(service("package:\n  artifact: target/hello-yaml-1.0.0.jar\n"))
        self.environment["NODE_OPTIONS"] = f'--require "{ROOT / "src/bench/serverless-endpoint.js"}"'
        run(["mvn", "-q", "-B", "package"], self.folder, {})  # downloads what later runs need
        shutil.rmtree(self.folder / "target")
        run(["mvn", "-q", "-B", "-o", "compile"], self.folder, {})

    def package(self):
        run(["mvn", "-q", "-B", "-o", "package"], self.folder, {})

    def deploy(self):
        self.package()
        self.timed_part(["node", str(self.program), "deploy"])

    def function(self):
        self.package()
        self.timed_part(["node", str(self.program), "deploy", "function", "-f", "f0"])

    def remove(self):
        self.timed_part(["node", str(self.program), "remove"])


class Osls(Serverless):
    """A fork of Serverless 3."""

    program = OSLS


class Sam(Tool):
    """Its template has functions of CloudFormation: the emulator does not transform those of SAM. Its deploy part is `sam deploy` or `sam sync`."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        replace_plugin(self.folder / "pom.xml", "")
        lines = ["Resources:", "  Role:", "    Type: AWS::IAM::Role", "    Properties:", "      AssumeRolePolicyDocument:"]
        lines += ["        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]"]
        for i in range(FUNCTIONS):
            lines += [f"  F{i}:", "    Type: AWS::Lambda::Function", "    Properties:", "      Code: .", "      Handler: com.example.Hello"]
            lines += ["      Runtime: java21", "      Role: !GetAtt Role.Arn", "      MemorySize: 512"]
        (self.folder / "template.yaml").write_text("\n".join(lines) + "\n")
        self.sam(["deploy", "--help"])
        run([str(SAM.parent / "python"), "-c", "import boto3; boto3.client('s3').create_bucket(Bucket='sam-bench')"], self.folder, self.environment)

    def sam(self, arguments):
        run([str(SAM), *arguments], self.folder, self.environment)

    def sync(self, function):
        command = [str(SAM), "sync", "--code", "--stack-name", "bench", "--s3-bucket", "sam-bench", "--resource-id", function]
        run(["sh", "-c", 'yes | "$@"', "sync", *command], self.folder, self.environment)  # it asks whether the stack is for development

    def deploy(self):
        self.sam(["build"])
        self.timed_part([str(SAM), "deploy", "--stack-name", "bench", "--s3-bucket", "sam-bench", "--no-confirm-changeset", "--no-fail-on-empty-changeset", "--capabilities", "CAPABILITY_IAM"])

    def function(self):
        try:
            self.part = timed(lambda: self.sync("F0"))
        except SystemExit as failure:
            raise NotSupported(str(failure)[-1500:]) from failure

    def remove(self):
        self.timed_part([str(SAM), "delete", "--stack-name", "bench", "--no-prompts", "--region", "us-east-1"])


TOOLS = {"plugin": Plugin, "serverless": Serverless, "osls": Osls, "sam": Sam}


def service(package):
    lines = ["service: bench", "provider:", "  name: aws", "  runtime: java21", "  memorySize: 512", "functions:"]
    for i in range(FUNCTIONS):
        lines += [f"  f{i}:", "    handler: com.example.Hello"]
    return "\n".join(lines) + "\n" + package


def replace_plugin(pom, other):
    """Puts another plugin, or none, in the place of ours."""
    text = re.sub(r"<plugin>\s*<groupId>io.github.serverlessmaven.*?</plugin>", "", pom.read_text(), flags=re.S)
    pom.write_text(text.replace("<plugins>", "<plugins>" + other, 1))


def project(name):
    """The example with a dependency of so many bytes that no compression makes smaller."""
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "examples/hello-yaml", folder, ignore=shutil.ignore_patterns("target"))
    library = folder / "repository/com/example/library/1.0"
    library.mkdir(parents=True)
    with zipfile.ZipFile(library / "library-1.0.jar", "w") as jar:
        jar.writestr(zipfile.ZipInfo("data.bin"), random.Random(1).randbytes(MEGABYTES << 20))
    coordinates = "<groupId>com.example</groupId><artifactId>library</artifactId><version>1.0</version>"
    (library / "library-1.0.pom").write_text(f"<project><modelVersion>4.0.0</modelVersion>{coordinates}</project>")
    pom = folder / "pom.xml"
    repository = "<repositories><repository><id>bench</id><url>file://${project.basedir}/repository</url></repository></repositories>"
    text = pom.read_text().replace("</dependencies>", f"<dependency>{coordinates}</dependency></dependencies>{repository}", 1)
    pom.write_text(text)
    run(["mvn", "-q", "-B", "compile"], folder, {})
    return folder


if __name__ == "__main__":
    main()
