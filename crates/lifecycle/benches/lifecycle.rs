//! What an operation costs at random positions of one family, of a thousand to a million revisions.
//!
//! Half of the revisions are INACTIVE, at random, which is the worst a bitmap can meet. A call is decided, applied and
//! answered, as the API does it for one reference; reading JSON and writing it is not in it. What registering costs beyond
//! a new revision is checking and writing the content, and so grows with that: it is measured for two.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up should stop")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkGroup, BenchmarkId, Criterion, criterion_group, criterion_main, measurement::WallTime};
use lifecycle::document::Document;
use lifecycle::{
    Account, AccountParts, Call, DeregisterTarget, Family, FamilyParts, ListRevisions, Operation, PageSize, Query,
    Region, RegionParts, Registration, Revision, Sort, Source, Status, Timestamp,
};

const SIZES: [u32; 3] = [1_000, 100_000, 1_000_000];
const NOW: Timestamp = Timestamp::from_millis(1_789_551_555_929);
const FAMILY: &str = "web";

/// Enough different positions that the caches of the processor hold no more of them than they would in use.
const POSITIONS: usize = 1 << 16;

/// A family of `revisions` revisions and the numbers that tests draw from it.
struct Bed {
    account: Account,
    random: SplitMix,
}

/// Numbers that look random and are the same in each run. Source: Steele, Lea, Flood, OOPSLA 2014.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

fn family() -> Family {
    Family::parse(FAMILY).unwrap()
}

/// A definition of one plain container.
fn small() -> serde_json::Value {
    serde_json::json!({ "containerDefinitions": [{ "name": "app", "image": "busybox", "memory": 64 }] })
}

/// A definition of 2 KB: a Fargate web app with a sidecar, secrets and logs.
fn with_sidecar() -> serde_json::Value {
    lifecycle::samples(Region::FIRST).into_iter().find(|(name, _)| name == "web").unwrap().1
}

fn registration(content: fn() -> serde_json::Value) -> Operation {
    let document = Document::from_json(content()).unwrap();
    Operation::Register(Registration { family: FAMILY.into(), document, tags: Vec::new() })
}

fn call(operation: Operation) -> Call {
    Call { at: NOW, region: Region::FIRST, source: Source::Api, operation }
}

impl Bed {
    fn new(revisions: u32) -> Self {
        let mut random = SplitMix(u64::from(revisions));
        let mut first = Account::empty(NOW);
        first.perform(&call(registration(small))).unwrap();
        let rows = revisions as usize;
        let (mut inactive, mut active): (Vec<u32>, Vec<u32>) = (1..=revisions).partition(|_| random.next() & 1 == 0);
        let mut deregistered_at = vec![Timestamp::default(); rows];
        for number in &inactive {
            deregistered_at[*number as usize - 1] = NOW;
        }
        let family = FamilyParts {
            family: family(),
            registered_at: vec![NOW; rows],
            deregistered_at,
            content: vec![Some(0); rows],
            active: active.drain(..).collect(),
            inactive: inactive.drain(..).collect(),
            forgetting: Vec::new(),
            leaving: Vec::new(),
            tags: BTreeMap::new(),
        };
        let regions = vec![RegionParts { region: Region::FIRST, families: vec![family] }];
        let account = Account::from_parts(AccountParts { regions, ..first.to_parts() }).unwrap();
        Self { account, random }
    }

    /// Existing revisions at random.
    fn positions(&mut self) -> Vec<Revision> {
        let latest = self.account.revisions(Region::FIRST, &family()).unwrap().latest_number() as usize;
        let mut position = || Revision::new(u32::try_from(self.random.below(latest) + 1).unwrap()).unwrap();
        (0..POSITIONS).map(|_| position()).collect()
    }

