// The rehearsal of a script: its environment, its exit code, the report, and the report as a check.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Sandbox } from "taskdef-lab";

import { CLI, command, folder, lab } from "./serving.js";

/** A script that sends requests one after the other. @param {[string, object][]} requests */
const script = (requests) => [
  process.execPath,
  "--input-type=module",
  "--eval",
  `for (const [operation, input] of ${JSON.stringify(requests)}) {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AmazonEC2ContainerServiceV20141113." + operation };
    await fetch(process.env.AWS_ENDPOINT_URL, { method: "POST", headers, body: JSON.stringify(input) });
  }`,
];

/** @type {[string, object][]} */
const REQUESTS = [
  ["ListTaskDefinitions", {}],
  ["DeregisterTaskDefinition", { taskDefinition: "orders-api:1" }],
  ["DeregisterTaskDefinition", { taskDefinition: "orders-api:2" }],
  ["DeregisterTaskDefinition", { taskDefinition: "orders-api:3" }],
  ["DeregisterTaskDefinition", { taskDefinition: "web:30" }],
  ["DeregisterTaskDefinition", { taskDefinition: "web:30" }],
  ["DeregisterTaskDefinition", { taskDefinition: "web" }],
  ["DeregisterTaskDefinition", { taskDefinition: "api" }],
  ["DeleteTaskDefinitions", { taskDefinitions: ["web:30", "web:29"] }],
  ["RegisterTaskDefinition", { family: "new", containerDefinitions: [{ name: "a", image: "b", memory: 64 }] }],
];
const REPORT = [
  "4 revisions deregistered in us-east-1: orders-api 3, web 1",
  "1 revision deregistered that were INACTIVE before in us-east-1: web 1",
  "1 revision deleted in us-east-1: web 1",
  "1 revision registered in us-east-1: new 1",
  "2 calls refused: DeregisterTaskDefinition (InvalidParameterException): Revision is missing",
  "1 call refused: DeleteTaskDefinitions (failure): The specified task definition is still in ACTIVE status. Please deregister the target and try again.",
  "family `orders-api` has no ACTIVE revision left in us-east-1",
];

test("it says in plain words what the command did, and writes it down", async (t) => {
  const report = join(folder(t), "report.txt");
  const { code, err } = await lab("run", "--report", report, "--", ...script(REQUESTS));
  assert.equal(code, 0, err);
  assert.deepEqual(readFileSync(report, "utf8").trimEnd().split("\n"), REPORT);
  for (const line of REPORT)
    assert.ok(err.includes(`  ${line}\n`) || err.trimEnd().endsWith(line), `${line} is not in ${err}`);
});

