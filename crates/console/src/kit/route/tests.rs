//! What hashes say, and back.

use super::*;

fn is_region(code: &str) -> bool {
    ["us-east-1", "eu-west-1"].contains(&code)
}

fn parse(hash: &str) -> Location {
    Location::parse(hash, is_region)
}

fn page(hash: &str) -> Route {
    parse(hash).route
}

fn us() -> String {
    "us-east-1".to_owned()
}

#[test]
fn every_page_is_read_from_its_link_and_written_back() {
    let web = || "web".to_owned();
    let production = || "production".to_owned();
    let launch = |form, given| Route::Launch { region: us(), form, given };
    for (hash, route) in [
        ("#/", Route::Home),
        ("#/us-east-1/task-definitions", Route::TaskDefinitions { region: us() }),
        ("#/us-east-1/task-definitions/web", Route::Family { region: us(), family: web() }),
        ("#/us-east-1/task-definitions/web/3", Route::Revision { region: us(), family: web(), revision: 3 }),
        ("#/us-east-1/create-task-definition", Route::CreateTaskDefinition { region: us(), from: None }),
        (
            "#/us-east-1/create-task-definition?from=web:3",
            Route::CreateTaskDefinition { region: us(), from: Some((web(), 3)) },
        ),
        ("#/us-east-1/clusters", Route::Clusters { region: us() }),
        ("#/us-east-1/clusters/production", Route::Cluster { region: us(), cluster: production() }),
        (
            "#/us-east-1/clusters/production/services/web",
            Route::Service { region: us(), cluster: production(), service: web() },
        ),
        (
            "#/us-east-1/clusters/production/tasks/0123456789abcdef0123456789abcdef",
            Route::Task { region: us(), cluster: production(), task: "0123456789abcdef".repeat(2) },
        ),
        ("#/us-east-1/run-task", launch(Form::RunTask, Given::default())),
        ("#/us-east-1/create-service?taskDefinition=web:3", launch(Form::CreateService, Given::revision("web", 3))),
        (
            "#/us-east-1/run-task?taskDefinition=web&cluster=production",
            launch(
                Form::RunTask,
                Given { task_definition: Some((web(), None)), ..Given::default() }.in_cluster("production"),
            ),
        ),
        (
            "#/us-east-1/update-service?taskDefinition=web:3&cluster=production&service=web",
            launch(Form::UpdateService, Given::revision("web", 3).in_cluster("production").for_service("web")),
        ),
        ("#/settings", Route::Settings),
        ("#/kit", Route::Kit),
    ] {
        assert_eq!(page(hash), route, "{hash}");
        assert_eq!(route.href(), hash);
    }
}

#[test]
fn a_bare_page_and_a_trailing_slash_are_read_too() {
    for hash in ["", "#", "#/", "/", "#//"] {
        assert_eq!(page(hash), Route::Home, "{hash:?}");
    }
    assert_eq!(page("#/us-east-1/task-definitions/"), Route::TaskDefinitions { region: us() });
}

#[test]
fn what_names_no_page_is_kept_as_it_was_asked_for() {
    let long = "f".repeat(256);
    for text in [
        "/nowhere",
        "/mars-north-1/task-definitions",
        "/us-east-1",
        "/us-east-1/task-definitions/web/0",
        "/us-east-1/task-definitions/web/03",
        "/us-east-1/task-definitions/web/+3",
        "/us-east-1/task-definitions/web/99999999999",
        "/us-east-1/task-definitions/web/3/more",
        "/us-east-1/task-definitions/we%2Fb",
        "/us-east-1/task-definitions/caf%C3%A9",
        "/us-east-1/task-definitions/%",
        "/us-east-1/task-definitions/%4",
        "/us-east-1/task-definitions/%ff",
        "/us-east-1/task-definitions/%+1",
        "/us-east-1/create-task-definition?from=",
        "/us-east-1/create-task-definition?from=web",
        "/us-east-1/create-task-definition?from=web:zero",
        "/us-east-1/clusters/a b",
        "/us-east-1/clusters/production/services",
        "/us-east-1/clusters/production/services/a.b",
        "/us-east-1/clusters/production/tasks/0123456789ABCDEF0123456789abcdef",
        "/us-east-1/clusters/production/tasks/0123",
        "/us-east-1/run-task?taskDefinition=",
        "/us-east-1/run-task?taskDefinition=web:",
        "/us-east-1/run-task?taskDefinition=web:0",
        "/us-east-1/run-task?cluster=",
        "/us-east-1/update-service?service=a.b",
        "/us-east-1/run-service",
        "/us-east-1/../settings",
        "/Settings",
        "#",
        "##/settings",
        "/\u{0}",
        "/ÿ/😀?😀=%F0%9F%98%80",
        &format!("/us-east-1/task-definitions/{long}"),
    ] {
        let hash = format!("#{text}");
        assert_eq!(page(&hash), Route::NotFound(text.to_owned()));
        assert_eq!(page(&hash).href(), hash);
    }
}

