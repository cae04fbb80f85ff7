//! Members that the API model calls required inside another, and words from a fixed choice, read off the shape table.
//!
//! Inferred: real ECS refuses these too, with messages that are not known but for those of a container's name and image.

use serde_json::Value;

use crate::document::Document;
use crate::document::shape::{Member, Shape, member};
use crate::document::table::TASK_DEFINITION;
use crate::refusal::{Reason, Refusal};

pub(super) fn members(document: &Document) -> Result<(), Refusal> {
    check_members(document.as_json(), TASK_DEFINITION)
}

/// Refuses an object of these members, of the right types, where one is missing that is required or a word is none of those
/// that it can be.
pub fn check_members(value: &Value, members: &'static [Member]) -> Result<(), Refusal> {
    structure(value, members, "")
}

fn structure(value: &Value, members: &'static [Member], owner: &str) -> Result<(), Refusal> {
    if let Some(absent) = members.iter().find(|member| member.required && value.get(member.name).is_none()) {
        let member = format!("{owner}.{}", absent.name);
        return Err(Refusal::at(Reason::MemberMissing { member }, absent.name));
    }
    for (name, given) in value.as_object().into_iter().flatten() {
        if let Some(member) = member(members, name) {
            shape(given, &member.shape, member.name).map_err(|refusal| refusal.inside(member.name))?;
        }
    }
    Ok(())
}

fn shape(value: &Value, shape_: &'static Shape, name: &'static str) -> Result<(), Refusal> {
    match shape_ {
        Shape::Text | Shape::Integer | Shape::Number | Shape::Flag | Shape::Anything | Shape::Map => Ok(()),
        Shape::Choice(choices) => match value.as_str() {
            Some(word) if !choices.contains(&word) => Err(Refusal::new(Reason::NotOneOf { member: name, choices })),
            _ => Ok(()),
        },
        Shape::List(item) => value.as_array().into_iter().flatten().enumerate().try_for_each(|(index, value)| {
            shape(value, item, name).map_err(|refusal| refusal.inside(&format!("[{index}]")))
        }),
        Shape::Structure(members) => structure(value, members, name),
    }
}
