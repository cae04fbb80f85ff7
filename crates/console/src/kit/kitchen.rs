//! Every component on one page, at `#/kit` in debug builds: to look at, and to try with keyboard and screen reader.

use leptos::prelude::*;

use super::prelude::*;
use super::text;

/// The page.
#[component]
pub fn Kitchen() -> AnyView {
    view! {
        <PageHeading title="Kit" description="Every component of the kit." />
        {buttons()}
        {flashes()}
        {dialogs()}
        {table()}
        {details()}
        {forms()}
    }
    .into_any()
}

fn buttons() -> AnyView {
    let pressed = RwSignal::new(0);
    let press = Callback::new(move |()| pressed.update(|count| *count += 1));
    let items = move || {
        vec![
            MenuItem::new("Deregister", press),
            MenuItem::new("Delete", press).refused(Some(Refused {
                reason: "Select at least one INACTIVE revision. An ACTIVE one must be deregistered before it can be deleted."
                    .to_owned(),
                send_anyway: Some(press),
            })),
            MenuItem::link("Create new revision", "#/us-east-1/create-task-definition?from=web:3"),
            MenuItem::new("Tag", press)
                .refused(Some(Refused { reason: "Select one revision.".to_owned(), send_anyway: None })),
        ]
    };
    let reason = "Select at least one revision whose status is ACTIVE. None of those selected is.".to_owned();
    let actions = view! {
        <Button label="Normal" on_press=press />
        <MenuButton label="Actions" items id="kit-actions" />
        <Button label="Primary" look=Look::Primary on_press=press />
    }
    .into_any();
    view! {
        <Container heading="Buttons" counter=move || format!("({})", pressed.get()) description="With a menu." actions>
            <div class="actions">
                <Button label="Normal" on_press=press />
                <Button label="Primary" look=Look::Primary on_press=press />
                <Button label="Link" look=Look::Link on_press=press />
                <Button label="Refresh" look=Look::Icon shows=Icon::Again on_press=press />
                <Button label="Refused" on_press=press refused=Some(reason.clone()) />
                <Button label="Refused primary" look=Look::Primary on_press=press refused=Some(reason) />
                <LinkButton label="Link button" href="#/settings" />
                <LinkButton label="Primary link" href="#/settings" look=Look::Primary />
                <MenuButton label="Deploy" items look=Look::Primary />
                <SandboxOnly />
            </div>
            <p>"Within text " <Button label="an inline button" look=Look::Inline on_press=press /> ", and on it goes."</p>
        </Container>
    }
    .into_any()
}

fn flashes() -> AnyView {
    let flashes = Flashes::current();
    let push = move |kind: FlashKind, header: &'static str| {
        Callback::new(move |()| {
            let flash = Flash::new(kind, header)
                .text("The revision is INACTIVE. Tasks and services that use it go on.")
                .link("View inactive revisions", "#/us-east-1/task-definitions/web?status=INACTIVE")
                .action("Undo (sandbox only)", || {});
            flashes.push(flash);
        })
    };
    let progress = Callback::new(move |()| {
        let id = flashes.push(Flash::new(FlashKind::Progress, "Deregistering 0 of 3 task definitions"));
        for count in 1..=3_u32 {
            set_timeout(
                move || {
                    let flash = if count == 3 {
                        Flash::new(FlashKind::Success, "Deregistered 3 task definitions.")
                    } else {
                        Flash::new(FlashKind::Progress, format!("Deregistering {count} of 3 task definitions"))
                    };
                    flashes.replace(id, flash);
                },
                std::time::Duration::from_secs(u64::from(count)),
            );
        }
    });
    view! {
        <Container heading="Messages">
            <div class="actions">
                <Button label="Success" on_press=push(FlashKind::Success, "Deregistered web:3.") />
                <Button label="Error" on_press=push(FlashKind::Error, "web:2 was not deregistered.") />
                <Button label="Warning" on_press=push(FlashKind::Warning, "Deregistered 2 of 3.") />
                <Button label="Info" on_press=push(FlashKind::Info, "The region is now Oregon.") />
                <Button label="Progress" on_press=progress />
                <Button label="Clear" on_press=move || flashes.clear() />
                <Button label="Panic" on_press=move || break_down() />
            </div>
            <Banner kind=FlashKind::Warning header="Nothing is saved" text="The browser does not let this page store anything." />
            <Banner kind=FlashKind::Info header="Another tab has this account" text="This one follows it.">
                <Button label="Take over" on_press=move || () />
            </Banner>
            <Banner kind=FlashKind::Error header="The saved account cannot be read" />
            <Banner kind=FlashKind::Success header="Imported" />
        </Container>
    }
    .into_any()
}

