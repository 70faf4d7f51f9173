// SPDX-License-Identifier: BSL-1.0
// What the tests of the module share: the example files, and the tool to compare with.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export const root = process.env.PANELSCORE_ROOT;
export const native = process.env.PANELSCORE_NATIVE_TOOL;
export const examples = join(root, "examples");

if (!existsSync(native))
    throw new Error(`${native} is not there: build the gcc preset first, these tests compare with it`);

/// The files below `folder` of examples/, by their names from there.
export function files_below(folder) {
    const found = {};
    const walk = (path) => {
        for (const entry of readdirSync(path, { withFileTypes: true })) {
            const below = join(path, entry.name);
            if (entry.isDirectory())
                walk(below);
            else
                found[relative(examples, below)] = readFileSync(below);
        }
    };
    walk(join(examples, folder));
    return found;
}

/// What the tool prints, run in `folder`.
export function tool(words, { folder = examples } = {}) {
    const ran = spawnSync(native, words, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28,
                                           env: { ...process.env, NO_COLOR: "1" } });
    return { status: ran.status, text: ran.stdout, problems: ran.stderr };
}

/// The same call for the tool: options as words.
export function words_of(command, { options = {}, arguments: words = [] }) {
    const given = Object.entries({ format: "json", ...options }).flatMap(([name, values]) =>
        [values].flat().flatMap((value) => value === true ? [`--${name}`] : [`--${name}`, String(value)]));
    return [command, ...given, ...words];
}
