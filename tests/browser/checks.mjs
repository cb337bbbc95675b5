// The list of checks: each is one file with one function. A check of a page gets a page, its visitor and `say(page, what)`;
// a check of a site gets the site instead of the page. `suits` tells which pages or
// sites a check is for.

import { accessible } from "./checks/accessible.mjs";
import { annotated } from "./checks/annotated.mjs";
import { fitting } from "./checks/fitting.mjs";
import { keyboard } from "./checks/keyboard.mjs";
import { leading } from "./checks/leading.mjs";
import { light } from "./checks/light.mjs";
import { previewed } from "./checks/previewed.mjs";
import { printed } from "./checks/printed.mjs";
import { quiet } from "./checks/quiet.mjs";
import { scriptless } from "./checks/scriptless.mjs";
import { searched } from "./checks/searched.mjs";
import { switched } from "./checks/switched.mjs";
import { valid } from "./checks/valid.mjs";

export const CHECKS = [
  { of: "site", run: valid },
  { of: "site", run: leading },
  { of: "site", run: searched, suits: (site) => site.pages.includes("search/") },
  { of: "site", run: annotated, suits: (site) => site.pages.some((page) => /^sources\/./.test(page)) },
  { of: "page", run: accessible },
  { of: "page", run: fitting },
  { of: "page", run: light },
  { of: "page", run: quiet },
  { of: "page", run: scriptless },
  { of: "page", run: keyboard },
  { of: "page", run: switched, suits: (page) => page.startsWith("sources/") },
  { of: "page", run: previewed },
  { of: "page", run: printed, suits: (page) => /^(sources|briefings|claims)\/./.test(page) },
];
