// `npx taskdef-lab run`

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";

import { endpoint, listen } from "./endpoint.js";
import { ACCOUNT, changes, open } from "./open.js";
import { counted } from "./quantities.js";
import { Report } from "./report.js";
import { Trouble } from "./trouble.js";

/**
 * @param {import("./open.js").Starting & { report: string | undefined, expect: string | undefined, command: string[] }} options
 */
export async function run({ report, expect, command, ...starting }) {
  const expected = expect === undefined ? undefined : read(expect);
  const { sandbox, file } = open(starting);
  const observed = new Report(sandbox);
  const server = endpoint({
    sandbox,
    account: ACCOUNT,
    after: (exchange) => {
      observed.after(exchange);
      if (exchange.status === 200 && changes(exchange.target)) file?.changed();
    },
    changed: () => file?.changed(),
    strange: (status) => observed.strange(status),
  });
  const url = await listen(server, { host: "127.0.0.1", port: 0 });
  let exitCode;
  try {
    exitCode = await spawned(command, url);
  } finally {
    server.close();
    server.closeAllConnections();
    file?.write();
  }
  // What is asked for the report is no call of the command's.
  sandbox.configure({ throttling: false });
  const lines = observed.lines();
  const throttled = observed.throttled === 0 ? [] : [`(${counted(observed.throttled, "call")} throttled)`];
  console.error(
    [
      "",
      `${command[0]} ended with exit code ${exitCode}. What it did:`,
      ...[...lines, ...throttled].map((line) => `  ${line}`),
    ].join("\n"),
  );
  if (report !== undefined) write(report, lines);
  const differences = expected === undefined ? [] : compare(expected, lines);
  if (differences.length > 0) {
    console.error([`That is not what ${expect} expects:`, ...differences.map((line) => `  ${line}`)].join("\n"));
  }
  return exitCode === 0 && differences.length > 0 ? 1 : exitCode;
}

/**
 * Runs a command that finds the endpoint in its environment, and answers its exit code as a shell has it.
 * @param {string[]} command
 * @param {string} url
 * @returns {Promise<number>}
 */
function spawned([program = "", ...words], url) {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: url,
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
    // The endpoint is on this machine, which no proxy reaches.
    NO_PROXY: [process.env["NO_PROXY"], "127.0.0.1"].filter(Boolean).join(","),
    no_proxy: [process.env["no_proxy"], "127.0.0.1"].filter(Boolean).join(","),
  };
  // What would lead a client elsewhere, whatever it is told here.
  const astray = ["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"];
  astray.push("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", ...Object.keys(env).filter((name) => /^AWS_ENDPOINT_URL_/.test(name)));
  for (const name of astray) delete (/** @type {Record<string, string | undefined>} */ (env)[name]);
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "inherit", env });
    // The terminal tells the command, too; the end is awaited, so that its account is kept and told.
    const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    const wait = () => {};
    process.on("SIGTERM", pass).on("SIGHUP", pass).on("SIGINT", wait);
    child.on("error", (error) => reject(new Trouble(`${program} can't be started: ${error.message}`, 127)));
    child.on("exit", (code, signal) => {
      process.off("SIGTERM", pass).off("SIGHUP", pass).off("SIGINT", wait);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"));
  } catch (error) {
    throw new Trouble(`What is expected can't be read: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * @param {string} file
 * @param {string[]} lines
 */
function write(file, lines) {
  try {
    writeFileSync(file, `${lines.join("\n")}\n`);
  } catch (error) {
    throw new Trouble(`The report can't be written: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * @param {string[]} expected
 * @param {string[]} met
 */
function compare(expected, met) {
  return [
    ...expected.filter((line) => !met.includes(line)).map((line) => `expected, and not so: ${line}`),
    ...met.filter((line) => !expected.includes(line)).map((line) => `not expected: ${line}`),
  ];
}
