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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::cells::shown;
    use crate::view::fixture::{REGION, account, deregister, service};

    fn all() -> Criteria {
        Criteria { text: String::new(), page: 1, size: 100 }
    }

    #[test]
    fn facts_go_with_their_labels_and_mark_an_inactive_revision() {
        let mut account = account();
        deregister(&mut account, "web:30");
        let site = service(&account);
        let facts: Vec<String> = facts(&account, REGION, site).iter().map(shown).collect();
        assert_eq!(facts, ["ACTIVE", "2", "0", "2", "web:30 INACTIVE", "COMPLETED", "then"]);
        assert_eq!(facts.len(), words::FACTS.len());
        assert_eq!(health(site).len(), words::HEALTH_FACTS.len());
        assert_eq!(configuration(site).len(), words::CONFIGURATION_FACTS.len());
    }

    #[test]
    fn deployments_and_events_come_newest_first() {
        let account = account();
        let deployments = deployments(&account, REGION, service(&account), &all());
        let first = &deployments.rows[0].cells;
        assert_eq!(first.len(), words::DEPLOYMENT_COLUMNS.len());
        assert_eq!(
            (shown(&first[1]), shown(&first[2]), shown(&first[3])),
            ("PRIMARY".into(), "COMPLETED".into(), "web:30".into())
        );
        let events = events(service(&account), &all());
        assert_eq!(shown(&events.rows[0].cells[0]), "(service site) has reached a steady state.");
    }
}
