//! What deregistering or deleting a selection would do, before it is done.

use lifecycle::{
    Account, EnforcementWindow, Family, Operation, Outcome, Reason, Refused, Region, Revision, RevisionSet, Revisions,
    Status, Verdict,
};
use lifecycle::{Call, DeleteTargets, DeregisterTarget, Retention, Source};
use roaring::RoaringBitmap;

use super::users::Users;

/// What can be done to a selection of revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Deregister them.
    Deregister,
    /// Delete them.
    Delete,
}

/// Why a deed can't be done to a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// Nothing is selected.
    NothingSelected,
    /// It holds already for all that is selected.
    AlreadyDone,
    /// ECS refuses it.
    Refused(Reason),
}

impl Deed {
    /// The operation that does it to a set.
    pub fn operation(self, set: RevisionSet) -> Operation {
        match self {
            Self::Deregister => Operation::Deregister(DeregisterTarget::Set(set)),
            Self::Delete => Operation::Delete(DeleteTargets::Set(set)),
        }
    }

    /// Why it can't be done to any of the selected revisions; `None` if it can be done to one. The rule is ECS's, asked
    /// once for each status that is selected.
    pub fn why_not(self, revisions: &Revisions, selected: &RoaringBitmap) -> Option<WhyNot> {
        let rule = match self {
            Self::Deregister => lifecycle::deregister,
            Self::Delete => lifecycle::delete,
        };
        let mut why_not = WhyNot::NothingSelected;
        for status in Status::ALL {
            if revisions.with_status(status).is_disjoint(selected) {
                continue;
            }
            match rule(Some(status)) {
                Verdict::Allowed => return None,
                Verdict::AlreadyDone => why_not = WhyNot::AlreadyDone,
                Verdict::Refused(reason) => {
                    if why_not == WhyNot::NothingSelected {
                        why_not = WhyNot::Refused(reason);
                    }
                }
            }
        }
        Some(why_not)
    }
}

/// What would come of a deed.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The family.
    pub family: Family,
    /// The revisions that change.
    pub changed: RoaringBitmap,
    /// Those for which it holds already.
    pub unchanged: RoaringBitmap,
    /// Those that it can't be done to.
    pub refused: Vec<Refused>,
    /// What the bare family name stands for now, and would afterwards.
    pub bare_name: (Option<Revision>, Option<Revision>),
    /// Whether the family has an ACTIVE revision now and would have none afterwards.
    pub leaves_active: bool,
    /// What uses those that change, and goes on.
    pub users: Users,
    /// When the restrictions on those that change hold.
    pub window: EnforcementWindow,
    /// How long those that change can be found.
    pub retention: Retention,
}

