// Tasks: the same members as in `@aws-sdk/client-ecs`, of the same types, and what the operations on them take and answer.

import type { EnvironmentFile, KeyValuePair, ResourceRequirement } from "./container-definition.js";
import type { Sandbox } from "./index.js";
import type {
  Attachment,
  CapacityProviderStrategyItem,
  Failure,
  LaunchType,
  ManagedVolume,
  NetworkConfiguration,
  PlacementConstraint,
  PlacementStrategy,
  PropagateTags,
} from "./shared.js";
import type { Attribute, EphemeralStorage, Tag } from "./task-definition.js";

/** A task as ECS answers it. */
export interface Task {
  /** The ARN. */
  taskArn: string;
  /** The ARN of its cluster. */
  clusterArn: string;
  /** The ARN of the revision that it runs. */
  taskDefinitionArn: string;
  /** The ARN of the instance that it runs on, unless that is Fargate. */
  containerInstanceArn?: string;
  /** How far it is: PROVISIONING, PENDING, RUNNING, DEPROVISIONING, STOPPED. */
  lastStatus: string;
  /** RUNNING, or STOPPED once it has been told to stop. */
  desiredStatus: string;
  /** Where it runs. */
  launchType: LaunchType;
  /** The capacity provider that was asked for. */
  capacityProviderName?: string;
  /** The availability zone. */
  availabilityZone: string;
  /** The version of Fargate. */
  platformVersion?: string;
  /** The operating system on Fargate. */
  platformFamily?: string;
  /** Processor units. */
  cpu: string;
  /** MiB of memory. */
  memory: string;
  /** Its own storage on Fargate. */
  ephemeralStorage?: EphemeralStorage;
  /** The group: `family:web`, `service:site`, or what was asked for. */
  group: string;
  /** Who started it: a deployment, or what was asked for. */
  startedBy?: string;
  /** Its containers. */
  containers: Container[];
  /** What was asked for in the place of what the definition says. */
  overrides: TaskOverride;
  /** Its network interface. */
  attachments: Attachment[];
  /** What it needs of where it runs. */
  attributes: Attribute[];
  /** Whether it is well; in descriptions alone. */
  healthStatus?: HealthStatus;
  /** Whether commands can be run in its containers. */
  enableExecuteCommand: boolean;
  /** How often it has changed, from 1. */
  version: number;
  /** When it was created. */
  createdAt: Date;
  /** CONNECTED, once it is. */
  connectivity?: "CONNECTED" | "DISCONNECTED";
  /** When it was connected. */
  connectivityAt?: Date;
  /** When its images began to be pulled. */
  pullStartedAt?: Date;
  /** When its images were there. */
  pullStoppedAt?: Date;
  /** When it became RUNNING. */
  startedAt?: Date;
  /** When it was told to stop, or began to end by itself. */
  stoppingAt?: Date;
  /** When its containers ended. */
  executionStoppedAt?: Date;
  /** When it became STOPPED. */
  stoppedAt?: Date;
  /** What kind of end it has. */
  stopCode?: TaskStopCode;
  /** Why it ended. */
  stoppedReason?: string;
  /** Tags; of a description, none unless they were asked for. */
  tags: Tag[];
}

/** Whether something is well, as far as its health check tells. */
export type HealthStatus = "HEALTHY" | "UNHEALTHY" | "UNKNOWN";

/** What kind of end a task has. The sandbox has the first four. */
export type TaskStopCode =
  | "UserInitiated"
  | "ServiceSchedulerInitiated"
  | "EssentialContainerExited"
  | "TaskFailedToStart"
  | "SpotInterruption"
  | "TerminationNotice"
  | "InfrastructureHealth";

/** A container of a task. */
export interface Container {
  /** The ARN. */
  containerArn: string;
  /** The ARN of its task. */
  taskArn: string;
  /** The name in the definition. */
  name: string;
  /** The image. */
  image: string;
  /** The id that the container's runtime knows it by; in descriptions alone. */
  runtimeId?: string;
  /** PENDING, RUNNING or STOPPED. */
  lastStatus: string;
  /** The code that it ended with. */
  exitCode?: number;
  /** Why it never ran. */
  reason?: string;
  /** The instance's ports that lead to its own; in descriptions alone. */
  networkBindings?: NetworkBinding[];
  /** The network interface that it has. */
  networkInterfaces: NetworkInterface[];
  /** Whether it is well; in descriptions alone. */
  healthStatus?: HealthStatus;
  /** The agent that lets someone in. */
  managedAgents?: ManagedAgent[];
  /** Processor units. */
  cpu: string;
  /** The most MiB of memory. */
  memory?: string;
  /** The MiB of memory that it is sure of. */
  memoryReservation?: string;
}

/** An instance's port that leads to a container's. */
export interface NetworkBinding {
  /** The address. */
  bindIP: string;
  /** The container's port. */
  containerPort?: number;
  /** The instance's port. */
  hostPort: number;
  /** The protocol. */
  protocol: "tcp" | "udp";
}

/** A container's network interface. */
export interface NetworkInterface {
  /** The id of what is attached to the task. */
  attachmentId: string;
  /** The address. */
  privateIpv4Address: string;
}

/** The agent that lets someone into a container. */
export interface ManagedAgent {
  /** Its name. */
  name: "ExecuteCommandAgent";
  /** PENDING, RUNNING or STOPPED. */
  lastStatus: string;
  /** When it started. */
  lastStartedAt?: Date;
}

