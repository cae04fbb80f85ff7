//! What it costs that services and tasks run: a rolling deployment of all services through an hour of virtual time, a year
//! over services that are steady, and calls among a few and among many services that they have nothing to do with.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up should stop")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, criterion_group, criterion_main, measurement::WallTime,
};
use lifecycle::document::Document;
use lifecycle::workloads::options::Options;
use lifecycle::workloads::request::{CreateCluster, CreateService, RunTask, StopTask, UpdateService};
use lifecycle::workloads::service::Rollout;
use lifecycle::{Account, Call, Operation, Outcome, Query, Region, Registration, Source, Timestamp};
use serde_json::{Value, json};

const NOW: Timestamp = Timestamp::from_millis(1_789_551_555_929);
const HOUR: u64 = 60 * 60 * 1_000;
const YEAR: u64 = 365 * 24 * HOUR;
const SERVICES: u32 = 200;
const TASKS: u32 = 50;
/// How many services there are that a call has nothing to do with.
const OTHERS: [u32; 2] = [10, 10_000];
/// ECS has room for 5,000 services in a cluster; the first is the one that calls are made in.
const CLUSTERS: [&str; 3] = ["main", "other", "third"];

fn perform(account: &mut Account, operation: Operation) -> Outcome {
    let call = Call { at: account.now(), region: Region::FIRST, source: Source::Api, operation };
    account.perform(&call).unwrap()
}

fn register(account: &mut Account) {
    let document = json!({
        "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
        "containerDefinitions": [{ "name": "app", "image": "busybox" }],
    });
    let document = Document::from_json(document).unwrap();
    perform(account, Operation::Register(Registration { family: "web".into(), document, tags: Vec::new() }));
}

fn options() -> Options {
    let Value::Object(members) =
        json!({ "networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-0a1b2c3d"] } } })
    else {
        return Options::default();
    };
    Options(members)
}

fn create(account: &mut Account, cluster: &str, name: &str, desired: u32) {
    let request = CreateService {
        cluster: Some(cluster.into()),
        name: Some(name.into()),
        task_definition: Some("web".into()),
        desired_count: Some(desired.into()),
        launch_type: Some("FARGATE".into()),
        options: options(),
        ..CreateService::default()
    };
    perform(account, Operation::CreateService(Box::new(request)));
}

fn update(name: &str, change: impl FnOnce(&mut UpdateService)) -> Operation {
    let mut request = UpdateService { cluster: Some("main".into()), service: name.into(), ..UpdateService::default() };
    change(&mut request);
    Operation::UpdateService(Box::new(request))
}

fn empty() -> Account {
    let mut account = Account::empty(NOW);
    for name in CLUSTERS {
        perform(
            &mut account,
            Operation::CreateCluster(CreateCluster { name: Some(name.into()), ..Default::default() }),
        );
    }
    register(&mut account);
    account
}

/// Services that are as they should be.
fn steady() -> Account {
    let mut account = empty();
    (0..SERVICES).for_each(|number| create(&mut account, "main", &format!("service-{number}"), TASKS));
    account.advance(account.now().plus_millis(HOUR));
    check(&account);
    account
}

fn check(account: &Account) {
    let main = &account.workloads(Region::FIRST).unwrap().clusters()["main"];
    for service in main.services.values() {
        let is_done = service.deployments.len() == 1 && service.deployments[0].rollout == Rollout::Completed;
        assert!(is_done && service.counts().running == TASKS, "{service:?}");
    }
}

/// All services on another revision.
fn roll(account: &mut Account) {
    for number in 0..SERVICES {
        let service = format!("service-{number}");
        perform(account, update(&service, |request| request.task_definition = Some("web".into())));
    }
    account.advance(account.now().plus_millis(HOUR));
}

fn time(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("running");
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3)).sample_size(10);
    let steady = steady();
    let mut updatable = steady.clone();
    register(&mut updatable);
    let mut updated = updatable.clone();
    roll(&mut updated);
    check(&updated);
    group.bench_function("rollout-and-an-hour", |bencher| {
        bencher.iter_batched_ref(|| updatable.clone(), roll, BatchSize::PerIteration);
    });
    group.bench_function("a-year", |bencher| {
        bencher.iter_batched_ref(
            || steady.clone(),
            |account| account.advance(account.now().plus_millis(YEAR)),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn run_task() -> Operation {
    Operation::RunTask(Box::new(RunTask {
        cluster: Some("main".into()),
        task_definition: "web".into(),
        launch_type: Some("FARGATE".into()),
        options: options(),
        ..RunTask::default()
    }))
}

/// How many calls change an account before the next ones are made on a fresh copy, so that it stays what it is said to be.
const BATCH: usize = 1_000;

/// The time that so many calls take, without the time for copying. A batch is always made to its end: its first calls meet
/// an account that is in no cache of the processor, as no account is that has lived a while.
fn time_calls(account: &Account, operations: &[Operation], count: u64) -> Duration {
    let batches = count.div_ceil(BATCH as u64);
    let mut total = Duration::ZERO;
    for _ in 0..batches {
        let now = account.now();
        let call = |operation: &Operation| Call {
            at: now,
            region: Region::FIRST,
            source: Source::Api,
            operation: operation.clone(),
        };
        let calls: Vec<Call> = operations.iter().cycle().take(BATCH).map(call).collect();
        let mut account = account.clone();
        let start = Instant::now();
        for call in &calls {
            let outcome = account.perform(call).unwrap();
            black_box(account.answer(call, &outcome));
        }
        total += start.elapsed();
    }
    #[expect(clippy::cast_precision_loss, reason = "a share of a few thousand calls")]
    let share = count as f64 / (batches * BATCH as u64) as f64;
    total.mul_f64(share)
}

fn call(group: &mut BenchmarkGroup<WallTime>, name: &str, account: &Account, others: u32, operations: &[Operation]) {
    group.bench_function(BenchmarkId::new(name, others), |bencher| {
        bencher.iter_custom(|count| time_calls(account, operations, count));
    });
}

fn calls(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("among");
    group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(1)).sample_size(20);
    for others in OTHERS {
        let mut account = empty();
        create(&mut account, "main", "mine", 2);
        for number in 0..others {
            create(&mut account, CLUSTERS[number as usize % CLUSTERS.len()], &format!("service-{number}"), 1);
        }
        account.advance(account.now().plus_millis(HOUR));
        let tasks = (0..BATCH).filter_map(|_| match perform(&mut account, run_task()) {
            Outcome::TasksStarted { tasks, .. } => tasks.first().map(|task| task.id.to_string()),
            _ => None,
        });
        let stop = |task| StopTask { cluster: Some("main".into()), task, reason: None };
        let stops: Vec<_> = tasks.map(|task| Operation::StopTask(stop(task))).collect();
        let counts = [2, 3].map(|count| update("mine", |request| request.desired_count = Some(count)));
        call(&mut group, "RunTask", &account, others, &[run_task()]);
        call(&mut group, "StopTask", &account, others, &stops);
        call(&mut group, "UpdateService", &account, others, &counts);
        let describe = Query::DescribeServices {
            cluster: Some("main".into()),
            services: vec!["mine".into()],
            include: Vec::new(),
        };
        group.bench_function(BenchmarkId::new("DescribeServices", others), |bencher| {
            bencher.iter(|| account.query(Region::FIRST, &describe).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, time, calls);
criterion_main!(benches);
