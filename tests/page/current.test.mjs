// SPDX-License-Identifier: BSL-1.0
// examples/panelscore.html is made of its sources as they are now, and the module in it gives the tool's
// bytes. When it does not: cmake --build --preset wasm --target panelscore_page, and commit the page.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { examples, files_below, root, tool, words_of } from "../wasm/native.mjs";

const { load } = await import(pathToFileURL(join(process.env.PANELSCORE_PACKAGE, "panelscore.mjs")));
const file = join(examples, "panelscore.html");
const html = readFileSync(file, "utf8");
const again = "make the page again: cmake --build --preset wasm --target panelscore_page";

test("page: its parts are those in src/wasm/", () => {
    const checked = spawnSync(process.execPath,
        [join(root, "src/wasm/build_page.mjs"), root, "none", file, "parts"], { encoding: "utf8" });
    assert.equal(checked.status, 0, checked.stderr);
});

test("page: refers to nothing outside", () => {
    const shell = html.replace(/<script[^>]*>[^]*?<\/script>/g, "").replace(/<style>[^]*?<\/style>/g, "");
    assert.doesNotMatch(shell, /\b(src|href|action)="(?!#)/);
    assert.doesNotMatch(html, /@import|url\(/);
    assert.match(shell, /default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'/);
});

const packed = /<script type="text\/plain" id="module">([^<]*)<\/script>/.exec(html)[1];
const panelscore = await load({ wasm: gunzipSync(Buffer.from(packed, "base64")) });
const files = files_below("panel"), rubric = "ml-engineer";
for (const [command, request] of [
    ["recommend", { files, arguments: ["panel"], options: { rubric } }],
    ["recommend", { files, arguments: ["panel"], options: { rubric, format: "html" } }],
    ["check", { files, arguments: ["panel"], options: { rubric } }],
    ["kit", { options: { rubric, format: "html", seniority: "senior" } }],
    ["lint", { arguments: [rubric] }],
    ["rubrics", {}],
])
    test(`page: its module gives the tool's bytes: ${command} ${request.options?.format ?? "json"}`, () => {
        const expected = tool(words_of(command, request));
        const found = panelscore.run(command, request);
        assert.equal(found.status, expected.status, again);
        assert.ok(found.text === expected.text, again);
        assert.ok(found.problems === expected.problems, again);
    });
