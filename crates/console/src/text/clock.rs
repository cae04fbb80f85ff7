//! The words of the sandbox's clock and of the window after deregistering.

use lifecycle::workloads::task::LastStatus;
use lifecycle::{EnforcementWindow, Region};

use super::counted;
use crate::view::passed::{Changes, Passed};

/// The group in the top bar.
pub const CLOCK: &str = "Sandbox clock";
/// What opens the group where there is no room for it.
pub const OPEN_CLOCK: &str = "Clock";
/// Stops time.
pub const PAUSE: &str = "Pause";
/// Lets time go on.
pub const RESUME: &str = "Resume";
/// Moves time on.
pub const SKIP_TEN: &str = "Skip 10 minutes";
/// Moves time on to what happens next.
pub const SKIP_TO_NEXT: &str = "Skip to next event";
/// Why there is nothing to skip to.
pub const NO_NEXT: &str = "Nothing is going to happen by itself.";
/// How fast time goes.
pub const SPEED: &str = "Speed";
/// How soon restrictions hold.
pub const WINDOW: &str = "Enforcement window";

/// `×10`
pub fn speed(times: u32) -> String {
    format!("×{times}")
}

/// A window as a choice.
pub fn window(window: EnforcementWindow) -> String {
    match window {
        EnforcementWindow::Seconds(0) => "Enforced at once".into(),
        EnforcementWindow::Seconds(seconds) => duration(u64::from(seconds) * 1000),
        EnforcementWindow::Random => "Random, up to 10 minutes".into(),
    }
}

/// `2 minutes 13 seconds`: the two largest units of a duration, in whole seconds.
pub fn duration(milliseconds: u64) -> String {
    const UNITS: [(u64, &str, &str); 4] =
        [(86_400, "day", "days"), (3_600, "hour", "hours"), (60, "minute", "minutes"), (1, "second", "seconds")];
    let seconds = milliseconds / 1000;
    let first = UNITS.iter().position(|(size, ..)| seconds >= *size).unwrap_or(UNITS.len() - 1);
    let mut left = seconds;
    let mut words = Vec::new();
    for (size, one, many) in UNITS.iter().skip(first).take(2) {
        let count = left / size;
        left %= size;
        if count > 0 || words.is_empty() && *size == 1 {
            words.push(counted(count, one, many));
        }
    }
    words.join(" ")
}

/// After time was moved on.
pub fn passed(passed: &Passed) -> String {
    format!("{} passed", duration(passed.milliseconds))
}

/// What happened meanwhile, a line for each region; in the region `here` without its name.
pub fn happened(passed: &Passed, here: Region) -> String {
    let line = |(region, changes): &(Region, Changes)| {
        let changes = listed(changes);
        if *region == here { format!("{changes}.") } else { format!("In {}: {changes}.", super::region(*region)) }
    };
    let (of_here, elsewhere): (Vec<_>, Vec<_>) = passed.regions.iter().partition(|(region, _)| *region == here);
    let lines: Vec<_> = of_here.into_iter().chain(elsewhere).map(line).collect();
    if lines.is_empty() { NOTHING_HAPPENED.into() } else { lines.join("\n") }
}

/// Nothing came of it.
const NOTHING_HAPPENED: &str = "Nothing else happened.";

fn listed(changes: &Changes) -> String {
    let tasks = |(status, count): &(LastStatus, u32)| {
        format!("{} {}", counted(u64::from(*count), "task", "tasks"), status.as_str())
    };
    let mut words: Vec<String> = changes.tasks.iter().map(tasks).collect();
    let mut add = |count: u64, one: &str, many: &str| {
        if count > 0 {
            words.push(counted(count, one, many));
        }
    };
    add(changes.deployments.into(), "deployment completed", "deployments completed");
    add(changes.steady.into(), "service in a steady state", "services in a steady state");
    add(changes.gone, "revision gone", "revisions gone");
    words.join(", ")
}

/// The banner of an account that is behind the present.
pub fn behind(milliseconds: u64) -> String {
    format!("The sandbox is {} behind the present", duration(milliseconds))
}

/// Why, and when it is there.
pub fn behind_text(moment: &str) -> String {
    format!("Its time stands still while this page is closed or long hidden. In the sandbox it is {moment}.")
}

