//! Deleting a service.

use leptos::prelude::*;
use lifecycle::Operation;
use lifecycle::workloads::request::DeleteService;

use super::Of;
use crate::app::held_elsewhere;
use crate::kit::prelude::*;
use crate::pages::calls::{Asked, failure};
use crate::pages::cluster::effects;
use crate::text::{self, services as words};

/// The id that the dialog returns the focus to.
const DELETE_ID: &str = "delete-service";

/// The button, and the dialog that it opens.
pub fn button_and_dialog(of: Of) -> (AnyView, AnyView) {
    let (lab, region) = (of.place.lab, of.place.region);
    let (open, force, typed) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(String::new()));
    let flashes = Flashes::current();
    let operation = move || {
        Operation::DeleteService(DeleteService {
            cluster: Some(of.place.name().as_str().into()),
            service: of.service.with_value(|name| name.as_str().into()),
            force: force.get(),
        })
    };
    let send = move |()| {
        open.set(false);
        let name = of.service.get_value();
        flashes.push(match lab.call(region, untrack(operation)) {
            Ok(_) => Flash::new(FlashKind::Success, words::deleted(name.as_str())),
            Err(why) => failure(words::not_deleted(name.as_str()), &why),
        });
    };
    let send = Callback::new(send);
    let asked = Asked::new(lab, region, move || open.get().then(operation));
    let reason = asked.reason();
    let untyped = move || (typed.get().trim() != text::DELETE_WORD).then(|| text::DELETE_CONFIRM_MISSING.to_owned());
    let primary = Primary {
        label: text::DELETE.into(),
        on_press: send,
        refused: Signal::derive(move || reason.get().or_else(untyped)),
    };
    let ask = move || {
        typed.set(String::new());
        force.set(false);
        open.set(true);
    };
    let button = view! { <Button id=DELETE_ID label=words::DELETE refused=held_elsewhere(lab) on_press=ask /> };
    let dialog = view! {
        <Dialog
            open=open
            title=words::DELETE
            on_close=move || open.set(false)
            primary=primary
            return_to=vec![DELETE_ID.to_owned()]
        >
            {asked.banner(send)}
            {effects(&words::DELETE_EFFECTS)}
            {el("div")
                .child(view! {
                    <Checkbox
                        label=words::FORCE
                        checked=force
                        on_change=Callback::new(move |ticked| force.set(ticked))
                    />
                })
                .child(el("div").class("field-hint").text(words::FORCE_HINT))}
            <FormField label=text::DELETE_CONFIRM>
                <Input
                    value=typed
                    on_input=Callback::new(move |text| typed.set(text))
                    placeholder=text::DELETE_WORD
                />
            </FormField>
        </Dialog>
    };
    (button.into_any(), dialog.into_any())
}
