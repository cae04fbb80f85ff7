// Clusters and their container instances: the same members as in `@aws-sdk/client-ecs`, of the same types, and what the
// operations on them take and answer.

import type { Sandbox } from "./index.js";
import type { Attachment, CapacityProviderStrategyItem, Failure } from "./shared.js";
import type { Attribute, Tag } from "./task-definition.js";

/** A cluster as ECS answers it. */
export interface Cluster {
  /** The ARN. */
  clusterArn: string;
  /** The name. */
  clusterName: string;
  /** ACTIVE, or INACTIVE once it is deleted. */
  status: string;
  /** How many services are ACTIVE. */
  activeServicesCount: number;
  /** How many tasks are on their way. */
  pendingTasksCount: number;
  /** How many tasks are RUNNING. */
  runningTasksCount: number;
  /** How many container instances there are. */
  registeredContainerInstancesCount: number;
  /** The capacity providers that it was created with. */
  capacityProviders: string[];
  /** Where tasks run that name neither launch type nor providers. */
  defaultCapacityProviderStrategy: CapacityProviderStrategyItem[];
  /** Settings; of a description, none unless they were asked for. */
  settings: ClusterSetting[];
  /** Counts by launch type; none unless they were asked for. */
  statistics: { name: string; value: string }[];
  /** Tags; of a description, none unless they were asked for. */
  tags: Tag[];
  /** What is attached to it, where that was asked for. */
  attachments?: Attachment[];
  /** How commands are run in containers and volumes encrypted, where it was created with that. */
  configuration?: ClusterConfiguration;
  /** The namespace of services that name none, where it was created with one. */
  serviceConnectDefaults?: { namespace?: string };
}

/** A setting of a cluster. */
export interface ClusterSetting {
  /** The setting. */
  name?: "containerInsights";
  /** `enabled`, `enhanced` or `disabled`. */
  value?: string;
}

/** How commands are run in containers of a cluster and its volumes encrypted. It is echoed, and has no effect. */
export interface ClusterConfiguration {
  /** How commands are run in containers. */
  executeCommandConfiguration?: ExecuteCommandConfiguration;
  /** How volumes are encrypted. */
  managedStorageConfiguration?: { kmsKeyId?: string; fargateEphemeralStorageKmsKeyId?: string };
}

/** How commands are run in containers of a cluster. */
export interface ExecuteCommandConfiguration {
  /** The key that what is sent is encrypted with. */
  kmsKeyId?: string;
  /** Where it is written to. */
  logging?: "NONE" | "DEFAULT" | "OVERRIDE";
  /** Where to, for `OVERRIDE`. */
  logConfiguration?: {
    cloudWatchLogGroupName?: string;
    cloudWatchEncryptionEnabled?: boolean;
    s3BucketName?: string;
    s3EncryptionEnabled?: boolean;
    s3KeyPrefix?: string;
  };
}

/** A container instance as ECS answers it. */
export interface ContainerInstance {
  /** The ARN. */
  containerInstanceArn: string;
  /** The id of the instance in Amazon EC2. */
  ec2InstanceId: string;
  /** ACTIVE: simulated instances neither drain nor leave. */
  status: string;
  /** Whether ECS hears from it. */
  agentConnected: boolean;
  /** How often it has changed. */
  version: number;
  /** What runs on it. */
  versionInfo: { agentVersion?: string; agentHash?: string; dockerVersion?: string };
  /** What it has for tasks. */
  registeredResources: Resource[];
  /** What of that no task has taken. */
  remainingResources: Resource[];
  /** How many of its tasks are on their way. */
  pendingTasksCount: number;
  /** How many of its tasks are RUNNING. */
  runningTasksCount: number;
  /** What it can do. */
  attributes: Attribute[];
  /** When it was registered. */
  registeredAt: Date;
  /** What is attached to it. */
  attachments: Attachment[];
  /** Tags; none unless they were asked for. */
  tags: Tag[];
}

/** Something that an instance has a number of. */
export interface Resource {
  /** `CPU`, `MEMORY`, `PORTS` or `PORTS_UDP`. */
  name: string;
  /** Which of the values it is. */
  type: string;
  /** A number with a fraction. */
  doubleValue: number;
  /** A large number. */
  longValue: number;
  /** A number. */
  integerValue: number;
  /** A set. */
  stringSetValue?: string[];
}

/** What {@link Sandbox.createCluster} takes. */
export interface CreateClusterInput {
  /** The name: 1 to 255 letters, digits, hyphens and underscores; `default` unless another is given. */
  clusterName?: string;
  /** Tags, 50 at most. */
  tags?: Tag[];
  /** Settings. */
  settings?: ClusterSetting[];
  /** How commands are run in containers and volumes encrypted. */
  configuration?: ClusterConfiguration;
  /** Capacity providers. */
  capacityProviders?: string[];
  /** Where tasks run that name neither launch type nor providers. */
  defaultCapacityProviderStrategy?: CapacityProviderStrategyItem[];
  /** The namespace of services that name none. */
  serviceConnectDefaults?: { namespace: string };
}

/** What {@link Sandbox.createCluster} answers. */
export interface CreateClusterOutput {
  /** The cluster. */
  cluster: Cluster;
}

/** What {@link Sandbox.deleteCluster} takes. */
export interface DeleteClusterInput {
  /** The name or ARN. */
  cluster: string;
}

/** What {@link Sandbox.deleteCluster} answers. */
export interface DeleteClusterOutput {
  /** The cluster. */
  cluster: Cluster;
}

/** What {@link Sandbox.describeClusters} takes. */
export interface DescribeClustersInput {
  /** Names or ARNs; the cluster `default` unless some are given. */
  clusters?: string[];
  /** What else to answer. */
  include?: ("ATTACHMENTS" | "CONFIGURATIONS" | "SETTINGS" | "STATISTICS" | "TAGS")[];
}

/** What {@link Sandbox.describeClusters} answers. */
export interface DescribeClustersOutput {
  /** The clusters. */
  clusters: Cluster[];
  /** What is not there. */
  failures: Failure[];
}

/** What {@link Sandbox.listClusters} takes. */
export interface ListClustersInput {
  /** The token that the page before ended with. */
  nextToken?: string;
  /** How many to answer at most, 1 to 100. */
  maxResults?: number;
}

/** What {@link Sandbox.listClusters} answers. */
export interface ListClustersOutput {
  /** The ARNs. */
  clusterArns: string[];
  /** The token for the next page, if there is one. */
  nextToken?: string;
}

/** What {@link Sandbox.describeContainerInstances} takes. */
export interface DescribeContainerInstancesInput {
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Ids or ARNs. */
  containerInstances: string[];
  /** What else to answer. */
  include?: ("TAGS" | "CONTAINER_INSTANCE_HEALTH")[];
}

/** What {@link Sandbox.describeContainerInstances} answers. */
export interface DescribeContainerInstancesOutput {
  /** The instances. */
  containerInstances: ContainerInstance[];
  /** What is not there. */
  failures: Failure[];
}

/** What {@link Sandbox.listContainerInstances} takes. */
export interface ListContainerInstancesInput {
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Only those of this status. */
  status?: "ACTIVE" | "DRAINING" | "REGISTERING" | "DEREGISTERING" | "REGISTRATION_FAILED";
  /** The token that the page before ended with. */
  nextToken?: string;
  /** How many to answer at most, 1 to 100. */
  maxResults?: number;
}

/** What {@link Sandbox.listContainerInstances} answers. */
export interface ListContainerInstancesOutput {
  /** The ARNs. */
  containerInstanceArns: string[];
  /** The token for the next page, if there is one. */
  nextToken?: string;
}
