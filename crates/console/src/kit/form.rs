//! Fields and the controls in them.
//!
//! A control inside a [`FormField`] takes its id, its description and whether it is invalid from the field. A control
//! outside of one says its name through `label`.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlSelectElement, HtmlTextAreaElement};

use super::dom;
use super::icon::{Icon, icon};
use super::markup::{Markup, Text, el, nothing, several};
use super::text;

/// What a field tells the one control inside it.
#[derive(Clone)]
struct Field {
    control_id: String,
    described_by: Signal<Option<String>>,
    invalid: Signal<bool>,
}

/// What a control needs to know, from its field or for itself.
struct Wiring {
    id: String,
    label: Option<String>,
    described_by: Signal<Option<String>>,
    invalid: Signal<bool>,
}

fn wire(label: Option<String>) -> Wiring {
    match (label, use_context::<Field>()) {
        (None, Some(Field { control_id, described_by, invalid })) => {
            Wiring { id: control_id, label: None, described_by, invalid }
        }
        (label, _) => Wiring {
            id: dom::unique_id("control"),
            label,
            described_by: Signal::stored(None),
            invalid: Signal::stored(false),
        },
    }
}

/// A label, what helps to fill in what it labels, and what is wrong with it. Holds one control.
///
/// ```text
/// view! {
///     <FormField label="Family" constraint="Up to 255 letters, digits, hyphens and underscores." error>
///         <Input value on_input />
///     </FormField>
/// }
/// ```
#[component]
pub fn FormField(
    /// What is to be filled in.
    #[prop(into)]
    label: Signal<String>,
    /// What it is for, above the control.
    #[prop(optional, into)]
    description: Option<Signal<String>>,
    /// What may be filled in, below the control.
    #[prop(optional, into)]
    constraint: Option<Signal<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it may be left empty, which the label then says.
    #[prop(optional)]
    optional: bool,
    /// The control's id, where something else refers to it.
    #[prop(optional, into)]
    control_id: Option<String>,
    /// The control.
    children: Children,
) -> AnyView {
    let id = control_id.unwrap_or_else(|| dom::unique_id("field"));
    let error_id = format!("{id}-error");
    let mut helps = Vec::new();
    let mut help = |kind: &str, text: Option<Signal<String>>| {
        text.map(|text| {
            let help_id = format!("{id}-{kind}");
            let help = el("div").attr("id", help_id.clone()).class("field-hint").text_of(text).into_any();
            helps.push(help_id);
            help
        })
    };
    let description = help("description", description);
    let constraint = help("constraint", constraint);
    let is_wrong = move || error.with(Option::is_some);
    let described_by = {
        let error_id = error_id.clone();
        Signal::derive(move || {
            let wrong = is_wrong().then_some(&error_id);
            let ids: Vec<&str> = wrong.into_iter().chain(&helps).map(String::as_str).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    };
    // The control alone sees the field: a field beside this one has its own.
    let owner = Owner::current().unwrap_or_default().child();
    let control = owner.with(|| {
        provide_context(Field { control_id: id.clone(), described_by, invalid: Signal::derive(is_wrong) });
        children()
    });
    on_cleanup(move || drop(owner));
    let label = el("label").attr("for", id).text_of(label);
    let label = if optional { label.child(el("i").class("optional").text(text::OPTIONAL)) } else { label };
    let error = move || match error.get() {
        Some(error) => several(vec![icon(Icon::Warning), el("span").text(error).into_any()]),
        None => nothing(),
    };
    el("div")
        .class("field")
        .class_if("invalid", is_wrong)
        .child(label)
        .maybe_child(description)
        .child(control)
        .child(el("div").attr("id", error_id).class("field-error").attr("role", "alert").live(error))
        .maybe_child(constraint)
        .into_any()
}

/// A line of text.
///
/// ```text
/// view! { <Input value=name on_input=Callback::new(move |text| name.set(text)) /> }
/// ```
#[component]
pub fn Input(
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what it holds, on every change.
    on_input: Callback<String>,
    /// Its name, outside of a field.
    #[prop(optional, into)]
    label: Option<String>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Which keyboard a phone shows, as the attribute `inputmode` has it, e.g. `numeric`.
    #[prop(optional, into)]
    input_mode: Option<String>,
    /// Ids of what describes it further.
    #[prop(optional, into)]
    described_by: Option<String>,
) -> AnyView {
    let wiring = wire(label);
    let from_field = wiring.described_by;
    let all = Signal::derive(move || match (from_field.get(), &described_by) {
        (Some(field), Some(own)) => Some(format!("{field} {own}")),
        (field, own) => field.or_else(|| own.clone()),
    });
    let wiring = Wiring { described_by: all, ..wiring };
    typed(el("input").class("input").attr("type", "text"), wiring, value, on_input)
        .maybe("placeholder", placeholder)
        .maybe("inputmode", input_mode)
        .into_any()
}

/// A control that text is typed into.
fn typed(control: Markup, wiring: Wiring, value: Signal<String>, on_input: Callback<String>) -> Markup {
    wired(control, wiring)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .value(value)
        .on("input", move |event| on_input.run(event_target_value(&event)))
}

/// A control with what it is told by its field.
fn wired(control: Markup, Wiring { id, label, described_by, invalid }: Wiring) -> Markup {
    control
        .attr("id", id)
        .maybe("aria-label", label)
        .bind("aria-describedby", move || described_by.get().map(Into::into))
        .mark("aria-invalid", move || invalid.get())
}

/// Choices under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceGroup {
    /// The heading.
    pub label: String,
    /// Value and label of each.
    pub choices: Vec<(String, String)>,
}

/// What a select offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Value and label of each.
    Plain(Vec<(String, String)>),
    /// The same under headings.
    Grouped(Vec<ChoiceGroup>),
}

