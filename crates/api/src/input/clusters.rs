//! The shapes of the requests about clusters.

use lifecycle::document::shape::Shape::{Choice, Flag, Integer, List, Structure, Text};
use lifecycle::document::shape::{Member, Shape, optional, required};

use super::{CAPACITY_PROVIDER_STRATEGY, TAGS, TEXTS};

pub const CREATE_CLUSTER: &[Member] = &[
    optional("capacityProviders", TEXTS),
    optional("clusterName", Text),
    optional("configuration", CONFIGURATION),
    optional("defaultCapacityProviderStrategy", CAPACITY_PROVIDER_STRATEGY),
    optional("serviceConnectDefaults", Structure(&[required("namespace", Text)])),
    optional("settings", List(&Structure(&[optional("name", Text), optional("value", Text)]))),
    optional("tags", TAGS),
];

pub const DELETE_CLUSTER: &[Member] = &[optional("cluster", Text)];

pub const DESCRIBE_CLUSTERS: &[Member] = &[optional("clusters", TEXTS), optional("include", TEXTS)];

pub const LIST_CLUSTERS: &[Member] = &[optional("maxResults", Integer), optional("nextToken", Text)];

const CONFIGURATION: Shape = Structure(&[
    optional(
        "executeCommandConfiguration",
        Structure(&[
            optional("kmsKeyId", Text),
            optional(
                "logConfiguration",
                Structure(&[
                    optional("cloudWatchEncryptionEnabled", Flag),
                    optional("cloudWatchLogGroupName", Text),
                    optional("s3BucketName", Text),
                    optional("s3EncryptionEnabled", Flag),
                    optional("s3KeyPrefix", Text),
                ]),
            ),
            optional("logging", Choice(&["NONE", "DEFAULT", "OVERRIDE"])),
        ]),
    ),
    optional(
        "managedStorageConfiguration",
        Structure(&[optional("fargateEphemeralStorageKmsKeyId", Text), optional("kmsKeyId", Text)]),
    ),
]);
