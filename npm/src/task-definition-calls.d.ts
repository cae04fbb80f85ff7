// What the operations on task definitions take and answer.

import type { Sandbox } from "./index.js";
import type { Failure } from "./shared.js";
import type { Tag, TaskDefinition, TaskDefinitionContent, TaskDefinitionStatus } from "./task-definition.js";

/** What {@link Sandbox.registerTaskDefinition} takes. */
export interface RegisterTaskDefinitionInput extends TaskDefinitionContent {
  /** The family: 1 to 255 letters, digits, hyphens and underscores. */
  family: string;
  /** The containers, 1 to 10. */
  containerDefinitions: NonNullable<TaskDefinitionContent["containerDefinitions"]>;
  /** Tags of the revision, 50 at most. The next revision does not inherit them. */
  tags?: Tag[];
}

/** What {@link Sandbox.registerTaskDefinition} answers. */
export interface RegisterTaskDefinitionOutput {
  /** The new revision. */
  taskDefinition: TaskDefinition;
  /** Its tags, where any were sent. */
  tags?: Tag[];
}

/** What {@link Sandbox.deregisterTaskDefinition} takes. */
export interface DeregisterTaskDefinitionInput {
  /** The revision: `family:revision`, or its ARN. */
  taskDefinition: string;
}

/** What {@link Sandbox.deregisterTaskDefinition} answers. */
export interface DeregisterTaskDefinitionOutput {
  /** The revision. */
  taskDefinition: TaskDefinition;
}

/** What {@link Sandbox.describeTaskDefinition} takes. */
export interface DescribeTaskDefinitionInput {
  /** The family, for its newest ACTIVE revision, or `family:revision`, or an ARN. */
  taskDefinition: string;
  /** Whether to answer the tags. */
  include?: "TAGS"[];
}

/** What {@link Sandbox.describeTaskDefinition} answers. */
export interface DescribeTaskDefinitionOutput {
  /** The revision. */
  taskDefinition: TaskDefinition;
  /** Its tags; none unless they were asked for. */
  tags: Tag[];
}

/** What {@link Sandbox.listTaskDefinitions} takes. */
export interface ListTaskDefinitionsInput {
  /** The full name of one family. */
  familyPrefix?: string;
  /** The status; ACTIVE unless another is named. */
  status?: TaskDefinitionStatus;
  /** The order: by family and rising revision, or the other way round. */
  sort?: "ASC" | "DESC";
  /** The token that the page before ended with. */
  nextToken?: string;
  /** How many to answer at most, 1 to 100. */
  maxResults?: number;
}

/** What {@link Sandbox.listTaskDefinitions} answers. */
export interface ListTaskDefinitionsOutput {
  /** The ARNs of the revisions. */
  taskDefinitionArns: string[];
  /** The token for the next page, if there is one. */
  nextToken?: string;
}

/** What {@link Sandbox.listTaskDefinitionFamilies} takes. */
export interface ListTaskDefinitionFamiliesInput {
  /** What the names begin with. */
  familyPrefix?: string;
  /** Those with an ACTIVE revision, those without, or both; both unless one is named. */
  status?: "ACTIVE" | "INACTIVE" | "ALL";
  /** The token that the page before ended with. */
  nextToken?: string;
  /** How many to answer at most, 1 to 100. */
  maxResults?: number;
}

/** What {@link Sandbox.listTaskDefinitionFamilies} answers. */
export interface ListTaskDefinitionFamiliesOutput {
  /** The names. */
  families: string[];
  /** The token for the next page, if there is one. */
  nextToken?: string;
}

/** What {@link Sandbox.deleteTaskDefinitions} takes. */
export interface DeleteTaskDefinitionsInput {
  /** 1 to 10 revisions: `family:revision`, or ARNs. */
  taskDefinitions: string[];
}

/** What {@link Sandbox.deleteTaskDefinitions} answers. */
export interface DeleteTaskDefinitionsOutput {
  /** The revisions that are being deleted. */
  taskDefinitions: TaskDefinition[];
  /** What can't be deleted. */
  failures: Failure[];
}
