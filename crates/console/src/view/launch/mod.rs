//! The forms that put a revision to use: what is filled in, what can be chosen, and the call that comes of it.

mod call;
mod offer;
#[cfg(test)]
mod tests;

use lifecycle::workloads::ServiceName;
use lifecycle::workloads::cluster::Cluster;
use lifecycle::workloads::service::{CircuitBreaker, Percents, Service};
use lifecycle::workloads::task::LaunchType;
use lifecycle::{Account, Family, Region, Revision, Status};

pub use call::Problem;
pub use offer::{Missing, Offer, SECURITY_GROUP, SUBNET};

use super::clusters;
use crate::kit::route::{Form, Given};

/// What is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which form it is.
    pub form: Form,
    /// The cluster's name.
    pub cluster: String,
    /// The name of the service that is created or updated.
    pub service: String,
    /// The launch type that was chosen, instead of what the revision is made for.
    pub launch_type: Option<LaunchType>,
    /// The family.
    pub family: String,
    /// Its revision.
    pub revision: Option<u32>,
    /// Whether family and revision were asked for, so that another service leaves them alone.
    pub is_asked_for: bool,
    /// How many tasks.
    pub count: String,
    /// The group of the tasks.
    pub group: String,
    /// Whether the service is a daemon service.
    pub is_daemon: bool,
    /// Whether a new deployment is forced.
    pub forces: bool,
    /// The lower bound of deployments.
    pub minimum: String,
    /// The upper bound of deployments.
    pub maximum: String,
    /// When a deployment is given up.
    pub breaker: CircuitBreaker,
}

impl Draft {
    /// What a form begins with.
    pub fn new(account: &Account, region: Region, form: Form, given: &Given) -> Self {
        let mut draft = Self {
            form,
            cluster: given.cluster.clone().or_else(|| only(clusters::names(account, region))).unwrap_or_default(),
            service: given.service.clone().unwrap_or_default(),
            launch_type: None,
            family: String::new(),
            revision: None,
            is_asked_for: given.task_definition.is_some(),
            count: "1".into(),
            group: String::new(),
            is_daemon: false,
            forces: false,
            minimum: String::new(),
            maximum: String::new(),
            breaker: CircuitBreaker::default(),
        };
        draft.choose_strategy(false);
        if let Some((family, revision)) = &given.task_definition {
            draft.choose_family(account, region, family);
            draft.revision = revision.or(draft.revision);
        }
        if form == Form::UpdateService {
            draft.fill_in(account, region);
        }
        draft
    }

    /// Takes another family, with its newest ACTIVE revision.
    pub fn choose_family(&mut self, account: &Account, region: Region, family: &str) {
        family.clone_into(&mut self.family);
        let name = Family::parse(family);
        let revisions = name.and_then(|family| account.revisions(region, &family));
        let newest = revisions.and_then(lifecycle::Revisions::newest_active);
        // The service that is updated stays on its own family's revision until another is chosen.
        let current = self.current(account, region).filter(|current| current.family.as_str() == family);
        self.revision = current.map(|current| current.revision).or(newest).map(Revision::get);
    }

    /// Takes another cluster; the service that is updated is then another one, too.
    pub fn choose_cluster(&mut self, account: &Account, region: Region, cluster: &str) {
        cluster.clone_into(&mut self.cluster);
        if self.form == Form::UpdateService {
            self.service = String::new();
            self.fill_in(account, region);
        }
    }

    /// Takes another service to be updated, as it is.
    pub fn choose_service(&mut self, account: &Account, region: Region, service: &str) {
        service.clone_into(&mut self.service);
        self.fill_in(account, region);
    }

    /// Takes a strategy, with the bounds that go with it.
    pub fn choose_strategy(&mut self, is_daemon: bool) {
        self.is_daemon = is_daemon;
        let percents = if is_daemon { Percents::DAEMON } else { Percents::REPLICA };
        self.bound(percents);
    }

    fn bound(&mut self, percents: Percents) {
        self.minimum = percents.minimum_healthy.to_string();
        self.maximum = percents.maximum.to_string();
    }

    /// Fills in what the service that is updated has.
    fn fill_in(&mut self, account: &Account, region: Region) {
        let Some(service) = self.service(account, region) else { return };
        self.count = service.desired_count.to_string();
        self.bound(service.percents);
        self.breaker = service.breaker;
        self.is_daemon = service.strategy == lifecycle::workloads::service::SchedulingStrategy::Daemon;
        if let Some(primary) = service.primary().filter(|_| !self.is_asked_for) {
            primary.family.as_str().clone_into(&mut self.family);
            self.revision = Some(primary.revision.get());
        }
    }

    fn cluster<'a>(&self, account: &'a Account, region: Region) -> Option<&'a Cluster> {
        account.workloads(region)?.clusters().get(self.cluster.as_str())
    }

    /// The service that is updated.
    pub fn service<'a>(&self, account: &'a Account, region: Region) -> Option<&'a Service> {
        let name = ServiceName::parse(&self.service).filter(|_| self.form == Form::UpdateService)?;
        self.cluster(account, region)?.services.get(&name)
    }

    /// What the service that is updated runs.
    pub fn current(&self, account: &Account, region: Region) -> Option<Current> {
        let primary = self.service(account, region)?.primary()?;
        let status = account.revisions(region, &primary.family)?.status(primary.revision);
        Some(Current { family: primary.family.clone(), revision: primary.revision, status })
    }

    /// Whether the revision of the service that is updated is left alone.
    fn leaves_revision(&self, current: Option<&Current>) -> bool {
        current.is_some_and(|current| {
            current.family.as_str() == self.family && Some(current.revision.get()) == self.revision
        })
    }
}

/// What a service runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// The family.
    pub family: Family,
    /// The revision.
    pub revision: Revision,
    /// Its status; `None` if it is gone.
    pub status: Option<Status>,
}

/// The one there is to choose.
fn only(mut all: Vec<String>) -> Option<String> {
    if all.len() == 1 { all.pop() } else { None }
}

/// The simulated network, as a request names it.
#[cfg(test)]
pub fn network_for_tests() -> lifecycle::workloads::options::Options {
    call::in_network("ENABLED")
}
