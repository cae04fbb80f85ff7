// What runs, in a sandbox in memory: clusters, services and tasks, and the time they take.

import assert from "node:assert/strict";
import { test } from "node:test";

import { waitUntilServicesInactive, waitUntilServicesStable, waitUntilTasksRunning } from "@aws-sdk/client-ecs";
import { ConflictException, ECSClient, RunTaskCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { EcsError, Sandbox } from "taskdef-lab";
import { SandboxHandler } from "taskdef-lab/aws-sdk";

const NOW = 1_789_551_555_929;
const networkConfiguration = { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d4e5f60718"] } };
const cluster = "lab";

/**
 * A sandbox with two revisions of `web`, and the service `site` on the first.
 * @param {() => number} [now]
 */
function running(now = () => NOW) {
  const sandbox = new Sandbox({ empty: true, now });
  sandbox.createCluster({ clusterName: cluster });
  for (let count = 0; count < 2; count += 1) {
    sandbox.registerTaskDefinition({
      family: "web",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "app", image: "nginx" }],
    });
  }
  sandbox.createService({
    cluster,
    serviceName: "site",
    taskDefinition: "web:1",
    desiredCount: 2,
    launchType: "FARGATE",
    networkConfiguration,
    enableExecuteCommand: true,
  });
  return sandbox;
}

/** Goes from event to event until something holds. @param {Sandbox} sandbox @param {() => boolean} holds */
function until(sandbox, holds) {
  while (!holds()) {
    const next = sandbox.nextEvent();
    assert.ok(next !== null, "nothing happens any more");
    assert.ok(next >= sandbox.now());
    sandbox.advance(next - sandbox.now());
  }
}

/** @param {Sandbox} sandbox */
const site = (sandbox) => {
  const [service] = sandbox.describeServices({ cluster, services: ["site"] }).services;
  assert.ok(service !== undefined);
  return service;
};

/** @param {Sandbox} sandbox */
const isStable = (sandbox) => {
  const { deployments, runningCount, desiredCount } = site(sandbox);
  return deployments.length === 1 && runningCount === desiredCount;
};

test("a script goes from event to event instead of guessing", () => {
  const sandbox = running();
  until(sandbox, () => isStable(sandbox) && site(sandbox).deployments[0]?.rolloutState === "COMPLETED");
  sandbox.updateService({ cluster, service: "site", taskDefinition: "web:2" });
  assert.equal(site(sandbox).deployments.length, 2);
  until(sandbox, () => isStable(sandbox));
  const { taskArns } = sandbox.listTasks({ cluster, serviceName: "site" });
  const { tasks } = sandbox.describeTasks({ cluster, tasks: taskArns });
  assert.ok(tasks.length === 2 && tasks.every((task) => task.taskDefinitionArn.endsWith("web:2")));
});

test("nothing happens by itself in an empty account", () => {
  assert.equal(new Sandbox({ empty: true }).nextEvent(), null);
});

test("times are dates wherever the AWS SDK has them", () => {
  const sandbox = running();
  until(sandbox, () => isStable(sandbox));
  const service = site(sandbox);
  assert.deepEqual(service.createdAt, new Date(NOW));
  assert.deepEqual(service.deployments[0]?.createdAt, new Date(NOW));
  assert.ok(service.deployments[0].updatedAt instanceof Date);
  assert.ok(service.events.length > 0 && service.events.every((event) => event.createdAt instanceof Date));
  const { taskArns } = sandbox.listTasks({ cluster });
  const [task] = sandbox.describeTasks({ cluster, tasks: taskArns }).tasks;
  assert.ok(task !== undefined);
  const times = [task.createdAt, task.connectivityAt, task.pullStartedAt, task.pullStoppedAt, task.startedAt];
  assert.ok(times.every((time) => time instanceof Date && time.getTime() >= NOW));
  assert.deepEqual(task.containers[0]?.managedAgents?.[0]?.lastStartedAt, task.startedAt);
  const stopping = sandbox.stopTask({ cluster, task: task.taskArn }).task;
  assert.deepEqual(stopping.stoppingAt, new Date(sandbox.now()));
  sandbox.advance(60_000);
  const [stopped] = sandbox.describeTasks({ cluster, tasks: [task.taskArn] }).tasks;
  assert.ok(stopped?.stoppedAt instanceof Date && stopped.executionStoppedAt instanceof Date);
});

test("what looks like a time in what somebody sent is left as it is", () => {
  const sandbox = running();
  const hookDetails = { createdAt: 5, events: [{ createdAt: 5 }] };
  const { service } = sandbox.updateService({
    cluster,
    service: "site",
    deploymentConfiguration: { lifecycleHooks: [{ hookDetails }] },
  });
  assert.deepEqual(service.deploymentConfiguration.lifecycleHooks?.[0]?.hookDetails, hookDetails);
});

