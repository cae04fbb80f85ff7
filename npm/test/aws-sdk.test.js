// The AWS SDK for JavaScript on a sandbox, without a network.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  ClientException,
  DeregisterTaskDefinitionCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListTaskDefinitionsCommand,
} from "@aws-sdk/client-ecs";
import { Sandbox } from "taskdef-lab";
import { SandboxHandler } from "taskdef-lab/aws-sdk";

import { cleanUp, expected } from "./clean-up.js";

const credentials = { accessKeyId: "any", secretAccessKey: "any" };

/** @param {Sandbox} sandbox @param {object} [more] */
const client = (sandbox, more) =>
  new ECSClient({ requestHandler: new SandboxHandler(sandbox), region: "us-east-1", credentials, ...more });

test("lists, deregisters, lists again, describes, deletes, and meets each refusal", async () => {
  assert.deepEqual(await cleanUp(client(new Sandbox()), 130), expected(130));
});

test("refusals are the client's own errors, and what is not simulated says so", async () => {
  const ecs = client(new Sandbox({ empty: true }));
  await assert.rejects(ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "web:1" })), ClientException);
  await assert.rejects(ecs.send(new ListServiceDeploymentsCommand({ service: "site" })), {
    name: "UnknownOperationException",
    message: "ListServiceDeployments is an operation of Amazon ECS that Taskdef Lab does not simulate.",
  });
});

test("the region is that of the client", async () => {
  const ecs = client(new Sandbox(), { region: "eu-west-1" });
  const { taskDefinitionArns } = await ecs.send(new ListTaskDefinitionsCommand({}));
  assert.match(taskDefinitionArns?.[0] ?? "", /^arn:aws:ecs:eu-west-1:/);
});

test("a call that is aborted does nothing", async () => {
  const sandbox = new Sandbox();
  const ecs = client(sandbox);
  const before = new AbortController();
  before.abort();
  const command = new DeregisterTaskDefinitionCommand({ taskDefinition: "web:30" });
  await assert.rejects(ecs.send(command, { abortSignal: before.signal }), { name: "AbortError" });
  const handler = new SandboxHandler(sandbox);
  const during = new AbortController();
  const body = JSON.stringify({ taskDefinition: "web:30" });
  const headers = { "X-Amz-Target": "AmazonEC2ContainerServiceV20141113.DeregisterTaskDefinition" };
  const sent = handler.handle({ headers, body }, { abortSignal: during.signal });
  during.abort();
  await assert.rejects(sent, { name: "AbortError" });
  assert.equal(sandbox.describeTaskDefinition({ taskDefinition: "web:30" }).taskDefinition.status, "ACTIVE");
  await ecs.send(command);
  assert.equal(sandbox.describeTaskDefinition({ taskDefinition: "web:30" }).taskDefinition.status, "INACTIVE");
});

test("with throttling on, the client's own retries get 60 revisions cleaned up", async () => {
  const begin = Date.now();
  const sandbox = new Sandbox({ now: () => begin + (Date.now() - begin) * 20 });
  sandbox.configure({ throttling: true });
  let retried = 0;
  const ecs = client(sandbox, { maxAttempts: 10 });
  ecs.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { $metadata } = /** @type {any} */ (result.output);
      if ($metadata.attempts > 1) retried += 1;
      return result;
    },
    { step: "initialize" },
  );
  assert.deepEqual(await cleanUp(ecs, 60), expected(60));
  assert.ok(retried > 0, "nothing was throttled");
});
