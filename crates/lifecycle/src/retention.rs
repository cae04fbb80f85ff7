//! How long ECS keeps INACTIVE revisions.

/// How long an INACTIVE revision can be described and listed.
///
/// Source: *Deregistering task definition revisions* in the ECS developer guide: they "remain discoverable in your account
/// indefinitely. However, this behavior is subject to change in the future, so you should not rely on INACTIVE task
/// definitions persisting beyond the lifecycle of any associated tasks and services".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Retention {
    /// For ever, as recorded.
    #[default]
    Indefinite,
    /// As long as a task or a service uses it, and [`DELETION_DELAY_MS`](crate::DELETION_DELAY_MS) longer: what the guide
    /// warns may come.
    WhileUsed,
}
