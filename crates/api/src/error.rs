//! What is answered to a request that is not carried out.

use std::fmt::Write;

use lifecycle::document::shape::{Expected, Met, ShapeError};
use lifecycle::{Reason, Refusal};

use crate::decode::SERVICE;

/// The longest body that is read, in bytes: a mebibyte. Ours; a task definition has 64 KiB at most.
pub const MAX_BODY_BYTES: usize = 1 << 20;

/// How many characters an error repeats of what it was given.
const MOST_SHOWN: usize = 100;

/// Why a request is not carried out. Evidence for each is in `docs/FIDELITY.md`, by the variant's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// The target names no operation, or there is none.
    #[error(
        "There is no operation {target:?}: an ECS target is {SERVICE}.OPERATION, such as {SERVICE}.ListTaskDefinitions."
    )]
    UnknownOperation {
        /// The target, or as much of it as can be shown.
        target: String,
    },
    /// The ECS API has the operation, and the sandbox does not.
    #[error("{operation} is an operation of Amazon ECS that Taskdef Lab does not simulate.")]
    NotSimulated {
        /// Its name.
        operation: &'static str,
    },
    /// The sandbox has no such region.
    #[error("There is no region {region:?} in Taskdef Lab.")]
    UnknownRegion {
        /// Its code, or as much of it as can be shown.
        region: String,
    },
    /// The body is longer than [`MAX_BODY_BYTES`].
    #[error("The body has {bytes} bytes; at most {MAX_BODY_BYTES} are read.")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// The body is not JSON.
    #[error("The body is not JSON: {message} in line {line}, column {column}.")]
    Syntax {
        /// What is wrong.
        message: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 at the very end.
        column: usize,
    },
    /// The body holds a value of a wrong type.
    #[error("{}", shape_message(operation, error))]
    Shape {
        /// The operation that was asked for.
        operation: &'static str,
        /// Where, and what was met.
        error: ShapeError,
    },
    /// Too many calls in too short a time.
    #[error("Rate exceeded")]
    Throttled,
    /// ECS refuses the call.
    #[error("{}", .0.message())]
    Refused(Refusal),
}

impl ApiError {
    /// That there is no operation for this target.
    pub fn unknown_operation(target: &str) -> Self {
        Self::UnknownOperation { target: target.chars().take(MOST_SHOWN).collect() }
    }

    /// That there is no region of this code.
    pub fn unknown_region(code: &str) -> Self {
        Self::UnknownRegion { region: code.chars().take(MOST_SHOWN).collect() }
    }

    /// The HTTP status to answer with.
    pub const fn status(&self) -> u16 {
        match self {
            Self::TooLong { .. } => 413,
            Self::UnknownOperation { .. }
            | Self::NotSimulated { .. }
            | Self::UnknownRegion { .. }
            | Self::Syntax { .. }
            | Self::Shape { .. }
            | Self::Throttled
            | Self::Refused(_) => 400,
        }
    }

    /// The error code to answer with.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownOperation { .. } | Self::NotSimulated { .. } => "UnknownOperationException",
            Self::UnknownRegion { .. } => "UnrecognizedClientException",
            Self::TooLong { .. } => "RequestEntityTooLargeException",
            Self::Syntax { .. } | Self::Shape { .. } => "SerializationException",
            Self::Throttled => "ThrottlingException",
            Self::Refused(refusal) => refusal.code().as_str(),
        }
    }

    /// The message to answer with.
    pub fn message(&self) -> String {
        self.to_string()
    }

    /// The ARNs of what the request is in conflict with, which its answer names beside the message. Recorded.
    pub fn resources(&self) -> &[String] {
        match self {
            Self::Refused(Refusal { reason: Reason::TokenConflict { tasks }, .. }) => tasks,
            _ => &[],
        }
    }

    /// The reason, as one word: the name of this error, or of the [`Reason`] of a refusal.
    pub fn reason(&self) -> String {
        let mut name = FirstWord(String::new());
        // A name ends where its data begins, which ends the writing, too.
        let _ = match self {
            Self::Refused(refusal) => write!(name, "{:?}", refusal.reason),
            other => write!(name, "{other:?}"),
        };
        name.0
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        // What serde_json says ends with the place, which is a part of its own here.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().into();
        Self::Syntax { message, line: error.line(), column: error.column() }
    }
}

/// The letters before anything else.
struct FirstWord(String);

impl Write for FirstWord {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let word = text.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
        self.0.push_str(word);
        if word.len() == text.len() { Ok(()) } else { Err(std::fmt::Error) }
    }
}

/// What AWS's protocol library says of a wrong type.
///
/// Source: quoted from ECS are `STRING_VALUE cannot be converted to Integer`
/// (aws-actions/amazon-ecs-deploy-task-definition#587, aws/aws-cdk-cli#973) and `Unrecognized collection type class
/// com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest` (the same action's #610). The others are those that
/// Amazon `DynamoDB` answers in the same manner, as dynalite's tests hold them; read in November 2026.
fn shape_message(operation: &str, error: &ShapeError) -> String {
    let class = match error.expected {
        Expected::Text => "String",
        Expected::Integer => "Integer",
        Expected::Number => "Double",
        Expected::Flag => "Boolean",
        Expected::List | Expected::Map | Expected::Structure => "",
    };
    let token = match error.met {
        Met::Object if error.expected != Expected::Map && error.expected != Expected::Structure => {
            return "Start of structure or map found where not expected".into();
        }
        Met::List => {
            return match error.expected {
                Expected::Map => {
                    "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>".into()
                }
                Expected::Structure if error.is_of_the_document() => {
                    format!("Unrecognized collection type class com.amazonaws.madison.frontend.{operation}Request")
                }
                Expected::Structure | Expected::List => "Start of list found where not expected".into(),
                Expected::Text | Expected::Integer | Expected::Number | Expected::Flag => {
                    format!("Unrecognized collection type class java.lang.{class}")
                }
            };
        }
        Met::Null | Met::Object => "NULL_VALUE",
        Met::True => "TRUE_VALUE",
        Met::False => "FALSE_VALUE",
        Met::Integer => "NUMBER_VALUE",
        Met::Decimal => "DECIMAL_VALUE",
        Met::Text => "STRING_VALUE",
    };
    match (error.expected, error.met) {
        (Expected::List | Expected::Map | Expected::Structure, _) => "Unexpected field type".into(),
        (Expected::Flag, Met::Text) => "Unexpected token received from parser".into(),
        (Expected::Text | Expected::Integer | Expected::Number | Expected::Flag, _) => {
            format!("{token} cannot be converted to {class}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_word() {
        assert_eq!(ApiError::Throttled.reason(), "Throttled");
        assert_eq!(ApiError::TooLong { bytes: 1 }.reason(), "TooLong");
        assert_eq!(ApiError::Refused(Refusal::new(Reason::DescribeMissing)).reason(), "DescribeMissing");
        let refusal = Refusal::new(Reason::Include { given: "X".into() });
        assert_eq!(ApiError::Refused(refusal).reason(), "Include");
    }
}
