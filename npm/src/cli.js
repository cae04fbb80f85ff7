#!/usr/bin/env node
// `npx taskdef-lab`: reads the command line, and says what went wrong in one line.

import { parseArgs } from "node:util";

import { advance, reset } from "./cli/control.js";
import { duration, wholeNumber } from "./cli/quantities.js";
import { run } from "./cli/run.js";
import { serve } from "./cli/serve.js";
import { Trouble } from "./cli/trouble.js";

const HELP = `npx taskdef-lab COMMAND

  serve [--port 4566] [--host 127.0.0.1] [--state FILE] [--throttle]
        [--window SECONDS] [--retention HOW] [--speed N]
      Answers as Amazon ECS on this machine, for the AWS CLI, boto3 and every other
      SDK, until it is stopped. Any credentials will do; the region is that of the
      request's signature.

  run [--state FILE] [--report FILE] [--expect FILE] [--throttle]
      [--window SECONDS] [--retention HOW] [--speed N] -- COMMAND [ARGUMENT…]
      Runs a command with such an endpoint, passes its exit code on, and says what it
      did to the account. --report writes that to a file; --expect fails with exit
      code 1 unless it is what the file says.

  advance DURATION [--port 4566] [--host 127.0.0.1]
      Moves the time of a running endpoint on: 90s, 10m, 1h30m, 2d. What takes time
      there has happened then: tasks run, deployments are done.

  reset [--port 4566] [--host 127.0.0.1]
      Takes a running endpoint back to the demo account.

  --state FILE      begin with what the file holds, and keep the account in it
  --throttle        refuse what comes faster than the documented rates
  --window SECONDS  0 to 600, or random: how long a deregistered revision can still be
                    used by what names it
  --retention HOW   how long INACTIVE revisions can be found: indefinite, or whileUsed
  --speed N         let time run N times as fast`;

/** @type {Record<string, { type: "string" | "boolean" }>} */
const STARTING = {
  state: { type: "string" },
  throttle: { type: "boolean" },
  window: { type: "string" },
  retention: { type: "string" },
  speed: { type: "string" },
};
/** @type {Record<string, { type: "string" | "boolean" }>} */
const ADDRESS = { port: { type: "string" }, host: { type: "string" } };

/** @param {string[]} words */
async function main(words) {
  const [command, ...rest] = words;
  if (command === undefined || words.includes("--help") || words.includes("-h") || command === "help") {
    const before = words.indexOf("--");
    if (before < 0 || words.slice(0, before).some((word) => word === "--help" || word === "-h")) {
      console.log(HELP);
      return 0;
    }
  }
  switch (command) {
    case "serve": {
      const { values } = read(rest, { ...STARTING, ...ADDRESS }, 0);
      return serve({ ...starting(values), ...address(values) });
    }
    case "run": {
      const end = rest.indexOf("--");
      if (end < 0 || end === rest.length - 1)
        throw new Trouble("`run` needs a command behind `--`: run -- ./cleanup.sh", 2);
      const { values } = read(
        rest.slice(0, end),
        { ...STARTING, report: { type: "string" }, expect: { type: "string" } },
        0,
      );
      const { report, expect } = /** @type {Record<string, string | undefined>} */ (values);
      return run({ ...starting(values), report, expect, command: rest.slice(end + 1) });
    }
    case "advance": {
      const { values, positionals } = read(rest, ADDRESS, 1);
      return advance(address(values), duration(positionals[0]));
    }
    case "reset": {
      return reset(address(read(rest, ADDRESS, 0).values));
    }
    default:
      throw new Trouble(`There is no command \`${command}\`. \`npx taskdef-lab help\` says what there is.`, 2);
  }
}

/**
 * @param {string[]} words
 * @param {Record<string, { type: "string" | "boolean" }>} options
 * @param {number} count
 */
function read(words, options, count) {
  let parsed;
  try {
    parsed = parseArgs({ args: words, options, allowPositionals: count > 0 });
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), 2);
  }
  if (parsed.positionals.length !== count) throw new Trouble("`advance` needs one duration, such as 10m.", 2);
  return parsed;
}

/** @param {Record<string, unknown>} values */
function starting(values) {
  const { state, throttle, window, retention, speed } = values;
  if (retention !== undefined && retention !== "indefinite" && retention !== "whileUsed") {
    throw new Trouble(`--retention is \`${retention}\`, but should be indefinite or whileUsed.`, 2);
  }
  return {
    state: /** @type {string | undefined} */ (state),
    throttle: throttle === true,
    window: window === undefined || window === "random" ? window : wholeNumber("--window", window, 0, 600),
    retention,
    speed: speed === undefined ? 1 : wholeNumber("--speed", speed, 1, 1_000_000),
  };
}

/** @param {Record<string, unknown>} values */
function address({ port, host }) {
  return {
    port: port === undefined ? 4566 : wholeNumber("--port", port, 0, 65_535),
    host: typeof host === "string" ? host : "127.0.0.1",
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(`taskdef-lab: ${error.message}`);
  process.exitCode = error.exitCode;
}
