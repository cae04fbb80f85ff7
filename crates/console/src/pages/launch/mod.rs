//! The forms that run a task, create a service and update one.

mod editing;
mod field;

use leptos::prelude::*;
use lifecycle::Region;
use web_sys::Event;

use crate::app::held_elsewhere;
use crate::kit::prelude::*;
use crate::kit::route::{Form, Given};
use crate::lab::Lab;
use crate::pages::create::beside;
use crate::text::{clusters, launch as words, services};
use crate::view::launch::{Draft, SECURITY_GROUP, SUBNET};
use editing::Editing;
use field::Field;

/// One of the forms.
pub fn page(region: Region, form: Form, given: &Given) -> AnyView {
    let editing = Editing::new(region, form, given);
    let send = move |event: Event| {
        event.prevent_default();
        editing.send();
    };
    let body = el("form")
        .class("stack")
        .on("submit", send)
        .live(move || editing.banner())
        .child(environment(editing, form))
        .live(move || if editing.offer(|offer| offer.is_ready) { rest(editing, form) } else { nothing() })
        .child(buttons(editing, form));
    view! {
        <PageHeading title=clusters::form(form) description=words::about(form) />
        {body}
    }
    .into_any()
}

fn environment(editing: Editing, form: Form) -> AnyView {
    let cluster = Field::new("cluster", words::CLUSTER, "").select(
        editing,
        words::CHOOSE_CLUSTER,
        |offer| &offer.clusters,
        |draft| draft.cluster.clone(),
        Draft::choose_cluster,
    );
    let beside_it = match form {
        Form::RunTask | Form::CreateService => launch_type(editing),
        Form::UpdateService => Field::new("service", words::SERVICE, "").select(
            editing,
            words::CHOOSE_SERVICE,
            |offer| &offer.services,
            |draft| draft.service.clone(),
            Draft::choose_service,
        ),
    };
    let none = maybe_live(move || {
        let none = editing.offer(|offer| offer.clusters.is_empty());
        none.then(|| {
            let href = Route::Clusters { region: editing.region().code().into() }.href();
            let words = el("span").text(words::NO_CLUSTERS).text(" ");
            el("p").child(words).child(el("a").attr("href", href).text(clusters::BACK)).into_any()
        })
    });
    view! {
        <Container heading=words::ENVIRONMENT>
            {none} {beside(vec![cluster, beside_it])}
        </Container>
    }
    .into_any()
}

fn launch_type(editing: Editing) -> AnyView {
    use lifecycle::workloads::task::LaunchType;
    let field = Field::new("launchType", words::LAUNCH_TYPE, words::LAUNCH_TYPE_HINT);
    field.choice(
        editing,
        &[("FARGATE", "FARGATE"), ("EC2", "EC2")],
        move || editing.offer(|offer| offer.launch_type.to_owned()),
        move |chosen| {
            let chosen = if chosen == "EC2" { LaunchType::Ec2 } else { LaunchType::Fargate };
            editing.change(|draft| draft.launch_type = Some(chosen));
        },
    )
}

/// What is to be filled in once it is known where, or what, the form is about.
fn rest(editing: Editing, form: Form) -> AnyView {
    let mut cards = vec![definition(editing, form)];
    if form != Form::RunTask {
        cards.push(deployment(editing, form));
    }
    cards.push(maybe_live(move || editing.offer(|offer| offer.has_network).then(|| network(editing))));
    el("div").class("stack").children(cards).into_any()
}

fn definition(editing: Editing, form: Form) -> AnyView {
    let family = Field::new("family", words::FAMILY, words::FAMILY_HINT).select(
        editing,
        words::CHOOSE_FAMILY,
        |offer| &offer.families,
        |draft| draft.family.clone(),
        Draft::choose_family,
    );
    let revision = Field::new("taskDefinition", words::REVISION, words::REVISION_HINT).select(
        editing,
        words::CHOOSE_REVISION,
        |offer| &offer.revisions,
        |draft| draft.revision.map(|revision| revision.to_string()).unwrap_or_default(),
        |draft, _, _, chosen| draft.revision = chosen.parse().ok(),
    );
    let count = || {
        let (place, hint) = if form == Form::RunTask { ("count", words::RUN_COUNT_HINT) } else { ("desiredCount", "") };
        let field = Field::new(place, words::DESIRED_TASKS, hint).number();
        field.input(editing, |draft| draft.count.clone(), |draft, typed| draft.count = typed)
    };
    let own = match form {
        Form::RunTask => {
            let group = Field::new("group", words::TASK_GROUP, words::TASK_GROUP_HINT).optional();
            let group = group.input(editing, |draft| draft.group.clone(), |draft, typed| draft.group = typed);
            beside(vec![count(), group])
        }
        Form::CreateService => {
            let name = Field::new("serviceName", words::SERVICE_NAME, words::SERVICE_NAME_HINT);
            name.input(editing, |draft| draft.service.clone(), |draft, typed| draft.service = typed)
        }
        Form::UpdateService => {
            let force = view! {
                <Checkbox
                    label=words::FORCE
                    checked=Signal::derive(move || editing.draft(|draft| draft.forces))
                    on_change=Callback::new(move |ticked| editing.change(|draft| draft.forces = ticked))
                />
            };
            el("div").child(force).child(el("div").class("field-hint").text(words::FORCE_HINT)).into_any()
        }
    };
    let heading = if form == Form::RunTask { words::TASK_DETAILS } else { words::SERVICE_DETAILS };
    view! {
        <Container heading=heading>
            {beside(vec![family, revision])} {maybe_live(move || editing.not_offered())} {own}
        </Container>
    }
    .into_any()
}

