//! Asking the rules, before anything is done.

use lifecycle::{Account, Call, Operation, Outcome, Refusal, Region, Source, decide};

/// What would come of a call that is made now.
pub fn outcome(account: &Account, region: Region, operation: Operation) -> Result<Outcome, Refusal> {
    decide(account, &Call { at: account.now(), region, source: Source::Console, operation })
}

/// What ECS would say to a call that is made now, if it would refuse it.
pub fn refusal(account: &Account, region: Region, operation: Operation) -> Option<Refusal> {
    outcome(account, region, operation).err()
}
