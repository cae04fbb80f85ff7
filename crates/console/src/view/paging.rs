//! Pages of a table.

/// Which rows of a table show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The page, from 1; never beyond the last.
    pub page: usize,
    /// How many pages there are; 0 for no rows.
    pub pages: usize,
    /// How many rows stand before the page's first.
    pub skip: usize,
    /// How many rows a page has at most.
    pub size: usize,
}

impl Window {
    /// The page asked for, or the last one, of so many rows.
    pub fn of(rows: usize, page: usize, size: usize) -> Self {
        let size = size.max(1);
        let pages = rows.div_ceil(size);
        let page = page.clamp(1, pages.max(1));
        Self { page, pages, skip: (page - 1) * size, size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let window = |rows, page| {
            let Window { page, pages, skip, .. } = Window::of(rows, page, 20);
            (page, pages, skip)
        };
        assert_eq!(window(0, 1), (1, 0, 0));
        assert_eq!(window(20, 1), (1, 1, 0));
        assert_eq!(window(21, 2), (2, 2, 20));
        assert_eq!(window(21, 9), (2, 2, 20));
        assert_eq!(window(usize::MAX, usize::MAX).0, usize::MAX.div_ceil(20));
    }
}