/** What is asked for in the place of what a definition says. */
export interface TaskOverride {
  /** For containers. */
  containerOverrides?: ContainerOverride[];
  /** Processor units. */
  cpu?: string;
  /** MiB of memory. */
  memory?: string;
  /** The role that ECS takes to start the task. */
  executionRoleArn?: string;
  /** The role that the task has. */
  taskRoleArn?: string;
  /** Its own storage on Fargate. */
  ephemeralStorage?: EphemeralStorage;
  /** Elastic Inference accelerators. */
  inferenceAcceleratorOverrides?: { deviceName?: string; deviceType?: string }[];
}

/** What is asked for in the place of what a container's definition says. */
export interface ContainerOverride {
  /** The container. */
  name?: string;
  /** The command. */
  command?: string[];
  /** More environment variables. */
  environment?: KeyValuePair[];
  /** Files with more of them. */
  environmentFiles?: EnvironmentFile[];
  /** Processor units. */
  cpu?: number;
  /** The most MiB of memory. */
  memory?: number;
  /** The MiB of memory that it is sure of. */
  memoryReservation?: number;
  /** Devices. */
  resourceRequirements?: ResourceRequirement[];
}

/** What tasks can be started with. */
export interface TaskConfiguration {
  /** A family, which stands for its newest ACTIVE revision, or a revision. */
  taskDefinition: string;
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** The group; `family:` and the family unless one is given. */
  group?: string;
  /** A word of yours, to find the tasks by. */
  startedBy?: string;
  /** The network, for the network mode `awsvpc`. */
  networkConfiguration?: NetworkConfiguration;
  /** What holds in the place of what the definition says. */
  overrides?: TaskOverride;
  /** Whether tasks are tagged with their cluster. */
  enableECSManagedTags?: boolean;
  /** Whether commands can be run in the containers. */
  enableExecuteCommand?: boolean;
  /** Whether tasks get the tags of the definition. */
  propagateTags?: PropagateTags;
  /** A word of yours, which is kept. */
  referenceId?: string;
  /** Tags, 50 at most. */
  tags?: Tag[];
  /** Volumes that are made with the tasks. */
  volumeConfigurations?: TaskVolumeConfiguration[];
}

/** A volume that is made with a task. */
export interface TaskVolumeConfiguration {
  /** Its name in the task definition. */
  name: string | undefined;
  /** The volume. */
  managedEBSVolume?: ManagedVolume & { terminationPolicy?: { deleteOnTermination: boolean | undefined } };
}

/** What {@link Sandbox.runTask} takes. */
export interface RunTaskInput extends TaskConfiguration {
  /** How many tasks, 1 to 10; 1 unless another number is given. */
  count?: number;
  /** Where they run. */
  launchType?: LaunchType;
  /** Where they run, in the place of a launch type. */
  capacityProviderStrategy?: CapacityProviderStrategyItem[];
  /** The version of Fargate. */
  platformVersion?: string;
  /** Rules for placing them. */
  placementConstraints?: PlacementConstraint[];
  /** Preferences for placing them. */
  placementStrategy?: PlacementStrategy[];
  /** What makes the same request again one request. */
  clientToken?: string;
}

/** What {@link Sandbox.runTask} answers. */
export interface RunTaskOutput {
  /** The tasks that were started. */
  tasks: Task[];
  /** Where no task could be started. */
  failures: Failure[];
}

/** What {@link Sandbox.startTask} takes. */
export interface StartTaskInput extends TaskConfiguration {
  /** The ids or ARNs of the container instances. */
  containerInstances: string[];
}

/** What {@link Sandbox.startTask} answers. */
export interface StartTaskOutput {
  /** The tasks that were started. */
  tasks: Task[];
  /** Where no task could be started. */
  failures: Failure[];
}

/** What {@link Sandbox.stopTask} takes. */
export interface StopTaskInput {
  /** The id or ARN of the task. */
  task: string;
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Why. */
  reason?: string;
}

/** What {@link Sandbox.stopTask} answers. */
export interface StopTaskOutput {
  /** The task. */
  task: Task;
}

/** What {@link Sandbox.describeTasks} takes. */
export interface DescribeTasksInput {
  /** Ids or ARNs, 100 at most. */
  tasks: string[];
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Whether to answer the tags. */
  include?: "TAGS"[];
}

/** What {@link Sandbox.describeTasks} answers. */
export interface DescribeTasksOutput {
  /** The tasks. */
  tasks: Task[];
  /** What is not there. */
  failures: Failure[];
}

/** What {@link Sandbox.listTasks} takes. */
export interface ListTasksInput {
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Only those on this container instance. */
  containerInstance?: string;
  /** Only those of this family. */
  family?: string;
  /** Only those of this service. */
  serviceName?: string;
  /** Only those that were started by this, which has to be the only filter. */
  startedBy?: string;
  /** Only those of this desired status; RUNNING unless another is given. There are none of PENDING. */
  desiredStatus?: "RUNNING" | "PENDING" | "STOPPED";
  /** Only those of this launch type. */
  launchType?: LaunchType;
  /** The token that the page before ended with. */
  nextToken?: string;
  /** How many to answer at most, 1 to 100. */
  maxResults?: number;
}

/** What {@link Sandbox.listTasks} answers. */
export interface ListTasksOutput {
  /** The ARNs. */
  taskArns: string[];
  /** The token for the next page, if there is one. */
  nextToken?: string;
}
