// SPDX-License-Identifier: BSL-1.0
// A person at examples/panelscore.html, on a phone and at a desk, without a network.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { examples, tool } from "../wasm/native.mjs";
import { Browser } from "./browser.mjs";

const program = process.env.PANELSCORE_CHROMIUM;
if (!program) {
    console.log("skipped: there is no Chromium here (Debian: apt-get install chromium)");
    process.exit(77);
}

const folder = mkdtempSync(join(tmpdir(), "panelscore-page-test-"));
const address = join(folder, "panelscore.html");
copyFileSync(join(examples, "panelscore.html"), address);
let browser;
before(async () => { browser = await Browser.start(program); });
after(async () => {
    await browser.stop();
    rmSync(folder, { recursive: true, force: true });
});

const advice = JSON.parse(tool(["recommend", "-r", "ml-engineer", "-f", "json", "panel"]).text);
const WORDS = { strong_hire: "strong hire", hire: "hire", lean_hire: "lean hire", no_hire: "no hire",
                insufficient_evidence: "not enough yet" };
const chance = (share) => {
    const whole = Math.round(100 * share);
    return whole < 1 ? "< 1 %" : whole > 99 ? "> 99 %" : `${whole} %`;
};

/// The page, started; what is saved lands in a folder of its own.
async function opened(width, height, options) {
    const page = await browser.open(pathToFileURL(address).href, width, height, options);
    page.downloads = join(folder, `saved-${width}-${Math.random().toString(36).slice(2)}`);
    mkdirSync(page.downloads);
    await browser.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: page.downloads });
    await page.until("document.body?.dataset.ready");
    return page;
}

