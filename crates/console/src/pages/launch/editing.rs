//! What is being filled in, what can be said of it, and sending it.

use leptos::prelude::*;
use lifecycle::workloads::{ClusterName, TaskId};
use lifecycle::{Account, Outcome, Region};

use super::field::field_id;
use crate::app::held_elsewhere;
use crate::kit::dom;
use crate::kit::prelude::*;
use crate::kit::route::{Form, Given};
use crate::lab::{Lab, NotDone};
use crate::pages::calls::{failure, refused};
use crate::text::{self, launch as words};
use crate::view::launch::{Draft, Missing, Offer, Problem};

/// The members of requests that have a field of their own.
const FIELDS: &[&str] = &[
    "cluster",
    "service",
    "launchType",
    "family",
    "taskDefinition",
    "serviceName",
    "count",
    "group",
    "desiredCount",
    "minimumHealthyPercent",
    "maximumPercent",
];

/// A form that is being filled in. Copied freely.
#[derive(Clone, Copy)]
pub struct Editing(StoredValue<Parts>);

/// What it is made of; kept in one place, because every field has a hand on it.
#[derive(Clone, Copy)]
struct Parts {
    lab: Lab,
    region: Region,
    draft: RwSignal<Draft>,
    offer: Memo<Offer>,
    problem: Memo<Option<Problem>>,
    /// Whether it was sent since it began.
    attempted: RwSignal<bool>,
    router: Router,
    flashes: Flashes,
}

impl Editing {
    /// A form that begins with what a link gives.
    pub fn new(region: Region, form: Form, given: &Given) -> Self {
        let lab = Lab::current();
        let draft = RwSignal::new(lab.peek(|account| Draft::new(account, region, form, given)));
        let attempted = RwSignal::new(false);
        let offer = Memo::new(move |_| {
            let offer = lab.read(|account| draft.with(|draft| Offer::new(account, region, draft)));
            if matches!(offer.missing, Some(Missing::NotActive { reason: None, .. })) {
                // A window that is open closes with time alone.
                lab.time();
            }
            offer
        });
        let problem = Memo::new(move |_| {
            let problem = || lab.read(|account| draft.with(|draft| draft.problem(account, region)));
            attempted.get().then(problem).flatten()
        });
        let (router, flashes) = (Router::current(), Flashes::current());
        Self(StoredValue::new(Parts { lab, region, draft, offer, problem, attempted, router, flashes }))
    }

    fn parts(self) -> Parts {
        self.0.get_value()
    }

    /// Where it is sent.
    pub fn region(self) -> Region {
        self.parts().region
    }

    /// Asks what is filled in.
    pub fn draft<T>(self, ask: impl FnOnce(&Draft) -> T) -> T {
        self.parts().draft.with(ask)
    }

    /// Asks what is offered.
    pub fn offer<T>(self, ask: impl FnOnce(&Offer) -> T) -> T {
        self.parts().offer.with(ask)
    }

