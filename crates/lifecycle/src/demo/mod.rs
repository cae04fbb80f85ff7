//! The demo account: a story that a new sandbox opens on, told in calls like any others.

use serde_json::Value;

use crate::account::Account;
use crate::call::{Call, DeleteTargets, DeregisterTarget, Operation, Source};
use crate::document::Document;
use crate::identity::AccountId;
use crate::region::Region;
use crate::registration::Registration;
use crate::tags::Tag;
use crate::time::Timestamp;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The contents that the story registers, by name. `{n}` in them stands for a number that changes with each revision,
/// `{account}` and `{region}` for where it is told.
const DEFINITIONS: &str = include_str!("definitions.json");

/// The demo account as it is at `now`, with its history behind it.
///
/// - `us-east-1`: `web`, a Fargate web app of 30 revisions, the newest five ACTIVE; `orders-api`, three revisions with a
///   sidecar; `nightly-report`, an EC2 batch job; `image-resizer`, wholly INACTIVE; `sandbox-test`, whose last revision
///   is being deleted; `payments`, with an INACTIVE newest revision, so that its bare name stands for an older one.
/// - `eu-west-1`: `web`, of the same name and its own numbers, and `log-router`.
pub fn demo(now: Timestamp) -> Account {
    demo_of(AccountId::EXAMPLE, now)
}

/// The demo account with this number.
pub fn demo_of(id: AccountId, now: Timestamp) -> Account {
    let mut story = Story { calls: Vec::new(), id, now, region: Region::FIRST, definitions: definitions() };
    story.tell();
    story.region = Region::parse("eu-west-1").unwrap_or(Region::FIRST);
    story.tell_of_europe();
    // Time never goes back, so what happened first comes first, whatever it happened to.
    story.calls.sort_by_key(|call| call.at);
    let mut account = Account::empty_of(id, Timestamp::default());
    for call in &story.calls {
        // That none is refused is tested.
        let _ = account.perform(call);
    }
    account.advance(now);
    account.opened_at = account.now;
    account
}

/// The definitions of the story, to start one's own from: names and contents.
pub fn samples(region: Region) -> Vec<(String, Value)> {
    let Value::Object(definitions) = definitions() else { return Vec::new() };
    let filled = |(name, definition): (String, Value)| {
        let text = filled(&definition, 1, AccountId::EXAMPLE, region);
        Some((name, serde_json::from_str(&text).ok()?))
    };
    definitions.into_iter().filter_map(filled).collect()
}

fn filled(definition: &Value, number: u64, account: AccountId, region: Region) -> String {
    let text = definition.to_string().replace("{n}", &number.to_string()).replace("{region}", region.code());
    text.replace("{account}", &account.to_string())
}

struct Story {
    calls: Vec<Call>,
    id: AccountId,
    now: Timestamp,
    region: Region,
    definitions: Value,
}

fn definitions() -> Value {
    // Written by us and tested; were it broken, the account would open empty.
    serde_json::from_str(DEFINITIONS).unwrap_or_default()
}

impl Story {
    fn tell(&mut self) {
        let environment = |name| vec![Tag::new("environment", name), Tag::new("team", "storefront")];
        // A revision every other day; those behind the newest five were deregistered with the deploy after next.
        for number in 1..=30u64 {
            let ago = (31 - number) * 2 * DAY;
            self.register(ago, "web", "web", number, environment("production"));
            if (6..=30).contains(&number) {
                self.deregister(ago - HOUR, "web", number - 5);
            }
        }
        for number in 1..=3u64 {
            self.register(
                (4 - number) * 9 * DAY + 3 * HOUR,
                "orders-api",
                "orders-api",
                number,
                environment("production"),
            );
        }
        for number in 1..=4u64 {
            self.register((5 - number) * 30 * DAY, "nightly-report", "nightly-report", number, vec![]);
        }
        self.deregister(29 * DAY, "nightly-report", 1);
        for number in 1..=2u64 {
            self.register((7 - number) * 20 * DAY, "image-resizer", "image-resizer", number, vec![]);
        }
        self.deregister(12 * DAY, "image-resizer", 1);
        self.deregister(12 * DAY - MINUTE, "image-resizer", 2);
        for number in 1..=3u64 {
            self.register((4 - number) * 5 * DAY, "payments", "payments", number, environment("staging"));
        }
        self.deregister(2 * HOUR, "payments", 3);
        for number in 1..=2u64 {
            self.register((3 - number) * 3 * DAY, "sandbox-test", "sandbox-test", number, vec![]);
        }
        self.deregister(DAY, "sandbox-test", 1);
        self.delete(10 * MINUTE, "sandbox-test", 1);
    }

    fn tell_of_europe(&mut self) {
        for number in 1..=3u64 {
            self.register((4 - number) * 6 * DAY, "web", "web", number, vec![Tag::new("environment", "production")]);
        }
        self.deregister(5 * DAY, "web", 1);
        for number in 1..=2u64 {
            self.register((3 - number) * 14 * DAY, "log-router", "log-router", number, vec![]);
        }
    }

    fn register(&mut self, ago: u64, family: &str, definition: &str, number: u64, tags: Vec<Tag>) {
        let text = filled(&self.definitions[definition], number, self.id, self.region);
        let document = serde_json::from_str(&text).ok().and_then(|json| Document::from_json(json).ok());
        if let Some(document) = document {
            self.call(ago, Operation::Register(Registration { family: family.into(), document, tags }));
        }
    }

    fn deregister(&mut self, ago: u64, family: &str, number: u64) {
        self.call(ago, Operation::Deregister(DeregisterTarget::Reference(format!("{family}:{number}"))));
    }

    fn delete(&mut self, ago: u64, family: &str, number: u64) {
        self.call(ago, Operation::Delete(DeleteTargets::References(vec![format!("{family}:{number}")])));
    }

    fn call(&mut self, ago: u64, operation: Operation) {
        self.calls.push(Call { at: self.now.minus_millis(ago), region: self.region, source: Source::Demo, operation });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::Family;
    use crate::revisions::Status;

    fn check(account: &Account, region: &str, family: &str, latest: u32, expected: [u64; 3]) {
        let region = Region::parse(region).unwrap();
        let revisions = account.revisions(region, &Family::parse(family).unwrap()).unwrap();
        let met = Status::ALL.map(|status| revisions.with_status(status).len());
        assert_eq!((revisions.latest_number(), met), (latest, expected), "{family}");
    }

    #[test]
    fn the_story_is_told_as_it_is_described() {
        let now = Timestamp::from_millis(1_789_551_555_929);
        let account = demo(now);
        check(&account, "us-east-1", "web", 30, [5, 25, 0]);
        check(&account, "us-east-1", "orders-api", 3, [3, 0, 0]);
        check(&account, "us-east-1", "nightly-report", 4, [3, 1, 0]);
        check(&account, "us-east-1", "image-resizer", 2, [0, 2, 0]);
        check(&account, "us-east-1", "payments", 3, [2, 1, 0]);
        check(&account, "us-east-1", "sandbox-test", 2, [1, 0, 1]);
        check(&account, "eu-west-1", "web", 3, [2, 1, 0]);
        check(&account, "eu-west-1", "log-router", 2, [2, 0, 0]);
        assert_eq!((account.now(), account.opened_at()), (now, now));
    }

    #[test]
    fn starting_over_at_the_same_moment_gives_the_same_account() {
        let now = Timestamp::from_millis(1_789_551_555_929);
        assert_eq!(demo(now), demo(now));
    }
}
