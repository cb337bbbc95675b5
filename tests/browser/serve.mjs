// Takes folders by the path that they stand at, gives a server on the loopback: plain files with their types, no
// listing, no guessing, as the simplest host does it.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jsonld": "application/ld+json",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves each folder below its path (`/seed/`); gives the origin and how to stop. */
export async function serve(folders) {
  const server = createServer(async (request, response) => {
    const answer = (status, type, body) => {
      response.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff" });
      response.end(body);
    };
    if (request.url === "/favicon.ico") return answer(204, "text/plain", ""); // The browser's own wish, on no page.
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const base = Object.keys(folders).find((base) => path.startsWith(base));
    const outside = path.split("/").includes("..") || path.includes("\0");
    if (!base || outside) return answer(404, "text/plain", "nothing here");
    const folder = folders[base];
    let file = join(folder, path.slice(base.length));
    try {
      if ((await stat(file)).isDirectory()) {
        if (!path.endsWith("/")) {
          response.writeHead(301, { location: `${request.url}/` });
          return response.end();
        }
        file = join(file, "index.html");
      }
      const type = TYPES[extname(file)];
      if (!type) return answer(404, "text/plain", "no type");
      answer(200, type, await readFile(file));
    } catch {
      const missing = await readFile(join(folder, "404.html")).catch(() => "nothing here");
      answer(404, TYPES[".html"], missing);
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
