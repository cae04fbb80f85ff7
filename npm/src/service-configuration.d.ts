// What services are configured with: the same members as in `@aws-sdk/client-ecs`, of the same types. Of all this, the bounds
// of a rolling deployment and the circuit breaker have an effect; the rest is echoed.

import type { LogDriver, Secret } from "./container-definition.js";
import type { Json, ManagedVolume } from "./shared.js";

/** How deployments of a service go. */
export interface DeploymentConfiguration {
  /** When a deployment whose tasks fail is given up. */
  deploymentCircuitBreaker?: DeploymentCircuitBreaker;
  /** The most PENDING and RUNNING tasks, in percent of the desired count; 200 unless it is set. */
  maximumPercent?: number;
  /** The fewest RUNNING tasks that the scheduler leaves, in percent of the desired count; 100 unless it is set. */
  minimumHealthyPercent?: number;
  /** How a new revision takes the place of an old one. Only `ROLLING` is simulated. */
  strategy?: "ROLLING" | "BLUE_GREEN" | "LINEAR" | "CANARY";
  /** How long the old revision stays once the new one has taken its place. */
  bakeTimeInMinutes?: number;
  /** Alarms that end a deployment. */
  alarms?: DeploymentAlarms;
  /** What is called on the way. */
  lifecycleHooks?: DeploymentLifecycleHook[];
  /** Steps of the same size. */
  linearConfiguration?: { stepPercent?: number; stepBakeTimeInMinutes?: number };
  /** One small step before all others. */
  canaryConfiguration?: { canaryPercent?: number; canaryBakeTimeInMinutes?: number };
  /** When a deployment counts as done before it is. */
  earlySuccessCriteria?: EarlySuccessCriteria;
}

/** When a deployment whose tasks fail is given up. */
export interface DeploymentCircuitBreaker {
  /** Whether it ever is. */
  enable: boolean | undefined;
  /** Whether the service then goes back to the last deployment that was completed. */
  rollback: boolean | undefined;
  /** Whether a task that runs well begins the count anew. */
  resetOnHealthyTask?: boolean;
  /** How many tasks may fail. */
  thresholdConfiguration?: DeploymentCircuitBreakerThreshold;
}

/** How many tasks may fail before a deployment is given up. */
export interface DeploymentCircuitBreakerThreshold {
  /** A number, or a share of the desired count. */
  type: "COUNT" | "BOUNDED_PERCENT" | "UNBOUNDED_PERCENT" | undefined;
  /** How many, or how large a share. */
  value: number | undefined;
}

/** Alarms that end a deployment. */
export interface DeploymentAlarms {
  /** Their names. */
  alarmNames: string[] | undefined;
  /** Whether they are looked at. */
  enable: boolean | undefined;
  /** Whether the service then goes back. */
  rollback: boolean | undefined;
}

/** What is called on the way of a deployment. */
export interface DeploymentLifecycleHook {
  /** What is called. */
  hookTargetArn?: string;
  /** The role that is taken for it. */
  roleArn?: string;
  /** When. */
  lifecycleStages?: DeploymentLifecycleStage[];
  /** What is passed to it. */
  hookDetails?: Json;
  /** The kind of target. */
  targetType?: "AWS_LAMBDA" | "PAUSE";
  /** What happens when it takes too long. */
  timeoutConfiguration?: { timeoutInMinutes?: number; action?: "ROLLBACK" | "CONTINUE" };
}

/** A stage of a deployment. */
export type DeploymentLifecycleStage =
  | "RECONCILE_SERVICE"
  | "PRE_SCALE_UP"
  | "POST_SCALE_UP"
  | "TEST_TRAFFIC_SHIFT"
  | "POST_TEST_TRAFFIC_SHIFT"
  | "PRE_PRODUCTION_TRAFFIC_SHIFT"
  | "PRODUCTION_TRAFFIC_SHIFT"
  | "POST_PRODUCTION_TRAFFIC_SHIFT";

/** When a deployment counts as done before it is. */
export interface EarlySuccessCriteria {
  /** Whether it ever does. */
  enable: boolean | undefined;
  /** The share of tasks that has to be healthy. */
  healthyPercent?: number;
  /** Whether what is left of the old revision holds it up. */
  sourceServiceRevisionCleanup?: "BLOCKING" | "DEFERRED";
}

