//! A field of the form: it shows what the document has at one place, writes what is typed there, and says what is wrong
//! with it. Its id is made of the place, so that a refusal leads to it.

use leptos::prelude::*;
use serde_json::Value;

use crate::kit::markup::Text;
use crate::kit::prelude::*;
use crate::text::create as words;
use crate::view::form::{self, Kind};

use super::editor::Editor;

/// What ids of fields begin with.
const PREFIX: &str = "field-";

/// The id of the field of a place.
pub fn field_id(place: &str) -> String {
    format!("{PREFIX}{place}")
}

/// The place whose field has this id.
pub fn place_of(id: &str) -> Option<&str> {
    id.strip_prefix(PREFIX)
}

/// Whether the member at a place is a number.
pub fn takes_number(place: &str) -> bool {
    let member = place.rsplit('.').next().unwrap_or_default();
    let sizes = ["cpu", "memory"].contains(&member) && place != member;
    sizes || ["memoryReservation", "containerPort", "hostPort"].contains(&member)
}

/// A field as its place needs it, its words beside.
#[derive(Clone)]
pub struct Field {
    /// Where in the document.
    pub place: String,
    /// What it is.
    pub label: &'static str,
    /// What may be filled in; may be empty.
    pub hint: Text,
    /// Whether it may be left empty.
    pub optional: bool,
    /// How it is written down.
    pub kind: Kind,
}

impl Field {
    /// A field that has to be filled in.
    pub fn new(place: impl Into<String>, label: &'static str, hint: impl Into<Text>) -> Self {
        let place = place.into();
        let kind = if takes_number(&place) { Kind::Number } else { Kind::Text };
        Self { place, label, hint: hint.into(), optional: false, kind }
    }

    /// The same where it may be left empty.
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The same where an empty text is one, too.
    pub fn kept(self) -> Self {
        Self { kind: Kind::KeptText, ..self }
    }

    /// Text or a number, typed.
    pub fn input(self, editor: Editor) -> AnyView {
        let mode = if self.kind == Kind::Number { "numeric" } else { "text" };
        let (value, on_input) = (self.value(editor, form::shown), self.on_input(editor));
        self.around(editor, move || view! { <Input value=value on_input=on_input input_mode=mode /> }.into_any())
    }

    /// One of a few choices, or none of them. What the document has beside them is a choice, too.
    pub fn select(self, editor: Editor, choices: Vec<(String, String)>) -> AnyView {
        self.clone().choice(editor, self, form::shown, Box::new(move |_| Some(choices.clone())))
    }

    /// One of the choices that the document leaves, as the field `chosen`; where it leaves any text, as this one.
    pub fn choice(self, editor: Editor, chosen: Self, value: Shown, choices: Choose) -> AnyView {
        let place = self.place.clone();
        let choices = Memo::new(move |_| {
            editor.ask(|document| {
                let mut all = vec![(String::new(), words::NOT_SET.to_owned())];
                all.extend(choices(document)?);
                let chosen = value(document, &place);
                if all.iter().all(|(known, _)| *known != chosen) {
                    all.push((chosen.clone(), chosen));
                }
                Some(all)
            })
        });
        live(move || {
            let Some(choices) = choices.get() else { return self.clone().input(editor) };
            let field = chosen.clone();
            let (value, on_change) = (field.value(editor, value), field.on_input(editor));
            field.around(editor, move || {
                view! { <Select choices=Choices::Plain(choices) value=value on_change=on_change /> }.into_any()
            })
        })
    }

    fn value(&self, editor: Editor, shown: Shown) -> Signal<String> {
        let place = self.place.clone();
        Signal::derive(move || editor.ask(|document| shown(document, &place)))
    }

    fn on_input(&self, editor: Editor) -> Callback<String> {
        let (place, kind) = (self.place.clone(), self.kind);
        Callback::new(move |typed: String| {
            editor.change(|document| form::write(document, &place, kind, &typed));
        })
    }

    fn around(self, editor: Editor, control: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
        let Self { place, label, hint, optional, .. } = self;
        let id = field_id(&place);
        let error = Signal::derive(move || editor.complaint(&place));
        let control: Box<dyn FnOnce() -> AnyView + Send> = Box::new(control);
        if hint.is_empty() {
            return view! { <FormField label error optional control_id=id>{control()}</FormField> }.into_any();
        }
        view! { <FormField label constraint=hint.into_owned() error optional control_id=id>{control()}</FormField> }
            .into_any()
    }
}

/// What a field shows of a document.
pub type Shown = fn(&Value, &str) -> String;

/// The choices that a document leaves; `None` for any text.
pub type Choose = Box<dyn Fn(&Value) -> Option<Vec<(String, String)>> + Send + Sync>;

/// Choices that say what they are.
pub fn plain(choices: &[&str]) -> Vec<(String, String)> {
    choices.iter().map(|choice| ((*choice).to_owned(), (*choice).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_the_task_are_text_and_those_of_containers_are_numbers() {
        for (place, number) in [
            ("cpu", false),
            ("memory", false),
            ("containerDefinitions[0].cpu", true),
            ("containerDefinitions[0].memoryReservation", true),
            ("containerDefinitions[0].portMappings[1].hostPort", true),
            ("containerDefinitions[0].image", false),
            ("tags[0].value", false),
        ] {
            assert_eq!(takes_number(place), number, "{place}");
            assert_eq!(place_of(&field_id(place)), Some(place));
        }
    }
}
