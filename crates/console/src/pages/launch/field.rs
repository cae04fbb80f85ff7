//! A field of a form: it shows what is filled in, takes what is typed or chosen, and says what is wrong with it. Its id is
//! made of the member of the request that it fills in, so that a refusal leads to it.

use leptos::prelude::*;
use lifecycle::{Account, Region};

use super::editing::Editing;
use crate::kit::prelude::*;
use crate::view::launch::{Draft, Offer};

/// The id of the field of a member.
pub fn field_id(place: &str) -> String {
    format!("launch-{place}")
}

/// A field, its words beside.
#[derive(Clone, Copy)]
pub struct Field {
    place: &'static str,
    label: &'static str,
    hint: &'static str,
    optional: bool,
    mode: &'static str,
}

impl Field {
    /// A field that has to be filled in.
    pub fn new(place: &'static str, label: &'static str, hint: &'static str) -> Self {
        Self { place, label, hint, optional: false, mode: "text" }
    }

    /// The same where it may be left empty.
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The same for a number.
    pub fn number(self) -> Self {
        Self { mode: "numeric", ..self }
    }

    /// Something typed.
    pub fn input(self, editing: Editing, get: fn(&Draft) -> String, set: fn(&mut Draft, String)) -> AnyView {
        let value = Signal::derive(move || editing.draft(get));
        let on_input = Callback::new(move |typed| editing.change(|draft| set(draft, typed)));
        self.around(editing, move || view! { <Input value=value on_input=on_input input_mode=self.mode /> }.into_any())
    }

    /// One of the choices that are offered, or none of them.
    pub fn select(
        self,
        editing: Editing,
        none: &'static str,
        choices: fn(&Offer) -> &Vec<(String, String)>,
        get: fn(&Draft) -> String,
        set: fn(&mut Draft, &Account, Region, &str),
    ) -> AnyView {
        let shown = Memo::new(move |_| {
            let mut all = vec![(String::new(), none.to_owned())];
            editing.offer(|offer| all.extend_from_slice(choices(offer)));
            all
        });
        // What is not offered shows as nothing chosen.
        let value = move || {
            let chosen = editing.draft(get);
            if shown.with(|all| all.iter().any(|(known, _)| *known == chosen)) { chosen } else { String::new() }
        };
        let choose =
            move |chosen: String| editing.choose(|draft, account, region| set(draft, account, region, &chosen));
        let (value, choose) = (Signal::derive(value), Callback::new(choose));
        live(move || {
            let choices = Choices::Plain(shown.get());
            self.around(editing, move || view! { <Select choices=choices value=value on_change=choose /> }.into_any())
        })
    }

    /// One of fixed choices.
    pub fn choice(
        self,
        editing: Editing,
        choices: &[(&str, &str)],
        value: impl Fn() -> String + Send + Sync + 'static,
        choose: impl Fn(String) + Send + Sync + 'static,
    ) -> AnyView {
        let (choices, value, choose) = (Choices::of(choices), Signal::derive(value), Callback::new(choose));
        self.around(editing, move || view! { <Select choices=choices value=value on_change=choose /> }.into_any())
    }

    fn around(self, editing: Editing, control: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
        let Self { place, label, hint, optional, .. } = self;
        let id = field_id(place);
        let error = Signal::derive(move || editing.complaint(place));
        let control: Box<dyn FnOnce() -> AnyView + Send> = Box::new(control);
        if hint.is_empty() {
            return view! { <FormField label error optional control_id=id>{control()}</FormField> }.into_any();
        }
        view! { <FormField label constraint=hint error optional control_id=id>{control()}</FormField> }.into_any()
    }
}
