//! What texts and numbers of the stored form stand for.

use lifecycle::workloads::cluster::ClusterStatus;
use lifecycle::workloads::service::{Rollout, SchedulingStrategy, ServiceStatus};
use lifecycle::workloads::task::{LastStatus, LaunchType};
use lifecycle::{Region, Revision, Tags};

use crate::text::{ReadError, damaged};

/// Tags as they are kept.
pub(crate) type StoredTags = Vec<(String, String)>;

/// A state with one stored text for each of its values.
pub(crate) trait Word: Copy + 'static {
    const ALL: &'static [Self];

    fn as_word(self) -> &'static str;

    fn of_word(word: &str) -> Result<Self, ReadError> {
        let found = Self::ALL.iter().copied().find(|value| value.as_word() == word);
        found.ok_or_else(|| damaged(&format_args!("a state {word:?}")))
    }
}

macro_rules! words {
    ($type:ty { $($value:ident $word:literal),+ }) => {
        impl Word for $type {
            const ALL: &'static [Self] = &[$(Self::$value),+];

            fn as_word(self) -> &'static str {
                match self {
                    $(Self::$value => $word),+
                }
            }
        }
    };
}

words!(ClusterStatus { Active "active", Inactive "inactive" });
words!(ServiceStatus { Active "active", Draining "draining", Inactive "inactive" });
words!(SchedulingStrategy { Replica "replica", Daemon "daemon" });
words!(LaunchType { Ec2 "ec2", Fargate "fargate" });
words!(Rollout { InProgress "in-progress", Completed "completed", Failed "failed" });
words!(LastStatus {
    Provisioning "provisioning", Pending "pending", Running "running", Deprovisioning "deprovisioning",
    Stopped "stopped"
});

/// What has this name.
pub(crate) fn name<T>(name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, ReadError> {
    parse(name).ok_or_else(|| damaged(&format_args!("a name {name:?}")))
}

pub(crate) fn region(code: &str) -> Result<Region, ReadError> {
    Region::parse(code).ok_or_else(|| damaged(&format_args!("a region {code:?}")))
}

pub(crate) fn revision(number: u32) -> Result<Revision, ReadError> {
    Revision::new(number).ok_or_else(|| damaged("a revision 0"))
}

/// Refuses what is there for the second time.
pub(crate) fn once<T>(before: Option<T>, what: &str) -> Result<(), ReadError> {
    before.map_or(Ok(()), |_| Err(damaged(&format_args!("{what} is there twice"))))
}

pub(crate) fn store_tags(tags: &Tags) -> StoredTags {
    tags.iter().map(|(key, value)| (key.into(), value.into())).collect()
}
