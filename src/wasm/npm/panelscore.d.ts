// SPDX-License-Identifier: BSL-1.0

/** A file handed over under a name: a text, or its bytes in UTF-8. */
export type FileContent = string | Uint8Array | ArrayBuffer;

/** The value of an option: `true` for one without a value, a list where it may be repeated. */
export type OptionValue =
    | string
    | number
    | boolean
    | null
    | undefined
    | readonly (string | number)[];

/** What a command gets. Files are found under the names given here and nowhere else. */
export interface Request {
    /** Texts by name. */
    files?: Readonly<Record<string, FileContent>> | ReadonlyMap<string, FileContent>;
    /** What stands on the command line without `--`: names of files, a rubric's id. */
    arguments?: readonly string[];
    /** Options by their long name: `{ rubric: "ml-engineer", format: "html" }`. */
    options?: Readonly<Record<string, OptionValue>>;
}

/** What a command gave. */
export interface Result {
    /** 0 done, 1 something in the input is wrong, 2 wrong usage, 3 no such file. */
    readonly status: 0 | 1 | 2 | 3;
    /** The document; JSON unless the option `format` says otherwise. */
    readonly text: string;
    /** What the tool prints on standard error: a line a problem, with file, line and column. */
    readonly problems: string;
}

export type Command =
    | "rubrics"
    | "lint"
    | "check"
    | "kit"
    | "recommend"
    | "calibrate"
    | "plan"
    | "import"
    | "schema";

/** One method a command; see the reference of commands for what each takes. */
export interface Panelscore extends Readonly<Record<Command, (request?: Request) => Result>> {
    /** The command of that name. */
    run(command: Command, request?: Request): Result;
    /** The version of panelscore, such as "0.1.0". */
    readonly version: string;
    /** Bytes of memory held now. */
    readonly memory: number;
}

/** Thrown for defects of panelscore and when memory runs out, never for wrong input. */
export class PanelscoreError extends Error {}

export interface LoadOptions {
    /** The module: its bytes, a response that brings it, or a compiled one. */
    wasm?:
        | BufferSource
        | Response
        | WebAssembly.Module
        | Promise<BufferSource | Response | WebAssembly.Module>;
    /** Outside Node: fetch panelscore.wasm from beside panelscore.mjs. */
    fetch?: boolean;
}

/** panelscore, ready to be called. */
export function load(options?: LoadOptions): Promise<Panelscore>;
