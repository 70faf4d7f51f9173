// SPDX-License-Identifier: BSL-1.0
// Scorecards in, recommendation out: the tool's own report, and the calls above it.
import { at, chosen_files, element, option, problems_of, read_files, save, show_problems,
         show_report } from "./dom.mjs";
import { in_use, use_shipped } from "./rubric.mjs";

const CALLS = {
    strong_hire: "strong hire", hire: "hire", lean_hire: "lean hire", lean_no_hire: "lean no hire",
    no_hire: "no hire", strong_no_hire: "strong no hire", insufficient_evidence: "not enough yet",
};

let tool = null;
/// Contents of scorecard files by name.
const cards = new Map();
let report = "", document_json = "";

export function start_advice(panelscore) {
    tool = panelscore;
    at("cards-file").addEventListener("change", async () => add_files(await chosen_files(at("cards-file"))));
    at("example").addEventListener("click", load_example);
    at("advice-candidate").addEventListener("change", show_advice);
    at("with-notes").addEventListener("change", show_advice);
    at("advice-save").addEventListener("click", () =>
        save(`${at("advice-candidate").value || "recommendation"}.html`, report, "text/html"));
    at("advice-save-json").addEventListener("click", () =>
        save(`${at("advice-candidate").value || "recommendation"}.json`, document_json, "application/json"));
    const drop = at("drop");
    for (const name of ["dragenter", "dragover"])
        drop.addEventListener(name, (event) => {
            event.preventDefault();
            drop.classList.add("over");
        });
    for (const name of ["dragleave", "drop"])
        drop.addEventListener(name, () => drop.classList.remove("over"));
    // A file dropped anywhere must not take the place of the page.
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", async (event) => {
        event.preventDefault();
        if (event.dataTransfer.files.length > 0)
            add_files(await read_files(event.dataTransfer.files));
    });
}

export function add_files(files) {
    for (const { name, bytes } of files)
        cards.set(free_name(name, bytes), bytes);
    after_change();
}

/// Two files of one name, from two folders, are two files; the same file twice is one.
function free_name(name, bytes) {
    const same = (other) => other.length === bytes.length && other.every((byte, i) => byte === bytes[i]);
    for (let i = 2, free = name;; free = `${i++}-${name}`)
        if (!cards.has(free) || same(cards.get(free)))
            return free;
}

/// A card from the form takes the place of the one it was before.
export function add_card(name, bytes) {
    cards.set(name, bytes);
    after_change();
}

function load_example() {
    const { rubric, files } = JSON.parse(at("example-panel").textContent);
    cards.clear();
    for (const [name, text] of Object.entries(files))
        cards.set(name, new TextEncoder().encode(text));
    at("advice-candidate").replaceChildren();
    if (in_use.name !== rubric)
        use_shipped(rubric);
    after_change();
}

function after_change() {
    list_cards();
    show_advice();
}

function card_summary(bytes) {
    try {
        const card = JSON.parse(new TextDecoder().decode(bytes));
        return Array.isArray(card) ? `${card.length} cards`
            : [card.candidate, card.interviewer, card.interview].filter(Boolean).join(" · ");
    } catch {
        return "a table, or several cards";
    }
}

function list_cards() {
    if (cards.size === 0)
        return at("cards-list").replaceChildren();
    const rows = [...cards].map(([name, bytes]) => element("tr", {},
        element("td", {}, name), element("td", {}, card_summary(bytes)),
        element("td", { class: "right" }, element("button", { type: "button", class: "button",
            "aria-label": `Remove ${name}`, onclick: () => { cards.delete(name); after_change(); } }, "Remove"))));
    at("cards-list").replaceChildren(element("details", { open: cards.size <= 4 },
        element("summary", {}, cards.size === 1 ? "1 file" : `${cards.size} files`),
        element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Files" },
            element("table", {}, element("tbody", {}, ...rows)))),
        element("button", { type: "button", class: "button",
            onclick: () => { cards.clear(); after_change(); } }, "Remove all"));
}

function request(format, candidate) {
    const options = { rubric: in_use.name, format, "keep-going": true };
    if (candidate)
        options.candidate = candidate;
    if (!at("with-notes").checked)
        options["no-evidence"] = true;
    return { files: { ...in_use.files, ...Object.fromEntries([...cards].map(([name, bytes]) => [`cards/${name}`, bytes])) },
             arguments: [...cards.keys()].map((name) => `cards/${name}`), options };
}

/// Works the panel out again with the rubric in use.
export function show_advice() {
    at("advice-options").hidden = cards.size === 0;
    at("advice-calls").replaceChildren();
    show_problems(at("advice-problems"), [], "");
    if (cards.size === 0)
        return show_report(at("advice-report"), "");
    const everyone = JSON.parse(tool.recommend(request("json")).text || "{}");
    const names = (everyone.candidates ?? []).map(({ candidate }) => candidate);
    const before = at("advice-candidate").value;
    at("advice-candidate").replaceChildren(
        option("", names.length === 1 ? names[0] : `all ${names.length}, side by side`),
        ...(names.length > 1 ? names.map((name) => option(name, name)) : []));
    at("advice-candidate").value = names.includes(before) && names.length > 1 ? before : "";
    const chosen = at("advice-candidate").value;
    const answer = tool.recommend(request("json", chosen));
    document_json = answer.text;
    const errors = problems_of(answer).filter(({ level }) => level === "error");
    show_problems(at("advice-problems"), errors.map((problem) => (
        { ...problem, file: problem.file.replace(/^cards\//, "") })),
        names.length > 0 ? "Left out, because something in these cards is wrong:"
                         : "No recommendation, because something in these cards is wrong:");
    const candidates = answer.text ? JSON.parse(answer.text).candidates ?? [] : [];
    // The report shows the calls; said here, they reach who listens to the page.
    at("advice-calls").replaceChildren(...(candidates.length === 0 ? [] : [
        element("ul", {}, ...candidates.map(call_line))]));
    for (const id of ["advice-save", "advice-save-json"])
        at(id).disabled = candidates.length === 0;
    report = candidates.length === 0 ? "" : tool.recommend(request("html", chosen)).text;
    show_report(at("advice-report"), report);
}

function call_line({ candidate, call, probability }) {
    const hire = probability?.hire;
    const chance = typeof hire === "number" ? `, ${percent(hire)} chance of being at the bar` : "";
    return element("li", { "data-candidate": candidate },
                   `${candidate}: ${CALLS[call] ?? call.replaceAll("_", " ")}${chance}`);
}

function percent(share) {
    const whole = Math.round(100 * share);
    return whole < 1 ? "< 1 %" : whole > 99 ? "> 99 %" : `${whole} %`;
}
