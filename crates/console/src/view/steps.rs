//! The procedure of the developer guide, step by step, and how far the visitor has come.

use lifecycle::{Account, Family, Region, Revisions};

/// Where the visitor is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The region of the page, if it belongs to one.
    pub region: Option<Region>,
    /// Whether the page is in the pane's section `Task definitions`.
    pub in_task_definitions: bool,
    /// The family of the page.
    pub family: Option<Family>,
    /// Whether a revision is selected.
    pub selected: bool,
    /// Whether the Deregister dialog is open.
    pub dialog: bool,
}

/// How many of the procedure's steps there are.
pub const STEPS: usize = 7;

/// Which steps are done: told from the account and the place, so that a link, a script or Back count as a click does.
///
/// Once a revision has been deregistered since the account was opened, all of them are, as long as the visitor is on the
/// page of that family or in the list of families.
pub fn done(account: &Account, place: &Place) -> [bool; STEPS] {
    let state = place.region.and_then(|region| account.region(region));
    let finished = state.is_some_and(|state| {
        let deregistered =
            |revisions: &Revisions| revisions.last_deregistered_at().is_some_and(|at| at > account.opened_at());
        match &place.family {
            Some(family) => state.families().get(family).is_some_and(deregistered),
            None => place.in_task_definitions && state.families().values().any(deregistered),
        }
    });
    let has_families = state.is_some_and(|state| state.families().values().any(|revisions| !revisions.is_empty()));
    [
        true,
        has_families,
        place.in_task_definitions && has_families,
        place.family.is_some(),
        place.selected,
        place.dialog,
        false,
    ]
    .map(|done| done || finished)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifecycle::{Call, DeregisterTarget, Operation, Source, Timestamp, demo};

    #[test]
    fn steps_follow_the_state_and_the_place() {
        let mut account = demo(Timestamp::from_millis(1_789_551_555_929));
        let mut place = Place::default();
        assert_eq!(done(&account, &place), [true, false, false, false, false, false, false]);
        place.region = Region::parse("us-west-2");
        place.in_task_definitions = true;
        assert_eq!(done(&account, &place), [true, false, false, false, false, false, false]);
        place.region = Some(Region::FIRST);
        assert_eq!(done(&account, &place), [true, true, true, false, false, false, false]);
        place.family = Family::parse("web");
        place.selected = true;
        assert_eq!(done(&account, &place), [true, true, true, true, true, false, false]);
        let call = Call {
            at: account.now().plus_millis(1),
            region: Region::FIRST,
            source: Source::Api,
            operation: Operation::Deregister(DeregisterTarget::Reference("web:30".into())),
        };
        account.perform(&call).unwrap();
        place.selected = false;
        assert_eq!(done(&account, &place), [true; STEPS]);
        place.family = Family::parse("orders-api");
        assert_eq!(done(&account, &place), [true, true, true, true, false, false, false]);
    }
}
