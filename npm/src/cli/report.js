// What a command did to an account, in plain words.

import { STATUS_CODES } from "node:http";

import { Sandbox } from "../index.js";
import { SERVICE } from "../lab.js";
import { counted } from "./quantities.js";

/** Watches the requests of a command. */
export class Report {
  #sandbox;
  /** The account as it was. */
  #before;
  /** Where something was done. @type {Set<string>} */
  #regions = new Set();
  /** How many revisions of which families something was done to, by region and deed. @type {Map<string, Map<string, number>>} */
  #done = new Map();
  /** @type {Map<string, number>} */
  #refused = new Map();
  #throttled = 0;

  /** @param {Sandbox} sandbox */
  constructor(sandbox) {
    this.#sandbox = sandbox;
    this.#before = sandbox.exportState();
  }

  /** @param {{ region: string | undefined, target: string, status: number, body: string }} exchange */
  after({ region = FIRST, target, status, body }) {
    const operation = target.slice(target.indexOf(".") + 1);
    const answer = JSON.parse(body);
    if (answer.__type === "ThrottlingException") {
      this.#throttled += 1;
    } else if (status !== 200) {
      this.#refuse(operation || "a request without a target", answer.__type, answer.message);
    } else {
      this.#note(operation, region, answer);
    }
  }

  /** @param {number} status */
  strange(status) {
    this.#refuse("what is no request of an AWS client", `HTTP ${status}`, STATUS_CODES[status] ?? "");
  }

  /** The report, a line for each thing that was done; an empty line is in none. */
  lines() {
    const lines = [...this.#done].map(([deed, families]) => {
      const sum = [...families.values()].reduce((sum, count) => sum + count, 0);
      const each = [...families].sort().map(([family, count]) => `${family} ${count}`);
      return `${counted(sum, "revision")} ${deed}: ${each.join(", ")}`;
    });
    for (const [refusal, count] of this.#refused) lines.push(`${counted(count, "call")} refused: ${refusal}`);
    const before = new Sandbox({ state: this.#before });
    for (const region of this.#regions) {
      const active = new Set(familiesWithActive(this.#sandbox, region));
      for (const family of familiesWithActive(before, region)) {
        if (!active.has(family)) lines.push(`family \`${family}\` has no ACTIVE revision left in ${region}`);
      }
    }
    return lines.length === 0 ? ["nothing was changed and nothing refused"] : lines;
  }

  /** How many calls were throttled, which differs from run to run. */
  get throttled() {
    return this.#throttled;
  }

  /**
   * @param {string} operation
   * @param {string} region
   * @param {any} answer
   */
  #note(operation, region, answer) {
    switch (operation) {
      case "RegisterTaskDefinition":
        return this.#count("registered", region, answer.taskDefinition);
      case "DeregisterTaskDefinition": {
        const was = answer.taskDefinition.previousStatus;
        return this.#count(
          was === "ACTIVE" ? "deregistered" : "deregistered that were INACTIVE before",
          region,
          answer.taskDefinition,
        );
      }
      case "DeleteTaskDefinitions":
        for (const definition of answer.taskDefinitions) {
          const before =
            definition.previousStatus === "INACTIVE" ? "deleted" : "deleted that were being deleted before";
          this.#count(before, region, definition);
        }
        for (const failure of answer.failures) this.#refuse(operation, "failure", failure.reason);
    }
  }

  /**
   * @param {string} deed
   * @param {string} region
   * @param {{ family: string }} definition
   */
  #count(deed, region, { family }) {
    this.#regions.add(region);
    const key = `${deed} in ${region}`;
    const families = this.#done.get(key) ?? new Map();
    this.#done.set(key, families.set(family, (families.get(family) ?? 0) + 1));
  }

  /**
   * @param {string} operation
   * @param {string} code
   * @param {string} message
   */
  #refuse(operation, code, message) {
    const refusal = `${operation} (${code}): ${message}`;
    this.#refused.set(refusal, (this.#refused.get(refusal) ?? 0) + 1);
  }
}

/**
 * The families of a region that have an ACTIVE revision.
 * @param {Sandbox} sandbox
 * @param {string} region
 * @returns {Generator<string>}
 */
function* familiesWithActive(sandbox, region) {
  let nextToken;
  do {
    const target = `${SERVICE}.ListTaskDefinitionFamilies`;
    const { status, body } = sandbox.handle({ region, target, body: JSON.stringify({ status: "ACTIVE", nextToken }) });
    if (status !== 200) throw new Error(`The families of ${region} can't be listed: ${body}`);
    const page = JSON.parse(body);
    yield* page.families;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}

const FIRST = "us-east-1";
