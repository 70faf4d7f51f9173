// SPDX-License-Identifier: BSL-1.0
// examples/npm/recommend.mjs as somebody who installed the package would run it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { examples, files_below, tool } from "./native.mjs";

const folder = mkdtempSync(join(tmpdir(), "panelscore-npm-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "node_modules"));
symlinkSync(process.env.PANELSCORE_PACKAGE, join(folder, "node_modules/panelscore"));
copyFileSync(join(examples, "npm/recommend.mjs"), join(folder, "recommend.mjs"));
const run = (cards) => spawnSync(process.execPath, [join(folder, "recommend.mjs"), ...cards], { cwd: examples, encoding: "utf8" });

test("example: the calls of the panel, read from the installed package", () => {
    const ran = run(Object.keys(files_below("panel")).filter((name) => name.endsWith(".json")));
    assert.equal(ran.stderr, "");
    const { candidates } = JSON.parse(tool(["recommend", "-r", "ml-engineer", "-f", "json", "panel"]).text);
    assert.equal(ran.stdout, candidates.map(({ candidate, call, probability }) =>
        `${candidate} ${call} ${probability.hire.toFixed(2)}\n`).join(""));
});

test("example: what is no card is named", () => {
    const ran = run(["panel/README.md"]);
    assert.equal(ran.status, 1);
    assert.match(ran.stderr, /^panel\/README\.md:1/);
});
