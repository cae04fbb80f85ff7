//! The simulated EC2 instances of a cluster, and adding some.

use leptos::prelude::*;
use lifecycle::Operation;
use lifecycle::workloads::instance::Room;

use super::Place;
use crate::app::held_elsewhere;
use crate::kit::dom;
use crate::kit::prelude::*;
use crate::lab::NotDone;
use crate::pages::calls::failure;
use crate::pages::listing::{Table, criteria};
use crate::text::{self, clusters as words, launch};
use crate::view::clusters as view;

/// The id that the dialog returns the focus to.
const ADD_ID: &str = "add-instances";

/// The id of the field of the number.
const COUNT_ID: &str = "instance-count";

/// The tab `Infrastructure`.
pub fn tab(place: Place) -> AnyView {
    let open = RwSignal::new(false);
    let add = view! {
        <Button
            id=ADD_ID
            label=words::ADD_INSTANCES_BUTTON
            refused=held_elsewhere(place.lab)
            on_press=move || open.set(true)
        />
    };
    let card = Table {
        id: "instances",
        heading: words::INSTANCES,
        description: words::INSTANCES_TEXT,
        columns: words::INSTANCE_COLUMNS,
        listing: place.listing(criteria(), |_, cluster, criteria| view::instances(cluster, criteria)),
        actions: Some(add.into_any()),
        filters: None,
        empty: Box::new(|| view! { <EmptyState title=words::NO_INSTANCES text=words::NO_INSTANCES_TEXT /> }.into_any()),
        choosing: None,
    };
    several(vec![card.card(), dialog(place, open)])
}

fn dialog(place: Place, open: RwSignal<bool>) -> AnyView {
    let Place { lab, region, .. } = place;
    let flashes = Flashes::current();
    let (typed, error) = (RwSignal::new("1".to_owned()), RwSignal::new(None::<String>));
    let add = move |()| {
        let count = typed.with_untracked(|typed| typed.trim().parse::<u32>());
        let wrong = move |words: String| {
            error.set(Some(words));
            dom::focus(COUNT_ID);
        };
        let Ok(count) = count else { return wrong(launch::NO_NUMBER.into()) };
        let cluster = place.name().as_str().into();
        match lab.call(region, Operation::AddInstances { cluster, count, room: Room::T3_MEDIUM }) {
            Ok(_) => {
                open.set(false);
                flashes.push(Flash::new(FlashKind::Success, words::added(count)));
            }
            Err(NotDone::Refused(refusal)) => wrong(text::error(refusal.code(), &refusal.message())),
            Err(why @ NotDone::HeldElsewhere) => {
                open.set(false);
                flashes.push(failure(words::NOT_ADDED, &why));
            }
        }
    };
    let write = move |text: String| {
        error.set(None);
        typed.set(text);
    };
    let primary = Primary { label: words::ADD.into(), on_press: Callback::new(add), refused: held_elsewhere(lab) };
    let room = Room::T3_MEDIUM;
    view! {
        <Dialog
            open=open
            title=words::ADD_INSTANCES
            on_close=move || open.set(false)
            primary=primary
            return_to=vec![ADD_ID.to_owned()]
        >
            {el("p").text(words::ADD_INSTANCES_TEXT).text(" ").child(view! { <SandboxOnly /> })}
            <FormField
                label=words::INSTANCE_COUNT
                constraint=words::instance_size(room.cpu, room.memory)
                error=error
                control_id=COUNT_ID
            >
                <Input value=typed on_input=Callback::new(write) input_mode="numeric" />
            </FormField>
        </Dialog>
    }
    .into_any()
}
