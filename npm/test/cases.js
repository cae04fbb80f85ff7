// The recorded behaviour of real ECS, case by case, through `Sandbox.handle`. Runs in Node and in a browser.
//
// `${g2.a.0.b}` stands for a value of the answer to `given[2]`; a step `$wait` lets time run until something holds; in `has`,
// `$len`, `$set`, `$re` and `$type` compare otherwise than by equality, and the path `$` is the whole body.

const SERVICE = "AmazonEC2ContainerServiceV20141113";

/** The cluster of all cases that wait. */
const CLUSTER = "lab";

/** @typedef {Pick<import("taskdef-lab").Sandbox, "handle" | "now" | "nextEvent" | "advance">} Answering */

/**
 * Runs a case on a sandbox of its own; answers what is not as recorded.
 * @param {new (options: object) => Answering} Sandbox
 * @param {any} tested
 * @returns {string[]}
 */
export function runCase(Sandbox, tested) {
  let now = 1_789_551_555_929;
  const sandbox = new Sandbox({ empty: true, now: () => (now += 1_000) });
  /** @type {string[]} */
  const wrong = [];
  /** @param {string} what @param {boolean} holds */
  const check = (what, holds) => void (holds || wrong.push(`${tested.id}: ${what}`));
  /** @type {any[]} */
  const answers = [];
  /** @param {any} step */
  const send = ({ op, input }) => sandbox.handle({ target: `${SERVICE}.${op}`, body: JSON.stringify(input) });

  for (const step of tested.given) {
    if (step.op === "$wait") {
      check(`${step.input.until} does not come`, wait(sandbox, step.input.until, answers));
      answers.push(null);
      continue;
    }
    const { status, body } = send(filled(step, answers));
    check(`given ${answers.length} answers ${body}`, status === (step.expect === "error" ? 400 : 200));
    answers.push(JSON.parse(body));
  }
  const { status, body } = send(filled(tested.when, answers));
  const then = filled(tested.then, answers);
  check(`the status is ${status}: ${body}`, status === then.status);
  if (then.error !== null) {
    const exact = `{"__type":"${then.error}","message":${JSON.stringify(then.message)}`;
    // One error names beside its message what the call is in conflict with.
    const as = then.error === "ConflictException" ? body.startsWith(`${exact},"resourceIds":[`) : body === `${exact}}`;
    check(`the body is ${body}`, as);
  }
  const answer = JSON.parse(body);
  for (const [path, expected] of Object.entries(then.has)) {
    check(`${path} is not as recorded in ${body}`, matches(at(answer, path), expected));
  }
  for (const path of then.absent) check(`${path} is there: ${body}`, at(answer, path) === undefined);
  return wrong;
}

/**
 * Lets time run until something holds: `g2.tasks.0 RUNNING`, `task g4.taskArns.0 STOPPED`, `g2.service STABLE`,
 * `service site running 1`, `service site INACTIVE`.
 * @param {Answering} sandbox
 * @param {string} until
 * @param {any[]} answers
 */
function wait(sandbox, until, answers) {
  for (let steps = 0; steps < 1_000; steps += 1) {
    if (holds(sandbox, until, answers)) return true;
    const next = sandbox.nextEvent();
    if (next === null) return false;
    sandbox.advance(Math.max(0, next - sandbox.now()));
  }
  return false;
}

/** @param {Answering} sandbox @param {string} until @param {any[]} answers */
function holds(sandbox, until, answers) {
  /** @param {string} op @param {string} member @param {string} name */
  const described = (op, member, name) => {
    const body = JSON.stringify({ cluster: CLUSTER, [member]: [name] });
    return JSON.parse(sandbox.handle({ target: `${SERVICE}.${op}`, body }).body)[member][0];
  };
  const service = (/** @type {string} */ name) => described("DescribeServices", "services", name);
  const task = (/** @type {string} */ arn) => described("DescribeTasks", "tasks", arn);
  const answered = (/** @type {string} */ name) => filled(`\${${name}}`, answers);
  const words = until.split(" ");
  const [first = "", second = "", third = "", fourth] = words;
  if (first === "service" && third === "running") return service(second).runningCount === Number(fourth);
  if (first === "service") return service(second).status === third;
  if (first === "task") return task(answered(second)).lastStatus === third;
  if (second === "STABLE") {
    const { deployments } = service(answered(first).serviceName);
    return deployments.length === 1 && deployments[0].rolloutState === "COMPLETED";
  }
  return task(answered(first).taskArn).lastStatus === second;
}

/** @param {any} value @param {string} path */
function at(value, path) {
  if (path === "$") return value;
  return path.split(".").reduce((inner, step) => inner?.[step], value);
}

/** @param {any} value @param {any[]} answers @returns {any} */
function filled(value, answers) {
  if (typeof value === "string") {
    const [, index, path = ""] = /^\$\{g(\d+)\.(.*)\}$/.exec(value) ?? [];
    return index === undefined ? value : at(answers[Number(index)], path);
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, answers));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, answers)]));
}

/** @param {any} met @param {any} expected */
function matches(met, expected) {
  if (expected?.$len !== undefined) return met?.length === expected.$len;
  if (expected?.$type !== undefined) return typeof met === expected.$type;
  if (expected?.$set !== undefined) {
    const texts = met.map(canonical);
    return (
      texts.length === expected.$set.length &&
      expected.$set.every((/** @type {any} */ item) => texts.includes(canonical(item)))
    );
  }
  if (expected?.$re !== undefined) return new RegExp(expected.$re).test(met);
  return canonical(met) === canonical(expected);
}

/** @param {any} value @returns {string} */
function canonical(value) {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
