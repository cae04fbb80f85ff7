// The recorded behaviour of real ECS, case by case, through `Sandbox.handle`. Runs in Node and in a browser.
//
// `${g2.a.0.b}` stands for a value of the answer to `given[2]`; in `has`, `$len`, `$set` and `$type` compare otherwise than
// by equality, and the path `$` is the whole body.

const SERVICE = "AmazonEC2ContainerServiceV20141113";

/**
 * Runs a case on a sandbox of its own; answers what is not as recorded.
 * @param {new (options: object) => { handle(request: object): { status: number, body: string } }} Sandbox
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
    const { status, body } = send(filled(step, answers));
    check(`given ${answers.length} answers ${body}`, status === (step.expect === "error" ? 400 : 200));
    answers.push(JSON.parse(body));
  }
  const { status, body } = send(filled(tested.when, answers));
  const then = filled(tested.then, answers);
  check(`the status is ${status}: ${body}`, status === then.status);
  if (then.error !== null) {
    check(`the body is ${body}`, body === `{"__type":"${then.error}","message":${JSON.stringify(then.message)}}`);
  }
  const answer = JSON.parse(body);
  for (const [path, expected] of Object.entries(then.has)) {
    check(`${path} is not as recorded in ${body}`, matches(at(answer, path), expected));
  }
  for (const path of then.absent) check(`${path} is there: ${body}`, at(answer, path) === undefined);
  return wrong;
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
  if (expected?.$re !== undefined) throw new Error("no case of task definitions uses a pattern");
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
