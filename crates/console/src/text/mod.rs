//! Every word the pages say, in one place, so that it can be translated.

pub mod clock;
pub mod clusters;
pub mod create;
pub mod explain;
pub mod launch;
pub mod services;
pub mod tasks;
pub mod users;

use lifecycle::{ErrorCode, Region, Revision, Status};

/// The account's number as people write it.
pub const ACCOUNT: &str = "1111-2222-3333";
/// Above the links of the navigation pane, and first of the breadcrumbs.
pub const SERVICE: &str = "Elastic Container Service";
/// The page of families, its table, and the link to it.
pub const TASK_DEFINITIONS: &str = "Task definitions";
/// Above the pages that AWS does not have.
pub const SANDBOX: &str = "Sandbox";
/// The settings page.
pub const SETTINGS: &str = "Settings";

/// Below the heading of the first page.
pub const WELCOME: &str = "A sandbox of the Amazon ECS task definition lifecycle, in your browser alone. Deregister, delete and register as you like: nothing here is real, and Settings has Start over.";

/// The status filter of both tables.
pub const FILTER_STATUS: &str = "Filter status";
/// The search box of the families.
pub const FIND_FAMILIES: &str = "Find task definitions";
/// The search box of the revisions.
pub const FIND_REVISIONS: &str = "Find revisions";
/// The select of the page size.
pub const PAGE_SIZE: &str = "Rows per page";

/// Columns of the families.
pub const TASK_DEFINITION: &str = "Task definition";
/// The status of a family's newest revision.
pub const LATEST_STATUS: &str = "Status of latest revision";
/// The number of ACTIVE revisions.
pub const ACTIVE_COUNT: &str = "Active";
/// The number of INACTIVE revisions.
pub const INACTIVE_COUNT: &str = "Inactive";
/// The newest revision.
pub const LATEST_REVISION: &str = "Latest revision";
/// When it was registered.
pub const LAST_REGISTERED: &str = "Last registered";

/// The table of revisions.
pub const REVISIONS: &str = "Revisions";
/// Columns of the revisions.
pub const TASK_DEFINITION_REVISION: &str = "Task definition: revision";
/// The status.
pub const STATUS: &str = "Status";
/// When it was registered.
pub const CREATED: &str = "Created";
/// When it was deregistered.
pub const DEREGISTERED: &str = "Deregistered";
/// The header of the column of radio buttons.
pub const CHOOSE: &str = "Choose";

/// The menu of what can be done to revisions.
pub const ACTIONS: &str = "Actions";
/// Deregisters.
pub const DEREGISTER: &str = "Deregister";
/// Deletes.
pub const DELETE: &str = "Delete";
/// Leads to the page that creates a family.
pub const CREATE: &str = "Create new task definition";
/// Leads to the page that creates a revision.
pub const CREATE_REVISION: &str = "Create new revision";
/// Moves the sandbox's clock on to the next event.
pub const SKIP: &str = "Skip";
/// Tries the same again.
pub const RETRY: &str = "Retry";

/// Why nothing can be done to a selection.
pub const NOTHING_SELECTED: &str = "Select at least one revision.";
/// Why there is no family to create a revision of.
pub const NO_FAMILY_CHOSEN: &str = "Choose a task definition.";
/// Why deregistering can't do anything.
pub const ALREADY_INACTIVE: &str = "Already INACTIVE. Deregistering it again succeeds and changes nothing.";
/// Why deleting can't do anything.
pub const ALREADY_DELETING: &str = "Already DELETE_IN_PROGRESS. Deleting it again succeeds and changes nothing.";
/// Why a follower can't change anything.
pub const HELD_ELSEWHERE: &str = "Another tab holds this sandbox. This tab only follows it.";
/// While it is not known who holds the account.
pub const OPENING: &str = "The sandbox is opening.";

/// The heading of the banner of a tab that follows.
pub const FOLLOWING: &str = "Another tab holds this sandbox";
/// What that means.
pub const FOLLOWING_TEXT: &str = "This tab follows what happens there and changes nothing itself.";
/// Another tab saved first.
pub const OVERTAKEN: &str = "What you did last is not kept";
/// Why, and what to do.
pub const OVERTAKEN_TEXT: &str =
    "Another tab changed this sandbox at the same moment and saved first. Take over here and do it again.";
/// Makes this tab the one that holds the account.
pub const TAKE_OVER: &str = "Take over here";

