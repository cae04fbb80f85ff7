// `taskdef-lab`: the Amazon ECS task definition lifecycle, in memory.

import type {
  CreateClusterInput,
  CreateClusterOutput,
  DeleteClusterInput,
  DeleteClusterOutput,
  DescribeClustersInput,
  DescribeClustersOutput,
  DescribeContainerInstancesInput,
  DescribeContainerInstancesOutput,
  ListClustersInput,
  ListClustersOutput,
  ListContainerInstancesInput,
  ListContainerInstancesOutput,
} from "./cluster.js";
import type {
  CreateServiceInput,
  CreateServiceOutput,
  DeleteServiceInput,
  DeleteServiceOutput,
  DescribeServicesInput,
  DescribeServicesOutput,
  ListServicesInput,
  ListServicesOutput,
  UpdateServiceInput,
  UpdateServiceOutput,
} from "./service.js";
import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  TagResourceOutput,
  UntagResourceInput,
  UntagResourceOutput,
} from "./tag-calls.js";
import type {
  DescribeTasksInput,
  DescribeTasksOutput,
  ListTasksInput,
  ListTasksOutput,
  RunTaskInput,
  RunTaskOutput,
  StartTaskInput,
  StartTaskOutput,
  StopTaskInput,
  StopTaskOutput,
} from "./task.js";
import type {
  DeleteTaskDefinitionsInput,
  DeleteTaskDefinitionsOutput,
  DeregisterTaskDefinitionInput,
  DeregisterTaskDefinitionOutput,
  DescribeTaskDefinitionInput,
  DescribeTaskDefinitionOutput,
  ListTaskDefinitionFamiliesInput,
  ListTaskDefinitionFamiliesOutput,
  ListTaskDefinitionsInput,
  ListTaskDefinitionsOutput,
  RegisterTaskDefinitionInput,
  RegisterTaskDefinitionOutput,
} from "./task-definition-calls.js";

export type * from "./cluster.js";
export type * from "./service.js";
export type * from "./shared.js";
export type * from "./tag-calls.js";
export type * from "./task.js";
export type * from "./task-definition.js";
export type * from "./task-definition-calls.js";

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
   * Adds tags to a resource; a key that it has takes the new value.
   * @throws EcsError `ResourceMissing`, `InvalidArn`, and what tags can be refused for.
   */
  tagResource(input: TagResourceInput): TagResourceOutput;

  /**
   * Takes tags from a resource; a key that it does not have is passed over.
   * @throws EcsError `ResourceMissing`, `InvalidArn`.
   */
  untagResource(input: UntagResourceInput): UntagResourceOutput;

  /**
   * Lists the tags of a resource.
   * @throws EcsError `ResourceMissing`, `InvalidArn`.
   */
  listTagsForResource(input: ListTagsForResourceInput): ListTagsForResourceOutput;

  /**
   * Creates a cluster; doing the same again is no error.
   * @throws EcsError what ECS refuses a cluster for.
   */
  createCluster(input?: CreateClusterInput): CreateClusterOutput;

  /**
   * Makes a cluster INACTIVE in which nothing runs. Doing it again is no error.
   * @throws EcsError `ClusterNotFoundException`, `ClusterContainsServicesException`, `ClusterContainsTasksException`.
   */
  deleteCluster(input: DeleteClusterInput): DeleteClusterOutput;

  /** Describes clusters, INACTIVE ones as well. What is not there is among the failures of the answer. */
  describeClusters(input?: DescribeClustersInput): DescribeClustersOutput;

  /** Lists ACTIVE clusters by name, 100 a page at most. */
  listClusters(input?: ListClustersInput): ListClustersOutput;

  /**
   * Creates a service, whose tasks the scheduler then starts as time passes.
   * @throws EcsError what ECS refuses a service for, an INACTIVE revision among it.
   */
  createService(input: CreateServiceInput): CreateServiceOutput;

  /**
   * Changes a service. Another revision, or `forceNewDeployment`, begins a deployment; another desired count does not.
   * @throws EcsError `ServiceNotFoundException`, `ServiceNotActiveException`, and what a service is refused for.
   */
  updateService(input: UpdateServiceInput): UpdateServiceOutput;

  /**
   * Lets a service drain: it is INACTIVE once its tasks are gone.
   * @throws EcsError for one that is scaled above 0, unless `force` is set.
   */
  deleteService(input: DeleteServiceInput): DeleteServiceOutput;

  /** Describes services, 10 at most. What is not there is among the failures of the answer. */
  describeServices(input: DescribeServicesInput): DescribeServicesOutput;

  /** Lists ACTIVE services of a cluster, 10 a page unless more are asked for. */
  listServices(input?: ListServicesInput): ListServicesOutput;

  /**
   * Starts tasks, 10 at most.
   * @throws EcsError what ECS refuses a task for, an INACTIVE revision among it.
   */
  runTask(input: RunTaskInput): RunTaskOutput;

  /**
   * Starts a task on each of the container instances that are named.
   * @throws EcsError what ECS refuses a task for, an INACTIVE revision among it.
   */
  startTask(input: StartTaskInput): StartTaskOutput;

  /**
   * Tells a task to stop. Doing it again is no error.
   * @throws EcsError for a task that is not there.
   */
  stopTask(input: StopTaskInput): StopTaskOutput;

  /** Describes tasks, 100 at most, also those that STOPPED lately. What is not there is among the failures of the answer. */
  describeTasks(input: DescribeTasksInput): DescribeTasksOutput;

  /** Lists tasks of a cluster by their desired status, 100 a page at most. */
  listTasks(input?: ListTasksInput): ListTasksOutput;

  /** Describes container instances, 100 at most. What is not there is among the failures of the answer. */
  describeContainerInstances(input: DescribeContainerInstancesInput): DescribeContainerInstancesOutput;

  /** Lists the container instances of a cluster, 100 a page at most. */
  listContainerInstances(input?: ListContainerInstancesInput): ListContainerInstancesOutput;

  /**
   * Moves virtual time on, and carries out what happens by itself until then: tasks start and stop, deployments roll on,
   * deletions end.
   * @param milliseconds 0 or more; a part of a millisecond is dropped.
   */
  advance(milliseconds: number): void;

  /** Virtual time in milliseconds since 1970: `options.now()` plus everything advanced. It goes back by `importState` alone. */
  now(): number;

  /**
   * When something happens next by itself, in milliseconds since 1970; `null` while nothing will.
   * `advance(nextEvent() - now())` goes there.
   */
  nextEvent(): number | null;

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
  /**
   * How long INACTIVE revisions can be described and listed: for ever, as ECS has been seen to keep them, or only while a
   * service or a task uses them, which its documentation warns may come. It is part of the account. `"indefinite"` unless it
   * is set.
   */
  retention: "indefinite" | "whileUsed";
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
  /** What the call is in conflict with; of a `ConflictException` alone. */
  readonly resourceIds?: string[];
}
