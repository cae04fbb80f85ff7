//! The sandbox's clock in the top bar, and what is said when time was moved on.

use leptos::ev;
use leptos::prelude::*;
use lifecycle::{EnforcementWindow, Operation, Region, Settings};
use wasm_bindgen::JsCast as _;
use web_sys::{KeyboardEvent, Node};

use crate::app::held_elsewhere;
use crate::kit::markup::Text;
use crate::kit::preferences::SPEEDS;
use crate::kit::prelude::*;
use crate::kit::{dom, time};
use crate::lab::Lab;
use crate::text::clock as text;
use crate::view::passed::Passed;

/// The group, its button where it is folded, and what that opens.
const GROUP: &str = "clock";
const TOGGLE: &str = "clock-toggle";
const CONTROLS: &str = "clock-controls";

/// How far `Skip 10 minutes` goes.
const TEN_MINUTES_MS: u64 = 10 * 60 * 1000;

/// The windows that the clock offers; Settings has every length.
const WINDOWS: [EnforcementWindow; 5] = [
    EnforcementWindow::Seconds(0),
    EnforcementWindow::Seconds(60),
    EnforcementWindow::Seconds(300),
    EnforcementWindow::Seconds(600),
    EnforcementWindow::Random,
];

/// The group `Sandbox clock`.
pub fn clock(region: Memo<Region>) -> AnyView {
    let lab = Lab::current();
    let open = RwSignal::new(false);
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let within = dom::by_id(GROUP).is_some_and(|group| group.contains(target.as_ref()));
        if !within && open.get_untracked() {
            open.set(false);
        }
    });
    on_cleanup(move || outside.remove());
    let fold = move |event: web_sys::Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" && open.get_untracked() {
            dom::focus(TOGGLE);
            open.set(false);
        }
    };
    let toggle = el("button")
        .attr("id", TOGGLE)
        .attr("type", "button")
        .class("button quiet clock-toggle")
        .attr("aria-controls", CONTROLS)
        .state("aria-expanded", move || open.get())
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(el("span").text(text::OPEN_CLOCK))
        .child(icon(Icon::CaretDown));
    let controls = el("div")
        .attr("id", CONTROLS)
        .class("clock-controls")
        .class_if("open", move || open.get())
        .children(buttons(lab, region))
        .child(choices(lab, region))
        .child(view! { <SandboxOnly /> });
    el("div")
        .attr("id", GROUP)
        .class("clock")
        .attr("role", "group")
        .attr("aria-label", text::CLOCK)
        .on("keydown", fold)
        .child(shown(lab))
        .child(toggle)
        .child(controls)
        .into_any()
}

/// The time of day, and the date where there is room.
fn shown(lab: Lab) -> AnyView {
    let kept = KeptPreferences::current().get();
    let zone = move || kept.get().time_zone;
    let millis = move || lab.time().as_millis().cast_signed();
    let of_day = move || Text::Owned(time::time_of_day(millis(), zone())).into_any();
    let date = Memo::new(move |_| time::date(millis(), zone()));
    // The title changes by the minute and not with each second.
    let whole = Memo::new(move |_| time::date_time(millis(), zone()));
    let is_paused = move || kept.with(|kept| kept.paused);
    el("span")
        .class("clock-time")
        .class_if("paused", is_paused)
        .child(
            el("time")
                .bind("datetime", move || Some(time::iso(millis()).into()))
                .bind("title", move || Some(whole.get().into()))
                .live(of_day),
        )
        .child(el("span").class("clock-date").live(move || Text::Owned(date.get()).into_any()))
        .into_any()
}

