//! Deleting a cluster.

use leptos::prelude::*;
use lifecycle::Operation;

use super::Place;
use crate::app::held_elsewhere;
use crate::kit::prelude::*;
use crate::pages::calls::{Asked, failure};
use crate::text::{self, clusters as words};

/// The id that the dialog returns the focus to.
const DELETE_ID: &str = "delete-cluster";

/// The button, and the dialog that it opens.
pub fn button_and_dialog(place: Place) -> (AnyView, AnyView) {
    let Place { lab, region, .. } = place;
    let (open, flashes, router) = (RwSignal::new(false), Flashes::current(), Router::current());
    let operation = move || Operation::DeleteCluster { cluster: place.name().as_str().into() };
    let send = move |()| {
        open.set(false);
        let name = place.name();
        flashes.push(match lab.call(region, operation()) {
            Ok(_) => {
                router.navigate(&Route::Clusters { region: region.code().into() });
                Flash::new(FlashKind::Success, words::deleted(name.as_str()))
            }
            Err(why) => failure(words::not_deleted(name.as_str()), &why),
        });
    };
    let send = Callback::new(send);
    let asked = Asked::new(lab, region, move || open.get().then(operation));
    let primary = Primary { label: text::DELETE.into(), on_press: send, refused: asked.reason() };
    let button = view! {
        <Button
            id=DELETE_ID
            label=words::DELETE_CLUSTER
            refused=held_elsewhere(lab)
            on_press=move || open.set(true)
        />
    };
    let dialog = view! {
        <Dialog
            open=open
            title=words::DELETE_CLUSTER
            on_close=move || open.set(false)
            primary=primary
            return_to=vec![DELETE_ID.to_owned()]
        >
            {asked.banner(send)}
            {effects(&words::DELETE_EFFECTS)}
        </Dialog>
    };
    (button.into_any(), dialog.into_any())
}

/// What will happen, under a heading.
pub fn effects(effects: &[&'static str]) -> AnyView {
    let items = effects.iter().map(|effect| el("li").text(*effect).into_any()).collect::<Vec<_>>();
    several(vec![el("h3").text(text::WHAT_HAPPENS).into_any(), el("ul").children(items).into_any()])
}
