// SPDX-License-Identifier: BSL-1.0
// The interviewer's guide and the empty card.
import { at, option, problems_of, save, show_problems, show_report } from "./dom.mjs";
import { in_use, seniority } from "./rubric.mjs";

const WHOLE_PLAN = "";

let tool = null;

export function start_kit(panelscore) {
    tool = panelscore;
    at("kit-show").addEventListener("click", () => {
        const guide = made("html");
        if (guide !== null)
            show_report(at("kit-report"), guide);
    });
    at("kit-save").addEventListener("click", () => keep("html", "guide.html", "text/html"));
    at("kit-save-cards").addEventListener("click", () => keep("json", "cards.json", "application/json"));
    at("kit-interview").addEventListener("change", () => show_report(at("kit-report"), ""));
}

export function kit_for_rubric() {
    const before = at("kit-interview").value;
    const interviews = in_use.rubric.interviews ?? [];
    at("kit-interview").replaceChildren(
        ...interviews.map(({ id, title }) => option(id, title ?? id)),
        option(WHOLE_PLAN, "all interviews of the plan"));
    at("kit-interview").value = interviews.some(({ id }) => id === before) ? before : interviews[0]?.id ?? WHOLE_PLAN;
    show_report(at("kit-report"), "");
}

function made(format) {
    const options = { rubric: in_use.name, format };
    if (at("kit-interview").value !== WHOLE_PLAN)
        options.interview = at("kit-interview").value;
    if (seniority())
        options.seniority = seniority();
    const answer = tool.kit({ files: in_use.files, options });
    show_problems(at("kit-problems"), answer.status === 0 ? [] : problems_of(answer),
                  "There is no guide, because something is wrong:");
    return answer.status === 0 ? answer.text : null;
}

function keep(format, ending, type) {
    const text = made(format);
    if (text !== null)
        save([in_use.rubric.id, at("kit-interview").value, ending].filter(Boolean).join("_"), text, type);
}
