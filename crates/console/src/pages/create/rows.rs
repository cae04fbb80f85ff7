//! Lists that are shown as rows of fields: ports, environment, secrets, tags.

use leptos::prelude::*;
use lifecycle::document::table::PROTOCOLS;
use lifecycle::{MAX_TAGS, Reason};

use crate::kit::dom;
use crate::kit::prelude::*;
use crate::text::create as words;
use crate::view::form::{self, Rows};
use crate::view::place::{clear, count};

use super::editor::Editor;
use super::field::{Field, field_id, plain};

/// The rows of a list of a container, or of the input where `owner` is empty, and the button that adds one.
pub fn rows(editor: Editor, owner: &str, rows: &'static Rows) -> AnyView {
    let list = if owner.is_empty() { rows.list.to_owned() } else { format!("{owner}.{}", rows.list) };
    let [heading, one, add_label] = words::rows(rows.list);
    let list = StoredValue::new(list);
    let counted = Memo::new(move |_| editor.ask(|document| list.with_value(|list| count(document, list))));
    let all = move || several((0..counted.get()).map(|index| row(editor, list, rows, one, index)).collect());
    let add = move || {
        let list = list.get_value();
        if let Some(index) = editor.change(|document| form::add_row(document, &list, rows)) {
            announce(&words::added(&words::numbered(one, index)));
            dom::after_render(move || {
                let first = rows.columns.first().copied().unwrap_or_default();
                dom::focus(&field_id(&format!("{list}[{index}].{first}")));
            });
        }
    };
    let full = move || {
        let count = counted.get() + 1;
        (rows == form::TAGS && count > MAX_TAGS).then(|| Reason::TooManyTags { count }.message())
    };
    let id = list.with_value(|list| add_id(list));
    let button = view! { <Button label=add_label id=id refused=Signal::derive(full) on_press=add /> };
    let part = el("div").class("card-part");
    // The card of the tags has the heading.
    let part = if owner.is_empty() { part } else { part.child(el("h3").text(heading)) };
    part.child(el("div").class("field-rows").live(all)).child(button).into_any()
}

fn row(editor: Editor, list: StoredValue<String>, rows: &'static Rows, one: &'static str, index: usize) -> AnyView {
    let list = list.get_value();
    let row = format!("{list}[{index}]");
    let fields = rows.columns.iter().map(|column| {
        let field = Field::new(format!("{row}.{column}"), words::column(column), "");
        match *column {
            "protocol" => field.select(editor, plain(PROTOCOLS)),
            "containerPort" => field.input(editor),
            "hostPort" => host_port(editor, row.clone(), field),
            _ => field.kept().input(editor),
        }
    });
    el("div")
        .class("field-row")
        .attr("role", "group")
        .attr("aria-label", words::numbered(one, index))
        .children(fields.collect::<Vec<_>>())
        .child(remove_button(editor, list, one, index))
        .into_any()
}

/// The port of the host, where it can be another.
fn host_port(editor: Editor, row: String, field: Field) -> AnyView {
    let shows = Memo::new(move |_| editor.ask(|document| form::has_host_port(document, &row)));
    live(move || if shows.get() { field.clone().optional().input(editor) } else { nothing() })
}

/// The button that removes an item of a list; the focus goes to that of the next, or of the last, or to the one that adds.
pub fn remove_button(editor: Editor, list: impl Into<String>, one: &'static str, index: usize) -> AnyView {
    let list = list.into();
    let id = remove_id(&list, index);
    let name = words::numbered(one, index);
    let label = words::remove(&name);
    let remove = move |_| {
        editor.forget(&list);
        editor.change(|document| clear(document, &format!("{list}[{index}]")));
        announce(&words::removed(&name));
        let places = [remove_id(&list, index), remove_id(&list, index.saturating_sub(1)), add_id(&list)];
        dom::after_render(move || {
            let _ = places.iter().any(|id| dom::focus(id));
        });
    };
    el("button")
        .attr("id", id)
        .attr("type", "button")
        .class(Look::Normal.class())
        .attr("aria-label", label)
        .on("click", remove)
        .text(words::REMOVE)
        .into_any()
}

fn remove_id(list: &str, index: usize) -> String {
    format!("remove-{list}[{index}]")
}

fn add_id(list: &str) -> String {
    // That of the containers is the field of their list.
    if list == form::CONTAINERS { field_id(list) } else { format!("add-{list}") }
}