async function saved(page, name) {
    for (let i = 0; i < 200; ++i) {
        if (readdirSync(page.downloads).includes(name))
            return readFileSync(join(page.downloads, name), "utf8");
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${name} was not saved; there are ${readdirSync(page.downloads)}`);
}

const click = (page, id) => page.value(`document.getElementById("${id}").click()`);
const type = (page, selector, text) => page.value(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
})()`);
const choose = (page, competency, value) =>
    page.value(`document.querySelector('[name="score-${competency}"][value="${value}"]').click()`);
const answer = (page) => page.value(`document.getElementById("card-answer").innerText`);

async function nothing_went_wrong(page) {
    assert.deepEqual(page.complaints, []);
    const outside = page.requests.filter((url) => !/^(data|blob|about):/.test(url) && !url.startsWith(pathToFileURL(address).href));
    assert.deepEqual(outside, []);
    const [content, window] = await page.value("[document.documentElement.scrollWidth, innerWidth]");
    assert.ok(content <= window, `the page scrolls sideways: ${content} of ${window}`);
}

/// Every control a person meets has a name, and texts stand out enough from their ground.
async function can_be_read(page) {
    assert.deepEqual(await page.value(`[...document.querySelectorAll("input, select, textarea, button, iframe")]
        .filter((one) => one.getClientRects().length > 0)
        .filter((one) => !(one.labels?.length || one.textContent.trim() || one.getAttribute("aria-label") || one.title))
        .map((one) => one.outerHTML.slice(0, 100))`), []);
    const weak = await page.value(`(() => {
        const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
            .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (one) => {
            for (let at = one; at; at = at.parentElement) {
                const colour = rgb(getComputedStyle(at).backgroundColor);
                if (colour.length < 4 || colour[3] > 0.99)
                    return colour;
            }
            return [255, 255, 255];
        };
        return [...document.querySelectorAll("main *, header *, footer *")]
            .filter((one) => one.getClientRects().length > 0 && !one.disabled &&
                    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .map((one) => {
                const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))];
                return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), one.textContent.trim().slice(0, 40)];
            }).filter(([contrast]) => contrast < 4.5);
    })()`);
    assert.deepEqual(weak, []);
}

for (const [where, width, height] of [["phone", 360, 800], ["desk", 1280, 900]]) {
    test(`${where}: the example panel gets the tool's calls and chances, its report and its JSON`, async () => {
        const page = await opened(width, height);
        await click(page, "tab-advice");
        await click(page, "example");
        const lines = await page.value(`[...document.querySelectorAll("#advice-calls li")].map((one) => one.textContent)`);
        assert.deepEqual(lines, advice.candidates.map(({ candidate, call, probability }) =>
            `${candidate}: ${WORDS[call]}, ${chance(probability.hire)} chance of being at the bar`));
        await page.until(`document.getElementById("advice-report").contentDocument?.querySelector("h1")`);
        assert.equal(await page.value(`document.getElementById("advice-report").srcdoc`),
                     tool(["recommend", "-r", "ml-engineer", "-f", "html", "panel"]).text);
        await type(page, "#advice-candidate", "c-0193");
        await page.until(`document.getElementById("advice-report").contentDocument?.querySelector("h1")?.textContent === "c-0193"`);
        await click(page, "advice-save-json");
        const [kept] = JSON.parse(await saved(page, "c-0193.json")).candidates;
        assert.equal(kept.call, advice.candidates.find(({ candidate }) => candidate === "c-0193").call);
        await page.value(`document.getElementById("with-notes").click()`);
        assert.doesNotMatch(await page.value(`document.getElementById("advice-report").srcdoc`), /Numbered every hop/);
        await nothing_went_wrong(page);
        await can_be_read(page);
    });

    test(`${where}: a card is filled in, checked, saved, opened again and scored`, async () => {
        const page = await opened(width, height);
        await choose(page, "fundamentals.ml_core", "4");
        await click(page, "card-check");
        assert.match(await answer(page), /not complete[^]*Candidate: an id is missing[^]*Interviewer: an id is missing/);
        assert.match(await answer(page), /Core machine-learning concepts: [^]*note/);
        await type(page, "#candidate", "c-7");
        await type(page, "#interviewer", "i-3");
        await type(page, "#interview", "ml_depth");
        const ids = await page.value(`[...document.querySelectorAll("[data-competency]")].map((one) => one.dataset.competency)`);
        assert.equal(ids.length, 5);
        for (const id of ids.slice(0, 4)) {
            await choose(page, id, "4");
            await type(page, `[data-note="${id}"]`, "Named the two failure modes and tested the second one on last week's log.");
        }
        assert.match(await page.value(`document.getElementById("card-progress").textContent`), /^4 of 5 /);
        await click(page, "card-check");
        assert.match(await answer(page), /not complete[^]*Bias and fairness: no level chosen/);
        await choose(page, ids[4], "none");
        await click(page, "card-check");
        assert.match(await answer(page), /^The card is complete/);
        await type(page, "#day", "2026-11-20");
        await type(page, "#overall", "hire");
        await click(page, "add-flag");
        await type(page, ".flag select", ids[0]);
        await type(page, ".flag label:nth-child(2) input", "Retrains first");
        await click(page, "card-save");
        const text = await saved(page, "c-7_i-3_ml_depth.json");
        const card = JSON.parse(text);
        assert.equal(card.format, "panelscore/scorecard/1");
        assert.equal(card.ratings[ids[0]].score, 4);
        assert.equal(card.ratings[ids[4]].score, null);
        assert.equal(card.overall, "hire");
        assert.equal(card.interviewed_at, "2026-11-20");
        assert.deepEqual(card.red_flags, [{ competency: ids[0], flag: "Retrains first" }]);
        const checked = tool(["check", "-r", "ml-engineer", "c-7_i-3_ml_depth.json"], { folder: page.downloads });
        assert.equal(checked.status, 0, checked.problems);

        await click(page, "card-new");
        assert.equal(await page.value(`document.getElementById("candidate").value`), "");
        writeFileSync(join(folder, "again.json"), text);
        await page.choose_files("#card-file", [join(folder, "again.json")]);
        await page.until(`document.getElementById("candidate").value === "c-7"`);
        await click(page, "card-save");
        assert.equal(await saved(page, "c-7_i-3_ml_depth.json"), text);
        await click(page, "card-add");
        assert.match(await page.value(`document.getElementById("advice-calls").textContent`), /^c-7: not enough yet/);
        await nothing_went_wrong(page);
    });
}

test("desk: what a card says beyond the form is kept", async () => {
    const page = await opened(1280, 900);
    const card = JSON.parse(readFileSync(join(examples, "panel/c-0201/scenario.json"), "utf8"));
    await page.choose_files("#card-file", [join(examples, "panel/c-0201/scenario.json")]);
    await page.until(`document.getElementById("candidate").value === "c-0201"`);
    await click(page, "card-save");
    const again = JSON.parse(await saved(page, `c-0201_${card.interviewer}_scenario.json`));
    for (const key of ["candidate", "interviewer", "interview", "opening", "seniority", "interviewed_at", "submitted_at",
                       "overall", "source", "x", "notes"])
        assert.deepEqual(again[key], card[key], key);
    const plain = (ratings) => Object.fromEntries(Object.entries(ratings).map(([id, rating]) =>
        [id, rating === null ? { score: null } : rating]));
    assert.deepEqual(again.ratings, plain(card.ratings));
    await nothing_went_wrong(page);
});

test("desk: a rubric file of one's own, one that cannot be used, and its guide", async () => {
    const page = await opened(1280, 900);
    const rubric = JSON.parse(tool(["rubrics", "ml-engineer"]).text);
    rubric.id = "ours";
    rubric.title = "Our engineer";
    writeFileSync(join(folder, "ours.json"), JSON.stringify(rubric));
    await page.choose_files("#rubric-file", [join(folder, "ours.json")]);
    await page.until(`document.getElementById("rubric").selectedOptions[0].textContent.startsWith("Our engineer")`);
    rubric.weights["fundamentals.ml_core"] = 70;
    writeFileSync(join(folder, "wrong.json"), JSON.stringify(rubric));
    await page.choose_files("#rubric-file", [join(folder, "wrong.json")]);
    await page.until(`!document.getElementById("rubric-problems").hidden`);
    assert.match(await page.value(`document.getElementById("rubric-problems").innerText`), /cannot be used[^]*sum to 163/);
    await click(page, "tab-kit");
    await click(page, "kit-show");
    await page.until(`document.getElementById("kit-report").contentDocument?.querySelector("h1")?.textContent.includes("Our engineer")`);
    await click(page, "kit-save-cards");
    assert.equal(JSON.parse(await saved(page, "ours_ml_depth_cards.json")).rubric, "ours");
    await nothing_went_wrong(page);
    await can_be_read(page);
});

test("phone: files that are no cards are explained, and a script in a card stays text", async () => {
    const page = await opened(360, 800);
    await click(page, "tab-advice");
    writeFileSync(join(folder, "broken.json"), "{");
    await page.choose_files("#cards-file", [join(folder, "broken.json")]);
    await page.until(`!document.getElementById("advice-problems").hidden`);
    assert.match(await page.value(`document.getElementById("advice-problems").innerText`), /broken\.json, line 1/);
    const card = JSON.parse(readFileSync(join(examples, "panel/c-0193/practical.json"), "utf8"));
    card.candidate = "<img src=x onerror=alert(1)>";
    card.notes = "</script><script>parent.hacked = 1</script>";
    writeFileSync(join(folder, "odd.json"), JSON.stringify(card));
    await page.choose_files("#cards-file", [join(folder, "odd.json")]);
    await page.until(`document.getElementById("advice-report").contentDocument?.querySelector("h1")`);
    assert.equal(await page.value("window.hacked"), undefined);
    assert.equal(await page.value(`document.querySelectorAll("img").length`), 0);
    await nothing_went_wrong(page);
});

test("keyboard: tabs and levels are reached without a mouse, in the dark too", async () => {
    const page = await opened(1280, 900, { dark: true });
    await page.value(`document.getElementById("tab-card").focus()`);
    await page.press("ArrowRight");
    assert.equal(await page.value("document.activeElement.id"), "tab-advice");
    assert.equal(await page.value(`document.getElementById("panel-advice").hidden`), false);
    await click(page, "tab-card");
    const first = `document.querySelector("[data-competency] input")`;
    await page.value(`${first}.focus()`);
    await page.press("Space");
    await page.press("ArrowDown");
    assert.equal(await page.value("document.activeElement.value"), "2");
    await can_be_read(page);
    await nothing_went_wrong(page);
});
