//! The console's kit: what pages are made of, and nothing that knows ECS. A page says what it shows and what is to happen;
//! the kit has the looks (`style/`), the keyboard, the focus and the screen reader's words.
//!
//! | file | what is in it |
//! | --- | --- |
//! | [`start`] | `start(app)`: mounts, removes the skeleton, reports panics |
//! | [`route`] | `Location::parse(hash, is_region)` → `Route` + `Query`; `route.href()`, `route.href_with(&query)`; pure |
//! | [`router`] | `Router::provide(is_region)` in the app, `Router::current()` below; `.route()`, `.query()` signals, `.navigate(&route)`, `.navigate_with(&route, &query)`, `.redirect(&route)`, `.replace_query(query)` |
//! | [`frame`] | `<Frame home regions account theme on_theme nav_title nav crumbs help_open help banners? tools?>page</Frame>` |
//! | [`heading`] | `<PageHeading title document_title? description? actions? />`: the `h1`, focused on arrival, and the document's title |
//! | [`button`] | `<Button label on_press look? shows? refused? id? submits? />`, `<LinkButton label href look? download? />`; `Look::{Normal, Primary, Link, Icon, Inline}` |
//! | [`menu`] | `<MenuButton label items look? id? />` of `MenuItem::new(label, callback)`, `MenuItem::link(label, href)`, each `.refused(Option<Refused { reason, send_anyway }>)` |
//! | [`dialog`] | `<Dialog open title on_close primary? cancel? return_to?>content</Dialog>`, `Primary { label, on_press, refused }` |
//! | [`flash`] | `Flashes::provide()` / `current()`: `.push(Flash)` → `FlashId`, `.replace(id, flash)`, `.dismiss(id)`, `.age()` on each change of page, `.clear()`; `Flash::new(kind, header).text(…).action(label, f).link(label, href)`; `<Banner kind header text?>buttons</Banner>` |
//! | [`table`] | `<TableCard id heading counter description? actions? filters? pages? notice? below?>thead tbody</TableCard>`, `<SortHeader label sorted on_sort first? />`, `Selection::new(on_select)`, `<SelectAll selection ticked disabled? />`, `<SelectRow selection row label selected />`, `<EmptyState title text?>button</EmptyState>`, `counter(selected, total)`, `Ticked::of(selected, rows)` |
//! | [`pagination`] | `<Pagination page pages on_page />` |
//! | [`search`] | `<SearchBox label value on_change matches />` |
//! | [`form`] | `<FormField label description? constraint? error? optional? control_id?>one control</FormField>`; `<Input value on_input label? placeholder? input_mode? />`, `<Select choices value on_change label? />`, `<Checkbox label checked on_change />`, `<RadioGroup legend choices value on_change tiles? />`, `<Textarea value on_input label? rows? />`, `<CodeEditor value on_input label? error_line? />`, `focus_line(control_id, line)` |
//! | [`status`] | `<StatusIndicator tone label />`; `Tone::{Success, Inactive, Pending, InProgress, Error, Warning, Info}` |
//! | [`tabs`] | `<Tabs label tabs current on_change />` of `Tab::new(code, label, view_fn)` |
//! | [`segmented`] | `<SegmentedControl label segments current on_change />` of `Segment { code, label, refused }` |
//! | [`container`] | `<Container heading counter? description? actions? nested?>…</Container>`, `<KeyValues pairs />` of `KeyValue::text(l, v).copies(v)`, `::changing(l, signal)`, `::view(l, view)`; `<SandboxOnly />`, `<Expandable summary open?>`, `<CodeBlock label code />`, `<Meter label value max says />` |
//! | [`copy`] | `<CopyButton label text labelled? />` |
//! | [`announce`] | `announce("…")`: a polite word to a screen reader |
//! | [`icon`] | `icon(Icon::Warning)` |
//! | [`preferences`] | `KeptPreferences::provide()` / `current()`: `.get()` signal of `Preferences { theme, page_size, time_zone, speed, paused }`, `.change(\|it\| …)`, `.problem()` |
//! | [`storage`] | `available()`, `read(key)`, `write(key, text)`, `remove(key)`, `keys()`, `full_key(key)`; problems are `Blocked` or `Full` |
//! | [`time`] | `date_time(ms, zone)`, `date(ms, zone)`, `time_of_day(ms, zone)`, `minute_of_day(ms, zone)`, `iso(ms)` |
//! | [`markup`] | `el("td").class("number").text(count)`: elements of one type, in which the kit is written; `live(f)` a part that changes, `keyed(rows)` a list (for `<For>`), `effect(f)` |
//! | [`overflow`] | `watch(axis, region_id, label_id)`: a region that scrolls, and is focusable, while its content is larger |
//! | [`dom`] | ids, focus, `after_render` |
//! | [`text`] | the kit's own words |
//!
//! Properties. A text or flag is a `Signal`, which a `&str`, a `String`, a signal, or a closure fits. `optional` ones may be
//! left out. A slot for views (`actions`, `filters`, …) takes `view! { … }.into_any()`. A callback without an argument
//! takes a closure, one with an argument takes `Callback::new(move |it| …)`. Every component answers an `AnyView`, so that
//! a page's type, and with it the code that is made for it, stays small.
//!
//! Size. Everything here downloads before anything shows, so what a page is written in matters more than how much of it
//! there is. One copy of the code serves every [`markup`] element, [`markup::live`] part and [`markup::keyed`] list; an element or a
//! closure in `view!`, a `<For>`, a `<Show>`, and each type in a `Signal<T>`, `Memo<T>` or `RwSignal<T>` gets a copy of
//! its own. So pages, too, put their elements together with `el`, use `view!` for components, and pass a closure where no
//! signal is needed.
//!
//! Ids. What a dialog returns the focus to is named by id: `MenuButton id="revision-actions"`, and `ID-heading` of a
//! `TableCard id="revisions"`.
//!
//! In debug builds `#/kit` shows all of it on one page.
#![allow(clippy::needless_pass_by_value, reason = "a component owns its properties")]

