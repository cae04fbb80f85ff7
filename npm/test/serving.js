// Endpoints and commands for tests: started as a user starts them, and stopped with the test.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's command. */
export const CLI = fileURLToPath(new URL("cli.js", import.meta.resolve("taskdef-lab")));

/** What clients find in their environment. @param {string} url @returns {NodeJS.ProcessEnv} */
export const environment = (url) => ({
  ...process.env,
  AWS_ENDPOINT_URL: url,
  AWS_REGION: "us-east-1",
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "any",
  AWS_SECRET_ACCESS_KEY: "any",
  // What the machine's user may have set up is not for tests.
  AWS_CONFIG_FILE: "/nonexistent",
  AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
});

/** A folder that ends with the test. @param {import("node:test").TestContext} t */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), "taskdef-lab-"));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/**
 * `taskdef-lab serve` on a free port.
 * @param {import("node:test").TestContext} t
 * @param {...string} options
 */
export async function served(t, ...options) {
  const child = spawn(process.execPath, [CLI, "serve", "--port", "0", ...options], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let printed = "";
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8").on("data", (part) => (printed += part));
  const url = await Promise.race([
    exited.then(([code]) => Promise.reject(new Error(`it ended with ${code}: ${printed}`))),
    new Promise((resolve) => {
      child.stdout.on("data", (part) => {
        printed += part;
        const [, found] = / at (http:\S+?)\. /.exec(printed) ?? [];
        if (found !== undefined && printed.includes("In JavaScript")) resolve(found);
      });
    }),
  ]);
  const stop = async () => {
    child.kill("SIGTERM");
    const [code] = await exited;
    return code;
  };
  t.after(stop);
  return {
    url: /** @type {string} */ (url),
    port: new URL(/** @type {string} */ (url)).port,
    printed: () => printed,
    stop,
  };
}

/**
 * Runs a command to its end.
 * @param {string} program
 * @param {string[]} words
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export async function command(program, words, options = {}) {
  const child = spawn(program, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (part) => (out += part));
  child.stderr?.setEncoding("utf8").on("data", (part) => (err += part));
  const [code] = await once(child, "close");
  return { code: /** @type {number} */ (code), out, err };
}

/** Runs `taskdef-lab`. @param {...string} words */
export const lab = (...words) => command(process.execPath, [CLI, ...words]);