fn break_down() {
    panic!("The kit's panic button was pressed.");
}

fn dialogs() -> AnyView {
    let open = RwSignal::new(false);
    let open_delete = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let why_not = Signal::derive(move || (typed.get() != "delete").then(|| "Type delete to go on.".to_owned()));
    let primary = Primary {
        label: "Deregister".into(),
        on_press: (move || open.set(false)).into(),
        refused: Signal::stored(None),
    };
    let delete =
        Primary { label: "Delete".into(), on_press: (move || open_delete.set(false)).into(), refused: why_not };
    view! {
        <Container heading="Dialogs">
            <div class="actions">
                <Button id="kit-open" label="Deregister" on_press=move || open.set(true) />
                <Button label="Delete" on_press=move || open_delete.set(true) />
            </div>
        </Container>
        <Dialog
            open
            title="Deregister task definitions"
            on_close=move || open.set(false)
            primary
            return_to=vec!["kit-actions".to_owned()]
        >
            <p>"These revisions become " <b>"INACTIVE"</b> " at once."</p>
            <ul>{(1..=40).map(|number| view! { <li>"web:" {number}</li> }).collect::<Vec<_>>()}</ul>
        </Dialog>
        <Dialog open=open_delete title="Delete task definition" on_close=move || open_delete.set(false) primary=delete>
            <p>"Deleting cannot be reverted."</p>
            <FormField label="To confirm, type delete">
                <Input value=typed on_input=Callback::new(move |text| typed.set(text)) placeholder="delete" />
            </FormField>
        </Dialog>
    }
    .into_any()
}

