//! What names a task definition: family, revision, ARN.

use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;

use crate::region::{Partition, Region};

/// The number of an AWS account: twelve digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(u64);

impl AccountId {
    /// The account that a sandbox plays unless it is told otherwise, which AWS's documentation uses in its examples.
    pub const EXAMPLE: Self = Self(111_122_223_333);

    /// The account of this number, if it is one.
    pub fn parse(digits: &str) -> Option<Self> {
        let valid = digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|_| valid).map(Self)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:012}", self.0)
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// The IAM user that the sandbox's calls count as made by, below the account's IAM ARN.
pub const CALLER: &str = "user/learner";

/// The name of a task definition family: 1 to 255 letters, digits, hyphens and underscores.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Family(Arc<str>);

impl Family {
    /// The longest family name, in characters.
    pub const MAX_LENGTH: usize = 255;

    /// The family of this name, if it is one.
    pub fn parse(name: &str) -> Option<Self> {
        let valid = (1..=Self::MAX_LENGTH).contains(&name.len()) && name.bytes().all(is_name_byte);
        valid.then(|| Self(name.into()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a family's or a container's name may hold this byte.
pub(crate) const fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

impl std::borrow::Borrow<str> for Family {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Family {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Family {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The number of a revision in its family, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(NonZeroU32);

impl Revision {
    /// The first revision of a family.
    pub const FIRST: Self = Self(NonZeroU32::MIN);
    /// A number that no revision is above.
    pub(crate) const LAST: Self = Self(NonZeroU32::MAX);

    /// The revision of this number; none has the number 0.
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0.get()
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The full Amazon Resource Name of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskDefinitionArn {
    /// Whose it is.
    pub account: AccountId,
    /// Where the revision is.
    pub region: Region,
    /// The revision's family.
    pub family: Family,
    /// The revision's number.
    pub revision: Revision,
}

impl fmt::Display for TaskDefinitionArn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { account, region, family, revision } = self;
        write!(formatter, "{}task-definition/{family}:{revision}", ArnPrefix(*account, *region))
    }
}

/// What the ARN of everything that ECS has in an account's region begins with, up to the kind of thing.
pub struct ArnPrefix(pub AccountId, pub Region);

impl fmt::Display for ArnPrefix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(account, region) = self;
        for part in ["arn:", partition(*region), ":ecs:", region.code(), ":"] {
            formatter.write_str(part)?;
        }
        write!(formatter, "{account}:")
    }
}

fn partition(region: Region) -> &'static str {
    Partition::as_str(region.partition())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_1_to_255_letters_digits_hyphens_and_underscores() {
        for good in ["w", "Web_app-2", &"x".repeat(255)] {
            assert!(Family::parse(good).is_some(), "{good}");
        }
        for bad in ["", "my web", "web:1", "wéb", &"x".repeat(256)] {
            assert!(Family::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn an_account_is_twelve_digits() {
        for good in ["111122223333", "000000000001"] {
            assert_eq!(AccountId::parse(good).unwrap().to_string(), good);
        }
        for bad in ["", "11112222333", "1111222233334", "+11122223333", "11112222333x"] {
            assert_eq!(AccountId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_arn_names_partition_region_account_family_and_revision() {
        let arn = |region, family, revision| {
            TaskDefinitionArn {
                account: AccountId::EXAMPLE,
                region: Region::parse(region).unwrap(),
                family: Family::parse(family).unwrap(),
                revision: Revision::new(revision).unwrap(),
            }
            .to_string()
        };
        assert_eq!(arn("us-east-1", "web", 3), "arn:aws:ecs:us-east-1:111122223333:task-definition/web:3");
        assert_eq!(arn("cn-north-1", "a", 1), "arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/a:1");
    }
}
