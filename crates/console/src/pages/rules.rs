//! The cards of the settings for what comes after deregistering, and for the clock.

use leptos::prelude::*;
use lifecycle::{Account, EnforcementWindow, Operation, Region, Retention};

use crate::app::held_elsewhere;
use crate::kit::markup::Text;
use crate::kit::preferences::SPEEDS;
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text;
use crate::text::clock as words;

/// The cards.
pub fn cards(region: Memo<Region>) -> AnyView {
    several(vec![after_deregistering(region), clock()])
}

fn after_deregistering(region: Memo<Region>) -> AnyView {
    let lab = Lab::current();
    let set = move |settings: lifecycle::Settings| {
        // Refused in a tab that follows alone, where nothing can be chosen.
        let _ = lab.call(region.get_untracked(), Operation::Configure(settings));
    };
    let content = el("div").class("stack").child(window(lab, set)).child(retention(lab, set));
    view! {
        <Container heading=words::ENFORCEMENT description=words::WINDOW_TEXT actions=mark()>
            {only_where_held(lab, content.into_any())}
        </Container>
    }
    .into_any()
}

fn mark() -> AnyView {
    view! { <SandboxOnly /> }.into_any()
}

/// What can be chosen in the tab alone that holds the account; elsewhere it says why not.
fn only_where_held(lab: Lab, content: AnyView) -> AnyView {
    let held = held_elsewhere(lab);
    let why = move || held.get().map(|why| el("p").class("dialog-reason").child(Text::Owned(why)).into_any());
    let fields =
        el("fieldset").class("plain").attr("role", "none").flag("disabled", move || held.with(Option::is_some));
    several(vec![maybe_live(why), fields.child(content).into_any()])
}

fn window(lab: Lab, set: impl Fn(lifecycle::Settings) + Copy + Send + Sync + 'static) -> AnyView {
    let current = Memo::new(move |_| lab.read(Account::enforcement_window));
    let is_random = move || current.get() == EnforcementWindow::Random;
    let seconds = move || match current.get() {
        EnforcementWindow::Seconds(seconds) => seconds,
        EnforcementWindow::Random => EnforcementWindow::MAX_SECONDS,
    };
    let choose = move |window: EnforcementWindow| {
        set(lifecycle::Settings { enforcement_window: Some(window), ..lifecycle::Settings::default() });
    };
    let typed = RwSignal::new(seconds().to_string());
    // What is chosen elsewhere shows here, and what is typed stays as it is typed.
    Effect::new(move |_| {
        let seconds = seconds();
        if untrack(|| parse(&typed.get())) != Some(seconds) {
            typed.set(seconds.to_string());
        }
    });
    let type_in = move |text: String| {
        let window = parse(&text).and_then(EnforcementWindow::of_seconds);
        typed.set(text);
        if let Some(window) = window {
            choose(window);
        }
    };
    let error = Signal::derive(move || {
        let right = parse(&typed.get()).and_then(EnforcementWindow::of_seconds).is_some();
        (!right).then(|| words::WINDOW_WRONG.to_owned())
    });
    let choices = vec![
        RadioChoice { value: "fixed".into(), label: words::WINDOW_FIXED.into(), description: String::new() },
        RadioChoice {
            value: "random".into(),
            label: words::WINDOW_RANDOM.into(),
            description: words::WINDOW_RANDOM_TEXT.into(),
        },
    ];
    let pick = move |code: String| {
        let fixed = || parse(&typed.get_untracked()).and_then(EnforcementWindow::of_seconds).unwrap_or_default();
        choose(if code == "random" { EnforcementWindow::Random } else { fixed() });
    };
    let field = move || {
        (!is_random()).then(|| {
            view! {
                <FormField label=words::WINDOW_SECONDS constraint=words::WINDOW_CONSTRAINT error=error>
                    <Input value=typed on_input=Callback::new(type_in) input_mode="numeric" />
                </FormField>
            }
            .into_any()
        })
    };
    let fixed = Memo::new(move |_| is_random());
    several(vec![
        view! {
            <RadioGroup
                legend=words::WINDOW
                choices=choices
                value=Signal::derive(move || if is_random() { "random" } else { "fixed" }.to_owned())
                on_change=Callback::new(pick)
            />
        }
        .into_any(),
        maybe_live(move || {
            fixed.track();
            untrack(field)
        }),
    ])
}

/// A whole number of seconds as it is written.
fn parse(text: &str) -> Option<u16> {
    let text = text.trim();
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn retention(lab: Lab, set: impl Fn(lifecycle::Settings) + Copy + Send + Sync + 'static) -> AnyView {
    let choice = |value: &str, label: &str, description: &str| RadioChoice {
        value: value.into(),
        label: label.into(),
        description: description.into(),
    };
    let current = Memo::new(move |_| lab.read(Account::retention));
    let code = move || match current.get() {
        Retention::Indefinite => "indefinite",
        Retention::WhileUsed => "while-used",
    };
    let pick = move |code: String| {
        let retention = if code == "while-used" { Retention::WhileUsed } else { Retention::Indefinite };
        set(lifecycle::Settings { retention: Some(retention), ..lifecycle::Settings::default() });
    };
    view! {
        <RadioGroup
            legend=words::RETENTION
            choices=vec![
                choice("indefinite", words::RETAIN, words::RETAIN_TEXT),
                choice("while-used", words::FORGET, words::FORGET_TEXT),
            ]
            value=Signal::derive(move || code().to_owned())
            on_change=Callback::new(pick)
        />
    }
    .into_any()
}

fn clock() -> AnyView {
    let kept = KeptPreferences::current();
    let lab = Lab::current();
    let choice =
        |value: &str, label: &str| RadioChoice { value: value.into(), label: label.into(), description: String::new() };
    let speeds = SPEEDS.iter().map(|speed| choice(&speed.to_string(), &words::speed(*speed))).collect();
    let set_speed = move |speed: String| {
        if let Ok(speed) = speed.parse() {
            kept.change(|it| it.speed = speed);
        }
    };
    let paused = move || if kept.get().with(|kept| kept.paused) { "paused" } else { "runs" }.to_owned();
    let content = view! {
        <div class="stack">
            <RadioGroup
                legend=words::TIME_GOES
                choices=vec![choice("runs", words::GOES), choice("paused", words::STANDS_STILL)]
                value=Signal::derive(paused)
                on_change=Callback::new(move |code: String| kept.change(|it| it.paused = code == "paused"))
            />
            <RadioGroup
                legend=words::SPEED
                choices=speeds
                value=Signal::derive(move || kept.get().with(|kept| kept.speed.to_string()))
                on_change=Callback::new(set_speed)
            />
        </div>
    }
    .into_any();
    view! {
        <Container heading=text::clock::CLOCK description=words::CLOCK_TEXT actions=mark()>
            {only_where_held(lab, content)}
        </Container>
    }
    .into_any()
}
