//! What is being written: one text, which the form and the JSON both show and change.

use leptos::prelude::*;
use lifecycle::{Answer, Operation, Region};
use serde_json::Value;

use crate::kit::dom;
use crate::kit::markup::effect;
use crate::kit::prelude::*;
use crate::lab::{Lab, NotDone};
use crate::text::{self, create as words};
use crate::view::draft::{self, Draft, Problem};
use crate::view::form;

use super::field::{self, field_id};
use super::json::EDITOR_ID;
use super::unfinished::Unfinished;

/// What the link's `tab` says while the JSON shows.
pub const JSON: &str = "json";

/// The id of the button that leads from a refusal to the JSON.
pub const AS_JSON_ID: &str = "go-on-as-json";

/// The text and what can be said of it. Copied freely.
#[derive(Clone, Copy)]
pub struct Editor(StoredValue<Parts>);

/// What an editor is made of; kept in one place, because every field of the form has a hand on it.
#[derive(Clone, Copy)]
struct Parts {
    lab: Lab,
    region: Region,
    names_family: bool,
    is_json: Memo<bool>,
    /// The input of `RegisterTaskDefinition`.
    text: RwSignal<String>,
    /// The same for the form.
    document: Memo<Result<Value, Problem>>,
    read: Memo<Result<Draft, Problem>>,
    problem: Memo<Option<Problem>>,
    /// Whether creating was attempted since the text was last written as JSON.
    attempted: RwSignal<bool>,
    /// The places whose fields the visitor has been in, or that were there at an attempt.
    touched: RwSignal<Vec<String>>,
    router: Router,
    flashes: Flashes,
    unfinished: Unfinished,
}

impl Editor {
    /// An editor that begins with `text`, and keeps in `unfinished` what is written until that is registered.
    pub fn new(lab: Lab, region: Region, names_family: bool, text: String, unfinished: Unfinished) -> Self {
        let (router, flashes) = (Router::current(), Flashes::current());
        let text = RwSignal::new(text);
        let document = Memo::new(move |_| text.with(|text| form::open(text)));
        let read = Memo::new(move |_| text.with(|text| Draft::read(text)));
        let problem = Memo::new(move |_| {
            read.with(|read| match read {
                Err(problem) => Some(problem.clone()),
                Ok(draft) => {
                    let refusal = lab.read(|account| draft::refusal(account, region, &draft.registration));
                    refusal.map(Problem::Refused)
                }
            })
        });
        let asks_for_json = move || router.query().with(|query| query.tab() == Some(JSON));
        let is_json = Memo::new(move |_| asks_for_json() || document.with(Result::is_err));
        // A link that asks for the form of what has none leads to the JSON, and stays there while that is mended.
        effect(move || {
            let here = router.route().with_untracked(|route| matches!(route, Route::CreateTaskDefinition { .. }));
            if here && is_json.get() && !asks_for_json() {
                router.replace_query(router.query().get_untracked().with_tab(JSON));
            }
        });
        let (attempted, touched) = (RwSignal::new(false), RwSignal::new(Vec::new()));
        Self(StoredValue::new(Parts {
            lab,
            region,
            names_family,
            is_json,
            text,
            document,
            read,
            problem,
            attempted,
            touched,
            router,
            flashes,
            unfinished,
        }))
    }

    fn parts(self) -> Parts {
        self.0.get_value()
    }

    /// Where it is to be registered.
    pub fn region(self) -> Region {
        self.parts().region
    }

    /// Whether the family is still to be named.
    pub fn names_family(self) -> bool {
        self.parts().names_family
    }

    /// Whether the JSON shows rather than the form.
    pub fn is_json(self) -> bool {
        self.parts().is_json.get()
    }

    /// What is being written.
    pub fn text(self) -> Signal<String> {
        self.parts().text.into()
    }

    /// Shows the form or the JSON.
    pub fn show(self, code: &str) {
        let Parts { router, .. } = self.parts();
        let query = router.query().get_untracked();
        let query = if code == JSON { query.with_tab(JSON) } else { query.without("tab") };
        router.replace_query(query);
    }

    /// Why the form can't be shown; `None` while it can.
    pub fn no_form(self) -> Signal<Option<String>> {
        let Parts { document, text, .. } = self.parts();
        Signal::derive(move || {
            document.with(|document| {
                let problem = document.as_ref().err()?;
                let line = text.with(|text| problem.line(text));
                Some(words::no_form(&json_words(problem, line)))
            })
        })
    }

    /// Takes a text in place of the one there is.
    pub fn write(self, written: String) {
        let Parts { attempted, touched, text, .. } = self.parts();
        attempted.set(false);
        touched.set(Vec::new());
        text.set(written);
    }

    /// Asks the form's document.
    pub fn ask<T>(self, ask: impl FnOnce(&Value) -> T) -> T {
        let Parts { document, .. } = self.parts();
        document.with(|document| ask(document.as_ref().unwrap_or(&Value::Null)))
    }

    /// Changes the form's document.
    pub fn change<T>(self, change: impl FnOnce(&mut Value) -> T) -> Option<T> {
        let Parts { document, text, .. } = self.parts();
        let mut document = document.get_untracked().ok()?;
        let answer = change(&mut document);
        text.set(draft::written(&document));
        Some(answer)
    }

    /// Says that the visitor has been in the field of this place.
    pub fn touch(self, place: &str) {
        let Parts { touched, .. } = self.parts();
        if touched.with_untracked(|touched| touched.iter().all(|known| known != place)) {
            touched.update(|touched| touched.push(place.to_owned()));
        }
    }

