// Services: the same members as in `@aws-sdk/client-ecs`, of the same types, and what the operations on them take and answer.

import type { Sandbox } from "./index.js";
import type {
  DeploymentConfiguration,
  DeploymentController,
  GatewayConnector,
  LoadBalancer,
  ServiceConnectConfiguration,
  ServiceMonitoring,
  ServiceRegistry,
  ServiceVolumeConfiguration,
  VpcLatticeConfiguration,
} from "./service-configuration.js";
import type {
  CapacityProviderStrategyItem,
  Failure,
  LaunchType,
  NetworkConfiguration,
  PlacementConstraint,
  PlacementStrategy,
  PropagateTags,
} from "./shared.js";
import type { Tag } from "./task-definition.js";

export type * from "./service-configuration.js";

/** A service as ECS answers it. */
export interface Service {
  /** The ARN. */
  serviceArn: string;
  /** The name. */
  serviceName: string;
  /** The ARN of its cluster. */
  clusterArn: string;
  /** ACTIVE, DRAINING once it is deleted, and then INACTIVE. */
  status: string;
  /** How many tasks are wanted. */
  desiredCount: number;
  /** How many tasks are RUNNING. */
  runningCount: number;
  /** How many tasks are on their way. */
  pendingCount: number;
  /** The ARN of the revision that new tasks run. */
  taskDefinition: string;
  /** As many tasks as are desired, or one on each instance. */
  schedulingStrategy: SchedulingStrategy;
  /** Where its tasks run, unless it was created with capacity providers. */
  launchType?: LaunchType;
  /** Where its tasks run, if it was created with capacity providers. */
  capacityProviderStrategy?: CapacityProviderStrategyItem[];
  /** The version of Fargate that was asked for. */
  platformVersion?: string;
  /** The operating system of its tasks on Fargate. */
  platformFamily?: string;
  /** How its deployments go. */
  deploymentConfiguration: DeploymentConfiguration;
  /** What carries its deployments out. */
  deploymentController: DeploymentController;
  /** Its deployments, newest first. */
  deployments: Deployment[];
  /** What the scheduler did, newest first, 100 at most. */
  events: ServiceEvent[];
  /** The revisions of the service that have tasks. The answer to the call that deletes has none, as on AWS. */
  currentServiceRevisions?: ServiceCurrentRevisionSummary[];
  /** The ARN of the deployment that is going on; in descriptions alone. */
  currentServiceDeployment?: string;
  /** When it was created. */
  createdAt: Date;
  /** The ARN of who created it. */
  createdBy: string;
  /** The network of its tasks. */
  networkConfiguration?: NetworkConfiguration;
  /** The role that ECS itself takes for it. */
  roleArn?: string;
  /** Load balancers. They are echoed, and have no effect. */
  loadBalancers: LoadBalancer[];
  /** Registries. They are echoed, and have no effect. */
  serviceRegistries: ServiceRegistry[];
  /** Rules for placing tasks. */
  placementConstraints: PlacementConstraint[];
  /** Preferences for placing tasks. */
  placementStrategy: PlacementStrategy[];
  /** How long a new task may be unhealthy. */
  healthCheckGracePeriodSeconds: number;
  /** Whether tasks are tagged with cluster and service. */
  enableECSManagedTags: boolean;
  /** Where the tags of tasks come from. */
  propagateTags: PropagateTags;
  /** Whether commands can be run in its containers. */
  enableExecuteCommand: boolean;
  /** Whether tasks are spread again when they are uneven. It is echoed, and has no effect. */
  availabilityZoneRebalancing: "ENABLED" | "DISABLED";
  /** Who manages what belongs to it. */
  resourceManagementType: "CUSTOMER" | "ECS";
  /** Tags, where it was created with them or they were asked for. */
  tags?: Tag[];
}

/** As many tasks as are desired, or one on each instance of the cluster. */
export type SchedulingStrategy = "REPLICA" | "DAEMON";

/** A deployment of a service. */
export interface Deployment {
  /** The id: `ecs-svc/` and 19 digits. */
  id: string;
  /** PRIMARY is the newest, ACTIVE one that it takes the place of; of a deleted service that one is DRAINING. */
  status: string;
  /** The ARN of the revision that it runs. */
  taskDefinition: string;
  /** How many tasks the scheduler wants it to have, as of when it looked last. */
  desiredCount: number;
  /** How many of its tasks are on their way. */
  pendingCount: number;
  /** How many of its tasks are RUNNING. */
  runningCount: number;
  /** How many of its tasks failed since one of them was RUNNING. */
  failedTasks: number;
  /** When it began. */
  createdAt: Date;
  /** When the scheduler last did something for it. */
  updatedAt: Date;
  /** Where its tasks run. */
  launchType?: LaunchType;
  /** Where its tasks run, if there are capacity providers. */
  capacityProviderStrategy?: CapacityProviderStrategyItem[];
  /** The version of Fargate that its tasks have. */
  platformVersion?: string;
  /** The operating system of its tasks on Fargate. */
  platformFamily?: string;
  /** The network of its tasks. */
  networkConfiguration?: NetworkConfiguration;
  /** How far it is. */
  rolloutState: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  /** How far it is, in words. */
  rolloutStateReason: string;
  /** What it was asked for. */
  serviceConnectConfiguration?: ServiceConnectConfiguration;
  /** What it was asked for. */
  volumeConfigurations?: ServiceVolumeConfiguration[];
  /** What it was asked for. */
  vpcLatticeConfigurations?: VpcLatticeConfiguration[];
}

