//! What JavaScript holds: conversions, and nothing else.

use std::cell::{RefCell, RefMut};

use api::Response;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::clock::milliseconds;
use crate::memory::make_room;
use crate::options;
use crate::sandbox::Sandbox;

/// A sandbox, as JavaScript holds it. `real` is everywhere what the clock outside says, in milliseconds since 1970.
#[wasm_bindgen]
pub struct Core(RefCell<Sandbox>);

/// What goes back for a request.
#[derive(Serialize)]
struct Reply {
    status: u16,
    body: String,
    /// Why the request was not carried out, in one word.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// The settings, as `configure` takes them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SettingsReply {
    enforcement_window_seconds: serde_json::Value,
    retention: &'static str,
    throttling: bool,
}

#[wasm_bindgen]
impl Core {
    /// Opens a sandbox with `options` as JSON text.
    #[wasm_bindgen(constructor)]
    pub fn open(options: &str, real: f64) -> Result<Core, JsError> {
        let options = options::parse("options", options)?;
        Ok(Self(RefCell::new(Sandbox::open(&options, real)?)))
    }

    /// Answers a request: `{ status, body, reason? }`. An empty `region` is the one that the sandbox was opened with. The
    /// body comes as bytes, because wasm-bindgen copies texts letter by letter.
    pub fn send(&self, real: f64, region: &str, target: &str, body: &[u8]) -> Result<JsValue, JsError> {
        let region = Some(region).filter(|region| !region.is_empty());
        let answer = self.inner()?.answer(real, region, target, body);
        let reason = answer.as_ref().err().map(api::ApiError::reason);
        let Response { status, body } = answer.into();
        value(&Reply { status, body, reason })
    }

    /// The moment at which the sandbox is, in milliseconds since 1970.
    pub fn now(&self, real: f64) -> Result<f64, JsError> {
        Ok(milliseconds(self.inner()?.now(real)?))
    }

    /// The moment at which something happens next by itself, in milliseconds since 1970; undefined if nothing does.
    #[wasm_bindgen(js_name = nextEvent)]
    pub fn next_event(&self, real: f64) -> Result<Option<f64>, JsError> {
        Ok(self.inner()?.next_event(real)?.map(milliseconds))
    }

    /// Moves virtual time on.
    pub fn advance(&self, real: f64, milliseconds: f64) -> Result<(), JsError> {
        Ok(self.inner()?.advance(real, milliseconds)?)
    }

    /// Changes settings, as JSON text.
    pub fn configure(&self, real: f64, settings: &str) -> Result<(), JsError> {
        let settings = options::parse("settings", settings)?;
        Ok(self.inner()?.configure(real, &settings)?)
    }

    /// The settings as they are.
    pub fn settings(&self) -> Result<JsValue, JsError> {
        let (window, retention, throttling) = self.inner()?.settings();
        value(&SettingsReply {
            enforcement_window_seconds: options::window_value(window),
            retention: options::retention_word(retention),
            throttling,
        })
    }

    /// Back to the demo account.
    pub fn reset(&self, real: f64) -> Result<(), JsError> {
        Ok(self.inner()?.reset(real)?)
    }

    /// The account as text.
    #[wasm_bindgen(js_name = exportState)]
    pub fn export_state(&self, real: f64) -> Result<String, JsError> {
        Ok(self.inner()?.export_state(real)?)
    }

    /// Puts a saved account in the place of this one, or changes nothing.
    #[wasm_bindgen(js_name = importState)]
    pub fn import_state(&self, real: f64, text: &str) -> Result<(), JsError> {
        // Read before anything is borrowed: of all that is done here, this takes the most memory.
        let account = journal::read(text).map_err(crate::sandbox::SandboxError::from)?;
        Ok(self.inner()?.import(real, account)?)
    }
}

impl Core {
    fn inner(&self) -> Result<RefMut<'_, Sandbox>, JsError> {
        make_room();
        self.0.try_borrow_mut().map_err(|_| JsError::new("The sandbox is in the middle of another call."))
    }
}

fn value(reply: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(reply.serialize(&Serializer::json_compatible())?)
}
