// What one call of `Sandbox.handle` costs in Node, in a family of a thousand revisions and of a million.
//
// Half of the revisions are INACTIVE, at random, which is the worst a bitmap can meet; calls go to random places. Times are
// medians of chunks, and hold everything: reading the request, deciding, applying, and the answer as a string.
//
//   node bench/module.mjs

import { readFileSync } from "node:fs";

import { Sandbox } from "taskdef-lab";

const SERVICE = "AmazonEC2ContainerServiceV20141113";
const SIZES = [1_000, 1_000_000];
const CHUNK = 50;

/** Wanted at a million revisions, in microseconds, and at most this much more than at a thousand. */
const WANTED = { register: 20, describe: 10, deregister: 10, "page of 100": 60 };
const FACTOR = 3;

/** A definition of 1 KiB. */
const DEFINITION = readFileSync(new URL("definition.json", import.meta.url), "utf8").trim();

/** Numbers that look random and are the same in each run. @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** @param {number[]} items @param {(bound: number) => number} below */
function shuffled(items, below) {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [items[last], items[other]] = [items[other] ?? 0, items[last] ?? 0];
  }
  return items;
}

/** The median over chunks of calls, in microseconds a call. @param {number} count @param {(index: number) => void} call */
function time(count, call) {
  const chunks = [];
  for (let index = 0; index < count;) {
    const begin = process.hrtime.bigint();
    for (const end = index + CHUNK; index < end; index += 1) call(index);
    chunks.push(Number(process.hrtime.bigint() - begin) / 1_000 / CHUNK);
  }
  return median(chunks);
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** @typedef {(operation: string, body: string) => unknown} Send */

/** @param {Sandbox} sandbox @returns {Send} */
function sender(sandbox) {
  return (operation, body) => {
    const answer = sandbox.handle({ target: `${SERVICE}.${operation}`, body });
    if (answer.status !== 200) throw new Error(answer.body);
    return answer;
  };
}

/** @param {number} size @returns {Record<keyof typeof WANTED, number>} */
function measure(size) {
  const below = random(size);
  // Room for what is registered below: a family has a million revisions at most.
  const spare = Math.min(5_000, size / 2);
  const sandbox = new Sandbox({ empty: true });
  const send = sender(sandbox);
  for (let count = 0; count < size - spare; count += 1) send("RegisterTaskDefinition", DEFINITION);
  const numbers = shuffled(
    Array.from({ length: size - spare }, (_, index) => index + 1),
    below,
  );
  const active = numbers.splice(0, numbers.length >> 1);
  for (const number of numbers) send("DeregisterTaskDefinition", `{"taskDefinition":"web:${number}"}`);
  const anywhere = () => below(size - spare) + 1;

  // The thousand is small, so that it takes several of them for as many calls.
  const rounds = Math.ceil(5_000 / spare);
  const state = rounds > 1 ? sandbox.exportState() : "";
  const fresh = () => (rounds > 1 ? sender(new Sandbox({ state })) : send);
  const repeated = (/** @type {number} */ count, /** @type {(send: Send, index: number) => unknown} */ call) => {
    const medians = Array.from({ length: rounds }, () => {
      const send = fresh();
      return time(count, (index) => void call(send, index));
    });
    return median(medians);
  };

  const describe = time(10_000, () => send("DescribeTaskDefinition", `{"taskDefinition":"web:${anywhere()}"}`));
  const page = time(5_000, () =>
    send("ListTaskDefinitions", `{"familyPrefix":"web","nextToken":"web::${String(anywhere()).padStart(10, "0")}"}`),
  );
  const deregister = repeated(Math.min(5_000, active.length - (active.length % CHUNK)), (send, index) =>
    send("DeregisterTaskDefinition", `{"taskDefinition":"web:${active[index]}"}`),
  );
  const register = repeated(spare, (send) => send("RegisterTaskDefinition", DEFINITION));
  return { register, describe, deregister, "page of 100": page };
}

console.log(
  `Sandbox.handle in Node ${process.version}, microseconds a call (medians); the definition has ${DEFINITION.length} bytes`,
);
const [small, large] = /** @type {[ReturnType<typeof measure>, ReturnType<typeof measure>]} */ (SIZES.map(measure));
let missed = 0;
for (const name of /** @type {(keyof typeof WANTED)[]} */ (Object.keys(WANTED))) {
  const wanted = WANTED[name];
  const factor = large[name] / small[name];
  const reached = large[name] < wanted && factor <= FACTOR;
  missed += reached ? 0 : 1;
  console.log(
    `${name.padEnd(12)} ${small[name].toFixed(1).padStart(7)} at 1,000 ${large[name].toFixed(1).padStart(7)} at 1,000,000 ` +
      `${factor.toFixed(1)} times; wanted under ${wanted} and at most ${FACTOR} times: ${reached ? "reached" : "NOT REACHED"}`,
  );
}
if (missed > 0) console.log(`${missed} of 4 not reached.`);
