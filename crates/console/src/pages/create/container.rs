//! The card of a container.

use leptos::prelude::*;
use serde_json::json;

use crate::kit::prelude::*;
use crate::text::create as words;
use crate::view::form::{self, ENVIRONMENT, PORTS, SECRETS};
use crate::view::place::put;

use super::editor::Editor;
use super::field::Field;
use super::form::beside;
use super::logs::logs;
use super::rows::{remove_button, rows};

/// The card of the container of that index.
pub fn container(editor: Editor, index: usize) -> AnyView {
    let place = form::container(index);
    let name = words::container(index);
    let field = |member: &str, label, hint| Field::new(format!("{place}.{member}"), label, hint);
    let remove = remove_button(editor, form::CONTAINERS, words::CONTAINER, index);
    let details = beside(vec![
        field("name", words::NAME, words::NAME_HINT).input(editor),
        field("image", words::IMAGE, words::IMAGE_HINT).input(editor),
    ]);
    let limits = beside(vec![
        field("cpu", words::CPU, words::CPU_HINT).optional().input(editor),
        field("memory", words::MEMORY, words::MEMORY_HINT).optional().input(editor),
        field("memoryReservation", words::RESERVATION, words::RESERVATION_HINT).optional().input(editor),
    ]);
    let parts = vec![
        details,
        essential(editor, place.clone()),
        rows(editor, &place, PORTS),
        part(words::LIMITS, limits),
        rows(editor, &place, ENVIRONMENT),
        rows(editor, &place, SECRETS),
        part(words::LOGS, logs(editor, place)),
    ];
    let card = view! { <Container heading=name.clone() actions=remove>{several(parts)}</Container> };
    el("div").attr("role", "group").attr("aria-label", name).child(card).into_any()
}

/// Part of a card, under a heading.
pub fn part(heading: &'static str, content: AnyView) -> AnyView {
    el("div").class("card-part").child(el("h3").text(heading)).child(content).into_any()
}

fn essential(editor: Editor, container: String) -> AnyView {
    let place = format!("{container}.essential");
    let checked = Signal::derive(move || editor.ask(|document| form::is_essential(document, &container)));
    let change = move |ticked: bool| {
        editor.change(|document| put(document, &place, json!(ticked)));
    };
    let ticked = view! { <Checkbox label=words::ESSENTIAL checked on_change=Callback::new(change) /> };
    el("div").child(ticked).child(el("div").class("field-hint").text(words::ESSENTIAL_HINT)).into_any()
}
