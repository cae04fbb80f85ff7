//! The shapes of the requests about services.

use lifecycle::document::shape::Shape::{Anything, Choice, Flag, Integer, List, Map, Number, Structure, Text};
use lifecycle::document::shape::{Member, Shape, optional, required};

use super::{
    CAPACITY_PROVIDER_STRATEGY, NETWORK_CONFIGURATION, PLACEMENT_CONSTRAINTS, PLACEMENT_STRATEGY, SWITCH, TAG_SOURCES,
    TAGS, TEXTS,
};

pub const CREATE_SERVICE: &[Member] = &[
    optional("availabilityZoneRebalancing", SWITCH),
    optional("capacityProviderStrategy", CAPACITY_PROVIDER_STRATEGY),
    optional("clientToken", Text),
    optional("cluster", Text),
    optional("deploymentConfiguration", DEPLOYMENT_CONFIGURATION),
    optional("deploymentController", DEPLOYMENT_CONTROLLER),
    optional("desiredCount", Integer),
    optional("enableECSManagedTags", Flag),
    optional("enableExecuteCommand", Flag),
    optional("gatewayConnectors", GATEWAY_CONNECTORS),
    optional("healthCheckGracePeriodSeconds", Integer),
    optional("launchType", Text),
    optional("loadBalancers", LOAD_BALANCERS),
    optional("monitoring", MONITORING),
    optional("networkConfiguration", NETWORK_CONFIGURATION),
    optional("placementConstraints", PLACEMENT_CONSTRAINTS),
    optional("placementStrategy", PLACEMENT_STRATEGY),
    optional("platformVersion", Text),
    optional("propagateTags", TAG_SOURCES),
    optional("role", Text),
    optional("schedulingStrategy", Text),
    optional("serviceConnectConfiguration", SERVICE_CONNECT_CONFIGURATION),
    optional("serviceName", Text),
    optional("serviceRegistries", SERVICE_REGISTRIES),
    optional("tags", TAGS),
    optional("taskDefinition", Text),
    optional("volumeConfigurations", VOLUME_CONFIGURATIONS),
    optional("vpcLatticeConfigurations", VPC_LATTICE_CONFIGURATIONS),
];

pub const UPDATE_SERVICE: &[Member] = &[
    optional("availabilityZoneRebalancing", SWITCH),
    optional("capacityProviderStrategy", CAPACITY_PROVIDER_STRATEGY),
    optional("cluster", Text),
    optional("deploymentConfiguration", DEPLOYMENT_CONFIGURATION),
    optional("deploymentController", DEPLOYMENT_CONTROLLER),
    optional("desiredCount", Integer),
    optional("enableECSManagedTags", Flag),
    optional("enableExecuteCommand", Flag),
    optional("forceNewDeployment", Flag),
    optional("gatewayConnectors", GATEWAY_CONNECTORS),
    optional("healthCheckGracePeriodSeconds", Integer),
    optional("loadBalancers", LOAD_BALANCERS),
    optional("monitoring", MONITORING),
    optional("networkConfiguration", NETWORK_CONFIGURATION),
    optional("placementConstraints", PLACEMENT_CONSTRAINTS),
    optional("placementStrategy", PLACEMENT_STRATEGY),
    optional("platformVersion", Text),
    optional("propagateTags", TAG_SOURCES),
    optional("service", Text),
    optional("serviceConnectConfiguration", SERVICE_CONNECT_CONFIGURATION),
    optional("serviceRegistries", SERVICE_REGISTRIES),
    optional("taskDefinition", Text),
    optional("volumeConfigurations", VOLUME_CONFIGURATIONS),
    optional("vpcLatticeConfigurations", VPC_LATTICE_CONFIGURATIONS),
];

pub const DELETE_SERVICE: &[Member] = &[optional("cluster", Text), optional("force", Flag), optional("service", Text)];

pub const DESCRIBE_SERVICES: &[Member] =
    &[optional("cluster", Text), optional("include", TEXTS), optional("services", TEXTS)];

