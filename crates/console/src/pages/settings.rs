//! Appearance, storage, and starting over; the rules of the sandbox stand between them.

use leptos::prelude::*;
use lifecycle::{Operation, Region};

use crate::app::held_elsewhere;
use crate::kit::prelude::*;
use crate::kit::storage;
use crate::lab::Lab;
use crate::text;

/// The id that the dialog returns the focus to.
const START_OVER_ID: &str = "start-over";

/// What browers give a site, in UTF-16 units; they don't say how much, and most give this.
const QUOTA: u32 = 5_242_880;

/// The page `Settings`.
pub fn page(region: Memo<Region>) -> AnyView {
    view! {
        <PageHeading title=text::SETTINGS />
        {appearance()}
        {super::rules::cards(region)}
        {stored()}
        {start_over(region)}
    }
    .into_any()
}

fn appearance() -> AnyView {
    let kept = KeptPreferences::current();
    let themes = Theme::ALL.iter().zip(crate::kit::text::THEMES);
    let themes = themes.map(|(theme, label)| choice(theme.code(), label)).collect();
    let sizes = PAGE_SIZES.iter().map(|size| (size.to_string(), size.to_string())).collect();
    let set_size = move |size: String| {
        if let Ok(size) = size.parse() {
            kept.change(|it| it.page_size = size);
        }
    };
    let zone = move || if kept.get().get().time_zone == TimeZone::Utc { "utc".to_owned() } else { "local".to_owned() };
    let set_zone = move |code: String| {
        kept.change(|it| it.time_zone = if code == "utc" { TimeZone::Utc } else { TimeZone::Local });
    };
    view! {
        <Container heading=text::APPEARANCE>
            <div class="stack">
                <RadioGroup
                    legend=crate::kit::text::THEME
                    choices=themes
                    value=Signal::derive(move || kept.get().get().theme.code().to_owned())
                    on_change=Callback::new(move |code: String| kept.change(|it| it.theme = Theme::from_code(&code)))
                />
                <RadioGroup
                    legend=text::TIMES
                    choices=vec![choice("local", text::LOCAL_TIME), choice("utc", text::UTC)]
                    value=Signal::derive(zone)
                    on_change=Callback::new(set_zone)
                />
                <FormField label=text::PAGE_SIZE>
                    <Select
                        choices=Choices::Plain(sizes)
                        value=Signal::derive(move || kept.get().get().page_size.to_string())
                        on_change=Callback::new(set_size)
                    />
                </FormField>
            </div>
        </Container>
    }
    .into_any()
}

fn choice(value: &str, label: &str) -> RadioChoice {
    RadioChoice { value: value.into(), label: label.into(), description: String::new() }
}

fn stored() -> AnyView {
    let lab = Lab::current();
    // Counts what was removed here, so that the list is read anew.
    let removed = RwSignal::new(0u32);
    let used = Signal::derive(move || {
        removed.track();
        lab.saved_bytes().track();
        used()
    });
    let says = Signal::derive(move || text::storage_used(used.get(), QUOTA));
    let aside = move || {
        removed.track();
        lab.trouble().track();
        let keys = storage::keys().unwrap_or_default();
        keys.into_iter()
            .filter(|key| key.contains(":set-aside:"))
            .map(|key| set_aside(key, removed))
            .collect::<Vec<_>>()
    };
    let has_aside = move || !aside().is_empty();
    view! {
        <Container heading=text::STORAGE description=text::STORAGE_TEXT>
            <Meter label=text::STORAGE_USED value=used max=QUOTA says=says />
            {maybe_live(move || has_aside().then(|| several(vec![
                el("h3").text(text::SET_ASIDE).into_any(),
                el("p").text(text::SET_ASIDE_TEXT).into_any(),
                el("ul").class("stack").children(aside()).into_any(),
            ])))}
        </Container>
    }
    .into_any()
}

/// UTF-16 units that this page has stored, keys included.
fn used() -> u32 {
    let keys = storage::keys().unwrap_or_default();
    let size = |key: String| {
        let text = storage::read(&key).ok().flatten().unwrap_or_default();
        storage::full_key(&key).encode_utf16().count() + text.encode_utf16().count()
    };
    u32::try_from(keys.into_iter().map(size).sum::<usize>()).unwrap_or(u32::MAX)
}

fn set_aside(key: String, removed: RwSignal<u32>) -> AnyView {
    let text = storage::read(&key).ok().flatten().unwrap_or_default();
    // Half of a surrogate pair can't be encoded; what was stored by this page has none.
    let href = format!("data:text/plain;charset=utf-8,{}", String::from(js_sys::encode_uri_component(&text)));
    let file = format!("{}.txt", key.replace(':', "-"));
    let remove = {
        let key = key.clone();
        move || {
            // Where it can't be removed, it is still listed.
            let _ = storage::remove(&key);
            removed.update(|removed| *removed += 1);
        }
    };
    view! {
        <li class="actions">
            <span>{text::kept_copy(&key, text.len())}</span>
            <LinkButton label=text::DOWNLOAD href=href download=file />
            <Button label=text::REMOVE on_press=remove />
        </li>
    }
    .into_any()
}

fn start_over(region: Memo<Region>) -> AnyView {
    let lab = Lab::current();
    let flashes = Flashes::current();
    let open = RwSignal::new(false);
    let begin = move |()| {
        open.set(false);
        let flash = match lab.call(region.get_untracked(), Operation::StartOver) {
            Ok(_) => Flash::new(FlashKind::Success, text::STARTED_OVER),
            Err(_) => Flash::new(FlashKind::Error, text::NOTHING_CHANGED).text(text::HELD_ELSEWHERE),
        };
        flashes.push(flash);
    };
    let primary =
        Primary { label: text::START_OVER.into(), on_press: Callback::new(begin), refused: held_elsewhere(lab) };
    let button = view! {
        <Button
            id=START_OVER_ID
            label=text::START_OVER
            refused=held_elsewhere(lab)
            on_press=move || open.set(true)
        />
    }
    .into_any();
    view! {
        <Container heading=text::START_OVER_TITLE description=text::START_OVER_TEXT actions=button>
            <SandboxOnly />
        </Container>
        <Dialog
            open=open
            title=text::START_OVER_TITLE
            on_close=move || open.set(false)
            primary=primary
            return_to=vec![START_OVER_ID.to_owned()]
        >
            <p>{text::START_OVER_CONFIRM}</p>
        </Dialog>
    }
    .into_any()
}
