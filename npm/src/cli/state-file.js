// The file that an endpoint keeps its account in: read once, written whole or not at all.

import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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

/** Keeps an account in a file. */
export class StateFile {
  #file;
  #text;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {string} file
   * @param {() => string} text What is to be in it.
   */
  constructor(file, text) {
    this.#file = resolve(file);
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
    // Beside it, because a file moves at once within a folder only.
    const unfinished = `${this.#file}.${process.pid}.unfinished`;
    try {
      writeFileSync(unfinished, this.#text(), { flush: true });
      renameSync(unfinished, this.#file);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw new Trouble(`The state can't be written to ${this.#file}: ${message(error)}`);
    }
  }
}

/** @param {unknown} error */
function message(error) {
  return error instanceof Error ? error.message : String(error);
}
