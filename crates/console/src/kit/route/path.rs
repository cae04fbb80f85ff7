//! The page that a hash's path names.

use super::encoding::decode;
use super::{Form, Given, Query, Route};

/// The longest name that ECS accepts of a family, a cluster or a service.
const NAME_MAX: usize = 255;

/// How many digits the id of a task has.
const TASK_DIGITS: usize = 32;

/// The page; what of the query says which it is, is taken out.
pub(super) fn parse(path: &str, query: &mut Query, is_region: fn(&str) -> bool) -> Option<Route> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return Some(Route::Home);
    }
    let segments = path.split('/').map(decode).collect::<Option<Vec<_>>>()?;
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match *segments.as_slice() {
        ["settings"] => Some(Route::Settings),
        #[cfg(debug_assertions)]
        ["kit"] => Some(Route::Kit),
        [region, ref rest @ ..] if is_region(region) => {
            let region = region.to_owned();
            match *rest {
                ["task-definitions"] => Some(Route::TaskDefinitions { region }),
                ["task-definitions", family] if is_name(family) => {
                    Some(Route::Family { region, family: family.to_owned() })
                }
                ["task-definitions", family, revision] if is_name(family) => {
                    Some(Route::Revision { region, family: family.to_owned(), revision: parse_revision(revision)? })
                }
                ["create-task-definition"] => {
                    let from = match query.take("from") {
                        None => None,
                        Some(text) => Some(parse_family_revision(&text)?),
                    };
                    Some(Route::CreateTaskDefinition { region, from })
                }
                ["clusters"] => Some(Route::Clusters { region }),
                ["clusters", cluster, ref rest @ ..] if is_name(cluster) => {
                    let cluster = cluster.to_owned();
                    match *rest {
                        [] => Some(Route::Cluster { region, cluster }),
                        ["services", name] if is_name(name) => {
                            Some(Route::Service { region, cluster, service: name.to_owned() })
                        }
                        ["tasks", id] if is_task(id) => Some(Route::Task { region, cluster, task: id.to_owned() }),
                        _ => None,
                    }
                }
                [page] => {
                    let form = Form::ALL.into_iter().find(|form| form.segment() == page)?;
                    Some(Route::Launch { region, form, given: parse_given(query)? })
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The letters, digits, hyphens and underscores that families, clusters and services may be named with, up to 255 of them.
fn is_name(text: &str) -> bool {
    (1..=NAME_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A number from 1 as it is written: no sign, no leading zero.
pub(super) fn parse_count(text: &str) -> Option<u32> {
    let written_plainly = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if written_plainly { text.parse().ok() } else { None }
}

fn parse_revision(text: &str) -> Option<u32> {
    parse_count(text)
}

fn parse_family_revision(text: &str) -> Option<(String, u32)> {
    let (family, revision) = text.split_once(':')?;
    if is_name(family) { Some((family.to_owned(), parse_revision(revision)?)) } else { None }
}

fn parse_given(query: &mut Query) -> Option<Given> {
    let task_definition = match query.take("taskDefinition") {
        None => None,
        Some(text) if is_name(&text) => Some((text, None)),
        Some(text) => Some(parse_family_revision(&text).map(|(family, revision)| (family, Some(revision)))?),
    };
    let mut name = |member| match query.take(member) {
        Some(text) if !is_name(&text) => None,
        name => Some(name),
    };
    Some(Given { task_definition, cluster: name("cluster")?, service: name("service")? })
}

fn is_task(text: &str) -> bool {
    text.len() == TASK_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
