// The sandbox in memory: what it answers, its time, what it keeps, and what JavaScript can pass to it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { EcsError, Sandbox } from "taskdef-lab";

const SERVICE = "AmazonEC2ContainerServiceV20141113";
const NOW = 1_789_551_555_929;

/** @returns {any} */
const definition = (family = "web") => ({
  family,
  containerDefinitions: [{ name: "app", image: "busybox", memory: 64 }],
});

/** An empty sandbox whose clock stands still. */
const still = () => new Sandbox({ empty: true, now: () => NOW });

/** @param {() => unknown} call */
function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof Error, `${error}`);
    return error;
  }
  assert.fail("nothing was thrown");
}

test("without options it opens on the demo account, at the present", () => {
  const sandbox = new Sandbox();
  const { families } = sandbox.listTaskDefinitionFamilies();
  assert.deepEqual(families, ["image-resizer", "nightly-report", "orders-api", "payments", "sandbox-test", "web"]);
  assert.ok(Math.abs(sandbox.now() - Date.now()) < 60_000);
});

test("an option that there is not is refused by its name", () => {
  assert.throws(() => new Sandbox(/** @type {any} */ ({ foo: 1 })), /^TypeError: There is no option foo: there are account, /);
});

test("times are dates, and what is on the wire alone is dropped", () => {
  const sandbox = still();
  const { taskDefinition, tags } = sandbox.registerTaskDefinition({ ...definition(), tags: [{ key: "a", value: "" }] });
  assert.deepEqual(taskDefinition.registeredAt, new Date(NOW));
  assert.deepEqual(tags, [{ key: "a", value: "" }]);
  sandbox.advance(1_500);
  const deregistered = sandbox.deregisterTaskDefinition({ taskDefinition: "web:1" }).taskDefinition;
  assert.equal(deregistered.status, "INACTIVE");
  assert.ok(!("previousStatus" in deregistered) && !("deregisteredAt" in deregistered));
  const described = sandbox.describeTaskDefinition({ taskDefinition: "web:1" });
  assert.deepEqual(described.taskDefinition.deregisteredAt, new Date(NOW + 1_500));
  assert.deepEqual(described.tags, []);
  const deleted = sandbox.deleteTaskDefinitions({ taskDefinitions: ["web:1", "web:7"] });
  assert.equal(deleted.taskDefinitions[0]?.status, "DELETE_IN_PROGRESS");
  assert.ok(!("previousStatus" in (deleted.taskDefinitions[0] ?? {})));
  assert.equal(deleted.failures[0]?.arn, "web:7");
});

test("tags are added, listed and taken away", () => {
  const sandbox = still();
  const { taskDefinitionArn: resourceArn } = sandbox.registerTaskDefinition(definition()).taskDefinition;
  assert.deepEqual(sandbox.tagResource({ resourceArn, tags: [{ key: "team", value: "blue" }] }), {});
  assert.deepEqual(sandbox.listTagsForResource({ resourceArn }), { tags: [{ key: "team", value: "blue" }] });
  assert.deepEqual(sandbox.untagResource({ resourceArn, tagKeys: ["team"] }), {});
  assert.deepEqual(sandbox.listTagsForResource({ resourceArn }).tags, []);
});

test("a refusal is an EcsError with code, message and reason", () => {
  const error = thrown(() => still().deregisterTaskDefinition({ taskDefinition: "web" }));
  assert.ok(error instanceof EcsError);
  assert.deepEqual(
    [error.name, error.message, error.reason],
    ["InvalidParameterException", "Revision is missing", "RevisionMissing"],
  );
});

test("pages are told apart by their tokens", () => {
  const sandbox = still();
  for (let count = 0; count < 5; count += 1) sandbox.registerTaskDefinition(definition());
  const first = sandbox.listTaskDefinitions({ maxResults: 3, sort: "DESC" });
  assert.equal(first.nextToken, "web::0000000003");
  const second = sandbox.listTaskDefinitions({ maxResults: 3, sort: "DESC", nextToken: first.nextToken });
  assert.deepEqual(
    second.taskDefinitionArns.map((arn) => arn.at(-1)),
    ["2", "1"],
  );
  assert.ok(!("nextToken" in second));
});

test("an account has its own number and region", () => {
  const sandbox = new Sandbox({ empty: true, account: "123456789012", region: "cn-north-1" });
  const { taskDefinition } = sandbox.registerTaskDefinition(definition());
  assert.equal(taskDefinition.taskDefinitionArn, "arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/web:1");
  assert.equal(taskDefinition.registeredBy, "arn:aws-cn:iam::123456789012:user/learner");
});

test("regions are apart", () => {
  const sandbox = still();
  sandbox.registerTaskDefinition(definition());
  const target = `${SERVICE}.ListTaskDefinitionFamilies`;
  assert.equal(sandbox.handle({ target, body: "{}" }).body, '{"families":["web"]}');
  assert.equal(sandbox.handle({ region: "eu-west-1", target, body: "{}" }).body, '{"families":[]}');
  assert.match(sandbox.handle({ region: "mars", target, body: "{}" }).body, /There is no region/);
});

