//! The task definitions of a stored account: a line of columns, and a line per content.
//!
//! Versions 1 and 2 of the stored form write them alike; what version 2 added can be left out, and means what it meant
//! before there was a choice. The columns never change otherwise.

use std::collections::BTreeMap;
use std::sync::Arc;

use lifecycle::{
    AccountId, AccountParts, Content, EnforcementWindow, Family, FamilyParts, MAX_REVISIONS, Region, RegionParts,
    Retention, Revision, Timestamp,
};
use roaring::RoaringBitmap;
use serde::Serialize;
use serde_json::Value;

use crate::pack::{bitmap, pack, ranges, unpack};
use crate::text::{ReadError, damaged};

/// The most revisions of an account that are read: as wasm, there is no memory for more.
const MAX_ROWS: u64 = 64 << 20;

/// The most identifiers that an account can have drawn: as many as leave room for all that it ever will.
const MAX_DRAWN: u64 = 1 << 60;

/// How it is written that INACTIVE revisions are kept while they are used.
const WHILE_USED: &str = "while-used";

/// How a window that differs from revision to revision is written.
const RANDOM: &str = "random";

type Runs = Vec<(u32, i64)>;
type Ranges = Vec<(u32, i64)>;

#[derive(Serialize)]
struct Columns {
    /// Left out for the account of the examples.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    /// Seconds; left out where nothing was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<StoredWindow>,
    /// A word: `while-used`. Left out where nothing was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    retention: Option<&'static str>,
    /// How many identifiers have been drawn. Left out if none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    opened_at: u64,
    now: u64,
    contents: usize,
    regions: Vec<StoredRegion>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum StoredWindow {
    Seconds(u16),
    /// A word: `random`.
    Word(&'static str),
}

#[derive(Serialize)]
struct StoredRegion {
    region: String,
    families: Vec<StoredFamily>,
}

#[derive(Serialize)]
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
    /// Left out if there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forgetting: Vec<(u64, Ranges)>,
    tags: Vec<(u32, Vec<(String, String)>)>,
}

/// The line of columns.
pub(crate) fn write(parts: &AccountParts) -> String {
    let columns = Columns {
        account: (parts.id != AccountId::EXAMPLE).then(|| parts.id.to_string()),
        window: (parts.enforcement_window != EnforcementWindow::default()).then(|| window(parts.enforcement_window)),
        retention: match parts.retention {
            Retention::Indefinite => None,
            Retention::WhileUsed => Some(WHILE_USED),
        },
        counter: Some(parts.counter).filter(|drawn| *drawn > 0),
        opened_at: parts.opened_at.as_millis(),
        now: parts.now.as_millis(),
        contents: parts.contents.len(),
        regions: parts.regions.iter().map(region).collect(),
    };
    // Plain structs of numbers and strings have a JSON form.
    serde_json::to_string(&columns).unwrap_or_default()
}

/// The account of a line of columns and the lines of the contents, without what runs.
pub(crate) fn read<'a>(columns: &str, contents: impl Iterator<Item = &'a str>) -> Result<AccountParts, ReadError> {
    let columns: Value = serde_json::from_str(columns)?;
    let rows = rows(&columns)?;
    if rows > MAX_ROWS {
        return Err(damaged(&format!("{rows} revisions, where an account has room for {MAX_ROWS}")));
    }
    let contents = contents.map(|line| Content::from_json(line).map(Arc::new).map_err(|error| damaged(&error)));
    let contents = contents.collect::<Result<Vec<_>, _>>()?;
    let written = number(&columns["contents"])?;
    if contents.len() as u64 != written {
        return Err(damaged(&format!("{} contents where {written} were written", contents.len())));
    }
    let id = match &columns["account"] {
        Value::Null => Some(AccountId::EXAMPLE),
        digits => AccountId::parse(word(digits)?),
    };
    Ok(AccountParts {
        id: id.ok_or_else(|| damaged("an account that is no number of twelve digits"))?,
        enforcement_window: enforcement_window(&columns["window"])?,
        retention: retention(&columns["retention"])?,
        counter: drawn(&columns["counter"])?,
        opened_at: moment(&columns["opened_at"])?,
        now: moment(&columns["now"])?,
        contents,
        regions: items(&columns["regions"])?.iter().map(region_parts).collect::<Result<_, _>>()?,
        workloads: Vec::new(),
    })
}

/// How many revisions a text says that there are, which a short one can say any number of.
fn rows(columns: &Value) -> Result<u64, ReadError> {
    let mut rows = 0u64;
    for region in items(&columns["regions"])? {
        for family in items(&region["families"])? {
            for run in items(&family["registered_at"])? {
                rows = rows.saturating_add(number(&run[0])?);
            }
        }
    }
    Ok(rows)
}

fn window(window: EnforcementWindow) -> StoredWindow {
    match window {
        EnforcementWindow::Seconds(seconds) => StoredWindow::Seconds(seconds),
        EnforcementWindow::Random => StoredWindow::Word(RANDOM),
    }
}

fn enforcement_window(stored: &Value) -> Result<EnforcementWindow, ReadError> {
    let window = match stored {
        Value::Null => Some(EnforcementWindow::default()),
        Value::String(word) => (word == RANDOM).then_some(EnforcementWindow::Random),
        seconds => u16::try_from(number(seconds)?).ok().and_then(EnforcementWindow::of_seconds),
    };
    window.ok_or_else(|| damaged("an enforcement window that can't be"))
}

