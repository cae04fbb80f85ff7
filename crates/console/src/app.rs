//! The frame around every page, and which page shows.

use leptos::prelude::*;
use lifecycle::Region;

use crate::chunk::Chunk;
use crate::kit::prelude::*;
use crate::kit::storage;
use crate::lab::{Lab, Standing};
use crate::pages;
use crate::pages::procedure::Procedure;
use crate::text;

/// The key that the last region used is kept under.
const REGION_KEY: &str = "region";

/// Everything on the page.
pub fn app() -> AnyView {
    let kept = KeptPreferences::provide();
    let router = Router::provide(|code| Region::parse(code).is_some());
    let flashes = Flashes::provide();
    let lab = Lab::provide();
    Procedure::provide();
    let region = current_region(router);
    let chunk = Chunk::fetch(lab, region);
    let home = move || Route::TaskDefinitions { region: region.get().code().into() }.href();
    // A page alone, without how it is shown: a filter does not draw the page anew.
    let route = router.route();
    if route.with_untracked(|route| *route == Route::Home) {
        // The page that it stands for is the first to show, and the chunk is fetched after it.
        router.begin_at(&Route::TaskDefinitions { region: region.get_untracked().code().into() });
    }
    Effect::new(move |before: Option<()>| {
        route.track();
        if before.is_some() {
            flashes.age();
        }
    });
    view! {
        <Frame
            home=home
            regions=regions(router, region)
            account=text::ACCOUNT
            theme=move || kept.get().get().theme
            on_theme=Callback::new(move |theme| kept.change(|it| it.theme = theme))
            nav_title=text::SERVICE
            nav=Signal::derive(move || navigation(&route.get(), region.get()))
            crumbs=Signal::derive(move || chunk.crumbs(&route.get(), region.get()))
            help_open=RwSignal::new(wide_window())
            help=move || chunk.help()
            banners=move || chunk.banners()
            tools=move || chunk.clock()
        >
            {move || page(&route.get(), region, chunk)}
        </Frame>
    }
    .into_any()
}

/// The region of the page, or the last one used on pages that belong to none.
fn current_region(router: Router) -> Memo<Region> {
    let kept = storage::read(REGION_KEY).ok().flatten().and_then(|code| Region::parse(&code));
    let region = Memo::new(move |before: Option<&Region>| {
        let of_page = router.route().with(|route| route.region().and_then(Region::parse));
        of_page.or(before.copied()).or(kept).unwrap_or(Region::FIRST)
    });
    Effect::new(move |_| {
        // Where nothing can be kept, the banner says so.
        let _ = storage::write(REGION_KEY, region.get().code());
    });
    region
}

fn regions(router: Router, region: Memo<Region>) -> RegionChoice {
    let mut groups: Vec<ChoiceGroup> = Vec::new();
    for region in Region::all() {
        let choice = (region.code().to_owned(), text::region(region));
        match groups.last_mut().filter(|group| group.label == region.area()) {
            Some(group) => group.choices.push(choice),
            None => groups.push(ChoiceGroup { label: region.area().into(), choices: vec![choice] }),
        }
    }
    let go = move |code: String| {
        // A form goes on in the new region; what belongs to the old one does not.
        let route = match router.route().get_untracked() {
            Route::CreateTaskDefinition { from: None, .. } => Route::CreateTaskDefinition { region: code, from: None },
            Route::Clusters { .. } | Route::Cluster { .. } | Route::Service { .. } | Route::Task { .. } => {
                Route::Clusters { region: code }
            }
            Route::Launch { form, .. } => Route::Launch { region: code, form, given: Given::default() },
            _ => Route::TaskDefinitions { region: code },
        };
        router.navigate(&route);
    };
    RegionChoice {
        groups: StoredValue::new(groups),
        current: Signal::derive(move || region.get().code().into()),
        on_change: Callback::new(go),
    }
}

fn navigation(route: &Route, region: Region) -> Vec<NavSection> {
    let region = || region.code().into();
    let pages = [
        (text::clusters::CLUSTERS, Route::Clusters { region: region() }),
        (text::TASK_DEFINITIONS, Route::TaskDefinitions { region: region() }),
        (text::SETTINGS, Route::Settings),
    ];
    let current = match route {
        Route::Clusters { .. }
        | Route::Cluster { .. }
        | Route::Service { .. }
        | Route::Task { .. }
        | Route::Launch { .. } => text::clusters::CLUSTERS,
        Route::Settings => text::SETTINGS,
        Route::NotFound(_) => "",
        _ => text::TASK_DEFINITIONS,
    };
    let [clusters, families, settings] =
        pages.map(|(label, route)| NavLink { label: label.into(), href: route.href(), current: label == current });
    vec![
        NavSection { heading: None, links: vec![clusters, families] },
        NavSection { heading: Some(text::SANDBOX.into()), links: vec![settings] },
    ]
}

fn page(route: &Route, region: Memo<Region>, chunk: Chunk) -> AnyView {
    match route {
        Route::Home => {
            let router = Router::current();
            let families = Route::TaskDefinitions { region: region.get_untracked().code().into() };
            crate::kit::dom::after_render(move || router.redirect(&families));
            nothing()
        }
        Route::TaskDefinitions { region: code } => {
            // The router has checked what it parsed; the type wants it said once more.
            pages::families::page(Region::parse(code).unwrap_or(Region::FIRST), chunk)
        }
        Route::NotFound(asked) => pages::not_found(asked),
        _ => chunk.page(route),
    }
}

/// Why this tab can't change anything now; `None` while it can.
pub fn held_elsewhere(lab: Lab) -> Signal<Option<String>> {
    Signal::derive(move || match lab.standing().get() {
        Standing::Holds => None,
        Standing::Follows => Some(text::HELD_ELSEWHERE.into()),
        Standing::Asking => Some(text::OPENING.into()),
    })
}

/// Whether help has room beside the page.
fn wide_window() -> bool {
    const WIDE: f64 = 1200.0;
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= WIDE)
}
