// SPDX-License-Identifier: BSL-1.0
// recommend.mjs CARDS...: candidate, call and score of scorecards, with the addon panelscore_node.c.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

//! [call]
const addon = createRequire(import.meta.url)(process.env.PANELSCORE_NODE ?? "./panelscore.node");

const given = [["option", "rubric", "ml-engineer"]];
for (const name of process.argv.slice(2))
    given.push(["file", name, readFileSync(name, "utf8")], ["argument", name]);
const [status, text, problems] = addon.run("recommend", given);
process.stderr.write(problems);
if (status === 0)
    for (const { candidate, call, score } of JSON.parse(text).candidates)
        console.log(candidate, call, score.raw);
process.exitCode = status;
//! [call]
