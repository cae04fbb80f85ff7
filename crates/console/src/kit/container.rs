//! Cards and what stands in them.

use leptos::prelude::*;

use super::copy::CopyButton;
use super::dom;
use super::heading::{beside, described};
use super::markup::{Text, el, live};
use super::text;

/// A card with a heading.
///
/// ```text
/// view! { <Container heading="Overview" actions=actions>…</Container> }
/// ```
#[component]
pub fn Container(
    /// Its heading.
    #[prop(into)]
    heading: Signal<String>,
    /// The counter after it.
    #[prop(optional, into)]
    counter: Option<Signal<String>>,
    /// A sentence below.
    #[prop(optional, into)]
    description: Option<Signal<String>>,
    /// Buttons, at the right.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Whether it stands in another card, so that its heading is an `h3`.
    #[prop(optional)]
    nested: bool,
    /// What is in it.
    children: Children,
) -> AnyView {
    let counter = counter.map(|counter| el("span").class("counter").text_of(counter).into_any());
    let heading = el(if nested { "h3" } else { "h2" }).text_of(heading).text(" ").maybe_child(counter);
    let header =
        el("div").class("container-header").child(described(heading, description)).maybe_child(beside(actions));
    el("section")
        .class(if nested { "container nested" } else { "container" })
        .child(header)
        .child(el("div").class("container-body").child(children()))
        .into_any()
}

/// A name and what it stands at.
pub struct KeyValue {
    label: String,
    value: AnyView,
    copies: Option<String>,
}

impl KeyValue {
    /// A text; `-` when it is empty.
    pub fn text(label: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        let value = if value.is_empty() { Text::Borrowed(text::NONE) } else { Text::Owned(value) };
        Self { label: label.into(), value: value.into_any(), copies: None }
    }

    /// A text that changes.
    pub fn changing(label: impl Into<String>, value: Signal<String>) -> Self {
        let text = move || {
            let value = value.get();
            if value.is_empty() { Text::Borrowed(text::NONE).into_any() } else { Text::Owned(value).into_any() }
        };
        Self { label: label.into(), value: live(text), copies: None }
    }

    /// Anything, such as a status or a link.
    pub fn view(label: impl Into<String>, value: impl IntoView + 'static) -> Self {
        Self { label: label.into(), value: value.into_any(), copies: None }
    }

    /// The same with a button that copies `copied`, named after the label.
    #[must_use]
    pub fn copies(mut self, copied: impl Into<String>) -> Self {
        self.copies = Some(copied.into());
        self
    }
}

/// Names and values, side by side in as many columns as there is room for.
///
/// ```text
/// view! { <KeyValues pairs=vec![KeyValue::text("ARN", &arn).copies(&arn), KeyValue::view("Status", status)] /> }
/// ```
#[component]
pub fn KeyValues(
    /// The pairs, in reading order.
    pairs: Vec<KeyValue>,
) -> AnyView {
    let pairs = pairs.into_iter().map(|KeyValue { label, value, copies }| {
        let copy = copies.map(|copied| {
            let copy_label = format!("{} {label}", text::COPY);
            view! { <CopyButton label=copy_label text=copied /> }.into_inner()
        });
        let value = el("dd").child(value).text(" ").maybe_child(copy);
        el("div").class("key-value").child(el("dt").text(label)).child(value).into_any()
    });
    el("dl").class("key-values").children(pairs.collect::<Vec<_>>()).into_any()
}

/// The mark of what the AWS console does not have.
#[component]
pub fn SandboxOnly() -> AnyView {
    el("span").class("mark").attr("title", text::SANDBOX_ONLY_WHY).text(text::SANDBOX_ONLY).into_any()
}

/// A section that opens and closes.
#[component]
pub fn Expandable(
    /// What it holds, in words.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether it is open at first.
    #[prop(optional)]
    open: bool,
    /// What it holds.
    children: Children,
) -> AnyView {
    el("details")
        .class("expandable")
        .maybe("open", open.then(String::new))
        .child(el("summary").text_of(summary))
        .child(el("div").class("expandable-body").child(children()))
        .into_any()
}

/// Code to be read, in a region that scrolls and can be focused to do so.
#[component]
pub fn CodeBlock(
    /// What it is: the region's name.
    #[prop(into)]
    label: String,
    /// The code.
    #[prop(into)]
    code: Signal<String>,
) -> AnyView {
    let block = el("pre").class("code-block").attr("role", "region").attr("aria-label", label).attr("tabindex", "0");
    block.child(el("code").text_of(code)).into_any()
}

/// How much of a limit is used.
///
/// ```text
/// view! { <Meter label="Size" value=size max=65_536 says=move || format!("{} of 64 KiB", …) /> }
/// ```
#[component]
pub fn Meter(
    /// What is measured.
    #[prop(into)]
    label: Signal<String>,
    /// How much is used.
    #[prop(into)]
    value: Signal<u32>,
    /// The limit.
    max: u32,
    /// The same in words.
    #[prop(into)]
    says: Signal<String>,
) -> AnyView {
    let label_id = dom::unique_id("meter");
    let part = move || value.get().min(max);
    let width = move || Some(format!("inline-size:{}%", u64::from(part()) * 100 / u64::from(max.max(1))).into());
    let words = el("div").class("meter-words");
    let bar = el("div")
        .class("meter-bar")
        .attr("role", "meter")
        .attr("aria-labelledby", label_id.clone())
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", max.to_string())
        .bind("aria-valuenow", move || Some(part().to_string().into()))
        .says("aria-valuetext", says)
        .child(el("div").style(width));
    el("div")
        .class("meter")
        .class_if("exceeded", move || value.get() > max)
        .child(words.child(el("span").attr("id", label_id).text_of(label)).child(el("span").text_of(says)))
        .child(bar)
        .into_any()
}
