// The AWS CLI, boto3 and the AWS SDK for JavaScript, unmodified, over HTTP.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { ECSClient } from "@aws-sdk/client-ecs";

import { cleanUp, expected } from "./clean-up.js";
import { CLI, command, environment, served } from "./serving.js";

const file = (/** @type {string} */ name) => fileURLToPath(new URL(`clients/${name}`, import.meta.url));

test("boto3 lists, deregisters, lists again, describes, deletes, and meets each refusal", async (t) => {
  const { url } = await served(t);
  const { code, out, err } = await command("python3", [file("clean_up.py"), "130"], { env: environment(url) });
  assert.equal(code, 0, err);
  assert.deepEqual(JSON.parse(out), { transcript: expected(130), retried: 0 });
});

test("boto3 creates a service, waits for it, updates, scales and deletes it, and is refused what it should be", async (t) => {
  const { url } = await served(t, "--speed", "200");
  const { code, out, err } = await command("python3", [file("run_and_scale.py")], { env: environment(url) });
  assert.equal(code, 0, err);
  assert.deepEqual(out.trimEnd().split("\n"), [
    "2 running on site:1",
    "2 running on site:2",
    "4 running on site:2",
    "RUNNING family:site datetime",
    "STOPPED UserInitiated enough",
    "RunTask InvalidParameterException TaskDefinition is inactive",
    "UpdateService ClientException TaskDefinition is inactive",
    "1 running on site:2",
    "RunTask ConflictException 1",
    "INACTIVE",
    "ClusterNotFoundException Cluster not found.",
  ]);
});

test("the AWS CLI's own waiters find what virtual time has brought", async (t) => {
  const { url, port } = await served(t);
  const { code, out, err } = await command("sh", [file("deploy.sh"), process.execPath, CLI, port], {
    env: environment(url),
  });
  assert.equal(code, 0, err + out);
  assert.deepEqual(out.trimEnd().split("\n").slice(-3), ["site:1", "site:2", "INACTIVE"]);
});

test("with throttling on, boto3's own retries get 60 revisions cleaned up", async (t) => {
  const { url } = await served(t, "--throttle", "--speed", "20");
  const { code, out, err } = await command("python3", [file("clean_up.py"), "60"], { env: environment(url) });
  assert.equal(code, 0, err);
  const { transcript, retried } = JSON.parse(out);
  assert.deepEqual(transcript, expected(60));
  assert.ok(retried > 0, "nothing was throttled");
});

test("the AWS SDK does the same over HTTP", async (t) => {
  const { url } = await served(t);
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const client = new ECSClient({ endpoint: url, region: "us-east-1", credentials });
  assert.deepEqual(await cleanUp(client, 30), expected(30));
  client.destroy();
});

test("the AWS CLI takes the steps of the developer guide, and meets each refusal", async (t) => {
  const { url } = await served(t);
  const { code, out, err } = await command("sh", [file("clean-up.sh")], { env: environment(url) });
  assert.equal(code, 0, err + out);
  const refused = (/** @type {string} */ kind, /** @type {string} */ operation, /** @type {string} */ message) =>
    `An error occurred (${kind}) when calling the ${operation} operation: ${message}`;
  assert.deepEqual(out.trimEnd().split("\n"), [
    "1",
    "2",
    "3",
    "INACTIVE",
    "INACTIVE",
    "1",
    "2",
    "INACTIVE",
    "3",
    refused("InvalidParameterException", "DeregisterTaskDefinition", "Revision is missing"),
    refused(
      "InvalidParameterException",
      "DeregisterTaskDefinition",
      "Invalid task definition: Invalid revision number.",
    ),
    refused("ClientException", "DeregisterTaskDefinition", "The specified task definition does not exist."),
    refused("ClientException", "DescribeTaskDefinition", "Unable to describe task definition."),
    refused(
      "ClientException",
      "DescribeTaskDefinition",
      "BOGUS is not a valid value for include. The value must be one of [[TAGS]]",
    ),
    refused(
      "UnknownOperationException",
      "ListServiceDeployments",
      "ListServiceDeployments is an operation of Amazon ECS that Taskdef Lab does not simulate.",
    ),
    "2\tThe specified task definition is still in ACTIVE status. Please deregister the target and try again.",
    "2",
    refused(
      "ClientException",
      "DeregisterTaskDefinition",
      "The task definition could not be deregistered because it is in the process of being deleted.",
    ),
  ]);
});
