// SPDX-License-Identifier: BSL-1.0
// Small helpers: elements, files in and out, the tool's problems as a list.

export const at = (id) => document.getElementById(id);

/// An element; texts are always texts, never markup.
export function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith("on"))
            made.addEventListener(key.slice(2), value);
        else if (key in made && typeof value === "boolean")
            made[key] = value;
        else if (value !== null && value !== undefined)
            made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
}

export function option(value, words) {
    return element("option", { value }, words);
}

/// Offers a text as a file to keep.
export function save(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    element("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/// What a person chose in a file input, read as bytes; the same file may be chosen again.
export async function chosen_files(input) {
    const files = await read_files(input.files);
    input.value = "";
    return files;
}

export async function read_files(list) {
    return Promise.all([...list].map(async (file) => (
        { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/// Problems in words: a list into `place`, hidden when there are none.
export function show_problems(place, problems, heading) {
    place.replaceChildren();
    place.hidden = problems.length === 0;
    place.classList.toggle("bad", problems.some(({ level }) => level === "error"));
    if (problems.length === 0)
        return;
    const items = problems.slice(0, 30).map((problem) => element(
        "li", {}, sentence(problem), element("span", { class: "where" }, where(problem))));
    place.append(element("p", {}, element("strong", {}, heading)), element("ul", {}, ...items));
    if (problems.length > 30)
        place.append(element("p", { class: "soft" }, `and ${problems.length - 30} more`));
}

export function sentence(problem) {
    const text = problem.message.charAt(0).toUpperCase() + problem.message.slice(1) + ".";
    const more = problem.did_you_mean ? ` Did you mean “${problem.did_you_mean}”?`
        : problem.expected ? ` Expected: ${problem.expected}.` : "";
    return text + more;
}

function where(problem) {
    const place = problem.file ? `${problem.file}${problem.line ? `, line ${problem.line}` : ""} · ` : "";
    return `${place}${problem.code} ${problem.name}`;
}

/// The problems of an answer: from its JSON when it is JSON, else from the lines of the tool.
export function problems_of(answer) {
    try {
        return JSON.parse(answer.text).problems ?? [];
    } catch {
        const lines = answer.problems.split("\n").filter((line) => line !== "");
        return lines.map((line) => (
            { level: "error", message: line.trim(), code: "", name: "", file: "" }));
    }
}

/// Shows a document of the tool in a frame as tall as it is. No script runs in it.
export function show_report(frame, html) {
    frame.hidden = html === "";
    frame.onload = () => fit(frame);
    frame.srcdoc = html;
}

export function fit(frame) {
    const page = frame.contentDocument?.documentElement;
    if (!page || frame.hidden)
        return;
    frame.style.height = "0";
    frame.style.height = `${page.scrollHeight + 24}px`;
    for (const part of page.querySelectorAll("details"))
        part.ontoggle = () => fit(frame);
}
