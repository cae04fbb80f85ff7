//! The form: a card for the family, one for what the task needs, one for each container, and one for tags.

use leptos::prelude::*;
use lifecycle::document::table::{ARCHITECTURES, COMPATIBILITIES, NETWORK_MODES, OPERATING_SYSTEMS};
use lifecycle::{FARGATE_OPERATING_SYSTEMS, MAX_CONTAINERS, Reason};
use web_sys::{Element, Event};

use crate::kit::dom;
use crate::kit::prelude::*;
use crate::text::{self, create as words};
use crate::view::{form, place};

use super::container::container;
use super::editor::{AS_JSON_ID, Editor};
use super::field::{Field, field_id, place_of, plain};
use super::rows::rows;

/// The cards, and above them what was refused and has no field.
pub fn cards(editor: Editor) -> AnyView {
    // A field counts as left when another has the focus, not when a button gets it: what is said below the field then
    // would move the button away from under the pointer, and the press would be lost.
    let here = StoredValue::new(String::new());
    let entered = move |event: Event| {
        let id = event_target::<Element>(&event).id();
        if let Some(place) = place_of(&id) {
            here.with_value(|left| {
                if left != place {
                    editor.touch(left);
                }
            });
            here.set_value(place.to_owned());
        }
    };
    let count = Memo::new(move |_| editor.ask(|document| place::count(document, form::CONTAINERS)));
    let containers = move || several((0..count.get()).map(|index| container(editor, index)).collect());
    el("div")
        .class("stack")
        .on("focusin", entered)
        .live(move || banner(editor))
        .child(configuration(editor))
        .child(infrastructure(editor))
        .child(el("div").class("stack containers").live(containers))
        .child(add_container(editor, count))
        .child(tags(editor))
        .into_any()
}

fn banner(editor: Editor) -> AnyView {
    let Some((what, place)) = editor.banner() else { return nothing() };
    view! {
        <Banner kind=FlashKind::Error header=what text=place>
            <Button label=words::GO_ON_AS_JSON id=AS_JSON_ID on_press=move || editor.go_on_as_json() />
        </Banner>
    }
    .into_any()
}

fn configuration(editor: Editor) -> AnyView {
    let family = if editor.names_family() {
        Field::new("family", words::FAMILY, words::family_hint()).kept().input(editor)
    } else {
        let family = Signal::derive(move || editor.ask(|document| form::shown(document, "family")));
        view! { <KeyValues pairs=vec![KeyValue::changing(words::FAMILY, family)] /> }.into_any()
    };
    view! { <Container heading=words::CONFIGURATION>{family}</Container> }.into_any()
}

fn infrastructure(editor: Editor) -> AnyView {
    let systems = move |document: &_| {
        let fargate = form::requires(document, "FARGATE");
        Some(plain(if fargate { FARGATE_OPERATING_SYSTEMS } else { OPERATING_SYSTEMS }))
    };
    let system =
        Field::new("runtimePlatform.operatingSystemFamily", words::OPERATING_SYSTEM, words::OPERATING_SYSTEM_HINT)
            .optional();
    let fields = vec![
        system.clone().choice(editor, system, form::shown, Box::new(systems)),
        Field::new("runtimePlatform.cpuArchitecture", words::ARCHITECTURE, words::ARCHITECTURE_HINT)
            .optional()
            .select(editor, plain(ARCHITECTURES)),
        Field::new("networkMode", words::NETWORK_MODE, words::NETWORK_MODE_HINT)
            .optional()
            .select(editor, plain(NETWORK_MODES)),
    ];
    let sizes = |sizes: Option<Vec<u32>>, says: fn(u32) -> String| {
        sizes.map(|sizes| sizes.into_iter().map(|size| (size.to_string(), says(size))).collect())
    };
    let size_fields = vec![
        Field::new("cpu", words::TASK_CPU, words::TASK_CPU_HINT).optional().choice(
            editor,
            Field::new("cpu", words::TASK_CPU, words::FARGATE_SIZE_HINT),
            form::chosen_size,
            Box::new(move |document| sizes(form::cpu_sizes(document), words::vcpu)),
        ),
        Field::new("memory", words::TASK_MEMORY, words::TASK_MEMORY_HINT).optional().choice(
            editor,
            Field::new("memory", words::TASK_MEMORY, words::FARGATE_MEMORY_HINT),
            form::chosen_size,
            Box::new(move |document| sizes(form::memory_sizes(document), words::gigabytes)),
        ),
    ];
    let roles = vec![
        Field::new("taskRoleArn", words::TASK_ROLE, words::TASK_ROLE_HINT).optional().input(editor),
        Field::new("executionRoleArn", words::EXECUTION_ROLE, words::execution_role_hint()).optional().input(editor),
    ];
    view! {
        <Container heading=words::INFRASTRUCTURE description=words::INFRASTRUCTURE_TEXT>
            {launch_types(editor)} {beside(fields)} {beside(size_fields)} {beside(roles)}
        </Container>
    }
    .into_any()
}

/// Fields side by side, where there is room.
pub fn beside(fields: Vec<AnyView>) -> AnyView {
    el("div").class("fields").children(fields).into_any()
}

fn launch_types(editor: Editor) -> AnyView {
    let boxes = COMPATIBILITIES.iter().map(|code| {
        let change = move |ticked: bool| {
            editor.change(
                |document| {
                    if ticked { form::require(document, code) } else { form::release(document, code) }
                },
            );
        };
        view! {
            <Checkbox
                label=words::launch_type(code)
                checked=Signal::derive(move || editor.ask(|document| form::requires(document, code)))
                on_change=Callback::new(change)
            />
        }
        .into_any()
    });
    let id = field_id(form::COMPATIBILITIES);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    el("fieldset")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-describedby", format!("{error_id} {hint_id}"))
        .class("radio-group")
        .child(el("legend").text(words::LAUNCH_TYPE))
        .child(el("div").class("radio-choices launch-types").children(boxes.collect::<Vec<_>>()))
        .child(error(editor, form::COMPATIBILITIES, error_id))
        .child(el("div").attr("id", hint_id).class("field-hint").text(words::LAUNCH_TYPE_HINT))
        .into_any()
}

/// What is wrong with something that is no single control.
fn error(editor: Editor, place: &'static str, id: String) -> AnyView {
    let error = move || match editor.complaint(place) {
        Some(error) => several(vec![icon(Icon::Warning), el("span").text(error).into_any()]),
        None => nothing(),
    };
    el("div").attr("id", id).class("field-error").attr("role", "alert").live(error).into_any()
}

fn add_container(editor: Editor, count: Memo<usize>) -> AnyView {
    let add = move || {
        if let Some(index) = editor.change(form::add_container) {
            announce(&words::added(&words::container(index)));
            dom::after_render(move || {
                dom::focus(&field_id(&format!("{}.name", form::container(index))));
            });
        }
    };
    let full = move || {
        let count = count.get() + 1;
        (count > MAX_CONTAINERS).then(|| Reason::TooManyContainers { count }.message())
    };
    let id = field_id(form::CONTAINERS);
    let error_id = format!("{id}-error");
    el("div")
        .class("field")
        .child(view! { <Button label=words::ADD_CONTAINER id=id refused=Signal::derive(full) on_press=add /> })
        .child(error(editor, form::CONTAINERS, error_id))
        .child(el("div").class("field-hint").text(words::containers_hint()))
        .into_any()
}

fn tags(editor: Editor) -> AnyView {
    view! { <Container heading=text::TAGS description=words::TAGS_TEXT>{rows(editor, "", form::TAGS)}</Container> }
        .into_any()
}
