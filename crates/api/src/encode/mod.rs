//! Answers and refusals to bytes, as ECS writes them: members by name, what is unset left out.

use std::borrow::Cow;
use std::fmt::Write;

use lifecycle::{Answer, ArnPrefix, CALLER, FamilyPage, ListRevisions, RevisionPage, RevisionView, Tags, Timestamp};

/// The body of an answer.
pub fn encode(answer: &Answer) -> String {
    let mut out = String::new();
    match answer {
        Answer::Registered(view, tags) => {
            let tags = tags.as_ref().map(|tags| ("tags", tag_list(tags)));
            object(&mut out, tags.into_iter().chain([("taskDefinition", revision(view))]));
        }
        Answer::Deregistered(view) => object(&mut out, [("taskDefinition", revision(view))]),
        Answer::Described(view, tags) => {
            object(&mut out, [("tags", tag_list(tags)), ("taskDefinition", revision(view))]);
        }
        Answer::Revisions(page) => object(&mut out, revisions(page)),
        Answer::Families(page) => object(&mut out, families(page)),
        Answer::Deleting(views, failures) => {
            let failures = items(failures, |(arn, reason)| {
                let mut failure = String::new();
                object(&mut failure, [("arn", string(arn)), ("reason", string(&reason.message()))]);
                failure
            });
            object(&mut out, [("failures", failures), ("taskDefinitions", items(views, revision))]);
        }
        Answer::Tags(tags) => object(&mut out, [("tags", tag_list(tags))]),
        Answer::Done => out.push_str("{}"),
    }
    out
}

/// The body of an error.
pub fn encode_error(code: &str, message: &str) -> String {
    let mut out = String::new();
    object(&mut out, [("__type", string(code)), ("message", string(message))]);
    out
}

/// A moment as ECS writes it: seconds since the Unix epoch as Java prints a double, such as `1.789551555929E9`.
pub fn java_seconds(at: Timestamp) -> String {
    let (seconds, millis) = (at.as_millis() / 1000, at.as_millis() % 1000);
    // Java writes doubles from ten million on with an exponent.
    let with_exponent = seconds >= 10_000_000;
    let mut digits = String::with_capacity(24);
    // Writing to a string does not fail.
    let _ = write!(digits, "{seconds}{millis:03}");
    let exponent = digits.len() - 4;
    let point = if with_exponent { 1 } else { digits.len() - 3 };
    let last = digits.trim_end_matches('0').len();
    digits.truncate(last.max(point + 1));
    digits.insert(point, '.');
    if with_exponent {
        let _ = write!(digits, "E{exponent}");
    }
    digits
}

fn revisions(page: &RevisionPage) -> impl Iterator<Item = (&'static str, String)> {
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

fn families(page: &FamilyPage) -> impl Iterator<Item = (&'static str, String)> {
    let token = page.families.last().filter(|_| page.more).map(|family| ("nextToken", string(family.as_str())));
    [("families", items(&page.families, |family| string(family.as_str())))].into_iter().chain(token)
}

fn revision(view: &RevisionView) -> String {
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

fn tag_list(tags: &Tags) -> String {
    items(tags.iter(), |(key, value)| {
        let mut tag = String::new();
        object(&mut tag, [("key", string(key)), ("value", string(value))]);
        tag
    })
}

/// Appends an object of members that are JSON texts already.
fn object<'a, T: AsRef<str>>(out: &mut String, members: impl IntoIterator<Item = (&'a str, T)>) {
    out.push('{');
    for (index, (name, text)) in members.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(name);
        out.push_str("\":");
        out.push_str(text.as_ref());
    }
    out.push('}');
}

fn items<T>(items: impl IntoIterator<Item = T>, item: impl Fn(T) -> String) -> String {
    let items: Vec<String> = items.into_iter().map(item).collect();
    format!("[{}]", items.join(","))
}

fn string(text: &str) -> String {
    // Nearly all can be copied as they are.
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        return ["\"", text, "\""].concat();
    }
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_java_writes_doubles() {
        for (millis, expected) in [
            (1_789_551_555_929, "1.789551555929E9"),
            (1_789_551_555_000, "1.789551555E9"),
            (1_789_551_550_000, "1.78955155E9"),
            (10_000_000_000, "1.0E7"),
            (9_999_999_500, "9999999.5"),
            (0, "0.0"),
            (1_050, "1.05"),
        ] {
            assert_eq!(java_seconds(Timestamp::from_millis(millis)), expected);
        }
    }
}
