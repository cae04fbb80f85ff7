//! How a page is shown: the hash's query.

use super::encoding::decode_query;
use super::path::parse_count;

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
    pub(super) fn parse(text: &str) -> Self {
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

    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
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

    pub(super) fn take(&mut self, name: &str) -> Option<String> {
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
