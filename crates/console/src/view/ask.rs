//! Asking the rules, before anything is done.

use lifecycle::{Account, Call, Operation, Refusal, Region, Source, decide};

/// What ECS would say to a call that is made now, if it would refuse it.
pub fn refusal(account: &Account, region: Region, operation: Operation) -> Option<Refusal> {
    let call = Call { at: account.now(), region, source: Source::Console, operation };
    decide(account, &call).err()
}
