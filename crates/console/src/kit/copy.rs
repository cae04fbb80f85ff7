//! Copying to the clipboard.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::button::Look;
use super::icon::{Icon, icon};
use super::markup::{Text, el};
use super::text;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Untried,
    Copied,
    Failed,
}

/// A button that copies a text, and says whether it could.
///
/// ```text
/// view! { <CopyButton label="Copy ARN" text=arn /> }
/// ```
#[component]
pub fn CopyButton(
    /// What it copies, e.g. `Copy ARN`.
    #[prop(into)]
    label: Signal<String>,
    /// The text copied.
    #[prop(into)]
    text: Signal<String>,
    /// Whether the label shows, or the icon alone.
    #[prop(optional)]
    labelled: bool,
) -> AnyView {
    let outcome = RwSignal::new(Outcome::Untried);
    let press = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let copied = if copy(&text).await { Outcome::Copied } else { Outcome::Failed };
            // The button may be gone by now.
            let _ = outcome.try_set(copied);
            set_timeout(
                move || {
                    let _ = outcome.try_set(Outcome::Untried);
                },
                Duration::from_secs(if copied == Outcome::Copied { 2 } else { 8 }),
            );
        });
    };
    let said = move || {
        Text::Borrowed(match outcome.get() {
            Outcome::Untried => "",
            Outcome::Copied => text::COPIED,
            Outcome::Failed => text::NOT_COPIED,
        })
        .into_any()
    };
    let picture = move || icon(if outcome.get() == Outcome::Copied { Icon::Tick } else { Icon::Copy });
    let words = el("span").text_of(label);
    let words = if labelled { words } else { words.class("visually-hidden") };
    let look = if labelled { Look::Normal } else { Look::Icon };
    let button = el("button").attr("type", "button").class(look.class()).on("click", press).live(picture).child(words);
    let said = el("span").class("copy-said").attr("role", "status").live(said);
    el("span").class("copy").child(button).child(said).into_any()
}

/// Answers whether the text is on the clipboard. It is not where the page is served without TLS, in some frames, or when
/// the visitor forbids it.
async fn copy(text: &str) -> bool {
    // Older or insecure pages have no clipboard at all, which web-sys does not expect.
    let navigator: JsValue = window().navigator().into();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    there && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
