//! The call that comes of a form.

use lifecycle::workloads::options::Options;
use lifecycle::workloads::request::{CreateService, RunTask, UpdateService};
use lifecycle::workloads::service::{CircuitBreaker, Percents, SchedulingStrategy, Service};
use lifecycle::workloads::task::LaunchType;
use lifecycle::{Account, Operation, Refusal, Region};
use serde_json::{Map, Value, json};

use super::{Draft, Missing, Offer, SECURITY_GROUP, SUBNET};
use crate::kit::route::Form;
use crate::view::ask;

/// Why nothing would come of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The field of this place has to be filled in.
    Empty(&'static str),
    /// What the field of this place takes is a number.
    NoNumber(&'static str),
    /// The revision is none that is offered.
    NotOffered(Missing),
    /// ECS refuses it.
    Refused(Refusal),
}

impl Problem {
    /// The member of the request that it lies in, if that can be said.
    pub fn place(&self) -> Option<&str> {
        match self {
            Self::Empty(place) | Self::NoNumber(place) => Some(place),
            Self::NotOffered(_) => Some("taskDefinition"),
            Self::Refused(refusal) => refusal.place.as_deref(),
        }
    }
}

impl Draft {
    /// What is wrong with what is filled in.
    pub fn problem(&self, account: &Account, region: Region) -> Option<Problem> {
        let required = [
            ("cluster", self.cluster.is_empty()),
            ("service", self.form == Form::UpdateService && self.service(account, region).is_none()),
            ("taskDefinition", self.family.is_empty()),
        ];
        if let Some((place, _)) = required.into_iter().find(|(_, is_empty)| *is_empty) {
            return Some(Problem::Empty(place));
        }
        if let Some(missing) = Offer::new(account, region, self).missing {
            return Some(Problem::NotOffered(missing));
        }
        if self.revision.is_none() {
            return Some(Problem::Empty("taskDefinition"));
        }
        match self.operation(account, region) {
            Err(problem) => Some(problem),
            Ok(operation) => ask::refusal(account, region, operation).map(Problem::Refused),
        }
    }

    /// The call, whatever ECS says to it.
    pub fn operation(&self, account: &Account, region: Region) -> Result<Operation, Problem> {
        Ok(match self.form {
            Form::RunTask => Operation::RunTask(Box::new(self.run_task(account, region)?)),
            Form::CreateService => Operation::CreateService(Box::new(self.create_service(account, region)?)),
            Form::UpdateService => Operation::UpdateService(Box::new(self.update_service(account, region)?)),
        })
    }

    fn run_task(&self, account: &Account, region: Region) -> Result<RunTask, Problem> {
        Ok(RunTask {
            cluster: some(&self.cluster),
            task_definition: self.task_definition(),
            count: number("count", &self.count)?,
            launch_type: Some(self.launch_type(account, region).as_str().into()),
            group: some(&self.group),
            options: self.network(account, region),
            ..RunTask::default()
        })
    }

    fn create_service(&self, account: &Account, region: Region) -> Result<CreateService, Problem> {
        let strategy = if self.is_daemon { SchedulingStrategy::Daemon } else { SchedulingStrategy::Replica };
        let percents = if self.is_daemon { Percents::DAEMON } else { Percents::REPLICA };
        let mut options = self.network(account, region);
        self.deployment(percents, CircuitBreaker::default(), &mut options)?;
        Ok(CreateService {
            cluster: some(&self.cluster),
            name: some(&self.service),
            task_definition: some(&self.task_definition()),
            desired_count: if self.is_daemon { None } else { number("desiredCount", &self.count)? },
            launch_type: Some(self.launch_type(account, region).as_str().into()),
            strategy: Some(strategy.as_str().into()),
            options,
            ..CreateService::default()
        })
    }

    /// What is as the service has it is not sent.
    fn update_service(&self, account: &Account, region: Region) -> Result<UpdateService, Problem> {
        let Some(service) = self.service(account, region) else { return Err(Problem::Empty("service")) };
        let is_left = self.leaves_revision(self.current(account, region).as_ref());
        let count = if self.is_daemon { None } else { number("desiredCount", &self.count)? };
        let mut options =
            if is_left || has_network(service) { Options::default() } else { self.network(account, region) };
        self.deployment(service.percents, service.breaker, &mut options)?;
        Ok(UpdateService {
            cluster: some(&self.cluster),
            service: self.service.clone(),
            task_definition: if is_left { None } else { some(&self.task_definition()) },
            desired_count: count.filter(|count| *count != i64::from(service.desired_count)),
            force_new_deployment: self.forces,
            options,
        })
    }

    fn task_definition(&self) -> String {
        match self.revision {
            Some(revision) => format!("{}:{revision}", self.family),
            None => self.family.clone(),
        }
    }

    fn network(&self, account: &Account, region: Region) -> Options {
        if !self.has_network(account, region) {
            return Options::default();
        }
        in_network(match self.launch_type(account, region) {
            LaunchType::Fargate => "ENABLED",
            LaunchType::Ec2 => "DISABLED",
        })
    }

    /// Adds what of the deployment configuration is other than this.
    fn deployment(&self, percents: Percents, breaker: CircuitBreaker, options: &mut Options) -> Result<(), Problem> {
        let mut configuration = Map::new();
        let bounds = [
            ("minimumHealthyPercent", &self.minimum, percents.minimum_healthy),
            ("maximumPercent", &self.maximum, percents.maximum),
        ];
        for (member, typed, before) in bounds {
            if let Some(percent) = number(member, typed)?.filter(|percent| *percent != i64::from(before)) {
                configuration.insert(member.into(), percent.into());
            }
        }
        if self.breaker != breaker {
            let breaker = json!({ "enable": self.breaker.enabled, "rollback": self.breaker.rollback });
            configuration.insert("deploymentCircuitBreaker".into(), breaker);
        }
        if !configuration.is_empty() {
            options.0.insert("deploymentConfiguration".into(), Value::Object(configuration));
        }
        Ok(())
    }
}

/// The simulated network, with a public address or without one.
pub(super) fn in_network(public: &str) -> Options {
    let network = json!({
        "awsvpcConfiguration": { "subnets": [SUBNET], "securityGroups": [SECURITY_GROUP], "assignPublicIp": public }
    });
    Options(Map::from_iter([("networkConfiguration".to_owned(), network)]))
}

fn has_network(service: &Service) -> bool {
    service.options.member("networkConfiguration").is_some()
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(Into::into)
}

/// The number that was typed; `None` where nothing was.
fn number(place: &'static str, typed: &str) -> Result<Option<i64>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| Problem::NoNumber(place))
}
