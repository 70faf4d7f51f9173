// SPDX-License-Identifier: BSL-1.0
// The npm package: what is in it, how it is called, what happens when something is wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { files_below, root } from "./native.mjs";

const folder = process.env.PANELSCORE_PACKAGE;
const { load, PanelscoreError } = await import(pathToFileURL(join(folder, "panelscore.mjs")));
const bytes = readFileSync(join(folder, "panelscore.wasm"));
const panelscore = await load();
const files = files_below("panel");
const request = { files, arguments: ["panel"], options: { rubric: "ml-engineer" } };
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const version = /\d+\.\d+\.\d+/.exec(readFileSync(join(root, "include/panelscore/version.hpp"), "utf8"))[0];

test("package: name, version, licence, nothing run and nothing needed", () => {
    assert.equal(manifest.name, "panelscore");
    assert.equal(manifest.version, version);
    assert.equal(panelscore.version, version);
    assert.equal(manifest.license, "BSL-1.0");
    assert.equal(manifest.type, "module");
    for (const key of ["dependencies", "scripts", "devDependencies", "bin"])
        assert.equal(manifest[key], undefined);
});

test("package: what is published is there, and nothing besides", () => {
    const published = [...manifest.files, "package.json", "README.md", "LICENSE"].sort();
    assert.deepEqual(readdirSync(folder).sort(), published);
    for (const entry of Object.values(manifest.exports).flatMap((one) => typeof one === "string" ? [one] : Object.values(one)))
        assert.ok(existsSync(join(folder, entry)), entry);
    const npm = spawnSync("npm", ["pack", "--dry-run", "--json", "--offline"], { cwd: folder, encoding: "utf8" });
    if (npm.status === 0)
        assert.deepEqual(JSON.parse(npm.stdout)[0].files.map(({ path }) => path).sort(), published);
});

test("package: the types name every command", () => {
    const types = readFileSync(join(folder, "panelscore.d.ts"), "utf8");
    for (const command of ["rubrics", "lint", "check", "kit", "recommend", "calibrate", "plan", "import", "schema"]) {
        assert.match(types, new RegExp(`"${command}"`));
        assert.equal(typeof panelscore[command], "function");
    }
});

test("module: asks its surroundings for nothing that reaches out", () => {
    const asked = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ name }) => name);
    const harmless = /^(emscripten_notify_memory_growth|proc_exit|fd_(write|read|seek|close)|environ_(get|sizes_get)|getentropy|__syscall_\w+)$/;
    for (const name of asked)
        assert.match(name, harmless);
});

test("load: bytes, an ArrayBuffer, a compiled module, a promise of them", async () => {
    const module = await WebAssembly.compile(bytes);
    for (const wasm of [bytes, new Uint8Array(bytes).buffer, module, Promise.resolve(module)])
        assert.equal((await load({ wasm })).version, version);
    assert.equal((await load({ wasm: new Response(bytes) })).version, version);
    await assert.rejects(load({ wasm: new Response("", { status: 404 }) }), PanelscoreError);
    await assert.rejects(load({ wasm: Uint8Array.of(1, 2, 3) }), WebAssembly.CompileError);
    await assert.rejects(load({ wasm: "panelscore.wasm" }), TypeError);
});

test("call: options of all kinds", () => {
    const { text } = panelscore.recommend({ ...request, options: {
        rubric: ["ml-engineer"], candidate: "c-0193", "no-evidence": true, strict: false, level: 0.8, labels: null } });
    const [found] = JSON.parse(text).candidates;
    assert.equal(found.candidate, "c-0193");
    assert.equal(found.score.level, 0.8);
    assert.equal(text.includes('"evidence": "'), false);
    const map = panelscore.recommend({ ...request, files: new Map(Object.entries(files)) });
    assert.equal(map.text, panelscore.recommend(request).text);
});

