// SPDX-License-Identifier: BSL-1.0
// node recommend.mjs CARDS...: a line a candidate, from the npm package alone.
import { readFileSync } from "node:fs";
//! [recommend]
import { load } from "panelscore";

const panelscore = await load();
const names = process.argv.slice(2);
const result = panelscore.recommend({
    files: Object.fromEntries(names.map((name) => [name, readFileSync(name)])),
    arguments: names,
    options: { rubric: "ml-engineer" },
});
if (result.status !== 0) {
    console.error(result.problems); // a line a problem: file, line, column, what is wrong
    process.exit(result.status);
}
for (const { candidate, call, probability } of JSON.parse(result.text).candidates)
    console.log(candidate, call, probability.hire.toFixed(2));
//! [recommend]
