//! The tags of a resource, and changing them.

use leptos::prelude::*;
use lifecycle::{Account, Family, Operation, Region, Revision, Tag, Tags, TaskDefinitionArn};

use crate::app::held_elsewhere;
use crate::kit::dom;
use crate::kit::prelude::*;
use crate::lab::{Lab, NotDone};
use crate::text;

/// The id of the field that takes a key.
const KEY_ID: &str = "tag-key";

/// The tab `Tags` of a revision.
pub fn tab(region: Region, family: Family, number: u32) -> AnyView {
    let lab = Lab::current();
    let Some(revision) = Revision::new(number) else { return ().into_any() };
    let account = lab.peek(Account::id);
    let arn = TaskDefinitionArn { account, region, family: family.clone(), revision }.to_string();
    let tags =
        move || lab.read(|account| account.revisions(region, &family)?.tags(revision).cloned()).unwrap_or_default();
    table(region, arn, tags, text::NO_TAGS_TEXT)
}

/// The tags of what has this ARN, which `find` finds; `none` says that there are none.
pub fn table(
    region: Region,
    arn: String,
    find: impl Fn() -> Tags + Send + Sync + 'static,
    none: &'static str,
) -> AnyView {
    let lab = Lab::current();
    let find: Box<dyn Fn() -> Tags + Send + Sync> = Box::new(find);
    let tags = Memo::new(move |_| find());
    let held = held_elsewhere(lab);
    let resource = StoredValue::new(arn);
    let rows = move || {
        let pairs: Vec<(String, String)> = tags.with(|tags| tags.iter().map(|(k, v)| (k.into(), v.into())).collect());
        several(pairs.into_iter().map(|(key, value)| row(lab, region, resource, held, key, value)).collect())
    };
    let none = move || {
        let none = || view! { <EmptyState title=text::NO_TAGS text=none /> }.into_any();
        tags.with(Tags::is_empty).then(none)
    };
    view! {
        <TableCard
            id="tags"
            heading=text::TAGS
            counter=Signal::derive(move || counter(0, tags.with(|tags| tags.iter().count())))
            below=maybe_live(none)
        >
            <thead>
                <tr>
                    <th scope="col">{text::KEY}</th>
                    <th scope="col">{text::VALUE}</th>
                    <th scope="col">
                        <span class="visually-hidden">{text::ACTIONS}</span>
                    </th>
                </tr>
            </thead>
            {el("tbody").live(rows).into_any()}
        </TableCard>
        {add(lab, region, resource, held)}
    }
    .into_any()
}

fn row(
    lab: Lab,
    region: Region,
    resource: StoredValue<String>,
    held: Signal<Option<String>>,
    key: String,
    value: String,
) -> AnyView {
    let label = text::remove_tag(&key);
    let flashes = Flashes::current();
    let remove = {
        let key = key.clone();
        move || {
            let operation = Operation::Untag { resource: resource.get_value(), keys: vec![key.clone()] };
            if let Err(why) = lab.call(region, operation) {
                flashes.push(Flash::new(FlashKind::Error, text::TAGS_UNCHANGED).text(not_done(&why)));
            }
            dom::after_render(|| {
                dom::focus("tags-heading");
            });
        }
    };
    view! {
        <tr>
            <th scope="row">{key}</th>
            <td>{value}</td>
            <td>
                <Button label=label look=Look::Inline refused=held on_press=remove />
            </td>
        </tr>
    }
    .into_any()
}

fn add(lab: Lab, region: Region, resource: StoredValue<String>, held: Signal<Option<String>>) -> AnyView {
    let (key, value) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let send = move || {
        if held.with_untracked(Option::is_some) {
            return;
        }
        let tag = Tag::new(key.get_untracked().trim(), value.get_untracked().trim());
        let operation = Operation::Tag { resource: resource.get_value(), tags: vec![tag] };
        match lab.call(region, operation) {
            Ok(_) => {
                error.set(None);
                key.set(String::new());
                value.set(String::new());
            }
            Err(why) => error.set(Some(not_done(&why))),
        }
        dom::focus(KEY_ID);
    };
    view! {
        <form
            class="tag-form"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <FormField label=text::KEY error=error control_id=KEY_ID>
                <Input value=key on_input=Callback::new(move |text| key.set(text)) />
            </FormField>
            <FormField label=text::VALUE optional=true>
                <Input value=value on_input=Callback::new(move |text| value.set(text)) />
            </FormField>
            <Button label=text::ADD_TAG refused=held submits=true />
        </form>
    }
    .into_any()
}

fn not_done(why: &NotDone) -> String {
    match why {
        NotDone::Refused(refusal) => text::error(refusal.code(), &refusal.message()),
        NotDone::HeldElsewhere => text::HELD_ELSEWHERE.into(),
    }
}
