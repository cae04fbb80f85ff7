//! The frame around every page: top bar, navigation pane, breadcrumbs, messages, the page, help, footer.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};

use super::announce::Announcer;
use super::button::{Look, icon_button};
use super::dom;
use super::flash::FlashRegion;
use super::form::{ChoiceGroup, Choices, select_element};
use super::icon::{Icon, icon};
use super::markup::{Markup, el, nothing, several};
use super::text;
use super::theme::Theme;

/// The region selector: groups of (code, label).
#[derive(Clone, Copy)]
pub struct RegionChoice {
    /// The regions, e.g. grouped by continent; a group's name may be empty.
    pub groups: StoredValue<Vec<ChoiceGroup>>,
    /// The code of the current region.
    pub current: Signal<String>,
    /// Called with the code of the region chosen.
    pub on_change: Callback<String>,
}

/// Some links of the navigation pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavSection {
    /// What stands above them.
    pub heading: Option<String>,
    /// The links.
    pub links: Vec<NavLink>,
}

/// One link of the navigation pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLink {
    /// The page's name.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether the current page is this one or one below it.
    pub current: bool,
}

/// One step of the breadcrumbs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// The page's name.
    pub label: String,
    /// Its address; `None` for the current page.
    pub href: Option<String>,
}

impl Crumb {
    /// A page above the current one.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }

