//! The icons: our own drawings on a 16 by 16 grid, in the colour of the text beside them.

use leptos::prelude::*;

use super::markup::el;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Done, running, active.
    Success,
    /// Failed.
    Error,
    /// Beware.
    Warning,
    /// To know.
    Info,
    /// Ended, inactive.
    Stopped,
    /// Waiting.
    Pending,
    /// At work; turns, unless the visitor prefers less motion.
    Spinner,
    /// Close, clear.
    Cross,
    /// Opens below.
    CaretDown,
    /// To the left.
    AngleLeft,
    /// To the right.
    AngleRight,
    /// Sorted from the smallest.
    SortedUp,
    /// Sorted from the largest.
    SortedDown,
    /// Could be sorted.
    Sortable,
    /// Two sheets.
    Copy,
    /// A magnifying glass.
    Search,
    /// Three lines.
    Menu,
    /// A tick.
    Tick,
    /// An arrow in a circle.
    Again,
}

impl Icon {
    /// What is inside the `svg`.
    fn drawing(self) -> &'static str {
        match self {
            Self::Success => r#"<circle cx="8" cy="8" r="7"/><path d="m5 8 2 2.2L11 6"/>"#,
            Self::Error => r#"<circle cx="8" cy="8" r="7"/><path d="m5.5 5.5 5 5m0-5-5 5"/>"#,
            Self::Warning => r#"<path d="M8 1.5 1 14.5h14zM8 6v4m0 1.2v1.6"/>"#,
            Self::Info => r#"<circle cx="8" cy="8" r="7"/><path d="M8 11.5V7m0-1V4.2"/>"#,
            Self::Stopped => r#"<circle cx="8" cy="8" r="7"/><path d="M5 8h6"/>"#,
            Self::Pending => r#"<circle cx="8" cy="8" r="7"/><path d="M8 4v4l3 1.5"/>"#,
            Self::Spinner => r#"<path d="M15 8a7 7 0 1 1-7-7"/>"#,
            Self::Cross => r#"<path d="m2.5 2.5 11 11m0-11-11 11"/>"#,
            Self::CaretDown => r#"<path class="filled" d="M3 5.5h10l-5 6z"/>"#,
            Self::AngleLeft => r#"<path d="m10.5 2.5-5 5.5 5 5.5"/>"#,
            Self::AngleRight => r#"<path d="m5.5 2.5 5 5.5-5 5.5"/>"#,
            Self::SortedUp => r#"<path class="filled" d="m3 11 5-6 5 6z"/>"#,
            Self::SortedDown => r#"<path class="filled" d="M3 5h10l-5 6z"/>"#,
            Self::Sortable => r#"<path d="M4 6h8l-4 5z"/>"#,
            Self::Copy => r#"<path d="M5 5h9v10H5zM11 5V1H2v10h3"/>"#,
            Self::Search => r#"<circle cx="6.5" cy="6.5" r="5"/><path d="m10.5 10.5 4.5 4.5"/>"#,
            Self::Menu => r#"<path d="M1.5 3.5h13M1.5 8h13m-13 4.5h13"/>"#,
            Self::Tick => r#"<path d="m2 8.5 4 4 8-9"/>"#,
            Self::Again => r#"<path d="M14 8a6 6 0 1 1-2-4.5M14 1v4h-4"/>"#,
        }
    }
}

/// Draws an icon. It says nothing to a screen reader: the words beside it do.
pub fn icon(icon: Icon) -> AnyView {
    let class = if icon == Icon::Spinner { "icon spinning" } else { "icon" };
    let mut svg = String::from(r#"<svg viewBox="0 0 16 16" focusable="false">"#);
    svg.push_str(icon.drawing());
    svg.push_str("</svg>");
    el("span").class(class).attr("aria-hidden", "true").html(svg).into_any()
}