fn deployment(editing: Editing, form: Form) -> AnyView {
    let strategy = (form == Form::CreateService).then(|| {
        let choice = |value: &str, label: &str, description: &str| RadioChoice {
            value: value.into(),
            label: label.into(),
            description: description.into(),
        };
        let choices = vec![
            choice("REPLICA", services::REPLICA, words::REPLICA_TEXT),
            choice("DAEMON", services::DAEMON, words::DAEMON_TEXT),
        ];
        let value = move || if editing.draft(|draft| draft.is_daemon) { "DAEMON" } else { "REPLICA" }.to_owned();
        let choose = move |chosen: String| editing.change(|draft| draft.choose_strategy(chosen == "DAEMON"));
        view! {
            <RadioGroup
                legend=words::SERVICE_TYPE
                choices=choices
                value=Signal::derive(value)
                on_change=Callback::new(choose)
                tiles=true
            />
        }
        .into_any()
    });
    let is_daemon = Memo::new(move |_| editing.draft(|draft| draft.is_daemon));
    let count = maybe_live(move || {
        let field = Field::new("desiredCount", words::DESIRED_TASKS, "").number();
        let count = move || field.input(editing, |draft| draft.count.clone(), |draft, typed| draft.count = typed);
        (!is_daemon.get()).then(count)
    });
    let bounds = vec![
        Field::new("minimumHealthyPercent", words::MINIMUM, words::MINIMUM_HINT).number().input(
            editing,
            |draft| draft.minimum.clone(),
            |draft, typed| draft.minimum = typed,
        ),
        Field::new("maximumPercent", words::MAXIMUM, words::MAXIMUM_HINT).number().input(
            editing,
            |draft| draft.maximum.clone(),
            |draft, typed| draft.maximum = typed,
        ),
    ];
    view! {
        <Container heading=words::DEPLOYMENT>
            {strategy} {count}
            <Expandable summary=words::OPTIONS>
                {beside(bounds)}
                <Checkbox
                    label=words::BREAKER
                    checked=Signal::derive(move || editing.draft(|draft| draft.breaker.enabled))
                    on_change=Callback::new(move |ticked| editing.change(|draft| draft.breaker.enabled = ticked))
                />
                <Checkbox
                    label=words::ROLLBACK
                    checked=Signal::derive(move || editing.draft(|draft| draft.breaker.rollback))
                    on_change=Callback::new(move |ticked| editing.change(|draft| draft.breaker.rollback = ticked))
                />
            </Expandable>
        </Container>
    }
    .into_any()
}

fn network(editing: Editing) -> AnyView {
    let public = move || {
        let fargate = editing.offer(|offer| offer.launch_type == "FARGATE");
        if fargate { words::PUBLIC_IP_ON } else { words::PUBLIC_IP_OFF }.to_owned()
    };
    let [subnet, group, address] = words::NETWORK_FACTS;
    let pairs = vec![
        KeyValue::text(subnet, SUBNET),
        KeyValue::text(group, SECURITY_GROUP),
        KeyValue::changing(address, Signal::derive(public)),
    ];
    view! {
        <Container heading=words::NETWORKING description=words::NETWORK_TEXT>
            <KeyValues pairs=pairs />
        </Container>
    }
    .into_any()
}

fn buttons(editing: Editing, form: Form) -> AnyView {
    let held = held_elsewhere(Lab::current());
    el("div")
        .class("form-actions")
        .child(view! {
            <LinkButton
                label=words::CANCEL
                href=Signal::derive(move || editing.back().href())
                look=Look::Link
            />
        })
        .child(view! { <Button label=words::primary(form) look=Look::Primary refused=held submits=true /> })
        .into_any()
}
