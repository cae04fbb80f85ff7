//! Identifiers that ECS draws: of tasks, deployments, container instances.
//!
//! Each is the next number of the account's counter in disguise. The disguise can be taken off again, so that an account
//! keeps numbers, finds by them, and lists in the order of drawing; and the same calls draw the same identifiers.

use std::fmt;

/// The id of a task: 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(pub u64);

/// The id of a container instance: 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstanceId(pub u64);

/// The id of a deployment: `ecs-svc/` and 19 digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeploymentId(pub u64);

/// What tells the disguises of one number apart.
const TASK: u64 = 0x7461_736b;
const INSTANCE: u64 = 0x696e_7374;
const DEPLOYMENT: u64 = 0x6465_706c;
const OTHER: u64 = 0x6f74_6865;

impl TaskId {
    /// The task of this id, if one can have it.
    pub fn parse(text: &str) -> Option<Self> {
        number_of(text, TASK).map(Self)
    }

    /// Sixteen bytes for something that belongs to the task: `which` tells apart what has bytes of its own.
    pub fn bytes_of(self, which: u64) -> u128 {
        wide(self.0.wrapping_add(which.wrapping_mul(OTHER)), OTHER ^ which)
    }
}

impl InstanceId {
    /// The container instance of this id, if one can have it.
    pub fn parse(text: &str) -> Option<Self> {
        number_of(text, INSTANCE).map(Self)
    }

    /// The id of the instance as Amazon EC2 has it: `i-` and 17 hexadecimal digits.
    pub fn ec2_id(self) -> String {
        format!("i-{:017x}", wide(self.0, INSTANCE ^ OTHER) >> 60)
    }
}

impl DeploymentId {
    /// The digits behind `ecs-svc/`, which service revisions and service deployments are named by, too.
    pub fn digits(self) -> u64 {
        const SMALLEST: u64 = 1_000_000_000_000_000_000;
        SMALLEST + mix(self.0.wrapping_add(DEPLOYMENT)) % (9 * SMALLEST)
    }
}

/// An identifier of the usual form, such as a service event has: eight, four, four, four and twelve hexadecimal digits.
pub fn uuid(bytes: u128) -> String {
    let half = u128::from(u64::MAX);
    let (high, low) = (bytes >> 64, bytes & half);
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        (low >> 48) & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff
    )
}

/// The bytes of the `number`th thing that no other type here is for.
pub fn bytes(number: u64) -> u128 {
    wide(number, OTHER)
}

/// A number that is as good as drawn, from what it is drawn for.
pub(crate) fn drawn(words: impl IntoIterator<Item = u64>) -> u64 {
    words.into_iter().fold(OTHER, |sum, word| mix(sum ^ word))
}

fn wide(number: u64, kind: u64) -> u128 {
    (u128::from(mix(number.wrapping_add(kind))) << 64) | u128::from(mix(mix(number).wrapping_add(kind)))
}

fn number_of(text: &str, kind: u64) -> Option<u64> {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let bytes = u128::from_str_radix(text, 16).ok().filter(|_| text.len() == 32 && text.bytes().all(digit))?;
    let number = unmix((bytes >> 64) as u64).wrapping_sub(kind);
    (wide(number, kind) == bytes).then_some(number)
}

const FIRST_FACTOR: u64 = 0xbf58_476d_1ce4_e5b9;
const SECOND_FACTOR: u64 = 0x94d0_49bb_1331_11eb;

/// One number for each number: the last steps of `SplitMix64` (Steele, Lea and Flood, 2014).
const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(FIRST_FACTOR);
    let number = (number ^ (number >> 27)).wrapping_mul(SECOND_FACTOR);
    number ^ (number >> 31)
}

/// The number of which [`mix`] makes this one.
const fn unmix(mixed: u64) -> u64 {
    let number = mixed ^ (mixed >> 31) ^ (mixed >> 62);
    let number = number.wrapping_mul(inverse(SECOND_FACTOR));
    let number = number ^ (number >> 27) ^ (number >> 54);
    let number = number.wrapping_mul(inverse(FIRST_FACTOR));
    number ^ (number >> 30) ^ (number >> 60)
}

/// The number whose product with an odd `factor` is 1: each of Newton's steps doubles the digits that are right.
const fn inverse(factor: u64) -> u64 {
    let (mut inverse, mut step) = (factor, 0);
    while step < 6 {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(factor.wrapping_mul(inverse)));
        step += 1;
    }
    inverse
}

impl fmt::Display for TaskId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", wide(self.0, TASK))
    }
}

impl fmt::Display for InstanceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", wide(self.0, INSTANCE))
    }
}

impl fmt::Display for DeploymentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ecs-svc/{}", self.digits())
    }
}

impl fmt::Debug for TaskId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "task {}", self.0)
    }
}

impl fmt::Debug for InstanceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "instance {}", self.0)
    }
}

impl fmt::Debug for DeploymentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "deployment {}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_number_in_disguise() {
        for number in [0, 1, 2, 3, 1_000_000, u64::MAX - 1, u64::MAX] {
            let text = TaskId(number).to_string();
            assert_eq!(text.len(), 32);
            assert_eq!(TaskId::parse(&text), Some(TaskId(number)), "{text}");
            assert_eq!(InstanceId::parse(&InstanceId(number).to_string()), Some(InstanceId(number)));
            assert_eq!(InstanceId::parse(&text), None, "no id is of two kinds");
            assert_eq!(DeploymentId(number).digits().to_string().len(), 19);
            assert_eq!(InstanceId(number).ec2_id().len(), 19);
            assert_eq!(uuid(bytes(number)).len(), 36);
        }
    }

    #[test]
    fn what_no_counter_drew_is_no_id() {
        for text in ["", "0123456789abcdef0123456789abcdef", &TaskId(1).to_string().to_uppercase(), "+", "é"] {
            assert_eq!(TaskId::parse(text), None, "{text}");
        }
    }
}
