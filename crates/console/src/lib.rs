//! The Leptos single-page app: renders and dispatches, decides nothing.
#![allow(clippy::needless_pass_by_value, reason = "what is rendered owns what it shows")]

mod app;
mod chunk;
mod crumbs;
mod demo;
mod holder;
pub mod kit;
mod lab;
mod pages;
mod script;
mod store;
mod text;
pub mod view;

/// Puts the page into the document, in the place of the skeleton that `index.html` paints.
pub fn start() {
    kit::start::start(app::app);
}
