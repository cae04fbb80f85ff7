// What `serve` and `run` begin with.

import { resolve } from "node:path";

import { Sandbox } from "../index.js";
import { readState, StateFile } from "./state-file.js";
import { Trouble } from "./trouble.js";

/** The account that an endpoint plays. */
export const ACCOUNT = "111122223333";

/**
 * @typedef {object} Starting
 * @property {string | undefined} state
 * @property {boolean} throttle
 * @property {unknown} window
 * @property {unknown} retention
 * @property {number} speed
 */

/**
 * A sandbox as the command line has it, and the file that it is kept in.
 * @param {Starting} starting
 */
export function open({ state, throttle, window, retention, speed }) {
  const begin = Date.now();
  const now = () => begin + (Date.now() - begin) * speed;
  const text = state === undefined ? undefined : readState(state);
  let sandbox;
  try {
    sandbox = new Sandbox({ now, ...(text === undefined ? {} : { state: text }) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Trouble(`${resolve(state ?? "")}: ${why} The file is left as it is.`);
  }
  sandbox.configure({
    throttling: throttle,
    ...(window === undefined ? {} : { enforcementWindowSeconds: /** @type {number | "random"} */ (window) }),
    ...(retention === undefined ? {} : { retention: /** @type {"indefinite" | "whileUsed"} */ (retention) }),
  });
  const file = state === undefined ? undefined : new StateFile(state, text, () => sandbox.exportState());
  return { sandbox, file };
}

/**
 * Whether a request that was carried out may have changed the account.
 * @param {string} target
 */
export function changes(target) {
  return !/\.(Describe|List)/.test(target);
}
