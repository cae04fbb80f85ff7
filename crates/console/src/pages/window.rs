//! What is said of an INACTIVE revision while its window is open.

use leptos::prelude::*;
use lifecycle::Timestamp;

use crate::kit::markup::Text;
use crate::kit::prelude::*;
use crate::kit::time;
use crate::lab::Lab;
use crate::text::clock as text;

/// `may still start tasks until 14:32 at the latest`, until then.
pub fn may_still_start(until: Timestamp) -> AnyView {
    let lab = Lab::current();
    let kept = KeptPreferences::current().get();
    let is_open = Memo::new(move |_| lab.time() < until);
    let words = move || {
        is_open.get().then(|| {
            let said = text::may_still_start(&minute(until, kept.get().time_zone));
            el("span")
                .class("window-open")
                .child(Text::Owned(said))
                .text(" ")
                .child(view! { <SandboxOnly /> })
                .into_any()
        })
    };
    maybe_live(words)
}

/// The minute in which a moment has passed for sure: a moment within a minute belongs to the next.
pub fn minute(moment: Timestamp, zone: TimeZone) -> String {
    const MINUTE_MS: u64 = 60_000;
    let up = moment.as_millis().div_ceil(MINUTE_MS) * MINUTE_MS;
    time::minute_of_day(up.cast_signed(), zone)
}