/// Moves the account on to the present.
pub const CATCH_UP: &str = "Catch up";
/// Leaves it where it is.
pub const STAY: &str = "Stay";

/// An INACTIVE revision in its window.
pub fn may_still_start(time: &str) -> String {
    format!("may still start tasks until {time} at the latest")
}

/// Of the dialog: from when the restrictions hold.
pub const HOLD_AT_ONCE: &str = "Here the restrictions hold at once. AWS says that they can take up to 10 minutes.";

/// The same while the window is open for some time.
pub fn hold_by(time: &str) -> String {
    format!(
        "Here the restrictions hold at {time} at the latest. Until then it may still start tasks and services; what it has started goes on."
    )
}

/// Of the dialog: what the setting makes of being discoverable.
pub const FORGOTTEN: &str =
    "Here INACTIVE revisions go an hour after nothing uses them, because Settings says so. ECS keeps them today.";

/// A card of the settings.
pub const ENFORCEMENT: &str = "After deregistering";
/// What the window is.
pub const WINDOW_TEXT: &str = "How long an INACTIVE revision can still run tasks, create services and be what a service is updated to. AWS says up to 10 minutes and promises no length; a recorded refusal came after 1.7 seconds.";
/// A choice of the window.
pub const WINDOW_FIXED: &str = "The same for every revision";
/// The field of that choice.
pub const WINDOW_SECONDS: &str = "Length in seconds";
/// What may stand in it.
pub const WINDOW_CONSTRAINT: &str = "A whole number from 0 to 600. 0 enforces at once.";
/// What is wrong with it.
pub const WINDOW_WRONG: &str = "Enter a whole number from 0 to 600.";
/// The other choice.
pub const WINDOW_RANDOM: &str = "Another for each revision";
/// What that is.
pub const WINDOW_RANDOM_TEXT: &str = "Up to 10 minutes, and not told: scripts have to be ready for either answer.";
/// How long INACTIVE revisions can be found.
pub const RETENTION: &str = "INACTIVE revisions";
/// A choice.
pub const RETAIN: &str = "Stay discoverable for ever";
/// What it is.
pub const RETAIN_TEXT: &str = "What ECS does today.";
/// The other choice.
pub const FORGET: &str = "Stay discoverable only while something uses them";
/// What it is, and does.
pub const FORGET_TEXT: &str = "What the developer guide warns may come. Choosing it removes, an hour from now, every INACTIVE revision that no task or service uses, and later ones an hour after the last use. What has gone does not come back by choosing the other.";
/// The settings of the clock.
pub const CLOCK_TEXT: &str = "The speed of the sandbox's time on this page. It stands still while the page is closed, and when it is hidden for more than 5 minutes.";
/// Whether it goes.
pub const TIME_GOES: &str = "Time";
/// It goes.
pub const GOES: &str = "Goes on";
/// It does not.
pub const STANDS_STILL: &str = "Stands still";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_told_in_their_two_largest_units() {
        for (milliseconds, words) in [
            (0, "0 seconds"),
            (999, "0 seconds"),
            (1_000, "1 second"),
            (133_000, "2 minutes 13 seconds"),
            (600_000, "10 minutes"),
            (3_600_000, "1 hour"),
            (3_661_000, "1 hour 1 minute"),
            (200_000_000, "2 days 7 hours"),
        ] {
            assert_eq!(duration(milliseconds), words);
        }
    }

    #[test]
    fn what_happened_is_told_of_this_region_first() {
        let ireland = Region::parse("eu-west-1").unwrap();
        let running = |count| Changes { tasks: vec![(LastStatus::Running, count)], ..Changes::default() };
        let passed = Passed {
            milliseconds: 600_000,
            regions: vec![(ireland, Changes { gone: 2, ..Changes::default() }), (Region::FIRST, running(3))],
        };
        let elsewhere = "In Ireland (eu-west-1): 2 revisions gone.";
        assert_eq!(happened(&passed, Region::FIRST), format!("3 tasks RUNNING.\n{elsewhere}"));
        assert_eq!(happened(&Passed::default(), ireland), "Nothing else happened.");
    }
}
