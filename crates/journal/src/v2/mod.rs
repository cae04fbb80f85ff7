//! What runs, as version 2 of the stored form keeps it: one line, read in a step of its own.
//!
//! Moments are counted from the account's own, so that what runs moves in time with it. What follows from the rest, such as
//! which tasks a service has and how many of them are RUNNING, is not kept.

mod cluster;
mod moments;
mod pool;
mod service;
mod task;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use lifecycle::workloads::id::TaskId;
use lifecycle::workloads::{ClusterName, RunToken, Workloads};
use lifecycle::{Region, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::text::ReadError;
use cluster::StoredCluster;
use moments::Moments;
use pool::{Pool, Shared};
use task::Kind;

/// The most tasks of an account that are read: as wasm, there is no memory for more.
const MAX_TASKS: usize = 1 << 20;

/// What is written where nothing ever ran.
pub(crate) const NOTHING: &str = "null";

/// What runs in an account.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    /// What was asked for beside, each once.
    options: Vec<Cow<'a, Map<String, Value>>>,
    /// What tasks have in common, each once.
    #[serde(borrow)]
    kinds: Vec<Kind<'a>>,
    #[serde(borrow)]
    regions: Vec<StoredRegion<'a>>,
}

#[derive(Serialize, Deserialize)]
struct StoredRegion<'a> {
    #[serde(borrow)]
    region: Cow<'a, str>,
    #[serde(borrow)]
    clusters: Vec<StoredCluster<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    tokens: Vec<StoredToken<'a>>,
}

#[derive(Serialize, Deserialize)]
struct StoredToken<'a> {
    #[serde(borrow)]
    token: Cow<'a, str>,
    ago: i64,
    request: u64,
    #[serde(borrow)]
    cluster: Cow<'a, str>,
    tasks: Vec<u64>,
}

/// What runs, as a line.
pub(crate) fn write(regions: &[(Region, Workloads)], now: Timestamp) -> String {
    if regions.is_empty() {
        return NOTHING.into();
    }
    let moments = Moments(now);
    let mut pool = Pool::default();
    let stored = regions.iter().map(|(region, workloads)| StoredRegion {
        region: region.code().into(),
        clusters: workloads.clusters().values().map(|cluster| cluster::store(cluster, moments, &mut pool)).collect(),
        tokens: workloads.tokens().iter().map(|(token, request)| store_token(token, request, moments)).collect(),
    });
    let regions = stored.collect();
    let (options, kinds) = pool.into_parts();
    // Structs of numbers and texts have a JSON form.
    serde_json::to_string(&Stored { options, kinds, regions }).unwrap_or_default()
}

/// What the line says that runs.
pub(crate) fn read(line: &str, now: Timestamp) -> Result<Vec<(Region, Workloads)>, ReadError> {
    let Some(Stored { options, kinds, regions }) = serde_json::from_str(line)? else { return Ok(Vec::new()) };
    let tasks: usize = regions.iter().flat_map(|region| &region.clusters).map(StoredCluster::tasks).sum();
    if tasks > MAX_TASKS {
        return Err(ReadError::Contents(format!("{tasks} tasks, where an account has room for {MAX_TASKS}")));
    }
    let shared = Shared::new(options, kinds, Moments(now))?;
    let mut all: Vec<(Region, Workloads)> = Vec::with_capacity(regions.len());
    for stored in regions {
        let region = words::region(&stored.region)?;
        let mut clusters = BTreeMap::new();
        for stored in stored.clusters {
            let cluster = cluster::restore(stored, &shared)?;
            words::once(clusters.insert(cluster.name.clone(), cluster), "a cluster")?;
        }
        let mut tokens = BTreeMap::new();
        for stored in stored.tokens {
            let (token, request) = restore_token(stored, &shared)?;
            words::once(tokens.insert(token, request), "a token")?;
        }
        all.push((region, Workloads::of(clusters.into_values(), tokens)));
    }
    Ok(all)
}

fn store_token<'a>(token: &'a str, request: &'a RunToken, moments: Moments) -> StoredToken<'a> {
    let RunToken { at, request, cluster, tasks } = request;
    StoredToken {
        token: token.into(),
        ago: moments.ago(*at),
        request: *request,
        cluster: cluster.as_str().into(),
        tasks: tasks.iter().map(|task| task.0).collect(),
    }
}

fn restore_token(stored: StoredToken<'_>, shared: &Shared) -> Result<(String, RunToken), ReadError> {
    let request = RunToken {
        at: shared.moments.at(stored.ago),
        request: stored.request,
        cluster: words::name(&stored.cluster, ClusterName::parse)?,
        tasks: stored.tasks.into_iter().map(TaskId).collect(),
    };
    Ok((stored.token.into_owned(), request))
}
