//! The rules of the operations on clusters, services and tasks: what comes of a call.

mod cluster;
mod find;
mod launch;
mod network;
mod placement;
mod service;
mod task;

pub(crate) use cluster::{add_instances, create_cluster, delete_cluster};
pub(crate) use find::{cluster_name, cluster_named, instance_named, not_inactive, service_named, task_named};
pub(crate) use placement::LAUNCH_TYPES;
pub(crate) use service::{STRATEGIES, create_service, delete_service, update_service};
pub(crate) use task::{run_task, start_task, stop_task};

use crate::workloads::id::drawn;

/// The longest client token, in characters. Recorded.
const MAX_TOKEN: usize = 36;

/// What tells one request from another: all of what it says.
fn fingerprint(request: &str) -> u64 {
    let words = request.as_bytes().chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    });
    drawn(words.chain([request.len() as u64]))
}