#[test]
fn a_path_may_be_percent_encoded() {
    assert_eq!(
        page("#/us-east-1/task-definitions/w%65b_%2d1"),
        Route::Family { region: us(), family: "web_-1".to_owned() }
    );
}

#[test]
fn a_query_is_read_by_name() {
    let query = parse("#/us-east-1/task-definitions?filter=a%20b+c&status=ALL&page=12&size=50&sort=-created&tab=json");
    let query = query.query;
    assert_eq!(query.filter(), "a b c");
    assert_eq!(query.status(), Some("ALL"));
    assert_eq!(query.page(), 12);
    assert_eq!(query.page_size(), Some(50));
    assert_eq!(query.sort(), Some(("created", Direction::Descending)));
    assert_eq!(query.tab(), Some("json"));
    assert_eq!(query.get("absent"), None);
}

#[test]
fn nonsense_in_a_query_reads_as_nothing() {
    for text in
        ["", "?", "?&&&", "?=1&=", "?page", "?page=0", "?page=-1", "?page=1e3", "?page=%GG", "?page=99999999999999"]
    {
        let here = parse(&format!("#/us-east-1/task-definitions{text}"));
        assert_eq!(here.route, Route::TaskDefinitions { region: us() }, "{text}");
        assert_eq!((here.query.page(), here.query.filter(), here.query.page_size()), (1, "", None), "{text}");
    }
    let first_wins = parse("#/us-east-1/task-definitions?page=2&page=3").query;
    assert_eq!(first_wins.page(), 2);
}

#[test]
fn a_query_survives_being_written_and_read() {
    for value in ["", "plain", "a&b=c?d#e+f g%h", "ünï 😀", "a:b/c", "\u{0}\n"] {
        let query = Query::default().with("filter", value).with("x y", "z");
        let hash = Route::TaskDefinitions { region: us() }.href_with(&query);
        assert!(hash.is_ascii() && !hash[1..].contains('#'), "{hash}");
        assert_eq!(parse(&hash).query, query);
    }
    let based = Route::CreateTaskDefinition { region: us(), from: Some(("web".to_owned(), 3)) };
    let hash = based.href_with(&Query::default().with_tab("json"));
    assert_eq!(hash, "#/us-east-1/create-task-definition?from=web:3&tab=json");
    assert_eq!(parse(&hash), Location { route: based, query: Query::default().with_tab("json") });
}

#[test]
fn another_filter_status_size_or_sort_starts_at_the_first_page() {
    let third = || Query::default().with_page(3);
    assert_eq!(third().page(), 3);
    for query in [
        third().with_filter("web"),
        third().with_filter(""),
        third().with_status("ALL"),
        third().with_page_size(20),
        third().with_sort("created", Direction::Ascending),
        third().with_page(1),
    ] {
        assert_eq!(query.get("page"), None);
    }
    assert_eq!(third().with_filter("web").with_filter(""), Query::default());
}

#[test]
fn no_text_makes_parsing_panic() {
    let bits = [
        "#",
        "/",
        "?",
        "&",
        "=",
        "%",
        "%2",
        "%2F",
        "us-east-1",
        "task-definitions",
        "clusters",
        "run-task",
        ":",
        "0",
        "é",
        "\u{10FFFF}",
    ];
    let mut state = 1_u32;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..8 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(bits[(state >> 16) as usize % bits.len()]);
        }
        let here = parse(&text);
        // Writing what was read and reading it again changes nothing more.
        assert_eq!(parse(&here.href()), here, "{text}");
    }
}