impl Choices {
    /// Choices from fixed texts.
    pub fn of(choices: &[(&str, &str)]) -> Self {
        Self::Plain(choices.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect())
    }
}

/// One of a few fixed choices, in the browser's own select.
///
/// ```text
/// view! { <Select label="Filter status" choices=Choices::of(&[("ACTIVE", "Active")]) value on_change /> }
/// ```
#[component]
pub fn Select(
    /// What can be chosen.
    choices: Choices,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen.
    on_change: Callback<String>,
    /// Its name, outside of a field; said, not shown.
    #[prop(optional, into)]
    label: Option<String>,
) -> AnyView {
    let wiring = wire(label);
    select(choices, value, on_change, wiring)
}

/// A select that names itself, for where there is no room for a label.
pub(super) fn select_element(
    label: &str,
    choices: Choices,
    value: Signal<String>,
    on_change: Callback<String>,
) -> AnyView {
    select(choices, value, on_change, wire(Some(label.to_owned())))
}

fn select(choices: Choices, value: Signal<String>, on_change: Callback<String>, wiring: Wiring) -> AnyView {
    let content = match choices {
        Choices::Plain(choices) => options(choices),
        Choices::Grouped(groups) => {
            let group = |ChoiceGroup { label, choices }| {
                el("optgroup").attr("label", label).children(options(choices)).into_any()
            };
            groups.into_iter().map(group).collect()
        }
    };
    let change = move |event: Event| {
        let element: HtmlSelectElement = event_target(&event);
        on_change.run(element.value());
        // What shows is what is so, also where the choice was not taken.
        element.set_value(&value.get_untracked());
    };
    let select = wired(el("select"), wiring).on("change", change).children(content).value(value);
    el("span").class("select").child(select).child(icon(Icon::CaretDown)).into_any()
}

fn options(choices: Vec<(String, String)>) -> Vec<AnyView> {
    let option = |(value, label): (String, String)| el("option").attr("value", value).text(label).into_any();
    choices.into_iter().map(option).collect()
}

/// A box that is ticked or not, with its label.
#[component]
pub fn Checkbox(
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with whether it is to be ticked.
    on_change: Callback<bool>,
) -> AnyView {
    let input = el("input")
        .attr("type", "checkbox")
        .flag("checked", move || checked.get())
        .on("change", move |event| on_change.run(event_target_checked(&event)));
    el("label").class("checkbox").child(input).child(el("span").text_of(label)).into_any()
}

