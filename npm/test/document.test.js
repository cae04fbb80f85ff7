// What the ECS developer guide says of deregistering a task definition revision, sentence by sentence, through the AWS CLI on
// `npx taskdef-lab serve`. Source: *Deregistering task definition revisions*.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Sandbox } from "taskdef-lab";

import { command, environment, folder, lab, served } from "./serving.js";

const NETWORK = "awsvpcConfiguration={subnets=[subnet-0a1b2c3d4e5f60718],assignPublicIp=ENABLED}";
const ON_FARGATE = ["--launch-type", "FARGATE", "--network-configuration", NETWORK];

/** An account with a cluster, two revisions of `site`, the service `shop` on the first and `other` on the second. */
const STORY = (() => {
  const sandbox = new Sandbox({ empty: true });
  const cluster = "lab";
  sandbox.createCluster({ clusterName: cluster });
  for (const serviceName of ["shop", "other"]) {
    const { taskDefinition } = sandbox.registerTaskDefinition({
      family: "site",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "app", image: "nginx" }],
    });
    sandbox.createService({
      cluster,
      serviceName,
      taskDefinition: taskDefinition.taskDefinitionArn,
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d4e5f60718"] } },
    });
  }
  sandbox.advance(300_000);
  return sandbox.exportState();
})();

/**
 * An endpoint on that account, and commands of the AWS CLI for it.
 * @param {import("node:test").TestContext} t
 * @param {...string} options
 */
async function story(t, ...options) {
  const state = join(folder(t), "state");
  writeFileSync(state, STORY);
  const { url, port } = await served(t, "--state", state, ...options);
  const env = environment(url);
  const run = (/** @type {string[]} */ words) => command("aws", ["ecs", "--output", "json", ...words], { env });

  /** What a command answers. @param {...string} words @returns {Promise<any>} */
  async function aws(...words) {
    const { code, out, err } = await run(words);
    assert.equal(code, 0, err);
    return JSON.parse(out);
  }

  /** What a command is refused with: code and message. @param {...string} words */
  async function refused(...words) {
    const { code, out, err } = await run(words);
    assert.notEqual(code, 0, out);
    return /An error occurred \((\w+)\)[^:]*: (.*)/.exec(err)?.slice(1);
  }

  async function advance(/** @type {string} */ time) {
    const { code, err } = await lab("advance", time, "--port", port);
    assert.equal(code, 0, err);
  }

  return {
    aws,
    refused,
    advance,
    deregister: () => aws("deregister-task-definition", "--task-definition", "site:1"),
    service: async () => (await aws("describe-services", "--cluster", "lab", "--services", "shop")).services[0],
    tasks: async () => (await aws("list-tasks", "--cluster", "lab", "--service-name", "shop")).taskArns,
    runTask: ["run-task", "--cluster", "lab", "--task-definition", "site:1", ...ON_FARGATE],
    createService: [
      ...["create-service", "--cluster", "lab", "--service-name", "second", "--desired-count", "1"],
      ...["--task-definition", "site:1", ...ON_FARGATE],
    ],
    updateService: ["update-service", "--cluster", "lab", "--service", "other", "--task-definition", "site:1"],
  };
}

test("the procedure: choose the region, the family and its revisions, deregister, and verify", async (t) => {
  const { url } = await served(t);
  const env = environment(url);
  const aws = async (/** @type {string[]} */ ...words) => {
    const { code, out, err } = await command("aws", ["ecs", "--region", "eu-west-1", ...words], { env });
    assert.equal(code, 0, err);
    return JSON.parse(out);
  };
  const { families } = await aws("list-task-definition-families", "--status", "ACTIVE");
  assert.ok(families.includes("web"), families);
  const { taskDefinitionArns } = await aws("list-task-definitions", "--family-prefix", "web");
  const [arn = ""] = taskDefinitionArns;
  assert.match(arn, /^arn:aws:ecs:eu-west-1:/);
  await aws("deregister-task-definition", "--task-definition", arn);
  const { taskDefinition } = await aws("describe-task-definition", "--task-definition", arn);
  assert.equal(taskDefinition.status, "INACTIVE");
});

test("when you deregister a task definition revision, it is immediately marked as INACTIVE", async (t) => {
  const { aws, deregister } = await story(t);
  assert.equal((await deregister()).taskDefinition.status, "INACTIVE");
  const { taskDefinition } = await aws("describe-task-definition", "--task-definition", "site:1");
  assert.equal(taskDefinition.status, "INACTIVE");
  assert.ok("deregisteredAt" in taskDefinition);
});

test("the revision is no longer listed by default", async (t) => {
  const { aws, deregister } = await story(t);
  await deregister();
  const names = async (/** @type {string[]} */ ...words) =>
    (await aws("list-task-definitions", "--family-prefix", "site", ...words)).taskDefinitionArns.map(
      (/** @type {string} */ arn) => arn.split("/")[1],
    );
  assert.deepEqual(await names(), ["site:2"]);
  assert.deepEqual(await names("--status", "INACTIVE"), ["site:1"]);
});