impl Plan {
    /// What would come of doing `deed` to the selected revisions of a family now; nothing if there are none.
    pub fn new(
        account: &Account,
        region: Region,
        family: &Family,
        selected: &RoaringBitmap,
        deed: Deed,
    ) -> Option<Self> {
        let revisions = account.revisions(region, family)?;
        let set = RevisionSet::of_family(family, selected.clone());
        let call = Call { at: account.now(), region, source: Source::Console, operation: deed.operation(set) };
        let (changed, unchanged, refused) = match lifecycle::decide(account, &call) {
            Ok(
                Outcome::Deregistered { changed, unchanged, refused, .. }
                | Outcome::DeletionBegun { changed, unchanged, refused, .. },
            ) => (changed, unchanged, refused),
            Ok(_) => return None,
            // A single revision that can't be deregistered.
            Err(refusal) => {
                let revisions = RevisionSet::of_family(family, selected.clone());
                (RevisionSet::default(), RevisionSet::default(), vec![Refused { refusal, revisions }])
            }
        };
        let of_family = |set: &RevisionSet| {
            set.families().find(|(name, _)| *name == family).map(|(_, numbers)| numbers.clone()).unwrap_or_default()
        };
        let changed = of_family(&changed);
        let active = revisions.with_status(Status::Active);
        let left = active - &changed;
        let goes = |revision: Revision| changed.contains(revision.get());
        Some(Self {
            users: Users::new(account, region, family, goes),
            window: account.enforcement_window(),
            retention: account.retention(),
            family: family.clone(),
            unchanged: of_family(&unchanged),
            refused,
            bare_name: (revisions.newest_active(), left.max().and_then(Revision::new)),
            leaves_active: !active.is_empty() && left.is_empty(),
            changed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifecycle::{Timestamp, demo};

    fn account() -> Account {
        demo(Timestamp::from_millis(1_789_551_555_929))
    }

    fn why_not(family: &str, selected: &[u32], deed: Deed) -> Option<WhyNot> {
        let account = account();
        let revisions = account.revisions(Region::FIRST, &Family::parse(family).unwrap()).unwrap();
        deed.why_not(revisions, &selected.iter().copied().collect())
    }

    #[test]
    fn deregistering_is_offered_when_one_selected_revision_is_active() {
        assert_eq!(why_not("web", &[], Deed::Deregister), Some(WhyNot::NothingSelected));
        assert_eq!(why_not("web", &[30, 1], Deed::Deregister), None);
        assert_eq!(why_not("web", &[1, 2], Deed::Deregister), Some(WhyNot::AlreadyDone));
        let deleting = Some(WhyNot::Refused(Reason::DeregisterDuringDeletion));
        assert_eq!(why_not("sandbox-test", &[1], Deed::Deregister), deleting);
        assert_eq!(why_not("sandbox-test", &[1, 2], Deed::Deregister), None);
    }

    #[test]
    fn deleting_is_offered_when_one_selected_revision_is_inactive() {
        assert_eq!(why_not("web", &[1, 30], Deed::Delete), None);
        assert_eq!(why_not("web", &[30], Deed::Delete), Some(WhyNot::Refused(Reason::DeleteActive)));
        assert_eq!(why_not("sandbox-test", &[1], Deed::Delete), Some(WhyNot::AlreadyDone));
    }

    fn plan(family: &str, selected: &[u32], deed: Deed) -> Plan {
        let family = Family::parse(family).unwrap();
        Plan::new(&account(), Region::FIRST, &family, &selected.iter().copied().collect(), deed).unwrap()
    }

    #[test]
    fn the_plan_says_what_the_bare_name_stands_for_afterwards() {
        let number = |revision: Option<Revision>| revision.map(Revision::get);
        let plan_of = |selected: &[u32]| {
            let Plan { bare_name: (before, after), leaves_active, .. } = plan("web", selected, Deed::Deregister);
            (number(before), number(after), leaves_active)
        };
        assert_eq!(plan_of(&[30]), (Some(30), Some(29), false));
        assert_eq!(plan_of(&[26]), (Some(30), Some(30), false));
        assert_eq!(plan_of(&[26, 27, 28, 29, 30]), (Some(30), None, true));
    }

    #[test]
    fn the_plan_names_what_uses_those_that_change() {
        let used = plan("web", &[30, 29], Deed::Deregister).users;
        assert_eq!((used.services.len(), used.counts.tasks), (1, 3));
        assert!(plan("web", &[29], Deed::Deregister).users.services.is_empty());
        // What is INACTIVE already does not change.
        assert!(plan("payments", &[3, 2], Deed::Deregister).users.services.is_empty());
        assert_eq!(plan("payments", &[3], Deed::Delete).users.services.len(), 1);
    }

    #[test]
    fn the_plan_sorts_what_is_selected() {
        let plan = plan("sandbox-test", &[1, 2], Deed::Deregister);
        assert_eq!(plan.changed.iter().collect::<Vec<_>>(), [2]);
        assert!(plan.unchanged.is_empty());
        assert_eq!(plan.refused.len(), 1);
    }
}
