//! The help panel: the developer guide's seven steps, ticked as the visitor takes them.

use leptos::prelude::*;
use lifecycle::{Family, Region};

use crate::kit::markup::Text;
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text;
use crate::view::steps::{self, Place};

/// What the steps want to know of the page beside the route. Copied freely; found by [`Procedure::current`].
#[derive(Clone, Copy)]
pub struct Procedure {
    /// Whether a revision is selected.
    pub selected: RwSignal<bool>,
    /// Whether the Deregister dialog is open.
    pub dialog: RwSignal<bool>,
}

impl Procedure {
    /// Makes it available to what is rendered below.
    pub fn provide() -> Self {
        let procedure = Self { selected: RwSignal::new(false), dialog: RwSignal::new(false) };
        provide_context(procedure);
        procedure
    }

    /// What was provided above.
    pub fn current() -> Self {
        expect_context()
    }
}

/// The content of the help panel.
pub fn steps(region: Memo<Region>) -> AnyView {
    let (lab, procedure, route) = (Lab::current(), Procedure::current(), Router::current().route());
    let place = move || {
        let route = route.get();
        let family = match &route {
            Route::Family { family, .. } | Route::Revision { family, .. } => Family::parse(family),
            _ => None,
        };
        Place {
            region: route.region().map(|_| region.get()),
            in_task_definitions: family.is_some() || matches!(route, Route::TaskDefinitions { .. }),
            family,
            selected: procedure.selected.get(),
            dialog: procedure.dialog.get(),
        }
    };
    let done = Memo::new(move |_| lab.read(|account| steps::done(account, &place())));
    let step = move |at: usize| {
        let is_done = move || done.get()[at];
        let picture = move || icon(if is_done() { Icon::Success } else { Icon::Pending });
        let said = move || Text::Borrowed(if is_done() { text::STEP_DONE } else { text::STEP_OPEN }).into_any();
        let words = el("span").child(el("span").class("visually-hidden").live(said)).text(text::STEPS[at]);
        el("li").class_if("done", is_done).live(picture).child(words).into_any()
    };
    let all_done = move || {
        let all = done.get()[steps::STEPS - 1];
        all.then(|| el("p").class("steps-done").attr("role", "status").text(text::ALL_DONE).into_any())
    };
    several(vec![
        el("h3").text(text::STEPS_TITLE).into_any(),
        el("ol").class("steps").children((0..steps::STEPS).map(step).collect::<Vec<_>>()).into_any(),
        maybe_live(all_done),
        el("h3").text(text::AFTER_TITLE).into_any(),
        el("ul").children(text::AFTER.map(|line| el("li").text(line).into_any())).into_any(),
        el("p").class("steps-source").text(text::STEPS_SOURCE).into_any(),
    ])
}
