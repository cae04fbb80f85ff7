//! What a sandbox is opened with and set to, as it comes from JavaScript.

use lifecycle::{AccountId, EnforcementWindow, Region, Retention};
use serde::Deserialize;
use serde_json::Value;

/// What a sandbox is opened with. What is left out, or null, is as the documentation of the package says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// The account's number, twelve digits.
    pub account: Option<String>,
    /// The region that requests are sent to which name none.
    pub region: Option<String>,
    /// A saved state.
    pub state: Option<String>,
    /// Whether to open an account without anything in it.
    pub empty: Option<bool>,
}

/// The settings of a sandbox that are to be changed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// Whole seconds, or a word.
    pub enforcement_window_seconds: Option<Value>,
    /// `indefinite` or `whileUsed`.
    pub retention: Option<String>,
    /// Whether calls that come too fast are refused.
    pub throttling: Option<bool>,
}

/// Options or settings that can't be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// Something of a wrong type, or of a name that there is not.
    #[error("The {what} can't be used: {why}.")]
    Form {
        /// `options` or `settings`.
        what: &'static str,
        /// Why.
        why: String,
    },
    /// No number of an account.
    #[error("account is {0:?}, but should be twelve digits.")]
    Account(String),
    /// A state of another account than the one that is asked for.
    #[error("account is {asked}, but the state is of account {saved}.")]
    OtherAccount {
        /// Asked for.
        asked: AccountId,
        /// What the state has.
        saved: AccountId,
    },
    /// No region that the sandbox has.
    #[error("region is {0:?}, which the sandbox does not have. It has {first} and others like it.", first = Region::FIRST.code())]
    Region(String),
    /// No window.
    #[error("enforcementWindowSeconds is {0}, but should be a whole number from 0 to 600, or \"random\".")]
    Window(String),
    /// No way to keep INACTIVE revisions.
    #[error("retention is {0:?}, but should be {kept:?} or {not:?}.", kept = INDEFINITE, not = WHILE_USED)]
    Retention(String),
}

/// How [`Retention::Indefinite`] is called in JavaScript.
const INDEFINITE: &str = "indefinite";

/// How [`Retention::WhileUsed`] is called in JavaScript.
const WHILE_USED: &str = "whileUsed";

/// A retention as JavaScript has it.
pub const fn retention_word(retention: Retention) -> &'static str {
    match retention {
        Retention::Indefinite => INDEFINITE,
        Retention::WhileUsed => WHILE_USED,
    }
}

/// A window as JavaScript has it.
pub fn window_value(window: EnforcementWindow) -> Value {
    match window {
        EnforcementWindow::Seconds(seconds) => seconds.into(),
        EnforcementWindow::Random => RANDOM.into(),
    }
}

/// How [`EnforcementWindow::Random`] is called in JavaScript.
const RANDOM: &str = "random";

/// Reads options or settings from JSON text.
pub fn parse<'t, T: Deserialize<'t>>(what: &'static str, text: &'t str) -> Result<T, OptionsError> {
    serde_json::from_str(text).map_err(|error| {
        let why = error.to_string();
        // The place in a text that nobody has seen.
        let why = why.split(" at line ").next().unwrap_or_default().to_owned();
        OptionsError::Form { what, why }
    })
}

impl Options {
    pub(crate) fn account_id(&self) -> Result<Option<AccountId>, OptionsError> {
        let parse = |digits: &String| AccountId::parse(digits).ok_or_else(|| OptionsError::Account(digits.clone()));
        self.account.as_ref().map(parse).transpose()
    }

    pub(crate) fn first_region(&self) -> Result<Region, OptionsError> {
        let parse = |code: &String| Region::parse(code).ok_or_else(|| OptionsError::Region(code.clone()));
        self.region.as_ref().map_or(Ok(Region::FIRST), parse)
    }
}

impl Settings {
    /// The settings of the account that are asked for.
    pub fn of_account(&self) -> Result<lifecycle::Settings, OptionsError> {
        Ok(lifecycle::Settings { enforcement_window: self.enforcement_window()?, retention: self.retention()? })
    }

    fn enforcement_window(&self) -> Result<Option<EnforcementWindow>, OptionsError> {
        let Some(value) = &self.enforcement_window_seconds else { return Ok(None) };
        let window = match value {
            Value::String(word) if word == RANDOM => Some(EnforcementWindow::Random),
            value => value.as_u64().and_then(|n| u16::try_from(n).ok()).and_then(EnforcementWindow::of_seconds),
        };
        window.map(Some).ok_or_else(|| OptionsError::Window(value.to_string()))
    }

    fn retention(&self) -> Result<Option<Retention>, OptionsError> {
        match self.retention.as_deref() {
            None => Ok(None),
            Some(INDEFINITE) => Ok(Some(Retention::Indefinite)),
            Some(WHILE_USED) => Ok(Some(Retention::WhileUsed)),
            Some(other) => Err(OptionsError::Retention(other.into())),
        }
    }
}