test("call: any number of threads is one thread here", () => {
    const ratings = Array.from({ length: 240 }, (_, i) =>
        `c-${i >> 3},i-${(i >> 1) % 4},a.${i % 2},${1 + (i * 7 + (i >> 3)) % 5}`);
    const table = `candidate,interviewer,competency,score\n${ratings.join("\n")}\n`;
    const report = (threads) => panelscore.calibrate({ files: { "t.csv": table }, arguments: ["t.csv"],
                                                       options: { scale: "1:5", bootstrap: 100, threads } });
    const one = report(1);
    assert.equal(one.status, 0, one.problems);
    assert.equal(report(8).text, one.text);
    assert.equal(report(0).status, 2);
});

test("call: wrong input is an answer", () => {
    const wrong = panelscore.recommend({ files: { "a.json": '{"candidate": 3}' }, arguments: ["a.json"],
                                         options: { rubric: "ml-engineer" } });
    assert.equal(wrong.status, 1);
    assert.match(wrong.problems, /^a\.json:1:15: error: /m);
    assert.equal(panelscore.recommend({ options: { rubric: "ml-engineer" } }).status, 2);
    assert.equal(panelscore.recommend({ options: { rubrik: "x" } }).status, 2);
    assert.equal(panelscore.run("simulate").status, 2);
    assert.equal(panelscore.run("").status, 2);
    assert.equal(panelscore.recommend({ arguments: ["missing.json"], options: { rubric: "ml-engineer" } }).status, 3);
    assert.equal(panelscore.recommend({ ...request, options: { ...request.options, output: "x" } }).status, 2);
});

test("call: a request of another shape throws before anything runs", () => {
    for (const bad of [null, [], 3, { file: {} }, { files: { a: 3 } }, { arguments: "a" }, { arguments: [1] },
                       { options: { a: {} } }, { options: { a: "\0" } }, { files: { "a\0b": "" } }])
        assert.throws(() => panelscore.recommend(bad), TypeError);
    assert.equal(panelscore.recommend(request).status, 0);
});

test("call: lone surrogates and NUL in texts do no harm", () => {
    const answer = panelscore.check({ files: { "a.json": '{"notes": "\ud800\0"}' }, arguments: ["a.json"],
                                      options: { rubric: "ml-engineer" } });
    assert.equal(answer.status, 1);
});

test("memory: two hundred calls need no more than ten", () => {
    for (let i = 0; i < 10; ++i)
        panelscore.recommend(request);
    const before = panelscore.memory;
    for (let i = 0; i < 200; ++i)
        panelscore.recommend({ ...request, arguments: ["panel/c-0193"] });
    assert.equal(panelscore.memory, before);
});

test("memory: what is too large is refused, and the next call works", () => {
    const large = new Uint8Array(700 << 20).fill(32);
    assert.throws(() => panelscore.check({ files: { "a.json": large }, arguments: ["a.json"],
                                           options: { rubric: "ml-engineer" } }), PanelscoreError);
    assert.equal(panelscore.recommend(request).status, 0);
    assert.ok(panelscore.memory < 64 << 20);
});

test("defect: a clear error, and a new instance for the next call", async () => {
    const Instance = WebAssembly.Instance;
    let broken = true;
    WebAssembly.Instance = function (...given) {
        const { exports } = new Instance(...given);
        const panelscore_run = (...words) => {
            if (broken)
                throw new WebAssembly.RuntimeError("unreachable");
            return exports.panelscore_run(...words);
        };
        return { exports: { ...exports, panelscore_run } };
    };
    try {
        const fragile = await load({ wasm: bytes });
        assert.throws(() => fragile.recommend(request), (error) =>
            error instanceof PanelscoreError && /recommend/.test(error.message) && error.cause !== undefined);
        assert.equal(fragile.memory, 0);
        broken = false;
        assert.equal(fragile.recommend(request).status, 0);
    } finally {
        WebAssembly.Instance = Instance;
    }
});
