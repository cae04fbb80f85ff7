//! The families of a region, filtered, sorted and paged.

use lifecycle::{Account, Family, FamilyStatus, Region, RegionState, Revision, Status, Timestamp};

use super::paging::Window;
use crate::kit::route::Direction;

/// What a table of families can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The name.
    Name,
    /// When the newest revision was registered.
    LastRegistered,
}

impl Column {
    /// The column as links name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::LastRegistered => "registered",
        }
    }

    /// What a link sorts by; by name where it says nothing or nonsense.
    pub fn from_code(code: Option<(&str, Direction)>) -> (Self, Direction) {
        code.and_then(|(name, direction)| {
            Some(([Self::Name, Self::LastRegistered].into_iter().find(|column| column.code() == name)?, direction))
        })
        .unwrap_or((Self::Name, Direction::Ascending))
    }
}

/// The filter that a link names; those with an ACTIVE revision where it names none.
pub fn status_from_code(code: Option<&str>) -> FamilyStatus {
    code.and_then(|code| FamilyStatus::parse(code).ok()).unwrap_or(FamilyStatus::Active)
}

/// How a table of families is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criteria {
    /// Which families.
    pub status: FamilyStatus,
    /// What their names have in them, in any case.
    pub text: String,
    /// What they are sorted by.
    pub sort: (Column, Direction),
    /// The page, from 1.
    pub page: usize,
    /// The rows of a page.
    pub size: usize,
}

/// A page of families.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How many families have the status.
    pub total: usize,
    /// How many of them match the text.
    pub matching: usize,
    /// Which of them show.
    pub window: Window,
    /// The rows that show.
    pub rows: Vec<Row>,
}

/// A family in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The family.
    pub family: Family,
    /// Its newest revision of any status.
    pub latest: Revision,
    /// That revision's status.
    pub status: Status,
    /// How many revisions are ACTIVE.
    pub active: u64,
    /// How many are INACTIVE.
    pub inactive: u64,
    /// When the newest revision was registered.
    pub last_registered: Timestamp,
}

impl Table {
    /// The page of a region's families that `criteria` ask for.
    pub fn new(state: Option<&RegionState>, criteria: &Criteria) -> Self {
        let families: Vec<&Family> = state.map(|state| with_status(state, criteria.status)).unwrap_or_default();
        let total = families.len();
        let text = criteria.text.trim().to_ascii_lowercase();
        let matches = |family: &&Family| family.as_str().to_ascii_lowercase().contains(&text);
        let mut families: Vec<&Family> = families.into_iter().filter(matches).collect();
        let registered = |family: &Family| {
            let revisions = state?.families().get(family)?;
            revisions.registered_at(revisions.newest()?)
        };
        match criteria.sort.0 {
            // They come by name.
            Column::Name => {}
            Column::LastRegistered => families.sort_unstable_by_key(|family| (registered(family), family.as_str())),
        }
        if criteria.sort.1 == Direction::Descending {
            families.reverse();
        }
        let window = Window::of(families.len(), criteria.page, criteria.size);
        let rows = families.iter().skip(window.skip).take(window.size).filter_map(|family| row(state?, family));
        Self { total, matching: families.len(), window, rows: rows.collect() }
    }
}

fn with_status(state: &RegionState, status: FamilyStatus) -> Vec<&Family> {
    match status {
        FamilyStatus::Active => state.families_with(Status::Active).iter().collect(),
        FamilyStatus::Inactive => state.families_without_active().iter().collect(),
        FamilyStatus::All => {
            state.families().iter().filter(|(_, revisions)| !revisions.is_empty()).map(|(family, _)| family).collect()
        }
    }
}

fn row(state: &RegionState, family: &Family) -> Option<Row> {
    let revisions = state.families().get(family)?;
    let latest = revisions.newest()?;
    Some(Row {
        family: family.clone(),
        latest,
        status: revisions.status(latest)?,
        active: revisions.with_status(Status::Active).len(),
        inactive: revisions.with_status(Status::Inactive).len(),
        last_registered: revisions.registered_at(latest)?,
    })
}

/// The regions that have families, and how many each has, the one with the most first.
pub fn elsewhere(account: &Account, here: Region) -> Vec<(Region, usize)> {
    let count = |region: Region| account.region(region).map_or(0, |state| with_status(state, FamilyStatus::All).len());
    let mut regions: Vec<(Region, usize)> = Vec::new();
    for (region, count) in Region::all().filter(|region| *region != here).map(|region| (region, count(region))) {
        if count > 0 {
            regions.insert(regions.partition_point(|(_, more)| *more >= count), (region, count));
        }
    }
    regions
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifecycle::demo;

    fn check(status: FamilyStatus, text: &str, sort: (Column, Direction), expected: &[&str]) {
        let account = demo(Timestamp::from_millis(1_789_551_555_929));
        let criteria = Criteria { status, text: text.into(), sort, page: 1, size: 4 };
        let table = Table::new(account.region(Region::FIRST), &criteria);
        let met: Vec<&str> = table.rows.iter().map(|row| row.family.as_str()).collect();
        assert_eq!(met, expected);
    }

    #[test]
    fn families_are_filtered_by_status_and_text() {
        let by_name = (Column::Name, Direction::Ascending);
        check(FamilyStatus::Active, "", by_name, &["nightly-report", "orders-api", "payments", "sandbox-test"]);
        check(FamilyStatus::Inactive, "", by_name, &["image-resizer"]);
        check(FamilyStatus::All, "RE", by_name, &["image-resizer", "nightly-report"]);
        check(FamilyStatus::Active, "image", by_name, &[]);
    }

    #[test]
    fn families_are_sorted() {
        check(
            FamilyStatus::All,
            "",
            (Column::Name, Direction::Descending),
            &["web", "sandbox-test", "payments", "orders-api"],
        );
        let newest_first = (Column::LastRegistered, Direction::Descending);
        check(FamilyStatus::All, "", newest_first, &["web", "sandbox-test", "payments", "orders-api"]);
    }

    #[test]
    fn other_regions_are_named_with_what_they_have() {
        let account = demo(Timestamp::from_millis(1_789_551_555_929));
        let met: Vec<_> = elsewhere(&account, Region::parse("us-west-2").unwrap());
        let met: Vec<_> = met.iter().map(|(region, count)| (region.code(), *count)).collect();
        assert_eq!(met, [("us-east-1", 6), ("eu-west-1", 2)]);
    }
}
