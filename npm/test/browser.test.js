// The package and the AWS SDK, bundled for a browser and run in one.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { chromium } from "playwright-core";

import { expected } from "./clean-up.js";

const cases = ["task-definitions.json", "workloads.json"].flatMap((name) =>
  JSON.parse(readFileSync(new URL(`../../crates/api/tests/data/${name}`, import.meta.url), "utf8")),
);

test("in a browser, the cases hold and the AWS SDK cleans up", async (t) => {
  const bundled = await build({
    entryPoints: [fileURLToPath(new URL("browser.js", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    logLevel: "warning",
  });
  const files = new Map([
    [
      "/",
      {
        type: "text/html",
        text: '<!doctype html><title>test</title><link rel="icon" href="data:,"><script type="module" src="/bundle.js"></script>',
      },
    ],
    ["/bundle.js", { type: "text/javascript", text: bundled.outputFiles[0]?.text ?? "" }],
  ]);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": file?.type ?? "text/plain",
      // As strict as a page that uses the package can be.
      "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:",
    });
    response.end(file?.text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  const executablePath = process.env["CHROME"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction("typeof run === 'function'");
  const result = await page.evaluate(([cases]) => /** @type {any} */ (globalThis).run(cases, 30), [cases]);
  assert.deepEqual(result.wrong, []);
  assert.deepEqual(result.transcript, expected(30));
  assert.deepEqual(errors, []);
});
