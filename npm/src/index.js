// `taskdef-lab`: a sandbox in memory. Documented in `index.d.ts`.

import { json, members, text } from "./copy.js";
import { Core } from "./core.js";
import { kind, why } from "./errors.js";
import { Lab } from "./lab.js";

export { EcsError } from "./errors.js";

export class Sandbox extends Lab {
  /** @param {unknown} [options] */
  constructor(options = {}) {
    const { now, account, region, state, empty } = members("options", options, OPTIONS);
    const unknown = Object.keys(/** @type {object} */ (options)).find((name) => !OPTIONS.includes(name));
    if (unknown !== undefined) throw new TypeError(`There is no option ${unknown}: there are ${OPTIONS.join(", ")}.`);
    if (now !== undefined && typeof now !== "function") {
      throw new TypeError(`now is ${kind(now)}, but should be a function.`);
    }
    const clock = now === undefined ? Date.now : () => read(/** @type {() => unknown} */ (now));
    if (state !== undefined) text("state", state);
    const core = new Core(json("options", { account, region, state, empty }), clock());
    super({
      send: (region, target, body) => core.send(clock(), region, target, bytes(body)),
      now: () => core.now(clock()),
      nextEvent: () => core.nextEvent(clock()),
      advance: (milliseconds) => core.advance(clock(), milliseconds),
      configure: (settings) => core.configure(clock(), settings),
      settings: () => core.settings(),
      reset: () => core.reset(clock()),
      exportState: () => core.exportState(clock()),
      importState: (text) => core.importState(clock(), text),
    });
  }
}

const encoder = new TextEncoder();

/** Where most texts become bytes, of which the module takes a copy at once. */
const scratch = new Uint8Array(32_768);

/** @param {string} text */
function bytes(text) {
  // A letter has three bytes at most.
  if (text.length * 3 > scratch.length) return encoder.encode(text);
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
}

const OPTIONS = ["account", "region", "now", "state", "empty"];

/** @param {() => unknown} clock */
function read(clock) {
  let now;
  try {
    now = clock();
  } catch (thrown) {
    throw new TypeError(`The clock can't be read: ${why(thrown)}`, { cause: thrown });
  }
  if (typeof now !== "number" || !(now >= 0 && now <= 8.64e15)) {
    throw new TypeError(
      `The clock says ${typeof now === "number" ? now : kind(now)}, but should say milliseconds since 1970.`,
    );
  }
  return now;
}
