//! Stopping tasks: the menu's item, the dialog, and what is said of what came of it.

use leptos::prelude::*;
use lifecycle::workloads::TaskId;
use lifecycle::workloads::request::StopTask;
use lifecycle::{Operation, Outcome};

use crate::app::held_elsewhere;
use crate::kit::menu::Refused;
use crate::kit::prelude::*;
use crate::pages::calls::failure;
use crate::pages::cluster::Place;
use crate::text::{self, tasks as words};
use crate::view::ask;
use crate::view::tasks::Desired;

/// How many ids a dialog lists at most.
const LISTED: usize = 100;

/// Stopping the tasks that are selected, or the one that a page is about. Copied freely.
#[derive(Clone, Copy)]
pub struct Stopping {
    place: Place,
    tasks: Signal<Vec<TaskId>>,
    /// Called once it was done.
    done: Callback<()>,
    open: RwSignal<bool>,
    reason: RwSignal<String>,
    flashes: Flashes,
}

impl Stopping {
    /// Stops what `tasks` has; `done` is called after that.
    pub fn new(place: Place, tasks: Signal<Vec<TaskId>>, done: Callback<()>) -> Self {
        let (open, reason) = (RwSignal::new(false), RwSignal::new(String::new()));
        Self { place, tasks, done, open, reason, flashes: Flashes::current() }
    }

    /// The items of the menu.
    pub fn items(self) -> Signal<Vec<MenuItem>> {
        let held = held_elsewhere(self.place.lab);
        Signal::derive(move || {
            let refused = match (held.get(), self.unneeded()) {
                (Some(reason), _) => Some(Refused { reason, send_anyway: None }),
                (None, Some(reason)) => {
                    let some = !self.tasks.with(Vec::is_empty);
                    let send_anyway = some.then(|| Callback::new(move |()| self.perform()));
                    Some(Refused { reason: reason.into(), send_anyway })
                }
                (None, None) => None,
            };
            vec![MenuItem::new(words::STOP_SELECTED, Callback::new(move |()| self.ask())).refused(refused)]
        })
    }

    /// Why nothing would come of it: none is selected, or all have been told to stop.
    pub fn unneeded(self) -> Option<&'static str> {
        self.tasks.with(|tasks| {
            if tasks.is_empty() {
                return Some(words::NOTHING_SELECTED);
            }
            let Place { lab, region, .. } = self.place;
            let stops = |task: &TaskId| {
                let asked = Operation::StopTask(self.request(*task));
                let outcome = lab.read(|account| ask::outcome(account, region, asked));
                matches!(outcome, Ok(Outcome::TaskStopped { changed: false, .. }))
            };
            tasks.iter().all(stops).then_some(words::ALREADY_STOPPING)
        })
    }

    /// Shows the dialog.
    pub fn ask(self) {
        self.reason.set(String::new());
        self.open.set(true);
    }

    /// The dialog; `return_to` are the ids that may take the focus back.
    pub fn dialog(self, return_to: Vec<String>) -> AnyView {
        let count = move || self.tasks.with(Vec::len);
        let send = move |()| {
            self.open.set(false);
            self.perform();
        };
        let primary = Primary {
            label: words::STOP.into(),
            on_press: Callback::new(send),
            refused: held_elsewhere(self.place.lab),
        };
        let body = move || {
            let tasks = self.tasks.get_untracked();
            let names = tasks.iter().take(LISTED).map(|task| el("li").text(task.to_string()).into_any());
            let more = tasks.len().saturating_sub(LISTED) as u64;
            let more = (more > 0).then(|| el("li").text(text::and_more(more)).into_any());
            several(vec![
                el("p").text(words::will_stop(tasks.len())).into_any(),
                el("ul").children(names.collect::<Vec<_>>()).maybe_child(more).into_any(),
            ])
        };
        view! {
            <Dialog
                open=self.open
                title=Signal::derive(move || words::stop_title(count()).to_owned())
                on_close=move || self.open.set(false)
                primary=primary
                return_to=return_to
            >
                {body()}
                {crate::pages::cluster::effects(&words::STOP_EFFECTS)}
                <FormField label=words::REASON constraint=words::REASON_HINT optional=true>
                    <Input value=self.reason on_input=Callback::new(move |text| self.reason.set(text)) />
                </FormField>
            </Dialog>
        }
        .into_any()
    }

    fn request(self, task: TaskId) -> StopTask {
        let reason = Some(self.reason.get_untracked().trim().to_owned()).filter(|reason| !reason.is_empty());
        StopTask { cluster: Some(self.place.name().as_str().into()), task: task.to_string(), reason }
    }

    fn perform(self) {
        let Place { lab, region, .. } = self.place;
        let cluster = self.place.name();
        let tasks = self.tasks.get_untracked();
        let (mut stopped, mut failures) = (0, Vec::new());
        for task in &tasks {
            match lab.call(region, Operation::StopTask(self.request(*task))) {
                Ok(_) => stopped += 1,
                Err(why) => failures.push(failure(words::not_stopped(&task.to_string()), &why)),
            }
        }
        for failure in failures {
            self.flashes.push(failure);
        }
        if stopped > 0 {
            let page = Route::Cluster { region: self.place.code(), cluster: cluster.as_str().into() };
            let query = Query::default().with_tab("tasks").with_status(Desired::Stopped.as_str());
            let flash = Flash::new(FlashKind::Success, words::stopping(stopped));
            self.flashes.push(flash.link(words::SHOW_STOPPED, page.href_with(&query)));
        }
        self.done.run(());
    }
}
