//! The pages of a table.

use leptos::prelude::*;
use web_sys::Event;

use super::dom;
use super::icon::{Icon, icon};
use super::markup::{Markup, Text, el, nothing, several};
use super::text;

/// From this many pages on, some page numbers are left out and a page's number can be typed.
const MANY: usize = 8;

/// One place in the row of page numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Page(usize),
    Gap,
}

/// The first, the last, the current page and its neighbours, seven places in all once there are that many pages.
fn places(page: usize, pages: usize) -> Vec<Place> {
    if pages < MANY {
        return (1..=pages).map(Place::Page).collect();
    }
    // Near an end the gap on that side closes, so that the row keeps its width.
    let (from, to) = match page {
        ..=4 => (2, 5),
        near_end if near_end + 3 >= pages => (pages - 4, pages - 1),
        middle => (middle - 1, middle + 1),
    };
    let mut places = vec![Place::Page(1)];
    if from > 2 {
        places.push(Place::Gap);
    }
    places.extend((from..=to).map(Place::Page));
    if to + 1 < pages {
        places.push(Place::Gap);
    }
    places.push(Place::Page(pages));
    places
}

/// Previous, page numbers, next; with many pages also a field that takes a page's number.
///
/// ```text
/// view! { <Pagination page pages on_page=Callback::new(move |page| router.replace_query(query().with_page(page))) /> }
/// ```
#[component]
pub fn Pagination(
    /// The current page, from 1.
    #[prop(into)]
    page: Signal<usize>,
    /// How many there are; nothing shows for fewer than two.
    #[prop(into)]
    pages: Signal<usize>,
    /// Called with the page to show.
    on_page: Callback<usize>,
) -> AnyView {
    let step = move |forward: bool| {
        let (page, pages) = (page.get_untracked(), pages.get_untracked());
        if forward && page < pages {
            on_page.run(page + 1);
        } else if !forward && page > 1 {
            on_page.run(page - 1);
        }
    };
    let numbers = move || {
        let places = places(page.get(), pages.get()).into_iter();
        several(places.map(|place| number(place, page.get(), on_page)).collect())
    };
    let many = move || pages.get() >= MANY;
    el("nav")
        .class("pagination")
        .attr("aria-label", text::PAGINATION)
        .shown_if(move || pages.get() > 1)
        .child(arrow(text::PREVIOUS_PAGE, Icon::AngleLeft, move || page.get() <= 1, move || step(false)))
        .child(el("ul").live(numbers))
        .child(arrow(text::NEXT_PAGE, Icon::AngleRight, move || page.get() >= pages.get(), move || step(true)))
        .child(jump(pages, on_page).shown_if(many))
        .child(
            el("span")
                .class("visually-hidden")
                .attr("aria-live", "polite")
                .live(move || Text::Owned(text::page_of(page.get(), pages.get())).into_any()),
        )
        .into_any()
}

fn arrow(
    label: &'static str,
    shows: Icon,
    at_end: impl Fn() -> bool + Send + 'static,
    on_press: impl Fn() + Send + 'static,
) -> Markup {
    el("button")
        .attr("type", "button")
        .class("page-arrow")
        .mark("aria-disabled", at_end)
        .on("click", move |_| on_press())
        .child(icon(shows))
        .child(el("span").class("visually-hidden").text(label))
}

fn number(place: Place, current: usize, on_page: Callback<usize>) -> AnyView {
    let item = el("li");
    match place {
        Place::Gap => item.class("page-gap").attr("aria-hidden", "true").text("…"),
        Place::Page(page) => item.child(
            el("button")
                .attr("type", "button")
                .class("page-number")
                .attr("aria-label", text::page_number(page))
                .maybe("aria-current", (page == current).then(|| "page".to_owned()))
                .on("click", move |_| on_page.run(page))
                .text(page.to_string()),
        ),
    }
    .into_any()
}

fn jump(pages: Signal<usize>, on_page: Callback<usize>) -> Markup {
    let id = dom::unique_id("jump");
    let error_id = format!("{id}-error");
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let go = move |event: Event| {
        event.prevent_default();
        let pages = pages.get_untracked();
        let page = typed.with_untracked(|typed| typed.trim().parse::<usize>().ok());
        let page = page.filter(|page| (1..=pages).contains(page));
        wrong.set(page.is_none());
        if let Some(page) = page {
            typed.set(String::new());
            on_page.run(page);
        }
    };
    let error =
        move || if wrong.get() { Text::Owned(text::page_out_of_range(pages.get())).into_any() } else { nothing() };
    let input = el("input")
        .attr("id", id.clone())
        .class("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .mark("aria-invalid", move || wrong.get())
        .attr("aria-describedby", error_id.clone())
        .value(typed.into())
        .on("input", move |event| typed.set(event_target_value(&event)));
    let button = el("button").attr("type", "submit").class("button").child(el("span").text(text::GO));
    el("form")
        .class("page-jump")
        .on("submit", go)
        .child(el("label").attr("for", id).text(text::JUMP_TO_PAGE))
        .child(input)
        .child(button)
        .child(el("span").attr("id", error_id).class("field-error").attr("role", "alert").live(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(page: usize, pages: usize) -> String {
        let places = places(page, pages).into_iter().map(|place| match place {
            Place::Page(number) if number == page => format!("[{number}]"),
            Place::Page(number) => number.to_string(),
            Place::Gap => "…".to_owned(),
        });
        places.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_few_pages_all_show() {
        assert_eq!(row(1, 0), "");
        assert_eq!(row(1, 1), "[1]");
        assert_eq!(row(3, 7), "1 2 [3] 4 5 6 7");
    }

    #[test]
    fn of_many_the_ends_and_the_neighbours_show() {
        assert_eq!(row(1, 8), "[1] 2 3 4 5 … 8");
        assert_eq!(row(4, 8), "1 2 3 [4] 5 … 8");
        assert_eq!(row(5, 8), "1 … 4 [5] 6 7 8");
        assert_eq!(row(50, 100), "1 … 49 [50] 51 … 100");
        assert_eq!(row(97, 100), "1 … 96 [97] 98 99 100");
        assert_eq!(row(100, 100), "1 … 96 97 98 99 [100]");
    }

    #[test]
    fn every_page_of_many_is_in_the_row_of_seven_and_nothing_twice() {
        for pages in MANY..40 {
            for page in 1..=pages {
                let places = places(page, pages);
                assert_eq!(places.len(), 7, "{page} of {pages}");
                assert!(places.contains(&Place::Page(page)), "{page} of {pages}");
                let numbers: Vec<usize> = places
                    .iter()
                    .filter_map(|place| if let Place::Page(at) = place { Some(*at) } else { None })
                    .collect();
                assert!(numbers.is_sorted_by(|a, b| a < b), "{page} of {pages}");
            }
        }
    }

    #[test]
    fn a_page_beyond_the_last_shows_the_end() {
        assert_eq!(row(200, 100), "1 … 96 97 98 99 100");
    }
}
