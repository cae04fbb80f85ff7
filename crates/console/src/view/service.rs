//! A service: its state, deployments, events and configuration.

use lifecycle::workloads::service::{SchedulingStrategy, Service};
use lifecycle::{Account, Region};

use super::cells::{Cell, Criteria, Listing, Row};
use super::tasks::network;
use crate::text::services as words;

/// What the page of a service shows first, in the order of its labels.
pub fn facts(account: &Account, region: Region, service: &Service) -> Vec<Cell> {
    let (counts, primary) = (service.counts(), service.primary());
    let none = || Cell::Text(String::new());
    vec![
        service.status.into(),
        Cell::text(service.desired_count),
        Cell::text(counts.pending),
        Cell::text(counts.running),
        primary.map_or_else(none, |primary| Cell::revision(account, region, &primary.family, primary.revision)),
        primary.map_or_else(none, |primary| primary.rollout.into()),
        Cell::Moment(Some(service.created_at)),
    ]
}

/// How the service fares, in the order of its labels.
pub fn health(service: &Service) -> Vec<Cell> {
    let counts = service.counts();
    let failed: u32 = service.deployments.iter().map(|deployment| deployment.failed_tasks).sum();
    let last = service.events.front().map(|event| event.message(&service.name)).unwrap_or_default();
    vec![
        Cell::text(service.desired_count),
        Cell::text(counts.pending),
        Cell::text(counts.running),
        Cell::text(service.deployments.len()),
        Cell::text(failed),
        Cell::Text(last),
    ]
}

/// The deployments, newest first.
pub fn deployments(account: &Account, region: Region, service: &Service, criteria: &Criteria) -> Listing {
    criteria.page(
        service.deployments.iter().enumerate(),
        |_| "",
        |(at, deployment)| Row {
            key: deployment.id.to_string(),
            cells: vec![
                Cell::text(deployment.id),
                Cell::text(if at == 0 { "PRIMARY" } else { "ACTIVE" }),
                deployment.rollout.into(),
                Cell::revision(account, region, &deployment.family, deployment.revision),
                Cell::text(deployment.desired_count),
                Cell::text(deployment.counts.pending),
                Cell::text(deployment.counts.running),
                Cell::text(deployment.failed_tasks),
                Cell::Moment(Some(deployment.created_at)),
                Cell::Moment(Some(deployment.updated_at)),
            ],
        },
    )
}

/// The events, newest first.
pub fn events(service: &Service, criteria: &Criteria) -> Listing {
    criteria.page(
        service.events.iter(),
        |_| "",
        |event| Row {
            key: event.number.to_string(),
            cells: vec![Cell::Text(event.message(&service.name)), Cell::Moment(Some(event.at))],
        },
    )
}

/// What the service was created or updated with, in the order of its labels.
pub fn configuration(service: &Service) -> Vec<Cell> {
    let strategy = match service.strategy {
        SchedulingStrategy::Replica => words::REPLICA,
        SchedulingStrategy::Daemon => words::DAEMON,
    };
    vec![
        Cell::text(strategy),
        Cell::text(service.capacity.launch_type().as_str()),
        Cell::text(service.options.text("platformVersion").unwrap_or_default()),
        Cell::text(service.percents.minimum_healthy),
        Cell::text(service.percents.maximum),
        Cell::text(words::on_off(service.breaker.enabled)),
        Cell::text(words::on_off(service.breaker.rollback)),
        Cell::Text(network(&service.options, "subnets")),
        Cell::Text(network(&service.options, "securityGroups")),
        Cell::Text(network(&service.options, "assignPublicIp")),
    ]
}
