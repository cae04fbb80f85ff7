//! A revision: overview, containers, JSON, tags.

use leptos::prelude::*;
use lifecycle::{Family, Region, Revision, RevisionView, Timestamp};
use roaring::RoaringBitmap;

use super::deeds::Deeds;
use super::window::may_still_start;
use super::{deploy, moment, moment_or_none, status, used_by};
use crate::kit::prelude::*;
use crate::kit::time;
use crate::lab::Lab;
use crate::pages::tags;
use crate::text;
use crate::view::revision::{Container as ContainerDetails, Details, json, registered_by};

/// The id that the dialogs return the focus to.
const ACTIONS_ID: &str = "revision-actions";

/// The page of a revision.
pub fn page(region: Region, family: Family, number: u32) -> AnyView {
    let lab = Lab::current();
    let name = StoredValue::new(family.clone());
    let view = Memo::new(move |_| {
        name.with_value(|family| lab.read(|account| account.view(region, family, Revision::new(number)?)))
    });
    let exists = Memo::new(move |_| view.with(Option::is_some));
    let shown = move || {
        if exists.get() { revision(region, &family, number, view) } else { missing(region, &family, number, lab) }
    };
    live(shown)
}

fn missing(region: Region, family: &Family, number: u32, lab: Lab) -> AnyView {
    let latest = lab.read(|account| account.revisions(region, family).map(lifecycle::Revisions::latest_number));
    let name = family.as_str();
    let words = match latest {
        None => text::no_such_family(name, region),
        Some(latest) if number > latest => text::no_such_revision(name, number, latest),
        Some(_) => text::gone_revision(name, number),
    };
    let href = match latest {
        None => Route::TaskDefinitions { region: region.code().into() },
        Some(_) => Route::Family { region: region.code().into(), family: name.into() },
    };
    let label = if latest.is_some() { text::view_family(name) } else { text::BACK_HOME.into() };
    view! {
        <PageHeading title=format!("{name}:{number}") description=words />
        <LinkButton label=label href=href.href() look=Look::Primary />
    }
    .into_any()
}

fn revision(region: Region, family: &Family, number: u32, view: Memo<Option<RevisionView>>) -> AnyView {
    let (router, lab) = (Router::current(), Lab::current());
    let Some(revision) = Revision::new(number) else { return nothing() };
    let name = format!("{family}:{number}");
    let selected = Signal::stored(RoaringBitmap::from_iter([number]));
    let deeds = Deeds::new(region, family.clone(), selected, Callback::new(|()| ()));
    let from = Some((family.as_str().to_owned(), number));
    let create = Route::CreateTaskDefinition { region: region.code().into(), from }.href();
    let actions = view! {
        {deploy::of_revision(region, family.clone(), revision)}
        <MenuButton id=ACTIONS_ID label=text::ACTIONS items=deeds.items() />
        <LinkButton label=text::CREATE_REVISION href=create look=Look::Primary />
    }
    .into_any();
    let of = move |content: fn(RevisionView) -> AnyView| move || view.get().map(content);
    let kept = StoredValue::new(family.clone());
    let window = Memo::new(move |_| {
        kept.with_value(|family| lab.read(|account| account.may_launch_until(region, family, revision)))
    });
    let shown = move || view.get().map(|view| overview(view, window));
    let tabs = vec![
        Tab::new("containers", text::CONTAINERS, move || maybe_live(of(containers))),
        Tab::new("json", text::JSON, move || maybe_live(of(json_tab))),
        Tab::new("used-by", text::users::USED_BY, move || {
            kept.with_value(|family| used_by::tab(region, family, revision))
        }),
        Tab::new("tags", text::TAGS, move || tags::tab(region, kept.get_value(), number)),
    ];
    let tab = Signal::derive(move || router.query().with(|query| query.tab().unwrap_or_default().to_owned()));
    let open = move |code: String| router.replace_query(router.query().get_untracked().with_tab(&code));
    view! {
        <PageHeading title=name.clone() document_title=text::titled(&name, text::TASK_DEFINITIONS) actions=actions />
        {maybe_live(shown)}
        <Tabs label=name tabs=tabs current=tab on_change=Callback::new(open) />
        {deeds.dialogs(vec![ACTIONS_ID.to_owned()])}
    }
    .into_any()
}

