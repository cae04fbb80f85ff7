//! What a form offers, and why something is not offered.

use lifecycle::workloads::profile::Profile;
use lifecycle::workloads::service::ServiceStatus;
use lifecycle::workloads::task::LaunchType;
use lifecycle::{Account, Consumer, Family, Reason, Region, Revision, Status, Verdict};

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
    /// The ACTIVE clusters, and one that was asked for and is none of them.
    pub clusters: Vec<(String, String)>,
    /// The services that can be updated, and one that was asked for and is none of them.
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
        /// What ECS says to it; `None` while it may still accept it.
        reason: Option<Reason>,
    },
}

impl Offer {
    /// What can be chosen beside what is filled in.
    pub fn new(account: &Account, region: Region, draft: &Draft) -> Self {
        let current = draft.current(account, region);
        Self {
            clusters: with(clusters::names(account, region).into_iter().map(same).collect(), &draft.cluster),
            services: with(draft.services(account, region), &draft.service),
            families: families(account, region, current.as_ref()),
            revisions: draft.revisions(account, region, current.as_ref()),
            missing: draft.missing(account, region, current.as_ref()),
            launch_type: draft.launch_type(account, region).as_str(),
            has_network: draft.has_network(account, region),
            is_ready: draft.form != Form::UpdateService || draft.service(account, region).is_some(),
        }
    }
}

/// What can be chosen, and what a link asks for that can't: it shows, and says why nothing comes of it.
fn with(mut choices: Vec<(String, String)>, given: &str) -> Vec<(String, String)> {
    if !given.is_empty() && choices.iter().all(|(value, _)| value != given) {
        choices.push((given.into(), words::unknown(given)));
    }
    choices
}

impl Draft {
    fn services(&self, account: &Account, region: Region) -> Vec<(String, String)> {
        let services = self.cluster(account, region).into_iter().flat_map(|cluster| cluster.services.values());
        let active = services.filter(|service| service.status == ServiceStatus::Active);
        active.map(|service| same(service.name.as_str().to_owned())).collect()
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
        let Some(status) = revisions.and_then(|revisions| revisions.status(revision)) else {
            return Some(Missing::NotThere(name));
        };
        if status == Status::Active {
            return None;
        }
        // Where the window differs from revision to revision, asking whether this one's is over would tell its end.
        let may_still = account.may_launch_until(region, &family, revision).is_some();
        let reason = match account.launchable(region, &family, revision, self.consumer()) {
            Verdict::Refused(reason) if !may_still => Some(reason),
            Verdict::Refused(_) | Verdict::Allowed | Verdict::AlreadyDone => None,
        };
        Some(Missing::NotActive { name, status, reason })
    }

    const fn consumer(&self) -> Consumer {
        match self.form {
            Form::RunTask => Consumer::RunTask,
            Form::CreateService => Consumer::CreateService,
            Form::UpdateService => Consumer::UpdateService,
        }
    }

    fn profile(&self, account: &Account, region: Region) -> Option<Profile> {
        let content = account.content(region, &Family::parse(&self.family)?, Revision::new(self.revision?)?);
        content.map(|content| Profile::of(content))
    }

    /// The launch type that was chosen, or that of the service, or what the revision is made for.
    pub(super) fn launch_type(&self, account: &Account, region: Region) -> LaunchType {
        if let Some(service) = self.service(account, region) {
            return service.capacity.launch_type();
        }
        self.launch_type.unwrap_or_else(|| {
            let profile = self.profile(account, region);
            let fargate = profile.is_none_or(|profile| profile.runs_on(LaunchType::Fargate));
            if fargate { LaunchType::Fargate } else { LaunchType::Ec2 }
        })
    }

    /// Whether the task gets a network interface of its own, which has to be said where it is to be.
    pub(super) fn has_network(&self, account: &Account, region: Region) -> bool {
        self.profile(account, region).is_some_and(|profile| profile.has_interface)
    }
}

fn families(account: &Account, region: Region, current: Option<&Current>) -> Vec<(String, String)> {
    let active = account.region(region).into_iter().flat_map(|state| state.families_with(Status::Active));
    let mut names: Vec<_> = active.map(|family| family.as_str().to_owned()).collect();
    names.extend(current.map(|current| current.family.as_str().to_owned()));
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(same).collect()
}

fn same(name: String) -> (String, String) {
    (name.clone(), name)
}