test("what is on the wire alone is dropped", () => {
  const sandbox = running();
  assert.deepEqual(Object.keys(sandbox.createCluster({ clusterName: "other" })), ["cluster"]);
  assert.deepEqual(Object.keys(sandbox.deleteCluster({ cluster: "other" })), ["cluster"]);
  assert.deepEqual(sandbox.listClusters().clusterArns, ["arn:aws:ecs:us-east-1:111122223333:cluster/lab"]);
  assert.equal(sandbox.describeClusters({ clusters: ["other"] }).clusters[0]?.status, "INACTIVE");
});

test("a token that was used for another request is refused with the tasks that it started", () => {
  const sandbox = running();
  const request = { cluster, taskDefinition: "web", launchType: /** @type {const} */ ("FARGATE"), networkConfiguration };
  const [task] = sandbox.runTask({ ...request, clientToken: "once" }).tasks;
  assert.throws(
    () => sandbox.runTask({ ...request, clientToken: "once", count: 2 }),
    (error) =>
      error instanceof EcsError &&
      error.name === "ConflictException" &&
      error.resourceIds?.length === 1 &&
      error.resourceIds[0] === task?.taskArn,
  );
});

test("with that retention, an INACTIVE revision goes once nothing uses it", () => {
  const sandbox = running();
  sandbox.configure({ retention: "whileUsed" });
  sandbox.deregisterTaskDefinition({ taskDefinition: "web:1" });
  sandbox.deregisterTaskDefinition({ taskDefinition: "web:2" });
  sandbox.advance(24 * 3_600_000);
  assert.equal(sandbox.describeTaskDefinition({ taskDefinition: "web:1" }).taskDefinition.status, "INACTIVE");
  assert.throws(() => sandbox.describeTaskDefinition({ taskDefinition: "web:2" }), { name: "ClientException" });
});

test("container instances are listed and described, and tasks started on them", () => {
  const sandbox = new Sandbox();
  const clusters = sandbox.listClusters().clusterArns;
  const found = clusters.flatMap((cluster) =>
    sandbox.listContainerInstances({ cluster }).containerInstanceArns.map((arn) => ({ cluster, arn })),
  );
  const [{ cluster, arn } = { cluster: "", arn: "" }] = found;
  const [instance] = sandbox.describeContainerInstances({ cluster, containerInstances: [arn] }).containerInstances;
  assert.ok(instance?.registeredAt instanceof Date);
  sandbox.registerTaskDefinition({
    family: "small",
    containerDefinitions: [{ name: "app", image: "busybox", memory: 8, portMappings: [{ containerPort: 80 }] }],
  });
  const started = sandbox.startTask({ cluster, taskDefinition: "small", containerInstances: [arn] });
  assert.deepEqual(started.failures, []);
  sandbox.advance(60_000);
  const [task] = sandbox.describeTasks({ cluster, tasks: [started.tasks[0]?.taskArn ?? ""] }).tasks;
  assert.equal(task?.lastStatus, "RUNNING");
  assert.equal(task.containers[0]?.networkBindings?.[0]?.containerPort, 80);
});

// The AWS SDK's waiters poll by a clock of their own; time in the sandbox runs ten thousand times as fast.
test("the AWS SDK waits until services are stable and tasks run", async () => {
  const begin = Date.now();
  const sandbox = running(() => begin + (Date.now() - begin) * 10_000);
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const client = new ECSClient({ requestHandler: new SandboxHandler(sandbox), region: "us-east-1", credentials });
  const waiting = { client, maxWaitTime: 60, minDelay: 0.01, maxDelay: 0.05 };
  const services = { cluster, services: ["site"] };
  assert.equal((await waitUntilServicesStable(waiting, services)).state, "SUCCESS");
  await client.send(new UpdateServiceCommand({ cluster, service: "site", taskDefinition: "web:2" }));
  assert.equal((await waitUntilServicesStable(waiting, services)).state, "SUCCESS");
  assert.match(site(sandbox).taskDefinition, /web:2$/);
  const request = { cluster, taskDefinition: "web", launchType: /** @type {const} */ ("FARGATE"), networkConfiguration };
  const { tasks = [] } = await client.send(new RunTaskCommand({ ...request, clientToken: "once" }));
  const started = { cluster, tasks: tasks.map((task) => task.taskArn ?? "") };
  assert.equal((await waitUntilTasksRunning(waiting, started)).state, "SUCCESS");
  await assert.rejects(
    client.send(new RunTaskCommand({ ...request, clientToken: "once", count: 2 })),
    (error) => error instanceof ConflictException && error.resourceIds?.[0] === tasks[0]?.taskArn,
  );
  sandbox.deleteService({ cluster, service: "site", force: true });
  assert.equal((await waitUntilServicesInactive(waiting, services)).state, "SUCCESS");
});
