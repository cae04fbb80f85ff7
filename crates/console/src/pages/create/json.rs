//! The text as JSON.

use leptos::prelude::*;

use crate::kit::prelude::*;
use crate::text::{self, create as words};

use super::editor::Editor;

/// The id of the text area.
pub const EDITOR_ID: &str = "task-definition-json";

/// The card with the text.
pub fn card(editor: Editor) -> AnyView {
    let error = Signal::derive(move || editor.fault().map(|(words, _)| words));
    let line = Signal::derive(move || editor.fault().and_then(|(_, line)| line));
    view! {
        <Container heading=text::TASK_DEFINITION>
            <FormField label=words::EDITOR description=words::EDITOR_HINT error=error control_id=EDITOR_ID>
                <CodeEditor
                    value=editor.text()
                    on_input=Callback::new(move |text| editor.write(text))
                    error_line=line
                />
            </FormField>
        </Container>
    }
    .into_any()
}
