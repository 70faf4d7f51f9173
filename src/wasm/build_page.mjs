// SPDX-License-Identifier: BSL-1.0
// node build_page.mjs ROOT MODULE OUTPUT [CHECK]: writes the self-contained page from src/wasm/page/, the
// example panel and panelscore.wasm. With "parts" as CHECK nothing is written: exit 1 when OUTPUT is not
// made of these parts, whatever module it carries.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [root, module, output, check] = process.argv.slice(2);
const page = join(root, "src/wasm/page");
const text = (...parts) => readFileSync(join(...parts), "utf8");

/// The modules as one script: each a function that gives what the file exports.
function script() {
    const files = ["npm/panelscore", ...["dom", "rubric", "card", "advice", "kit", "main"].map((name) => `page/${name}`)];
    return files.map((file) => {
        const source = text(root, "src/wasm", `${file}.mjs`).replace(/^\/\/ SPDX.*\n/, "");
        const names = [...source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map((found) => found[1]);
        const body = source
            .replace(/^import (\{[^}]*\}) from "[./]*([^"]*)\.mjs";$/gm,
                     (whole, wanted, from) => `const ${wanted} = ${variable(from)};`)
            .replace(/^export /gm, "");
        return `const ${variable(file)} = (() => {\n${body}\nreturn { ${names.join(", ")} };\n})();`;
    }).join("\n");
}

const variable = (file) => `${file.split("/").at(-1)}_parts`;

/// The shipped example: every card of the panel under its path, as one JSON text.
function example() {
    const folder = join(root, "examples/panel");
    const files = {};
    for (const candidate of readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory()).map(({ name }) => name).sort())
        for (const file of readdirSync(join(folder, candidate)).sort())
            files[`${candidate}_${file}`] = text(folder, candidate, file);
    return JSON.stringify({ rubric: "ml-engineer", files }).replaceAll("<", "\\u003c");
}

function packed() {
    const wasm = gzipSync(readFileSync(module), { level: 9 });
    return wasm.toString("base64").replace(/.{1,160}/g, "$&\n").trim();
}

const code = script();
const hash = createHash("sha256").update(`\n${code}\n`).digest("base64");
const parts = {
    CSP: `default-src 'none'; script-src 'sha256-${hash}' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; ` +
        "img-src data:; base-uri 'none'; form-action 'none'",
    STYLE: text(page, "style.css").trim(),
    EXAMPLE: example(),
    MODULE: check ? "@MODULE@" : packed(),
    SCRIPT: code,
};
const made = text(page, "page.html").replace(/@([A-Z]+)@/g, (whole, name) => parts[name] ?? whole);

if (!check) {
    writeFileSync(output, made);
} else {
    const without_module = (html) =>
        html.replace(/(<script type="text\/plain" id="module">)[^<]*(<\/script>)/, "$1@MODULE@$2");
    if (without_module(text(output)) !== made) {
        console.error(`${output} is not made of src/wasm/page/, the loader and the example panel as they are now.\n` +
                      "Make it again: cmake --build --preset wasm --target panelscore_page");
        process.exit(1);
    }
    console.log(`${output} is made of the parts in src/wasm/`);
}