test("time is the clock plus everything advanced, and never goes back", () => {
  let clock = NOW;
  const sandbox = new Sandbox({ empty: true, now: () => clock });
  sandbox.advance(10_000);
  clock += 5;
  assert.equal(sandbox.now(), NOW + 10_005);
  clock -= 1_000;
  assert.equal(sandbox.now(), NOW + 10_005);
  sandbox.registerTaskDefinition(definition());
  sandbox.deregisterTaskDefinition({ taskDefinition: "web:1" });
  sandbox.deleteTaskDefinitions({ taskDefinitions: ["web:1"] });
  sandbox.advance(60 * 60 * 1_000 + 2_000);
  assert.equal(thrown(() => sandbox.describeTaskDefinition({ taskDefinition: "web:1" })).name, "ClientException");
  for (const bad of [-1, NaN, Infinity, 1e300]) assert.match(thrown(() => sandbox.advance(bad)).message, /advanced/);
});

test("a state that was exported goes on from its own moment", () => {
  const sandbox = still();
  sandbox.registerTaskDefinition(definition("kept"));
  sandbox.configure({ enforcementWindowSeconds: "random" });
  sandbox.advance(7);
  const state = sandbox.exportState();
  let later = NOW + 1e9;
  const again = new Sandbox({ state, now: () => later });
  assert.equal(again.now(), NOW + 7);
  later += 3;
  assert.equal(again.now(), NOW + 10);
  assert.deepEqual(again.listTaskDefinitionFamilies().families, ["kept"]);
  assert.equal(again.settings().enforcementWindowSeconds, "random");
  const other = new Sandbox();
  other.importState(state);
  assert.equal(other.exportState().split("\n")[2], state.split("\n")[2]);
});

