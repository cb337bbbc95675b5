// Takes a folder of a site's content, runs `onrecord serve` over a copy of it, and writes in it as editors do: the open page
// shows what was saved, stays where it is, and its search, previews and copying go on.

import { spawn } from "node:child_process";
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = "content/annotations/nbc-letter.md";
const PAGE = "/sources/nbc-letter/";
const PREVIEW = "#link_preview:popover-open";
const PATIENCE = { timeout: 10_000 };

/** Calls `say(page, what)` for whatever does not work. */
export async function live(root, scratch, browser, say) {
  const site = join(scratch, "live");
  for (const part of ["content", "seeds"]) cpSync(join(root, part), join(site, part), { recursive: true });
  const server = spawn(join(root, "target/debug/onrecord"), ["serve", site, "--port", "0"]);
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    const origin = await addressOf(server);
    await tab.route("**/favicon.ico", (route) => route.fulfill({ status: 204 })); // The browser's own wish.
    tab.on("console", (message) => say(PAGE, `the console says: ${message.text()}`));
    tab.on("pageerror", (error) => say(PAGE, `a script fails: ${error.message}`));
    await saved(tab, origin, join(site, FILE), (what) => say(PAGE, what));
    await searched(tab, origin, join(site, FILE), (what) => say("/search/", what));
  } catch (error) {
    say(PAGE, error.message);
  } finally {
    await tab.close();
    server.kill();
  }
}

function addressOf(server) {
  return new Promise((done, failed) => {
    let told = "";
    const hear = (data) => {
      told += data;
      const address = /http:\/\/[\d.]+:\d+/.exec(told);
      if (address) done(address[0]);
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("error", failed);
    server.on("exit", () => failed(new Error(`serve ended: ${told}`)));
  });
}

async function saved(tab, origin, file, say) {
  const before = readFileSync(file, "utf8");
  const titled = (title) => before.replace(/^- title: .*$/m, `- title: ${title}`);
  const shows = (title) => tab.waitForFunction((title) => document.querySelector("h1").textContent === title, title, PATIENCE)
    .catch(() => say(`“${title}” is not shown`));
  const works = async (when) => {
    if ((await tab.evaluate(() => scrollY)) !== 900) say(`${when} the page is somewhere else`);
    if (!(await previews(tab))) say(`${when} there are no previews`);
    if (!(await copies(tab))) say(`${when} no citation can be copied`);
    // What was unfolded for it is part of what has to stay.
    await tab.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
  };
  await tab.goto(origin + PAGE);
  await tab.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
  await works("at first");

  writeFileSync(file, titled("A letter, written over"));
  await shows("A letter, written over");
  await works("after a save");
  if (!(await tab.$(".card details[open]"))) say("what was unfolded is folded after a save");

  writeFileSync(`${file}~`, titled("A letter, renamed"));
  renameSync(`${file}~`, file);
  await shows("A letter, renamed");
  await works("after a save that renames");

  writeFileSync(file, titled("A letter, with an error").replace(/^- published: .*$/m, "- published: soonish"));
  const told = await tab.waitForFunction(errors, null, PATIENCE).then((at) => at.jsonValue(), () => "");
  for (const part of ["bad-date", `${FILE}:`, "published: soonish", "a date is", "last good"]) {
    if (!told.includes(part)) say(`the errors don’t say “${part}”: “${told}”`);
  }
  if ((await tab.textContent("h1")) !== "A letter, renamed") say("with an error the last good page is gone");

  writeFileSync(file, before);
  await shows(/^- title: (.*)$/m.exec(before)[1]);
  if (await tab.evaluate(errors)) say("errors stay when they are mended");
  await works("after an error");
}

/** Runs in the page: what the panel of errors says. */
function errors() {
  const hosts = [...document.documentElement.children].filter((child) => child.shadowRoot);
  return hosts.map((host) => host.shadowRoot.textContent).join("");
}

async function previews(tab) {
  const links = await tab.$$("main .woven a.entity");
  for (const link of links) {
    const box = await link.boundingBox();
    if (!box || box.y < 100 || box.y > 600) continue;
    await tab.mouse.move(1, 1);
    await link.hover();
    const told = await tab.waitForSelector(PREVIEW, PATIENCE).catch(() => null);
    await tab.keyboard.press("Escape");
    return told !== null;
  }
  return false;
}

async function copies(tab) {
  return tab.$eval("main .woven .copy", (at) => {
    for (let up = at; up; up = up.parentElement) if (up.localName === "details") up.open = true;
    at.value = "";
    at.click();
  }).then(() => tab.waitForFunction(() => document.querySelector("main .woven .copy").value === "Copied", null, PATIENCE))
    .then(() => true, () => false);
}

async function searched(tab, origin, file, say) {
  const found = () => tab.waitForSelector("#search_results li", PATIENCE).then(() => true, () => false);
  await tab.goto(`${origin}/search/?q=letter`);
  if (!(await found())) say("nothing is found");
  const first = await tab.waitForFunction(() => performance.timeOrigin).then((at) => at.jsonValue());
  writeFileSync(file, readFileSync(file, "utf8").replace(/^- title: .*$/m, "- title: Xyzzyplugh"));
  const other = (first) => performance.timeOrigin !== first && document.querySelector("#search_results li");
  await tab.waitForFunction(other, first, PATIENCE).catch(() => say("after a save the results are not looked for again"));
  await tab.fill("#search_words", "xyzzyplugh");
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => /Xyzzyplugh/.test(document.querySelector("#search_results").textContent), null, PATIENCE)
    .catch(() => say("what was just saved is not found"));
}
