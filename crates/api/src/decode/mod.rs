//! Bytes to calls and queries.

mod clusters;
mod instances;
mod members;
mod services;
mod tags;
mod task_definitions;
mod tasks;

use lifecycle::{Operation, Query};
use serde_json::Value;

use crate::error::ApiError;
use crate::input;
use crate::operations::{ApiOperation, Simulated};
use members::Members;

pub use task_definitions::register;

/// The service's name before the operation's in `X-Amz-Target`.
pub const SERVICE: &str = "AmazonEC2ContainerServiceV20141113";

/// What a request asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// A change.
    Call(Operation),
    /// An answer.
    Query(Query),
}

/// The operation that an `X-Amz-Target` names, if the ECS API has it.
pub fn operation_in(target: &str) -> Option<ApiOperation> {
    ApiOperation::named(target.strip_prefix(SERVICE)?.strip_prefix('.')?)
}

/// What the request with this `X-Amz-Target` and body asks for.
pub fn decode(target: &str, body: &[u8]) -> Result<Request, ApiError> {
    // Amazon Kinesis, of the same protocol, reads the body before the target: kinesalite, `index.js`.
    let input: Value = match std::str::from_utf8(body) {
        // Checked at once, which costs less than string by string.
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(body),
    }?;
    let Some(ApiOperation { name, simulated }) = operation_in(target) else {
        return Err(ApiError::unknown_operation(target));
    };
    let operation = simulated.ok_or(ApiError::NotSimulated { operation: name })?;
    let wrong_type = |error| ApiError::Shape { operation: name, error };
    let of = |input, members| -> Result<Members, ApiError> {
        Ok(Members::conforming(input, members).map_err(wrong_type)?.checked(members)?)
    };
    Ok(match operation {
        Simulated::Register => Request::Call(Operation::Register(register(input).map_err(wrong_type)?)),
        Simulated::Deregister => task_definitions::deregister(of(input, input::DEREGISTER)?),
        Simulated::Delete => task_definitions::delete(of(input, input::DELETE)?),
        Simulated::Describe => task_definitions::describe(of(input, input::DESCRIBE)?)?,
        Simulated::ListRevisions => task_definitions::list(of(input, input::LIST)?)?,
        Simulated::ListFamilies => task_definitions::list_families(of(input, input::LIST_FAMILIES)?)?,
        Simulated::Tag => tags::tag(of(input, input::TAG_RESOURCE)?),
        Simulated::Untag => tags::untag(of(input, input::UNTAG_RESOURCE)?),
        Simulated::ListTags => tags::list(of(input, input::LIST_TAGS)?),
        Simulated::CreateCluster => clusters::create(of(input, input::CREATE_CLUSTER)?),
        Simulated::DeleteCluster => clusters::delete(of(input, input::DELETE_CLUSTER)?),
        Simulated::DescribeClusters => clusters::describe(of(input, input::DESCRIBE_CLUSTERS)?),
        Simulated::ListClusters => clusters::list(of(input, input::LIST_CLUSTERS)?),
        Simulated::CreateService => services::create(of(input, input::CREATE_SERVICE)?),
        Simulated::UpdateService => services::update(of(input, input::UPDATE_SERVICE)?),
        Simulated::DeleteService => services::delete(of(input, input::DELETE_SERVICE)?),
        Simulated::DescribeServices => services::describe(of(input, input::DESCRIBE_SERVICES)?),
        Simulated::ListServices => services::list(of(input, input::LIST_SERVICES)?),
        Simulated::RunTask => tasks::run(of(input, input::RUN_TASK)?),
        Simulated::StartTask => tasks::start(of(input, input::START_TASK)?),
        Simulated::StopTask => tasks::stop(of(input, input::STOP_TASK)?),
        Simulated::DescribeTasks => tasks::describe(of(input, input::DESCRIBE_TASKS)?),
        Simulated::ListTasks => tasks::list(of(input, input::LIST_TASKS)?),
        Simulated::DescribeInstances => instances::describe(of(input, input::DESCRIBE_CONTAINER_INSTANCES)?),
        Simulated::ListInstances => instances::list(of(input, input::LIST_CONTAINER_INSTANCES)?),
    })
}
