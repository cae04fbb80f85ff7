// The endpoint: what it answers besides ECS, what it keeps, and what it is told.

import assert from "node:assert/strict";
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";

import { Sandbox } from "taskdef-lab";

import { folder, lab, served } from "./serving.js";

const SERVICE = "AmazonEC2ContainerServiceV20141113";
const JSON_1_1 = "application/x-amz-json-1.1";

/** @param {string} region */
const signed = (region) =>
  `AWS4-HMAC-SHA256 Credential=AKID/20260915/${region}/ecs/aws4_request, SignedHeaders=host, Signature=0`;

/** @param {string} url @param {string} operation @param {object} input @param {string} [region] */
async function send(url, operation, input, region) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": JSON_1_1,
      "x-amz-target": `${SERVICE}.${operation}`,
      ...(region ? { authorization: signed(region) } : {}),
    },
    body: JSON.stringify(input),
  });
  return { status: response.status, type: response.headers.get("content-type"), answer: await response.json() };
}

test("it prints the lines to paste, and answers as ECS in the region of the signature", async (t) => {
  const { url, printed } = await served(t);
  for (const line of [`AWS_ENDPOINT_URL=${url}`, `endpoint_url="${url}"`, `endpoint: "${url}"`])
    assert.ok(printed().includes(line), line);
  const { status, type, answer } = await send(url, "ListTaskDefinitionFamilies", {}, "eu-west-1");
  assert.deepEqual([status, type, answer], [200, JSON_1_1, { families: ["log-router", "web"] }]);
});