/// Storage trouble.
pub const NOT_SAVED: &str = "Changes are not saved";
/// Storage that is blocked.
pub const BLOCKED: &str = "The browser blocks storage for this page. Everything works, but is gone when you close the tab. Allow site data for this page and reload.";
/// Storage that is full.
pub const FULL: &str = "The storage that the browser gives this site is full. Free some on the Settings page, or start over with a smaller account.";
/// What was saved can't be read.
pub const UNREADABLE: &str = "What was saved could not be read";
/// Leads to what was set aside.
pub const OPEN_SETTINGS: &str = "Open Settings";

/// The tabs of a revision.
pub const CONTAINERS: &str = "Containers";
/// The JSON of a revision.
pub const JSON: &str = "JSON";
/// The tags of a revision.
pub const TAGS: &str = "Tags";
/// The first card of a revision.
pub const OVERVIEW: &str = "Overview";

/// The two status words of the families' filter and its third choice.
pub const FAMILY_STATUSES: [(&str, &str); 3] = [("ACTIVE", "Active"), ("INACTIVE", "Inactive"), ("ALL", "All")];
/// Those of the revisions' filter.
pub const REVISION_STATUSES: [(&str, &str); 4] =
    [("ACTIVE", "Active"), ("INACTIVE", "Inactive"), ("DELETE_IN_PROGRESS", "Delete in progress"), ("ALL", "All")];

/// `1 revision`, `3 revisions`
pub fn revisions(count: u64) -> String {
    counted(count, "revision", "revisions")
}

fn counted(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// `US East`-like place names are short enough on their own: `N. Virginia (us-east-1)`.
pub fn region(region: Region) -> String {
    format!("{} ({})", region.place(), region.code())
}

/// A status in the words of a cell.
pub const fn status(status: Status) -> &'static str {
    status.as_str()
}

/// `web:3`
pub fn name(family: &str, revision: Revision) -> String {
    format!("{family}:{revision}")
}

/// `ClientException: The message`
pub fn error(code: ErrorCode, message: &str) -> String {
    format!("{}: {message}", code.as_str())
}

/// A region without families, in a sandbox that has some elsewhere.
pub fn nothing_here(here: Region, elsewhere: &[(Region, usize)]) -> String {
    nothing_in("task definitions", here, elsewhere)
}

/// A region without something, in a sandbox that has some elsewhere.
fn nothing_in(what: &str, here: Region, elsewhere: &[(Region, usize)]) -> String {
    let mut text = format!("No {what} in {}.", here.place());
    let mut places = elsewhere.iter().take(3).map(|(region, count)| format!("{count} in {}", region.place()));
    if let Some(first) = places.next() {
        text.push_str(" This sandbox has ");
        text.push_str(&first);
        for place in places {
            text.push_str(", ");
            text.push_str(&place);
        }
        text.push('.');
    }
    text
}

/// The heading of a table where nothing matches.
pub const NO_MATCHES: &str = "No matches";
/// The families where nothing matches.
pub const NO_FAMILY_MATCHES: &str = "No task definition matches the filter.";
/// The heading of a region without families.
pub const NO_FAMILIES: &str = "No task definitions";

/// Families of a status that there are none of.
pub fn no_families_with(status: &str) -> String {
    match status {
        "ACTIVE" => "No task definition here has an ACTIVE revision.".into(),
        "INACTIVE" => "No task definition here is wholly INACTIVE.".into(),
        _ => "There are no task definitions here.".into(),
    }
}

/// Shows what the status filter hides.
pub const SHOW_ALL: &str = "Show all";
/// The link from a flash to what it is about.
pub const VIEW_INACTIVE: &str = "View inactive revisions";
/// The link from a flash to what it is about.
pub const VIEW_DELETING: &str = "View revisions being deleted";
/// The heading where a family has no revision of a status.
pub const NO_REVISIONS: &str = "No revisions";

/// Revisions of a status that there are none of, and where there are some.
pub fn no_revisions_with(status: &str, total: u64) -> String {
    let of_status = match status {
        "ALL" => "This family has no revisions left. Its numbers stay used.".into(),
        status => format!("This family has no {status} revisions."),
    };
    if total == 0 { of_status } else { format!("{of_status} It has {} of other statuses.", revisions(total)) }
}

/// No revision matches the text.
pub const NO_REVISION_MATCHES: &str =
    "No revision matches the filter, which takes a number, its first digits, or a range such as 5-12.";

/// All rows of the page are selected, and there are more.
pub fn page_selected(count: usize) -> String {
    format!("All {} on this page are selected.", revisions(count as u64))
}

/// Offers the rest.
pub fn select_all_matching(count: u64) -> String {
    format!("Select all {} matching", revisions(count))
}

/// All that match are selected.
pub fn all_selected(count: u64) -> String {
    format!("All {} matching are selected.", revisions(count))
}

