// What task definitions hold: the same members as in `@aws-sdk/client-ecs`, of the same types.

import type { ContainerDefinition, KeyValuePair } from "./container-definition.js";

export type * from "./container-definition.js";

/** A task definition as ECS answers it. */
export interface TaskDefinition extends TaskDefinitionContent {
  /** The full Amazon Resource Name of the revision. */
  taskDefinitionArn: string;
  /** The name that its revisions share. */
  family: string;
  /** The number of the revision in its family, from 1. */
  revision: number;
  /** ACTIVE, INACTIVE once it is deregistered, or DELETE_IN_PROGRESS. */
  status: TaskDefinitionStatus;
  /** What the revision needs of a container instance. */
  requiresAttributes?: Attribute[];
  /** What the definition was found to fit. */
  compatibilities: Compatibility[];
  /** When the revision was registered. */
  registeredAt: Date;
  /** When the revision was deregistered. The answer to the call that deregisters does not have it yet, as on AWS. */
  deregisteredAt?: Date;
  /** When the deletion was asked for. ECS has been seen to leave it out, and so it is left out here. */
  deleteRequestedAt?: Date;
  /** The ARN of who registered the revision. */
  registeredBy: string;
  /** The containers, completed by the defaults of ECS. */
  containerDefinitions: ContainerDefinition[];
  /** The volumes that containers can mount. */
  volumes: Volume[];
  /** Rules for placing tasks. */
  placementConstraints: TaskDefinitionPlacementConstraint[];
}

/** What can be registered, beside the family and the tags. */
export interface TaskDefinitionContent {
  /** The containers, 1 to 10. */
  containerDefinitions?: ContainerDefinition[];
  /** Processor units of the whole task: `"256"`, or `"0.25 vCPU"`. */
  cpu?: string;
  /** Whether faults can be injected into the task. */
  enableFaultInjection?: boolean;
  /** The size of the task's own storage on Fargate. */
  ephemeralStorage?: EphemeralStorage;
  /** The role that ECS itself takes for the task, to fetch images and write logs. */
  executionRoleArn?: string;
  /** Elastic Inference accelerators. */
  inferenceAccelerators?: InferenceAccelerator[];
  /** With whom containers share memory for messages. */
  ipcMode?: "host" | "task" | "none";
  /** Memory of the whole task in MiB: `"512"`, or `"0.5 GB"`. */
  memory?: string;
  /** The network of the containers. Fargate takes `awsvpc` only. */
  networkMode?: NetworkMode;
  /** With whom containers share processes. */
  pidMode?: "host" | "task";
  /** Rules for placing tasks, 10 at most. */
  placementConstraints?: TaskDefinitionPlacementConstraint[];
  /** The App Mesh proxy. */
  proxyConfiguration?: ProxyConfiguration;
  /** What the definition is checked against. */
  requiresCompatibilities?: Compatibility[];
  /** The operating system and the processor. */
  runtimePlatform?: RuntimePlatform;
  /** The role that the containers take. */
  taskRoleArn?: string;
  /** How the task is kept apart from others. */
  trustedExecutionConfiguration?: TrustedExecutionConfiguration;
  /** The volumes that containers can mount. */
  volumes?: Volume[];
}

/** The states that a revision goes through. */
export type TaskDefinitionStatus = "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";

/** What tasks can run on. */
export type Compatibility = "EC2" | "FARGATE" | "EXTERNAL" | "MANAGED_INSTANCES";

/** The networks that containers can have. */
export type NetworkMode = "bridge" | "host" | "awsvpc" | "none";

/** A label on a resource. */
export interface Tag {
  /** 1 to 128 characters, and not beginning with `aws:`. */
  key?: string;
  /** Up to 256 characters; it may be empty, and must be there. */
  value?: string;
}

/** Something that a container instance has or a definition needs. */
export interface Attribute {
  /** Its name. */
  name: string;
  /** Its value. */
  value?: string;
}

/** Storage of a task on Fargate. */
export interface EphemeralStorage {
  /** The size in GiB. */
  sizeInGiB: number | undefined;
}

/** An Elastic Inference accelerator. */
export interface InferenceAccelerator {
  /** Its name in the definition. */
  deviceName: string | undefined;
  /** Its type. */
  deviceType: string | undefined;
}

/** A rule for placing tasks. */
export interface TaskDefinitionPlacementConstraint {
  /** The rule in the cluster query language. */
  expression?: string;
  /** The kind of rule. */
  type?: "memberOf";
}

