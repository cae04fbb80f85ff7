//! Columns and bitmaps as short lists of numbers.

use lifecycle::MAX_REVISIONS;
use roaring::RoaringBitmap;

use crate::text::ReadError;

/// A column as runs of equal steps: how many rows, and by how much each differs from the one before.
pub(crate) fn pack(column: impl IntoIterator<Item = i64>) -> Vec<(u32, i64)> {
    let (mut runs, mut last): (Vec<(u32, i64)>, i64) = (Vec::new(), 0);
    for value in column {
        let step = value.wrapping_sub(last);
        match runs.last_mut() {
            Some((count, same)) if *same == step => *count += 1,
            _ => runs.push((1, step)),
        }
        last = value;
    }
    runs
}

/// The column of such runs, of `most` rows at most.
pub(crate) fn unpack(runs: &[(u32, i64)], most: usize) -> Result<Vec<i64>, ReadError> {
    let rows: u64 = runs.iter().map(|(count, _)| u64::from(*count)).sum();
    if rows > most as u64 {
        return Err(ReadError::Contents(format!("a column of {rows} rows")));
    }
    let mut column = Vec::new();
    let mut last = 0i64;
    for (count, step) in runs {
        for _ in 0..*count {
            last = last.wrapping_add(*step);
            column.push(last);
        }
    }
    Ok(column)
}

/// A bitmap as ranges: first and last number of each.
pub(crate) fn ranges(bitmap: &RoaringBitmap) -> Vec<(u32, i64)> {
    let mut ranges: Vec<(u32, i64)> = Vec::new();
    for number in bitmap {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == i64::from(number) => *last += 1,
            _ => ranges.push((number, number.into())),
        }
    }
    ranges
}

/// The bitmap of such ranges. A few words can name a million numbers over and over, so each takes from the `room` that
/// there is for a family's.
pub(crate) fn bitmap(ranges: &[(u32, i64)], room: &mut usize) -> Result<RoaringBitmap, ReadError> {
    let mut bitmap = RoaringBitmap::new();
    for (first, last) in ranges {
        let numbers = match u32::try_from(*last) {
            Ok(last) if last <= MAX_REVISIONS => *first..=last,
            _ => return Err(ReadError::Contents(format!("a revision {last}"))),
        };
        let left = room.checked_sub(numbers.clone().count());
        *room = left.ok_or_else(|| ReadError::Contents("more statuses than revisions".into()))?;
        bitmap.extend(numbers);
    }
    Ok(bitmap)
}
