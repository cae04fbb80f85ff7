// A plain static file server, as any host of the site would be: it knows files and media types, and nothing else.
// The browser tests use it at two mount points at once, and `cargo xtask serve` at one.
//
//   node server.mjs [--root DIR] [--address A] [--port N] [--mount PATH]...

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const MEDIA_TYPES = /** @type {Record<string, string>} */ ({
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".toml": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".woff2": "font/woff2",
});

const { values: options } = parseArgs({
  options: {
    root: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
    address: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "8080" },
    mount: { type: "string", multiple: true, default: ["/"] },
  },
});
const root = resolve(options.root);
// The longest mount point that a path lies under is the one that answers.
const mounts = options.mount
  .map((mount) => `/${mount}/`.replace(/\/+/g, "/"))
  .sort((a, b) => b.length - a.length);

/**
 * What a request path stands for: a file below the root, a redirect to a mount point's own path, or nothing.
 * @param {string} path
 * @returns {{ file: string } | { redirect: string } | undefined}
 */
function resource(path) {
  if (mounts.includes(`${path}/`)) return { redirect: `${path}/` };
  const mount = mounts.find((mount) => path.startsWith(mount));
  if (mount === undefined) return undefined;
  let relative;
  try {
    relative = decodeURIComponent(path.slice(mount.length));
  } catch {
    return undefined;
  }
  if (relative.includes("\0")) return undefined;
  const file = resolve(join(root, relative));
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  return { file: relative === "" || relative.endsWith("/") ? join(file, "index.html") : file };
}

const server = createServer(async (request, response) => {
  const path = (request.url ?? "/").replace(/[?#].*$/, "");
  // Everything is asked for anew, so that a rebuilt site is never mixed with files of the one before.
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("X-Content-Type-Options", "nosniff");

  /** @param {number} status @param {string} text */
  const answer = (status, text) => {
    response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
    response.end(`${text}\n`);
  };

  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return answer(405, "Only GET and HEAD are answered here.");
  }
  const found = resource(path);
  if (found === undefined) return answer(404, "Not found.");
  if ("redirect" in found) {
    response.setHeader("Location", found.redirect);
    return answer(301, found.redirect);
  }
  const info = await stat(found.file).catch(() => undefined);
  if (!info?.isFile()) return answer(404, "Not found.");

  response.writeHead(200, {
    "Content-Type": MEDIA_TYPES[extname(found.file).toLowerCase()] ?? "application/octet-stream",
    "Content-Length": info.size,
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(found.file)
    .on("error", (error) => response.destroy(error))
    .pipe(response);
});

server.on("error", (error) => {
  const code = /** @type {NodeJS.ErrnoException} */ (error).code;
  const place = `${options.address}:${options.port}`;
  console.error(
    code === "EADDRINUSE"
      ? `${place} is taken by another program: choose another port with --port.`
      : `Could not listen on ${place}: ${error.message}`,
  );
  process.exit(1);
});

server.listen(Number(options.port), options.address, () => {
  const host = options.address.includes(":") ? `[${options.address}]` : options.address;
  for (const mount of mounts) console.log(`Serving at http://${host}:${options.port}${mount}`);
});
