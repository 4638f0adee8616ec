// The twins of the functions that the tests play.
const { appendFileSync } = require("node:fs");
const { answers } = require("./requests.json");
const { outcomes } = require("./rest-requests.json");

module.exports.echo = async (event) => ({
  statusCode: 200,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(event),
});

module.exports.answer = async (event) => {
  if (event.pathParameters.n === "throw") {
    throw new Error("no luck");
  }
  return answers[Number(event.pathParameters.n)];
};

module.exports.mapped = async (event) => event;

module.exports.outcome = async (event) => {
  const outcome = outcomes[Number(event.path.n)];
  if (outcome?.error) {
    throw new Error(outcome.error);
  }
  return outcome;
};

module.exports.socket = async (event) => {
  appendFileSync("socket-events.jsonl", JSON.stringify(event) + "\n");
  if (event.queryStringParameters?.refuse) {
    return { statusCode: Number(event.queryStringParameters.refuse) };
  }
  if (event.body?.includes("throw")) {
    throw new Error("no luck");
  }
  return { statusCode: 200, body: `${event.requestContext.routeKey}: ${event.body}` };
};
