// The file that an endpoint keeps its account in: read once, written whole or not at all.

import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

import { Trouble } from "./trouble.js";

/** How long changes are gathered before they are written together, in milliseconds. */
const GATHER = 250;

/**
 * What the file holds; nothing if there is none yet.
 * @param {string} file
 */
export function readState(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Trouble(`The state in ${resolve(file)} can't be read: ${message(error)}`);
  }
}

/** Keeps an account in a file, and never writes over what somebody else has put there. */
export class StateFile {
  #file;
  #text;
  /** @type {string | undefined} What the file is known to hold. */
  #known;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {string} file
   * @param {string | undefined} known What was read from it; nothing if it was not there.
   * @param {() => string} text What is to be in it.
   */
  constructor(file, known, text) {
    // What a link leads to is written, not the link.
    this.#file = known === undefined ? resolve(file) : realpathSync(file);
    this.#known = known;
    this.#text = text;
  }

  /** Writes the file soon: changes that come close together are written once. */
  changed() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      try {
        this.write();
      } catch (error) {
        // Whoever uses the endpoint can go on; the last word is that of the end, which fails as well.
        console.error(`taskdef-lab: ${message(error)}`);
      }
    }, GATHER);
  }

  /** Writes the file now. */
  write() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#text();
    if (readState(this.#file) !== this.#known) {
      const aside = `${this.#file}.${process.pid}.kept`;
      this.#put(aside, text);
      throw new Trouble(
        `${this.#file} has been written by something else since it was read here. It is left as it is, ` +
          `and the account of this endpoint is in ${aside}.`,
      );
    }
    this.#put(this.#file, text);
    this.#known = text;
  }

  /**
   * @param {string} file
   * @param {string} text
   */
  #put(file, text) {
    // Beside it, because a file moves at once within a folder only.
    const unfinished = `${file}.${process.pid}.unfinished`;
    try {
      const mode = this.#known === undefined ? undefined : statSync(this.#file).mode;
      writeFileSync(unfinished, text, { flush: true, ...(mode === undefined ? {} : { mode }) });
      renameSync(unfinished, file);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw new Trouble(`The state can't be written to ${file}: ${message(error)}`);
    }
  }
}

/** @param {unknown} error */
function message(error) {
  return error instanceof Error ? error.message : String(error);
}
