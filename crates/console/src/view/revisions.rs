//! The revisions of a family, filtered, sorted and paged, at a cost that follows the page and not the family.

use lifecycle::{Account, Family, MAX_REVISIONS, Region, Revision, Status, Timestamp};
use roaring::RoaringBitmap;

use super::paging::Window;
use super::users::{self, UseCounts};
use crate::kit::route::Direction;

/// Which revisions a table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusFilter {
    /// Those of one status.
    Only(Status),
    /// All.
    All,
}

impl StatusFilter {
    /// Codes, as links have them, in the order of the select.
    pub const ALL: [Self; 4] =
        [Self::Only(Status::Active), Self::Only(Status::Inactive), Self::Only(Status::DeleteInProgress), Self::All];

    /// The filter that a link names; ACTIVE where it names none.
    pub fn from_code(code: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|filter| Some(filter.code()) == code).unwrap_or(Self::Only(Status::Active))
    }

    /// The filter as links name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Only(status) => status.as_str(),
            Self::All => "ALL",
        }
    }
}

/// What a table of revisions can be sorted by. Revisions are numbered in the order in which they are registered, so that
/// sorting by number and by time of registration is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number.
    Revision,
    /// The status, in the order in which a revision meets them; within it, the newest first.
    Status,
    /// The time of registration.
    Created,
}

impl Column {
    const ALL: [Self; 3] = [Self::Revision, Self::Status, Self::Created];

    /// The column as links name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Revision => "revision",
            Self::Status => "status",
            Self::Created => "created",
        }
    }

    /// What a link sorts by; the newest first where it says nothing or nonsense.
    pub fn from_code(code: Option<(&str, Direction)>) -> (Self, Direction) {
        code.and_then(|(name, direction)| {
            Some((Self::ALL.into_iter().find(|column| column.code() == name)?, direction))
        })
        .unwrap_or((Self::Revision, Direction::Descending))
    }
}

/// How a table of revisions is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criteria {
    /// Of which status.
    pub status: StatusFilter,
    /// What their numbers begin with or lie between, as typed.
    pub text: String,
    /// What they are sorted by.
    pub sort: (Column, Direction),
    /// The page, from 1.
    pub page: usize,
    /// The rows of a page.
    pub size: usize,
}

/// A page of revisions.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How many revisions have the status.
    pub total: u64,
    /// Those of them that match the text.
    pub matching: RoaringBitmap,
    /// Which of them show.
    pub window: Window,
    /// The rows that show.
    pub rows: Vec<Row>,
}

/// A revision in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The revision.
    pub revision: Revision,
    /// Its status.
    pub status: Status,
    /// When it was registered.
    pub created: Timestamp,
    /// When it was deregistered.
    pub deregistered: Option<Timestamp>,
    /// When its window is over at the latest, if it has one that is open.
    pub window: Option<Timestamp>,
    /// How much uses it.
    pub used: UseCounts,
}

impl Table {
    /// The page of a family's revisions that `criteria` ask for; nothing for a family that never was.
    pub fn new(account: &Account, region: Region, family: &Family, criteria: &Criteria) -> Option<Self> {
        let revisions = account.revisions(region, family)?;
        let shown = |status: Status| {
            matches!(criteria.status, StatusFilter::All) || criteria.status == StatusFilter::Only(status)
        };
        let wanted = numbers(family, &criteria.text);
        let sets: Vec<RoaringBitmap> = Status::ALL
            .into_iter()
            .filter(|status| shown(*status))
            .map(|status| match &wanted {
                None => revisions.with_status(status).clone(),
                Some(wanted) => revisions.with_status(status) & wanted,
            })
            .collect();
        let total =
            Status::ALL.into_iter().filter(|status| shown(*status)).map(|status| revisions.with_status(status).len());
        let matching = sets.iter().fold(RoaringBitmap::new(), |all, set| all | set);
        let window = Window::of(count(&matching), criteria.page, criteria.size);
        let numbers = match criteria.sort {
            (Column::Revision | Column::Created, Direction::Ascending) => page(&[&matching], window, false),
            (Column::Revision | Column::Created, Direction::Descending) => page(&[&matching], window, true),
            (Column::Status, Direction::Ascending) => page(&sets.iter().collect::<Vec<_>>(), window, true),
            (Column::Status, Direction::Descending) => page(&sets.iter().rev().collect::<Vec<_>>(), window, true),
        };
        let row = |number| {
            let revision = Revision::new(number)?;
            Some(Row {
                revision,
                status: revisions.status(revision)?,
                created: revisions.registered_at(revision)?,
                deregistered: revisions.deregistered_at(revision),
                window: account.may_launch_until(region, family, revision),
                used: users::count(account, region, family, revision),
            })
        };
        Some(Self { total: total.sum(), rows: numbers.into_iter().filter_map(row).collect(), matching, window })
    }
}

