//! What ECS answers when it does not do what was asked.

mod code;
mod message;
mod reason;

pub use reason::Reason;

/// The code of an ECS error, as in `__type` of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// `ClientException`
    Client,
    /// `InvalidParameterException`
    InvalidParameter,
    /// `LimitExceededException`
    LimitExceeded,
    /// `ResourceNotFoundException`
    ResourceNotFound,
    /// `ClusterNotFoundException`
    ClusterNotFound,
    /// `ClusterContainsServicesException`
    ClusterContainsServices,
    /// `ClusterContainsTasksException`
    ClusterContainsTasks,
    /// `ClusterContainsContainerInstancesException`
    ClusterContainsContainerInstances,
    /// `ServiceNotFoundException`
    ServiceNotFound,
    /// `ServiceNotActiveException`
    ServiceNotActive,
    /// `ConflictException`
    Conflict,
}

impl ErrorCode {
    /// The code as ECS writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "ClientException",
            Self::InvalidParameter => "InvalidParameterException",
            Self::LimitExceeded => "LimitExceededException",
            Self::ResourceNotFound => "ResourceNotFoundException",
            Self::ClusterNotFound => "ClusterNotFoundException",
            Self::ClusterContainsServices => "ClusterContainsServicesException",
            Self::ClusterContainsTasks => "ClusterContainsTasksException",
            Self::ClusterContainsContainerInstances => "ClusterContainsContainerInstancesException",
            Self::ServiceNotFound => "ServiceNotFoundException",
            Self::ServiceNotActive => "ServiceNotActiveException",
            Self::Conflict => "ConflictException",
        }
    }
}

/// A call that ECS does not carry out: the reason, which tells the code and AWS's message, and where in the request
/// it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// The member of the request it lies in, such as `containerDefinitions[0].image`, where one can be named. Ours:
    /// ECS answers only with code and message.
    pub place: Option<String>,
}

impl Refusal {
    /// A refusal of the request as a whole.
    pub fn new(reason: Reason) -> Self {
        Self { reason, place: None }
    }

    /// A refusal of one member of the request.
    pub fn at(reason: Reason, place: impl Into<String>) -> Self {
        Self { reason, place: Some(place.into()) }
    }

    /// This refusal, with its place as seen from one step further out: a member's name or an index such as `[0]`.
    pub(crate) fn inside(self, step: &str) -> Self {
        let place = match self.place {
            None => step.into(),
            Some(place) if place.starts_with('[') => format!("{step}{place}"),
            Some(place) => format!("{step}.{place}"),
        };
        Self { reason: self.reason, place: Some(place) }
    }

    /// The error code.
    pub const fn code(&self) -> ErrorCode {
        self.reason.code()
    }

    /// The message.
    pub fn message(&self) -> String {
        self.reason.message()
    }
}

/// An operation that uses a task definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consumer {
    /// `RunTask`
    RunTask,
    /// `StartTask`
    StartTask,
    /// `CreateService`
    CreateService,
    /// `UpdateService`
    UpdateService,
}

impl Consumer {
    /// The code with which it refuses a revision that is not ACTIVE.
    ///
    /// Source: recorded for `RunTask`; reports of people who ran it for `UpdateService`; the others are inferred from those.
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::RunTask | Self::StartTask => ErrorCode::InvalidParameter,
            Self::CreateService | Self::UpdateService => ErrorCode::Client,
        }
    }
}