/** Something that the scheduler did for a service. */
export interface ServiceEvent {
  /** What tells it from others. */
  id: string;
  /** When. */
  createdAt: Date;
  /** What, in ECS's words. */
  message: string;
}

/** A revision of a service: what a deployment of it runs. */
export interface ServiceCurrentRevisionSummary {
  /** The ARN. */
  arn: string;
  /** How many tasks it is to have. */
  requestedTaskCount: number;
  /** How many of its tasks are RUNNING. */
  runningTaskCount: number;
  /** How many of its tasks are on their way. */
  pendingTaskCount: number;
}

/** What a service can be created with and changed to. */
export interface ServiceConfiguration {
  /** How many tasks are wanted. */
  desiredCount?: number;
  /** A family, which stands for its newest ACTIVE revision, or a revision. */
  taskDefinition?: string;
  /** Where its tasks run, in the place of a launch type. */
  capacityProviderStrategy?: CapacityProviderStrategyItem[];
  /** The version of Fargate. */
  platformVersion?: string;
  /** The network of its tasks. */
  networkConfiguration?: NetworkConfiguration;
  /** How its deployments go. */
  deploymentConfiguration?: DeploymentConfiguration;
  /** What carries its deployments out. */
  deploymentController?: DeploymentController;
  /** Whether tasks are spread again when they are uneven. */
  availabilityZoneRebalancing?: "ENABLED" | "DISABLED";
  /** Rules for placing tasks. */
  placementConstraints?: PlacementConstraint[];
  /** Preferences for placing tasks. */
  placementStrategy?: PlacementStrategy[];
  /** How long a new task may be unhealthy. */
  healthCheckGracePeriodSeconds?: number;
  /** Whether tasks are tagged with cluster and service. */
  enableECSManagedTags?: boolean;
  /** Where the tags of tasks come from. */
  propagateTags?: PropagateTags;
  /** Whether commands can be run in its containers. */
  enableExecuteCommand?: boolean;
  /** Load balancers. */
  loadBalancers?: LoadBalancer[];
  /** Registries. */
  serviceRegistries?: ServiceRegistry[];
  /** How services find each other. */
  serviceConnectConfiguration?: ServiceConnectConfiguration;
  /** Volumes that are made with its tasks. */
  volumeConfigurations?: ServiceVolumeConfiguration[];
  /** Target groups of Amazon VPC Lattice. */
  vpcLatticeConfigurations?: VpcLatticeConfiguration[];
  /** Gateways. */
  gatewayConnectors?: GatewayConnector[];
  /** What is measured. */
  monitoring?: ServiceMonitoring;
}

/** What {@link Sandbox.createService} takes. */
export interface CreateServiceInput extends ServiceConfiguration {
  /** The name: 1 to 255 letters, digits, hyphens and underscores, unique in its cluster. */
  serviceName: string;
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Where its tasks run; `EC2` unless something else says so. */
  launchType?: LaunchType;
  /** As many tasks as are desired, or one on each instance. */
  schedulingStrategy?: SchedulingStrategy;
  /** What makes the same request again one request, 36 characters at most. */
  clientToken?: string;
  /** The role that ECS takes for a load balancer. */
  role?: string;
  /** Tags, 50 at most. */
  tags?: Tag[];
}

/** What {@link Sandbox.createService} answers. */
export interface CreateServiceOutput {
  /** The service. */
  service: Service;
}

/** What {@link Sandbox.updateService} takes: what is left out is left as it is. */
export interface UpdateServiceInput extends ServiceConfiguration {
  /** The name or ARN of the service. */
  service: string;
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Whether a deployment is to begin though nothing else would begin one. */
  forceNewDeployment?: boolean;
}

/** What {@link Sandbox.updateService} answers. */
export interface UpdateServiceOutput {
  /** The service. */
  service: Service;
}

/** What {@link Sandbox.deleteService} takes. */
export interface DeleteServiceInput {
  /** The name or ARN of the service. */
  service: string;
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Whether it goes though it is not scaled to zero. */
  force?: boolean;
}

/** What {@link Sandbox.deleteService} answers. */
export interface DeleteServiceOutput {
  /** The service. */
  service: Service;
}

/** What {@link Sandbox.describeServices} takes. */
export interface DescribeServicesInput {
  /** Names or ARNs, 10 at most. */
  services: string[];
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Whether to answer the tags. */
  include?: "TAGS"[];
}

/** What {@link Sandbox.describeServices} answers. */
export interface DescribeServicesOutput {
  /** The services. */
  services: Service[];
  /** What is not there. */
  failures: Failure[];
}

/** What {@link Sandbox.listServices} takes. */
export interface ListServicesInput {
  /** The name or ARN of the cluster; `default` unless one is given. */
  cluster?: string;
  /** Only those of this launch type. */
  launchType?: LaunchType;
  /** Only those of this strategy. */
  schedulingStrategy?: SchedulingStrategy;
  /** The token that the page before ended with. */
  nextToken?: string;
  /** How many to answer at most, 1 to 100; 10 unless another number is given. */
  maxResults?: number;
}

/** What {@link Sandbox.listServices} answers. */
export interface ListServicesOutput {
  /** The ARNs. */
  serviceArns: string[];
  /** The token for the next page, if there is one. */
  nextToken?: string;
}