test("what is not the protocol gets a clear 4xx", async (t) => {
  const { url } = await served(t);
  const ecs = { "content-type": JSON_1_1, "x-amz-target": `${SERVICE}.ListTaskDefinitions` };
  /** @type {[string, RequestInit, number, RegExp][]} */
  const requests = [
    ["/", {}, 405, /takes POST/],
    ["/", { method: "PUT", body: "{}" }, 405, /takes POST/],
    ["/other", { method: "POST", headers: ecs, body: "{}" }, 404, /nothing at \/other/],
    ["/", { method: "POST", headers: { ...ecs, "content-type": "text/html" }, body: "{}" }, 415, /text\/html/],
    ["/", { method: "POST", headers: { "content-type": JSON_1_1 }, body: "{}" }, 400, /There is no operation/],
    ["/", { method: "POST", headers: ecs, body: "{" }, 400, /SerializationException/],
    ["/", { method: "POST", headers: ecs, body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400, /not UTF-8/],
    ["/", { method: "POST", headers: ecs, body: " ".repeat(1 << 20) + "{}" }, 413, /RequestEntityTooLarge/],
    ["/", { method: "POST", headers: ecs, body: "x".repeat(20 << 20) }, 413, /RequestEntityTooLarge/],
    ["/", { method: "POST", body: new URLSearchParams({ Action: "AssumeRole" }) }, 400, /InvalidAction/],
    ["/_taskdef-lab/advance", { method: "POST", body: "{}" }, 415, /application\/json/],
    [
      "/_taskdef-lab/advance",
      { method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
      400,
      /milliseconds/,
    ],
    [
      "/_taskdef-lab/other",
      { method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
      404,
      /no other/,
    ],
  ];
  for (const [path, request, status, words] of requests) {
    const response = await fetch(url + path, request);
    const text = await response.text();
    assert.equal(response.status, status, text);
    assert.match(text, words);
  }
  assert.equal((await send(url, "ListTaskDefinitions", {})).status, 200);
});

test("what is not even HTTP is refused, and the next request is answered", async (t) => {
  const { url, port } = await served(t);
  const answer = await new Promise((resolve) => {
    let text = "";
    const socket = connect(Number(port), "127.0.0.1", () => socket.write("hello\r\n\r\n"));
    socket
      .setEncoding("utf8")
      .on("data", (part) => (text += part))
      .on("close", () => resolve(text));
  });
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.equal((await send(url, "ListTaskDefinitions", {})).status, 200);
});

test("sts get-caller-identity is answered in the partition of the region", async (t) => {
  const { url } = await served(t);
  for (const [region, partition] of [
    ["us-east-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
  ]) {
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: signed(region ?? "") },
      body: new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" }),
    });
    assert.equal(response.headers.get("content-type"), "text/xml");
    assert.match(await response.text(), new RegExp(`<Arn>arn:${partition}:iam::111122223333:user/learner</Arn>`));
  }
});

test("the state is kept in a file, whole, and restored", async (t) => {
  const file = join(folder(t), "state");
  const first = await served(t, "--state", file, "--window", "300");
  await send(first.url, "DeregisterTaskDefinition", { taskDefinition: "web:30" });
  assert.equal(await first.stop(), 0);
  const kept = new Sandbox({ state: readFileSync(file, "utf8") });
  assert.equal(kept.describeTaskDefinition({ taskDefinition: "web:30" }).taskDefinition.status, "INACTIVE");
  assert.equal(kept.settings().enforcementWindowSeconds, 300);
  const second = await served(t, "--state", file);
  assert.equal(
    (await send(second.url, "DescribeTaskDefinition", { taskDefinition: "web:30" })).answer.taskDefinition.status,
    "INACTIVE",
  );
  await second.stop();
  assert.deepEqual(readdirSync(join(file, "..")), ["state"], "nothing unfinished is left behind");
});

test("changes are in the file soon, without an end", async (t) => {
  const file = join(folder(t), "state");
  const { url } = await served(t, "--state", file);
  await send(url, "RegisterTaskDefinition", {
    family: "soon",
    containerDefinitions: [{ name: "a", image: "b", memory: 64 }],
  });
  for (let text = ""; !text.includes('"soon"');) {
    try {
      text = readFileSync(file, "utf8");
      new Sandbox({ state: text });
    } catch (error) {
      assert.equal(/** @type {any} */ (error).code, "ENOENT", `${error}`);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
});

test("a damaged file is refused with its place and left untouched", async (t) => {
  const file = join(folder(t), "state");
  const damaged = new Sandbox().exportState().slice(0, -5);
  writeFileSync(file, damaged);
  for (const words of [
    ["serve", "--port", "0", "--state", file],
    ["run", "--state", file, "--", "true"],
  ]) {
    const { code, err } = await lab(...words);
    assert.equal(code, 1);
    assert.ok(err.includes(file) && err.includes("it is damaged"), err);
    assert.equal(readFileSync(file, "utf8"), damaged);
  }
});

test("what another endpoint has written is not written over, and neither account is lost", async (t) => {
  const file = join(folder(t), "state");
  const [first, second] = [await served(t, "--state", file), await served(t, "--state", file)];
  await send(first.url, "DeregisterTaskDefinition", { taskDefinition: "web:30" });
  assert.equal(await first.stop(), 0);
  await send(second.url, "DeregisterTaskDefinition", { taskDefinition: "web:29" });
  assert.equal(await second.stop(), 1);
  assert.match(second.printed(), /has been written by something else/);
  const [aside = "", ...more] = readdirSync(join(file, "..")).filter((name) => name !== "state");
  assert.match(aside, /^state\.\d+\.kept$/);
  assert.deepEqual(more, []);
  const inactive = (/** @type {string} */ name) => {
    const kept = new Sandbox({ state: readFileSync(join(file, "..", name), "utf8") });
    return ["web:30", "web:29"].filter(
      (taskDefinition) => kept.describeTaskDefinition({ taskDefinition }).taskDefinition.status === "INACTIVE",
    );
  };
  assert.deepEqual([inactive("state"), inactive(aside)], [["web:30"], ["web:29"]]);
});

test("what a link leads to is written, as private as it was", async (t) => {
  const file = join(folder(t), "state");
  writeFileSync(file, new Sandbox().exportState(), { mode: 0o600 });
  symlinkSync(file, `${file}.link`);
  const { url, stop } = await served(t, "--state", `${file}.link`);
  await send(url, "DeregisterTaskDefinition", { taskDefinition: "web:30" });
  assert.equal(await stop(), 0);
  assert.ok(lstatSync(`${file}.link`).isSymbolicLink());
  assert.equal(lstatSync(file).mode & 0o777, 0o600);
  const kept = new Sandbox({ state: readFileSync(file, "utf8") });
  assert.equal(kept.describeTaskDefinition({ taskDefinition: "web:30" }).taskDefinition.status, "INACTIVE");
});

test("advance and reset act on a running endpoint", async (t) => {
  const { url, port } = await served(t);
  await send(url, "DeregisterTaskDefinition", { taskDefinition: "nightly-report:2" });
  await send(url, "DeleteTaskDefinitions", { taskDefinitions: ["nightly-report:2"] });
  const advanced = await lab("advance", "1h1m", "--port", port);
  assert.equal(advanced.code, 0, advanced.err);
  assert.match(advanced.out, /^It is 20/);
  assert.equal((await send(url, "DescribeTaskDefinition", { taskDefinition: "nightly-report:2" })).status, 400);
  assert.equal((await lab("reset", "--port", port)).code, 0);
  assert.equal((await send(url, "DescribeTaskDefinition", { taskDefinition: "nightly-report:2" })).status, 200);
});

test("what can't be done is said in one line", async (t) => {
  const { port } = await served(t);
  /** @type {[string[], number, RegExp][]} */
  const lines = [
    [["advance", "10m", "--port", "1"], 1, /no endpoint at 127\.0\.0\.1, port 1/],
    [["advance", "soon"], 2, /90s, 10m/],
    [["advance"], 2, /one duration/],
    [["serve", "--port", "70000"], 2, /from 0 to 65535/],
    [["serve", "--window", "601"], 2, /from 0 to 600/],
    [["serve", "--retention", "never"], 2, /indefinite or whileUsed/],
    [["serve", "--speed", "0"], 2, /from 1/],
    [["serve", "--bogus"], 2, /bogus/],
    [["serve", "--port", port], 1, /in use/],
    [["run"], 2, /behind `--`/],
    [["run", "--", "/nonexistent/program"], 127, /can't be started/],
    [["bogus"], 2, /no command `bogus`/],
  ];
  for (const [words, code, line] of lines) {
    const met = await lab(...words);
    assert.equal(met.code, code, met.err);
    assert.match(met.err, line);
    assert.equal(met.err.trimEnd().split("\n").length, 1, met.err);
  }
  assert.match((await lab("help")).out, /serve \[--port 4566\]/);
});