test("it says what was done to clusters, services and tasks, too", async () => {
  const network = { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d4e5f60718"] } };
  const onFargate = { launchType: "FARGATE", networkConfiguration: network };
  const service = { cluster: "lab", serviceName: "site", taskDefinition: "web", desiredCount: 1, ...onFargate };
  const { code, err } = await lab(
    ...["run", "--"],
    ...script([
      ["CreateCluster", { clusterName: "lab" }],
      ["CreateService", service],
      ["UpdateService", { cluster: "lab", service: "site", desiredCount: 2 }],
      ["RunTask", { cluster: "lab", taskDefinition: "web", count: 2, ...onFargate }],
      ["RunTask", { cluster: "lab", taskDefinition: "web" }],
      ["DeleteService", { cluster: "lab", service: "site", force: true }],
      ["DeleteCluster", { cluster: "lab" }],
    ]),
  );
  assert.equal(code, 0, err);
  const [, report = ""] = err.split("What it did:\n");
  assert.deepEqual(
    report
      .trimEnd()
      .split("\n")
      .map((line) => line.trim().replace(/: Network .*/, "")),
    [
      "1 cluster created in us-east-1: lab 1",
      "1 service created in us-east-1: lab/site 1",
      "1 service updated in us-east-1: lab/site 1",
      "2 tasks started in us-east-1: web 2",
      "1 service deleted in us-east-1: lab/site 1",
      "1 call refused: RunTask (InvalidParameterException)",
      "1 call refused: DeleteCluster (ClusterContainsTasksException): The Cluster cannot be deleted while Tasks are active.",
    ],
  );
});

test("the command finds the endpoint whatever proxy or other endpoint its environment names", async () => {
  const names = ["NO_PROXY", "no_proxy", "AWS_ENDPOINT_URL_ECS", "AWS_ENDPOINT_URL_S3", "AWS_USE_FIPS_ENDPOINT"];
  const print = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name] ?? null)))`;
  const env = { ...process.env, NO_PROXY: "example.org", no_proxy: "", AWS_ENDPOINT_URL_S3: "x", AWS_USE_FIPS_ENDPOINT: "true" };
  const { out } = await command(process.execPath, [CLI, "run", "--", process.execPath, "--eval", print], { env });
  assert.deepEqual(JSON.parse(out), ["example.org,127.0.0.1", "127.0.0.1", null, null, null]);
});

test("what the endpoint refuses before ECS could is in the report, too", async () => {
  const send = "await fetch(process.env.AWS_ENDPOINT_URL, { method: 'POST', body: '{}', headers: { 'content-type': 'text/csv' } })";
  const { err } = await lab("run", "--", process.execPath, "--input-type=module", "--eval", send);
  assert.match(err, /1 call refused: what is no request of an AWS client \(HTTP 415\): Unsupported Media Type/);
});

test("a report is a check for the next run", async (t) => {
  const expect = join(folder(t), "expected.txt");
  writeFileSync(expect, `# What the clean-up should do\n\n${REPORT.join("\n")}\n`);
  assert.equal((await lab("run", "--expect", expect, "--", ...script(REQUESTS))).code, 0);
  const other = await lab("run", "--expect", expect, "--", ...script(REQUESTS.slice(0, -1)));
  assert.equal(other.code, 1);
  assert.match(other.err, /expected, and not so: 1 revision registered/);
  const more = await lab(
    "run",
    "--expect",
    expect,
    "--",
    ...script([...REQUESTS, ["DeregisterTaskDefinition", { taskDefinition: "web:29" }]]),
  );
  assert.equal(more.code, 1);
  assert.match(more.err, /not expected: 5 revisions deregistered/);
  const missing = await lab("run", "--expect", `${expect}.not`, "--", "true");
  assert.equal(missing.code, 1);
  assert.match(missing.err, /can't be read/);
});

test("the exit code is the command's, also where the report is not what was expected", async (t) => {
  const expect = join(folder(t), "expected.txt");
  writeFileSync(expect, "something else\n");
  assert.equal((await lab("run", "--", "sh", "-c", "exit 3")).code, 3);
  assert.equal((await lab("run", "--expect", expect, "--", "sh", "-c", "exit 3")).code, 3);
  assert.equal((await lab("run", "--", "sh", "-c", "kill -TERM $$")).code, 143);
});

test("a command finds the endpoint, a region and credentials", async () => {
  const words = [
    "-c",
    'echo "$AWS_ENDPOINT_URL $AWS_REGION $AWS_DEFAULT_REGION $AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY ${AWS_PROFILE-none}"',
  ];
  process.env["AWS_PROFILE"] = "production";
  const { out, err } = await lab("run", "--", "sh", ...words);
  assert.match(out, /^http:\/\/127\.0\.0\.1:\d+ us-east-1 us-east-1 sandbox sandbox none\n$/);
  assert.match(err, /nothing was changed and nothing refused/);
  delete process.env["AWS_PROFILE"];
});

test("it begins with a state and keeps what came of it", async (t) => {
  const file = join(folder(t), "state");
  const sandbox = new Sandbox({ empty: true });
  sandbox.registerTaskDefinition({ family: "mine", containerDefinitions: [{ name: "a", image: "b", memory: 64 }] });
  writeFileSync(file, sandbox.exportState());
  const { code, err } = await lab(
    "run",
    "--state",
    file,
    "--",
    ...script([["DeregisterTaskDefinition", { taskDefinition: "mine:1" }]]),
  );
  assert.equal(code, 0, err);
  assert.match(err, /family `mine` has no ACTIVE revision left/);
  const after = new Sandbox({ state: readFileSync(file, "utf8") });
  assert.deepEqual(after.listTaskDefinitions({ status: "INACTIVE" }).taskDefinitionArns.length, 1);
});
