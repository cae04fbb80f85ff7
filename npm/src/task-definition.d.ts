// What task definitions hold: the same members as in `@aws-sdk/client-ecs`, of the same types.

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

/** A container of a task. */
export interface ContainerDefinition {
  /** What is run instead of the image's command. */
  command?: string[];
  /** Processor units of this container; 0 where nothing is said. */
  cpu?: number;
  /** Credential specifications for Active Directory. */
  credentialSpecs?: string[];
  /** Which containers have to be how far before this one starts. */
  dependsOn?: ContainerDependency[];
  /** Whether the container has no network. */
  disableNetworking?: boolean;
  /** Domains to search names in. */
  dnsSearchDomains?: string[];
  /** Name servers. */
  dnsServers?: string[];
  /** Labels of the container. */
  dockerLabels?: Record<string, string>;
  /** Options for SELinux, AppArmor or credential specifications. */
  dockerSecurityOptions?: string[];
  /** What is run instead of the image's entry point. */
  entryPoint?: string[];
  /** Environment variables. */
  environment?: KeyValuePair[];
  /** Files with environment variables. */
  environmentFiles?: EnvironmentFile[];
  /** Whether the task stops when the container does; true where nothing is said. */
  essential?: boolean;
  /** Lines for the container's hosts file. */
  extraHosts?: HostEntry[];
  /** The FireLens log router that this container is. */
  firelensConfiguration?: FirelensConfiguration;
  /** How the container's health is found out. */
  healthCheck?: HealthCheck;
  /** The container's host name. */
  hostname?: string;
  /** The image. */
  image?: string;
  /** Whether input stays open. */
  interactive?: boolean;
  /** Links to other containers, on the `bridge` network. */
  links?: string[];
  /** What only Linux has. */
  linuxParameters?: LinuxParameters;
  /** Where the logs go. */
  logConfiguration?: LogConfiguration;
  /** The memory in MiB at which the container is killed. */
  memory?: number;
  /** The memory in MiB that is kept for the container. */
  memoryReservation?: number;
  /** Which volumes are mounted where. */
  mountPoints?: MountPoint[];
  /** The name: up to 255 letters, digits, hyphens and underscores. */
  name?: string;
  /** Which ports are open. */
  portMappings?: PortMapping[];
  /** Whether the container may do what the host's root may. */
  privileged?: boolean;
  /** Whether there is a terminal. */
  pseudoTerminal?: boolean;
  /** Whether the root file system can't be written to. */
  readonlyRootFilesystem?: boolean;
  /** The secret with a private registry's credentials. */
  repositoryCredentials?: RepositoryCredentials;
  /** GPUs and the like. */
  resourceRequirements?: ResourceRequirement[];
  /** Whether ECS starts the container again when it ends. */
  restartPolicy?: ContainerRestartPolicy;
  /** Environment variables from secrets. */
  secrets?: Secret[];
  /** Seconds after which others no longer wait for this container, 2 at least. */
  startTimeout?: number;
  /** Seconds between being asked to stop and being killed. */
  stopTimeout?: number;
  /** Parameters of the kernel. */
  systemControls?: SystemControl[];
  /** Limits of the operating system. */
  ulimits?: Ulimit[];
  /** The user that the container runs as. */
  user?: string;
  /** Whether a tag of the image is resolved to one digest for all tasks of a deployment. */
  versionConsistency?: "enabled" | "disabled";
  /** Containers whose volumes this one mounts. */
  volumesFrom?: VolumeFrom[];
  /** The folder that commands run in. */
  workingDirectory?: string;
}

/** A name and a value. */
export interface KeyValuePair {
  /** The name. */
  name?: string;
  /** The value. */
  value?: string;
}

/** A secret and where it is found. */
export interface Secret {
  /** The name of the variable or option. */
  name: string | undefined;
  /** The ARN of the secret or parameter. */
  valueFrom: string | undefined;
}

/** A condition on another container. */
export interface ContainerDependency {
  /** How far it has to be. */
  condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY" | undefined;
  /** Its name. */
  containerName: string | undefined;
}

/** A file with environment variables. */
export interface EnvironmentFile {
  /** Where it is kept. */
  type: "s3" | undefined;
  /** Its ARN. */
  value: string | undefined;
}

/** A line of a hosts file. */
export interface HostEntry {
  /** The name. */
  hostname: string | undefined;
  /** The address. */
  ipAddress: string | undefined;
}

/** A FireLens log router. */
export interface FirelensConfiguration {
  /** Options for the router. */
  options?: Record<string, string>;
  /** The program. */
  type: "fluentd" | "fluentbit" | undefined;
}

/** How a container's health is found out. */
export interface HealthCheck {
  /** The command, beginning with `CMD` or `CMD-SHELL`. */
  command: string[] | undefined;
  /** Seconds between two checks; 30 where nothing is said. */
  interval?: number;
  /** Failures in a row that make it unhealthy; 3 where nothing is said. */
  retries?: number;
  /** Seconds at the start in which failures don't count. */
  startPeriod?: number;
  /** Seconds after which a check has failed; 5 where nothing is said. */
  timeout?: number;
}

