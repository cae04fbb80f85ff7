//! Where the visitor is: the page, which the hash's path names, and how its table is shown, which the hash's query holds.
//!
//! Pure: text in, values out, and back. Whatever text comes in, parsing answers a [`Location`]; what names no page is
//! [`Route::NotFound`], so that the page can say what was asked for.

use std::fmt::Write as _;

/// The longest family name ECS accepts.
const FAMILY_MAX: usize = 255;

/// A page, and what it is about. Two locations with equal routes are the same page, shown differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`: the task definitions of the last region used.
    Home,
    /// `#/REGION/task-definitions`
    TaskDefinitions {
        /// The region's code.
        region: String,
    },
    /// `#/REGION/task-definitions/FAMILY`
    Family {
        /// The region's code.
        region: String,
        /// The family's name, in ECS's alphabet.
        family: String,
    },
    /// `#/REGION/task-definitions/FAMILY/REVISION`
    Revision {
        /// The region's code.
        region: String,
        /// The family's name, in ECS's alphabet.
        family: String,
        /// The revision's number, at least 1.
        revision: u32,
    },
    /// `#/REGION/create-task-definition`, `?from=FAMILY:REVISION` for a new revision
    CreateTaskDefinition {
        /// The region's code.
        region: String,
        /// What the new revision is based on.
        from: Option<(String, u32)>,
    },
    /// `#/settings`
    Settings,
    /// `#/kit`: every component of the kit on one page, in debug builds.
    #[cfg(debug_assertions)]
    Kit,
    /// Anything else: what stood after the `#`.
    NotFound(String),
}

impl Route {
    /// The region the page is in; `None` on the pages that belong to none.
    pub fn region(&self) -> Option<&str> {
        match self {
            Self::TaskDefinitions { region }
            | Self::Family { region, .. }
            | Self::Revision { region, .. }
            | Self::CreateTaskDefinition { region, .. } => Some(region),
            #[cfg(debug_assertions)]
            Self::Kit => None,
            Self::Home | Self::Settings | Self::NotFound(_) => None,
        }
    }

    /// The link to the page, `#` included: what an `<a href>` takes.
    pub fn href(&self) -> String {
        self.href_with(&Query::default())
    }

    /// The link to the page as `query` shows it, `#` included.
    pub fn href_with(&self, query: &Query) -> String {
        let mut text = String::from("#/");
        let mut from = None;
        match self {
            Self::Home => {}
            Self::TaskDefinitions { region } => text.extend([region, "/task-definitions"]),
            Self::Family { region, family } => text.extend([region, "/task-definitions/", family]),
            Self::Revision { region, family, revision } => {
                text.extend([region, "/task-definitions/", family, "/"]);
                // Writing to a string cannot fail.
                let _ = write!(text, "{revision}");
            }
            Self::CreateTaskDefinition { region, from: base } => {
                text.extend([region, "/create-task-definition"]);
                from = base.as_ref().map(|(family, revision)| format!("{family}:{revision}"));
            }
            Self::Settings => text.push_str("settings"),
            #[cfg(debug_assertions)]
            Self::Kit => text.push_str("kit"),
            // What could not be read is handed back as it came.
            Self::NotFound(asked) => return format!("#{asked}"),
        }
        let mut mark = '?';
        if let Some(from) = from {
            text.push_str("?from=");
            text.push_str(&from);
            mark = '&';
        }
        for (name, value) in &query.0 {
            text.push(mark);
            mark = '&';
            encode(&mut text, name);
            text.push('=');
            encode(&mut text, value);
        }
        text
    }
}

/// What the address bar says: the page, and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// How its table is filtered, sorted and paged, which tab is open.
    pub query: Query,
}

impl Location {
    /// Reads a hash, with or without its `#`. `is_region` answers whether a text is the code of a region that exists.
    ///
    /// ```
    /// use console::kit::route::{Location, Route};
    ///
    /// let here = Location::parse("#/us-east-1/task-definitions/web?status=ALL&page=2", |code| code == "us-east-1");
    /// assert_eq!(here.route, Route::Family { region: "us-east-1".into(), family: "web".into() });
    /// assert_eq!((here.query.status(), here.query.page()), (Some("ALL"), 2));
    /// ```
    pub fn parse(hash: &str, is_region: fn(&str) -> bool) -> Self {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let mut query = Query::parse(query);
        let route = parse_path(path, &mut query, is_region);
        match route {
            Some(route) => Self { route, query },
            None => Self { route: Route::NotFound(text.to_owned()), query: Query::default() },
        }
    }

