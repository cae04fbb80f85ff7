//! The shape of a task definition, as data: every member of `RegisterTaskDefinition` but `family` and `tags`.
//!
//! Source: the ECS API model of 2014-11-13 as in botocore 1.44.5. What is filled in is as recorded from real ECS
//! (2026-09), except where `docs/FIDELITY.md` says that it is inferred.

use super::shape::Fill::{HostPort, With};
use super::shape::Shape::{Choice, Flag, Integer, List, Map, Structure, Text};
use super::shape::{Member, Shape, filled, optional, required};

/// The network modes.
pub const NETWORK_MODES: &[&str] = &["bridge", "host", "awsvpc", "none"];
/// What a task definition can be checked against.
pub const COMPATIBILITIES: &[&str] = &["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"];
/// The log drivers of container instances.
pub const LOG_DRIVERS: &[&str] =
    &["json-file", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk", "awsfirelens"];
/// The protocols of a port.
pub const PROTOCOLS: &[&str] = &["tcp", "udp"];
/// The processor architectures.
pub const ARCHITECTURES: &[&str] = &["X86_64", "ARM64"];
/// The operating system families.
pub const OPERATING_SYSTEMS: &[&str] = &[
    "WINDOWS_SERVER_2019_FULL",
    "WINDOWS_SERVER_2019_CORE",
    "WINDOWS_SERVER_2016_FULL",
    "WINDOWS_SERVER_2004_CORE",
    "WINDOWS_SERVER_2022_CORE",
    "WINDOWS_SERVER_2022_FULL",
    "WINDOWS_SERVER_2025_CORE",
    "WINDOWS_SERVER_2025_FULL",
    "WINDOWS_SERVER_20H2_CORE",
    "LINUX",
];

/// The members of a task definition's content, in the order in which ECS answers them.
pub const TASK_DEFINITION: &[Member] = &[
    filled("containerDefinitions", List(&Structure(CONTAINER_DEFINITION)), With("[]")),
    optional("cpu", Text),
    optional("enableFaultInjection", Flag),
    optional("ephemeralStorage", Structure(&[required("sizeInGiB", Integer)])),
    optional("executionRoleArn", Text),
    optional("inferenceAccelerators", List(&Structure(&[required("deviceName", Text), required("deviceType", Text)]))),
    optional("ipcMode", Choice(&["host", "task", "none"])),
    optional("memory", Text),
    optional("networkMode", Choice(NETWORK_MODES)),
    optional("pidMode", Choice(&["host", "task"])),
    filled(
        "placementConstraints",
        List(&Structure(&[optional("expression", Text), optional("type", Choice(&["memberOf"]))])),
        With("[]"),
    ),
    optional(
        "proxyConfiguration",
        Structure(&[
            required("containerName", Text),
            optional("properties", List(&NAME_AND_VALUE)),
            optional("type", Choice(&["APPMESH"])),
        ]),
    ),
    optional("requiresCompatibilities", List(&Choice(COMPATIBILITIES))),
    optional(
        "runtimePlatform",
        // Free text: ECS refuses other words with messages of their own.
        Structure(&[optional("cpuArchitecture", Text), optional("operatingSystemFamily", Text)]),
    ),
    optional("taskRoleArn", Text),
    optional(
        "trustedExecutionConfiguration",
        Structure(&[
            optional("attestationPolicy", Text),
            required("isolationMode", Choice(&["SHARED", "ISOLATED_SANDBOX", "CONFIDENTIAL_SANDBOX"])),
        ]),
    ),
    filled("volumes", List(&Structure(VOLUME)), With("[]")),
];

const CONTAINER_DEFINITION: &[Member] = &[
    optional("command", TEXTS),
    filled("cpu", Integer, With("0")),
    optional("credentialSpecs", TEXTS),
    optional(
        "dependsOn",
        List(&Structure(&[
            required("condition", Choice(&["START", "COMPLETE", "SUCCESS", "HEALTHY"])),
            required("containerName", Text),
        ])),
    ),
    optional("disableNetworking", Flag),
    optional("dnsSearchDomains", TEXTS),
    optional("dnsServers", TEXTS),
    optional("dockerLabels", Map),
    optional("dockerSecurityOptions", TEXTS),
    optional("entryPoint", TEXTS),
    filled("environment", List(&NAME_AND_VALUE), With("[]")),
    optional("environmentFiles", List(&Structure(&[required("type", Choice(&["s3"])), required("value", Text)]))),
    filled("essential", Flag, With("true")),
    optional("extraHosts", List(&Structure(&[required("hostname", Text), required("ipAddress", Text)]))),
    optional(
        "firelensConfiguration",
        Structure(&[optional("options", Map), required("type", Choice(&["fluentd", "fluentbit"]))]),
    ),
    optional(
        "healthCheck",
        Structure(&[
            required("command", TEXTS),
            filled("interval", Integer, With("30")),
            filled("retries", Integer, With("3")),
            optional("startPeriod", Integer),
            filled("timeout", Integer, With("5")),
        ]),
    ),
    optional("hostname", Text),
    optional("image", Text),
    optional("interactive", Flag),
    optional("links", TEXTS),
    optional("linuxParameters", Structure(LINUX_PARAMETERS)),
    optional(
        "logConfiguration",
        // The driver is free text: ECS refuses other words with a message of its own.
        Structure(&[required("logDriver", Text), optional("options", Map), optional("secretOptions", List(&SECRET))]),
    ),
    optional("memory", Integer),
    optional("memoryReservation", Integer),
    filled(
        "mountPoints",
        List(&Structure(&[
            optional("containerPath", Text),
            optional("readOnly", Flag),
            optional("sourceVolume", Text),
        ])),
        With("[]"),
    ),
    optional("name", Text),
    filled(
        "portMappings",
        List(&Structure(&[
            optional("appProtocol", Choice(&["http", "http2", "grpc"])),
            optional("containerPort", Integer),
            optional("containerPortRange", Text),
            filled("hostPort", Integer, HostPort),
            optional("name", Text),
            filled("protocol", Choice(PROTOCOLS), With("\"tcp\"")),
        ])),
        With("[]"),
    ),
    optional("privileged", Flag),
    optional("pseudoTerminal", Flag),
    optional("readonlyRootFilesystem", Flag),
    optional("repositoryCredentials", Structure(&[required("credentialsParameter", Text)])),
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
    optional(
        "restartPolicy",
        Structure(&[
            required("enabled", Flag),
            optional("ignoredExitCodes", List(&Integer)),
            optional("restartAttemptPeriod", Integer),
        ]),
    ),
    optional("secrets", List(&SECRET)),
    optional("startTimeout", Integer),
    optional("stopTimeout", Integer),
    filled("systemControls", List(&Structure(&[optional("namespace", Text), optional("value", Text)])), With("[]")),
    optional(
        "ulimits",
        List(&Structure(&[
            required("hardLimit", Integer),
            required(
                "name",
                Choice(&[
                    "core",
                    "cpu",
                    "data",
                    "fsize",
                    "locks",
                    "memlock",
                    "msgqueue",
                    "nice",
                    "nofile",
                    "nproc",
                    "rss",
                    "rtprio",
                    "rttime",
                    "sigpending",
                    "stack",
                ]),
            ),
            required("softLimit", Integer),
        ])),
    ),
    optional("user", Text),
    optional("versionConsistency", Choice(&["enabled", "disabled"])),
    filled(
        "volumesFrom",
        List(&Structure(&[optional("readOnly", Flag), optional("sourceContainer", Text)])),
        With("[]"),
    ),
    optional("workingDirectory", Text),
];

const LINUX_PARAMETERS: &[Member] = &[
    optional("capabilities", Structure(&[optional("add", TEXTS), optional("drop", TEXTS)])),
    optional(
        "devices",
        List(&Structure(&[
            optional("containerPath", Text),
            required("hostPath", Text),
            optional("permissions", List(&Choice(&["read", "write", "mknod"]))),
        ])),
    ),
    optional("initProcessEnabled", Flag),
    optional("maxSwap", Integer),
    optional("sharedMemorySize", Integer),
    optional("swappiness", Integer),
    optional(
        "tmpfs",
        List(&Structure(&[
            required("containerPath", Text),
            optional("mountOptions", TEXTS),
            required("size", Integer),
        ])),
    ),
];

const VOLUME: &[Member] = &[
    optional("configuredAtLaunch", Flag),
    optional(
        "dockerVolumeConfiguration",
        Structure(&[
            optional("autoprovision", Flag),
            optional("driver", Text),
            optional("driverOpts", Map),
            optional("labels", Map),
            optional("scope", Choice(&["task", "shared"])),
        ]),
    ),
    optional(
        "efsVolumeConfiguration",
        Structure(&[
            optional(
                "authorizationConfig",
                Structure(&[optional("accessPointId", Text), optional("iam", Choice(SWITCH))]),
            ),
            required("fileSystemId", Text),
            optional("rootDirectory", Text),
            optional("transitEncryption", Choice(SWITCH)),
            optional("transitEncryptionPort", Integer),
        ]),
    ),
    optional(
        "fsxWindowsFileServerVolumeConfiguration",
        Structure(&[
            required(
                "authorizationConfig",
                Structure(&[required("credentialsParameter", Text), required("domain", Text)]),
            ),
            required("fileSystemId", Text),
            required("rootDirectory", Text),
        ]),
    ),
    optional("host", Structure(&[optional("sourcePath", Text)])),
    optional("name", Text),
    optional(
        "s3filesVolumeConfiguration",
        Structure(&[
            optional("accessPointArn", Text),
            required("fileSystemArn", Text),
            optional("rootDirectory", Text),
            optional("transitEncryptionPort", Integer),
        ]),
    ),
];

const SWITCH: &[&str] = &["ENABLED", "DISABLED"];
const TEXTS: Shape = List(&Text);
const NAME_AND_VALUE: Shape = Structure(&[optional("name", Text), optional("value", Text)]);
const SECRET: Shape = Structure(&[required("name", Text), required("valueFrom", Text)]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::shape::MOST_MEMBERS;
    use crate::document::shape::Shape::{Anything, Number};

    fn check_sorted(shape: &Shape) {
        match shape {
            List(item) => check_sorted(item),
            Structure(members) => {
                assert!(members.is_sorted_by(|a, b| a.name < b.name), "members are looked up by binary search");
                assert!(members.len() <= MOST_MEMBERS, "raise MOST_MEMBERS to {}", members.len());
                members.iter().for_each(|member| check_sorted(&member.shape));
            }
            Text | Choice(_) | Integer | Number | Flag | Anything | Map => {}
        }
    }

    #[test]
    fn members_are_sorted_by_name() {
        check_sorted(&Structure(TASK_DEFINITION));
    }
}
