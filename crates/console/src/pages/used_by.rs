//! The tab `Used by` of a revision: the services and tasks that use it.

use leptos::prelude::*;
use lifecycle::{Family, Region, Revision, Status};

use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text::users as text;
use crate::view::users::{ServiceUse, TaskUse, UseCounts, Users};

/// The tab.
pub fn tab(region: Region, family: &Family, revision: Revision) -> AnyView {
    let lab = Lab::current();
    let name = StoredValue::new(family.clone());
    let users = Memo::new(move |_| {
        name.with_value(|family| lab.read(|account| Users::new(account, region, family, |there| there == revision)))
    });
    let is_active = Memo::new(move |_| {
        name.with_value(|family| {
            lab.read(|account| account.revisions(region, family)?.status(revision)) == Some(Status::Active)
        })
    });
    let counts = Memo::new(move |_| users.with(|users| users.counts));
    let words = move || if is_active.get() { text::USED_BY_ACTIVE_TEXT } else { text::USED_BY_TEXT }.to_owned();
    let unused = move || {
        counts.get().is_none().then(|| view! { <EmptyState title=text::UNUSED text=text::UNUSED_TEXT /> }.into_any())
    };
    let used = Memo::new(move |_| !counts.get().is_none());
    let tables = move || {
        used.get().then(|| {
            several(vec![
                el("p")
                    .class("used-by-text")
                    .text_of(Signal::derive(words))
                    .text(" ")
                    .child(view! { <SandboxOnly /> })
                    .into_any(),
                services(region, users, counts),
                tasks(region, users, counts),
            ])
        })
    };
    several(vec![maybe_live(unused), maybe_live(tables)])
}

fn services(region: Region, users: Memo<Users>, counts: Memo<UseCounts>) -> AnyView {
    let rows = move || {
        let row = |service: ServiceUse| {
            let key = format!("{} {} {}", service.cluster, service.name, service.is_primary);
            let (cluster, name) = (service.cluster.clone(), service.name.clone());
            let now = Memo::new(move |_| {
                let find = |there: &&ServiceUse| there.cluster == cluster && there.name == name;
                users.with(|users| users.services.iter().find(find).map(|it| [it.desired, it.running, it.pending]))
            });
            KeyedRow::new(key, move || service_row(region, &service, now))
        };
        users.with(|users| users.services.clone()).into_iter().map(row).collect()
    };
    let columns = [text::SERVICE, text::CLUSTER, text::DESIRED, text::RUNNING, text::PENDING];
    let listed = move || users.with(|users| users.services.len());
    table("used-by-services", text::SERVICES, move || counts.get().services, listed, &columns, keyed(rows))
}

fn service_row(region: Region, service: &ServiceUse, now: Memo<Option<[u32; 3]>>) -> AnyView {
    let number = move |at: usize| {
        let shown = move || now.get().map(|counts| counts[at].to_string()).unwrap_or_default();
        el("td").text_of(Signal::derive(shown)).into_any()
    };
    let link = el("a").attr("href", service_href(region, service)).text(service.name.to_string());
    let mut header = el("th").attr("scope", "row").child(link);
    if !service.is_primary {
        header = header.text(" ").child(el("span").class("leaving").text(text::LEAVING));
    }
    let cluster =
        el("a").attr("href", cluster_href(region, &service.cluster.to_string())).text(service.cluster.to_string());
    el("tr").child(header).child(el("td").child(cluster)).children((0..3).map(number).collect::<Vec<_>>()).into_any()
}

fn tasks(region: Region, users: Memo<Users>, counts: Memo<UseCounts>) -> AnyView {
    let rows = move || {
        let row = |task: TaskUse| {
            let (cluster, id) = (task.cluster.clone(), task.id);
            let now = Memo::new(move |_| {
                let find = |there: &&TaskUse| there.cluster == cluster && there.id == id;
                users.with(|users| users.tasks.iter().find(find).map(|it| (it.last, it.is_stopping)))
            });
            KeyedRow::new(format!("{} {}", task.cluster, task.id), move || task_row(region, &task, now))
        };
        users.with(|users| users.tasks.clone()).into_iter().map(row).collect()
    };
    let columns = [text::TASK, text::CLUSTER, text::LAST_STATUS, text::DESIRED_STATUS, text::STARTED_BY];
    let listed = move || users.with(|users| users.tasks.len());
    table("used-by-tasks", text::TASKS, move || counts.get().tasks, listed, &columns, keyed(rows))
}

fn task_row(
    region: Region,
    task: &TaskUse,
    now: Memo<Option<(lifecycle::workloads::task::LastStatus, bool)>>,
) -> AnyView {
    let (cluster, id) = (task.cluster.to_string(), task.id.to_string());
    let last = move || now.get().map(|(last, _)| last.as_str().to_owned()).unwrap_or_default();
    let desired = move || if now.get().is_some_and(|(_, is_stopping)| is_stopping) { "STOPPED" } else { "RUNNING" };
    let href = format!("{}/tasks/{id}", cluster_href(region, &cluster));
    let by = match &task.service {
        Some(name) => {
            let href = format!("{}/services/{name}", cluster_href(region, &cluster));
            el("a").attr("href", href).text(name.to_string()).into_any()
        }
        None => text::BY_A_CALL.into_any(),
    };
    el("tr")
        .child(el("th").attr("scope", "row").child(el("a").attr("href", href).text(id)))
        .child(el("td").child(el("a").attr("href", cluster_href(region, &cluster)).text(cluster)))
        .child(el("td").text_of(Signal::derive(last)))
        .child(el("td").text_of(Signal::derive(move || desired().to_owned())))
        .child(el("td").child(by))
        .into_any()
}

fn table(
    id: &'static str,
    heading: &'static str,
    count: impl Fn() -> usize + Copy + Send + Sync + 'static,
    listed: impl Fn() -> usize + Send + Sync + 'static,
    columns: &[&'static str],
    rows: AnyView,
) -> AnyView {
    let header = |label: &&'static str| el("th").attr("scope", "col").text(*label).into_any();
    let head = el("thead").child(el("tr").children(columns.iter().map(header).collect::<Vec<_>>()));
    let more = move || {
        let more = count().saturating_sub(listed());
        (more > 0).then(|| el("p").class("table-more").text(text::not_listed(more)).into_any())
    };
    view! {
        <TableCard id=id heading=heading counter=Signal::derive(move || counter(0, count())) below=maybe_live(more)>
            {head.into_any()}
            {el("tbody").child(rows).into_any()}
        </TableCard>
    }
    .into_any()
}

fn cluster_href(region: Region, cluster: &str) -> String {
    format!("#/{}/clusters/{cluster}", region.code())
}

fn service_href(region: Region, service: &ServiceUse) -> String {
    format!("{}/services/{}", cluster_href(region, &service.cluster.to_string()), service.name)
}