fn overview(view: RevisionView, window: Memo<Option<Timestamp>>) -> AnyView {
    let arn = view.arn.to_string();
    let details = Details::new(&view);
    let mut pairs = vec![
        KeyValue::text(text::ARN, &arn).copies(&arn),
        KeyValue::view(
            text::STATUS,
            several(vec![status(view.status), maybe_live(move || window.get().map(may_still_start))]),
        ),
        KeyValue::view(text::CREATED, moment(view.registered_at)),
        KeyValue::view(text::DEREGISTERED, moment_or_none(view.deregistered_at)),
    ];
    pairs.extend(details.task.into_iter().map(|(member, value)| KeyValue::text(text::member(member), value)));
    pairs.push(KeyValue::text(text::REGISTERED_BY, registered_by(&view)));
    view! {
        <Container heading=text::OVERVIEW>
            <KeyValues pairs=pairs />
        </Container>
    }
    .into_any()
}

fn containers(view: RevisionView) -> AnyView {
    Details::new(&view).containers.into_iter().map(container).collect::<Vec<_>>().into_any()
}

fn container(container: ContainerDetails) -> AnyView {
    let mebibytes = |size: Option<i64>| size.map(|size| format!("{size} MiB")).unwrap_or_default();
    let pairs = vec![
        KeyValue::text(text::IMAGE, &container.image).copies(&container.image),
        KeyValue::text(text::ESSENTIAL, if container.essential { text::YES } else { text::NO }),
        KeyValue::text(text::CPU_UNITS, container.cpu.to_string()),
        KeyValue::text(text::MEMORY_LIMIT, mebibytes(container.memory)),
        KeyValue::text(text::MEMORY_RESERVATION, mebibytes(container.memory_reservation)),
        KeyValue::text(text::PORTS, container.ports.join(", ")),
        KeyValue::text(text::COMMAND, container.command),
        KeyValue::text(text::HEALTH_CHECK, container.health_check.unwrap_or_default()),
        KeyValue::text(text::LOG_DRIVER, container.log_driver.unwrap_or_default()),
    ];
    let more = [
        (text::ENVIRONMENT, container.environment),
        (text::SECRETS, container.secrets),
        (text::DEPENDS_ON, container.depends_on),
        (text::LOG_OPTIONS, container.log_options),
    ];
    let more = more.into_iter().filter(|(_, pairs)| !pairs.is_empty()).map(|(title, pairs)| {
        let pairs = pairs.into_iter().map(|(key, value)| KeyValue::text(key, value)).collect::<Vec<_>>();
        view! {
            <Expandable summary=format!("{title} ({})", pairs.len())>
                <KeyValues pairs=pairs />
            </Expandable>
        }
        .into_any()
    });
    view! {
        <Container heading=container.name nested=true>
            <KeyValues pairs=pairs />
            {more.collect::<Vec<_>>()}
        </Container>
    }
    .into_any()
}

fn json_tab(view: RevisionView) -> AnyView {
    let text = json(&view, time::iso);
    let file = format!("{}-{}.json", view.arn.family, view.arn.revision);
    let encoded = String::from(js_sys::encode_uri_component(&text));
    let href = format!("data:application/json;charset=utf-8,{encoded}");
    view! {
        <div class="actions">
            <CopyButton label=text::COPY_JSON text=text.clone() labelled=true />
            <LinkButton label=text::DOWNLOAD_JSON href=href download=file />
        </div>
        <CodeBlock label=text::TASK_DEFINITION_JSON code=text />
    }
    .into_any()
}