test("what can't be read changes nothing", () => {
  const sandbox = still();
  sandbox.registerTaskDefinition(definition());
  const state = sandbox.exportState();
  for (const text of ["", "x", state.slice(0, -1), state.replace("web", "wob"), state.replace(/ \d /, " 9 ")]) {
    assert.match(thrown(() => sandbox.importState(text)).message, /The state can't be read/);
    assert.match(thrown(() => new Sandbox({ state: text })).message, /The state can't be read/);
  }
  assert.equal(sandbox.exportState(), state);
});

test("settings are changed one by one, and wrong ones not at all", () => {
  const sandbox = still();
  assert.deepEqual(sandbox.settings(), { enforcementWindowSeconds: 0, retention: "indefinite", throttling: false });
  sandbox.configure({ enforcementWindowSeconds: 600 });
  sandbox.configure({ throttling: true });
  sandbox.configure({ retention: "whileUsed" });
  const settings = { enforcementWindowSeconds: 600, retention: "whileUsed", throttling: true };
  assert.deepEqual(sandbox.settings(), settings);
  /** @type {any[]} */
  const wrong = [
    { enforcementWindowSeconds: 601 },
    { enforcementWindowSeconds: 1.5 },
    { throttling: "yes" },
    { retention: "forever" },
    { other: 1 },
    5,
    null,
  ];
  for (const bad of wrong)
    thrown(() =>
      sandbox.configure({
        throttling: false,
        ...bad,
        ...(bad === 5 ? { other: 1 } : {}),
        ...(bad === null ? { other: 1 } : {}),
      }),
    );
  assert.deepEqual(sandbox.settings(), settings);
});

test("throttling refuses a burst and lets through what flows in", () => {
  const sandbox = still();
  sandbox.configure({ throttling: true });
  const burst = () => {
    for (let count = 0; ; count += 1) {
      const { status, body } = sandbox.handle({
        target: `${SERVICE}.RegisterTaskDefinition`,
        body: JSON.stringify(definition()),
      });
      if (status !== 200) {
        assert.equal(body, '{"__type":"ThrottlingException","message":"Rate exceeded"}');
        return count;
      }
    }
  };
  assert.equal(burst(), 20);
  sandbox.advance(3_000);
  assert.equal(burst(), 3);
});

test("reset goes back to the demo account", () => {
  const sandbox = new Sandbox({ empty: true });
  sandbox.reset();
  assert.equal(sandbox.listTaskDefinitionFamilies().families.length, 6);
});

/** @type {any} */
const cycle = { family: "web" };
cycle.containerDefinitions = [cycle];

/** @type {[string, any][]} */
const HOSTILE = [
  ["a cycle", cycle],
  [
    "a getter that throws",
    {
      get taskDefinition() {
        throw new Error("no");
      },
    },
  ],
  [
    "a getter that throws what is no error",
    {
      get taskDefinition() {
        throw null;
      },
    },
  ],
  [
    "a getter that throws what can't be shown",
    {
      get taskDefinition() {
        throw Object.create(null);
      },
    },
  ],
  ["a big integer", { taskDefinition: 10n }],
  ["half a surrogate pair", { taskDefinition: "\ud800" }],
  ["no number", { maxResults: NaN, taskDefinition: NaN }],
  ["a number without end", { maxResults: Infinity, taskDefinition: Infinity }],
  ["a huge number", { maxResults: 1e300, taskDefinition: 1e300 }],
  ["a function", () => {}],
  ["a symbol", Symbol("x")],
  ["a number", 5],
  ["a text", "web"],
  ["null", null],
  [
    "a proxy that throws",
    new Proxy(
      {},
      {
        ownKeys() {
          throw new Error("no");
        },
        get() {
          throw new Error("no");
        },
      },
    ),
  ],
  ["a deep list", JSON.parse("[".repeat(5_000) + "]".repeat(5_000))],
  ["a long text", { taskDefinition: "x".repeat(2_000_000) }],
  [
    "toJSON that throws",
    {
      toJSON() {
        throw new Error("no");
      },
    },
  ],
];

for (const [what, value] of HOSTILE) {
  test(`${what} is an error with a message, and the next call works`, () => {
    const sandbox = still();
    sandbox.registerTaskDefinition(definition());
    const before = sandbox.exportState();
    /** @type {((value: any) => unknown)[]} */
    const calls = [
      (input) => sandbox.describeTaskDefinition(input),
      (input) => sandbox.deregisterTaskDefinition(input),
      (input) => sandbox.registerTaskDefinition(input),
      (input) => sandbox.createService(input),
      (input) => sandbox.runTask(input),
      (input) => sandbox.describeTasks(input),
      (input) => sandbox.listClusters(input),
      (input) => sandbox.handle(input),
      (input) => sandbox.handle({ target: input, body: "{}" }),
      (input) => sandbox.handle({ target: `${SERVICE}.DescribeTaskDefinition`, body: input }),
      (input) => sandbox.handle({ region: input, target: "x", body: "{}" }),
      (input) => sandbox.configure(input),
      (input) => sandbox.importState(input),
      (input) => sandbox.advance(input),
      (input) => new Sandbox(input),
      (input) => new Sandbox({ state: input }),
      (input) => new Sandbox({ now: input }),
      (input) => new Sandbox({ now: () => input }),
    ];
    for (const call of calls) {
      try {
        call(value);
      } catch (error) {
        assert.ok(error instanceof Error && error.message.length > 3, `${call}: ${error}`);
        assert.ok(!/unreachable|recursive use|RuntimeError/.test(String(error)), `${call}: ${error}`);
      }
      assert.equal(sandbox.describeTaskDefinition({ taskDefinition: "web:1" }).taskDefinition.status, "ACTIVE");
    }
    if (!["a number", "null", "a function", "a text"].includes(what)) assert.equal(sandbox.exportState(), before);
  });
}

test("a call from inside a getter is a call like any other", () => {
  const sandbox = still();
  sandbox.registerTaskDefinition(definition());
  let inner = 0;
  /** @type {any} */
  const input = {
    get taskDefinition() {
      inner = sandbox.registerTaskDefinition(definition()).taskDefinition.revision;
      return "web";
    },
  };
  assert.equal(sandbox.describeTaskDefinition(input).taskDefinition.revision, 2);
  assert.equal(inner, 2);
  const request = {
    target: `${SERVICE}.ListTaskDefinitionFamilies`,
    get body() {
      return sandbox.handle({ target: "", body: "{}" }) && "{}";
    },
  };
  assert.equal(sandbox.handle(request).status, 200);
});

test("a clock that calls the sandbox, throws or says no time is an error with a message", () => {
  /** @type {any} */
  let says = NOW;
  const sandbox = new Sandbox({ empty: true, now: () => (typeof says === "function" ? says() : says) });
  /** @type {any[]} */
  const wrong = [
    NaN,
    -1,
    1e17,
    "noon",
    undefined,
    () => {
      throw new Error("stopped");
    },
    () => sandbox.now(),
  ];
  for (const bad of wrong) {
    says = bad;
    assert.ok(thrown(() => sandbox.registerTaskDefinition(definition())).message.length > 3);
    says = NOW;
    assert.equal(sandbox.listTaskDefinitionFamilies().families.length, 0);
  }
});

test("a page's tampered prototype finds nothing borrowed", () => {
  const sandbox = still();
  let met = 0;
  Object.defineProperty(Object.prototype, "status", {
    configurable: true,
    set(value) {
      met = sandbox.now();
      Object.defineProperty(this, "status", { value, configurable: true, enumerable: true, writable: true });
    },
  });
  try {
    assert.equal(sandbox.handle({ target: `${SERVICE}.ListTaskDefinitionFamilies`, body: "{}" }).status, 200);
  } finally {
    delete (/** @type {any} */ (Object.prototype).status);
  }
  assert.equal(met, NOW);
});
