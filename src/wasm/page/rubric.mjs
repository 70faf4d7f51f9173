// SPDX-License-Identifier: BSL-1.0
// The rubric in use: a shipped one, or files the person loads.
import { at, chosen_files, element, option, problems_of, show_problems } from "./dom.mjs";

const SHIPPED_FIRST = "ml-engineer";

/// { name, files, rubric }: what `--rubric` says, the files it needs, and its content.
export const in_use = { name: "", files: {}, rubric: null };

let tool = null;
let after_change = () => {};

export function start_rubric(panelscore, changed) {
    tool = panelscore;
    after_change = changed;
    const list = JSON.parse(tool.rubrics().text).rubrics.filter(({ interviews }) => interviews > 0);
    at("rubric").replaceChildren(...list.map(({ id, title }) => option(id, title)));
    at("rubric").addEventListener("change", () => {
        const chosen = at("rubric").selectedOptions[0];
        use(at("rubric").value, chosen.files ?? {});
    });
    at("seniority").addEventListener("change", () => after_change());
    at("rubric-file").addEventListener("change", load_files);
    use_shipped(list.some(({ id }) => id === SHIPPED_FIRST) ? SHIPPED_FIRST : list[0].id);
}

export function use_shipped(id) {
    at("rubric").value = id;
    if (at("rubric").value === id)
        use(id, {});
}

export const seniority = () => at("seniority").value;

export function competency_of(id) {
    return in_use.rubric.competencies.find((competency) => competency.id === id);
}

export function interview_of(id) {
    return (in_use.rubric.interviews ?? []).find((interview) => interview.id === id);
}

async function load_files() {
    const chosen = await chosen_files(at("rubric-file"));
    const files = Object.fromEntries(chosen.map(({ name, bytes }) => [name, bytes]));
    // Of several files the rubric is the one with weights; the others are what it uses.
    const main = chosen.find(({ bytes }) => {
        try {
            return "weights" in JSON.parse(new TextDecoder().decode(bytes));
        } catch {
            return false;
        }
    }) ?? chosen[0];
    if (main === undefined || !use(main.name, files))
        return;
    const entry = option(main.name, `${in_use.rubric.title ?? in_use.rubric.id} (${main.name})`);
    entry.files = files;
    at("rubric").append(entry);
    entry.selected = true;
}

/// Takes a rubric when it can be scored with; otherwise says why, and the old one stays.
function use(name, files) {
    const answer = tool.lint({ files, arguments: [name], options: { resolved: true } });
    if (answer.status !== 0) {
        const found = tool.lint({ files, arguments: [name] });
        show_problems(at("rubric-problems"),
                      problems_of(found).filter(({ level }) => level === "error"),
                      `${name} cannot be used as it is. The rubric before it stays in use.`);
        return false;
    }
    const rubric = JSON.parse(answer.text);
    if (!rubric.weights) {
        const problem = { level: "error", message: `${name} holds competencies but no role with weights`,
                          file: name, code: "", name: "" };
        show_problems(at("rubric-problems"), [problem], "This rubric cannot be scored with.");
        return false;
    }
    Object.assign(in_use, { name, files, rubric });
    show_problems(at("rubric-problems"), [], "");
    const rungs = rubric.seniorities ?? [];
    const before = seniority();
    at("seniority").replaceChildren(...rungs.map((rung) => option(rung, rung)));
    at("seniority").disabled = rungs.length < 2;
    at("seniority").value = rungs.includes(before) ? before
        : rungs.includes("senior") ? "senior" : rungs[0] ?? "";
    const interviews = rubric.interviews ?? [];
    at("rubric-summary").replaceChildren(
        `${Object.keys(rubric.weights).length} competencies, ${interviews.length} interviews, ` +
        `revision ${rubric.revision}.`);
    after_change();
    return true;
}