pub mod announce;
pub mod button;
pub mod container;
pub mod copy;
pub mod dialog;
pub mod dom;
pub mod flash;
pub mod form;
pub mod frame;
pub mod heading;
pub mod icon;
#[cfg(debug_assertions)]
pub mod kitchen;
pub mod markup;
pub mod menu;
pub mod overflow;
pub mod pagination;
pub mod preferences;
pub mod route;
pub mod router;
pub mod search;
pub mod segmented;
pub mod start;
pub mod status;
pub mod storage;
pub mod table;
pub mod tabs;
pub mod text;
pub mod theme;
pub mod time;

/// Everything a page uses, for `use crate::kit::prelude::*`.
pub mod prelude {
    pub use super::announce::announce;
    pub use super::button::{Button, LinkButton, Look};
    pub use super::container::{CodeBlock, Container, Expandable, KeyValue, KeyValues, Meter, SandboxOnly};
    pub use super::copy::CopyButton;
    pub use super::dialog::{Dialog, Primary};
    pub use super::flash::{Banner, Flash, FlashId, FlashKind, Flashes};
    pub use super::form::{
        Checkbox, ChoiceGroup, Choices, CodeEditor, FormField, Input, RadioChoice, RadioGroup, Select, Textarea,
        focus_line,
    };
    pub use super::frame::{Crumb, Frame, NavLink, NavSection, RegionChoice};
    pub use super::heading::PageHeading;
    pub use super::icon::{Icon, icon};
    pub use super::markup::{KeyedRow, Markup, el, keyed, live, maybe_live, nothing, several};
    pub use super::menu::{MenuButton, MenuItem, Refused};
    pub use super::pagination::Pagination;
    pub use super::preferences::{KeptPreferences, PAGE_SIZES, Preferences, TimeZone};
    pub use super::route::{Direction, Form, Given, Location, Query, Route};
    pub use super::router::Router;
    pub use super::search::SearchBox;
    pub use super::segmented::{Segment, SegmentedControl};
    pub use super::status::{StatusIndicator, Tone};
    pub use super::table::{
        EmptyState, SelectAll, SelectRow, Selected, Selection, SortHeader, TableCard, Ticked, counter,
    };
    pub use super::tabs::{Tab, Tabs};
    pub use super::theme::Theme;
}
