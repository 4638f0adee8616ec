// Records what serverless-offline answers: requests.json as recording.json.gz, rest-requests.json as rest-recording.json.gz, and a
// conversation over WebSockets as socket-recording.json.gz. In a copy of this folder:
//   npm install serverless@3.40.0 serverless-offline@13.9.0 && node record.js
const { spawn } = require("node:child_process");
const { readFileSync, rmSync, writeFileSync } = require("node:fs");
const http = require("node:http");
const { gzipSync } = require("node:zlib");
const WebSocket = require("ws");

const port = 4123;
const kept = ["content-type", "location", "set-cookie", "x-own", "x-multi", "x-number", "x-bool", "x-a", "x-b", "x-fixed"];

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

const write = (file, records) =>
  writeFileSync(file, gzipSync("[\n" + records.map((record) => "  " + JSON.stringify(record)).join(",\n") + "\n]\n"));

const record = async (from, to) => {
  const records = [];
  for (const request of JSON.parse(readFileSync(from)).requests) {
    records.push(await send(request));
  }
  write(to, records);
};

// Opens, says each text, closes; what comes back within a moment is the answer to it.
const converse = async (path, headers, texts) => {
  const socket = new WebSocket(`ws://localhost:${port + 2}${path}`, { headers });
  const answers = [];
  socket.on("message", (data) => answers.push(String(data)));
  const opened = await new Promise((resolve) => {
    socket.on("open", () => resolve(101));
    socket.on("unexpected-response", (_, response) => resolve(response.statusCode));
    socket.on("error", () => resolve(0));
  });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 500));
  const said = [];
  if (opened === 101) {
    for (const text of texts) {
      answers.length = 0;
      socket.send(text);
      await pause();
      said.push({ text, answers: [...answers] });
    }
    socket.close(1000, "bye");
    await pause();
  }
  return { path, headers, opened, said };
};

const recordSockets = async () => {
  rmSync("socket-events.jsonl", { force: true });
  const conversations = [
    await converse("/?name=ada&tag=1&tag=2", { "X-Custom": "one" }, [
      '{"action":"hello","n":1}', '{"action":"other"}', '{"action":"silent"}', "not json", '"text"', '{"action":7}', '{"action":"hello","t":"é€"}',
      '{"action":"throw"}', "[]", '{"action":{"a":1}}', '{"action":"$connect"}',
    ]),
    await converse("/?refuse=403", {}, []),
    await converse("/?refuse=500", {}, []),
    await converse("/", {}, ['{"action":"hello"}']),
  ];
  const events = readFileSync("socket-events.jsonl", "utf8").trim().split("\n").map((line) => JSON.parse(line));
  write("socket-recording.json.gz", [...conversations, { events }]);
};

const server = spawn(
  "npx",
  ["serverless", "offline", "--httpPort", port, "--lambdaPort", port + 1, "--websocketPort", port + 2, "--noPrependStageInUrl"],
  { detached: true, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x" } },
);
server.stderr.on("data", async (text) => {
  process.stderr.write(text);
  if (!String(text).includes("Server ready")) {
    return;
  }
  await record("requests.json", "recording.json.gz");
  await record("rest-requests.json", "rest-recording.json.gz");
  await recordSockets();
  process.kill(-server.pid);
  process.exit();
});