    /// The link to this location, `#` included.
    pub fn href(&self) -> String {
        self.route.href_with(&self.query)
    }
}

fn parse_path(path: &str, query: &mut Query, is_region: fn(&str) -> bool) -> Option<Route> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return Some(Route::Home);
    }
    let segments = path.split('/').map(decode).collect::<Option<Vec<_>>>()?;
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match *segments.as_slice() {
        ["settings"] => Some(Route::Settings),
        #[cfg(debug_assertions)]
        ["kit"] => Some(Route::Kit),
        [region, ref rest @ ..] if is_region(region) => {
            let region = region.to_owned();
            match *rest {
                ["task-definitions"] => Some(Route::TaskDefinitions { region }),
                ["task-definitions", family] if is_family(family) => {
                    Some(Route::Family { region, family: family.to_owned() })
                }
                ["task-definitions", family, revision] if is_family(family) => {
                    Some(Route::Revision { region, family: family.to_owned(), revision: parse_revision(revision)? })
                }
                ["create-task-definition"] => {
                    let from = match query.take("from") {
                        None => None,
                        Some(text) => Some(parse_family_revision(&text)?),
                    };
                    Some(Route::CreateTaskDefinition { region, from })
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The letters, digits, hyphens and underscores a family may be named with, up to 255 of them.
fn is_family(text: &str) -> bool {
    (1..=FAMILY_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A number from 1 as it is written: no sign, no leading zero.
fn parse_count(text: &str) -> Option<u32> {
    let written_plainly = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if written_plainly { text.parse().ok() } else { None }
}

fn parse_revision(text: &str) -> Option<u32> {
    parse_count(text)
}

fn parse_family_revision(text: &str) -> Option<(String, u32)> {
    let (family, revision) = text.split_once(':')?;
    if is_family(family) { Some((family.to_owned(), parse_revision(revision)?)) } else { None }
}

/// Which way a table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the smallest, the oldest, from A.
    Ascending,
    /// From the largest, the newest, from Z.
    Descending,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

/// The hash's query: a few names with one value each, in the order they were first set.
///
/// What a reader here answers comes from whoever wrote the link, so it is an offer: the page checks that a column, a
/// status or a page size of that name exists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for pair in text.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (Some(name), Some(value)) = (decode_query(name), decode_query(value)) else { continue };
            // The first of several wins; a nameless value says nothing.
            if !name.is_empty() && query.get(&name).is_none() {
                query.0.push((name, value));
            }
        }
        query
    }

    /// The value of `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The same query with `name` at `value`.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.0.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// The same query without `name`.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
    }

    /// The text a table is filtered by; empty when it is not.
    pub fn filter(&self) -> &str {
        self.get("filter").unwrap_or_default()
    }

    /// The status a table is filtered by, as written in the link.
    pub fn status(&self) -> Option<&str> {
        self.get("status")
    }

    /// The page of the table, from 1; 1 when the link says nothing or nonsense.
    pub fn page(&self) -> usize {
        self.get("page").and_then(parse_count).map_or(1, |page| page as usize)
    }

    /// The rows of a page, when the link says so.
    pub fn page_size(&self) -> Option<usize> {
        self.get("size").and_then(parse_count).map(|size| size as usize)
    }

    /// The column a table is sorted by, and which way: `sort=created` or `sort=-created`.
    pub fn sort(&self) -> Option<(&str, Direction)> {
        let text = self.get("sort")?;
        match text.strip_prefix('-') {
            Some(column) => Some((column, Direction::Descending)),
            None => Some((text, Direction::Ascending)),
        }
    }

    /// The open tab, as written in the link.
    pub fn tab(&self) -> Option<&str> {
        self.get("tab")
    }

    /// The same query with the table filtered by `text`, on its first page.
    #[must_use]
    pub fn with_filter(self, text: &str) -> Self {
        let first = self.without("page");
        if text.is_empty() { first.without("filter") } else { first.with("filter", text) }
    }

    /// The same query with the table filtered by `status`, on its first page.
    #[must_use]
    pub fn with_status(self, status: &str) -> Self {
        self.without("page").with("status", status)
    }

    /// The same query at `page`; the first page is not written.
    #[must_use]
    pub fn with_page(self, page: usize) -> Self {
        if page <= 1 { self.without("page") } else { self.with("page", &page.to_string()) }
    }

    /// The same query with `size` rows a page, on its first page.
    #[must_use]
    pub fn with_page_size(self, size: usize) -> Self {
        self.without("page").with("size", &size.to_string())
    }

    /// The same query sorted by `column`, on its first page.
    #[must_use]
    pub fn with_sort(self, column: &str, direction: Direction) -> Self {
        let text = match direction {
            Direction::Ascending => column.to_owned(),
            Direction::Descending => format!("-{column}"),
        };
        self.without("page").with("sort", &text)
    }

    /// The same query with `tab` open.
    #[must_use]
    pub fn with_tab(self, tab: &str) -> Self {
        self.with("tab", tab)
    }
}

/// The text that a percent-encoded one stands for; `None` when it stands for none.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' { hex(rest.next()?)? << 4 | hex(rest.next()?)? } else { byte });
    }
    String::from_utf8(bytes).ok()
}

