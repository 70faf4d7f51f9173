// SPDX-License-Identifier: BSL-1.0
// The module answers every command with the bytes of the tool.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { files_below, tool, words_of } from "./native.mjs";

const { load } = await import(pathToFileURL(join(process.env.PANELSCORE_PACKAGE, "panelscore.mjs")));
const panelscore = await load();
const files = files_below("panel");
const rubric = "ml-engineer";

/// Runs both and holds document, problems and status against each other.
function compare(name, command, request, folder) {
    test(name, () => {
        const expected = tool(words_of(command, request), { folder });
        const found = panelscore.run(command, request);
        assert.equal(found.status, expected.status);
        assert.ok(found.text === expected.text, `${name}: the documents differ${first_difference(found.text, expected.text)}`);
        assert.equal(found.problems, expected.problems);
        assert.ok(found.text.length + found.problems.length > 0);
    });
}

function first_difference(a, b) {
    let i = 0;
    while (i < a.length && a[i] === b[i])
        ++i;
    return ` at ${i}: "${a.slice(i - 40, i + 40)}", not "${b.slice(i - 40, i + 40)}"`;
}

for (const format of ["json", "ndjson", "text", "markdown", "html", "csv"])
    compare(`recommend, ${format}`, "recommend", { files, arguments: ["panel"], options: { rubric, format } });
compare("recommend, one candidate explained", "recommend",
        { files, arguments: ["panel"], options: { rubric, candidate: "c-0193", explain: true, format: "text" } });
compare("recommend by the mean", "recommend", { files, arguments: ["panel"], options: { rubric, method: "mean" } });
for (const format of ["json", "html", "markdown", "csv"])
    compare(`kit, ${format}`, "kit", { options: { rubric, format, seniority: "senior" } });
for (const format of ["json", "text"]) {
    compare(`lint, ${format}`, "lint", { arguments: [rubric], options: { format } });
    compare(`check, ${format}`, "check", { files, arguments: ["panel"], options: { rubric, format } });
}
compare("calibrate, the panel", "calibrate", { files, arguments: ["panel"], options: { rubric } });
compare("rubrics", "rubrics", {});
compare("rubrics, one", "rubrics", { arguments: [rubric] });
for (const name of ["rubric", "scorecard", "recommendation", "calibration"])
    compare(`schema ${name}`, "schema", { arguments: [name] });

/// The same, where equations of many unknowns let the twelfth digit of a number differ.
function compare_to_ten_digits(name, command, request, folder) {
    test(name, () => {
        const cut = (text) => text.split(/(-?\d+(?:\.\d+)?(?:e-?\d+)?)/);
        const expected = cut(tool(words_of(command, request), { folder }).text);
        const found = cut(panelscore.run(command, request).text);
        assert.equal(found.length, expected.length);
        found.forEach((piece, i) => assert.ok(
            piece === expected[i] || Math.abs(piece - expected[i]) <= 1e-10 * Math.abs(expected[i]) + 1e-14,
            `${name}: ${piece}, not ${expected[i]}, behind ${found.slice(i - 3, i).join("")}`));
    });
}

const folder = mkdtempSync(join(tmpdir(), "panelscore-wasm-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const ratings = tool(["simulate", "--candidates", "120", "--missing", "not_observed=0.1", "--seed", "11"]).text;
writeFileSync(join(folder, "ratings.csv"), ratings);
compare_to_ten_digits("calibrate, ratings with holes", "calibrate",
        { files: { "ratings.csv": ratings }, arguments: ["ratings.csv"], options: { scale: "1:5", bootstrap: 200 } }, folder);
const whole = tool(["simulate", "--candidates", "100", "--seed", "7"]).text;
writeFileSync(join(folder, "whole.csv"), whole);
compare("calibrate, ratings without holes", "calibrate",
        { files: { "whole.csv": whole }, arguments: ["whole.csv"], options: { scale: "1:5", bootstrap: 200 } }, folder);
const calibration = tool(["calibrate", "ratings.csv", "--scale", "1:5", "-f", "json"], { folder }).text;
writeFileSync(join(folder, "calibration.json"), calibration);
compare("plan", "plan",
        { files: { "calibration.json": calibration }, options: { calibration: "calibration.json", target: "0.80" } }, folder);

const odd = {
    "numbers.csv": "candidate,interviewer,competency,score\nc,i,a.b,1e0\nc,j,a.b,4.50\nd,i,a.b,.5\nd,j,a.b,5.\ne,i,a.b,1e400\ne,j,a.b,0x10\n",
    "deep.json": "[".repeat(100000),
    "letters.json": Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    "empty.json": "",
    "marked.json": "\ufeff[]",
    "tiny.json": '{"candidate":"c","interviewer":"i","ratings":{"ethics.fairness":4.0000000000000001e0,"communication.clarity":1e-400}}',
};
for (const [name, content] of Object.entries(odd)) {
    writeFileSync(join(folder, name), content);
    compare(`odd input: ${name}`, "recommend", { files: odd, arguments: [name], options: { rubric } }, folder);
}
compare("odd numbers in ratings", "calibrate", { files: odd, arguments: ["numbers.csv"], options: { scale: "1:5" } }, folder);
