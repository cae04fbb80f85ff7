//! Requests about task definitions.

use lifecycle::document::Document;
use lifecycle::document::shape::ShapeError;
use lifecycle::{
    DeleteTargets, DeregisterTarget, FamilyStatus, Include, ListFamilies, ListRevisions, Operation, PageSize, Query,
    Refusal, Registration, Sort, Status,
};
use serde_json::{Map, Value};

use super::Request;
use super::members::Members;
use crate::input;

/// What the input of `RegisterTaskDefinition` asks for.
pub fn register(mut input: Value) -> Result<Registration, ShapeError> {
    let mut beside = Map::new();
    if let Some(members) = input.as_object_mut() {
        beside.extend(input::REGISTER.iter().filter_map(|member| members.remove_entry(member.name)));
    }
    let document = Document::from_json(input)?;
    let mut beside = Members::conforming(Value::Object(beside), input::REGISTER)?;
    Ok(Registration { family: beside.word("family"), document, tags: beside.tags().unwrap_or_default() })
}

pub fn deregister(mut members: Members) -> Request {
    let target = DeregisterTarget::Reference(members.word("taskDefinition"));
    Request::Call(Operation::Deregister(target))
}

pub fn delete(mut members: Members) -> Request {
    let targets = DeleteTargets::References(members.texts("taskDefinitions"));
    Request::Call(Operation::Delete(targets))
}

pub fn describe(mut members: Members) -> Result<Request, Refusal> {
    let include = members.texts("include").iter().map(|word| Include::parse(word)).collect::<Result<_, _>>()?;
    Ok(Request::Query(Query::Describe { reference: members.word("taskDefinition"), include }))
}

pub fn list(mut members: Members) -> Result<Request, Refusal> {
    Ok(Request::Query(Query::ListRevisions(ListRevisions {
        family: members.text("familyPrefix"),
        status: members.text("status").map_or(Ok(Status::Active), |word| Status::parse(&word))?,
        sort: members.text("sort").map_or(Ok(Sort::default()), |word| Sort::parse(&word))?,
        after: members.text("nextToken").as_deref().map(ListRevisions::parse_token).transpose()?,
        page_size: page_size(&mut members)?,
    })))
}

pub fn list_families(mut members: Members) -> Result<Request, Refusal> {
    Ok(Request::Query(Query::ListFamilies(ListFamilies {
        prefix: members.word("familyPrefix"),
        status: members.text("status").map_or(Ok(FamilyStatus::default()), |word| FamilyStatus::parse(&word))?,
        after: members.text("nextToken").as_deref().map(ListFamilies::parse_token).transpose()?,
        page_size: page_size(&mut members)?,
    })))
}

fn page_size(members: &mut Members) -> Result<PageSize, Refusal> {
    members.integer("maxResults").map_or(Ok(PageSize::MAX), PageSize::parse)
}
