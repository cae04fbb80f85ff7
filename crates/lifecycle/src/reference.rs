//! What a caller names a task definition by.

use crate::identity::{AccountId, ArnPrefix, Family, Revision};
use crate::region::Region;

/// A task definition as a caller names it: a family, `family:revision`, or an ARN of either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A family, which stands for its newest ACTIVE revision.
    Family(Family),
    /// One revision.
    Revision(Family, Revision),
}

/// Why a text names no task definition that could exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// What stands behind the colon is no revision number: a whole number from 1.
    #[error("the revision is not a whole number from 1")]
    InvalidRevision,
    /// The family can't exist, or the ARN is of another service, account, partition or region.
    #[error("no task definition of this account and region can have this name")]
    Unknown,
    /// The family can't exist, and there is no revision either.
    #[error("no task definition family can have this name")]
    UnknownFamily,
}

impl Reference {
    /// What `text` names in a region of an account.
    pub fn parse(text: &str, account: AccountId, region: Region) -> Result<Self, ReferenceError> {
        let (name, elsewhere) = match text.strip_prefix("arn:") {
            Some(_) => match text.strip_prefix(format!("{}task-definition/", ArnPrefix(account, region)).as_str()) {
                Some(name) => (name, false),
                // An ARN of another kind or place: what stands behind its last slash decides whether a revision is named.
                None => (text.rsplit_once('/').map_or("", |(_, name)| name), true),
            },
            None => (text, false),
        };
        let (family, revision) = match name.split_once(':') {
            Some((family, revision)) => (family, Some(parse_revision(revision)?)),
            None => (name, None),
        };
        match (Family::parse(family).filter(|_| !elsewhere), revision) {
            (Some(family), Some(revision)) => Ok(Self::Revision(family, revision)),
            (Some(family), None) => Ok(Self::Family(family)),
            (None, Some(_)) => Err(ReferenceError::Unknown),
            (None, None) => Err(ReferenceError::UnknownFamily),
        }
    }
}

fn parse_revision(text: &str) -> Result<Revision, ReferenceError> {
    // ECS holds revisions as signed 32-bit numbers; `+3` would parse in Rust and is no number there.
    Some(text)
        .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|text| text.parse::<i32>().ok())
        .and_then(|number| u32::try_from(number).ok())
        .and_then(Revision::new)
        .ok_or(ReferenceError::InvalidRevision)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(&str, Option<u32>), ReferenceError>) {
        let met = Reference::parse(text, AccountId::EXAMPLE, Region::FIRST);
        let met = match &met {
            Ok(Reference::Family(family)) => Ok((family.as_str(), None)),
            Ok(Reference::Revision(family, revision)) => Ok((family.as_str(), Some(revision.get()))),
            Err(error) => Err(*error),
        };
        assert_eq!(met, expected, "{text}");
    }

    #[test]
    fn names_and_arns_are_read() {
        check("web", Ok(("web", None)));
        check("web:3", Ok(("web", Some(3))));
        check("arn:aws:ecs:us-east-1:111122223333:task-definition/web:3", Ok(("web", Some(3))));
        check("arn:aws:ecs:us-east-1:111122223333:task-definition/web", Ok(("web", None)));
    }

    #[test]
    fn what_is_no_revision_number_is_refused() {
        for text in ["web:bad", "web:", "web:0", "web:-1", "web:+1", "web:1.0", "web:1:2", "web:99999999999", "web:٣"]
        {
            check(text, Err(ReferenceError::InvalidRevision));
        }
    }

    #[test]
    fn what_cannot_exist_here_is_unknown() {
        for text in [
            "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:3",
            "arn:aws:ecs:us-east-1:999999999999:task-definition/web:3",
            "my web:3",
            ":3",
        ] {
            check(text, Err(ReferenceError::Unknown));
        }
        for text in ["", "my web", "arn:aws:ecs:us-east-1:111122223333:cluster/web"] {
            check(text, Err(ReferenceError::UnknownFamily));
        }
    }
}
