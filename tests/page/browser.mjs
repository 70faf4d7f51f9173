// SPDX-License-Identifier: BSL-1.0
// Headless Chromium, driven over its debugging pipe: no library, no port, no network.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class Browser {
    static async start(program) {
        const browser = new Browser();
        browser.profile = mkdtempSync(join(tmpdir(), "panelscore-page-"));
        browser.process = spawn(program, [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", `--user-data-dir=${browser.profile}`, "--remote-debugging-pipe", "about:blank",
        ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        browser.ended = new Promise((resolve) => browser.process.once("exit", resolve));
        browser.ended.then((code) => {
            for (const { reject } of browser.waiting.values())
                reject(new Error(`the browser ended: ${code}`));
        });
        browser.#listen();
        return browser;
    }

    waiting = new Map();
    listeners = new Set();
    #last = 0;

    #listen() {
        let pending = Buffer.alloc(0);
        this.process.stdio[4].on("data", (piece) => {
            pending = Buffer.concat([pending, piece]);
            for (let end; (end = pending.indexOf(0)) >= 0; pending = pending.subarray(end + 1))
                this.#take(JSON.parse(pending.subarray(0, end).toString()));
        });
        this.process.stdio[3].on("error", () => {});
    }

    #take(message) {
        if (message.id === undefined)
            return this.listeners.forEach((listener) => listener(message));
        const { resolve, reject } = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        message.error ? reject(new Error(message.error.message)) : resolve(message.result);
    }

    send(method, params = {}, sessionId = undefined) {
        const id = ++this.#last;
        this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    }

    /// A new page of this size showing `url`.
    async open(url, width, height, { dark = false } = {}) {
        const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
        const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
        const page = new Page(this, sessionId, targetId);
        this.listeners.add((message) => message.sessionId === sessionId && page.note(message));
        for (const domain of ["Page", "Runtime", "Network", "Log", "DOM"])
            await page.send(`${domain}.enable`);
        await page.send("Emulation.setDeviceMetricsOverride",
                        { width, height, deviceScaleFactor: 1, mobile: width < 600 });
        if (dark)
            await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
        await page.send("Page.navigate", { url });
        return page;
    }

    async stop() {
        this.send("Browser.close").catch(() => {});
        const slow = setTimeout(() => this.process.kill("SIGKILL"), 5000);
        await this.ended;
        clearTimeout(slow);
        rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }
}

/// A page: what it logs and asks for is noted from the start.
class Page {
    complaints = [];
    requests = [];

    constructor(browser, session, target) {
        Object.assign(this, { browser, session, target });
    }

    send(method, params) {
        return this.browser.send(method, params, this.session);
    }

    note({ method, params }) {
        if (method === "Network.requestWillBeSent")
            this.requests.push(params.request.url);
        if (method === "Runtime.exceptionThrown")
            this.complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
        if (method === "Runtime.consoleAPICalled" && ["error", "warning"].includes(params.type))
            this.complaints.push(params.args.map((one) => one.value ?? one.description).join(" "));
        if (method === "Log.entryAdded" && ["error", "warning"].includes(params.entry.level))
            this.complaints.push(params.entry.text);
    }

    /// The value of an expression in the page; promises are waited for.
    async value(expression) {
        const { result, exceptionDetails } = await this.send("Runtime.evaluate",
            { expression, awaitPromise: true, returnByValue: true, userGesture: true });
        if (exceptionDetails)
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    async until(expression, seconds = 60) {
        for (const end = Date.now() + 1000 * seconds; Date.now() < end;) {
            if (await this.value(expression))
                return;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`not in ${seconds} s: ${expression}`);
    }

    async choose_files(selector, files) {
        const { root } = await this.send("DOM.getDocument");
        const { nodeId } = await this.send("DOM.querySelector", { nodeId: root.nodeId, selector });
        await this.send("DOM.setFileInputFiles", { nodeId, files });
    }

    async press(key) {
        const code = { ArrowRight: 39, ArrowDown: 40, Space: 32, Tab: 9, Enter: 13 }[key];
        const text = { Space: " ", Enter: "\r" }[key];
        const name = key === "Space" ? " " : key;
        await this.send("Input.dispatchKeyEvent", { type: "keyDown", key: name, code: key, windowsVirtualKeyCode: code, text });
        await this.send("Input.dispatchKeyEvent", { type: "keyUp", key: name, code: key, windowsVirtualKeyCode: code });
    }

    /// A picture of the whole page.
    async picture(full = true) {
        const { data } = await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: full });
        return Buffer.from(data, "base64");
    }
}