    /// Every ACTIVE revision, in random order.
    fn active(&mut self) -> Vec<Revision> {
        let revisions = self.account.revisions(Region::FIRST, &family()).unwrap();
        let mut active: Vec<_> = revisions.with_status(Status::Active).iter().filter_map(Revision::new).collect();
        self.random.shuffle(&mut active);
        active
    }
}

/// How many calls change an account before the next batch begins on a fresh copy, so that it stays what it is said to be.
fn batch(revisions: u32) -> usize {
    (revisions as usize / 10).min(5_000)
}

/// The time that `calls` take on copies of `account`, a batch after the other, without the time for copying.
fn time_calls(account: &Account, batch: usize, count: u64, mut calls: impl FnMut() -> Call) -> Duration {
    let (mut total, mut left) = (Duration::ZERO, usize::try_from(count).unwrap());
    while left > 0 {
        let calls: Vec<Call> = (0..left.min(batch)).map(|_| calls()).collect();
        let mut account = account.clone();
        // A copy has no room to grow, which an account that has lived a while has: the columns double once, here.
        account.perform(&call(registration(small))).unwrap();
        let start = Instant::now();
        for call in &calls {
            let outcome = account.perform(call).unwrap();
            black_box(account.answer(call, &outcome));
        }
        total += start.elapsed();
        left -= calls.len();
    }
    total
}

fn register(group: &mut BenchmarkGroup<WallTime>, name: &str, revisions: u32, content: fn() -> serde_json::Value) {
    let batch = batch(revisions);
    // A family of a million is full: leave room for the batch.
    let bed = Bed::new(revisions - u32::try_from(batch).unwrap() - 1);
    let register = call(registration(content));
    group.bench_function(BenchmarkId::new(name, revisions), |bencher| {
        bencher.iter_custom(|count| time_calls(&bed.account, batch, count, || register.clone()));
    });
}

fn deregister(group: &mut BenchmarkGroup<WallTime>, revisions: u32) {
    let mut bed = Bed::new(revisions - 1);
    let active = bed.active();
    let mut next = active.iter().cycle();
    group.bench_function(BenchmarkId::new("deregister", revisions), |bencher| {
        bencher.iter_custom(|count| {
            time_calls(&bed.account, batch(revisions), count, || {
                let reference = format!("{FAMILY}:{}", next.next().unwrap());
                call(Operation::Deregister(DeregisterTarget::Reference(reference)))
            })
        });
    });
}

fn describe(group: &mut BenchmarkGroup<WallTime>, revisions: u32) {
    let query = |revision| Query::Describe { reference: format!("{FAMILY}:{revision}"), include: Vec::new() };
    read(group, "describe", revisions, query);
}

fn list(group: &mut BenchmarkGroup<WallTime>, name: &str, revisions: u32, sort: Sort) {
    read(group, name, revisions, |revision| {
        Query::ListRevisions(ListRevisions {
            family: Some(FAMILY.into()),
            status: Status::Active,
            sort,
            after: Some((family(), revision)),
            page_size: PageSize::MAX,
        })
    });
}

fn read(group: &mut BenchmarkGroup<WallTime>, name: &str, revisions: u32, query: impl Fn(Revision) -> Query) {
    let mut bed = Bed::new(revisions);
    let queries: Vec<Query> = bed.positions().into_iter().map(query).collect();
    let mut next = queries.iter().cycle();
    group.bench_function(BenchmarkId::new(name, revisions), |bencher| {
        bencher.iter(|| bed.account.query(Region::FIRST, next.next().unwrap()).unwrap());
    });
}

fn lifecycle(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lifecycle");
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(30);
    for revisions in SIZES {
        register(&mut group, "register", revisions, small);
        register(&mut group, "register-with-sidecar", revisions, with_sidecar);
        deregister(&mut group, revisions);
        describe(&mut group, revisions);
        list(&mut group, "list", revisions, Sort::Ascending);
        list(&mut group, "list-descending", revisions, Sort::Descending);
    }
    group.finish();
}

criterion_group!(benches, lifecycle);
criterion_main!(benches);
