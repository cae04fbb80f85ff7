//! Where a container's output goes.

use leptos::prelude::*;
use lifecycle::document::table::LOG_DRIVERS;

use crate::kit::prelude::*;
use crate::text::create as words;
use crate::view::form::{self, LOG_DRIVER, LOG_OPTIONS};
use crate::view::place::clear;

use super::editor::Editor;
use super::field::{Field, plain};
use super::form::beside;

/// The switch, the driver, and the options of `awslogs`.
pub fn logs(editor: Editor, container: String) -> AnyView {
    let configuration = format!("{container}.logConfiguration");
    let is_used = {
        let configuration = configuration.clone();
        Memo::new(move |_| editor.ask(|document| form::has(document, &configuration)))
    };
    let change = {
        let container = container.clone();
        move |ticked: bool| {
            editor.change(|document| {
                if ticked {
                    form::collect_logs(document, &container, editor.region());
                } else {
                    clear(document, &configuration);
                }
            });
        }
    };
    let has_options = {
        let container = container.clone();
        Memo::new(move |_| editor.ask(|document| form::logs_to_cloudwatch(document, &container)))
    };
    let fields = move || {
        if !is_used.get() {
            return nothing();
        }
        let driver = Field::new(format!("{container}.{LOG_DRIVER}"), words::LOG_DRIVER, words::LOG_DRIVER_HINT);
        let mut parts = vec![beside(vec![driver.select(editor, plain(LOG_DRIVERS))])];
        if has_options.get() {
            let options = LOG_OPTIONS.iter().map(|option| {
                let (label, hint) = words::log_option(option);
                Field::new(format!("{container}.{option}"), label, hint).input(editor)
            });
            parts.push(beside(options.collect()));
        }
        several(parts)
    };
    let used = view! { <Checkbox label=words::USE_LOGS checked=is_used on_change=Callback::new(change) /> };
    el("div").class("card-part").child(used).live(fields).into_any()
}
