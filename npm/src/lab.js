// The methods of a sandbox, on whatever carries its calls out: the package's own module, or the page, whose
// `window.taskdefLab` is bound to the account in sight.

import { asTheSdkHasIt } from "./answer.js";
import { json, members, text } from "./copy.js";
import { EcsError } from "./errors.js";

/** The service's name before the operation's in `X-Amz-Target`. */
export const SERVICE = "AmazonEC2ContainerServiceV20141113";

/**
 * What carries calls out. Everything that it is given is a number or a text.
 * @typedef {object} Carrier
 * @property {(region: string, target: string, body: string) => { status: number, body: string, reason?: string }} send
 *   Answers a request; an empty region is the first one.
 * @property {() => number} now
 * @property {() => number | undefined} nextEvent
 * @property {(milliseconds: number) => void} advance
 * @property {(settings: string) => void} configure Takes JSON text.
 * @property {() => object} settings
 * @property {() => void} reset
 * @property {() => string} exportState
 * @property {(text: string) => void} importState
 */

/** A sandbox without a module of its own. Documented in `index.d.ts`. */
export class Lab {
  /** @type {Carrier} */
  #carrier;

  /** @param {Carrier} carrier */
  constructor(carrier) {
    this.#carrier = carrier;
  }

  /** @param {unknown} request */
  handle(request) {
    const copy = members("request", request, ["region", "target", "body"]);
    const { status, body } = this.#carrier.send(
      text("region", copy.region),
      text("target", copy.target),
      text("body", copy.body),
    );
    return { status, body };
  }

  now() {
    return this.#carrier.now();
  }

  nextEvent() {
    return this.#carrier.nextEvent() ?? null;
  }

  /** @param {unknown} milliseconds */
  advance(milliseconds) {
    if (typeof milliseconds !== "number") throw new TypeError("Time is advanced by a number of milliseconds.");
    this.#carrier.advance(milliseconds);
  }

  /** @param {unknown} settings */
  configure(settings) {
    this.#carrier.configure(json("settings", settings));
  }

  settings() {
    return this.#carrier.settings();
  }

  reset() {
    this.#carrier.reset();
  }

  exportState() {
    return this.#carrier.exportState();
  }

  /** @param {unknown} state */
  importState(state) {
    this.#carrier.importState(text("state", state));
  }

  /** @param {unknown} input */
  registerTaskDefinition(input) {
    return this.#call("RegisterTaskDefinition", input);
  }

  /** @param {unknown} input */
  deregisterTaskDefinition(input) {
    return this.#call("DeregisterTaskDefinition", input);
  }

  /** @param {unknown} input */
  describeTaskDefinition(input) {
    return this.#call("DescribeTaskDefinition", input);
  }

  /** @param {unknown} input */
  listTaskDefinitions(input) {
    return this.#call("ListTaskDefinitions", input);
  }

  /** @param {unknown} input */
  listTaskDefinitionFamilies(input) {
    return this.#call("ListTaskDefinitionFamilies", input);
  }

  /** @param {unknown} input */
  deleteTaskDefinitions(input) {
    return this.#call("DeleteTaskDefinitions", input);
  }

  /** @param {unknown} input */
  tagResource(input) {
    return this.#call("TagResource", input);
  }

  /** @param {unknown} input */
  untagResource(input) {
    return this.#call("UntagResource", input);
  }

  /** @param {unknown} input */
  listTagsForResource(input) {
    return this.#call("ListTagsForResource", input);
  }

  /** @param {unknown} input */
  createCluster(input) {
    return this.#call("CreateCluster", input);
  }

  /** @param {unknown} input */
  deleteCluster(input) {
    return this.#call("DeleteCluster", input);
  }

  /** @param {unknown} input */
  describeClusters(input) {
    return this.#call("DescribeClusters", input);
  }

  /** @param {unknown} input */
  listClusters(input) {
    return this.#call("ListClusters", input);
  }

  /** @param {unknown} input */
  createService(input) {
    return this.#call("CreateService", input);
  }

  /** @param {unknown} input */
  updateService(input) {
    return this.#call("UpdateService", input);
  }

  /** @param {unknown} input */
  deleteService(input) {
    return this.#call("DeleteService", input);
  }

  /** @param {unknown} input */
  describeServices(input) {
    return this.#call("DescribeServices", input);
  }

  /** @param {unknown} input */
  listServices(input) {
    return this.#call("ListServices", input);
  }

  /** @param {unknown} input */
  runTask(input) {
    return this.#call("RunTask", input);
  }

  /** @param {unknown} input */
  startTask(input) {
    return this.#call("StartTask", input);
  }

  /** @param {unknown} input */
  stopTask(input) {
    return this.#call("StopTask", input);
  }

  /** @param {unknown} input */
  describeTasks(input) {
    return this.#call("DescribeTasks", input);
  }

  /** @param {unknown} input */
  listTasks(input) {
    return this.#call("ListTasks", input);
  }

  /** @param {unknown} input */
  describeContainerInstances(input) {
    return this.#call("DescribeContainerInstances", input);
  }

  /** @param {unknown} input */
  listContainerInstances(input) {
    return this.#call("ListContainerInstances", input);
  }

  /**
   * @param {string} operation
   * @param {unknown} input
   */
  #call(operation, input) {
    const { status, body, reason } = this.#carrier.send("", `${SERVICE}.${operation}`, json("input", input));
    const answer = JSON.parse(body);
    if (status !== 200) throw new EcsError(answer.__type, answer.message, reason ?? "", answer.resourceIds);
    return asTheSdkHasIt(answer);
  }
}