fn buttons(lab: Lab, region: Memo<Region>) -> Vec<AnyView> {
    let kept = KeptPreferences::current();
    let flashes = Flashes::current();
    let held = held_elsewhere(lab);
    let paused = move || kept.get().with(|kept| kept.paused);
    let label = Signal::derive(move || if paused() { text::RESUME } else { text::PAUSE }.to_owned());
    let pause = move || kept.change(|it| it.paused = !it.paused);
    let nothing_next =
        Signal::derive(move || held.get().or_else(|| lab.next_event().is_none().then(|| text::NO_NEXT.to_owned())));
    // The message of the last skip, which the next one's takes the place of.
    let last = StoredValue::new(None::<FlashId>);
    let say = move |passed: Option<Passed>| {
        if let Some(passed) = passed {
            last.update_value(|last| *last = Some(tell(flashes, *last, &passed, region.get_untracked())));
        }
    };
    vec![
        view! { <Button label=label look=Look::Link refused=held on_press=pause /> }.into_any(),
        view! {
            <Button
                label=text::SKIP_TEN
                look=Look::Link
                refused=held
                on_press=move || say(lab.skip(TEN_MINUTES_MS))
            />
        }
        .into_any(),
        view! {
            <Button
                label=text::SKIP_TO_NEXT
                look=Look::Link
                refused=nothing_next
                on_press=move || say(lab.skip_to_next_event())
            />
        }
        .into_any(),
    ]
}

/// Says how much time has passed and what happened meanwhile, in the place of an earlier message of the kind.
pub fn tell(flashes: Flashes, earlier: Option<FlashId>, passed: &Passed, here: Region) -> FlashId {
    let flash = Flash::new(FlashKind::Info, text::passed(passed)).text(text::happened(passed, here));
    if let Some(earlier) = earlier {
        flashes.dismiss(earlier);
    }
    flashes.push(flash)
}

/// The selects. A fieldset, because that disables them together.
fn choices(lab: Lab, region: Memo<Region>) -> AnyView {
    let kept = KeptPreferences::current();
    let held = held_elsewhere(lab);
    let speeds = SPEEDS.iter().map(|speed| (speed.to_string(), text::speed(*speed))).collect();
    let set_speed = move |speed: String| {
        if let Ok(speed) = speed.parse() {
            kept.change(|it| it.speed = speed);
        }
    };
    let window = Memo::new(move |_| lab.read(lifecycle::Account::enforcement_window));
    // A window of another length than those that are offered is among them while it is chosen.
    let other = Memo::new(move |_| Some(window.get()).filter(|window| !WINDOWS.contains(window)));
    let set_window = move |code: String| {
        if let Some(window) = WINDOWS.into_iter().find(|window| code_of(*window) == code) {
            let settings = Settings { enforcement_window: Some(window), ..Settings::default() };
            // Refused in a tab that follows alone, where it can't be chosen.
            let _ = lab.call(region.get_untracked(), Operation::Configure(settings));
        }
    };
    let windows = move || {
        let offered = WINDOWS.into_iter().chain(other.get());
        let choices = offered.map(|window| (code_of(window), text::window(window))).collect();
        view! {
            <Select
                label=text::WINDOW
                choices=Choices::Plain(choices)
                value=Signal::derive(move || code_of(window.get()))
                on_change=Callback::new(set_window)
            />
        }
        .into_any()
    };
    el("fieldset")
        .class("clock-choices")
        .attr("role", "none")
        .flag("disabled", move || held.with(Option::is_some))
        .bind("title", move || held.get().map(Text::Owned))
        .child(named(
            text::SPEED,
            view! {
                <Select
                    label=text::SPEED
                    choices=Choices::Plain(speeds)
                    value=Signal::derive(move || kept.get().with(|kept| kept.speed.to_string()))
                    on_change=Callback::new(set_speed)
                />
            },
        ))
        .child(named(text::WINDOW, live(windows)))
        .into_any()
}

/// A select behind its name, which the select says itself.
fn named(name: &'static str, select: impl IntoAny) -> AnyView {
    let name = el("span").class("clock-name").attr("aria-hidden", "true").text(name);
    el("span").class("clock-choice").child(name).child(select).into_any()
}

/// A window as the value of a choice.
fn code_of(window: EnforcementWindow) -> String {
    match window {
        EnforcementWindow::Seconds(seconds) => seconds.to_string(),
        EnforcementWindow::Random => "random".into(),
    }
}
