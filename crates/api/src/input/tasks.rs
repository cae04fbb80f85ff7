//! The shapes of the requests about tasks.

use lifecycle::document::shape::Shape::{Choice, Flag, Integer, List, Structure, Text};
use lifecycle::document::shape::{Member, Shape, optional, required};

use super::services::{FILE_SYSTEMS, TAG_SPECIFICATIONS};
use super::{
    CAPACITY_PROVIDER_STRATEGY, NETWORK_CONFIGURATION, PLACEMENT_CONSTRAINTS, PLACEMENT_STRATEGY, TAGS, TEXTS,
};

pub const RUN_TASK: &[Member] = &[
    optional("capacityProviderStrategy", CAPACITY_PROVIDER_STRATEGY),
    optional("clientToken", Text),
    optional("cluster", Text),
    optional("count", Integer),
    optional("enableECSManagedTags", Flag),
    optional("enableExecuteCommand", Flag),
    optional("group", Text),
    optional("launchType", Text),
    optional("networkConfiguration", NETWORK_CONFIGURATION),
    optional("overrides", OVERRIDES),
    optional("placementConstraints", PLACEMENT_CONSTRAINTS),
    optional("placementStrategy", PLACEMENT_STRATEGY),
    optional("platformVersion", Text),
    optional("propagateTags", Text),
    optional("referenceId", Text),
    optional("startedBy", Text),
    optional("tags", TAGS),
    optional("taskDefinition", Text),
    optional("volumeConfigurations", VOLUME_CONFIGURATIONS),
];

pub const START_TASK: &[Member] = &[
    optional("cluster", Text),
    optional("containerInstances", TEXTS),
    optional("enableECSManagedTags", Flag),
    optional("enableExecuteCommand", Flag),
    optional("group", Text),
    optional("networkConfiguration", NETWORK_CONFIGURATION),
    optional("overrides", OVERRIDES),
    optional("propagateTags", Text),
    optional("referenceId", Text),
    optional("startedBy", Text),
    optional("tags", TAGS),
    optional("taskDefinition", Text),
    optional("volumeConfigurations", VOLUME_CONFIGURATIONS),
];

pub const STOP_TASK: &[Member] = &[optional("cluster", Text), optional("reason", Text), optional("task", Text)];

pub const DESCRIBE_TASKS: &[Member] =
    &[optional("cluster", Text), optional("include", TEXTS), optional("tasks", TEXTS)];

pub const LIST_TASKS: &[Member] = &[
    optional("cluster", Text),
    optional("containerInstance", Text),
    optional("daemonName", Text),
    optional("desiredStatus", Text),
    optional("family", Text),
    optional("launchType", Text),
    optional("maxResults", Integer),
    optional("nextToken", Text),
    optional("serviceName", Text),
    optional("startedBy", Text),
];

/// As of a service, and when the volume goes.
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
            optional("terminationPolicy", Structure(&[required("deleteOnTermination", Flag)])),
            optional("throughput", Integer),
            optional("volumeInitializationRate", Integer),
            optional("volumeType", Text),
        ]),
    ),
    required("name", Text),
]));

const OVERRIDES: Shape = Structure(&[
    optional("containerOverrides", List(&Structure(CONTAINER_OVERRIDE))),
    optional("cpu", Text),
    optional("ephemeralStorage", Structure(&[required("sizeInGiB", Integer)])),
    optional("executionRoleArn", Text),
    optional(
        "inferenceAcceleratorOverrides",
        List(&Structure(&[optional("deviceName", Text), optional("deviceType", Text)])),
    ),
    optional("memory", Text),
    optional("taskRoleArn", Text),
]);

const CONTAINER_OVERRIDE: &[Member] = &[
    optional("command", TEXTS),
    optional("cpu", Integer),
    optional("environment", List(&Structure(&[optional("name", Text), optional("value", Text)]))),
    optional("environmentFiles", List(&Structure(&[required("type", Choice(&["s3"])), required("value", Text)]))),
    optional("memory", Integer),
    optional("memoryReservation", Integer),
    optional("name", Text),
    optional(
        "resourceRequirements",
        List(&Structure(&[
            optional(
                "sharingStrategy",
                Structure(&[optional(
                    "nvidiaMps",
                    Structure(&[optional("maxComputePercent", Integer), required("memory", Integer)]),
                )]),
            ),
            required("type", Choice(&["GPU", "InferenceAccelerator", "NeuronDevice"])),
            optional("value", Text),
        ])),
    ),
];
