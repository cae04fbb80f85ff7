//! Creating a task definition, or a new revision from one there is.

use leptos::prelude::*;
use lifecycle::{Answer, Family, MAX_DOCUMENT_BYTES, Operation, Refusal, Region, Revision, Status, samples};

use crate::app::held_elsewhere;
use crate::kit::prelude::*;
use crate::lab::{Lab, NotDone};
use crate::text::{self, create as words};
use crate::view::draft::{self, Draft, Problem};
use crate::view::json_place::line_of;

/// The id of the editor.
const EDITOR_ID: &str = "task-definition-json";

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
    view! {
        <PageHeading title=title.clone() description=note.unwrap_or_default() />
        {editor(region, lab, family, first)}
    }
    .into_any()
}

fn editor(region: Region, lab: Lab, family: Option<Family>, first: String) -> AnyView {
    let (router, flashes) = (Router::current(), Flashes::current());
    let typed = RwSignal::new(first);
    let refusal = RwSignal::new(None::<Refusal>);
    let edit = move |text: String| {
        refusal.set(None);
        typed.set(text);
    };
    let read = Memo::new(move |_| typed.with(|text| Draft::read(text)));
    let line = Memo::new(move |_| {
        let place = read.with(|read| match read {
            Err(Problem::Syntax(fault)) => Err(Some(fault.line)),
            Err(Problem::Shape(error)) => Ok(Some(error.place.clone())),
            Ok(_) => Ok(refusal.with(|refusal| refusal.as_ref().and_then(|refusal| refusal.place.clone()))),
        });
        match place {
            Err(line) => line,
            Ok(place) => place.map(|place| typed.with(|text| line_of(text, &place))),
        }
    });
    let error = move || {
        let line = line.get();
        match read.get() {
            Err(Problem::Syntax(fault)) => Some(words::syntax(fault.line, fault.column, &fault.message)),
            Err(Problem::Shape(error)) => Some(words::shape(line.unwrap_or(1), &error.to_string())),
            Ok(_) => {
                refusal.get().map(|refusal| words::refused(line, &text::error(refusal.code(), &refusal.message())))
            }
        }
    };
    let bytes = Signal::derive(move || read.with(|read| read.as_ref().map_or(0, |draft| draft.bytes)));
    let dropped = move || {
        let dropped = read.with(|read| read.as_ref().map(|draft| draft.dropped.clone()).unwrap_or_default());
        (!dropped.is_empty()).then(|| view! { <Banner kind=FlashKind::Info header=words::dropped(&dropped) /> })
    };
    let held = held_elsewhere(lab);
    let cannot =
        Signal::derive(move || held.get().or_else(|| read.with(Result::is_err).then(|| words::MEND_FIRST.to_owned())));
    let send = move || {
        let Ok(draft) = read.get_untracked() else { return };
        match lab.call(region, Operation::Register(draft.registration)) {
            Ok((_, Answer::Registered(view, _))) => {
                let (family, revision) = (view.arn.family.as_str().to_owned(), view.arn.revision);
                let name = words::created(&family, revision);
                router.navigate(&Route::Revision { region: region.code().into(), family, revision: revision.get() });
                flashes.push(Flash::new(FlashKind::Success, name));
            }
            Ok(_) => {}
            Err(NotDone::Refused(why)) => {
                refusal.set(Some(why));
                focus_line(EDITOR_ID, line.get_untracked().unwrap_or(1));
            }
            Err(NotDone::HeldElsewhere) => {
                flashes.push(Flash::new(FlashKind::Error, text::NOTHING_CHANGED).text(text::HELD_ELSEWHERE));
            }
        }
    };
    let back = match &family {
        Some(family) => Route::Family { region: region.code().into(), family: family.as_str().into() },
        None => Route::TaskDefinitions { region: region.code().into() },
    };
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                if cannot.with_untracked(Option::is_none) {
                    send();
                }
            }
        >
            <Container heading=text::TASK_DEFINITION>
                <div class="stack">
                    {sample_select(region, family, Callback::new(edit))}
                    <FormField
                        label=words::EDITOR
                        description=words::EDITOR_HINT
                        error=Signal::derive(error)
                        control_id=EDITOR_ID
                    >
                        <CodeEditor value=typed on_input=Callback::new(edit) error_line=line />
                    </FormField>
                    {dropped}
                    <Meter
                        label=words::SIZE
                        value=Signal::derive(move || u32::try_from(bytes.get()).unwrap_or(u32::MAX))
                        max=u32::try_from(MAX_DOCUMENT_BYTES).unwrap_or(u32::MAX)
                        says=Signal::derive(move || words::size(bytes.get()))
                    />
                </div>
            </Container>
            <div class="form-actions">
                <LinkButton label=words::CANCEL href=back.href() look=Look::Link />
                <Button label=words::CREATE look=Look::Primary refused=cannot submits=true />
            </div>
        </form>
    }
    .into_any()
}

fn sample_select(region: Region, family: Option<Family>, choose: Callback<String>) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let samples = StoredValue::new(samples(region));
    let mut choices = vec![(String::new(), words::NO_SAMPLE.to_owned())];
    choices.extend(samples.with_value(|samples| {
        samples.iter().map(|(name, _)| (name.clone(), words::sample(name).to_owned())).collect::<Vec<_>>()
    }));
    let pick = move |name: String| {
        let content = samples.with_value(|samples| {
            samples.iter().find(|(known, _)| *known == name).and_then(|(_, content)| content.as_object().cloned())
        });
        chosen.set(name.clone());
        if let Some(content) = content {
            let named = family.clone().or_else(|| Family::parse(&name));
            choose.run(draft::text(named.as_ref(), Some(content)));
        }
    };
    view! {
        <FormField label=words::SAMPLE optional=true>
            <Select choices=Choices::Plain(choices) value=chosen on_change=Callback::new(pick) />
        </FormField>
    }
    .into_any()
}
