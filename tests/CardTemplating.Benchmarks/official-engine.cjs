// Times the official JavaScript engine (npm adaptivecards-templating) on one template.
//   node official-engine.cjs NODE_MODULES TEMPLATE DATA SECONDS
// Prints expansions a second, with the template parsed once and parsed each time.
"use strict";
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const [, , modules, templatePath, dataPath, seconds] = process.argv;
const { Template } = createRequire(`${modules}/x.js`)("adaptivecards-templating");
const payload = JSON.parse(readFileSync(templatePath, "utf8"));
const data = JSON.parse(readFileSync(dataPath, "utf8"));

function perSecond(work) {
  const budget = Number(seconds) * 1000;
  for (let i = 0; i < 5; i++) work();
  let count = 0;
  const start = performance.now();
  let elapsed;
  do {
    work();
    count++;
    elapsed = performance.now() - start;
  } while (elapsed < budget);
  return (count * 1000) / elapsed;
}

const parsed = new Template(payload);
const once = perSecond(() => JSON.stringify(parsed.expand({ $root: data })));
const each = perSecond(() => JSON.stringify(new Template(payload).expand({ $root: data })));
console.log(JSON.stringify({ once, each }));