    /// Fills something in.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.parts().draft.update(change);
    }

    /// The same where that depends on what there is.
    pub fn choose(self, change: impl FnOnce(&mut Draft, &Account, Region)) {
        let Parts { lab, region, draft, .. } = self.parts();
        lab.peek(|account| draft.update(|draft| change(draft, account, region)));
    }

    /// What is wrong with the field of a member, once the form was sent.
    pub fn complaint(self, place: &str) -> Option<String> {
        let problem = self.parts().problem.get()?;
        (field_of(&problem) == Some(place)).then(|| said(&problem))
    }

    /// What is wrong and has no field.
    pub fn banner(self) -> AnyView {
        let problem = self.parts().problem.get().filter(|problem| field_of(problem).is_none());
        let Some(problem) = problem else { return nothing() };
        view! { <Banner kind=FlashKind::Error header=said(&problem) /> }.into_any()
    }

    /// Why what was asked for is not among the choices, and the button that sends it all the same.
    pub fn not_offered(self) -> Option<AnyView> {
        let Parts { lab, offer, .. } = self.parts();
        let missing = offer.with(|offer| offer.missing.clone())?;
        let held = held_elsewhere(lab);
        Some(
            view! {
                <Banner kind=FlashKind::Warning header=why(&missing)>
                    <Button
                        label=crate::kit::text::SEND_ANYWAY
                        refused=held
                        on_press=move || self.send_anyway()
                    />
                </Banner>
            }
            .into_any(),
        )
    }

    /// The page that it came from, or might have.
    pub fn back(self) -> Route {
        let Parts { region, draft, .. } = self.parts();
        let region = || region.code().to_owned();
        draft.with(|draft| match (draft.form, draft.cluster.as_str(), draft.service.as_str()) {
            (_, "", _) => Route::Clusters { region: region() },
            (Form::UpdateService, cluster, service) if !service.is_empty() => {
                Route::Service { region: region(), cluster: cluster.into(), service: service.into() }
            }
            (_, cluster, _) => Route::Cluster { region: region(), cluster: cluster.into() },
        })
    }

    /// Makes the call, or leads to what is wrong.
    pub fn send(self) {
        if !self.leads_to_problem() {
            self.send_anyway();
        }
    }

    /// Shows what is wrong and goes there; answers whether something is.
    fn leads_to_problem(self) -> bool {
        let Parts { attempted, problem, .. } = self.parts();
        attempted.set(true);
        untrack(|| problem.get()).inspect(lead_to).is_some()
    }

    /// Makes the call, whatever there is to say against it.
    fn send_anyway(self) {
        let Parts { lab, region, draft, flashes, .. } = self.parts();
        let (form, operation) =
            lab.peek(|account| draft.with_untracked(|draft| (draft.form, draft.operation(account, region))));
        let Ok(operation) = operation else {
            self.leads_to_problem();
            return;
        };
        match lab.call(region, operation) {
            Ok((outcome, _)) => self.done(outcome),
            Err(why) => {
                flashes.push(failure(words::failed(form), &why));
                if matches!(why, NotDone::Refused(_)) {
                    self.leads_to_problem();
                }
            }
        }
    }

    fn done(self, outcome: Outcome) {
        let Parts { flashes, .. } = self.parts();
        match outcome {
            Outcome::TasksStarted { cluster, tasks, failures, .. } => {
                let tasks: Vec<TaskId> = tasks.iter().map(|task| task.id).collect();
                self.started(&cluster, &tasks);
                if !failures.is_empty() {
                    let reasons: Vec<String> =
                        failures.iter().map(|failure| format!("{}: {}", failure.arn, failure.reason)).collect();
                    let flash = Flash::new(FlashKind::Error, words::not_started(failures.len()));
                    flashes.push(flash.text(reasons.join("\n")));
                }
            }
            Outcome::ServiceCreated { cluster, name, .. } => {
                self.show_service(&cluster, name.as_str());
                flashes.push(Flash::new(FlashKind::Success, words::created(name.as_str())));
            }
            Outcome::ServiceUpdated { cluster, name, change, .. } => {
                self.show_service(&cluster, name.as_str());
                let said = words::updated(name.as_str(), change.deployment.is_some());
                flashes.push(Flash::new(FlashKind::Success, said));
            }
            _ => {}
        }
    }

    fn started(self, cluster: &ClusterName, tasks: &[TaskId]) {
        let Parts { region, router, flashes, .. } = self.parts();
        let (region, name) = (region.code().to_owned(), cluster.as_str().to_owned());
        let page = Route::Cluster { region: region.clone(), cluster: name.clone() };
        let query = Query::default().with_tab("tasks");
        router.navigate_with(&page, &query);
        let flash = Flash::new(FlashKind::Success, words::started(tasks.len()));
        match tasks {
            [] => {}
            [task] => {
                let page = Route::Task { region, cluster: name, task: task.to_string() };
                flashes.push(flash.text(task.to_string()).link(words::VIEW_TASK, page.href()));
            }
            _ => {
                flashes.push(flash.link(words::VIEW_TASKS, page.href_with(&query)));
            }
        }
    }

    fn show_service(self, cluster: &ClusterName, service: &str) {
        let Parts { region, router, .. } = self.parts();
        let (region, cluster) = (region.code().into(), cluster.as_str().into());
        router.navigate(&Route::Service { region, cluster, service: service.into() });
    }
}

/// The field that shows where a problem lies, if there is one.
fn field_of(problem: &Problem) -> Option<&'static str> {
    let place = problem.place()?;
    if matches!(problem, Problem::NotOffered(Missing::Family(_))) {
        return Some("family");
    }
    FIELDS.iter().copied().find(|field| place.split('.').any(|part| part == *field))
}

fn lead_to(problem: &Problem) {
    let field = field_of(problem);
    dom::after_render(move || match field {
        Some(field) => drop(dom::focus(&field_id(field))),
        None => dom::focus_heading(),
    });
}

/// What is wrong, in words.
fn said(problem: &Problem) -> String {
    match problem {
        Problem::Empty(_) => words::CHOOSE_ONE.into(),
        Problem::NoNumber(_) => words::NO_NUMBER.into(),
        // Why it is not stands below.
        Problem::NotOffered(_) => words::CHOOSE_OFFERED.into(),
        Problem::Refused(refusal) => refused(refusal),
    }
}

/// Why a revision is not offered, and what ECS says to it.
fn why(missing: &Missing) -> String {
    match missing {
        Missing::Family(family) => words::no_active(family),
        Missing::NotThere(name) => words::not_there(name),
        Missing::NotActive { name, status, reason } => {
            let what = match reason {
                Some(reason) => words::ecs_answers(&text::error(reason.code(), &reason.message())),
                None => words::MAY_STILL.to_owned(),
            };
            format!("{} {what}", words::not_offered(name, status.as_str()))
        }
    }
}
