//! Reading and changing one place of a JSON document, such as `containerDefinitions[0].image`, and nothing beside it.
//!
//! An index passes over items that are null, as ECS does. A change at a place that the document has no room for, such as a
//! member of a text, changes nothing.

use serde_json::{Map, Value};

/// What is there; `None` also where it is null.
pub fn at<'v>(document: &'v Value, place: &str) -> Option<&'v Value> {
    let found = steps(place).try_fold(document, |value, step| match step {
        Step::Member(name) => value.get(name),
        Step::Item(index) => value.as_array()?.iter().filter(|item| !item.is_null()).nth(index),
    });
    found.filter(|value| !value.is_null())
}

/// How many items the list has that is there; 0 where there is none.
pub fn count(document: &Value, place: &str) -> usize {
    let items = at(document, place).and_then(Value::as_array);
    items.map_or(0, |items| items.iter().filter(|item| !item.is_null()).count())
}

/// Puts a value there, into objects that are made where they are missing.
pub fn put(document: &mut Value, place: &str, value: Value) {
    if let Some(room) = room(document, place) {
        *room = value;
    }
}

/// Puts a value behind the last item of the list that is there, or into a new one.
pub fn append(document: &mut Value, place: &str, value: Value) {
    match room(document, place) {
        Some(Value::Array(items)) => items.push(value),
        Some(room) if room.is_null() => *room = Value::Array(vec![value]),
        _ => {}
    }
}

/// Takes away what is there, and each object or list around it that is empty then, up to the next item of a list.
pub fn clear(document: &mut Value, place: &str) {
    let steps: Vec<Step> = steps(place).collect();
    clear_at(document, &steps);
}

fn clear_at(value: &mut Value, steps: &[Step]) {
    match (steps, value) {
        ([Step::Member(name)], Value::Object(members)) => {
            members.remove(*name);
        }
        ([Step::Member(name), rest @ ..], Value::Object(members)) => {
            let Some(inner) = members.get_mut(*name) else { return };
            clear_at(inner, rest);
            let emptied = match inner {
                Value::Object(members) => members.is_empty(),
                Value::Array(items) => items.is_empty(),
                _ => false,
            };
            if emptied {
                members.remove(*name);
            }
        }
        ([Step::Item(index), rest @ ..], Value::Array(items)) => {
            let Some(index) = position(items, *index) else { return };
            if rest.is_empty() {
                items.remove(index);
            } else {
                clear_at(&mut items[index], rest);
            }
        }
        _ => {}
    }
}

/// Where a value can be put; null where there is none yet.
fn room<'v>(document: &'v mut Value, place: &str) -> Option<&'v mut Value> {
    steps(place).try_fold(document, |value, step| match step {
        Step::Member(name) => {
            if value.is_null() {
                *value = Value::Object(Map::new());
            }
            Some(value.as_object_mut()?.entry(name).or_insert(Value::Null))
        }
        Step::Item(index) => {
            let items = value.as_array_mut()?;
            let index = position(items, index)?;
            items.get_mut(index)
        }
    })
}

/// Where in a list the item stands that is counted without those that are null.
fn position(items: &[Value], index: usize) -> Option<usize> {
    items.iter().enumerate().filter(|(_, item)| !item.is_null()).nth(index).map(|(position, _)| position)
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Member(&'p str),
    Item(usize),
}

fn steps(place: &str) -> impl Iterator<Item = Step<'_>> {
    place.split(['.', '[']).filter(|step| !step.is_empty()).map(|step| {
        let index = step.strip_suffix(']').and_then(|index| index.parse().ok());
        index.map_or(Step::Member(step), Step::Item)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    const TEXT: &str = r#"{"family":"web","cpu":null,"odd":7,"runtimePlatform":{"cpuArchitecture":"ARM64"},
        "containerDefinitions":[null,{"name":"a","odd":[]},{"name":"b","environment":[{"name":"K"}]}]}"#;

    fn document() -> Value {
        serde_json::from_str(TEXT).unwrap()
    }

    fn check(change: impl FnOnce(&mut Value), place: &str, before: Value, after: Value) {
        let mut changed = document();
        change(&mut changed);
        let whole = if place.is_empty() { changed } else { at(&changed, place).cloned().unwrap_or_default() };
        assert_eq!(whole, after, "{place}");
        assert_eq!(at(&document(), place).cloned().unwrap_or_default(), before, "{place}");
    }

    #[test]
    fn what_is_there_is_found_and_null_counts_as_nothing() {
        let document = document();
        assert_eq!(at(&document, "containerDefinitions[1].environment[0].name"), Some(&json!("K")));
        assert_eq!(at(&document, "cpu"), None);
        assert_eq!(at(&document, "family.name"), None);
        assert_eq!(at(&document, "containerDefinitions[2]"), None);
        assert_eq!((count(&document, "containerDefinitions"), count(&document, "volumes")), (2, 0));
    }

    #[test]
    fn a_value_is_put_where_objects_are_missing() {
        let log = "containerDefinitions[0].logConfiguration";
        check(
            |it| put(it, &format!("{log}.options.awslogs-group"), json!("/ecs/web")),
            log,
            Value::Null,
            json!({ "options": { "awslogs-group": "/ecs/web" } }),
        );
        check(|it| put(it, "cpu", json!("256")), "cpu", Value::Null, json!("256"));
        check(|it| put(it, "family.name", json!("x")), "family", json!("web"), json!("web"));
    }

    #[test]
    fn items_are_appended_and_taken_away() {
        let first = "containerDefinitions[0].portMappings";
        check(|it| append(it, first, json!({})), first, Value::Null, json!([{}]));
        let second = "containerDefinitions[1]";
        let whole = json!({ "name": "b", "environment": [{ "name": "K" }] });
        check(|it| clear(it, &format!("{second}.environment[0]")), second, whole.clone(), json!({ "name": "b" }));
        check(
            |it| clear(it, &format!("{second}.environment[0].name")),
            second,
            whole.clone(),
            json!({ "name": "b", "environment": [{}] }),
        );
        check(
            |it| clear(it, "containerDefinitions[0]"),
            "containerDefinitions[0]",
            json!({"name":"a","odd":[]}),
            whole,
        );
    }

    #[test]
    fn what_is_emptied_goes_with_what_was_around_it() {
        let platform = json!({ "cpuArchitecture": "ARM64" });
        check(|it| clear(it, "runtimePlatform.cpuArchitecture"), "runtimePlatform", platform.clone(), Value::Null);
        check(|it| clear(it, "runtimePlatform.operatingSystemFamily"), "runtimePlatform", platform.clone(), platform);
    }

    proptest! {
        #[test]
        fn any_place_can_be_asked_for(place in r"[a-c.\[\]0-2]{0,12}") {
            let mut value = json!({ "a": [{ "b": 1 }, null, []], "b": { "c": "x" } });
            let _ = at(&value, &place);
            put(&mut value, &place, json!(1));
            append(&mut value, &place, json!(1));
            clear(&mut value, &place);
        }

        #[test]
        fn a_change_leaves_everything_else_as_it_was(
            members in proptest::collection::btree_map("[a-z]{1,4}", 0..9_i32, 0..6),
            index in 0..2_usize,
        ) {
            let mut document = document();
            for (name, value) in &members {
                put(&mut document, &format!("containerDefinitions[{index}].x-{name}"), json!(value));
            }
            let before = document.clone();
            let place = format!("containerDefinitions[{index}].image");
            put(&mut document, &place, json!("nginx"));
            clear(&mut document, &place);
            prop_assert_eq!(document, before);
        }
    }
}