/** What only Linux has. */
export interface LinuxParameters {
  /** Capabilities beside the usual ones. */
  capabilities?: KernelCapabilities;
  /** Devices of the host. */
  devices?: Device[];
  /** Whether an init process reaps others. */
  initProcessEnabled?: boolean;
  /** Swap space in MiB. */
  maxSwap?: number;
  /** The size of `/dev/shm` in MiB. */
  sharedMemorySize?: number;
  /** How readily memory is swapped, 0 to 100. */
  swappiness?: number;
  /** File systems in memory. */
  tmpfs?: Tmpfs[];
}

/** Capabilities of Linux. */
export interface KernelCapabilities {
  /** Those that are added. */
  add?: string[];
  /** Those that are taken away. */
  drop?: string[];
}

/** A device of the host. */
export interface Device {
  /** Where the container has it. */
  containerPath?: string;
  /** Where the host has it. */
  hostPath: string | undefined;
  /** What the container may do with it. */
  permissions?: ("read" | "write" | "mknod")[];
}

/** A file system in memory. */
export interface Tmpfs {
  /** Where it is mounted. */
  containerPath: string | undefined;
  /** Options for mounting it. */
  mountOptions?: string[];
  /** Its size in MiB. */
  size: number | undefined;
}

/** Where logs go. */
export interface LogConfiguration {
  /** The log driver; Fargate has `awslogs`, `splunk` and `awsfirelens`. */
  logDriver: LogDriver | undefined;
  /** Options for the driver. */
  options?: Record<string, string>;
  /** Options from secrets. */
  secretOptions?: Secret[];
}

/** The log drivers. */
export type LogDriver =
  | "json-file"
  | "syslog"
  | "journald"
  | "gelf"
  | "fluentd"
  | "awslogs"
  | "splunk"
  | "awsfirelens";

/** A volume in a container. */
export interface MountPoint {
  /** Where it is mounted. */
  containerPath?: string;
  /** Whether it can't be written to. */
  readOnly?: boolean;
  /** The volume's name. */
  sourceVolume?: string;
}

/** A port of a container. */
export interface PortMapping {
  /** The protocol that Service Connect takes it for. */
  appProtocol?: "http" | "http2" | "grpc";
  /** The container's port. */
  containerPort?: number;
  /** Several ports, such as `8000-8010`. */
  containerPortRange?: string;
  /** The host's port; 0 for one that is chosen when the task starts. */
  hostPort?: number;
  /** The name that Service Connect calls it by. */
  name?: string;
  /** The protocol; `tcp` where nothing is said. */
  protocol?: "tcp" | "udp";
}

/** A private registry's credentials. */
export interface RepositoryCredentials {
  /** The ARN of the secret. */
  credentialsParameter: string | undefined;
}

/** A device that a container needs. */
export interface ResourceRequirement {
  /** How several containers share it. */
  sharingStrategy?: SharingStrategy;
  /** The kind. */
  type: "GPU" | "InferenceAccelerator" | "NeuronDevice" | undefined;
  /** How many, or which. */
  value?: string;
}

/** How several containers share a GPU. */
export interface SharingStrategy {
  /** NVIDIA's Multi-Process Service. */
  nvidiaMps?: NvidiaMps;
}

/** A share of a GPU through NVIDIA's Multi-Process Service. */
export interface NvidiaMps {
  /** At most so many hundredths of the processors. */
  maxComputePercent?: number;
  /** Memory in MiB. */
  memory: number | undefined;
}

/** Whether ECS starts a container again. */
export interface ContainerRestartPolicy {
  /** Whether it does. */
  enabled: boolean | undefined;
  /** Exit codes after which it does not. */
  ignoredExitCodes?: number[];
  /** Seconds that the container has to have run before. */
  restartAttemptPeriod?: number;
}

/** A parameter of the kernel. */
export interface SystemControl {
  /** Its name. */
  namespace?: string;
  /** Its value. */
  value?: string;
}

/** A limit of the operating system. */
export interface Ulimit {
  /** The limit that can't be raised. */
  hardLimit: number | undefined;
  /** Of what. */
  name: UlimitName | undefined;
  /** The limit that can be raised up to the hard one. */
  softLimit: number | undefined;
}

/** What can be limited. */
export type UlimitName =
  | "core"
  | "cpu"
  | "data"
  | "fsize"
  | "locks"
  | "memlock"
  | "msgqueue"
  | "nice"
  | "nofile"
  | "nproc"
  | "rss"
  | "rtprio"
  | "rttime"
  | "sigpending"
  | "stack";

/** A container whose volumes another one mounts. */
export interface VolumeFrom {
  /** Whether they can't be written to. */
  readOnly?: boolean;
  /** The container's name. */
  sourceContainer?: string;
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
