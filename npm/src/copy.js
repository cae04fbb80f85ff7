// Copies of what callers pass, taken before the module is entered: getters and `toJSON` run here, and may throw or call
// the sandbox again without finding it in the middle of anything.

import { kind, why } from "./errors.js";

/**
 * Reads members of an object, each once.
 * @param {string} what
 * @param {unknown} value
 * @param {readonly string[]} names
 * @returns {Record<string, unknown>}
 */
export function members(what, value, names) {
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`The ${what} is ${kind(value)}, but should be an object.`);
  }
  /** @type {Record<string, unknown>} */
  const copies = {};
  for (const name of names) {
    try {
      copies[name] = /** @type {Record<string, unknown>} */ (value)[name];
    } catch (thrown) {
      throw new TypeError(`${name} of the ${what} can't be read: ${why(thrown)}`, { cause: thrown });
    }
  }
  return copies;
}

/**
 * A text, or nothing in its place.
 * @param {string} what
 * @param {unknown} value
 */
export function text(what, value) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new TypeError(`The ${what} is ${kind(value)}, but should be a string.`);
  if (!isWellFormed(value)) throw new TypeError(`The ${what} holds half of a surrogate pair, which is no text.`);
  return value;
}

/**
 * A value as JSON text.
 * @param {string} what
 * @param {unknown} value
 */
export function json(what, value) {
  let copy;
  try {
    copy = JSON.stringify(value === undefined ? {} : value, finite);
  } catch (thrown) {
    throw new TypeError(`The ${what} can't be written as JSON: ${why(thrown)}`, { cause: thrown });
  }
  if (copy === undefined) throw new TypeError(`The ${what} is ${kind(value)}, which JSON can't say.`);
  return copy;
}

/**
 * JSON would say null, which means "left out".
 * @param {string} name
 * @param {unknown} value
 */
function finite(name, value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${name || "it"} is ${value}`);
  return value;
}

/** @type {(text: string) => boolean} */
const isWellFormed =
  typeof String.prototype.isWellFormed === "function" ? (text) => text.isWellFormed() : (text) => !/\p{Cs}/u.test(text);
