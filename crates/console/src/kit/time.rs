//! Moments as the console shows them: `November 23, 2026, 14:32 (UTC+1:00)`, in English wherever the visitor is.

use super::preferences::TimeZone;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

/// The moment `epoch_ms` (milliseconds since 1970 in UTC) with its zone, e.g. `November 23, 2026, 14:32 (UTC+1:00)`.
pub fn date_time(epoch_ms: i64, zone: TimeZone) -> String {
    let offset = offset_minutes(epoch_ms, zone);
    let mut text = date_and_minute(epoch_ms, offset);
    text.push_str(" (");
    text.push_str(&zone_name(offset));
    text.push(')');
    text
}

/// The date, e.g. `Nov 23, 2026`.
pub fn date(epoch_ms: i64, zone: TimeZone) -> String {
    let (year, month, day) = civil((epoch_ms + offset_minutes(epoch_ms, zone) * MINUTE).div_euclid(DAY));
    let month = &MONTHS[month - 1][..3];
    format!("{month} {day}, {year}")
}

/// The time of day without seconds, e.g. `14:32`.
pub fn minute_of_day(epoch_ms: i64, zone: TimeZone) -> String {
    time_of_day(epoch_ms, zone)[..5].to_owned()
}

/// The time of day with seconds, e.g. `14:32:05`, for what lies within minutes.
pub fn time_of_day(epoch_ms: i64, zone: TimeZone) -> String {
    let seconds = (epoch_ms + offset_minutes(epoch_ms, zone) * MINUTE).rem_euclid(DAY) / 1_000;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// The moment in UTC as ISO 8601 has it, e.g. `2026-11-23T13:32:05Z`: what `<time datetime>` takes.
pub fn iso(epoch_ms: i64) -> String {
    let (year, month, day) = civil(epoch_ms.div_euclid(DAY));
    format!("{year:04}-{month:02}-{day:02}T{}Z", time_of_day(epoch_ms, TimeZone::Utc))
}

/// How far ahead of UTC the visitor's clocks are, or were, at that moment.
fn offset_minutes(epoch_ms: i64, zone: TimeZone) -> i64 {
    match zone {
        TimeZone::Utc => 0,
        TimeZone::Local => {
            #[expect(clippy::cast_precision_loss, reason = "a date is far below 2^53 milliseconds")]
            let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(epoch_ms as f64));
            let behind = date.get_timezone_offset();
            // Not a number for a moment that JavaScript has no date for; the cast makes it zero then.
            #[expect(clippy::cast_possible_truncation, reason = "an offset is at most a day of minutes")]
            let behind = behind as i64;
            -behind
        }
    }
}

fn date_and_minute(epoch_ms: i64, offset_minutes: i64) -> String {
    let local = epoch_ms + offset_minutes * MINUTE;
    let (year, month, day) = civil(local.div_euclid(DAY));
    let minutes = local.rem_euclid(DAY) / MINUTE;
    let month = MONTHS[month - 1];
    format!("{month} {day}, {year}, {:02}:{:02}", minutes / 60, minutes % 60)
}

fn zone_name(offset_minutes: i64) -> String {
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let minutes = offset_minutes.abs();
    format!("UTC{sign}{}:{:02}", minutes / 60, minutes % 60)
}

/// Year, month (1 to 12) and day of the month of a day counted from 1970-01-01, in the Gregorian calendar.
///
/// The algorithm is Howard Hinnant's `civil_from_days`: years begin in March, so that the leap day comes last.
fn civil(days: i64) -> (i64, usize, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let months_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * months_from_march + 2) / 5 + 1;
    let month = if months_from_march < 10 { months_from_march + 3 } else { months_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, usize::try_from(month).unwrap_or(1), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-23T13:32:05Z
    const MOMENT: i64 = 1_795_440_725_000;

    #[test]
    fn a_moment_reads_as_in_the_console() {
        assert_eq!(date_time(MOMENT, TimeZone::Utc), "November 23, 2026, 13:32 (UTC+0:00)");
        assert_eq!(date_and_minute(MOMENT, 60), "November 23, 2026, 14:32");
        assert_eq!(date_and_minute(MOMENT, -14 * 60), "November 22, 2026, 23:32");
        assert_eq!(time_of_day(MOMENT, TimeZone::Utc), "13:32:05");
        assert_eq!(minute_of_day(MOMENT, TimeZone::Utc), "13:32");
        assert_eq!(date(MOMENT, TimeZone::Utc), "Nov 23, 2026");
        assert_eq!(iso(MOMENT), "2026-11-23T13:32:05Z");
    }

    #[test]
    fn zones_are_named_by_their_distance_from_utc() {
        for (minutes, name) in
            [(60, "UTC+1:00"), (0, "UTC+0:00"), (-210, "UTC-3:30"), (345, "UTC+5:45"), (-30, "UTC-0:30")]
        {
            assert_eq!(zone_name(minutes), name);
        }
    }

    #[test]
    fn days_are_counted_over_leap_years_and_back_before_1970() {
        for (days, date) in [
            (0, (1970, 1, 1)),
            (-1, (1969, 12, 31)),
            (59, (1970, 3, 1)),
            (11_016, (2000, 2, 29)),
            (11_017, (2000, 3, 1)),
            (47_540, (2100, 2, 28)),
            (47_541, (2100, 3, 1)),
            (-719_468, (0, 3, 1)),
        ] {
            assert_eq!(civil(days), date, "{days}");
        }
    }
}
