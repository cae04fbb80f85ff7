//! The Leptos single-page app: renders and dispatches, decides nothing.
