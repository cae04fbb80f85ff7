//! What scripts find as `window.taskdefLab`: the methods of the package's `Sandbox`, bound to the page's account.
//!
//! The methods themselves are the package's own JavaScript (`npm/src/lab.js`), which copies out of its callers' objects
//! what it is given. It finds here what carries calls out: one function that takes a method's name and texts or numbers.

use std::sync::Arc;

use api::Response;
use leptos::prelude::*;
use lifecycle::{Operation, Region};
use serde_json::json;
use wasm::clock::milliseconds;
use wasm::options::{self, Settings};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};

use crate::lab::{Lab, NotDone, Standing};
use crate::text;

/// The event that brings the function, which a script in `index.html` waits for.
const EVENT: &str = "taskdef-lab:carrier";

/// Offers the page's account to scripts once it is known which tab holds it. A request that names no region goes to the one
/// that shows.
pub fn expose_once_open(lab: Lab, region: Memo<Region>) {
    let standing = lab.standing();
    Effect::new(move |exposed: Option<bool>| {
        let exposed = exposed.unwrap_or_default();
        let open = standing.get() != Standing::Asking;
        if open && !exposed {
            expose(lab, region);
        }
        exposed || open
    });
}

fn expose(lab: Lab, region: Memo<Region>) {
    let carry = move |method: String, first: JsValue, second: JsValue, third: JsValue| {
        let given = [first, second, third];
        carry(lab, region, &method, &given).map_err(|why| JsError::new(&why).into())
    };
    let carry = Closure::<dyn Fn(String, JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>::new(carry);
    let init = CustomEventInit::new();
    // It is there as long as the page is.
    init.set_detail(&carry.into_js_value());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &init) {
        // Nobody listening is all that can go wrong.
        let _ = window().dispatch_event(&event);
    }
}

fn carry(lab: Lab, region: Memo<Region>, method: &str, given: &[JsValue; 3]) -> Result<JsValue, String> {
    let held = || text::HELD_ELSEWHERE.to_owned();
    let word = |at: usize| given[at].as_string().unwrap_or_default();
    let own = |operation| match lab.call(region.get_untracked(), operation) {
        Ok(_) => Ok(JsValue::UNDEFINED),
        Err(NotDone::HeldElsewhere) => Err(held()),
        Err(NotDone::Refused(refusal)) => Err(refusal.message()),
    };
    match method {
        "send" => {
            let asked = word(0);
            let region = match asked.as_str() {
                "" => region.get_untracked(),
                code => match Region::parse(code) {
                    Some(region) => region,
                    None => return Ok(reply(Err(api::ApiError::unknown_region(code)))),
                },
            };
            lab.answer(region, &word(1), word(2).as_bytes()).map(reply).ok_or_else(held)
        }
        "now" => Ok(milliseconds(lab.now()).into()),
        "nextEvent" => Ok(lab.peek(lifecycle::Account::next_event).map(milliseconds).into()),
        "advance" => {
            let moved = lab.advance(given[0].as_f64().unwrap_or(f64::NAN)).ok_or_else(held)?;
            moved.map(|()| JsValue::UNDEFINED).map_err(|error| error.to_string())
        }
        "configure" => {
            let asked = word(0);
            let settings: Settings = options::parse("settings", &asked).map_err(|error| error.to_string())?;
            let of_account = settings.of_account().map_err(|error| error.to_string())?;
            if lab.standing().get_untracked() != Standing::Holds {
                return Err(held());
            }
            if of_account != lifecycle::Settings::default() {
                own(Operation::Configure(of_account))?;
            }
            if let Some(on) = settings.throttling {
                lab.throttle(on);
            }
            Ok(JsValue::UNDEFINED)
        }
        "settings" => {
            let window = options::window_value(lab.peek(lifecycle::Account::enforcement_window));
            let retention = options::retention_word(lab.peek(lifecycle::Account::retention));
            let throttling = lab.is_throttled();
            Ok(object(&json!({
                "enforcementWindowSeconds": window, "retention": retention, "throttling": throttling,
            })))
        }
        "reset" => own(Operation::StartOver),
        "exportState" => Ok(lab.peek(journal::write).into()),
        "importState" => {
            let account = journal::read(&word(0)).map_err(|error| format!("The state can't be read: {error}."))?;
            own(Operation::Import(Arc::new(account)))
        }
        other => Err(format!("There is no method {other}.")),
    }
}

fn reply(answer: Result<lifecycle::Answer, api::ApiError>) -> JsValue {
    let reason = answer.as_ref().err().map(api::ApiError::reason);
    let Response { status, body } = answer.into();
    object(&json!({ "status": status, "body": body, "reason": reason }))
}

/// A JSON object as JavaScript has it.
fn object(value: &serde_json::Value) -> JsValue {
    // What was just written can be read.
    js_sys::JSON::parse(&value.to_string()).unwrap_or_default()
}
