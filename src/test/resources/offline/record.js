// Records what serverless-offline answers to requests.json, as recording.json.gz. In a copy of this folder:
//   npm install serverless@3.40.0 serverless-offline@13.9.0 && node record.js
const { spawn } = require("node:child_process");
const { writeFileSync } = require("node:fs");
const http = require("node:http");
const { gzipSync } = require("node:zlib");
const { requests } = require("./requests.json");

const port = 4123;
const kept = ["content-type", "location", "set-cookie", "x-own", "x-multi", "x-number", "x-bool", "x-a", "x-b"];

const send = ({ method, path, headers = {}, body }) =>
  new Promise((resolve, reject) => {
    const request = http.request({ port, method, path, headers: { ...headers, Connection: "close" } }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        const found = Object.entries(response.headers).filter(([name]) => kept.includes(name));
        resolve({ status: response.statusCode, headers: Object.fromEntries(found), body: Buffer.concat(parts).toString() });
      });
    });
    request.on("error", reject);
    request.end(body);
  });

const server = spawn(
  "npx",
  ["serverless", "offline", "--httpPort", port, "--lambdaPort", port + 1, "--noPrependStageInUrl"],
  { detached: true, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x" } },
);
server.stderr.on("data", async (text) => {
  process.stderr.write(text);
  if (!String(text).includes("Server ready")) {
    return;
  }
  const lines = [];
  for (const request of requests) {
    lines.push("  " + JSON.stringify(await send(request)));
  }
  writeFileSync("recording.json.gz", gzipSync("[\n" + lines.join(",\n") + "\n]\n"));
  process.kill(-server.pid);
  process.exit();
});
