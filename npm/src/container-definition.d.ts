// What containers hold: the same members as in `@aws-sdk/client-ecs`, of the same types.

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
export type LogDriver = "json-file" | "syslog" | "journald" | "gelf" | "fluentd" | "awslogs" | "splunk" | "awsfirelens";

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