fn table() -> AnyView {
    const ROWS: usize = 10;
    let chosen = RwSignal::new([false; ROWS]);
    let (filter, status, size) =
        (RwSignal::new(String::new()), RwSignal::new("ACTIVE".to_owned()), RwSignal::new("10".to_owned()));
    let page = RwSignal::new(5);
    let sorted = RwSignal::new(Some(("name", Direction::Descending)));
    let selection = Selection::new(Callback::new(move |event| {
        chosen.update(|chosen| match event {
            Selected::Toggle(row) => chosen[row] = !chosen[row],
            Selected::Range { first, last, select } => chosen[first..=last].fill(select),
            Selected::All(select) => chosen.fill(select),
        });
    }));
    let count = move || chosen.with(|chosen| chosen.iter().filter(|chosen| **chosen).count());
    let by = move |column: &'static str| {
        Signal::derive(move || sorted.get().filter(|(known, _)| *known == column).map(|(_, way)| way))
    };
    let sort = move |column: &'static str| Callback::new(move |way| sorted.set(Some((column, way))));
    let refused = Signal::derive(move || (count() == 0).then(|| "Select at least one revision.".to_owned()));
    let actions =
        view! { <Button label="Deregister" refused /> <LinkButton label="Create new revision" href="#/" look=Look::Primary /> }
            .into_any();
    let statuses = Choices::of(&[("ACTIVE", "Active"), ("INACTIVE", "Inactive"), ("ALL", "All")]);
    let filters = view! {
        <SearchBox label="Find revisions" value=filter on_change=Callback::new(move |text| filter.set(text)) matches=|| 3 />
        <Select label="Filter status" choices=statuses value=status on_change=Callback::new(move |code| status.set(code)) />
    }
    .into_any();
    let sizes = Choices::of(&[("10", "10 per page"), ("20", "20 per page")]);
    let pages = view! {
        <Pagination page pages=|| 12 on_page=Callback::new(move |to| page.set(to)) />
        <Select label="Page size" choices=sizes value=size on_change=Callback::new(move |code| size.set(code)) />
    }
    .into_any();
    let rows = (0..ROWS).map(|at| {
        let name = format!("web:{}", 30 - at);
        let selected = Signal::derive(move || chosen.with(|chosen| chosen[at]));
        let (tone, word) =
            [(Tone::Success, "ACTIVE"), (Tone::Inactive, "INACTIVE"), (Tone::InProgress, "DELETE_IN_PROGRESS")][at % 3];
        view! {
            <tr class:selected=selected>
                <SelectRow selection row=at label=text::select(&name) selected />
                <th scope="row"><a href="#/us-east-1/task-definitions/web/3">{name}</a></th>
                <td><StatusIndicator tone=Signal::stored(tone) label=word /></td>
                <td>"November 23, 2026, 14:32 (UTC+1:00)"</td>
                <td>{text::NONE}</td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect::<Vec<_>>();
    let empty = RwSignal::new(String::from("web"));
    let clear = view! {
        <EmptyState title="No matches" text="No revision matches the filter.">
            <Button label=text::CLEAR_FILTER on_press=move || empty.set(String::new()) />
        </EmptyState>
    }
    .into_any();
    let notice = view! {
        <div class="table-notice">
            "All 10 revisions on this page are selected. "
            <Button label="Select all 30 that match" look=Look::Inline on_press=move || () />
            <SandboxOnly />
        </div>
    }
    .into_any();
    view! {
        <TableCard
            id="kit-table"
            heading="Revisions"
            counter=move || counter(count(), 30)
            description="Newest first."
            actions
            filters
            pages
            notice
        >
            <thead>
                <tr>
                    <SelectAll selection ticked=move || Ticked::of(count(), ROWS) />
                    <SortHeader label="Task definition: revision" sorted=by("name") on_sort=sort("name") />
                    <th scope="col">"Status"</th>
                    <SortHeader label="Created" sorted=by("created") on_sort=sort("created") />
                    <th scope="col">"Deregistered"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableCard>
        <TableCard id="kit-empty" heading="Task definitions" counter="(0)" below=clear>
            <thead>
                <tr>
                    <th scope="col">"Task definition"</th>
                    <th scope="col">"Status"</th>
                </tr>
            </thead>
            <tbody></tbody>
        </TableCard>
    }
    .into_any()
}

fn details() -> AnyView {
    let tab = RwSignal::new(String::from("containers"));
    let code = "{\n  \"family\": \"web\",\n  \"containerDefinitions\": [\n    { \"name\": \"app\", \"image\": \"public.ecr.aws/docker/library/httpd:2.4\", \"essential\": true, \"memory\": 512 }\n  ]\n}";
    let arn = "arn:aws:ecs:us-east-1:111122223333:task-definition/web:3";
    let tabs = vec![
        Tab::new("containers", "Containers", || view! { <p>"Two containers."</p> }),
        Tab::new("json", "JSON", move || view! { <CodeBlock label="JSON" code=code /> }),
        Tab::new("tags", "Tags", || view! { <EmptyState title="No tags" text="This revision has no tags." /> }),
    ];
    let pairs = vec![
        KeyValue::text("ARN", arn).copies(arn),
        KeyValue::view("Status", view! { <StatusIndicator tone=Tone::Success label="ACTIVE" /> }),
        KeyValue::text("Task role", ""),
        KeyValue::text("Created", "November 23, 2026, 14:32 (UTC+1:00)"),
        KeyValue::text("Network mode", "awsvpc"),
        KeyValue::text("Size", ".25 vCPU, .5 GB"),
    ];
    let tones = [
        (Tone::Success, "ACTIVE"),
        (Tone::Inactive, "INACTIVE"),
        (Tone::Pending, "PENDING"),
        (Tone::InProgress, "DELETE_IN_PROGRESS"),
        (Tone::Error, "FAILED"),
        (Tone::Warning, "Almost full"),
        (Tone::Info, "New"),
    ];
    let tones = tones.map(|(tone, word)| view! { <StatusIndicator tone=Signal::stored(tone) label=word /> });
    view! {
        <Container heading="Overview">
            <KeyValues pairs />
        </Container>
        <Tabs label="Details" tabs current=tab on_change=Callback::new(move |code| tab.set(code)) />
        <Container heading="Smaller things">
            <div class="actions">{tones.into_iter().collect::<Vec<_>>()}</div>
            <CopyButton label="Copy JSON" text=code labelled=true />
            <Expandable summary="Health check - optional">
                <p>"What is inside."</p>
            </Expandable>
            <Container heading="Nested" nested=true>
                <Meter label="Size" value=40_000_u32 max=65_536 says="39.1 of 64 KiB" />
                <Meter label="Storage" value=70_000_u32 max=65_536 says="68.4 of 64 KiB" />
            </Container>
        </Container>
    }
    .into_any()
}

fn forms() -> AnyView {
    let name = RwSignal::new(String::from("web app"));
    let wrong = Signal::derive(move || {
        name.with(|name| name.contains(' ')).then(|| "A family's name has no spaces.".to_owned())
    });
    let launch = RwSignal::new(String::from("FARGATE"));
    let code = RwSignal::new(String::from("{\n  \"family\": \"web\",\n  \"cpu\": 256,\n  \"memory\": \"512\"\n}\n"));
    let (ticked, size) = (RwSignal::new(true), RwSignal::new(String::from("256")));
    let choices = vec![
        RadioChoice {
            value: "FARGATE".to_owned(),
            label: "AWS Fargate".to_owned(),
            description: "Serverless compute for containers.".to_owned(),
        },
        RadioChoice {
            value: "EC2".to_owned(),
            label: "Amazon EC2 instances".to_owned(),
            description: "Instances you manage yourself.".to_owned(),
        },
    ];
    let set = move |signal: RwSignal<String>| Callback::new(move |text| signal.set(text));
    let segment = |code: &str, label: &str, refused: Option<&str>| Segment {
        code: code.to_owned(),
        label: label.to_owned(),
        refused: Signal::stored(refused.map(str::to_owned)),
    };
    let segments = vec![
        segment("FARGATE", "Fargate", None),
        segment("EC2", "EC2", None),
        segment("EXTERNAL", "External", Some("There are no external instances.")),
    ];
    view! {
        <Container heading="Task definition configuration">
            <SegmentedControl label="Look at" segments current=launch on_change=set(launch) />
            <FormField
                label="Task definition family"
                description="A name for all revisions."
                constraint="Up to 255 letters (uppercase and lowercase), numbers, hyphens, and underscores are allowed."
                error=wrong
            >
                <Input value=name on_input=set(name) />
            </FormField>
            <FormField label="CPU" optional=true>
                <Select choices=Choices::of(&[("256", ".25 vCPU"), ("512", ".5 vCPU")]) value=size on_change=set(size) />
            </FormField>
            <RadioGroup legend="Launch type" choices=choices.clone() value=launch on_change=set(launch) tiles=true />
            <RadioGroup legend="The same, plain" choices value=launch on_change=set(launch) />
            <Checkbox label="Enable execute command" checked=ticked on_change=Callback::new(move |it| ticked.set(it)) />
            <FormField label="Notes">
                <Textarea value=name on_input=set(name) />
            </FormField>
            <FormField label="Task definition JSON" error=wrong control_id="kit-json">
                <CodeEditor value=code on_input=set(code) error_line=Some(3) />
            </FormField>
            <Button label="Go to line 3" on_press=move || focus_line("kit-json", 3) />
        </Container>
    }
    .into_any()
}