    /// Forgets which fields of the items of a list the visitor has been in, as they are counted anew.
    pub fn forget(self, list: &str) {
        let Parts { touched, .. } = self.parts();
        touched.update(|touched| touched.retain(|place| !place.starts_with(&format!("{list}["))));
    }

    /// What is wrong with the field of a place, once the visitor has been there.
    pub fn complaint(self, place: &str) -> Option<String> {
        let Parts { touched, problem, .. } = self.parts();
        if !touched.with(|touched| touched.iter().any(|known| known == place)) {
            return None;
        }
        if field::takes_number(place) && self.ask(|document| form::is_no_number(document, place)) {
            return Some(words::NO_NUMBER.into());
        }
        let problem = problem.get()?;
        (self.field_of(&problem).as_deref() == Some(place)).then(|| form_words(&problem))
    }

    /// What was refused and has no field: what it is, and where.
    pub fn banner(self) -> Option<(String, String)> {
        let Parts { attempted, problem, .. } = self.parts();
        if !attempted.get() {
            return None;
        }
        let problem = problem.get()?;
        self.field_of(&problem).is_none().then(|| (form_words(&problem), words::no_field(problem.place())))
    }

    /// What is wrong with the JSON, and on which line.
    pub fn fault(self) -> Option<(String, Option<usize>)> {
        let Parts { problem, attempted, text, .. } = self.parts();
        let problem = problem.get()?;
        if matches!(problem, Problem::Refused(_)) && !attempted.get() {
            return None;
        }
        let line = text.with(|text| problem.line(text));
        Some((json_words(&problem, line), line))
    }

    /// Whether the text asks for nothing.
    pub fn is_unread(self) -> bool {
        let Parts { read, .. } = self.parts();
        read.with(Result::is_err)
    }

    /// Where the text has members that ECS drops.
    pub fn dropped(self) -> Vec<String> {
        let Parts { read, .. } = self.parts();
        read.with(|read| read.as_ref().map(|draft| draft.dropped.clone()).unwrap_or_default())
    }

    /// The size that ECS limits.
    pub fn bytes(self) -> usize {
        let Parts { read, .. } = self.parts();
        read.with(|read| read.as_ref().map_or(0, |draft| draft.bytes))
    }

    /// The field that shows where a problem lies, if the form has one.
    fn field_of(self, problem: &Problem) -> Option<String> {
        let Parts { names_family, .. } = self.parts();
        let field = self.ask(|document| form::field_of(document, problem.place()?))?;
        (names_family || field != "family").then_some(field)
    }

    /// Keeps what is written no longer.
    pub fn give_up(self) {
        self.parts().unfinished.keep(None);
    }

    /// Registers what is written, or leads to what is wrong with it.
    pub fn send(self) {
        let Parts { read, lab, region, router, flashes, .. } = self.parts();
        let Ok(draft) = read.get_untracked() else { return self.refused() };
        match lab.call(region, Operation::Register(draft.registration)) {
            Ok((_, Answer::Registered(view, _))) => {
                let (family, revision) = (view.arn.family.as_str().to_owned(), view.arn.revision);
                let done = words::created(&family, revision);
                self.give_up();
                let region = region.code().into();
                router.navigate(&Route::Revision { region, family, revision: revision.get() });
                flashes.push(Flash::new(FlashKind::Success, done));
            }
            Ok(_) => {}
            Err(NotDone::Refused(_)) => self.refused(),
            Err(NotDone::HeldElsewhere) => {
                flashes.push(Flash::new(FlashKind::Error, text::NOTHING_CHANGED).text(text::HELD_ELSEWHERE));
            }
        }
    }

    /// Shows what is wrong, also where the visitor has not been yet, and goes there.
    fn refused(self) {
        let Parts { touched, document, attempted, problem, is_json, .. } = self.parts();
        touched.set(document.with_untracked(|it| it.as_ref().map(form::fields).unwrap_or_default()));
        attempted.set(true);
        let field = untrack(|| problem.with(|problem| self.field_of(problem.as_ref()?)));
        let goes_to = field.map_or_else(|| AS_JSON_ID.to_owned(), |field| field_id(&field));
        if is_json.get_untracked() {
            self.go_to_line();
        } else {
            dom::after_render(move || {
                dom::focus(&goes_to);
            });
        }
    }

    /// Shows the JSON, at the line where something is wrong.
    pub fn go_on_as_json(self) {
        self.show(JSON);
        dom::after_render(move || self.go_to_line());
    }

    fn go_to_line(self) {
        let line = untrack(|| self.fault().and_then(|(_, line)| line));
        focus_line(EDITOR_ID, line.unwrap_or(1));
    }
}

/// What is wrong, where there is a line to look at.
fn json_words(problem: &Problem, line: Option<usize>) -> String {
    match problem {
        Problem::Syntax(fault) => words::syntax(fault.line, fault.column, &fault.message),
        Problem::Shape(error) => words::shape(line.unwrap_or(1), &error.to_string()),
        Problem::Refused(refusal) => words::refused(line, &text::error(refusal.code(), &refusal.message())),
    }
}

/// What is wrong, where there is a field.
fn form_words(problem: &Problem) -> String {
    match problem {
        Problem::Syntax(_) => json_words(problem, None),
        Problem::Shape(error) => words::misfit(error.expected, error.met),
        Problem::Refused(refusal) => text::error(refusal.code(), &refusal.message()),
    }
}