/// As [`decode`], where a plus stands for a space, as forms and many link makers write it.
fn decode_query(text: &str) -> Option<String> {
    decode(&text.replace('+', " "))
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// Appends `value` as a query's name or value may be written. `:` and `/` stay as they are: links are read by people.
fn encode(text: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_region(code: &str) -> bool {
        ["us-east-1", "eu-west-1"].contains(&code)
    }

    fn parse(hash: &str) -> Location {
        Location::parse(hash, is_region)
    }

    fn page(hash: &str) -> Route {
        parse(hash).route
    }

    fn us() -> String {
        "us-east-1".to_owned()
    }

    #[test]
    fn every_page_is_read_from_its_link_and_written_back() {
        let web = || "web".to_owned();
        for (hash, route) in [
            ("#/", Route::Home),
            ("#/us-east-1/task-definitions", Route::TaskDefinitions { region: us() }),
            ("#/us-east-1/task-definitions/web", Route::Family { region: us(), family: web() }),
            ("#/us-east-1/task-definitions/web/3", Route::Revision { region: us(), family: web(), revision: 3 }),
            ("#/us-east-1/create-task-definition", Route::CreateTaskDefinition { region: us(), from: None }),
            (
                "#/us-east-1/create-task-definition?from=web:3",
                Route::CreateTaskDefinition { region: us(), from: Some((web(), 3)) },
            ),
            ("#/settings", Route::Settings),
            ("#/kit", Route::Kit),
        ] {
            assert_eq!(page(hash), route, "{hash}");
            assert_eq!(route.href(), hash);
        }
    }

    #[test]
    fn a_bare_page_and_a_trailing_slash_are_read_too() {
        for hash in ["", "#", "#/", "/", "#//"] {
            assert_eq!(page(hash), Route::Home, "{hash:?}");
        }
        assert_eq!(page("#/us-east-1/task-definitions/"), Route::TaskDefinitions { region: us() });
    }

    #[test]
    fn what_names_no_page_is_kept_as_it_was_asked_for() {
        let long = "f".repeat(256);
        for text in [
            "/nowhere",
            "/mars-north-1/task-definitions",
            "/us-east-1",
            "/us-east-1/task-definitions/web/0",
            "/us-east-1/task-definitions/web/03",
            "/us-east-1/task-definitions/web/+3",
            "/us-east-1/task-definitions/web/99999999999",
            "/us-east-1/task-definitions/web/3/more",
            "/us-east-1/task-definitions/we%2Fb",
            "/us-east-1/task-definitions/caf%C3%A9",
            "/us-east-1/task-definitions/%",
            "/us-east-1/task-definitions/%4",
            "/us-east-1/task-definitions/%ff",
            "/us-east-1/task-definitions/%+1",
            "/us-east-1/create-task-definition?from=",
            "/us-east-1/create-task-definition?from=web",
            "/us-east-1/create-task-definition?from=web:zero",
            "/us-east-1/../settings",
            "/Settings",
            "#",
            "##/settings",
            "/\u{0}",
            "/ÿ/😀?😀=%F0%9F%98%80",
            &format!("/us-east-1/task-definitions/{long}"),
        ] {
            let hash = format!("#{text}");
            assert_eq!(page(&hash), Route::NotFound(text.to_owned()));
            assert_eq!(page(&hash).href(), hash);
        }
    }

    #[test]
    fn a_path_may_be_percent_encoded() {
        assert_eq!(
            page("#/us-east-1/task-definitions/w%65b_%2d1"),
            Route::Family { region: us(), family: "web_-1".to_owned() }
        );
    }

    #[test]
    fn a_query_is_read_by_name() {
        let query =
            parse("#/us-east-1/task-definitions?filter=a%20b+c&status=ALL&page=12&size=50&sort=-created&tab=json");
        let query = query.query;
        assert_eq!(query.filter(), "a b c");
        assert_eq!(query.status(), Some("ALL"));
        assert_eq!(query.page(), 12);
        assert_eq!(query.page_size(), Some(50));
        assert_eq!(query.sort(), Some(("created", Direction::Descending)));
        assert_eq!(query.tab(), Some("json"));
        assert_eq!(query.get("absent"), None);
    }

    #[test]
    fn nonsense_in_a_query_reads_as_nothing() {
        for text in
            ["", "?", "?&&&", "?=1&=", "?page", "?page=0", "?page=-1", "?page=1e3", "?page=%GG", "?page=99999999999999"]
        {
            let here = parse(&format!("#/us-east-1/task-definitions{text}"));
            assert_eq!(here.route, Route::TaskDefinitions { region: us() }, "{text}");
            assert_eq!((here.query.page(), here.query.filter(), here.query.page_size()), (1, "", None), "{text}");
        }
        let first_wins = parse("#/us-east-1/task-definitions?page=2&page=3").query;
        assert_eq!(first_wins.page(), 2);
    }

    #[test]
    fn a_query_survives_being_written_and_read() {
        for value in ["", "plain", "a&b=c?d#e+f g%h", "ünï 😀", "a:b/c", "\u{0}\n"] {
            let query = Query::default().with("filter", value).with("x y", "z");
            let hash = Route::TaskDefinitions { region: us() }.href_with(&query);
            assert!(hash.is_ascii() && !hash[1..].contains('#'), "{hash}");
            assert_eq!(parse(&hash).query, query);
        }
        let based = Route::CreateTaskDefinition { region: us(), from: Some(("web".to_owned(), 3)) };
        let hash = based.href_with(&Query::default().with_tab("json"));
        assert_eq!(hash, "#/us-east-1/create-task-definition?from=web:3&tab=json");
        assert_eq!(parse(&hash), Location { route: based, query: Query::default().with_tab("json") });
    }

    #[test]
    fn another_filter_status_size_or_sort_starts_at_the_first_page() {
        let third = || Query::default().with_page(3);
        assert_eq!(third().page(), 3);
        for query in [
            third().with_filter("web"),
            third().with_filter(""),
            third().with_status("ALL"),
            third().with_page_size(20),
            third().with_sort("created", Direction::Ascending),
            third().with_page(1),
        ] {
            assert_eq!(query.get("page"), None);
        }
        assert_eq!(third().with_filter("web").with_filter(""), Query::default());
    }

    #[test]
    fn no_text_makes_parsing_panic() {
        let bits =
            ["#", "/", "?", "&", "=", "%", "%2", "%2F", "us-east-1", "task-definitions", ":", "0", "é", "\u{10FFFF}"];
        let mut state = 1_u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..8 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(bits[(state >> 16) as usize % bits.len()]);
            }
            let here = parse(&text);
            // Writing what was read and reading it again changes nothing more.
            assert_eq!(parse(&here.href()), here, "{text}");
        }
    }
}
