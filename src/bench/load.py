#!/usr/bin/env python3
# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""How many requests the local HTTP API bears: a warm Java function, beside its function URL and serverless-offline's Node handler.

All in one go; only the ratios mean anything. See README.md in this folder.
"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
import urllib.request

from deploy import arguments, install, print_versions, size
from local import ENVIRONMENT, ROOT, TARGET, Server, run

WORK = TARGET / "bench" / "load"
CONNECTIONS = 8
JAVA = "-Dmaven.compiler.release=17"  # the oldest that the benchmarks run on
SERVICE = """service: load
provider:
  name: aws
  runtime: {runtime}
  timeout: 30
functions:
  status:
    handler: {handler}
    {url}events:
      - httpApi: GET /status
{more}"""
HANDLER = "exports.status = async () => ({ statusCode: 200, body: 'open' });\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=size(10000, 200))
    parser.add_argument("--maven", default="mvn", help="the command that runs Maven")
    parser.add_argument("--peer", action=argparse.BooleanOptionalAction, default=size(True, False),
                        help="whether serverless-offline is installed and measured too")
    options = arguments(parser)
    sys.stdout.reconfigure(line_buffering=True)
    maven = options.maven.split()
    install(options, [*maven, "-B"])
    peer = offline() if options.peer else None
    print_versions(*[["node", "-p", f"'serverless-offline ' + require('{peer}/node_modules/serverless-offline/package.json').version + ' on Node.js ' + process.version"]] * bool(peer))
    print(f"{options.calls} requests on {CONNECTIONS} connections, {options.runs} run(s), the median of each figure:\n")
    print("| handler | lost | p50 ms | p99 ms | requests/s |\n|---|---|---|---|---|")
    with Server(maven, java(maven), JAVA, f"-Dserverless.start.warm={CONNECTIONS}") as server:
        api, url = measured(options, server.url + "/status", server.url + "/load-dev-status/")
    print_row("Java, HTTP API of serverless:start", api)
    print_row("Java, its function URL", url)
    node = None
    if peer:
        with Offline(peer) as address:
            node, = measured(options, address + "/status")
        print_row("Node.js, HTTP API of serverless-offline", node)
    print(f"\nThe HTTP API takes {api['p50'] / url['p50'] - 1:+.0%} of the time of the function URL (p50)"
          + (f" and answers {api['rate'] / node['rate']:.1f}x as many requests as serverless-offline." if node else "."))
    if api["lost"] or url["lost"]:
        raise SystemExit("Requests were lost.")


def measured(options, *urls):
    """Each address in turn, so that what else the machine does concerns all of them."""
    for url in urls:
        calls(url, size(2000, 16))
    runs = [[calls(url, options.calls) for url in urls] for _ in range(options.runs)]
    return [{name: (max if name == "lost" else statistics.median)(one[i][name] for one in runs) for name in runs[0][i]}
            for i in range(len(urls))]


def calls(url, number):
    words = run(["java", str(ROOT / "src/bench/WarmCalls.java"), url, str(number), str(CONNECTIONS)], ROOT).replace(",", "").split()
    return {"lost": int(words[2]), "p50": float(words[5]), "p99": float(words[8]), "rate": float(words[10])}


def print_row(name, figures):
    print(f"| {name} | {figures['lost']} | {figures['p50']:.2f} | {figures['p99']:.2f} | {figures['rate']:.0f} |")


def java(maven):
    folder = WORK / "java"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "examples/http-api", folder, ignore=shutil.ignore_patterns("target"))
    (folder / "serverless.yml").write_text(
        SERVICE.format(runtime="java17", handler="com.example.Status", url="url: true\n    ", more=""), encoding="utf-8")
    # A first call resolves what runs functions; the server works offline.
    run([*maven, "-q", "-B", JAVA, "serverless:deploy", "serverless:invoke", "-Dserverless.target=local", "-Dserverless.local.state=target/serverless-local"], folder)
    return folder


def offline():
    folder = WORK / "node"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules" / "serverless-offline").exists():
        run(["npm", "install", "--no-save", "--silent", "--prefix", str(folder), "serverless@3.40.0", "serverless-offline@13.9.0"], ROOT)
    (folder / "index.js").write_text(HANDLER, encoding="utf-8")
    (folder / "serverless.yml").write_text(
        SERVICE.format(runtime="nodejs20.x", handler="index.status", url="", more="plugins: [serverless-offline]\n"), encoding="utf-8")
    return folder


class Offline:
    """serverless-offline in the foreground."""

    PORT = 43117

    def __init__(self, folder):
        program = folder / "node_modules" / "serverless" / "bin" / "serverless.js"
        self.process = subprocess.Popen(
            ["node", str(program), "offline", "start", "--httpPort", str(self.PORT), "--lambdaPort", str(self.PORT + 1), "--noPrependStageInUrl"],
            cwd=folder, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    def __enter__(self):
        address = f"http://localhost:{self.PORT}"
        for _ in range(600):
            try:
                with urllib.request.urlopen(address + "/status", timeout=10):
                    return address
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.__exit__()
        raise SystemExit("serverless-offline did not start")

    def __exit__(self, *ignored):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()


if __name__ == "__main__":
    main()