/// Takes the selection back.
pub const CLEAR_SELECTION: &str = "Clear selection";

/// Dialog titles.
pub fn deregister_title(count: u64) -> &'static str {
    if count == 1 { "Deregister task definition" } else { "Deregister task definitions" }
}

/// As above.
pub fn delete_title(count: u64) -> &'static str {
    if count == 1 { "Delete task definition" } else { "Delete task definitions" }
}

/// What a dialog is about.
pub fn will_deregister(count: u64) -> String {
    format!("{} will become INACTIVE:", capital(&revisions(count)))
}

/// As above.
pub fn will_delete(count: u64) -> String {
    format!("{} will become DELETE_IN_PROGRESS:", capital(&revisions(count)))
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// More of a list than shows.
pub fn and_more(count: u64) -> String {
    format!("and {count} more")
}

/// Those that a deed leaves alone.
pub fn unchanged(count: u64, status: Status) -> String {
    let stay = if count == 1 { "stays" } else { "stay" };
    format!("{} already {} and {stay} unchanged:", is_are(count), status.as_str())
}

/// Those that a deed can't be done to.
pub fn cannot(count: u64, verb: &str) -> String {
    format!("{} can't be {verb}:", revisions(count))
}

fn is_are(count: u64) -> String {
    if count == 1 { "1 revision is".into() } else { format!("{count} revisions are") }
}

/// The heading of the effects.
pub const WHAT_HAPPENS: &str = "What happens";
/// The first effect of deregistering.
pub const EFFECT_NO_NEW: &str = "An INACTIVE revision can't run new tasks, create services, or be what a service is updated to. AWS says that these restrictions can take up to 10 minutes to take effect.";
/// The second.
pub const EFFECT_RUNNING: &str =
    "Tasks and services that use one keep running, and the services still scale through their desired count.";
/// The third.
pub const EFFECT_DISCOVERABLE: &str = "It stays discoverable: it can be described, and listed by the status INACTIVE. AWS gives no promise that this lasts longer than the tasks and services that use it.";
/// What can't be known.
pub const EFFECT_UNKNOWN: &str =
    "ECS does not know of schedules, pipelines and scripts that name a revision. Those fail once they use it.";
/// There is no way back.
pub const EFFECT_NO_UNDO: &str = "On AWS this can't be undone: an INACTIVE revision never becomes ACTIVE again. The way back is a new revision made from it.";
/// The family's last ACTIVE revision goes.
pub fn effect_family_moves(family: &str) -> String {
    format!("{family} has no ACTIVE revision left, and moves to the list of INACTIVE task definitions.")
}

/// What a bare family name stands for afterwards.
pub fn effect_bare_name(family: &str, before: Option<Revision>, after: Option<Revision>) -> String {
    match (before, after) {
        (Some(before), Some(after)) if before != after => {
            format!(
                "The name {family} without a revision stands for {family}:{after} from then on, instead of {family}:{before}."
            )
        }
        (Some(before), Some(_)) => {
            format!("The name {family} without a revision goes on to stand for {family}:{before}.")
        }
        (Some(before), None) => format!(
            "The name {family} without a revision, which stands for {family}:{before} now, stands for nothing from then on: calls that use it fail."
        ),
        (None, _) => format!("The name {family} without a revision stands for nothing, before and after."),
    }
}

/// The effects of deleting.
pub const DELETE_EFFECTS: [&str; 3] = [
    "It can't be reverted, on AWS or here.",
    "Each revision stays DELETE_IN_PROGRESS while tasks or services use it, and is gone about an hour after the last of them (inferred: AWS names no length).",
    "Its number is never given again: the next revision of the family continues the count.",
];

/// The word to type before deleting.
pub const DELETE_WORD: &str = "delete";
/// The field that takes it.
pub const DELETE_CONFIRM: &str = "To confirm, enter delete";
/// Why the button waits.
pub const DELETE_CONFIRM_MISSING: &str = "Enter delete to confirm.";

/// A deed at work.
pub fn deregistering(count: u64) -> String {
    format!("Deregistering {}", revisions(count))
}

/// As above.
pub fn deleting(count: u64) -> String {
    format!("Deleting {}", revisions(count))
}

/// What came of a deed: `names` is one name or a count.
pub fn deregistered(names: &str, one: bool) -> String {
    if one { format!("{names} is INACTIVE") } else { format!("{names} are INACTIVE") }
}

/// As above.
pub fn deleted(names: &str, one: bool) -> String {
    if one { format!("{names} is DELETE_IN_PROGRESS") } else { format!("{names} are DELETE_IN_PROGRESS") }
}

/// A partial success: both numbers.
pub fn of_which_failed(done: u64, all: u64) -> String {
    format!("{done} of {all} selected. The others are below.")
}

/// Those that stayed as they were.
pub fn stayed(count: u64, status: Status) -> String {
    format!("{} already {}: unchanged.", is_are(count), status.as_str())
}

/// A deed that changed nothing.
pub const NOTHING_CHANGED: &str = "Nothing changed";
/// A deed that failed for some.
pub fn not_deregistered(names: &str) -> String {
    format!("{names} not deregistered")
}

/// As above.
pub fn not_deleted(names: &str) -> String {
    format!("{names} not deleted")
}

/// The seven steps of the developer guide.
pub const STEPS: [&str; 7] = [
    "Open the console.",
    "From the navigation bar, choose the region that contains the task definition.",
    "In the navigation pane, choose Task definitions.",
    "Choose the family that contains the revisions.",
    "Select the box to the left of each revision to deregister.",
    "Choose Actions, Deregister.",
    "Verify the information in the Deregister task definition window and choose Deregister.",
];
/// Above them.
pub const STEPS_TITLE: &str = "Deregister a revision";
/// Where they are from.
pub const STEPS_SOURCE: &str = "After the Amazon ECS developer guide, “Deregistering task definition revisions”.";
/// For those who do not see the tick.
pub const STEP_DONE: &str = "Done: ";
/// As above.
pub const STEP_OPEN: &str = "To do: ";
/// Above what there is to notice.
pub const AFTER_TITLE: &str = "What to notice afterwards";
/// What there is to notice.
pub const AFTER: [&str; 7] = [
    "The revision is INACTIVE at once, and the list of ACTIVE revisions no longer has it.",
    "It stays discoverable under Filter status, Inactive.",
    "What runs on it goes on: see Used by on its page. Its services still scale through their desired count.",
    "Deploy on its page is refused: it can't run new tasks, create a service, or be what a service is updated to.",
    "With another Enforcement window beside the clock, that holds only after some minutes. Skip 10 minutes, and it does.",
    "The family's name without a revision stands for the newest revision that is still ACTIVE.",
    "Nothing makes it ACTIVE again. Create a new revision from it to get its content back.",
];
/// All steps are done.
pub const ALL_DONE: &str = "You have deregistered a revision.";

/// The code of a page is on its way.
pub const FETCHING: &str = "Loading";
/// It did not come.
pub const NOT_FETCHED: &str = "This page did not load";
/// Why, and what to do.
pub const NOT_FETCHED_TEXT: &str = "The rest of the sandbox could not be downloaded: you may be offline, or there is a newer release, which reloading opens. Your sandbox is kept.";
/// Fetches it once more.
pub const TRY_AGAIN: &str = "Try again";

/// A page that does not exist.
pub const NOT_FOUND: &str = "Page not found";
/// What was asked for.
pub fn not_found(asked: &str) -> String {
    format!("There is no page at #{asked}.")
}

/// The way out.
pub const BACK_HOME: &str = "Go to Task definitions";

/// A family that does not exist.
pub fn no_such_family(family: &str, region: Region) -> String {
    format!("{} has no task definition family {family}.", region.place())
}

/// A revision that never was.
pub fn no_such_revision(family: &str, revision: u32, latest: u32) -> String {
    format!("{family}:{revision} does not exist. The latest revision registered is {family}:{latest}.")
}

/// A revision that is gone.
pub fn gone_revision(family: &str, revision: u32) -> String {
    format!("{family}:{revision} has been deleted. Its number is never given again.")
}

/// Leads to the family.
pub fn view_family(family: &str) -> String {
    format!("View {family}")
}

/// What was saved can't be read, why, and what became of it.
pub fn unreadable(why: &str, is_set_aside: bool) -> String {
    if is_set_aside {
        format!("It is kept as it was, and listed on the Settings page: {why}. This is a new sandbox.")
    } else {
        format!(
            "It is kept where it was, and nothing is saved over it: {why}. This is a new sandbox, which is gone when you close the tab."
        )
    }
}

/// The heading of the effects that AWS's own window does not show.
pub const ALSO: &str = "Worth knowing";
/// As in "can't be deregistered".
pub const DEREGISTERED_VERB: &str = "deregistered";
/// As in "can't be deleted".
pub const DELETED_VERB: &str = "deleted";

/// A page's title below another's: `web | Task definitions`.
pub fn titled(page: &str, above: &str) -> String {
    format!("{page} | {above}")
}

/// The revision's full name.
pub const ARN: &str = "ARN";
/// Who registered it.
pub const REGISTERED_BY: &str = "Registered by";

/// A member of a task definition, in words.
pub fn member(name: &str) -> &str {
    match name {
        "compatibilities" => "Compatibilities",
        "requiresCompatibilities" => "Requires compatibilities",
        "networkMode" => "Network mode",
        "runtimePlatform" => "Operating system/Architecture",
        "cpu" => "Task CPU (units)",
        "memory" => "Task memory (MiB)",
        "taskRoleArn" => "Task role",
        "executionRoleArn" => "Task execution role",
        name => name,
    }
}

/// Of a container.
pub const IMAGE: &str = "Image";
/// Of a container.
pub const ESSENTIAL: &str = "Essential";
/// An answer.
pub const YES: &str = "Yes";
/// An answer.
pub const NO: &str = "No";
/// Of a container.
pub const CPU_UNITS: &str = "CPU (units)";
/// Of a container.
pub const MEMORY_LIMIT: &str = "Memory hard limit";
/// Of a container.
pub const MEMORY_RESERVATION: &str = "Memory soft limit";
/// Of a container.
pub const PORTS: &str = "Port mappings";
/// Of a container.
pub const COMMAND: &str = "Command";
/// Of a container.
pub const HEALTH_CHECK: &str = "Health check";
/// Of a container.
pub const LOG_DRIVER: &str = "Log driver";
/// Of a container.
pub const LOG_OPTIONS: &str = "Log options";
/// Of a container.
pub const ENVIRONMENT: &str = "Environment variables";
/// Of a container.
pub const SECRETS: &str = "Secrets";
/// Of a container.
pub const DEPENDS_ON: &str = "Depends on";
/// Copies the JSON.
pub const COPY_JSON: &str = "Copy JSON";
/// Saves the JSON.
pub const DOWNLOAD_JSON: &str = "Download JSON";
/// The region that the JSON is in.
pub const TASK_DEFINITION_JSON: &str = "Task definition JSON";

/// Of a tag.
pub const KEY: &str = "Key";
/// Of a tag.
pub const VALUE: &str = "Value";
/// Adds a tag, or gives one another value.
pub const ADD_TAG: &str = "Add tag";
/// No tags.
pub const NO_TAGS: &str = "No tags";
/// As above.
pub const NO_TAGS_TEXT: &str = "This revision has no tags. A revision does not inherit those of the one before.";
/// A call about tags failed.
pub const TAGS_UNCHANGED: &str = "Tags not changed";
/// `Remove tag team`
pub fn remove_tag(key: &str) -> String {
    format!("Remove tag {key}")
}

/// A card of the settings.
pub const APPEARANCE: &str = "Appearance";
/// In which zone times are shown.
pub const TIMES: &str = "Times";
/// That of the machine.
pub const LOCAL_TIME: &str = "Local time";
/// Universal time.
pub const UTC: &str = "UTC";
/// A card of the settings.
pub const STORAGE: &str = "Storage";
/// What is stored, and where.
pub const STORAGE_TEXT: &str = "The sandbox is kept in this browser alone, under this site's own keys. Some browsers delete it after a week without a visit.";
/// How much of the quota is used.
pub const STORAGE_USED: &str = "Storage used";
/// `21.4 of about 5,120 KiB`
pub fn storage_used(units: u32, quota: u32) -> String {
    let tenths = u64::from(units) * 10 / 1024;
    format!("{}.{} of about {} thousand characters", tenths / 10, tenths % 10, quota / 1024)
}

/// What could not be read and is kept.
pub const SET_ASIDE: &str = "Set aside";
/// As above.
pub const SET_ASIDE_TEXT: &str = "These could not be read and are kept as they were. Download one to look at it or to report it; remove it to free its room.";
/// `state:set-aside:1789551555929 (1234 bytes)`
pub fn kept_copy(key: &str, bytes: usize) -> String {
    format!("{key} ({bytes} bytes)")
}

/// Saves a text as a file.
pub const DOWNLOAD: &str = "Download";
/// Removes what is listed.
pub const REMOVE: &str = "Remove";
/// Goes back to the demo account.
pub const START_OVER: &str = "Start over";
/// Above it.
pub const START_OVER_TITLE: &str = "Start over";
/// What it does.
pub const START_OVER_TEXT: &str = "Puts the demo account back in place of yours, in every region.";
/// The question before it.
pub const START_OVER_CONFIRM: &str =
    "All task definitions that you registered, and all that you did to the others, are gone then. Preferences stay.";
/// After it.
pub const STARTED_OVER: &str = "The sandbox has started over";