/** What carries the deployments of a service out. Only `ECS` is simulated. */
export interface DeploymentController {
  /** ECS itself, CodeDeploy, or somebody else. */
  type: "ECS" | "CODE_DEPLOY" | "EXTERNAL" | undefined;
}

/** A load balancer before a service. */
export interface LoadBalancer {
  /** Its target group. */
  targetGroupArn?: string;
  /** Its name, if it is of the classic kind. */
  loadBalancerName?: string;
  /** The container that it leads to. */
  containerName?: string;
  /** The port that it leads to. */
  containerPort?: number;
  /** What deployments other than rolling ones need. */
  advancedConfiguration?: {
    alternateTargetGroupArn?: string;
    productionListenerRule?: string;
    testListenerRule?: string;
    roleArn?: string;
  };
}

/** A registry that tasks are found by. */
export interface ServiceRegistry {
  /** Its ARN. */
  registryArn?: string;
  /** The port. */
  port?: number;
  /** The container. */
  containerName?: string;
  /** The container's port. */
  containerPort?: number;
}

/** A target group of Amazon VPC Lattice. */
export interface VpcLatticeConfiguration {
  /** The role that is taken for it. */
  roleArn: string | undefined;
  /** Its ARN. */
  targetGroupArn: string | undefined;
  /** The port of the task definition. */
  portName: string | undefined;
  /** What deployments other than rolling ones need. */
  advancedConfiguration?: {
    alternateTargetGroupArn?: string;
    productionListenerRule?: string;
    testListenerRule?: string;
  };
}

/** A gateway that leads to a service. */
export interface GatewayConnector {
  /** The port of the task definition. */
  portName: string | undefined;
  /** Who may come through. */
  filters?: { accessTypes?: ("PUBLIC" | "PRIVATE")[] };
  /** How it is found out whether a task is well. */
  healthCheck?: {
    healthCheckPath?: string;
    healthCheckPort?: number;
    healthCheckProtocol?: "HTTP" | "HTTPS";
    healthCheckIntervalSeconds?: number;
    healthCheckTimeoutSeconds?: number;
    healthyThresholdCount?: number;
    unhealthyThresholdCount?: number;
    matcher?: { httpCode?: string; grpcCode?: string };
  };
  /** How long a task that ends is still led to. */
  deregistrationDelay?: { timeoutSeconds?: number };
}

/** What of a service is measured. */
export interface ServiceMonitoring {
  /** What, and how often. */
  metricConfigurations?: { metricNames: string[] | undefined; resolutionSeconds: number | undefined }[];
}

/** How services find each other. */
export interface ServiceConnectConfiguration {
  /** Whether they do. */
  enabled: boolean | undefined;
  /** In which namespace. */
  namespace?: string;
  /** What is offered. */
  services?: ServiceConnectService[];
  /** Where the proxy writes its logs. */
  logConfiguration?: {
    logDriver: LogDriver | undefined;
    options?: Record<string, string>;
    secretOptions?: Secret[];
  };
  /** Which requests it writes. */
  accessLogConfiguration?: { format: "TEXT" | "JSON" | undefined; includeQueryParameters?: "ENABLED" | "DISABLED" };
  /** How much it writes. */
  containerConfigurations?: { logLevel?: "debug" | "info" }[];
}

/** A port that a service offers to others. */
export interface ServiceConnectService {
  /** The port of the task definition. */
  portName: string | undefined;
  /** The name that it is found by. */
  discoveryName?: string;
  /** The names that others call it by. */
  clientAliases?: {
    port: number | undefined;
    dnsName?: string;
    testTrafficRules?: { header: { name: string | undefined; value?: { exact: string | undefined } } | undefined };
  }[];
  /** The port of the proxy. */
  ingressPortOverride?: number;
  /** How long is waited. */
  timeout?: { idleTimeoutSeconds?: number; perRequestTimeoutSeconds?: number };
  /** How it is encrypted. */
  tls?: {
    issuerCertificateAuthority: { awsPcaAuthorityArn?: string } | undefined;
    kmsKey?: string;
    roleArn?: string;
  };
}

/** A volume that is made with a service's tasks. */
export interface ServiceVolumeConfiguration {
  /** Its name in the task definition. */
  name: string | undefined;
  /** The volume. */
  managedEBSVolume?: ManagedVolume;
}
