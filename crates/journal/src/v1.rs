//! Version 1 of the stored form. It never changes; a later version migrates from it.

use std::sync::Arc;

use lifecycle::{
    AccountId, AccountParts, Content, EnforcementWindow, Family, FamilyParts, Region, RegionParts, Revision, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::pack::{bitmap, pack, ranges, unpack};
use crate::text::ReadError;

/// How a window that differs from revision to revision is written.
const RANDOM: &str = "random";

type Runs = Vec<(u32, i64)>;
type Ranges = Vec<(u32, u32)>;

#[derive(Serialize, Deserialize)]
struct Columns {
    /// Left out for the account of the examples.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    /// Seconds; left out where nothing was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    window: Option<StoredWindow>,
    opened_at: u64,
    now: u64,
    contents: usize,
    regions: Vec<StoredRegion>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum StoredWindow {
    Seconds(u16),
    /// A word: `random`.
    Word(String),
}

#[derive(Serialize, Deserialize)]
struct StoredRegion {
    region: String,
    families: Vec<StoredFamily>,
}

#[derive(Serialize, Deserialize)]
struct StoredFamily {
    family: String,
    registered_at: Runs,
    /// 0 for those that have not been.
    deregistered_at: Runs,
    /// -1 for those that are gone.
    content: Runs,
    active: Ranges,
    inactive: Ranges,
    leaving: Vec<(u64, Ranges)>,
    tags: Vec<(u32, Vec<(String, String)>)>,
}

pub(crate) fn write(parts: &AccountParts) -> String {
    let columns = Columns {
        account: (parts.id != AccountId::EXAMPLE).then(|| parts.id.to_string()),
        window: (parts.enforcement_window != EnforcementWindow::default()).then(|| window(parts.enforcement_window)),
        opened_at: parts.opened_at.as_millis(),
        now: parts.now.as_millis(),
        contents: parts.contents.len(),
        regions: parts.regions.iter().map(region).collect(),
    };
    // Plain structs of numbers and strings have a JSON form.
    let mut text = serde_json::to_string(&columns).unwrap_or_default();
    for content in &parts.contents {
        text.push('\n');
        text.push_str(&content.to_json());
    }
    text
}

pub(crate) fn read(text: &str) -> Result<AccountParts, ReadError> {
    let mut lines = text.split('\n');
    let columns: Columns = serde_json::from_str(lines.next().unwrap_or_default())?;
    let contents = lines.map(|line| Content::from_json(line).map(Arc::new).map_err(|error| damaged(&error)));
    let contents = contents.collect::<Result<Vec<_>, _>>()?;
    if contents.len() != columns.contents {
        return Err(damaged(&format!("{} contents where {} were written", contents.len(), columns.contents)));
    }
    let id = columns.account.map_or(Some(AccountId::EXAMPLE), |digits| AccountId::parse(&digits));
    Ok(AccountParts {
        id: id.ok_or_else(|| damaged("an account that is no number of twelve digits"))?,
        enforcement_window: columns.window.map_or(Ok(EnforcementWindow::default()), enforcement_window)?,
        opened_at: Timestamp::from_millis(columns.opened_at),
        now: Timestamp::from_millis(columns.now),
        contents,
        regions: columns.regions.into_iter().map(region_parts).collect::<Result<_, _>>()?,
    })
}

fn window(window: EnforcementWindow) -> StoredWindow {
    match window {
        EnforcementWindow::Seconds(seconds) => StoredWindow::Seconds(seconds),
        EnforcementWindow::Random => StoredWindow::Word(RANDOM.into()),
    }
}

fn enforcement_window(stored: StoredWindow) -> Result<EnforcementWindow, ReadError> {
    match stored {
        StoredWindow::Seconds(seconds) => EnforcementWindow::of_seconds(seconds),
        StoredWindow::Word(word) => (word == RANDOM).then_some(EnforcementWindow::Random),
    }
    .ok_or_else(|| damaged("an enforcement window that can't be"))
}

fn region(parts: &RegionParts) -> StoredRegion {
    StoredRegion { region: parts.region.code().into(), families: parts.families.iter().map(family).collect() }
}

fn region_parts(stored: StoredRegion) -> Result<RegionParts, ReadError> {
    Ok(RegionParts {
        region: Region::parse(&stored.region).ok_or_else(|| damaged(&format!("a region {:?}", stored.region)))?,
        families: stored.families.into_iter().map(family_parts).collect::<Result<_, _>>()?,
    })
}

fn family(parts: &FamilyParts) -> StoredFamily {
    StoredFamily {
        family: parts.family.to_string(),
        registered_at: pack(parts.registered_at.iter().map(|at| at.as_millis().cast_signed())),
        deregistered_at: pack(parts.deregistered_at.iter().map(|at| at.as_millis().cast_signed())),
        content: pack(parts.content.iter().map(|index| index.map_or(-1, i64::from))),
        active: ranges(&parts.active),
        inactive: ranges(&parts.inactive),
        leaving: parts.leaving.iter().map(|(at, numbers)| (at.as_millis(), ranges(numbers))).collect(),
        tags: parts.tags.iter().map(|(revision, tags)| (revision.get(), owned(tags))).collect(),
    }
}

fn owned(tags: &lifecycle::Tags) -> Vec<(String, String)> {
    tags.iter().map(|(key, value)| (key.into(), value.into())).collect()
}

fn family_parts(stored: StoredFamily) -> Result<FamilyParts, ReadError> {
    let times = |runs: &Runs| -> Result<Vec<Timestamp>, ReadError> {
        Ok(unpack(runs)?.into_iter().map(|millis| Timestamp::from_millis(millis.cast_unsigned())).collect())
    };
    let leaving = stored.leaving.iter().map(|(at, ranges)| Ok((Timestamp::from_millis(*at), bitmap(ranges)?)));
    let tags = stored.tags.into_iter().map(|(number, tags)| {
        let revision = Revision::new(number).ok_or_else(|| damaged("tags of a revision 0"))?;
        Ok((revision, tags.into_iter().collect()))
    });
    Ok(FamilyParts {
        family: Family::parse(&stored.family).ok_or_else(|| damaged(&format!("a family {:?}", stored.family)))?,
        registered_at: times(&stored.registered_at)?,
        deregistered_at: times(&stored.deregistered_at)?,
        content: unpack(&stored.content)?.into_iter().map(|index| u32::try_from(index).ok()).collect(),
        active: bitmap(&stored.active)?,
        inactive: bitmap(&stored.inactive)?,
        leaving: leaving.collect::<Result<_, ReadError>>()?,
        tags: tags.collect::<Result<_, ReadError>>()?,
    })
}

fn damaged(what: &(impl ToString + ?Sized)) -> ReadError {
    ReadError::Contents(what.to_string())
}
