// What it costs in Node that services and tasks run, through `Sandbox`.
//
// - 200 services of 50 tasks are updated to another revision, and an hour of virtual time passes.
// - A year passes over 200 services that are steady.
// - One call costs as much among 10,000 services of one task each, which it has nothing to do with, as among 10.
//
//   node bench/running.mjs

import { Sandbox } from "taskdef-lab";

const SERVICE = "AmazonEC2ContainerServiceV20141113";
const SERVICES = 200;
const TASKS = 50;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** Wanted, in milliseconds. */
const WANTED = { rollout: 250, year: 5 };
/** How many times as much a call may cost among many as among few. */
const FACTOR = 3;
const FEW = 10;
const MANY = 10_000;
/** ECS has room for 5,000 services in a cluster; the first is the one that calls are made in. */
const CLUSTERS = ["main", "other", "third"];

const ROUNDS = 7;
const CALLS = 2_000;
const CHUNK = 50;

const network = { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d"] } };

/** @typedef {(operation: string, input: object) => any} Send */

/** @param {Sandbox} sandbox @returns {Send} */
function sender(sandbox) {
  return (operation, input) => {
    const answer = sandbox.handle({ target: `${SERVICE}.${operation}`, body: JSON.stringify(input) });
    if (answer.status !== 200) throw new Error(`${operation}: ${answer.body}`);
    return JSON.parse(answer.body);
  };
}

/** Time stands still unless it is moved on. @param {string} [state] */
function open(state) {
  const now = () => 1_789_551_555_929;
  return new Sandbox(state === undefined ? { empty: true, now } : { state, now });
}

/** @param {Send} send @param {string} family */
function register(send, family) {
  send("RegisterTaskDefinition", {
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [{ name: "app", image: "busybox" }],
  });
}

/** @param {Send} send @param {string} cluster @param {string} serviceName @param {number} desiredCount */
function create(send, cluster, serviceName, desiredCount) {
  send("CreateService", {
    cluster,
    serviceName,
    desiredCount,
    taskDefinition: "web",
    launchType: "FARGATE",
    networkConfiguration: network,
  });
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** Milliseconds. @param {() => void} deed */
function time(deed) {
  const begin = process.hrtime.bigint();
  deed();
  return Number(process.hrtime.bigint() - begin) / 1_000_000;
}

const names = (/** @type {number} */ count) => Array.from({ length: count }, (_, index) => `service-${index}`);

/** 200 services of 50 tasks, all of them steady, as text. */
function steady() {
  const sandbox = open();
  const send = sender(sandbox);
  send("CreateCluster", { clusterName: "main" });
  register(send, "web");
  for (const name of names(SERVICES)) create(send, "main", name, TASKS);
  sandbox.advance(HOUR);
  expectSteady(send, "web:1");
  return sandbox.exportState();
}

/** @param {Send} send @param {string} revision */
function expectSteady(send, revision) {
  const all = names(SERVICES);
  for (let first = 0; first < all.length; first += 10) {
    const { services } = send("DescribeServices", { cluster: "main", services: all.slice(first, first + 10) });
    for (const { serviceName, runningCount, deployments } of services) {
      const done = deployments.length === 1 && deployments[0].rolloutState === "COMPLETED";
      if (!done || runningCount !== TASKS || !deployments[0].taskDefinition.endsWith(`/${revision}`)) {
        throw new Error(`${serviceName} is not steady on ${revision}: ${JSON.stringify(deployments)}`);
      }
    }
  }
}

/** @param {string} state */
function rollout(state) {
  return median(
    Array.from({ length: ROUNDS }, () => {
      const sandbox = open(state);
      const send = sender(sandbox);
      register(send, "web");
      const took = time(() => {
        for (const service of names(SERVICES)) send("UpdateService", { cluster: "main", service, taskDefinition: "web" });
        sandbox.advance(HOUR);
      });
      expectSteady(send, "web:2");
      return took;
    }),
  );
}

/** @param {string} state */
function year(state) {
  return median(
    Array.from({ length: ROUNDS }, () => {
      const sandbox = open(state);
      const took = time(() => sandbox.advance(YEAR));
      expectSteady(sender(sandbox), "web:1");
      return took;
    }),
  );
}

/** @typedef {"RunTask" | "StopTask" | "UpdateService" | "DescribeServices"} Name */

/** Calls on one service and on tasks of their own, among so many other services. @param {number} others */
function among(others) {
  const sandbox = open();
  const send = sender(sandbox);
  const raw = (/** @type {string} */ operation, /** @type {object} */ input) => {
    const answer = sandbox.handle({ target: `${SERVICE}.${operation}`, body: JSON.stringify(input) });
    if (answer.status !== 200) throw new Error(`${operation}: ${answer.body}`);
    return answer.body;
  };
  register(send, "web");
  for (const clusterName of CLUSTERS) send("CreateCluster", { clusterName });
  create(send, "main", "mine", 2);
  names(others).forEach((name, index) => create(send, CLUSTERS[index % CLUSTERS.length] ?? "", name, 1));
  sandbox.advance(HOUR);
  const cluster = "main";
  const task = { cluster, taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network };
  const started = Array.from({ length: CALLS }, () => send("RunTask", task).tasks[0].taskArn);
  /** @type {Record<Name, (index: number) => unknown>} */
  return {
    RunTask: () => raw("RunTask", task),
    StopTask: (index) => raw("StopTask", { cluster, task: started[index] }),
    UpdateService: (index) => raw("UpdateService", { cluster, service: "mine", desiredCount: 2 + (index % 2) }),
    DescribeServices: () => raw("DescribeServices", { cluster, services: ["mine"] }),
  };
}

/**
 * Microseconds of a call, as the medians over chunks of calls that take turns: what else the machine does slows both.
 *
 * @param {((index: number) => unknown)[]} calls
 */
function costs(calls) {
  const chunks = calls.map(() => /** @type {number[]} */ ([]));
  for (let first = 0; first < CALLS; first += CHUNK) {
    calls.forEach((call, which) => {
      const took = time(() => {
        for (let index = first; index < first + CHUNK; index += 1) call(index);
      });
      chunks[which]?.push((took * 1_000) / CHUNK);
    });
  }
  return chunks.map(median);
}

let missed = 0;

/** @param {string} what @param {string} measured @param {string} wanted @param {boolean} reached */
function row(what, measured, wanted, reached) {
  missed += reached ? 0 : 1;
  console.log(`${what.padEnd(52)} ${measured.padStart(32)}   ${wanted.padEnd(16)} ${reached ? "reached" : "NOT REACHED"}`);
}

console.log(`What runs, in Node ${process.version}; medians`);
console.log(`${"".padEnd(52)} ${"measured".padStart(32)}   wanted`);
const state = steady();
const [took, passed] = [rollout(state), year(state)];
row(`${SERVICES} services x ${TASKS} tasks, updated, an hour`, `${took.toFixed(1)} ms`, `< ${WANTED.rollout} ms`, took < WANTED.rollout);
row(`${SERVICES} steady services, a year`, `${passed.toFixed(2)} ms`, `< ${WANTED.year} ms`, passed < WANTED.year);
const [amongFew, amongMany] = [among(FEW), among(MANY)];
for (const name of /** @type {Name[]} */ (Object.keys(amongFew))) {
  const [few = NaN, many = NaN] = costs([amongFew[name], amongMany[name]]);
  const measured = `${few.toFixed(1)} and ${many.toFixed(1)} us, ${(many / few).toFixed(1)} times`;
  row(`${name}, among ${FEW} and ${MANY} services`, measured, `<= ${FACTOR} times`, many / few <= FACTOR);
}
if (missed > 0) console.log(`${missed} of 6 not reached.`);
