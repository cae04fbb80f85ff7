//! One account with what stands before it: virtual time, and throttling if it is asked for.

use std::sync::Arc;

use api::{ApiError, Throttle};
use journal::ReadError;
use lifecycle::{
    Account, AccountId, Answer, Call, EnforcementWindow, Operation, Region, Retention, Source, Timestamp, demo_of,
};

use crate::clock::{Clock, ClockError};
use crate::options::{Options, OptionsError, Settings};

/// An account, every region of it.
#[derive(Debug)]
pub struct Sandbox {
    account: Account,
    throttle: Option<Throttle>,
    clock: Clock,
    region: Region,
}

/// Why a sandbox could not be opened or changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SandboxError {
    /// Options or settings that can't be.
    #[error(transparent)]
    Options(#[from] OptionsError),
    /// A saved state that can't be read.
    #[error("The state can't be read: {0}.")]
    State(#[from] ReadError),
    /// A time that can't be.
    #[error(transparent)]
    Clock(#[from] ClockError),
}

impl Sandbox {
    /// Opens a sandbox: on `options.state`, else empty if that is asked for, else on the demo account.
    pub fn open(options: &Options, real: f64) -> Result<Self, SandboxError> {
        let id = options.account_id()?;
        let region = options.first_region()?;
        let mut clock = Clock::default();
        let now = clock.now(real)?;
        let account = match &options.state {
            Some(state) => {
                let account = journal::read(state)?;
                clock.continue_from(account.now(), real)?;
                account
            }
            None if options.empty.unwrap_or_default() => Account::empty_of(id.unwrap_or(AccountId::EXAMPLE), now),
            None => demo_of(id.unwrap_or(AccountId::EXAMPLE), now),
        };
        if let Some(asked) = id.filter(|asked| *asked != account.id()) {
            return Err(OptionsError::OtherAccount { asked, saved: account.id() }.into());
        }
        Ok(Self { account, throttle: None, clock, region })
    }

    /// Answers a request of the protocol; a `region` left out is the one that the sandbox was opened with.
    pub fn answer(&mut self, real: f64, region: Option<&str>, target: &str, body: &[u8]) -> Result<Answer, ApiError> {
        let region = match region {
            Some(code) => Region::parse(code).ok_or_else(|| ApiError::unknown_region(code))?,
            None => self.region,
        };
        // A clock that can't be read stands still.
        let at = self.clock.now(real).unwrap_or_else(|_| self.account.now());
        api::answer(&mut self.account, self.throttle.as_mut(), at, region, target, body)
    }

    /// The moment at which the sandbox is.
    pub fn now(&mut self, real: f64) -> Result<Timestamp, SandboxError> {
        let now = self.clock.now(real)?;
        self.account.advance(now);
        Ok(self.account.now())
    }

    /// Moves virtual time on by whole milliseconds.
    pub fn advance(&mut self, real: f64, milliseconds: f64) -> Result<(), SandboxError> {
        self.clock.advance(real, milliseconds)?;
        self.now(real).map(|_| ())
    }

    /// The moment at which something happens next by itself, if anything does.
    pub fn next_event(&mut self, real: f64) -> Result<Option<Timestamp>, SandboxError> {
        self.now(real)?;
        Ok(self.account.next_event())
    }

    /// Changes the settings that are named, or none of them.
    pub fn configure(&mut self, real: f64, settings: &Settings) -> Result<(), SandboxError> {
        let of_account = settings.of_account()?;
        if of_account != lifecycle::Settings::default() {
            self.own(real, Operation::Configure(of_account))?;
        }
        if let Some(throttling) = settings.throttling {
            // Turned on again, the buckets are full; turned on twice, they are what they were.
            self.throttle = throttling.then(|| self.throttle.take().unwrap_or_default());
        }
        Ok(())
    }

    /// The settings as they are.
    pub fn settings(&self) -> (EnforcementWindow, Retention, bool) {
        (self.account.enforcement_window(), self.account.retention(), self.throttle.is_some())
    }

    /// Back to the demo account.
    pub fn reset(&mut self, real: f64) -> Result<(), SandboxError> {
        self.throttle = self.throttle.take().map(|_| Throttle::default());
        self.own(real, Operation::StartOver)
    }

    /// The account as text, to read for [`Sandbox::import`], or for [`Options::state`].
    pub fn export_state(&mut self, real: f64) -> Result<String, SandboxError> {
        self.now(real)?;
        Ok(journal::write(&self.account))
    }

    /// Puts a saved account in the place of this one, or changes nothing. Time goes on from the saved account's moment.
    pub fn import(&mut self, real: f64, account: Account) -> Result<(), SandboxError> {
        self.clock.continue_from(account.now(), real)?;
        self.throttle = self.throttle.take().map(|_| Throttle::default());
        self.own(real, Operation::Import(Arc::new(account)))
    }

    /// Carries out one of the sandbox's own operations, which ECS has no say in.
    fn own(&mut self, real: f64, operation: Operation) -> Result<(), SandboxError> {
        let at = self.clock.now(real)?;
        let call = Call { at, region: self.region, source: Source::Api, operation };
        // Never refused: refusals are ECS's.
        let _ = self.account.perform(&call);
        Ok(())
    }
}
