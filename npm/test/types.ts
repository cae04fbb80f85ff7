// The types against real use: checked by `tsc`, never run.

import type * as Aws from "@aws-sdk/client-ecs";
import { ECSClient } from "@aws-sdk/client-ecs";
import { EcsError, Sandbox, type SandboxOptions, type TaskDefinition } from "taskdef-lab";
import { SandboxHandler } from "taskdef-lab/aws-sdk";

const options: SandboxOptions = { account: "123456789012", region: "eu-west-1", now: () => 0, empty: true };
const sandbox = new Sandbox(options);
new Sandbox();
new Sandbox({ state: sandbox.exportState() });

// What the AWS SDK's types call an answer.
const registered: Aws.RegisterTaskDefinitionResponse = sandbox.registerTaskDefinition({
  family: "web",
  requiresCompatibilities: ["FARGATE"],
  networkMode: "awsvpc",
  cpu: "256",
  memory: "512",
  containerDefinitions: [
    { name: "app", image: "nginx", portMappings: [{ containerPort: 80 }], environment: [{ name: "A", value: "b" }] },
  ],
  tags: [{ key: "team", value: "blue" }],
});
const deregistered: Aws.DeregisterTaskDefinitionResponse = sandbox.deregisterTaskDefinition({
  taskDefinition: "web:1",
});
const described: Aws.DescribeTaskDefinitionResponse = sandbox.describeTaskDefinition({
  taskDefinition: "web",
  include: ["TAGS"],
});
const listed: Aws.ListTaskDefinitionsResponse = sandbox.listTaskDefinitions({
  status: "INACTIVE",
  sort: "DESC",
  maxResults: 5,
});
const families: Aws.ListTaskDefinitionFamiliesResponse = sandbox.listTaskDefinitionFamilies();
const deleted: Aws.DeleteTaskDefinitionsResponse = sandbox.deleteTaskDefinitions({ taskDefinitions: ["web:1"] });
const tags: Aws.ListTagsForResourceResponse = sandbox.listTagsForResource({ resourceArn: "arn:…" });
sandbox.tagResource({ resourceArn: "arn:…", tags: [{ key: "a", value: "b" }] });
sandbox.untagResource({ resourceArn: "arn:…", tagKeys: ["a"] });

// What the AWS SDK's types call an input that is complete is one here, too.
const content: Aws.ContainerDefinition = { name: "app", image: "nginx", memory: 64 };
export const round: Aws.TaskDefinition = described.taskDefinition as TaskDefinition;

const created: Aws.CreateClusterResponse = sandbox.createCluster({
  clusterName: "lab",
  capacityProviders: ["FARGATE", "FARGATE_SPOT"],
  defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
  settings: [{ name: "containerInsights", value: "enabled" }],
});
const gone: Aws.DeleteClusterResponse = sandbox.deleteCluster({ cluster: "lab" });
const clusters: Aws.DescribeClustersResponse = sandbox.describeClusters({ include: ["STATISTICS", "TAGS"] });
const clusterArns: Aws.ListClustersResponse = sandbox.listClusters({ maxResults: 5 });
const service: Aws.CreateServiceResponse = sandbox.createService({
  cluster: "lab",
  serviceName: "site",
  taskDefinition: "web",
  desiredCount: 2,
  launchType: "FARGATE",
  networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d"], assignPublicIp: "ENABLED" } },
  deploymentConfiguration: { maximumPercent: 150, deploymentCircuitBreaker: { enable: true, rollback: true } },
  serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", clientAliases: [{ port: 80 }] }] },
});
const updated: Aws.UpdateServiceResponse = sandbox.updateService({
  cluster: "lab",
  service: "site",
  desiredCount: 3,
  forceNewDeployment: true,
});
const drained: Aws.DeleteServiceResponse = sandbox.deleteService({ service: "site", force: true });
const services: Aws.DescribeServicesResponse = sandbox.describeServices({ services: ["site"], include: ["TAGS"] });
const serviceArns: Aws.ListServicesResponse = sandbox.listServices({ schedulingStrategy: "REPLICA" });
const ran: Aws.RunTaskResponse = sandbox.runTask({
  taskDefinition: "web",
  count: 2,
  overrides: { containerOverrides: [{ name: "app", command: ["true"] }] },
  volumeConfigurations: [{ name: "data", managedEBSVolume: { roleArn: "arn:…", sizeInGiB: 10 } }],
});
const started: Aws.StartTaskResponse = sandbox.startTask({ taskDefinition: "web", containerInstances: ["arn:…"] });
const stopped: Aws.StopTaskResponse = sandbox.stopTask({ task: "arn:…", reason: "enough" });
const tasks: Aws.DescribeTasksResponse = sandbox.describeTasks({ tasks: ["arn:…"] });
const taskArns: Aws.ListTasksResponse = sandbox.listTasks({ desiredStatus: "STOPPED" });
const instances: Aws.DescribeContainerInstancesResponse = sandbox.describeContainerInstances({
  containerInstances: ["arn:…"],
});
const instanceArns: Aws.ListContainerInstancesResponse = sandbox.listContainerInstances({ status: "ACTIVE" });
export const running = [clusters, created, gone, service, updated, drained, services, ran, started, stopped, tasks];
export const listing = [clusterArns, serviceArns, taskArns, instances, instanceArns];

// What the AWS SDK's types call an input is one here, too.
const asked = {
  serviceName: "site",
  schedulingStrategy: "DAEMON",
  deploymentController: { type: "ECS" },
  propagateTags: "SERVICE",
} satisfies Aws.CreateServiceRequest;
sandbox.createService(asked);
const overrides = { containerOverrides: [{ environment: [{ name: "A", value: "b" }] }] } satisfies Aws.TaskOverride;
sandbox.runTask({ taskDefinition: "web", overrides });

const next: number | null = sandbox.nextEvent();
if (next !== null) sandbox.advance(next - sandbox.now());
const at: number = sandbox.describeTaskDefinition({ taskDefinition: "web" }).taskDefinition.registeredAt.getTime();
sandbox.configure({ enforcementWindowSeconds: "random" });
sandbox.configure({ enforcementWindowSeconds: 600, retention: "whileUsed", throttling: true });
sandbox.advance(60_000);
const answer: { status: number; body: string } = sandbox.handle({ target: "x", body: "{}" });

try {
  sandbox.deregisterTaskDefinition({ taskDefinition: "web" });
} catch (error) {
  if (error instanceof EcsError) error.reason satisfies string;
}

// A client takes the handler as it is.
export const client = new ECSClient({ requestHandler: new SandboxHandler(sandbox), region: "us-east-1" });

// @ts-expect-error a revision is named by a text
sandbox.deregisterTaskDefinition({ taskDefinition: 1 });
// @ts-expect-error ALL is a status of families
sandbox.listTaskDefinitions({ status: "ALL" });
// @ts-expect-error no such setting
sandbox.configure({ window: 3 });
// @ts-expect-error no such retention
sandbox.configure({ retention: "never" });
// @ts-expect-error a service needs a name
sandbox.createService({ taskDefinition: "web" });
// @ts-expect-error tasks are described by name
sandbox.describeTasks({ cluster: "lab" });
// @ts-expect-error what is on the wire alone
sandbox.createCluster().clusterCount;
// @ts-expect-error a definition needs a family
sandbox.registerTaskDefinition({ containerDefinitions: [] });
// @ts-expect-error what is on the wire alone
sandbox.deregisterTaskDefinition({ taskDefinition: "web:1" }).taskDefinition.previousStatus;

export { answer, at, content, deleted, deregistered, families, listed, registered, tags };
