// A clean-up as one writes it with the AWS SDK for JavaScript: list, deregister, list again, describe, delete, and every
// refusal on the way. Runs in Node and in a browser, on a handler or over HTTP.

import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  paginateListTaskDefinitionFamilies,
  paginateListTaskDefinitions,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
} from "@aws-sdk/client-ecs";

/** @param {any} error */
const refusal = (error) => `${error.name}: ${error.message} (${error.$metadata?.httpStatusCode})`;

/**
 * Registers `count` revisions of `job`, and does to them what can be done. Answers a transcript.
 * @param {import("@aws-sdk/client-ecs").ECSClient} client
 * @param {number} count
 */
export async function cleanUp(client, count) {
  /** @type {Record<string, unknown>} */
  const transcript = {};
  /** @param {any} command */
  const refused = (command) => client.send(command).then(() => "not refused", refusal);

  for (let number = 1; number <= count; number += 1) {
    const { taskDefinition } = await client.send(
      new RegisterTaskDefinitionCommand({
        family: "job",
        containerDefinitions: [{ name: "app", image: `example/job:${number}`, memory: 64 }],
      }),
    );
    if (!(taskDefinition?.registeredAt instanceof Date)) throw new Error("registeredAt is no Date");
  }

  const list = async (/** @type {"ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS"} */ status) => {
    const arns = [];
    for await (const page of paginateListTaskDefinitions({ client, pageSize: 25 }, { familyPrefix: "job", status })) {
      arns.push(...(page.taskDefinitionArns ?? []));
    }
    return arns;
  };

  const active = await list("ACTIVE");
  transcript.active = active.length;
  for (const taskDefinition of active) await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  transcript.activeAfter = (await list("ACTIVE")).length;
  const inactive = await list("INACTIVE");
  transcript.inactive = inactive.length;

  const described = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: "job:1" }));
  transcript.described = `${described.taskDefinition?.status} ${described.taskDefinition?.deregisteredAt instanceof Date}`;
  transcript.again = (
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "job:1" }))
  ).taskDefinition?.status;

  transcript.refusals = [
    await refused(new DeregisterTaskDefinitionCommand({ taskDefinition: "job" })),
    await refused(new DeregisterTaskDefinitionCommand({ taskDefinition: "job:x" })),
    await refused(new DeregisterTaskDefinitionCommand({ taskDefinition: "job:99999" })),
    await refused(new DescribeTaskDefinitionCommand({ taskDefinition: "job" })),
    await refused(new DescribeTaskDefinitionCommand({ taskDefinition: "nosuch" })),
    await refused(
      new DescribeTaskDefinitionCommand({ taskDefinition: "job:1", include: /** @type {any} */ (["BOGUS"]) }),
    ),
    await refused(new RegisterTaskDefinitionCommand({ family: "no spaces", containerDefinitions: [] })),
    await refused(new TagResourceCommand({ resourceArn: "job:1", tags: [{ key: "a", value: "b" }] })),
    await refused(new DeleteTaskDefinitionsCommand({ taskDefinitions: [] })),
  ];

  let deleted = 0;
  for (let start = 0; start < inactive.length; start += 10) {
    const answer = await client.send(
      new DeleteTaskDefinitionsCommand({ taskDefinitions: inactive.slice(start, start + 10) }),
    );
    deleted += answer.taskDefinitions?.length ?? 0;
    if (answer.failures?.length !== 0) throw new Error("a deletion failed");
  }
  transcript.deleted = deleted;
  transcript.deleting = (await list("DELETE_IN_PROGRESS")).length;
  transcript.duringDeletion = await refused(new DeregisterTaskDefinitionCommand({ taskDefinition: "job:1" }));
  const { failures } = await client.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ["job", "job:99999"] }));
  transcript.failures = failures?.map((failure) => failure.reason);

  const families = [];
  for await (const page of paginateListTaskDefinitionFamilies(
    { client, pageSize: 1 },
    { status: "ALL", familyPrefix: "job" },
  )) {
    families.push(...(page.families ?? []));
  }
  transcript.families = families;
  return transcript;
}

/** @param {number} count */
export const expected = (count) => ({
  active: count,
  activeAfter: 0,
  inactive: count,
  described: "INACTIVE true",
  again: "INACTIVE",
  refusals: [
    "InvalidParameterException: Revision is missing (400)",
    "InvalidParameterException: Invalid task definition: Invalid revision number. (400)",
    "ClientException: The specified task definition does not exist. (400)",
    "ClientException: Unable to describe task definition. (400)",
    "ClientException: Unable to describe task definition. (400)",
    "ClientException: BOGUS is not a valid value for include. The value must be one of [[TAGS]] (400)",
    "ClientException: Family contains invalid characters. (400)",
    "InvalidParameterException: Invalid arn. (400)",
    "InvalidParameterException: size of TaskDefinition references list must be greater than 0 (400)",
  ],
  deleted: count,
  deleting: count,
  duringDeletion:
    "ClientException: The task definition could not be deregistered because it is in the process of being deleted. (400)",
  failures: [
    "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.",
    "The specified task definition does not exist. Specify a valid account, family, revision and try again.",
  ],
  families: ["job"],
});