test("existing tasks that reference an INACTIVE task definition continue to run without disruption", async (t) => {
  const { aws, advance, runTask, deregister } = await story(t);
  const { tasks } = await aws(...runTask);
  await advance("2m");
  await deregister();
  await advance("1d");
  const described = await aws("describe-tasks", "--cluster", "lab", "--tasks", tasks[0].taskArn);
  assert.equal(described.tasks[0].lastStatus, "RUNNING");
  assert.match(described.tasks[0].taskDefinitionArn, /site:1$/);
});

test("existing services that reference an INACTIVE task definition continue to run without disruption", async (t) => {
  const { aws, service, tasks, advance, deregister } = await story(t);
  const before = await tasks();
  await deregister();
  await advance("1d");
  assert.deepEqual(await tasks(), before);
  assert.equal((await service()).runningCount, 2);
  // A task that is lost is replaced on the revision that the service is on.
  await aws("stop-task", "--cluster", "lab", "--task", before[0]);
  await advance("5m");
  const after = await tasks();
  assert.ok(after.length === 2 && !after.includes(before[0]), after);
  const described = await aws("describe-tasks", "--cluster", "lab", "--tasks", ...after);
  for (const task of described.tasks) assert.match(task.taskDefinitionArn, /site:1$/);
});

test("existing services that reference an INACTIVE task definition can still scale up or down", async (t) => {
  const { aws, service, advance, deregister } = await story(t);
  await deregister();
  for (const count of [4, 1]) {
    await aws("update-service", "--cluster", "lab", "--service", "shop", "--desired-count", String(count));
    await advance("5m");
    const { runningCount, desiredCount, taskDefinition } = await service();
    assert.deepEqual([runningCount, desiredCount], [count, count]);
    assert.match(taskDefinition, /site:1$/);
  }
});

test("you cannot use an INACTIVE task definition to run new tasks", async (t) => {
  const { aws, refused, runTask, deregister } = await story(t);
  await deregister();
  assert.deepEqual(await refused(...runTask), ["InvalidParameterException", "TaskDefinition is inactive"]);
  // The family stands for its newest ACTIVE revision.
  const { tasks } = await aws("run-task", "--cluster", "lab", "--task-definition", "site", ...ON_FARGATE);
  assert.match(tasks[0].taskDefinitionArn, /site:2$/);
});

test("you cannot use an INACTIVE task definition to create new services", async (t) => {
  const { aws, refused, createService, deregister } = await story(t);
  await deregister();
  const [, message] = (await refused(...createService)) ?? [];
  assert.equal(message, "TaskDefinition is inactive");
  const { serviceArns } = await aws("list-services", "--cluster", "lab");
  assert.ok(!serviceArns.some((/** @type {string} */ arn) => arn.endsWith("/second")), serviceArns);
});

test("you cannot update an existing service to reference an INACTIVE task definition", async (t) => {
  const { refused, updateService, deregister } = await story(t);
  await deregister();
  assert.deepEqual(await refused(...updateService), ["ClientException", "TaskDefinition is inactive"]);
});

test("up to a 10-minute window following deregistration these restrictions may not have taken effect", async (t) => {
  const { aws, refused, advance, runTask, createService, updateService, deregister } = await story(t, "--window", "600");
  await deregister();
  const { tasks } = await aws(...runTask);
  await aws(...createService);
  await aws(...updateService);
  await advance("10m");
  for (const words of [runTask, createService.map((word) => (word === "second" ? "third" : word)), updateService]) {
    assert.equal((await refused(...words))?.[1], "TaskDefinition is inactive");
  }
  // What was begun within the window goes on.
  const described = await aws("describe-tasks", "--cluster", "lab", "--tasks", tasks[0].taskArn);
  assert.equal(described.tasks[0].lastStatus, "RUNNING");
  const { services } = await aws("describe-services", "--cluster", "lab", "--services", "second", "other");
  for (const service of services) {
    assert.match(service.taskDefinition, /site:1$/);
    assert.equal(service.runningCount, service.desiredCount);
  }
});

test("INACTIVE task definitions remain discoverable in your account indefinitely", async (t) => {
  const { aws, advance, deregister } = await story(t);
  await deregister();
  for (const service of ["shop", "other"]) {
    await aws("delete-service", "--cluster", "lab", "--service", service, "--force");
  }
  await advance("1000d");
  const { taskDefinition } = await aws("describe-task-definition", "--task-definition", "site:1");
  assert.equal(taskDefinition.status, "INACTIVE");
  const { taskDefinitionArns } = await aws("list-task-definitions", "--family-prefix", "site", "--status", "INACTIVE");
  assert.equal(taskDefinitionArns.length, 1);
});

test("you should not rely on INACTIVE task definitions persisting beyond associated tasks and services", async (t) => {
  const { aws, refused, advance, deregister } = await story(t, "--retention", "whileUsed");
  await deregister();
  const describe = ["describe-task-definition", "--task-definition", "site:1"];
  await advance("1000d");
  assert.equal((await aws(...describe)).taskDefinition.status, "INACTIVE");
  await aws("delete-service", "--cluster", "lab", "--service", "shop", "--force");
  await advance("1d");
  assert.deepEqual(await refused(...describe), ["ClientException", "Unable to describe task definition."]);
});
