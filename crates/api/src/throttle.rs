//! Throttling: token buckets per group of actions, in virtual time.
//!
//! It stands before the account, and is no part of it: an account that is kept or shared does not remember who called how
//! often.

use std::collections::BTreeMap;

use lifecycle::{Region, Timestamp};

use crate::operations::Simulated;

/// Actions that share a bucket, which each region of an account has of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionGroup {
    /// Registering and deregistering task definitions.
    TaskDefinitionModify,
    /// Describing and listing task definitions.
    TaskDefinitionRead,
    /// Deleting task definitions.
    TaskDefinitionDeletion,
    /// Tagging and untagging.
    TagModify,
    /// Listing tags.
    TagRead,
    /// Creating and deleting clusters.
    ClusterModify,
    /// Describing and listing clusters.
    ClusterRead,
    /// Creating, updating and deleting services.
    ServiceModify,
    /// Describing and listing services.
    ServiceRead,
    /// Starting and stopping tasks.
    ClusterResourceModify,
    /// Describing and listing tasks and container instances.
    ClusterResourceRead,
}

/// How large a bucket is, and how fast it fills again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Calls that can be made at once.
    pub burst: u32,
    /// Calls per second that can be made for as long as one likes.
    pub per_second: u32,
}

impl ActionGroup {
    /// The group of an operation.
    pub const fn of(operation: Simulated) -> Self {
        match operation {
            Simulated::Register | Simulated::Deregister => Self::TaskDefinitionModify,
            Simulated::Describe | Simulated::ListRevisions | Simulated::ListFamilies => Self::TaskDefinitionRead,
            Simulated::Delete => Self::TaskDefinitionDeletion,
            Simulated::Tag | Simulated::Untag => Self::TagModify,
            Simulated::ListTags => Self::TagRead,
            Simulated::CreateCluster | Simulated::DeleteCluster => Self::ClusterModify,
            Simulated::DescribeClusters | Simulated::ListClusters => Self::ClusterRead,
            Simulated::CreateService | Simulated::UpdateService | Simulated::DeleteService => Self::ServiceModify,
            Simulated::DescribeServices | Simulated::ListServices => Self::ServiceRead,
            Simulated::RunTask | Simulated::StartTask | Simulated::StopTask => Self::ClusterResourceModify,
            Simulated::DescribeTasks
            | Simulated::ListTasks
            | Simulated::DescribeInstances
            | Simulated::ListInstances => Self::ClusterResourceRead,
        }
    }

    /// The group's rate.
    ///
    /// Source: *Request throttling for the Amazon ECS API* in the Amazon ECS API reference, read in September 2026.
    pub const fn rate(self) -> Rate {
        let (burst, per_second) = match self {
            Self::TaskDefinitionModify | Self::ClusterModify => (20, 1),
            Self::TaskDefinitionRead | Self::TagRead | Self::ClusterRead => (50, 20),
            Self::TaskDefinitionDeletion => (5, 1),
            Self::TagModify => (20, 10),
            Self::ServiceModify => (50, 5),
            Self::ServiceRead | Self::ClusterResourceRead => (100, 20),
            Self::ClusterResourceModify => (100, 40),
        };
        Rate { burst, per_second }
    }
}

/// The buckets of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Throttle {
    buckets: BTreeMap<(Region, ActionGroup), Bucket>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bucket {
    /// In thousandths of a call, so that a millisecond brings a whole number of them.
    level: u64,
    at: Timestamp,
}

/// A call's worth of [`Bucket::level`].
const CALL: u64 = 1_000;

impl Throttle {
    /// Takes a call out of its bucket; answers whether there was one left in it. What is refused takes nothing.
    ///
    /// A moment before the bucket's last one counts as that one.
    pub fn admit(&mut self, region: Region, group: ActionGroup, now: Timestamp) -> bool {
        let rate = group.rate();
        let full = u64::from(rate.burst) * CALL;
        let bucket = self.buckets.entry((region, group)).or_insert(Bucket { level: full, at: now });
        let waited = now.as_millis().saturating_sub(bucket.at.as_millis());
        bucket.level = waited.saturating_mul(u64::from(rate.per_second)).saturating_add(bucket.level).min(full);
        bucket.at = bucket.at.max(now);
        let left = bucket.level.checked_sub(CALL);
        bucket.level = left.unwrap_or(bucket.level);
        left.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_789_551_555_929);

    fn admitted(throttle: &mut Throttle, group: ActionGroup, at: Timestamp, calls: u32) -> usize {
        (0..calls).filter(|_| throttle.admit(Region::FIRST, group, at)).count()
    }

    #[test]
    fn a_burst_passes_and_then_as_much_as_flows_in() {
        for group in [
            ActionGroup::TaskDefinitionModify,
            ActionGroup::TaskDefinitionRead,
            ActionGroup::TaskDefinitionDeletion,
            ActionGroup::TagModify,
            ActionGroup::TagRead,
            ActionGroup::ClusterModify,
            ActionGroup::ClusterRead,
            ActionGroup::ServiceModify,
            ActionGroup::ServiceRead,
            ActionGroup::ClusterResourceModify,
            ActionGroup::ClusterResourceRead,
        ] {
            let Rate { burst, per_second } = group.rate();
            let mut throttle = Throttle::default();
            assert_eq!(admitted(&mut throttle, group, NOW, 200), burst as usize, "{group:?}");
            let later = NOW.plus_millis(2_000);
            let flowed_in = (2 * per_second).min(burst) as usize;
            assert_eq!(admitted(&mut throttle, group, later, 200), flowed_in, "{group:?}");
            // However long it is, no more than a burst gathers.
            assert_eq!(admitted(&mut throttle, group, later.plus_millis(u64::MAX), 200), burst as usize, "{group:?}");
        }
    }

    #[test]
    fn registering_and_deregistering_share_a_bucket_and_regions_do_not() {
        let group = ActionGroup::of(Simulated::Register);
        assert_eq!(group, ActionGroup::of(Simulated::Deregister));
        let mut throttle = Throttle::default();
        assert_eq!(admitted(&mut throttle, group, NOW, 30), 20);
        assert!(throttle.admit(Region::parse("eu-west-1").unwrap(), group, NOW));
        assert!(throttle.admit(Region::FIRST, ActionGroup::of(Simulated::Describe), NOW));
        assert!(!throttle.admit(Region::FIRST, group, NOW.plus_millis(999)));
        assert!(throttle.admit(Region::FIRST, group, NOW.plus_millis(1_000)));
        assert!(!throttle.admit(Region::FIRST, group, NOW), "time does not go back");
    }
}
