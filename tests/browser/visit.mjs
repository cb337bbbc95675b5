// Takes a browser and a page's address, gives the open page, and tells whatever happens in it that should not.

/** How long one look at a page may take, in milliseconds. */
const PATIENCE = 90_000;
const LATE = Symbol("late");

/** How a reader may look at a page, where a check doesn't say it. */
const PLAIN = { width: 1280, height: 900, scale: 1, scheme: "light", script: true, touch: false, from: "host", before: undefined };

/**
 * Opens pages of one site. `say(page, what)` hears of console messages, errors, refused or foreign requests: each check
 * opens pages, so each sees to it that they stay quiet.
 */
export class Visitor {
  constructor(browser, site, origin, say) {
    Object.assign(this, { browser, site, origin, say, contexts: {} });
  }

  address(page, from = "host") {
    if (from === "host") return `${this.origin}${this.site.base}${page}`;
    return `file://${this.site.dir}/${this.site.file(page)}`;
  }

  /**
   * Opens `page`, hands it to `look`, and closes it. `before` runs in the page before anything of its own does. A browser
   * that has stopped answering gets a second chance.
   */
  async open(page, options, look) {
    const how = { ...PLAIN, ...options };
    const first = await within(PATIENCE, this.#open(page, how, look));
    if (first !== LATE) return first;
    const second = await within(PATIENCE, this.#open(page, how, look));
    if (second === LATE) throw new Error(`${page} does not answer`);
    return second;
  }

  async #open(page, how, look) {
    const tab = await (await this.#context(how)).newPage();
    try {
      this.#listen(tab, page, how);
      await tab.setViewportSize({ width: how.width, height: how.height });
      if (how.before) await tab.addInitScript(how.before);
      await tab.goto(this.address(page, how.from), { waitUntil: "load" });
      return await look(tab);
    } finally {
      await tab.close();
    }
  }

  /** One context for each manner that can't be changed later: a new one for each page takes long. */
  #context({ script, scale, scheme, touch }) {
    const key = [script, scale, scheme, touch].join();
    this.contexts[key] ??= this.browser.newContext({
      viewport: { width: PLAIN.width, height: PLAIN.height }, // What changes later might jump.
      deviceScaleFactor: scale,
      colorScheme: scheme,
      javaScriptEnabled: script,
      hasTouch: touch,
      reducedMotion: "reduce",
    });
    return this.contexts[key];
  }

  async close() {
    for (const context of Object.values(this.contexts)) await (await context).close();
  }

  #listen(tab, page, how) {
    const say = (what) => this.say(page, how.from === "host" ? what : `from a file: ${what}`);
    const own = how.from === "host" ? `${this.origin}${this.site.base}` : `file://${this.site.dir}/`;
    tab.on("console", (message) => say(`the console says: ${message.text()}`));
    tab.on("pageerror", (error) => say(`a script fails: ${error.message}`));
    tab.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(own) && !/^(data|blob|about):/.test(url)) say(`it asks elsewhere for ${url}`);
    });
    tab.on("requestfailed", (request) => say(`${request.url()} does not come: ${request.failure()?.errorText}`));
    tab.on("response", (response) => {
      if (response.status() >= 400) say(`${response.url()} is answered with ${response.status()}`);
    });
  }
}

/** What `work` gives, or `LATE` after so many milliseconds. */
async function within(patience, work) {
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, patience, LATE)));
  work.catch(() => {}); // What comes too late is nobody's error.
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