/// One choice of a radio group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RadioChoice {
    /// What `on_change` is called with.
    pub value: String,
    /// What it says.
    pub label: String,
    /// A sentence below; may be empty.
    pub description: String,
}

/// One of a few choices, all visible.
///
/// ```text
/// view! { <RadioGroup legend="Launch type" choices value on_change tiles=true /> }
/// ```
#[component]
pub fn RadioGroup(
    /// What is chosen.
    #[prop(into)]
    legend: Signal<String>,
    /// The choices.
    choices: Vec<RadioChoice>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen.
    on_change: Callback<String>,
    /// Whether each choice is a bordered tile.
    #[prop(optional)]
    tiles: bool,
) -> AnyView {
    let name = dom::unique_id("radio");
    let choices = choices.into_iter().map(|RadioChoice { value: own, label, description }| {
        let mut words = el("span").text(label);
        let mut input = el("input").attr("type", "radio").attr("name", name.clone()).attr("value", own.clone());
        if !description.is_empty() {
            let id = dom::unique_id("radio-description");
            input = input.attr("aria-describedby", id.clone());
            // Hidden as part of the name, because it is the description.
            words = words
                .child(el("span").attr("id", id).class("field-hint").attr("aria-hidden", "true").text(description));
        }
        let chosen = own.clone();
        let input = input
            .flag("checked", move || value.with(|value| *value == own))
            .on("change", move |_| on_change.run(chosen.clone()));
        el("label").class("radio").child(input).child(words).into_any()
    });
    let choices = el("div").class("radio-choices").children(choices.collect::<Vec<_>>());
    el("fieldset")
        .class(if tiles { "radio-group tiles" } else { "radio-group" })
        .child(el("legend").text_of(legend))
        .child(choices)
        .into_any()
}

/// Several lines of text, such as a value or a comment.
#[component]
pub fn Textarea(
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what it holds, on every change.
    on_input: Callback<String>,
    /// Its name, outside of a field.
    #[prop(optional, into)]
    label: Option<String>,
    /// How many lines show.
    #[prop(default = 3)]
    rows: u32,
) -> AnyView {
    let area = el("textarea").class("input").attr("rows", rows.to_string());
    typed(area, wire(label), value, on_input).into_any()
}

/// Code to be edited, with numbered lines. The Tab key goes on to the next control, as everywhere.
///
/// ```text
/// view! { <CodeEditor label="Task definition JSON" value on_input error_line=line /> }
/// ```
#[component]
pub fn CodeEditor(
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what it holds, on every change.
    on_input: Callback<String>,
    /// Its name, outside of a field.
    #[prop(optional, into)]
    label: Option<String>,
    /// The line, from 1, that is marked as wrong.
    #[prop(optional, into)]
    error_line: Signal<Option<usize>>,
) -> AnyView {
    let wiring = wire(label);
    let invalid = wiring.invalid;
    let lines = move || value.with(|text| text.split('\n').count());
    let numbers = move || {
        let mut text = String::new();
        for line in 1..=lines() {
            text.push_str(&line.to_string());
            text.push('\n');
        }
        Text::Owned(text).into_any()
    };
    let mark = move || error_line.get().map(|line| format!("--line:{line}").into());
    let gutter = el("div").class("code-editor-gutter").attr("aria-hidden", "true").style(mark).live(numbers);
    let area = el("textarea").attr("wrap", "off").bind("rows", move || Some(lines().to_string().into()));
    el("div")
        .class("code-editor")
        .class_if("invalid", move || invalid.get())
        .class_if("marked", move || error_line.get().is_some())
        .child(gutter)
        .child(typed(area, wiring, value, on_input))
        .into_any()
}

/// Puts the caret of the text area of that id at the beginning of a line, counted from 1, and shows it.
pub fn focus_line(control_id: &str, line: usize) {
    let Some(area) = dom::by_id(control_id).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let before: usize =
        area.value().split('\n').take(line - line.min(1)).map(|text| text.encode_utf16().count() + 1).sum();
    let caret = u32::try_from(before).unwrap_or(u32::MAX);
    // A text area always has a selection; inputs of some types do not.
    let _ = area.set_selection_range(caret, caret);
    dom::focus_element(&area);
}
