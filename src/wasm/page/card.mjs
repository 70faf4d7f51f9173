// SPDX-License-Identifier: BSL-1.0
// The card: a form made from the rubric, read into and out of a scorecard file.
import { at, chosen_files, element, option, problems_of, save, sentence } from "./dom.mjs";
import { competency_of, in_use, interview_of, seniority, use_shipped } from "./rubric.mjs";

const WHOLE_ROLE = "";

let tool = null;
let add_to_panel = () => {};
/// What a loaded card says that the form does not show; it is written back.
let kept = {};
let changed = false;

export function start_card(panelscore, add) {
    tool = panelscore;
    add_to_panel = add;
    at("interview").addEventListener("change", () => rebuild(ratings_on_form()));
    at("card").addEventListener("input", () => {
        changed = true;
        show_progress();
        at("card-answer").replaceChildren();
    });
    at("card").addEventListener("submit", (event) => event.preventDefault());
    at("add-flag").addEventListener("click", () => add_flag({}).querySelector("select").focus());
    at("card-new").addEventListener("click", () => {
        if (!changed || confirm("The card has changes that are not saved. Begin a new one all the same?"))
            fill({ interviewer: at("interviewer").value, opening: at("opening").value,
                   interview: at("interview").value, ratings: {} });
    });
    at("card-file").addEventListener("change", open_card);
    at("card-check").addEventListener("click", check);
    at("card-save").addEventListener("click", () => {
        save(card_name(), card_text(), "application/json");
        changed = false;
    });
    at("card-add").addEventListener("click", () => {
        add_to_panel(card_name(), new TextEncoder().encode(card_text()));
        changed = false;
    });
    addEventListener("beforeunload", (event) => {
        if (changed)
            event.preventDefault();
    });
}

/// Another rubric, or another seniority: the same card, as far as it goes.
export function card_for_rubric() {
    const interviews = in_use.rubric.interviews ?? [];
    const before = at("interview").value;
    at("interview").replaceChildren(
        ...interviews.map(({ id, title, minutes }) =>
            option(id, `${title ?? id}${minutes ? `, ${minutes} minutes` : ""}`)),
        option(WHOLE_ROLE, "not one of the plan: every competency"));
    at("interview").value = interview_of(before) ? before : interviews[0]?.id ?? WHOLE_ROLE;
    rebuild(ratings_on_form());
}

/// The competencies of the chosen interview, and whatever the card rates besides.
function rebuild(ratings) {
    const interview = interview_of(at("interview").value);
    at("interview-purpose").textContent = interview?.purpose ?? "";
    const planned = interview?.competencies ?? Object.keys(in_use.rubric.weights);
    const rated = Object.keys(ratings).filter((id) => !planned.includes(id) && competency_of(id));
    at("competencies").replaceChildren(
        ...[...planned, ...rated].map((id) => competency_part(id, ratings[id])));
    show_progress();
    at("card-answer").replaceChildren();
}

/// Scores a card may give: the levels, and with a step what lies between.
function possible_scores() {
    const { levels, step } = in_use.rubric.scale;
    const scores = levels.map(({ score }) => score).sort((a, b) => a - b);
    if (!step)
        return scores;
    const count = Math.round((scores.at(-1) - scores[0]) / step);
    return Array.from({ length: count + 1 }, (_, i) => Number((scores[0] + i * step).toFixed(9)));
}

function competency_part(id, rating = {}) {
    const competency = competency_of(id);
    const target = competency.targets?.[seniority()];
    const levels = possible_scores().map((score) => {
        const level = in_use.rubric.scale.levels.find((one) => one.score === score);
        return choice(id, String(score), `${score}${level ? ` ${level.label ?? ""}` : ""}`,
                      competency.anchors?.[String(score)] ?? level?.meaning ?? "",
                      rating.choice === String(score), score === target);
    });
    const none = in_use.rubric.scale.not_observed;
    const note = element("textarea", { rows: "3", "data-note": id, id: `note-${id}` });
    note.value = rating.evidence ?? "";
    const hint = element("select", { "data-hint": id },
        option("", "no help beyond the planned probes"), option("directed", "I named the idea"),
        option("answer_given", "I gave the answer"));
    hint.value = rating.hint ?? "";
    return element("fieldset", { id: `competency-${id}`, "data-competency": id, tabindex: "-1" },
        element("legend", {}, competency.name),
        element("p", { class: "soft" }, competency.definition ?? ""),
        element("div", { class: "levels" }, ...levels,
            choice(id, "none", none?.label ?? "Not observed", none?.meaning ?? "", rating.choice === "none", false)),
        element("label", { class: "field", for: `note-${id}` }, "What was said or done"), note,
        element("details", { open: Boolean(rating.hint) }, element("summary", {}, "Did you help?"),
            element("label", { class: "field" }, "Help given", hint)));
}