pub const LIST_SERVICES: &[Member] = &[
    optional("cluster", Text),
    optional("launchType", Text),
    optional("maxResults", Integer),
    optional("nextToken", Text),
    optional("resourceManagementType", Choice(&["CUSTOMER", "ECS"])),
    optional("schedulingStrategy", Text),
];

const DEPLOYMENT_CONTROLLER: Shape = Structure(&[required("type", Choice(&["ECS", "CODE_DEPLOY", "EXTERNAL"]))]);

const DEPLOYMENT_CONFIGURATION: Shape = Structure(&[
    optional(
        "alarms",
        Structure(&[required("alarmNames", TEXTS), required("enable", Flag), required("rollback", Flag)]),
    ),
    optional("bakeTimeInMinutes", Integer),
    optional(
        "canaryConfiguration",
        Structure(&[optional("canaryBakeTimeInMinutes", Integer), optional("canaryPercent", Number)]),
    ),
    optional(
        "deploymentCircuitBreaker",
        Structure(&[
            required("enable", Flag),
            optional("resetOnHealthyTask", Flag),
            required("rollback", Flag),
            // ECS refuses what is wrong here with messages of its own.
            optional("thresholdConfiguration", Structure(&[optional("type", Text), optional("value", Integer)])),
        ]),
    ),
    optional(
        "earlySuccessCriteria",
        Structure(&[
            required("enable", Flag),
            optional("healthyPercent", Integer),
            optional("sourceServiceRevisionCleanup", Choice(&["BLOCKING", "DEFERRED"])),
        ]),
    ),
    optional("lifecycleHooks", List(&Structure(LIFECYCLE_HOOK))),
    optional(
        "linearConfiguration",
        Structure(&[optional("stepBakeTimeInMinutes", Integer), optional("stepPercent", Number)]),
    ),
    optional("maximumPercent", Integer),
    optional("minimumHealthyPercent", Integer),
    optional("strategy", Choice(&["ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"])),
]);

const LIFECYCLE_HOOK: &[Member] = &[
    optional("hookDetails", Anything),
    optional("hookTargetArn", Text),
    optional(
        "lifecycleStages",
        List(&Choice(&[
            "RECONCILE_SERVICE",
            "PRE_SCALE_UP",
            "POST_SCALE_UP",
            "TEST_TRAFFIC_SHIFT",
            "POST_TEST_TRAFFIC_SHIFT",
            "PRE_PRODUCTION_TRAFFIC_SHIFT",
            "PRODUCTION_TRAFFIC_SHIFT",
            "POST_PRODUCTION_TRAFFIC_SHIFT",
        ])),
    ),
    optional("roleArn", Text),
    optional("targetType", Choice(&["AWS_LAMBDA", "PAUSE"])),
    optional(
        "timeoutConfiguration",
        Structure(&[optional("action", Choice(&["ROLLBACK", "CONTINUE"])), optional("timeoutInMinutes", Integer)]),
    ),
];

const GATEWAY_CONNECTORS: Shape = List(&Structure(&[
    optional("deregistrationDelay", Structure(&[optional("timeoutSeconds", Integer)])),
    optional("filters", Structure(&[optional("accessTypes", List(&Choice(&["PUBLIC", "PRIVATE"])))])),
    optional(
        "healthCheck",
        Structure(&[
            optional("healthCheckIntervalSeconds", Integer),
            optional("healthCheckPath", Text),
            optional("healthCheckPort", Integer),
            optional("healthCheckProtocol", Choice(&["HTTP", "HTTPS"])),
            optional("healthCheckTimeoutSeconds", Integer),
            optional("healthyThresholdCount", Integer),
            optional("matcher", Structure(&[optional("grpcCode", Text), optional("httpCode", Text)])),
            optional("unhealthyThresholdCount", Integer),
        ]),
    ),
    required("portName", Text),
]));

