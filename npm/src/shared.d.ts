// What clusters, services and tasks have in common: the same members as in `@aws-sdk/client-ecs`, of the same types.

/** Something named in a call that could not be done for it. */
export interface Failure {
  /** What was named: its ARN where it could have one, else as it was named. */
  arn: string;
  /** Why, such as `MISSING`. */
  reason: string;
}

/** Where a task runs: on an instance of the cluster, or on AWS Fargate. The others are not simulated. */
export type LaunchType = "EC2" | "FARGATE" | "EXTERNAL" | "MANAGED_INSTANCES";

/** Where tags come from. */
export type PropagateTags = "TASK_DEFINITION" | "SERVICE" | "NONE";

/** A capacity provider's share of tasks. */
export interface CapacityProviderStrategyItem {
  /** `FARGATE` or `FARGATE_SPOT`. */
  capacityProvider: string | undefined;
  /** Its share of the tasks above all bases. */
  weight?: number;
  /** How many tasks go there before any are shared. */
  base?: number;
}

/** The network of tasks whose network mode is `awsvpc`. */
export interface NetworkConfiguration {
  /** The network. */
  awsvpcConfiguration?: AwsVpcConfiguration;
}

/** Where the network interfaces of tasks are made. */
export interface AwsVpcConfiguration {
  /** The subnets. Any id of the right form will do; the one of zeros does not exist. */
  subnets: string[] | undefined;
  /** The security groups. Any id of the right form will do. */
  securityGroups?: string[];
  /** Whether tasks get a public address. */
  assignPublicIp?: "ENABLED" | "DISABLED";
}

/** A rule for placing tasks. It is echoed, and not followed. */
export interface PlacementConstraint {
  /** The kind of rule. */
  type?: "distinctInstance" | "memberOf";
  /** What instances it holds for. */
  expression?: string;
}

/** A preference for placing tasks. It is echoed, and not followed. */
export interface PlacementStrategy {
  /** The kind of preference. */
  type?: "random" | "spread" | "binpack";
  /** What it looks at. */
  field?: string;
}

/** Something that is attached to a task, a cluster or an instance. */
export interface Attachment {
  /** The id. */
  id: string;
  /** The kind: `ElasticNetworkInterface`. */
  type: string;
  /** How far it is: PRECREATED, ATTACHED, DETACHING, DELETED. */
  status: string;
  /** What is known of it. */
  details: AttachmentDetail[];
}

/** Something that is known of an attachment. */
export interface AttachmentDetail {
  /** What: `subnetId`, `networkInterfaceId`, `macAddress`, `privateDnsName`, `privateIPv4Address`. */
  name: string;
  /** The value. */
  value: string;
}

/** A volume that is made with a task. */
export interface ManagedVolume {
  /** Whether it is encrypted. */
  encrypted?: boolean;
  /** The key that it is encrypted with. */
  kmsKeyId?: string;
  /** The kind of volume, such as `gp3`. */
  volumeType?: string;
  /** The size in GiB. */
  sizeInGiB?: number;
  /** The snapshot that it is made of. */
  snapshotId?: string;
  /** How fast it is filled from the snapshot, in MiB a second. */
  volumeInitializationRate?: number;
  /** Operations a second. */
  iops?: number;
  /** MiB a second. */
  throughput?: number;
  /** The tags that it gets. */
  tagSpecifications?: VolumeTagSpecification[];
  /** The role that ECS takes to make it. */
  roleArn: string | undefined;
  /** The file system. */
  filesystemType?: "ext3" | "ext4" | "xfs" | "ntfs";
}

/** The tags of a volume. */
export interface VolumeTagSpecification {
  /** What gets them. */
  resourceType: "volume" | undefined;
  /** The tags. */
  tags?: { key?: string; value?: string }[];
  /** Whose tags it gets as well. */
  propagateTags?: PropagateTags;
}

/** Whatever JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
