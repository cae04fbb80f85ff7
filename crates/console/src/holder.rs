//! One tab holds an account at a time, by a lock of the Web Locks API; the others wait in line or take it over.
//!
//! A browser without locks (or a page served without TLS, where there are none) gives each tab the account. The tabs then
//! take up what the others save, and the journal notices where two of them changed it at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{set_timeout, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

/// What the tab that wants the account asks of the one that has it.
const SAVE: &str = "save";
/// What it is answered begins with, before the text that was saved.
const SAVED: &str = "saved\n";
/// How long to wait for that answer: a tab that the browser has frozen gives none.
const PATIENCE: Duration = Duration::from_secs(1);

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys has as unstable only.
    type LockManager;

    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Promise;
}

/// What happens to a tab's hold on the account.
#[derive(Clone)]
pub struct Events {
    granted: Rc<dyn Fn(Option<String>)>,
    lost: Rc<dyn Fn()>,
    asked_to_save: Rc<dyn Fn() -> Option<String>>,
}

impl Events {
    /// `granted` and `lost` are called whenever this tab gets or loses the account, `asked_to_save` when another is about
    /// to take it over. What that answers is handed to the other tab's `granted`.
    pub fn new(
        granted: impl Fn(Option<String>) + 'static,
        lost: impl Fn() + 'static,
        asked_to_save: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        Self { granted: Rc::new(granted), lost: Rc::new(lost), asked_to_save: Rc::new(asked_to_save) }
    }
}

/// This tab's place in the line for the account.
#[derive(Clone)]
pub struct Holder(Rc<Inner>);

/// Hears what the other tabs say.
type Listener = Closure<dyn FnMut(MessageEvent)>;

struct Inner {
    name: String,
    events: Events,
    channel: Option<BroadcastChannel>,
    holds: Cell<bool>,
    /// Set while this tab waits for the other's answer.
    taking_over: Cell<bool>,
    /// What the tab that held the account has handed over.
    handed_over: RefCell<Option<String>>,
    /// Set while this tab stands in line.
    in_line: Cell<bool>,
    /// The listener of `channel`, kept for as long as that may call it.
    listener: RefCell<Option<Listener>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// At once or not at all.
    IfAvailable,
    /// When it is this tab's turn.
    InLine,
    /// At once, from whoever holds it.
    Steal,
}

impl Holder {
    /// Asks for the account of this name, and waits in line if another tab holds it.
    pub fn request(name: &str, events: Events) -> Self {
        let holder = Self(Rc::new(Inner {
            name: name.into(),
            events,
            channel: BroadcastChannel::new(name).ok(),
            holds: Cell::new(false),
            taking_over: Cell::new(false),
            handed_over: RefCell::new(None),
            in_line: Cell::new(false),
            listener: RefCell::new(None),
        }));
        holder.listen();
        holder.ask(How::IfAvailable);
        holder
    }

    /// Notes that another tab has the account after all.
    pub fn lost(&self) {
        self.0.holds.set(false);
    }

    /// Takes the account over: the tab that holds it is asked to save, and loses it then.
    pub fn take_over(&self) {
        if self.0.holds.get() || self.0.taking_over.replace(true) {
            return;
        }
        self.post(SAVE);
        let holder = self.clone();
        set_timeout(move || holder.steal(), PATIENCE);
    }

    fn steal(&self) {
        if self.0.taking_over.replace(false) {
            self.ask(How::Steal);
        }
    }

    fn post(&self, word: &str) {
        if let Some(channel) = &self.0.channel {
            // A word that can be cloned is never refused.
            let _ = channel.post_message(&word.into());
        }
    }

    fn listen(&self) {
        let Some(channel) = &self.0.channel else { return };
        let holder = self.clone();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(word) = event.data().as_string() else { return };
            if word == SAVE && holder.0.holds.get() {
                let saved = (holder.0.events.asked_to_save)().unwrap_or_default();
                holder.post(&format!("{SAVED}{saved}"));
            } else if let Some(saved) = word.strip_prefix(SAVED)
                && holder.0.taking_over.get()
            {
                *holder.0.handed_over.borrow_mut() = Some(saved.to_owned()).filter(|saved| !saved.is_empty());
                holder.steal();
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        *self.0.listener.borrow_mut() = Some(listener);
    }

    fn ask(&self, how: How) {
        let Some(locks) = locks() else { return self.granted() };
        let options = Object::new();
        let option = match how {
            How::IfAvailable => "ifAvailable",
            How::Steal => "steal",
            How::InLine => "mode",
        };
        let value = if how == How::InLine { "exclusive".into() } else { JsValue::TRUE };
        // Setting a member of a new object does not fail.
        let _ = Reflect::set(&options, &option.into(), &value);
        let holder = self.clone();
        let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                holder.follow();
                return JsValue::UNDEFINED;
            }
            if how == How::InLine {
                holder.0.in_line.set(false);
            }
            holder.granted();
            // The lock is held until this settles: until the page goes, or another tab steals it.
            Promise::new(&mut |_, _| {}).into()
        });
        let request = locks.request(&self.0.name, &options, held.unchecked_ref());
        let holder = self.clone();
        spawn_local(async move {
            // It rejects when the lock is stolen, and answers at once where it was not available.
            if JsFuture::from(request).await.is_err() && holder.0.holds.replace(false) {
                holder.follow();
            }
        });
    }

    fn granted(&self) {
        self.0.holds.set(true);
        self.0.taking_over.set(false);
        let handed_over = self.0.handed_over.take();
        (self.0.events.granted)(handed_over);
    }

    fn follow(&self) {
        (self.0.events.lost)();
        if !self.0.in_line.replace(true) {
            self.ask(How::InLine);
        }
    }
}

/// Whether the browser sees to it that one tab holds the account.
pub fn is_exclusive() -> bool {
    locks().is_some()
}

fn locks() -> Option<LockManager> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
