// SPDX-License-Identifier: BSL-1.0
// panelscore in JavaScript: the C interface compiled to WebAssembly, called with plain objects.
// Nothing leaves the process: no files but panelscore.wasm are read, nothing is fetched unless
// asked for, nothing is written.

const COMMANDS = [
    "rubrics", "lint", "check", "kit", "recommend", "calibrate", "plan", "import", "schema",
];

/// The number of the C interface this file was written for.
const INTERFACE = 1;

/// An instance that has used more than this is given up after the call, for memory of
/// WebAssembly grows and never shrinks.
const MEMORY_KEPT = 256 * 1024 * 1024;

/// What panelscore throws for its own defects, and when memory runs out; wrong input is never
/// an exception but a result with its status and problems.
export class PanelscoreError extends Error {
    constructor(message, options) {
        super(message, options);
        this.name = "PanelscoreError";
    }
}

/// What the module asks of its surroundings: nothing but to be told that there is nothing.
function imports(module, state) {
    const wasi = {
        proc_exit(code) {
            throw new Error(`exit ${code}`);
        },
        // What the C++ library says when it gives up; kept for the error message.
        fd_write(file, pieces, count, written) {
            const view = new DataView(state.exports.memory.buffer);
            let length = 0;
            for (let i = 0; i < count; ++i) {
                const start = view.getUint32(pieces + 8 * i, true);
                const size = view.getUint32(pieces + 8 * i + 4, true);
                if (state.said.length < 2000)
                    state.said += text_at(state.exports, start, Math.min(size, 2000));
                length += size;
            }
            view.setUint32(written, length, true);
            return 0;
        },
        environ_sizes_get(count, size) {
            const view = new DataView(state.exports.memory.buffer);
            view.setUint32(count, 0, true);
            view.setUint32(size, 0, true);
            return 0;
        },
        environ_get: () => 0,
    };
    // There are no files, and nothing is drawn by chance: what the C++ library could ask for is
    // refused (52: no such call).
    const env = { emscripten_notify_memory_growth() {} };
    const asked = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
        const known = from === "env" ? env : wasi;
        asked[from] ??= {};
        asked[from][name] = known[name] ?? (() => (from === "env" ? -52 : 52));
    }
    return asked;
}

function text_at(exports, start, size) {
    return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, start, size));
}

function make_instance(module) {
    const state = { exports: null, said: "" };
    state.exports = new WebAssembly.Instance(module, imports(module, state)).exports;
    state.exports._initialize();
    return state;
}

/// Copies bytes, or a text as UTF-8, into the memory of the module; a NUL byte follows.
class Memory {
    constructor(exports) {
        this.exports = exports;
        this.encoder = new TextEncoder();
    }

    take(size) {
        const start = this.exports.malloc(size) >>> 0;
        if (start === 0)
            throw new PanelscoreError(`out of memory: ${size} bytes were asked for`);
        return start;
    }

    /// Calls `use(start, size)` with a copy that lives as long as the call.
    with(value, use) {
        const bytes = typeof value === "string" ? this.encoder.encode(value) : as_bytes(value);
        const start = this.take(bytes.length + 1);
        try {
            const room = new Uint8Array(this.exports.memory.buffer, start, bytes.length + 1);
            room.set(bytes);
            room[bytes.length] = 0;
            return use(start, bytes.length);
        } finally {
            this.exports.free(start);
        }
    }

    /// The text `read(result, &size)` gives.
    text(read, result) {
        const place = this.take(4);
        try {
            const start = read(result, place) >>> 0;
            const size = new DataView(this.exports.memory.buffer).getUint32(place, true);
            return start === 0 ? "" : text_at(this.exports, start, size);
        } finally {
            this.exports.free(place);
        }
    }
}

function as_bytes(value) {
    if (value instanceof Uint8Array)
        return value;
    if (value instanceof ArrayBuffer)
        return new Uint8Array(value);
    if (ArrayBuffer.isView(value))
        return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    throw new TypeError("a file is a string, an ArrayBuffer or a Uint8Array");
}

function no_nul(text, what) {
    if (text.includes("\0"))
        throw new TypeError(`${what} holds a NUL character`);
    return text;
}

/// Options as the command line has them: [name, value] in the order given; a list repeats the
/// option, true stands for an option without a value, false and null leave it out.
function option_pairs(options) {
    const pairs = [];
    for (const [name, given] of Object.entries(options ?? {})) {
        for (const value of Array.isArray(given) ? given : [given]) {
            if (value === undefined || value === null || value === false)
                continue;
            if (!["string", "number", "boolean"].includes(typeof value))
                throw new TypeError(`option ${name} is a text, a number, true or a list of these`);
            pairs.push([no_nul(name, "the name of an option"),
                        value === true ? "" : no_nul(String(value), `option ${name}`)]);
        }
    }
    return pairs;
}

