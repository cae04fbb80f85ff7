//! Bytes to calls and queries.

use lifecycle::document::Document;
use lifecycle::document::shape::{Member, Shape, ShapeError};
use lifecycle::document::{integer, list, text};
use lifecycle::{
    DeleteTargets, DeregisterTarget, FamilyStatus, Include, ListFamilies, ListRevisions, Operation, PageSize, Query,
    Refusal, Registration, Sort, Status, Tag,
};
use serde_json::{Map, Value};

use crate::error::ApiError;
use crate::input;
use crate::operations::{ApiOperation, Simulated};

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
    let conforming = |input, members| conforming(input, members).map_err(wrong_type);
    let request = match operation {
        Simulated::Register => {
            let registration = register(input).map_err(wrong_type)?;
            Request::Call(Operation::Register(registration))
        }
        Simulated::Deregister => {
            let input = conforming(input, input::DEREGISTER)?;
            Request::Call(Operation::Deregister(DeregisterTarget::Reference(owned(&input, "taskDefinition"))))
        }
        Simulated::Delete => {
            let input = conforming(input, input::DELETE)?;
            Request::Call(Operation::Delete(DeleteTargets::References(texts(&input, "taskDefinitions"))))
        }
        Simulated::Tag => {
            let input = conforming(input, input::TAG_RESOURCE)?;
            Request::Call(Operation::Tag { resource: owned(&input, "resourceArn"), tags: tags(&input) })
        }
        Simulated::Untag => {
            let input = conforming(input, input::UNTAG_RESOURCE)?;
            Request::Call(Operation::Untag { resource: owned(&input, "resourceArn"), keys: texts(&input, "tagKeys") })
        }
        Simulated::Describe => {
            let input = conforming(input, input::DESCRIBE)?;
            let include = list(&input, "include").iter().filter_map(Value::as_str).map(Include::parse);
            let include = include.collect::<Result<_, _>>()?;
            Request::Query(Query::Describe { reference: owned(&input, "taskDefinition"), include })
        }
        Simulated::ListRevisions => {
            let input = conforming(input, input::LIST)?;
            Request::Query(Query::ListRevisions(ListRevisions {
                family: text(&input, "familyPrefix").map(Into::into),
                status: text(&input, "status").map_or(Ok(Status::Active), Status::parse)?,
                sort: text(&input, "sort").map_or(Ok(Sort::default()), Sort::parse)?,
                after: text(&input, "nextToken").map(ListRevisions::parse_token).transpose()?,
                page_size: page_size(&input)?,
            }))
        }
        Simulated::ListFamilies => {
            let input = conforming(input, input::LIST_FAMILIES)?;
            Request::Query(Query::ListFamilies(ListFamilies {
                prefix: owned(&input, "familyPrefix"),
                status: text(&input, "status").map_or(Ok(FamilyStatus::default()), FamilyStatus::parse)?,
                after: text(&input, "nextToken").map(ListFamilies::parse_token).transpose()?,
                page_size: page_size(&input)?,
            }))
        }
        Simulated::ListTags => {
            let input = conforming(input, input::LIST_TAGS)?;
            Request::Query(Query::ListTags { resource: owned(&input, "resourceArn") })
        }
    };
    Ok(request)
}

/// What the input of `RegisterTaskDefinition` asks for.
pub fn register(mut input: Value) -> Result<Registration, ShapeError> {
    let mut beside = Map::new();
    if let Some(members) = input.as_object_mut() {
        beside.extend(input::REGISTER.iter().filter_map(|member| members.remove_entry(member.name)));
    }
    let document = Document::from_json(input)?;
    let beside = conforming(Value::Object(beside), input::REGISTER)?;
    Ok(Registration { family: owned(&beside, "family"), document, tags: tags(&beside) })
}

fn conforming(mut input: Value, members: &'static [Member]) -> Result<Value, ShapeError> {
    Shape::Structure(members).conform(&mut input)?;
    Ok(input)
}

fn owned(input: &Value, member: &str) -> String {
    text(input, member).unwrap_or_default().into()
}

fn texts(input: &Value, member: &str) -> Vec<String> {
    list(input, member).iter().filter_map(Value::as_str).map(Into::into).collect()
}

fn tags(input: &Value) -> Vec<Tag> {
    let tag = |tag: &Value| Tag { key: text(tag, "key").map(Into::into), value: text(tag, "value").map(Into::into) };
    list(input, "tags").iter().map(tag).collect()
}

fn page_size(input: &Value) -> Result<PageSize, Refusal> {
    integer(input, "maxResults").map_or(Ok(PageSize::MAX), PageSize::parse)
}