const LOAD_BALANCERS: Shape = List(&Structure(&[
    optional(
        "advancedConfiguration",
        Structure(&[
            optional("alternateTargetGroupArn", Text),
            optional("productionListenerRule", Text),
            optional("roleArn", Text),
            optional("testListenerRule", Text),
        ]),
    ),
    optional("containerName", Text),
    optional("containerPort", Integer),
    optional("loadBalancerName", Text),
    optional("targetGroupArn", Text),
]));

const MONITORING: Shape = Structure(&[optional(
    "metricConfigurations",
    List(&Structure(&[required("metricNames", TEXTS), required("resolutionSeconds", Integer)])),
)]);

const SERVICE_REGISTRIES: Shape = List(&Structure(&[
    optional("containerName", Text),
    optional("containerPort", Integer),
    optional("port", Integer),
    optional("registryArn", Text),
]));

const VPC_LATTICE_CONFIGURATIONS: Shape = List(&Structure(&[
    optional(
        "advancedConfiguration",
        Structure(&[
            optional("alternateTargetGroupArn", Text),
            optional("productionListenerRule", Text),
            optional("testListenerRule", Text),
        ]),
    ),
    required("portName", Text),
    required("roleArn", Text),
    required("targetGroupArn", Text),
]));

const SERVICE_CONNECT_CONFIGURATION: Shape = Structure(&[
    optional(
        "accessLogConfiguration",
        Structure(&[required("format", Choice(&["TEXT", "JSON"])), optional("includeQueryParameters", SWITCH)]),
    ),
    optional("containerConfigurations", List(&Structure(&[optional("logLevel", Choice(&["debug", "info"]))]))),
    required("enabled", Flag),
    optional(
        "logConfiguration",
        Structure(&[
            required("logDriver", Choice(lifecycle::document::table::LOG_DRIVERS)),
            optional("options", Map),
            optional("secretOptions", List(&Structure(&[required("name", Text), required("valueFrom", Text)]))),
        ]),
    ),
    optional("namespace", Text),
    optional("services", List(&Structure(SERVICE_CONNECT_SERVICE))),
]);

const SERVICE_CONNECT_SERVICE: &[Member] = &[
    optional(
        "clientAliases",
        List(&Structure(&[
            optional("dnsName", Text),
            required("port", Integer),
            optional(
                "testTrafficRules",
                Structure(&[required(
                    "header",
                    Structure(&[required("name", Text), optional("value", Structure(&[required("exact", Text)]))]),
                )]),
            ),
        ])),
    ),
    optional("discoveryName", Text),
    optional("ingressPortOverride", Integer),
    required("portName", Text),
    optional(
        "timeout",
        Structure(&[optional("idleTimeoutSeconds", Integer), optional("perRequestTimeoutSeconds", Integer)]),
    ),
    optional(
        "tls",
        Structure(&[
            required("issuerCertificateAuthority", Structure(&[optional("awsPcaAuthorityArn", Text)])),
            optional("kmsKey", Text),
            optional("roleArn", Text),
        ]),
    ),
];

const VOLUME_CONFIGURATIONS: Shape = List(&Structure(&[
    optional(
        "managedEBSVolume",
        Structure(&[
            optional("encrypted", Flag),
            optional("filesystemType", Choice(FILE_SYSTEMS)),
            optional("iops", Integer),
            optional("kmsKeyId", Text),
            required("roleArn", Text),
            optional("sizeInGiB", Integer),
            optional("snapshotId", Text),
            optional("tagSpecifications", TAG_SPECIFICATIONS),
            optional("throughput", Integer),
            optional("volumeInitializationRate", Integer),
            optional("volumeType", Text),
        ]),
    ),
    required("name", Text),
]));

pub const FILE_SYSTEMS: &[&str] = &["ext3", "ext4", "xfs", "ntfs"];

pub const TAG_SPECIFICATIONS: Shape = List(&Structure(&[
    optional("propagateTags", TAG_SOURCES),
    required("resourceType", Choice(&["volume"])),
    optional("tags", TAGS),
]));