function checked(request) {
    if (request === null || typeof request !== "object" || Array.isArray(request))
        throw new TypeError("a request is an object of files, arguments and options");
    for (const key of Object.keys(request))
        if (!["files", "arguments", "options"].includes(key))
            throw new TypeError(`a request has files, arguments and options, not "${key}"`);
    const files = request.files instanceof Map ? [...request.files]
                                               : Object.entries(request.files ?? {});
    for (const [name, content] of files) {
        no_nul(name, "the name of a file");
        if (typeof content !== "string")
            as_bytes(content);
    }
    const words = request.arguments ?? [];
    if (!Array.isArray(words) || words.some((word) => typeof word !== "string"))
        throw new TypeError("arguments is a list of texts");
    words.forEach((word) => no_nul(word, "an argument"));
    return { files, words, options: option_pairs(request.options) };
}

class Panelscore {
    #module;
    #state;

    constructor(module) {
        this.#module = module;
        this.#state = make_instance(module);
        const found = this.#state.exports.panelscore_abi();
        if (found !== INTERFACE)
            throw new PanelscoreError(
                `panelscore.wasm has interface ${found}, panelscore.mjs needs ${INTERFACE}`);
        for (const command of COMMANDS)
            this[command] = (request = {}) => this.run(command, request);
    }

    /// The version of panelscore, such as "0.1.0".
    get version() {
        const { exports } = this.#ready();
        const start = exports.panelscore_version() >>> 0;
        const bytes = new Uint8Array(exports.memory.buffer, start);
        return text_at(exports, start, bytes.indexOf(0));
    }

    /// Bytes of memory the instance holds now.
    get memory() {
        return this.#state === null ? 0 : this.#state.exports.memory.buffer.byteLength;
    }

    /// The command of that name: what it printed and how it ended.
    run(command, request = {}) {
        const given = checked(request);
        const state = this.#ready();
        state.said = "";
        try {
            const answer = call(state.exports, no_nul(String(command), "a command"), given);
            if (answer.status === 4)
                throw new PanelscoreError(
                    `this is a defect in panelscore, not in your files: ${answer.problems}`);
            if (this.memory > MEMORY_KEPT)
                this.#state = null;
            return answer;
        } catch (error) {
            // Whatever stopped half way may have left anything behind: begin anew.
            this.#state = null;
            if (error instanceof PanelscoreError || error instanceof TypeError)
                throw error;
            const said = state.said.trim() || String(error.message ?? error);
            throw new PanelscoreError(
                `panelscore stopped while it ran ${command}, and has been started anew: ${said}`,
                { cause: error });
        }
    }

    #ready() {
        this.#state ??= make_instance(this.#module);
        return this.#state;
    }
}

function call(exports, command, { files, words, options }) {
    const memory = new Memory(exports);
    const input = exports.panelscore_input_new() >>> 0;
    if (input === 0)
        throw new PanelscoreError("out of memory");
    let result = 0;
    try {
        for (const [name, content] of files)
            memory.with(name, (name_at) => memory.with(content, (text_at, size) =>
                taken(exports.panelscore_input_file(input, name_at, text_at, size),
                      `the file ${name}`)));
        for (const [name, value] of options)
            memory.with(name, (name_at) => memory.with(value, (value_at) =>
                taken(exports.panelscore_input_option(input, name_at, value_at),
                      `the option ${name}`)));
        for (const word of words)
            memory.with(word, (word_at) => taken(
                exports.panelscore_input_argument(input, word_at), `the argument ${word}`));
        result = memory.with(command,
                             (name_at) => exports.panelscore_run(name_at, input) >>> 0);
        if (result === 0)
            throw new PanelscoreError("out of memory");
        return {
            status: exports.panelscore_result_status(result),
            text: memory.text(exports.panelscore_result_text, result),
            problems: memory.text(exports.panelscore_result_problems, result),
        };
    } finally {
        if (result !== 0)
            exports.panelscore_result_free(result);
        exports.panelscore_input_free(input);
    }
}

function taken(refused, what) {
    if (refused !== 0)
        throw new PanelscoreError(`there is no memory for ${what}`);
}

async function compile(source) {
    source = await source;
    if (source instanceof WebAssembly.Module)
        return source;
    if (typeof Response !== "undefined" && source instanceof Response) {
        if (!source.ok)
            throw new PanelscoreError(`panelscore.wasm could not be fetched: ${source.status}`);
        return WebAssembly.compile(await source.arrayBuffer());
    }
    return WebAssembly.compile(as_bytes(source));
}

async function beside_this_file(may_fetch) {
    const url = new URL("./panelscore.wasm", import.meta.url);
    if (typeof process !== "undefined" && process.versions?.node && url.protocol === "file:") {
        const { readFile } = await import("node:fs/promises");
        return readFile(url);
    }
    if (!may_fetch)
        throw new PanelscoreError(
            "outside Node, hand the module over: load({ wasm: bytes or a Response }), or let it" +
            " be fetched from beside this file: load({ fetch: true })");
    return fetch(url);
}

/// panelscore, ready to be called. In Node the module beside this file is read; elsewhere it is
/// handed over (`wasm`) or, with `fetch: true`, fetched from beside this file.
export async function load({ wasm, fetch: may_fetch = false } = {}) {
    return new Panelscore(await compile(wasm ?? await beside_this_file(may_fetch)));
}
