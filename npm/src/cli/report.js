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
  /**
   * How many of what something was done to, by what they are, what was done and where, and then by family or name.
   * @type {Map<string, { one: string, deed: string, counts: Map<string, number> }>}
   */
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
    const lines = [...this.#done.values()].map(({ one, deed, counts }) => {
      const sum = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const each = [...counts].sort().map(([name, count]) => `${name} ${count}`);
      return `${counted(sum, one)} ${deed}: ${each.join(", ")}`;
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
    const revision = (/** @type {string} */ deed, /** @type {any} */ { family }) =>
      this.#count("revision", deed, region, family);
    const task = (/** @type {string} */ deed, /** @type {any} */ { taskDefinitionArn }) =>
      this.#count("task", deed, region, nameIn(taskDefinitionArn).replace(/:\d+$/, ""));
    const service = (/** @type {string} */ deed) => this.#count("service", deed, region, nameIn(answer.service.serviceArn));
    const cluster = (/** @type {string} */ deed) => this.#count("cluster", deed, region, answer.cluster.clusterName);
    switch (operation) {
      case "RegisterTaskDefinition":
        return revision("registered", answer.taskDefinition);
      case "DeregisterTaskDefinition": {
        const was = answer.taskDefinition.previousStatus;
        return revision(
          was === "ACTIVE" ? "deregistered" : "deregistered that were INACTIVE before",
          answer.taskDefinition,
        );
      }
      case "DeleteTaskDefinitions":
        for (const definition of answer.taskDefinitions) {
          const before =
            definition.previousStatus === "INACTIVE" ? "deleted" : "deleted that were being deleted before";
          revision(before, definition);
        }
        for (const failure of answer.failures) this.#refuse(operation, "failure", failure.reason);
        return;
      case "CreateCluster":
        return cluster("created");
      case "DeleteCluster":
        return cluster("deleted");
      case "CreateService":
        return service("created");
      case "UpdateService":
        return service("updated");
      case "DeleteService":
        return service("deleted");
      case "RunTask":
      case "StartTask":
        for (const started of answer.tasks) task("started", started);
        for (const failure of answer.failures) this.#refuse(operation, "failure", failure.reason);
        return;
      case "StopTask":
        return task("stopped", answer.task);
    }
  }

  /**
   * @param {string} one
   * @param {string} what
   * @param {string} region
   * @param {string} name
   */
  #count(one, what, region, name) {
    this.#regions.add(region);
    const deed = `${what} in ${region}`;
    const entry = this.#done.get(`${one} ${deed}`) ?? { one, deed, counts: new Map() };
    entry.counts.set(name, (entry.counts.get(name) ?? 0) + 1);
    this.#done.set(`${one} ${deed}`, entry);
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
 * What stands behind the kind of resource in an ARN: `lab/site` of a service's.
 * @param {string} arn
 */
function nameIn(arn) {
  return arn.slice(arn.indexOf("/") + 1);
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