/// The numbers of a window over sets that follow each other, each read upwards or downwards.
fn page(sets: &[&RoaringBitmap], window: Window, downwards: bool) -> Vec<u32> {
    let (mut skip, mut numbers) = (window.skip, Vec::with_capacity(window.size));
    for set in sets {
        let (there, room) = (count(set), window.size - numbers.len());
        if skip >= there {
            skip -= there;
            continue;
        }
        // The number at a place is found without going through those before it.
        if downwards {
            let first = select(set, there - 1 - skip);
            numbers.extend(set.range(..=first).rev().take(room));
        } else {
            let first = select(set, skip);
            numbers.extend(set.range(first..).take(room));
        }
        skip = 0;
        if numbers.len() == window.size {
            break;
        }
    }
    numbers
}

fn select(set: &RoaringBitmap, place: usize) -> u32 {
    u32::try_from(place).ok().and_then(|place| set.select(place)).unwrap_or_default()
}

fn count(set: &RoaringBitmap) -> usize {
    usize::try_from(set.len()).unwrap_or(usize::MAX)
}

/// The numbers that a filter's text wants; `None` for all of them.
///
/// `12` wants 12, 120 to 129, 1200 to 1299 and so on; `5-12` wants 5 to 12; both may stand behind the family's name and a
/// colon. Any other text wants none.
pub fn numbers(family: &Family, text: &str) -> Option<RoaringBitmap> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let digits = text.strip_prefix(family.as_str()).and_then(|rest| rest.strip_prefix(':')).unwrap_or(text);
    // Whoever is still typing the family's name means all of it.
    if format!("{family}:").starts_with(text) {
        return None;
    }
    let mut numbers = RoaringBitmap::new();
    if let Some((first, last)) = digits.split_once('-') {
        if let (Some(first), Some(last)) = (number(first), number(last)) {
            numbers.insert_range(first..=last.min(MAX_REVISIONS));
        }
    } else if let Some(first) = number(digits) {
        let (mut first, mut last) = (first, first);
        while first <= MAX_REVISIONS {
            numbers.insert_range(first..=last.min(MAX_REVISIONS));
            (first, last) = (first * 10, last * 10 + 9);
        }
    }
    Some(numbers)
}

fn number(digits: &str) -> Option<u32> {
    let digits = digits.trim();
    let plain = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten().filter(|number| *number <= MAX_REVISIONS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifecycle::demo;

    fn account() -> Account {
        demo(Timestamp::from_millis(1_789_551_555_929))
    }

    /// The revisions of the demo family `web` (1 to 25 INACTIVE, 26 to 30 ACTIVE) that a table shows, and how many match.
    fn check(hash: &str, expected: &[u32], matching: u64) {
        let account = account();
        let family = Family::parse("web").unwrap();
        let query = crate::kit::route::Location::parse(&format!("#/settings?{hash}"), |_| false).query;
        let criteria = Criteria {
            status: StatusFilter::from_code(query.status()),
            text: query.filter().into(),
            sort: Column::from_code(query.sort()),
            page: query.page(),
            size: query.page_size().unwrap_or(3),
        };
        let table = Table::new(&account, Region::FIRST, &family, &criteria).unwrap();
        let met: Vec<u32> = table.rows.iter().map(|row| row.revision.get()).collect();
        assert_eq!((met.as_slice(), table.matching.len()), (expected, matching), "{hash}");
    }

    #[test]
    fn the_newest_active_revisions_show_at_first() {
        check("", &[30, 29, 28], 5);
        check("page=2", &[27, 26], 5);
        check("page=99", &[27, 26], 5);
        check("status=BOGUS&sort=bogus&page=0&size=x", &[30, 29, 28], 5);
    }

    #[test]
    fn status_text_and_order_narrow_what_shows() {
        check("status=INACTIVE", &[25, 24, 23], 25);
        check("status=ALL&sort=revision", &[1, 2, 3], 30);
        check("status=ALL&sort=created&page=10", &[28, 29, 30], 30);
        check("status=ALL&filter=2&sort=revision", &[2, 20, 21], 11);
        check("status=ALL&filter=web:2&sort=revision", &[2, 20, 21], 11);
        check("status=ALL&filter=web&sort=revision", &[1, 2, 3], 30);
        check("status=ALL&filter=4-5&sort=revision", &[4, 5], 2);
        check("status=ALL&filter=27-9999999", &[], 0);
        check("status=ALL&filter=27-99999", &[30, 29, 28], 4);
        check("status=ALL&filter=09", &[], 0);
        check("status=ALL&filter=nonsense", &[], 0);
        check("status=DELETE_IN_PROGRESS", &[], 0);
    }

    #[test]
    fn sorting_by_status_keeps_the_newest_first_within_each() {
        check("status=ALL&sort=status&size=10", &[30, 29, 28, 27, 26, 25, 24, 23, 22, 21], 30);
        check("status=ALL&sort=-status&size=10&page=3", &[5, 4, 3, 2, 1, 30, 29, 28, 27, 26], 30);
    }
}
