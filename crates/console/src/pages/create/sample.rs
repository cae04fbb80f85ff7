//! Samples to start from.

use leptos::prelude::*;
use lifecycle::{Family, samples};

use crate::kit::prelude::*;
use crate::text::create as words;
use crate::view::draft;

use super::editor::Editor;

/// The select of the samples. What was written before one was chosen can be brought back.
pub fn select(editor: Editor, family: Option<Family>) -> AnyView {
    let flashes = Flashes::current();
    // What was written can be brought back as long as it is.
    let taken = StoredValue::new(None::<FlashId>);
    on_cleanup(move || {
        if let Some(Some(id)) = taken.try_get_value() {
            flashes.dismiss(id);
        }
    });
    let chosen = RwSignal::new(String::new());
    // The text that nobody has changed yet.
    let pristine = StoredValue::new(editor.text().get_untracked());
    let samples = StoredValue::new(samples(editor.region()));
    let mut choices = vec![(String::new(), words::NO_SAMPLE.to_owned())];
    choices.extend(samples.with_value(|samples| {
        samples.iter().map(|(name, _)| (name.clone(), words::sample(name).to_owned())).collect::<Vec<_>>()
    }));
    let pick = move |name: String| {
        let content = samples.with_value(|samples| {
            samples.iter().find(|(known, _)| *known == name).and_then(|(_, content)| content.as_object().cloned())
        });
        chosen.set(name.clone());
        let Some(content) = content else { return };
        let named = family.clone().or_else(|| Family::parse(&name));
        let before = editor.text().get_untracked();
        if pristine.with_value(|pristine| *pristine != before) {
            let back = move || editor.write(before.clone());
            let flash = Flash::new(FlashKind::Info, words::SAMPLE_TAKEN).action(words::BRING_BACK, back);
            taken.set_value(Some(flashes.push(flash)));
        }
        let text = draft::text(named.as_ref(), Some(content));
        pristine.set_value(text.clone());
        editor.write(text);
    };
    view! {
        <Select
            label=words::SAMPLE
            choices=Choices::Plain(choices)
            value=chosen
            on_change=Callback::new(pick)
        />
    }
    .into_any()
}
