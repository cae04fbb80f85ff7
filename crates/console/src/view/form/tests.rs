use lifecycle::{Account, Timestamp};
use proptest::prelude::*;

use super::*;

const APP: &str = "containerDefinitions[0]";

fn document() -> Value {
    json!({
        "family": "web",
        "ephemeralStorage": { "sizeInGiB": 30 },
        "containerDefinitions": [{ "name": "app", "image": "nginx", "memory": 64, "user": "www" }],
    })
}

/// What typing into the fields, in this order, makes of the value at a place.
fn check(typed: &[(&str, Kind, &str)], place: &str, expected: Value) {
    let mut document = document();
    for (place, kind, typed) in typed {
        write(&mut document, place, *kind, typed);
        let round = shown(&document, place);
        assert!(round == *typed || *kind == Kind::Number && round == typed.trim(), "{place} shows {round}");
    }
    assert_eq!(at(&document, place).cloned().unwrap_or_default(), expected, "{place}");
}

#[test]
fn what_is_typed_is_written_down_and_what_is_emptied_goes() {
    let log = format!("{APP}.{}", LOG_OPTIONS[0]);
    check(&[("cpu", Kind::Text, "256")], "cpu", json!("256"));
    check(&[("cpu", Kind::Text, "256"), ("cpu", Kind::Text, "")], "cpu", Value::Null);
    check(&[("family", Kind::KeptText, "")], "family", json!(""));
    check(&[(&log, Kind::Text, "/ecs/web"), (&log, Kind::Text, "")], &format!("{APP}.logConfiguration"), Value::Null);
    check(&[("containerDefinitions[0].memory", Kind::Number, " 128 ")], &format!("{APP}.memory"), json!(128));
    check(&[("containerDefinitions[0].memory", Kind::Number, "")], &format!("{APP}.memory"), Value::Null);
}

#[test]
fn what_is_no_number_is_kept_as_it_was_typed_and_told() {
    for typed in ["lots", "12.5", "1e3", "0x10", "64 MiB", "99999999999"] {
        let place = format!("{APP}.memory");
        let mut document = document();
        write(&mut document, &place, Kind::Number, typed);
        assert_eq!(shown(&document, &place), typed);
        assert!(is_no_number(&document, &place), "{typed}");
        assert!(api::register(document).is_err_and(|error| error.place == place), "{typed}");
    }
    assert!(!is_no_number(&document(), &format!("{APP}.memory")));
    assert!(!is_no_number(&document(), &format!("{APP}.cpu")));
}

#[test]
fn launch_types_are_told_apart_and_fargate_brings_its_network() {
    let mut document = document();
    require(&mut document, "EC2");
    assert!(!has(&document, "networkMode") && cpu_sizes(&document).is_none());
    require(&mut document, "FARGATE");
    assert_eq!(shown(&document, "networkMode"), "awsvpc");
    release(&mut document, "EC2");
    assert!(requires(&document, "FARGATE") && !requires(&document, "EC2"));
    release(&mut document, "FARGATE");
    assert!(!has(&document, COMPATIBILITIES));
    put(&mut document, "networkMode", json!("host"));
    require(&mut document, "FARGATE");
    assert_eq!(shown(&document, "networkMode"), "host", "what was chosen stays, for the rules to refuse");
}

#[test]
fn fargate_offers_its_sizes() {
    let mut document = document();
    require(&mut document, "FARGATE");
    assert_eq!(memory_sizes(&document), Some(vec![]), "before there is a size of CPU");
    write(&mut document, "cpu", Kind::Text, ".25 vCPU");
    assert_eq!(memory_sizes(&document), Some(vec![512, 1024, 2048]));
    assert_eq!(chosen_size(&document, "cpu"), "256");
    write(&mut document, "memory", Kind::Text, "a lot");
    assert_eq!(chosen_size(&document, "memory"), "a lot");
}

#[test]
fn containers_and_rows_are_added_behind_the_others() {
    let mut document = json!({ "family": "web" });
    assert_eq!((add_container(&mut document), add_container(&mut document)), (0, 1));
    assert!(is_essential(&document, &container(0)) && !is_essential(&document, &container(1)));
    for rows in [PORTS, ENVIRONMENT, SECRETS] {
        let list = format!("{}.{}", container(1), rows.list);
        assert_eq!((add_row(&mut document, &list, rows), add_row(&mut document, &list, rows)), (0, 1));
        assert_eq!(at(&document, &list).unwrap()[0], serde_json::from_str::<Value>(rows.fresh).unwrap());
    }
    add_row(&mut document, "tags", TAGS);
    collect_logs(&mut document, &container(0), Region::FIRST);
    assert_eq!(shown(&document, &format!("{}.{}", container(0), LOG_OPTIONS[0])), "/ecs/web");
    assert!(api::register(document).is_ok());
}

