//! Every word the kit itself says. What a page says comes in through the components' properties.

/// The product's name, in the top bar and at the end of every title.
pub const PRODUCT: &str = "Taskdef Lab";
/// The line at the foot of every page.
pub const FOOTER: &str =
    "Not affiliated with Amazon Web Services. Nothing here is real: no account, no tasks, no bill.";
/// The link that leads past the navigation.
pub const SKIP: &str = "Skip to content";
/// The mark of what the AWS console does not have.
pub const SANDBOX_ONLY: &str = "sandbox only";
/// Why [`SANDBOX_ONLY`] is there.
pub const SANDBOX_ONLY_WHY: &str = "The AWS console does not have this.";
/// The menu item that sends a refused call.
pub const SEND_ANYWAY: &str = "Send the call anyway (sandbox only)";

/// Region selector.
pub const REGION: &str = "Region";
/// Theme selector.
pub const THEME: &str = "Theme";
/// The three themes, in the order of `Theme::ALL`.
pub const THEMES: [&str; 3] = ["System", "Light", "Dark"];
/// Before the account's number.
pub const ACCOUNT: &str = "Account";
/// The help panel, and the button that opens it.
pub const HELP: &str = "Help";
/// Closes the help panel.
pub const CLOSE_HELP: &str = "Close help";
/// The navigation pane.
pub const SERVICE: &str = "Service";
/// The button that opens the navigation pane on a narrow screen.
pub const NAVIGATION: &str = "Navigation";
/// The breadcrumbs.
pub const BREADCRUMBS: &str = "Breadcrumbs";
/// The region of flash messages.
pub const NOTIFICATIONS: &str = "Notifications";
/// Removes a flash message.
pub const DISMISS: &str = "Dismiss";

/// Closes a dialog without doing what it offers.
pub const CANCEL: &str = "Cancel";
/// The X of a dialog.
pub const CLOSE_DIALOG: &str = "Close dialog";

/// The header's checkbox.
pub const SELECT_ALL: &str = "Select all";
/// Empties the filters when nothing matches.
pub const CLEAR_FILTER: &str = "Clear filter";
/// The X in a search box.
pub const CLEAR: &str = "Clear";
/// The pages of a table.
pub const PAGINATION: &str = "Pagination";
/// To the page before.
pub const PREVIOUS_PAGE: &str = "Previous page";
/// To the page after.
pub const NEXT_PAGE: &str = "Next page";
/// The field that takes a page's number.
pub const JUMP_TO_PAGE: &str = "Jump to page";
/// Goes to the page typed.
pub const GO: &str = "Go";
/// After the label of a field that may be left empty.
pub const OPTIONAL: &str = " - optional";
/// Nothing to show in a cell or field.
pub const NONE: &str = "-";

/// Copies a text.
pub const COPY: &str = "Copy";
/// After copying.
pub const COPIED: &str = "Copied";
/// When the browser refuses to copy.
pub const NOT_COPIED: &str =
    "Not copied: the browser does not let this page use the clipboard. Select the text and copy it.";

/// The kinds of flash message and of status, for those who do not see the icon.
pub const SUCCESS: &str = "Success";
/// As [`SUCCESS`].
pub const ERROR: &str = "Error";
/// As [`SUCCESS`].
pub const WARNING: &str = "Warning";
/// As [`SUCCESS`].
pub const INFO: &str = "Info";
/// As [`SUCCESS`].
pub const IN_PROGRESS: &str = "In progress";

/// `Page 3 of 12`
pub fn page_of(page: usize, pages: usize) -> String {
    format!("Page {page} of {pages}")
}

/// `Page 3`
pub fn page_number(page: usize) -> String {
    format!("Page {page}")
}

/// What is wrong with a page number that cannot be gone to.
pub fn page_out_of_range(pages: usize) -> String {
    format!("Enter a page number from 1 to {pages}.")
}

/// `3 matches`
pub fn matches(count: usize) -> String {
    if count == 1 { "1 match".to_owned() } else { format!("{count} matches") }
}

/// `Select web:3`
pub fn select(row: &str) -> String {
    format!("Select {row}")
}

/// The document's title of a page.
pub fn document_title(page: &str) -> String {
    format!("{page} | {PRODUCT}")
}