/** The App Mesh proxy. */
export interface ProxyConfiguration {
  /** The container that is the proxy. */
  containerName: string | undefined;
  /** Its settings. */
  properties?: KeyValuePair[];
  /** The kind of proxy. */
  type?: "APPMESH";
}

/** The operating system and the processor. */
export interface RuntimePlatform {
  /** The processor. */
  cpuArchitecture?: "X86_64" | "ARM64";
  /** The operating system. */
  operatingSystemFamily?: OperatingSystemFamily;
}

/** The operating systems. */
export type OperatingSystemFamily =
  | "LINUX"
  | "WINDOWS_SERVER_2004_CORE"
  | "WINDOWS_SERVER_2016_FULL"
  | "WINDOWS_SERVER_2019_CORE"
  | "WINDOWS_SERVER_2019_FULL"
  | "WINDOWS_SERVER_2022_CORE"
  | "WINDOWS_SERVER_2022_FULL"
  | "WINDOWS_SERVER_2025_CORE"
  | "WINDOWS_SERVER_2025_FULL"
  | "WINDOWS_SERVER_20H2_CORE";

/** How a task is kept apart from others. */
export interface TrustedExecutionConfiguration {
  /** The policy that an attestation is held against. */
  attestationPolicy?: string;
  /** The kind of separation. */
  isolationMode: "SHARED" | "ISOLATED_SANDBOX" | "CONFIDENTIAL_SANDBOX" | undefined;
}

/** A volume of a task. */
export interface Volume {
  /** Whether it is described when the task starts. */
  configuredAtLaunch?: boolean;
  /** A volume of Docker's. */
  dockerVolumeConfiguration?: DockerVolumeConfiguration;
  /** A file system of Amazon EFS. */
  efsVolumeConfiguration?: EFSVolumeConfiguration;
  /** A file system of Amazon FSx for Windows. */
  fsxWindowsFileServerVolumeConfiguration?: FSxWindowsFileServerVolumeConfiguration;
  /** A folder of the host. */
  host?: HostVolumeProperties;
  /** The name that containers mount it by. */
  name?: string;
  /** A file system of Amazon S3 Files. */
  s3filesVolumeConfiguration?: S3FilesVolumeConfiguration;
}

/** A volume of Docker's. */
export interface DockerVolumeConfiguration {
  /** Whether it is made when it is missing. */
  autoprovision?: boolean;
  /** The driver. */
  driver?: string;
  /** Options for the driver. */
  driverOpts?: Record<string, string>;
  /** Its labels. */
  labels?: Record<string, string>;
  /** Whether it ends with the task. */
  scope?: "task" | "shared";
}

/** A file system of Amazon EFS. */
export interface EFSVolumeConfiguration {
  /** How access to it is granted. */
  authorizationConfig?: EFSAuthorizationConfig;
  /** Its id. */
  fileSystemId: string | undefined;
  /** The folder in it that is mounted. */
  rootDirectory?: string;
  /** Whether what is sent is encrypted. */
  transitEncryption?: "ENABLED" | "DISABLED";
  /** The port for that. */
  transitEncryptionPort?: number;
}

/** How access to a file system of Amazon EFS is granted. */
export interface EFSAuthorizationConfig {
  /** The access point. */
  accessPointId?: string;
  /** Whether the task's role counts. */
  iam?: "ENABLED" | "DISABLED";
}

/** A file system of Amazon FSx for Windows. */
export interface FSxWindowsFileServerVolumeConfiguration {
  /** How access to it is granted. */
  authorizationConfig: FSxWindowsFileServerAuthorizationConfig | undefined;
  /** Its id. */
  fileSystemId: string | undefined;
  /** The folder in it that is mounted. */
  rootDirectory: string | undefined;
}

/** How access to a file system of Amazon FSx for Windows is granted. */
export interface FSxWindowsFileServerAuthorizationConfig {
  /** The ARN of the credentials. */
  credentialsParameter: string | undefined;
  /** The domain. */
  domain: string | undefined;
}

/** A folder of the host. */
export interface HostVolumeProperties {
  /** Its path. */
  sourcePath?: string;
}

/** A file system of Amazon S3 Files. */
export interface S3FilesVolumeConfiguration {
  /** The access point. */
  accessPointArn?: string;
  /** Its ARN. */
  fileSystemArn: string | undefined;
  /** The folder in it that is mounted. */
  rootDirectory?: string;
  /** The port for what is encrypted on its way. */
  transitEncryptionPort?: number;
}
