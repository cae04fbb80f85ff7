//! What a rule answers.

use crate::refusal::Reason;

/// What a rule says of one thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It can be done.
    Allowed,
    /// It holds already: asking again changes nothing and is no error.
    AlreadyDone,
    /// It can't be done, and why.
    Refused(Reason),
}
