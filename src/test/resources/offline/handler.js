// The twins of the functions that HttpApiOfflineTest plays.
const { answers } = require("./requests.json");

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
