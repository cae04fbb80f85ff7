//! The browser's `localStorage`, behind a look whether it is there: gloo-storage panics when it is blocked.
//!
//! Raw text only. Keys are given without their prefix; the prefix is `taskdef-lab:` and the directory of the page's base
//! URI, so that `/x/` and `/x/index.html` share what they keep and two sites on one origin don't meet.

use gloo_storage::{LocalStorage, Storage as _};

/// Why something cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageProblem {
    /// The browser does not let this page keep anything: cookies or site data are blocked, or the frame is sandboxed.
    Blocked,
    /// What the browser lets this site keep is used up.
    Full,
}

/// Whether this page may keep anything.
pub fn available() -> Result<(), StorageProblem> {
    raw().map(|_| ())
}

/// What is kept under `key`; `None` when nothing is.
pub fn read(key: &str) -> Result<Option<String>, StorageProblem> {
    raw()?.get_item(&full_key(key)).map_err(|_| StorageProblem::Blocked)
}

/// Keeps `text` under `key`, in place of what was there. On a problem what was there stays.
pub fn write(key: &str, text: &str) -> Result<(), StorageProblem> {
    // Setting an item fails for want of space alone (HTML standard, `setItem`), once the storage is there.
    raw()?.set_item(&full_key(key), text).map_err(|_| StorageProblem::Full)
}

/// Forgets what is kept under `key`.
pub fn remove(key: &str) -> Result<(), StorageProblem> {
    raw()?.remove_item(&full_key(key)).map_err(|_| StorageProblem::Blocked)
}

/// The keys of this page's own, without their prefix, in no order.
pub fn keys() -> Result<Vec<String>, StorageProblem> {
    let storage = raw()?;
    let prefix = full_key("");
    let count = storage.length().map_err(|_| StorageProblem::Blocked)?;
    let all = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    Ok(all.filter_map(|key| key.strip_prefix(prefix.as_str()).map(str::to_owned)).collect())
}

/// What this tab has of its own under `key`, until it is closed; `None` where nothing is or nothing can be kept.
pub fn read_in_tab(key: &str) -> Option<String> {
    tab()?.get_item(&full_key(key)).ok().flatten()
}

/// Keeps `text` under `key` for this tab alone, or forgets it at `None`. Where that can't be, nothing is kept.
pub fn write_in_tab(key: &str, text: Option<&str>) {
    let Some(storage) = tab() else { return };
    let _ = match text {
        Some(text) => storage.set_item(&full_key(key), text),
        None => storage.remove_item(&full_key(key)),
    };
}

fn tab() -> Option<web_sys::Storage> {
    super::dom::window().session_storage().ok().flatten()
}

/// The name under which the browser has `key`, as a `storage` event reports it.
pub fn full_key(key: &str) -> String {
    let base = super::dom::document().base_uri().ok().flatten().unwrap_or_default();
    format!("taskdef-lab:{}{key}", directory(&base))
}

fn raw() -> Result<web_sys::Storage, StorageProblem> {
    match super::dom::window().local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StorageProblem::Blocked),
    }
}

/// The directory of a URI's path, e.g. `/x/` of `https://example.org/x/index.html?y#z`. `/` when it has none.
fn directory(uri: &str) -> &str {
    let end = uri.find(['?', '#']).unwrap_or(uri.len());
    let uri = &uri[..end];
    let start = match uri.find("://") {
        Some(scheme) => scheme + 3,
        None => return "/",
    };
    let authority_end = uri[start..].find('/').map(|at| start + at);
    let last = uri.rfind('/');
    match (authority_end, last) {
        (Some(first), Some(last)) => &uri[first..=last],
        _ => "/",
    }
}

#[cfg(test)]
mod tests {
    use super::directory;

    #[test]
    fn one_site_one_prefix() {
        for (uri, expected) in [
            ("https://example.org/x/index.html", "/x/"),
            ("https://example.org/x/", "/x/"),
            ("https://example.org/x/?a=/b/c#/d/e", "/x/"),
            ("https://example.org/x/#/us-east-1/task-definitions", "/x/"),
            ("https://example.org/x", "/"),
            ("https://example.org", "/"),
            ("http://localhost:8080/", "/"),
            ("file:///home/me/dist/index.html", "/home/me/dist/"),
            ("about:blank", "/"),
            ("", "/"),
        ] {
            assert_eq!(directory(uri), expected, "{uri}");
        }
    }
}
