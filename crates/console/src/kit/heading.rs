//! The page's `h1`, with what can be done on the page.

use leptos::prelude::*;

use super::dom;
use super::markup::{Markup, effect, el};
use super::text;

/// The page's heading: it takes the focus when the page is entered, and names the document.
///
/// ```text
/// view! { <PageHeading title="web" document_title="web | Task definitions" actions=actions /> }
/// ```
#[component]
pub fn PageHeading(
    /// The page's name: the text of the `h1`, alone.
    #[prop(into)]
    title: Signal<String>,
    /// What the document is called, without the product's name; the page's name if not said.
    #[prop(optional, into)]
    document_title: Option<Signal<String>>,
    /// A sentence below.
    #[prop(optional, into)]
    description: Option<Signal<String>>,
    /// Buttons, at the right.
    #[prop(optional)]
    actions: Option<AnyView>,
) -> AnyView {
    let named = document_title.unwrap_or(title);
    // Not only in the effect: the title is there before the router announces it.
    dom::document().set_title(&text::document_title(&named.get_untracked()));
    effect(move || dom::document().set_title(&text::document_title(&named.get())));
    let heading = el("h1").attr("tabindex", "-1").text_of(title);
    el("div").class("page-heading").child(described(heading, description)).maybe_child(beside(actions)).into_any()
}

/// A heading with the sentence below it.
pub(super) fn described(heading: Markup, description: Option<Signal<String>>) -> Markup {
    let description = description.map(|text| el("p").class("description").text_of(text).into_any());
    el("div").class("heading-text").child(heading).maybe_child(description)
}

/// What stands at a heading's right.
pub(super) fn beside(actions: Option<AnyView>) -> Option<AnyView> {
    actions.map(|actions| el("div").class("actions").child(actions).into_any())
}
