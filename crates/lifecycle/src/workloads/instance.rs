//! A simulated EC2 instance, registered with a cluster.

use crate::tags::Tags;
use crate::time::Timestamp;
use crate::workloads::InstanceId;

/// Room for tasks: processor units, of which 1,024 are a vCPU, and MiB of memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Processor units.
    pub cpu: u32,
    /// MiB of memory.
    pub memory: u32,
}

impl Room {
    /// What an instance of the type `t3.medium` has for tasks, once Docker and the agent have theirs.
    pub const T3_MEDIUM: Self = Self { cpu: 2_048, memory: 3_828 };

    /// Whether there is room for `other`.
    pub const fn holds(self, other: Self) -> bool {
        self.cpu >= other.cpu && self.memory >= other.memory
    }

    /// What is left of this room beside `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self { cpu: self.cpu.saturating_sub(other.cpu), memory: self.memory.saturating_sub(other.memory) }
    }

    /// This room and `other` together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { cpu: self.cpu.saturating_add(other.cpu), memory: self.memory.saturating_add(other.memory) }
    }
}

/// A simulated EC2 instance. It neither fails nor leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct ContainerInstance {
    /// The id.
    pub id: InstanceId,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// What it has.
    pub room: Room,
    /// What its tasks that are not STOPPED have taken of it.
    pub taken: Room,
    /// How many of its tasks are on their way.
    pub pending: u32,
    /// How many of its tasks are RUNNING.
    pub running: u32,
    /// Its tags.
    pub tags: Tags,
}
