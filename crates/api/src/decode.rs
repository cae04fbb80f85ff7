//! Bytes to calls and queries.

use lifecycle::document::Document;
use lifecycle::document::shape::{Member, Shape, ShapeError};
use lifecycle::document::{integer, list, text};
use lifecycle::{
    DeleteTargets, DeregisterTarget, FamilyStatus, Include, ListFamilies, ListRevisions, Operation, PageSize, Query,
    Refusal, Registration, Sort, Status, Tag,
};
use serde_json::{Map, Value};

use crate::input;

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

/// Why bytes are no request that could be decided or answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    /// The target names no operation.
    #[error(
        "there is no operation {target:?}: an ECS target is {SERVICE}.OPERATION, such as {SERVICE}.ListTaskDefinitions"
    )]
    UnknownOperation {
        /// The target.
        target: String,
    },
    /// The body is not JSON.
    #[error("the body is not JSON: {message} in line {line}, column {column}")]
    Syntax {
        /// What is wrong.
        message: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 at the very end.
        column: usize,
    },
    /// The body holds a value of a wrong type.
    #[error(transparent)]
    Shape(#[from] ShapeError),
    /// A member has a value that ECS refuses.
    #[error("{}", .0.message())]
    Refused(Refusal),
}

impl ProtocolError {
    /// The error code to answer with.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownOperation { .. } => "UnknownOperationException",
            Self::Syntax { .. } | Self::Shape(_) => "SerializationException",
            Self::Refused(refusal) => refusal.code().as_str(),
        }
    }

    /// The message to answer with.
    pub fn message(&self) -> String {
        self.to_string()
    }
}

impl From<Refusal> for ProtocolError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<serde_json::Error> for ProtocolError {
    fn from(error: serde_json::Error) -> Self {
        // What serde_json says ends with the place, which is a part of its own here.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().into();
        Self::Syntax { message, line: error.line(), column: error.column() }
    }
}

/// What the request with this `X-Amz-Target` and body asks for.
pub fn decode(target: &str, body: &[u8]) -> Result<Request, ProtocolError> {
    let operation = target.strip_prefix(SERVICE).and_then(|rest| rest.strip_prefix('.')).unwrap_or_default();
    let json = || -> Result<Value, ProtocolError> { Ok(serde_json::from_slice(body)?) };
    let request = match operation {
        "RegisterTaskDefinition" => Request::Call(Operation::Register(register(json()?)?)),
        "DeregisterTaskDefinition" => {
            let input = conforming(json()?, input::DEREGISTER)?;
            Request::Call(Operation::Deregister(DeregisterTarget::Reference(owned(&input, "taskDefinition"))))
        }
        "DeleteTaskDefinitions" => {
            let input = conforming(json()?, input::DELETE)?;
            Request::Call(Operation::Delete(DeleteTargets::References(texts(&input, "taskDefinitions"))))
        }
        "TagResource" => {
            let input = conforming(json()?, input::TAG_RESOURCE)?;
            Request::Call(Operation::Tag { resource: owned(&input, "resourceArn"), tags: tags(&input) })
        }
        "UntagResource" => {
            let input = conforming(json()?, input::UNTAG_RESOURCE)?;
            Request::Call(Operation::Untag { resource: owned(&input, "resourceArn"), keys: texts(&input, "tagKeys") })
        }
        "DescribeTaskDefinition" => {
            let input = conforming(json()?, input::DESCRIBE)?;
            let include = list(&input, "include").iter().filter_map(Value::as_str).map(Include::parse);
            let include = include.collect::<Result<_, _>>()?;
            Request::Query(Query::Describe { reference: owned(&input, "taskDefinition"), include })
        }
        "ListTaskDefinitions" => {
            let input = conforming(json()?, input::LIST)?;
            Request::Query(Query::ListRevisions(ListRevisions {
                family: text(&input, "familyPrefix").map(Into::into),
                status: text(&input, "status").map_or(Ok(Status::Active), Status::parse)?,
                sort: text(&input, "sort").map_or(Ok(Sort::default()), Sort::parse)?,
                after: text(&input, "nextToken").map(ListRevisions::parse_token).transpose()?,
                page_size: page_size(&input)?,
            }))
        }
        "ListTaskDefinitionFamilies" => {
            let input = conforming(json()?, input::LIST_FAMILIES)?;
            Request::Query(Query::ListFamilies(ListFamilies {
                prefix: owned(&input, "familyPrefix"),
                status: text(&input, "status").map_or(Ok(FamilyStatus::default()), FamilyStatus::parse)?,
                after: text(&input, "nextToken").map(ListFamilies::parse_token).transpose()?,
                page_size: page_size(&input)?,
            }))
        }
        "ListTagsForResource" => {
            let input = conforming(json()?, input::LIST_TAGS)?;
            Request::Query(Query::ListTags { resource: owned(&input, "resourceArn") })
        }
        _ => return Err(ProtocolError::UnknownOperation { target: target.into() }),
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
