// SPDX-License-Identifier: BSL-1.0
// The page: unpacks the tool, starts the parts, and turns the tabs.
import { load } from "../npm/panelscore.mjs";
import { add_card, show_advice, start_advice } from "./advice.mjs";
import { card_for_rubric, start_card } from "./card.mjs";
import { at, element, fit } from "./dom.mjs";
import { kit_for_rubric, start_kit } from "./kit.mjs";
import { start_rubric } from "./rubric.mjs";

/// The module as it stands in the page: gzip in base64.
async function unpacked() {
    const packed = atob(at("module").textContent.replace(/\s+/g, ""));
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
}

function show_tab(chosen) {
    for (const tab of document.querySelectorAll("[role=tab]")) {
        const here = tab === chosen;
        tab.setAttribute("aria-selected", String(here));
        tab.tabIndex = here ? 0 : -1;
        const panel = at(tab.getAttribute("aria-controls"));
        panel.hidden = !here;
        if (here)
            panel.querySelectorAll("iframe").forEach(fit);
    }
}

function start_tabs() {
    const tabs = [...document.querySelectorAll("[role=tab]")];
    for (const [i, tab] of tabs.entries()) {
        tab.addEventListener("click", () => show_tab(tab));
        tab.addEventListener("keydown", (event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (!step)
                return;
            const next = tabs[(i + step + tabs.length) % tabs.length];
            show_tab(next);
            next.focus();
        });
    }
    let width = innerWidth;
    addEventListener("resize", () => {
        if (innerWidth !== width)
            document.querySelectorAll("iframe").forEach(fit);
        width = innerWidth;
    });
}

async function start() {
    try {
        const began = performance.now();
        const panelscore = await load({ wasm: await unpacked() });
        at("version").textContent = panelscore.version;
        start_tabs();
        start_card(panelscore, (name, bytes) => {
            add_card(name, bytes);
            show_tab(at("tab-advice"));
            at("tab-advice").focus();
        });
        start_advice(panelscore);
        start_kit(panelscore);
        start_rubric(panelscore, () => {
            card_for_rubric();
            kit_for_rubric();
            show_advice();
        });
        at("starting").hidden = true;
        at("work").hidden = false;
        document.body.dataset.ready = String(Math.round(performance.now() - began));
    } catch (error) {
        at("starting").className = "notice bad";
        at("starting").replaceChildren("panelscore does not start in this browser: it needs one of 2023 or newer. ",
            element("span", { class: "soft" }, String(error?.message ?? error)));
    }
}

start();
