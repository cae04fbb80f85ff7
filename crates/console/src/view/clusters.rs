//! The clusters of a region, and one of them.

use lifecycle::workloads::Workloads;
use lifecycle::workloads::cluster::{Cluster, ClusterStatus};
use lifecycle::workloads::service::ServiceStatus;
use lifecycle::{Account, Region};

use super::cells::{Cell, Criteria, Listing, Row};
use crate::kit::route::Route;

/// The ACTIVE clusters of a region, by name.
pub fn table(account: &Account, region: Region, criteria: &Criteria) -> Listing {
    let clusters = active(account.workloads(region));
    criteria.page(clusters, |cluster| cluster.name.as_str(), |cluster| row(region, cluster))
}

fn active(workloads: Option<&Workloads>) -> impl Iterator<Item = &Cluster> {
    let clusters = workloads.into_iter().flat_map(|workloads| workloads.clusters().values());
    clusters.filter(|cluster| cluster.status == ClusterStatus::Active)
}

/// The names of the ACTIVE clusters of a region.
pub fn names(account: &Account, region: Region) -> Vec<String> {
    active(account.workloads(region)).map(|cluster| cluster.name.as_str().to_owned()).collect()
}

fn row(region: Region, cluster: &Cluster) -> Row {
    let name = cluster.name.as_str();
    let page = Route::Cluster { region: region.code().into(), cluster: name.into() };
    let tasks = cluster.task_counts();
    Row {
        key: name.to_owned(),
        cells: vec![
            Cell::link(name, &page),
            cluster.status.into(),
            Cell::text(cluster.active_services()),
            Cell::text(tasks.pending),
            Cell::text(tasks.running),
            Cell::text(cluster.instances.len()),
        ],
    }
}

/// What the page of a cluster shows first, in the order of its labels.
pub fn facts(cluster: &Cluster) -> Vec<Cell> {
    let draining = cluster.services.values().filter(|service| service.status == ServiceStatus::Draining).count();
    let tasks = cluster.task_counts();
    vec![
        cluster.status.into(),
        Cell::text(cluster.active_services()),
        Cell::text(draining),
        Cell::text(tasks.pending),
        Cell::text(tasks.running),
        Cell::text(cluster.instances.len()),
    ]
}

/// The services of a cluster that are not INACTIVE, by name.
pub fn services(account: &Account, region: Region, cluster: &Cluster, criteria: &Criteria) -> Listing {
    let there = cluster.services.values().filter(|service| service.status != ServiceStatus::Inactive);
    criteria.page(
        there,
        |service| service.name.as_str(),
        |service| {
            let (counts, primary) = (service.counts(), service.primary());
            let revision = primary.map_or(Cell::Text(String::new()), |primary| {
                Cell::revision(account, region, &primary.family, primary.revision)
            });
            Row {
                key: service.name.as_str().to_owned(),
                cells: vec![
                    Cell::service(region, &cluster.name, Some(&service.name)),
                    service.status.into(),
                    revision,
                    Cell::text(service.desired_count),
                    Cell::text(counts.pending),
                    Cell::text(counts.running),
                    primary.map_or(Cell::Text(String::new()), |primary| primary.rollout.into()),
                    Cell::text(service.capacity.launch_type().as_str()),
                ],
            }
        },
    )
}

/// The instances of a cluster.
pub fn instances(cluster: &Cluster, criteria: &Criteria) -> Listing {
    criteria.page(
        cluster.instances.values(),
        |_| "",
        |instance| {
            let (left, id) = (instance.room.without(instance.taken), instance.id.to_string());
            Row {
                cells: vec![
                    Cell::text(&id),
                    Cell::text(instance.id.ec2_id()),
                    cluster.status.into(),
                    Cell::text(instance.pending),
                    Cell::text(instance.running),
                    Cell::text(left.cpu),
                    Cell::text(left.memory),
                    Cell::Moment(Some(instance.registered_at)),
                ],
                key: id,
            }
        },
    )
}

/// The regions that have clusters, and how many each has, the one with the most first.
pub fn elsewhere(account: &Account, here: Region) -> Vec<(Region, usize)> {
    let count = |region: Region| (region, active(account.workloads(region)).count());
    let others = Region::all().filter(|region| *region != here).map(count).filter(|(_, count)| *count > 0);
    let mut regions: Vec<_> = others.collect();
    regions.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    regions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clusters as words;
    use crate::view::cells::shown;
    use crate::view::fixture::{self, CLUSTER, REGION, account, perform};
    use lifecycle::Operation;
    use lifecycle::workloads::request::CreateCluster;

    fn all(text: &str) -> Criteria {
        Criteria { text: text.into(), page: 1, size: 100 }
    }

    #[test]
    fn clusters_are_counted_and_deleted_ones_left_out() {
        let mut account = account();
        let one = table(&account, REGION, &all(CLUSTER));
        let cells: Vec<String> = one.rows[0].cells.iter().map(shown).collect();
        assert_eq!(cells, [CLUSTER, "ACTIVE", "1", "0", "2", "2"]);
        assert_eq!(cells.len(), words::COLUMNS.len());
        let before = table(&account, REGION, &all("")).total;
        let empty = CreateCluster { name: Some("empty".into()), ..CreateCluster::default() };
        perform(&mut account, Operation::CreateCluster(empty));
        assert_eq!(table(&account, REGION, &all("EMP")).matching, 1);
        perform(&mut account, Operation::DeleteCluster { cluster: "empty".into() });
        assert_eq!(table(&account, REGION, &all("")).total, before);
    }

    #[test]
    fn services_and_instances_have_a_cell_for_each_column() {
        let account = account();
        let cluster = fixture::cluster(&account);
        let services = services(&account, REGION, cluster, &all(""));
        let cells: Vec<String> = services.rows[0].cells.iter().map(shown).collect();
        assert_eq!(cells, ["site", "ACTIVE", "web:30", "2", "0", "2", "COMPLETED", "FARGATE"]);
        assert_eq!(cells.len(), crate::text::services::COLUMNS.len());
        let instances = instances(cluster, &all(""));
        assert_eq!((instances.total, instances.rows[0].cells.len()), (2, words::INSTANCE_COLUMNS.len()));
        assert_eq!(facts(cluster).len(), words::FACTS.len());
    }

    #[test]
    fn other_regions_are_named_with_what_they_have() {
        let account = account();
        let there = elsewhere(&account, Region::parse("us-west-2").unwrap());
        assert!(there.iter().any(|(region, count)| *region == REGION && *count > 0));
    }
}
