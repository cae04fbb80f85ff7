//! Task definitions as ECS shows them.

use std::borrow::Cow;
use std::fmt::Write;

use lifecycle::{ArnPrefix, CALLER, FamilyPage, ListRevisions, Reason, RevisionPage, RevisionView};

use super::json::{Object, items, java_seconds, object, string};

pub fn revisions(page: &RevisionPage) -> impl Iterator<Item = (&'static str, String)> {
    let token = page
        .revisions
        .last()
        .filter(|_| page.more)
        .map(|(family, revision)| ("nextToken", string(&ListRevisions::token(family, *revision))));
    // Names of regions, accounts and families hold nothing that JSON escapes.
    let prefix = format!("\"{}task-definition/", ArnPrefix(page.account, page.region));
    let mut arns = String::with_capacity(2 + page.revisions.len() * (prefix.len() + 24));
    arns.push('[');
    for (index, (family, revision)) in page.revisions.iter().enumerate() {
        if index > 0 {
            arns.push(',');
        }
        arns.push_str(&prefix);
        // Writing to a string does not fail.
        let _ = write!(arns, "{family}:{revision}\"");
    }
    arns.push(']');
    token.into_iter().chain([("taskDefinitionArns", arns)])
}

pub fn families(page: &FamilyPage) -> impl Iterator<Item = (&'static str, String)> {
    let token = page.families.last().filter(|_| page.more).map(|family| ("nextToken", string(family.as_str())));
    [("families", items(&page.families, |family| string(family.as_str())))].into_iter().chain(token)
}

pub fn revision(view: &RevisionView) -> String {
    let (arn, family) = (&view.arn, view.arn.family.as_str());
    let mut name = String::with_capacity(80 + family.len());
    let mut caller = String::with_capacity(60);
    // Writing to a string does not fail.
    let _ = write!(name, "\"{arn}\"");
    let _ = write!(caller, "\"arn:{}:iam::{}:{CALLER}\"", arn.region.partition().as_str(), arn.account);
    let quoted = |text: &str| Cow::Owned(["\"", text, "\""].concat());
    let mut members: Vec<(&str, Cow<str>)> = Vec::with_capacity(24);
    members.extend(view.content.members().map(|(name, text)| (name, Cow::Borrowed(text))));
    members.extend(view.deregistered_at.map(|at| ("deregisteredAt", java_seconds(at).into())));
    members.push(("family", quoted(family)));
    members.extend(view.previous_status.map(|status| ("previousStatus", quoted(status.as_str()))));
    members.push(("registeredAt", java_seconds(view.registered_at).into()));
    members.push(("registeredBy", caller.into()));
    members.push(("revision", arn.revision.to_string().into()));
    members.push(("status", quoted(view.status.as_str())));
    members.push(("taskDefinitionArn", name.into()));
    members.sort_unstable_by_key(|(name, _)| *name);
    let mut out = String::with_capacity(members.iter().map(|(name, text)| name.len() + text.len() + 4).sum());
    object(&mut out, members);
    out
}

pub fn failure((arn, reason): &(String, Reason)) -> String {
    Object::default().text("arn", arn).text("reason", &reason.message()).written()
}