fn drawn(stored: &Value) -> Result<u64, ReadError> {
    let drawn = if stored.is_null() { 0 } else { number(stored)? };
    if drawn > MAX_DRAWN { Err(damaged(&format!("{drawn} identifiers"))) } else { Ok(drawn) }
}

fn retention(stored: &Value) -> Result<Retention, ReadError> {
    match stored {
        Value::Null => Ok(Retention::default()),
        Value::String(word) if word == WHILE_USED => Ok(Retention::WhileUsed),
        _ => Err(damaged("a retention that can't be")),
    }
}

fn region(parts: &RegionParts) -> StoredRegion {
    StoredRegion { region: parts.region.code().into(), families: parts.families.iter().map(family).collect() }
}

fn family(parts: &FamilyParts) -> StoredFamily {
    StoredFamily {
        family: parts.family.to_string(),
        registered_at: pack(parts.registered_at.iter().map(|at| at.as_millis().cast_signed())),
        deregistered_at: pack(parts.deregistered_at.iter().map(|at| at.as_millis().cast_signed())),
        content: pack(parts.content.iter().map(|index| index.map_or(-1, i64::from))),
        active: ranges(&parts.active),
        inactive: ranges(&parts.inactive),
        leaving: store_going(&parts.leaving),
        forgetting: store_going(&parts.forgetting),
        tags: parts.tags.iter().map(|(revision, tags)| (revision.get(), owned(tags))).collect(),
    }
}

/// Revisions by the moment at which they go.
fn store_going(going: &[(Timestamp, RoaringBitmap)]) -> Vec<(u64, Ranges)> {
    going.iter().map(|(at, numbers)| (at.as_millis(), ranges(numbers))).collect()
}

fn owned(tags: &lifecycle::Tags) -> Vec<(String, String)> {
    tags.iter().map(|(key, value)| (key.into(), value.into())).collect()
}

// Read from values rather than derived: a first visit waits for the code that reads, and derived it is three times as much.

fn region_parts(stored: &Value) -> Result<RegionParts, ReadError> {
    let code = word(&stored["region"])?;
    Ok(RegionParts {
        region: Region::parse(code).ok_or_else(|| damaged(&format!("a region {code:?}")))?,
        families: items(&stored["families"])?.iter().map(family_parts).collect::<Result<_, _>>()?,
    })
}

fn family_parts(stored: &Value) -> Result<FamilyParts, ReadError> {
    let name = word(&stored["family"])?;
    let registered_at = times(&stored["registered_at"], MAX_REVISIONS as usize)?;
    let rows = registered_at.len();
    // A revision has one status.
    let mut room = rows;
    let mut parts = FamilyParts {
        family: Family::parse(name).ok_or_else(|| damaged(&format!("a family {name:?}")))?,
        registered_at,
        deregistered_at: times(&stored["deregistered_at"], rows)?,
        content: column(&stored["content"], rows)?.into_iter().map(|index| u32::try_from(index).ok()).collect(),
        active: numbers(&stored["active"], &mut room)?,
        inactive: numbers(&stored["inactive"], &mut room)?,
        leaving: Vec::new(),
        forgetting: Vec::new(),
        tags: BTreeMap::new(),
    };
    parts.leaving = going(&stored["leaving"], &mut room)?;
    if !stored["forgetting"].is_null() {
        // They are INACTIVE, too.
        parts.forgetting = going(&stored["forgetting"], &mut rows.clone())?;
    }
    for stored in items(&stored["tags"])? {
        let revision = u32::try_from(number(&stored[0])?).ok().and_then(Revision::new);
        let revision = revision.ok_or_else(|| damaged("tags of no revision"))?;
        let tag = |tag: &Value| Ok((word(&tag[0])?.to_owned(), word(&tag[1])?.to_owned()));
        parts.tags.insert(revision, items(&stored[1])?.iter().map(tag).collect::<Result<_, ReadError>>()?);
    }
    Ok(parts)
}

fn going(stored: &Value, room: &mut usize) -> Result<Vec<(Timestamp, RoaringBitmap)>, ReadError> {
    items(stored)?.iter().map(|stored| Ok((moment(&stored[0])?, numbers(&stored[1], room)?))).collect()
}

fn times(stored: &Value, most: usize) -> Result<Vec<Timestamp>, ReadError> {
    Ok(column(stored, most)?.into_iter().map(|millis| Timestamp::from_millis(millis.cast_unsigned())).collect())
}

fn column(stored: &Value, most: usize) -> Result<Vec<i64>, ReadError> {
    unpack(&pairs(stored)?, most)
}

fn numbers(stored: &Value, room: &mut usize) -> Result<RoaringBitmap, ReadError> {
    bitmap(&pairs(stored)?, room)
}

fn pairs(stored: &Value) -> Result<Vec<(u32, i64)>, ReadError> {
    let pair = |pair: &Value| {
        let first = pair[0].as_u64().and_then(|first| u32::try_from(first).ok());
        first.zip(pair[1].as_i64()).ok_or_else(|| damaged("a pair of numbers that is none"))
    };
    items(stored)?.iter().map(pair).collect()
}

fn items(stored: &Value) -> Result<&Vec<Value>, ReadError> {
    stored.as_array().ok_or_else(|| damaged("a list that is none"))
}

fn word(stored: &Value) -> Result<&str, ReadError> {
    stored.as_str().ok_or_else(|| damaged("a text that is none"))
}

fn number(stored: &Value) -> Result<u64, ReadError> {
    stored.as_u64().ok_or_else(|| damaged("a number that is none"))
}

fn moment(stored: &Value) -> Result<Timestamp, ReadError> {
    number(stored).map(Timestamp::from_millis)
}
