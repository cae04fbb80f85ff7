//! A state, as icon and words.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::markup::el;

/// How a state is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Active, running, done.
    Success,
    /// Inactive, stopped, ended.
    Inactive,
    /// Waiting.
    Pending,
    /// At work.
    InProgress,
    /// Failed.
    Error,
    /// Beware.
    Warning,
    /// To know.
    Info,
}

/// A state's words with the icon of its tone.
///
/// ```text
/// view! { <StatusIndicator tone=Tone::Success label="ACTIVE" /> }
/// ```
#[component]
pub fn StatusIndicator(
    /// How it is to be taken.
    #[prop(into)]
    tone: Signal<Tone>,
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
) -> AnyView {
    let look = move || match tone.get() {
        Tone::Success => ("status success", Icon::Success),
        Tone::Inactive => ("status inactive", Icon::Stopped),
        Tone::Pending => ("status pending", Icon::Pending),
        Tone::InProgress => ("status in-progress", Icon::Spinner),
        Tone::Error => ("status error", Icon::Error),
        Tone::Warning => ("status warning", Icon::Warning),
        Tone::Info => ("status info", Icon::Info),
    };
    el("span")
        .bind("class", move || Some(look().0.into()))
        .live(move || icon(look().1))
        .child(el("span").text_of(label))
        .into_any()
}