function choice(id, value, name, anchor, chosen, target) {
    return element("label", {},
        element("input", { type: "radio", name: `score-${id}`, value, checked: chosen }),
        element("span", { class: "name" }, name,
            target ? element("span", { class: "target" }, `target, ${seniority()}`) : null),
        element("span", { class: "anchor" }, anchor));
}

/// By competency: the choice ("4", "none" or none yet), the note and the help.
function ratings_on_form() {
    const ratings = {};
    for (const part of at("competencies").children) {
        const rating = {
            choice: part.querySelector("input:checked")?.value,
            evidence: part.querySelector("[data-note]").value,
            hint: part.querySelector("[data-hint]").value,
        };
        if (rating.choice || rating.evidence || rating.hint)
            ratings[part.dataset.competency] = rating;
    }
    return ratings;
}

function show_progress() {
    const parts = [...at("competencies").children];
    const done = parts.filter((part) => part.querySelector("input:checked")).length;
    at("card-progress").textContent = `${done} of ${parts.length} competencies answered`;
}

function add_flag(flag) {
    const competency = element("select", {}, option("", "the whole interview"),
        ...in_use.rubric.competencies.filter(({ id }) => id in in_use.rubric.weights)
            .map(({ id, name }) => option(id, name)));
    competency.value = flag.competency ?? "";
    const what = element("input", { list: `known-flags-${at("red-flags").children.length}` });
    what.value = flag.flag ?? "";
    const known = element("datalist", { id: what.getAttribute("list") });
    const refresh = () => known.replaceChildren(
        ...(competency_of(competency.value)?.red_flags ?? []).map((text) => option(text, "")));
    competency.addEventListener("change", refresh);
    refresh();
    const quotation = element("input", {});
    quotation.value = flag.quotation ?? "";
    const line = element("div", { class: "flag" },
        element("label", { class: "field" }, "About", competency),
        element("label", { class: "field" }, "Red flag", what, known),
        element("label", { class: "field" }, "In their words", quotation),
        element("button", { type: "button", class: "button", onclick: () => line.remove() }, "Remove"));
    line.read = () => Object.fromEntries(Object.entries(
        { competency: competency.value, flag: what.value.trim(), quotation: quotation.value.trim() })
        .filter(([, value]) => value !== ""));
    at("red-flags").append(line);
    return line;
}

/// The card as a scorecard/1. A competency without an answer is left out: nobody said it was not
/// observed. Its note, if there is one, is kept in "x" until it is answered.
function card() {
    const ratings = {}, unanswered = {};
    for (const [id, { choice: chosen, evidence, hint }] of Object.entries(ratings_on_form())) {
        if (!chosen) {
            if (evidence !== "")
                unanswered[id] = evidence;
            continue;
        }
        ratings[id] = { score: chosen === "none" ? null : Number(chosen) };
        if (evidence !== "")
            ratings[id].evidence = evidence;
        if (hint !== "")
            ratings[id].hint = hint;
    }
    const made = { format: "panelscore/scorecard/1", rubric: in_use.rubric.id, revision: in_use.rubric.revision,
                   candidate: at("candidate").value.trim(), interviewer: at("interviewer").value.trim() };
    const put = (key, value) => { if (value) made[key] = value; };
    put("interview", at("interview").value);
    put("opening", at("opening").value.trim());
    put("seniority", seniority());
    put("interviewed_at", kept.interviewed_at?.startsWith(at("day").value || "-") ? kept.interviewed_at : at("day").value);
    put("submitted_at", kept.submitted_at);
    put("phase", kept.phase);
    made.ratings = ratings;
    const flags = [...at("red-flags").children].map((line) => line.read()).filter(({ flag }) => flag);
    if (flags.length > 0)
        made.red_flags = flags;
    made.overall = at("overall").value || null;
    put("notes", at("notes").value);
    put("source", kept.source);
    const x = { ...kept.x };
    delete x.unanswered_notes;
    if (Object.keys(unanswered).length > 0)
        x.unanswered_notes = unanswered;
    if (Object.keys(x).length > 0)
        made.x = x;
    return made;
}

const card_text = () => JSON.stringify(card(), null, 2) + "\n";

function card_name() {
    const parts = [at("candidate").value, at("interviewer").value, at("interview").value];
    const name = parts.map((part) => part.trim().replace(/[^\p{L}\p{N}._-]+/gu, "-")).filter(Boolean).join("_");
    return `${name || "card"}.json`;
}

