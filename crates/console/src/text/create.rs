//! The words of the page that creates task definitions.

use lifecycle::Revision;

/// The page for a family.
pub const TITLE: &str = "Create new task definition";
/// The page for a revision.
pub fn revision_title(family: &str) -> String {
    format!("Create new revision of {family}")
}

/// What a new revision is based on.
pub fn based_on(name: &str) -> String {
    format!("Based on {name}. Its tags are not carried over: a revision does not inherit tags.")
}

/// What an INACTIVE one is based on.
pub fn based_on_inactive(name: &str) -> String {
    format!(
        "Based on {name}, which is not ACTIVE. This is the way back: a deregistered revision can't be made ACTIVE again, but a new one can be made from it."
    )
}

/// The base is not there.
pub fn no_base(name: &str) -> String {
    format!("There is no {name} here to base a revision on. This is the smallest task definition instead.")
}

/// The editor.
pub const EDITOR: &str = "Task definition JSON";
/// What the editor takes.
pub const EDITOR_HINT: &str = "The input of RegisterTaskDefinition, or what aws ecs describe-task-definition prints.";
/// The select of samples.
pub const SAMPLE: &str = "Start from a sample";
/// None is chosen.
pub const NO_SAMPLE: &str = "Choose a sample";
/// A sample in words.
pub fn sample(name: &str) -> &str {
    match name {
        "web" => "Fargate web app with a proxy sidecar",
        "orders-api" => "Fargate service with a log router",
        "nightly-report" => "EC2 batch job with a volume",
        "image-resizer" => "EC2 worker with port and limits",
        "payments" => "Small Fargate service",
        "log-router" => "EC2 daemon on the host network",
        "sandbox-test" => "The smallest task definition",
        name => name,
    }
}

/// The meter of the size.
pub const SIZE: &str = "Size";
/// `1,024 of 65,536 bytes`
pub fn size(bytes: usize) -> String {
    format!("{bytes} of 65536 bytes")
}

/// Members that ECS drops.
pub fn dropped(places: &[String]) -> String {
    format!("ECS does not know these and drops them: {}.", places.join(", "))
}

/// A fault in the text.
pub fn syntax(line: usize, column: usize, message: &str) -> String {
    format!("Line {line}, column {column}: {message}.")
}

/// A value of a wrong type.
pub fn shape(line: usize, message: &str) -> String {
    format!("Line {line}: {message}.")
}

/// A refusal that lies somewhere in the text.
pub fn refused(line: Option<usize>, error: &str) -> String {
    line.map_or_else(|| error.to_owned(), |line| format!("Line {line}: {error}"))
}

/// Why a text can't be sent.
pub const MEND_FIRST: &str = "Mend the JSON first.";
/// Registers it.
pub const CREATE: &str = "Create";
/// Leaves.
pub const CANCEL: &str = "Cancel";

/// It is registered.
pub fn created(family: &str, revision: Revision) -> String {
    format!("{family}:{revision} is ACTIVE")
}
