// `taskdef-lab`: the Amazon ECS task definition lifecycle, in memory.

import type { Tag, TaskDefinition, TaskDefinitionContent, TaskDefinitionStatus } from "./task-definition.js";

export type * from "./task-definition.js";

/**
 * One AWS account, every region of it, in memory unless you save it.
 *
 * The methods that are named after operations of ECS send them to the region that the sandbox was opened with, and answer
 * what the AWS SDK for JavaScript would; what ECS refuses is thrown as an {@link EcsError}. What can't be a call at all, such
 * as an input with a cycle, is thrown as a `TypeError`, and what can't be a setting or a state as an `Error`: nothing has
 * changed then, and the sandbox can be used as before.
 */
export class Sandbox {
  /** Opens a sandbox: on `options.state`, or empty, or on the demo account if neither is asked for. */
  constructor(options?: SandboxOptions);

  /**
   * Answers a request of the protocol of ECS, AWS JSON 1.1, byte for byte. Refusals are answers with the status 400, and a
   * body over 1 MiB with 413.
   */
  handle(request: SandboxRequest): SandboxResponse;

  /**
   * Registers a new revision: 1 above the highest number that the family ever had.
   * @throws EcsError what ECS refuses a definition for, and the 1,000,001st revision.
   */
  registerTaskDefinition(input: RegisterTaskDefinitionInput): RegisterTaskDefinitionOutput;

  /**
   * Makes a revision INACTIVE. Doing it again is no error.
   * @throws EcsError `RevisionMissing` for a family alone, `DeregisterMissing`, `DeregisterDuringDeletion`.
   */
  deregisterTaskDefinition(input: DeregisterTaskDefinitionInput): DeregisterTaskDefinitionOutput;

  /**
   * Describes a revision; a family alone stands for its newest ACTIVE one.
   * @throws EcsError `DescribeMissing`, `InvalidRevision`, `Include`.
   */
  describeTaskDefinition(input: DescribeTaskDefinitionInput): DescribeTaskDefinitionOutput;

  /**
   * Lists revisions of one status, ACTIVE unless another is named, 100 a page at most.
   * @throws EcsError `NotOneOf`, `MaxResultsAbove`, `MaxResultsBelow`, `NextToken`.
   */
  listTaskDefinitions(input?: ListTaskDefinitionsInput): ListTaskDefinitionsOutput;

  /**
   * Lists families by name, 100 a page at most.
   * @throws EcsError `NotOneOf`, `MaxResultsAbove`, `MaxResultsBelow`, `NextToken`.
   */
  listTaskDefinitionFamilies(input?: ListTaskDefinitionFamiliesInput): ListTaskDefinitionFamiliesOutput;

  /**
   * Begins to delete INACTIVE revisions. What can't be deleted is among the failures of the answer.
   * @throws EcsError `DeleteNothing`, `DeleteTooMany`.
   */
  deleteTaskDefinitions(input: DeleteTaskDefinitionsInput): DeleteTaskDefinitionsOutput;

  /**
   * Adds tags to a revision; a key that it has takes the new value.
   * @throws EcsError `ResourceMissing`, `InvalidArn`, and what tags can be refused for.
   */
  tagResource(input: TagResourceInput): TagResourceOutput;

  /**
   * Takes tags from a revision; a key that it does not have is passed over.
   * @throws EcsError `ResourceMissing`, `InvalidArn`.
   */
  untagResource(input: UntagResourceInput): UntagResourceOutput;

  /**
   * Lists the tags of a revision.
   * @throws EcsError `ResourceMissing`, `InvalidArn`.
   */
  listTagsForResource(input: ListTagsForResourceInput): ListTagsForResourceOutput;

  /**
   * Moves virtual time on, and carries out what happens by itself until then, such as the end of a deletion.
   * @param milliseconds 0 or more; a part of a millisecond is dropped.
   */
  advance(milliseconds: number): void;

  /** Virtual time in milliseconds since 1970: `options.now()` plus everything advanced. It goes back by `importState` alone. */
  now(): number;

  /** Changes the settings that are named. */
  configure(settings: Partial<SandboxSettings>): void;

  /** The settings as they are. */
  settings(): SandboxSettings;

  /** Goes back to the demo account, as it is in a new sandbox. Sandbox only. */
  reset(): void;

  /** The whole account as text, for {@link SandboxOptions.state} or {@link Sandbox.importState}. */
  exportState(): string;

  /**
   * Puts an account that was exported in the place of this one. Its time goes on from the moment at which it was exported.
   * @throws Error if the text can't be read; the sandbox is as it was then.
   */
  importState(text: string): void;
}

/** What a sandbox is opened with. */
export interface SandboxOptions {
  /** The number of the account, twelve digits; `111122223333` unless another is named. */
  account?: string;
  /** The region of what names none; `us-east-1` unless another is named. */
  region?: string;
  /** A clock: milliseconds since 1970. `Date.now` unless another is given. */
  now?: () => number;
  /** What {@link Sandbox.exportState} answered. Time goes on from the moment at which it did. */
  state?: string;
  /** Whether to begin without any task definition. */
  empty?: boolean;
}

/** What can be set. */
export interface SandboxSettings {
  /**
   * How long a deregistered revision can still be used by what names it: 0 to 600 whole seconds, or `"random"` for another
   * time with each revision. It is part of the account. 0 unless it is set.
   */
  enforcementWindowSeconds: number | "random";
  /** Whether calls faster than the documented rates are refused with `ThrottlingException`. False unless it is set. */
  throttling: boolean;
}

/** A request of AWS JSON 1.1. */
export interface SandboxRequest {
  /** The region; the one that the sandbox was opened with unless it is named. */
  region?: string;
  /** The header `X-Amz-Target`: `AmazonEC2ContainerServiceV20141113.ListTaskDefinitions`. */
  target: string;
  /** The body: JSON. */
  body: string;
}

/** An answer of AWS JSON 1.1. */
export interface SandboxResponse {
  /** The HTTP status. */
  status: number;
  /** The body: JSON. */
  body: string;
}

/** What ECS, or the protocol before it, refuses. */
export class EcsError extends Error {
  /** The error code, such as `ClientException`. */
  name: string;
  /** The message, to the letter. */
  message: string;
  /** Why, in one word: a name from the tables of docs/FIDELITY.md, such as `RevisionMissing`. */
  readonly reason: string;
}

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

/** Something named in a call that could not be done for it. */
export interface Failure {
  /** What was named, as it was named. */
  arn: string;
  /** Why. */
  reason: string;
}

/** What {@link Sandbox.tagResource} takes. */
export interface TagResourceInput {
  /** The full ARN of a revision. */
  resourceArn: string;
  /** The tags. */
  tags: Tag[];
}

/** What {@link Sandbox.tagResource} answers: nothing but that it was done. */
export type TagResourceOutput = Record<string, never>;

/** What {@link Sandbox.untagResource} takes. */
export interface UntagResourceInput {
  /** The full ARN of a revision. */
  resourceArn: string;
  /** The keys of the tags. */
  tagKeys: string[];
}

/** What {@link Sandbox.untagResource} answers: nothing but that it was done. */
export type UntagResourceOutput = Record<string, never>;

/** What {@link Sandbox.listTagsForResource} takes. */
export interface ListTagsForResourceInput {
  /** The full ARN of a revision. */
  resourceArn: string;
}

/** What {@link Sandbox.listTagsForResource} answers. */
export interface ListTagsForResourceOutput {
  /** The tags, by key. */
  tags: Tag[];
}