/// Puts a scorecard into the form.
function fill(given) {
    kept = { interviewed_at: given.interviewed_at, submitted_at: given.submitted_at, phase: given.phase,
             source: given.source, x: given.x };
    for (const key of ["candidate", "interviewer", "opening", "notes"])
        at(key).value = given[key] ?? "";
    at("day").value = (given.interviewed_at ?? "").slice(0, 10);
    at("overall").value = given.overall ?? "";
    at("interview").value = interview_of(given.interview) ? given.interview : WHOLE_ROLE;
    if ((in_use.rubric.seniorities ?? []).includes(given.seniority))
        at("seniority").value = given.seniority;
    const ratings = {};
    for (const [id, rating] of Object.entries(given.ratings ?? {})) {
        const { score, evidence, hint } = rating !== null && typeof rating === "object" ? rating : { score: rating };
        ratings[id] = { choice: score === null || score === undefined ? "none" : String(score), evidence, hint };
    }
    for (const [id, evidence] of Object.entries(given.x?.unanswered_notes ?? {}))
        ratings[id] ??= { evidence };
    at("red-flags").replaceChildren();
    (given.red_flags ?? []).forEach(add_flag);
    rebuild(ratings);
    changed = false;
}

async function open_card() {
    const [file] = await chosen_files(at("card-file"));
    if (file === undefined)
        return;
    const refuse = (...words) => answer("bad", element("p", {}, `${file.name}: `, ...words));
    let given;
    try {
        given = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file.bytes));
    } catch {
        return refuse("this is not a JSON file.");
    }
    if (given === null || typeof given !== "object" || Array.isArray(given))
        return refuse("this file does not hold one scorecard. Several cards go to “Recommendation”.");
    if (given.rubric && given.rubric !== in_use.rubric.id)
        use_shipped(given.rubric);
    // What the tool refuses, the form could not show in full.
    const checked = run_check(file.name, file.bytes);
    const errors = checked.problems.filter(({ level, pointer }) =>
        level === "error" && !["/candidate", "/interviewer"].includes(pointer));
    if (errors.length > 0)
        return refuse("it cannot be opened as it is.",
            element("ul", {}, ...errors.map((problem) => element("li", {}, sentence(problem)))));
    fill(given);
    answer("", element("p", {}, `${file.name} is open.`));
}

function run_check(name, content) {
    const result = tool.check({ files: { ...in_use.files, [name]: content }, arguments: [name],
                                options: { rubric: in_use.name } });
    let parsed = {};
    try {
        parsed = JSON.parse(result.text);
    } catch { /* wrong usage has no document */ }
    return { status: result.status, card: parsed.cards?.[0], problems: problems_of(result) };
}

const STATUS = {
    "complete": ["good", "The card is complete."],
    "look_again": ["", "The card is complete, with things to look at."],
    "incomplete": ["bad", "The card is not complete."],
    "refused": ["bad", "The card cannot be used as it is."],
};

/// Everything at once: names that are missing are put in for the tool, so that it reads on.
function check() {
    const draft = card();
    const nameless = ["candidate", "interviewer"].filter((key) => draft[key] === "");
    nameless.forEach((key) => { draft[key] = "unnamed"; });
    const { card: found, problems } = run_check(card_name(), JSON.stringify(draft));
    const missing = [...at("competencies").children]
        .filter((part) => !part.querySelector("input:checked")).map((part) => part.dataset.competency);
    const kind = found === undefined ? "refused"
        : nameless.length > 0 || missing.length > 0 ? "incomplete" : found.status;
    const list = nameless.map((key) => element("li", {},
        element("a", { href: `#${key}` }, key === "candidate" ? "Candidate" : "Interviewer"), ": an id is missing."));
    list.push(...missing.map((id) => element("li", {}, jump(id),
        ": no level chosen. If you saw nothing of it, choose “not observed”.")));
    for (const problem of problems) {
        const id = /^\/ratings\/([^/]+)/.exec(problem.pointer ?? "")?.[1];
        const said_already = problem.message.includes("has neither a score nor") &&
            missing.some((one) => problem.message.startsWith(one));
        if (!said_already)
            list.push(element("li", {}, id && competency_of(id) ? jump(id) : null,
                              id && competency_of(id) ? ": " : "", sentence(problem)));
    }
    answer(STATUS[kind][0], element("p", {}, element("strong", {}, STATUS[kind][1])),
           list.length > 0 ? element("ul", {}, ...list) : null);
    at("card-answer").focus();
}

function jump(id) {
    return element("a", { href: `#competency-${id}` }, competency_of(id).name);
}

function answer(kind, ...content) {
    at("card-answer").className = `answer ${kind}`;
    at("card-answer").replaceChildren(...content.filter(Boolean));
    at("card-answer").scrollIntoView({ block: "nearest" });
}
