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

const at: number = sandbox.describeTaskDefinition({ taskDefinition: "web" }).taskDefinition.registeredAt.getTime();
sandbox.configure({ enforcementWindowSeconds: "random" });
sandbox.configure({ enforcementWindowSeconds: 600, throttling: true });
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
// @ts-expect-error a definition needs a family
sandbox.registerTaskDefinition({ containerDefinitions: [] });
// @ts-expect-error what is on the wire alone
sandbox.deregisterTaskDefinition({ taskDefinition: "web:1" }).taskDefinition.previousStatus;

export { answer, at, content, deleted, deregistered, families, listed, registered, tags };
