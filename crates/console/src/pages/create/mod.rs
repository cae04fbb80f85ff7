//! Creating a task definition, or a new revision from one there is: by form, or as JSON.

mod container;
mod editor;
mod field;
mod form;
mod json;
mod logs;
mod rows;
mod sample;
mod unfinished;

use leptos::prelude::*;
use lifecycle::{Family, MAX_DOCUMENT_BYTES, Region, Revision, Status};

use crate::app::held_elsewhere;
use crate::kit::dom;
use crate::kit::markup::effect;
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text::{self, create as words};
use crate::view::draft;
use editor::Editor;
pub use form::beside;
use unfinished::Unfinished;

/// The page, with what a new revision is based on.
pub fn create_page(region: Region, from: Option<(Family, Revision)>) -> AnyView {
    let lab = Lab::current();
    let family = from.as_ref().map(|(family, _)| family.clone());
    let base = from.as_ref().and_then(|(family, revision)| lab.peek(|account| account.view(region, family, *revision)));
    let note = from.as_ref().map(|(family, revision)| {
        let name = text::name(family.as_str(), *revision);
        match base.as_ref().map(|base| base.status) {
            Some(Status::Active) => words::based_on(&name),
            Some(Status::Inactive | Status::DeleteInProgress) => words::based_on_inactive(&name),
            None => words::no_base(&name),
        }
    });
    let title =
        family.as_ref().map_or_else(|| words::TITLE.to_owned(), |family| words::revision_title(family.as_str()));
    let first = draft::text(family.as_ref(), base.map(|base| base.content.to_document()));
    let unfinished = Unfinished::of(region, from.as_ref());
    let left = unfinished.read().filter(|left| *left != first);
    let begin = left.clone().unwrap_or_else(|| first.clone());
    let editor = Editor::new(lab, region, family.is_none(), begin, unfinished);
    let goes_on = left.is_some().then(|| goes_on(editor, first.clone()));
    effect(move || {
        editor.text().with(|text| unfinished.keep(Some(text.as_str()).filter(|text| *text != first)));
    });
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        editor.send();
    };
    let form = el("form").class("stack").on("submit", send);
    let form = form
        .child(above(editor, family.clone()))
        .live(move || if editor.is_json() { json::card(editor) } else { form::cards(editor) });
    let mut parts = vec![view! { <PageHeading title=title.clone() description=note.unwrap_or_default() /> }.into_any()];
    parts.extend(goes_on);
    parts.push(form.child(below(editor, region, family)).into_any());
    several(parts)
}

/// Says that what was written here before is there again, and offers to begin anew.
fn goes_on(editor: Editor, first: String) -> AnyView {
    let shows = RwSignal::new(true);
    let first = StoredValue::new(first);
    let anew = move || {
        editor.write(first.get_value());
        shows.set(false);
        dom::focus_heading();
    };
    maybe_live(move || {
        let banner = || {
            view! {
                <Banner kind=FlashKind::Info header=words::GOES_ON>
                    <Button label=words::BEGIN_ANEW on_press=anew />
                </Banner>
            }
            .into_any()
        };
        shows.get().then(banner)
    })
}

/// The switch between form and JSON, and the samples.
fn above(editor: Editor, family: Option<Family>) -> AnyView {
    let always = Signal::stored(None);
    let segments = vec![
        Segment { code: "form".into(), label: words::FORM.into(), refused: editor.no_form() },
        Segment { code: editor::JSON.into(), label: words::JSON.into(), refused: always },
    ];
    let current = move || if editor.is_json() { editor::JSON } else { "form" }.to_owned();
    let switch = view! {
        <SegmentedControl
            label=words::WRITE_AS
            segments=segments
            current=Signal::derive(current)
            on_change=Callback::new(move |code: String| editor.show(&code))
        />
    };
    el("div").class("create-bar").child(switch).child(sample::select(editor, family)).into_any()
}

/// What ECS would drop, the size, and the buttons.
fn below(editor: Editor, region: Region, family: Option<Family>) -> AnyView {
    let back = match family {
        Some(family) => Route::Family { region: region.code().into(), family: family.as_str().into() },
        None => Route::TaskDefinitions { region: region.code().into() },
    };
    let held = held_elsewhere(Lab::current());
    let mend_first = move || (editor.is_json() && editor.is_unread()).then(|| words::MEND_FIRST.to_owned());
    let cannot = Signal::derive(move || held.get().or_else(mend_first));
    let dropped = move || {
        let dropped = editor.dropped();
        if dropped.is_empty() {
            return nothing();
        }
        view! { <Banner kind=FlashKind::Info header=words::dropped(&dropped) /> }.into_any()
    };
    let meter = view! {
        <Meter
            label=words::SIZE
            value=Signal::derive(move || u32::try_from(editor.bytes()).unwrap_or(u32::MAX))
            max=u32::try_from(MAX_DOCUMENT_BYTES).unwrap_or(u32::MAX)
            says=Signal::derive(move || words::size(editor.bytes()))
        />
    };
    let buttons = el("div")
        .class("form-actions")
        // What is cancelled is not kept.
        .child(el("span").on("click", move |_| editor.give_up()).child(view! {
            <LinkButton label=words::CANCEL href=back.href() look=Look::Link />
        }))
        .child(view! { <Button label=words::CREATE look=Look::Primary refused=cannot submits=true /> });
    el("div").class("stack").live(dropped).child(meter).child(buttons).into_any()
}
