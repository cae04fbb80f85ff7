//! What a form offers, and why something is not offered.

use lifecycle::workloads::service::ServiceStatus;
use lifecycle::workloads::task::LaunchType;
use lifecycle::{Account, Content, EnforcementWindow, Family, Region, Revision, RevisionView, Status};
use serde_json::Value;

use super::{Current, Draft};
use crate::kit::route::Form;
use crate::text::launch as words;
use crate::view::clusters;

/// How many revisions are offered at most, as in the console.
const OFFERED: usize = 100;

/// The subnet of the simulated network.
pub const SUBNET: &str = "subnet-0a1b2c3d4e5f60718";
/// Its security group.
pub const SECURITY_GROUP: &str = "sg-0a1b2c3d4e5f60718";

/// What can be chosen: values and labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The ACTIVE clusters.
    pub clusters: Vec<(String, String)>,
    /// The services that can be updated.
    pub services: Vec<(String, String)>,
    /// The families with an ACTIVE revision, and that of the service.
    pub families: Vec<(String, String)>,
    /// The family's newest ACTIVE revisions, and that of the service.
    pub revisions: Vec<(String, String)>,
    /// Why what is filled in is not among them.
    pub missing: Option<Missing>,
    /// The launch type that is used: `FARGATE` or `EC2`.
    pub launch_type: &'static str,
    /// Whether the task gets a network interface of its own.
    pub has_network: bool,
    /// Whether there is a service to update, where that is what the form does.
    pub is_ready: bool,
}

/// Why a revision is not offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No revision of the family is.
    Family(String),
    /// There is none.
    NotThere(String),
    /// It is not ACTIVE.
    NotActive {
        /// Its name.
        name: String,
        /// Its status.
        status: Status,
        /// Whether ECS may accept it for a while.
        may_still: bool,
    },
}

impl Offer {
    /// What can be chosen beside what is filled in.
    pub fn new(account: &Account, region: Region, draft: &Draft) -> Self {
        let current = draft.current(account, region);
        let revision = draft.content(account, region);
        Self {
            clusters: clusters::names(account, region).into_iter().map(same).collect(),
            services: draft.services(account, region),
            families: draft.families(account, region, current.as_ref()),
            revisions: draft.revisions(account, region, current.as_ref()),
            missing: draft.missing(account, region, current.as_ref()),
            launch_type: draft.launch_type(account, region).as_str(),
            has_network: revision.is_some_and(|view| uses_interface(&view.content)),
            is_ready: draft.form != Form::UpdateService || draft.service(account, region).is_some(),
        }
    }
}

impl Draft {
    fn services(&self, account: &Account, region: Region) -> Vec<(String, String)> {
        let services = self.cluster(account, region).into_iter().flat_map(|cluster| cluster.services.values());
        let active = services.filter(|service| service.status == ServiceStatus::Active);
        active.map(|service| same(service.name.as_str().to_owned())).collect()
    }

    fn families(&self, account: &Account, region: Region, current: Option<&Current>) -> Vec<(String, String)> {
        let active = account.region(region).into_iter().flat_map(|state| state.families_with(Status::Active));
        let mut names: Vec<_> = active.map(|family| family.as_str().to_owned()).collect();
        names.extend(current.map(|current| current.family.as_str().to_owned()));
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(same).collect()
    }

    /// Newest first.
    fn revisions(&self, account: &Account, region: Region, current: Option<&Current>) -> Vec<(String, String)> {
        let Some(family) = Family::parse(&self.family) else { return Vec::new() };
        let Some(revisions) = account.revisions(region, &family) else { return Vec::new() };
        let (active, latest) = (revisions.with_status(Status::Active), revisions.newest_active());
        let current = current.filter(|current| current.family == family);
        // An older one that was asked for is offered beside the newest ones.
        let asked = self.revision.filter(|revision| active.contains(*revision));
        let mut numbers: Vec<u32> = active.iter().rev().take(OFFERED).collect();
        numbers.extend(asked);
        numbers.extend(current.map(|current| current.revision.get()));
        numbers.sort_unstable_by_key(|number| std::cmp::Reverse(*number));
        numbers.dedup();
        let label = |number: u32| {
            let name = format!("{family}:{number}");
            match current.filter(|current| current.revision.get() == number) {
                Some(current) => words::current(&name, current.status.map_or("", Status::as_str)),
                None if latest.is_some_and(|latest| latest.get() == number) => words::latest(&name),
                None => name,
            }
        };
        numbers.into_iter().map(|number| (number.to_string(), label(number))).collect()
    }

    fn missing(&self, account: &Account, region: Region, current: Option<&Current>) -> Option<Missing> {
        if self.family.is_empty() || self.leaves_revision(current) {
            return None;
        }
        let family = Family::parse(&self.family)?;
        let revisions = account.revisions(region, &family);
        let Some(number) = self.revision else {
            let none = revisions.is_none_or(|revisions| revisions.newest_active().is_none());
            let of_service = current.is_some_and(|current| current.family == family);
            return (none && !of_service).then(|| Missing::Family(self.family.clone()));
        };
        let name = format!("{family}:{number}");
        let revision = Revision::new(number)?;
        let Some((revisions, status)) = revisions.and_then(|all| Some((all, all.status(revision)?))) else {
            return Some(Missing::NotThere(name));
        };
        let may_still = || {
            let window = match account.enforcement_window() {
                EnforcementWindow::Seconds(seconds) => seconds,
                // How long it is for this revision is not told.
                EnforcementWindow::Random => EnforcementWindow::MAX_SECONDS,
            };
            let since = revisions.deregistered_at(revision).unwrap_or_default();
            account.now().as_millis() < since.as_millis() + u64::from(window) * 1000
        };
        match status {
            Status::Active => None,
            Status::Inactive => Some(Missing::NotActive { name, status, may_still: may_still() }),
            Status::DeleteInProgress => Some(Missing::NotActive { name, status, may_still: false }),
        }
    }

    fn content(&self, account: &Account, region: Region) -> Option<RevisionView> {
        account.view(region, &Family::parse(&self.family)?, Revision::new(self.revision?)?)
    }

    /// The launch type that was chosen, or that of the service, or what the revision is made for.
    pub(super) fn launch_type(&self, account: &Account, region: Region) -> LaunchType {
        if let Some(service) = self.service(account, region) {
            return service.capacity.launch_type();
        }
        self.launch_type.unwrap_or_else(|| {
            let for_fargate = |view: RevisionView| {
                let required = member(&view.content, "requiresCompatibilities");
                required.as_array().is_some_and(|all| all.iter().any(|it| it == LaunchType::Fargate.as_str()))
            };
            let fargate = self.content(account, region).is_none_or(for_fargate);
            if fargate { LaunchType::Fargate } else { LaunchType::Ec2 }
        })
    }

    /// Whether the task gets a network interface of its own, which has to be said where it is to be.
    pub(super) fn has_network(&self, account: &Account, region: Region) -> bool {
        self.content(account, region).is_some_and(|view| uses_interface(&view.content))
    }
}

fn uses_interface(content: &Content) -> bool {
    member(content, "networkMode") == "awsvpc"
}

fn member(content: &Content, name: &str) -> Value {
    content.member(name).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

fn same(name: String) -> (String, String) {
    (name.clone(), name)
}
