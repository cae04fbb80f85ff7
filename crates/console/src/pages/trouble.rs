//! The banners of a tab that follows, and of storage that does not keep.

use journal::StoreError;
use leptos::prelude::*;
use lifecycle::Region;

use super::clock;
use crate::kit::prelude::*;
use crate::kit::time;
use crate::lab::{Lab, Standing, Trouble};
use crate::text;

/// What stands above every page while something is wrong.
pub fn banners(region: Memo<Region>) -> AnyView {
    let lab = Lab::current();
    let follows = Memo::new(move |_| lab.standing().get() == Standing::Follows);
    several(vec![
        maybe_live(move || follows.get().then(|| following(lab))),
        maybe_live(move || lab.trouble().get().map(trouble)),
        maybe_live(move || lab.behind().map(|by| behind(lab, region, by))),
    ])
}

fn following(lab: Lab) -> AnyView {
    view! {
        <Banner kind=FlashKind::Info header=text::FOLLOWING text=text::FOLLOWING_TEXT>
            <Button label=text::TAKE_OVER on_press=move || lab.take_over() />
        </Banner>
    }
    .into_any()
}

/// The account's time is behind the present.
fn behind(lab: Lab, region: Memo<Region>, by: u64) -> AnyView {
    let flashes = Flashes::current();
    let zone = KeptPreferences::current().get().with_untracked(|kept| kept.time_zone);
    let moment = time::date_time(lab.now().as_millis().cast_signed(), zone);
    let catch_up = move || {
        if let Some(passed) = lab.catch_up() {
            clock::tell(flashes, None, &passed, region.get_untracked());
        }
    };
    view! {
        <Banner kind=FlashKind::Info header=text::clock::behind(by) text=text::clock::behind_text(&moment)>
            <Button label=text::clock::CATCH_UP on_press=catch_up />
            <Button label=text::clock::STAY on_press=move || lab.stay() />
            <SandboxOnly />
        </Banner>
    }
    .into_any()
}

fn trouble(trouble: Trouble) -> AnyView {
    let settings = || view! { <LinkButton label=text::OPEN_SETTINGS href=Route::Settings.href() /> };
    match trouble {
        Trouble::Store(StoreError::Blocked) => {
            view! { <Banner kind=FlashKind::Warning header=text::NOT_SAVED text=text::BLOCKED /> }.into_any()
        }
        Trouble::Store(StoreError::Full) => view! {
            <Banner kind=FlashKind::Warning header=text::NOT_SAVED text=text::FULL>
                {settings()}
            </Banner>
        }
        .into_any(),
        Trouble::Overtaken => {
            view! { <Banner kind=FlashKind::Warning header=text::OVERTAKEN text=text::OVERTAKEN_TEXT /> }.into_any()
        }
        Trouble::Unreadable { why, set_aside } => {
            let words = text::unreadable(&why, set_aside.is_some());
            view! {
                <Banner kind=FlashKind::Warning header=text::UNREADABLE text=words>
                    {settings()}
                </Banner>
            }
            .into_any()
        }
    }
}
