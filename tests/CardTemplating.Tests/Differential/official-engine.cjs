// Runs the official JavaScript engine on cases given as JSON lines on stdin; writes one JSON line for each.
//   node official-engine.cjs NODE_MODULES
// A case is {"template", "data", "host"} or {"expression", "scope"}; an outcome is {"value"} or {"error"}.
"use strict";
const { createRequire } = require("node:module");
const { createInterface } = require("node:readline");
const load = createRequire(`${process.argv[2]}/x.js`);
const { Template } = load("adaptivecards-templating");
const { Expression } = load("adaptive-expressions");

// What JSON cannot carry (infinity, bytes, big integers) is not a value to compare.
function isJson(value) {
  if (value === null || value === undefined || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}

function run(testCase) {
  try {
    let value;
    if (testCase.template !== undefined) {
      const context = { $root: testCase.data };
      if (testCase.host !== undefined) context.$host = testCase.host;
      value = new Template(testCase.template).expand(context);
    } else {
      const result = Expression.parse(testCase.expression).tryEvaluate(testCase.scope);
      if (result.error) return { error: String(result.error) };
      value = result.value;
    }
    return isJson(value) ? { value: value === undefined ? null : value } : { error: "not JSON" };
  } catch (error) {
    return { error: String((error && error.message) || error) };
  }
}

const outcomes = [];
createInterface({ input: process.stdin })
  .on("line", (line) => outcomes.push(JSON.stringify(run(JSON.parse(line)))))
  .on("close", () => process.stdout.write(outcomes.join("\n") + "\n"));