#[test]
fn a_place_leads_to_its_field_if_there_is_one() {
    let mut document = document();
    add_row(&mut document, "tags", TAGS);
    add_row(&mut document, &format!("{APP}.portMappings"), PORTS);
    collect_logs(&mut document, APP, Region::FIRST);
    for (place, field) in [
        ("family", Some("family")),
        ("containerDefinitions", Some("containerDefinitions")),
        ("containerDefinitions[0].memory", Some("containerDefinitions[0].memory")),
        ("containerDefinitions[1].memory", None),
        ("tags[0]", Some("tags[0].key")),
        ("containerDefinitions[0].portMappings[0].hostPort", Some("containerDefinitions[0].portMappings[0].hostPort")),
        (
            "containerDefinitions[0].logConfiguration.options",
            Some("containerDefinitions[0].logConfiguration.options.awslogs-group"),
        ),
        ("containerDefinitions[0].dependsOn", None),
        ("containerDefinitions[0].startTimeout", None),
        ("volumes[0].name", None),
    ] {
        assert_eq!(field_of(&document, place).as_deref(), field, "{place}");
    }
    put(&mut document, "networkMode", json!("awsvpc"));
    assert_eq!(field_of(&document, "containerDefinitions[0].portMappings[0].hostPort"), None);
    put(&mut document, "containerDefinitions[0].portMappings[0].hostPort", json!(81));
    assert!(field_of(&document, "containerDefinitions[0].portMappings[0].hostPort").is_some());
}

#[test]
fn every_container_rule_that_a_form_alone_can_break_has_a_field() {
    let mut document = document();
    for (place, kind, typed) in [
        ("family", Kind::KeptText, "two words"),
        ("cpu", Kind::Text, "much"),
        ("memory", Kind::Text, "much"),
        ("containerDefinitions[0].image", Kind::Text, ""),
        ("containerDefinitions[0].memoryReservation", Kind::Number, "65"),
        ("containerDefinitions[0].cpu", Kind::Number, "-1"),
    ] {
        let mut broken = document.clone();
        write(&mut broken, place, kind, typed);
        assert_eq!(refused_at(&broken).as_deref(), Some(place));
    }
    put(&mut document, "containerDefinitions[0].essential", json!(false));
    assert_eq!(refused_at(&document).as_deref(), Some(CONTAINERS));
}

/// The place that the rules name, which has a field.
fn refused_at(document: &Value) -> Option<String> {
    let registration = api::register(document.clone()).unwrap();
    let refusal = draft::refusal(&Account::empty(Timestamp::from_millis(0)), Region::FIRST, &registration)?;
    field_of(document, &refusal.place?)
}

#[test]
fn the_form_opens_on_what_it_can_show() {
    for (text, opens) in [
        (r#"{"family":"web"}"#, true),
        (r#"{"cpu":256,"containerDefinitions":[{"memory":"64"},{"name":7}]}"#, true),
        (r#"{"taskDefinition":{"family":"web"},"ResponseMetadata":{}}"#, true),
        ("{", false),
        ("[]", false),
        ("7", false),
        (r#"{"containerDefinitions":{}}"#, false),
        (r#"{"containerDefinitions":5}"#, false),
        (r#"{"containerDefinitions":[5]}"#, false),
        (r#"{"containerDefinitions":[{"name":{}}]}"#, false),
        (r#"{"requiresCompatibilities":"EC2"}"#, false),
        (r#"{"runtimePlatform":"LINUX"}"#, false),
        (r#"{"volumes":[{"name":7}]}"#, false),
        (r#"{"tags":[7]}"#, false),
    ] {
        assert_eq!(open(text).is_ok(), opens, "{text}");
    }
    assert_eq!(open(r#"{"taskDefinition":{"family":"web"},"tags":[]}"#), Ok(json!({ "family": "web", "tags": [] })));
}

proptest! {
    #[test]
    fn filling_in_and_emptying_the_form_leaves_what_has_no_field(
        typed in "[a-z0-9 ]{1,6}",
        unknown in proptest::collection::btree_map("x[a-z]{1,4}", ".{0,4}", 1..4),
    ) {
        let mut document = document();
        for (name, value) in &unknown {
            put(&mut document, name, json!(value));
            put(&mut document, &format!("{APP}.{name}"), json!(value));
        }
        let before = document.clone();
        add_row(&mut document, "tags", TAGS);
        add_row(&mut document, &format!("{APP}.portMappings"), PORTS);
        collect_logs(&mut document, APP, Region::FIRST);
        let lists = [CONTAINERS, COMPATIBILITIES].map(String::from);
        for field in fields(&document).iter().filter(|field| !lists.contains(field)) {
            write(&mut document, field, Kind::Text, &typed);
        }
        for list in ["tags[0]", "containerDefinitions[0].portMappings[0]", "containerDefinitions[0].logConfiguration"] {
            clear(&mut document, list);
        }
        for field in fields(&document).iter().filter(|field| !lists.contains(field)) {
            match at(&before, field) {
                Some(value) => put(&mut document, field, value.clone()),
                None => write(&mut document, field, Kind::Text, ""),
            }
        }
        prop_assert_eq!(document, before);
    }
}
