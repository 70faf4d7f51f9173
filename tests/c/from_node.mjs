// SPDX-License-Identifier: BSL-1.0
// from_node.mjs ADDON SOURCE: what an applicant tracking system on Node does with the addon of examples/c_interface:
// store a rubric, check cards as they come in, show advice, answer several requests at once in worker threads.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const [addonFile, source] = isMainThread ? process.argv.slice(2) : workerData;
const { run } = createRequire(import.meta.url)(addonFile);

const panel = `${source}/examples/panel/c-0193`;
const cards = readdirSync(panel).filter((name) => name.endsWith(".json")).sort();
const request = [["option", "rubric", "ours.json"], ["argument", "requests/17"]];
for (const name of cards)
    request.push(["file", `requests/17/${name}`, readFileSync(`${panel}/${name}`, "utf8")]);

if (isMainThread) {
    const [kept, rubric] = run("rubrics", [["argument", "ml-engineer"]]);
    assert.equal(kept, 0);
    request.push(["file", "ours.json", rubric]);

    const [fit, findings] = run("lint", [["file", "ours.json", rubric], ["argument", "ours.json"]]);
    assert.equal(fit, 0);
    assert.equal(JSON.parse(findings).format, "panelscore/lint/1");

    const [complete, checked] = run("check", request);
    assert.equal(complete, 0);
    assert.equal(JSON.parse(checked).format, "panelscore/check/1");

    const card = JSON.parse(readFileSync(`${panel}/${cards[0]}`, "utf8"));
    card.candidate = "Zoë 🙂 \u2028 line";
    card.ratings[Object.keys(card.ratings)[0]].score = 11;
    const wrong = [["option", "rubric", "ml-engineer"], ["argument", "wörk.json"], ["file", "wörk.json", JSON.stringify(card)]];
    const [status, answer, problems] = run("check", wrong);
    assert.equal(status, 1);
    assert.match(problems, /^wörk\.json:1:\d+: error: this score is off the scale \[K-01/);
    assert.equal(JSON.parse(answer).problems[0].code, "K-01");

    const [refused, nothing, reason] = run("recommend", [["option", "rubrik", "x"]]);
    assert.deepEqual([refused, nothing], [2, ""]);
    assert.match(reason, /did you mean "--rubric"\?/);
    assert.throws(() => run("recommend", [["file", "-", ""]]), /not taken/);

    const [done, advice] = run("recommend", request);
    assert.equal(done, 0);
    assert.equal(JSON.parse(advice).candidates[0].call, "lean_hire");
    const workers = [1, 2, 3, 4].map(() => new Promise((settle, fail) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: [addonFile, source] });
        worker.once("error", fail);
        worker.once("message", settle);
        worker.postMessage(request);
    }));
    for (const [code, text] of await Promise.all(workers))
        assert.deepEqual([code, text], [0, advice]);
    console.log("every request was answered");
} else {
    parentPort.once("message", (given) => parentPort.postMessage(run("recommend", given)));
}
