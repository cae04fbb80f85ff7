// Numbers and durations, as they are typed.

import { Trouble } from "./trouble.js";

const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * A duration in milliseconds: `90s`, `10m`, `1h30m`.
 * @param {string | undefined} text
 */
export function duration(text = "") {
  if (!/^(\d{1,9}(ms|s|m|h|d))+$/.test(text)) {
    throw new Trouble(`The duration is \`${text}\`, but should be one such as 90s, 10m, 1h30m or 2d.`, 2);
  }
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|s|m|h|d)/g)) {
    sum += Number(count) * MILLISECONDS[/** @type {keyof typeof MILLISECONDS} */ (unit)];
  }
  return sum;
}

/**
 * @param {string} name
 * @param {unknown} text
 * @param {number} least
 * @param {number} most
 */
export function wholeNumber(name, text, least, most) {
  const number = typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most)) {
    throw new Trouble(`${name} is \`${text}\`, but should be a whole number from ${least} to ${most}.`, 2);
  }
  return number;
}

/**
 * `1 revision`, `55 revisions`.
 * @param {number} count
 * @param {string} one
 */
export function counted(count, one) {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
