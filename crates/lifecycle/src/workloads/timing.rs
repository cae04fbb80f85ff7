//! How long things take, in milliseconds of virtual time.
//!
//! Source: recorded with a tiny image on Fargate (2026-09): offsets, not promises. Those that are inferred say so.

/// A network interface is made: a task is PROVISIONING.
pub const PROVISION: u64 = 10_000;

/// An image is pulled and containers start: a task is PENDING.
pub const PULL: u64 = 12_000;

/// From the last byte of the image to RUNNING.
pub const AFTER_PULL: u64 = 1_000;

/// How long it takes to see that an image can't be pulled. Inferred.
pub const FAIL_TO_PULL: u64 = 5_000;

/// How long the containers run whose image makes them exit. Ours: nobody else has such an image.
pub const EXIT: u64 = 8_000;

/// From being told to stop to the end of the containers.
pub const STOP: u64 = 1_400;

/// From being told to stop, or ending, to STOPPED, where a network interface is taken away.
pub const STOPPED: u64 = 25_000;

/// How long a STOPPED task is listed.
pub const LISTED: u64 = 60_000;

/// How long a STOPPED task can be described. Documented: "at least one hour".
pub const DESCRIBED: u64 = 60 * 60 * 1_000;

/// From a call that asks for more to the scheduler's first start.
pub const SCALE_OUT: u64 = 4_000;

/// From a call that asks for less to the scheduler's first stop.
pub const SCALE_IN: u64 = 1_000;

/// From a task's becoming RUNNING to the scheduler's noticing. Inferred from the time to the steady state.
pub const NOTICE_RUNNING: u64 = 1_000;

/// From the end of a task's containers to the start of another in its place: three seconds after it was told to stop.
pub const NOTICE_STOPPED: u64 = 1_600;

/// For how long nothing has to change until a service is steady.
pub const STEADY: u64 = 10_000;

/// From a service's having no task to INACTIVE.
pub const DRAIN: u64 = 59_000;

/// The longest wait between two attempts of a task that fails again and again. Documented: 27 minutes.
pub const LONGEST_WAIT: u64 = 27 * 60 * 1_000;

/// The first of those waits. Inferred.
pub const FIRST_WAIT: u64 = 10_000;

/// How many tasks of a deployment may have ended by themselves before the scheduler starts no more until the service is
/// updated. Ours, so that a year can be skipped: ECS goes on for ever.
pub const MOST_ATTEMPTS: u32 = 1_000;

/// How often at least all tasks of a deployment were tried by then.
pub const FEWEST_ROUNDS: u32 = 10;

/// For how long a client token of `RunTask` makes two requests one. Documented: 24 hours.
pub const TOKEN: u64 = 24 * 60 * 60 * 1_000;