    /// The current page.
    pub fn current(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// The frame.
///
/// The help panel stands beside the page where there is room and slides over it where there is not; it is closed with
/// its X or Escape, which return the focus to the `Help` button.
///
/// ```text
/// view! {
///     <Frame regions account="111122223333" theme on_theme nav_title nav crumbs help help_open home="#/">
///         <Outlet />
///     </Frame>
/// }
/// ```
#[component]
pub fn Frame(
    /// Where the product's name leads.
    #[prop(into)]
    home: Signal<String>,
    /// The region selector.
    regions: RegionChoice,
    /// The account's number.
    #[prop(into)]
    account: Signal<String>,
    /// The current theme.
    #[prop(into)]
    theme: Signal<Theme>,
    /// Called with the theme chosen.
    on_theme: Callback<Theme>,
    /// What stands above the navigation pane's links.
    #[prop(into)]
    nav_title: Signal<String>,
    /// The navigation pane.
    #[prop(into)]
    nav: Signal<Vec<NavSection>>,
    /// The breadcrumbs, from the top to the current page; none are shown when there is only one.
    #[prop(into)]
    crumbs: Signal<Vec<Crumb>>,
    /// Whether the help panel shows.
    help_open: RwSignal<bool>,
    /// What the help panel holds, below its heading.
    #[prop(into)]
    help: ViewFn,
    /// Banners, above the messages.
    #[prop(optional, into)]
    banners: Option<ViewFn>,
    /// More of the top bar, such as the clock, between its name and the region.
    #[prop(optional, into)]
    tools: Option<ViewFn>,
    /// The page.
    children: Children,
) -> AnyView {
    let main = el("main").attr("id", MAIN).attr("tabindex", "-1").child(children());
    let content = el("div")
        .class("content")
        .child(breadcrumbs(crumbs))
        .maybe_child(banners.map(|banners| banners.run()))
        .child(view! { <FlashRegion /> })
        .child(main)
        .child(el("footer").class("footer").text(text::FOOTER));
    let frame = el("div")
        .class("frame")
        .class_if("with-help", move || help_open.get())
        .child(navigation(nav_title, nav))
        .child(content)
        .child(help_panel(help_open, help));
    several(vec![
        el("a").class("skip-link").attr("href", "#main").on("click", skip).text(text::SKIP).into_any(),
        top_bar(home, regions, account, theme, on_theme, help_open, tools),
        frame.into_any(),
        view! { <Announcer /> }.into_any(),
    ])
}

/// The hash is the router's, so the link moves the focus itself.
fn skip(event: Event) {
    event.prevent_default();
    dom::focus(MAIN);
}

const MAIN: &str = "main";
const HELP_PANEL: &str = "help-panel";
const HELP_BUTTON: &str = "help-button";
const NAV_PANE: &str = "navigation-pane";
const NAV_BUTTON: &str = "navigation-button";

fn top_bar(
    home: Signal<String>,
    regions: RegionChoice,
    account: Signal<String>,
    theme: Signal<Theme>,
    on_theme: Callback<Theme>,
    help_open: RwSignal<bool>,
    tools: Option<ViewFn>,
) -> AnyView {
    let themes = Theme::ALL.iter().zip(text::THEMES).map(|(theme, label)| (theme.code().to_owned(), label.to_owned()));
    let themes = Choices::Plain(themes.collect());
    let theme_code = Signal::derive(move || theme.get().code().to_owned());
    let choose_theme = Callback::new(move |code: String| on_theme.run(Theme::from_code(&code)));
    let region_choices = Choices::Grouped(regions.groups.get_value());
    let account = el("span")
        .class("account")
        .child(el("span").class("account-label").text(text::ACCOUNT).text(" "))
        .text_of(account);
    let help = toggle(HELP_BUTTON, HELP_PANEL, help_open).on("click", move |_| toggle_help(help_open)).text(text::HELP);
    let tools = el("div")
        .class("top-bar-tools")
        .maybe_child(tools.map(|tools| tools.run()))
        .child(select_element(text::REGION, region_choices, regions.current, regions.on_change))
        .child(account)
        .child(select_element(text::THEME, themes, theme_code, choose_theme))
        .child(help);
    el("header")
        .class("top-bar")
        .child(el("a").class("product").says("href", home).text(text::PRODUCT))
        .child(tools)
        .into_any()
}

/// A button that opens and closes what has the id `controls`.
fn toggle(id: &'static str, controls: &'static str, open: RwSignal<bool>) -> Markup {
    el("button")
        .attr("id", id)
        .attr("type", "button")
        .class(Look::Link.class())
        .attr("aria-controls", controls)
        .state("aria-expanded", move || open.get())
}

fn toggle_help(help_open: RwSignal<bool>) {
    let opens = !help_open.get_untracked();
    help_open.set(opens);
    if opens {
        // Where the panel covers the page, reading goes on in it.
        dom::after_render(|| {
            if let Some(heading) = dom::first(".help-panel h2") {
                dom::focus_element(&heading);
            }
        });
    }
}

fn help_panel(help_open: RwSignal<bool>, help: ViewFn) -> AnyView {
    let close = move || {
        help_open.set(false);
        dom::focus(HELP_BUTTON);
    };
    let header = move || {
        el("div")
            .class("help-header")
            .child(el("h2").attr("tabindex", "-1").text(text::HELP))
            .child(icon_button(text::CLOSE_HELP, Icon::Cross, Callback::new(move |()| close())))
            .into_any()
    };
    let content = move || {
        if help_open.get() {
            several(vec![header(), el("div").class("help-body").child(help.run()).into_any()])
        } else {
            nothing()
        }
    };
    el("aside")
        .attr("id", HELP_PANEL)
        .class("help-panel")
        .attr("aria-label", text::HELP)
        .shown_if(move || help_open.get())
        .on("keydown", move |event| {
            if is_escape(&event) {
                close();
            }
        })
        .live(content)
        .into_any()
}

fn is_escape(event: &Event) -> bool {
    event.unchecked_ref::<KeyboardEvent>().key() == "Escape"
}

fn navigation(title: Signal<String>, sections: Signal<Vec<NavSection>>) -> AnyView {
    // Matters on narrow screens alone: elsewhere the pane always shows.
    let open = RwSignal::new(false);
    let button = toggle(NAV_BUTTON, NAV_PANE, open)
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(icon(Icon::Menu))
        .child(el("span").text(text::NAVIGATION));
    let content = move || several(sections.get().into_iter().map(|section| nav_section(section, open)).collect());
    let pane = el("nav")
        .attr("id", NAV_PANE)
        .class("navigation")
        .attr("aria-label", text::SERVICE)
        .child(el("p").class("navigation-title").text_of(title))
        .live(content);
    el("div")
        .class("side")
        .class_if("open", move || open.get())
        .on("keydown", move |event| {
            if is_escape(&event) && open.get_untracked() {
                open.set(false);
                dom::focus(NAV_BUTTON);
            }
        })
        .child(el("div").class("side-toggle").child(button))
        .child(pane)
        .into_any()
}

fn nav_section(NavSection { heading, links }: NavSection, open: RwSignal<bool>) -> AnyView {
    let heading = heading.map(|heading| el("h2").class("navigation-heading").text(heading).into_any());
    let link = move |NavLink { label, href, current }| {
        let link = el("a").attr("href", href).on("click", move |_| open.set(false)).text(label);
        let link = if current { link.attr("aria-current", "page") } else { link };
        el("li").child(link).into_any()
    };
    let links = el("ul").children(links.into_iter().map(link).collect::<Vec<_>>());
    el("div").class("navigation-section").maybe_child(heading).child(links).into_any()
}

fn breadcrumbs(crumbs: Signal<Vec<Crumb>>) -> AnyView {
    let content = move || {
        let crumbs = crumbs.get();
        if crumbs.len() < 2 { nothing() } else { several(crumbs.into_iter().map(crumb).collect()) }
    };
    el("nav").class("breadcrumbs").attr("aria-label", text::BREADCRUMBS).child(el("ol").live(content)).into_any()
}

fn crumb(Crumb { label, href }: Crumb) -> AnyView {
    let step = match href {
        Some(href) => el("a").attr("href", href),
        None => el("span").attr("aria-current", "page"),
    };
    el("li").child(step.text(label)).into_any()
}
