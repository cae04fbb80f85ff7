//! Any bytes as target and body, any JSON as content: no panic, no hang, no memory over a bound.
//!
//! A fuzzer of our own, because those that are guided by coverage need a nightly compiler or a tool beside cargo. It mutates
//! a corpus, and keeps for further mutation what brings an answer of a kind not met before. The corpus is `tests/corpus/`,
//! a file a request: the target in the first line, the body behind it; and every request of the recorded cases.
//!
//! It runs for two seconds, or for as many as `FUZZ_SECONDS` says, from the seed `FUZZ_SEED`. What fails is written to a
//! file that belongs into the corpus.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use api::{ApiError, Response, SERVICE};
use peak_alloc::PeakAlloc;
use serde_json::{Map, Value};
use wasm::clock::milliseconds;
use wasm::options::{Options, Settings, parse};
use wasm::sandbox::Sandbox;
use words::WORDS;

#[path = "fuzz/words.rs"]
mod words;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What one request may take in memory beside the account, in bytes. A body of a mebibyte full of small objects, each of
/// which has room for eleven members, is the most that can be had for it.
const MEMORY_BOUND: usize = 160 << 20;

/// What one request may take in time, with nothing optimised and the machine busy.
const TIME_BOUND: Duration = Duration::from_secs(10);

/// After so many requests the account begins anew, so that what is found can be found again.
const EPISODE: usize = 500;

const NOW: f64 = 1_789_551_555_929.0;

#[derive(Clone, Debug)]
struct Input {
    target: Vec<u8>,
    body: Vec<u8>,
}

/// Memory is that of the whole process, which one test has to itself.
static ALONE: Mutex<()> = Mutex::new(());

/// The request that is being answered, and since when.
static CURRENT: Mutex<Option<(Instant, Vec<u8>)>> = Mutex::new(None);

#[test]
fn no_request_panics_hangs_or_takes_much_memory() {
    let _alone = ALONE.lock().unwrap();
    let seconds = env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let seed = env::var("FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(42);
    thread::spawn(watch);

    let mut corpus = corpus();
    let (given, end) = (corpus.len(), Instant::now() + Duration::from_secs(seconds));
    let mut random = SplitMix(seed);
    let mut met = HashSet::new();
    let mut sandbox = open(&mut random);
    let (mut requests, mut peak) = (0usize, 0);
    for input in crammed() {
        peak = peak.max(answered(&mut sandbox, &input, 0).1);
    }
    while requests < given || Instant::now() < end {
        let input = match corpus.get(requests) {
            Some(input) if requests < given => input.clone(),
            _ => random.mutated(&corpus),
        };
        if requests.is_multiple_of(EPISODE) {
            check_state(&mut sandbox);
            sandbox = open(&mut random);
        }
        let (kind, memory) = answered(&mut sandbox, &input, requests);
        peak = peak.max(memory);
        if random.below(8) == 0 {
            pass_time(&mut sandbox, &input, &mut random, requests);
        }
        if met.insert(kind) && requests >= given {
            corpus.push(input);
        }
        requests += 1;
    }
    let kinds = met.len();
    println!(
        "{requests} requests in {seconds} s from seed {seed}: {kinds} kinds of answers, {peak} bytes at most for one"
    );
    assert!(kinds > 90, "only {kinds} kinds of answers were met");
}

/// Options, settings and states are read from texts of anyone's as well.
#[test]
fn no_text_panics_as_options_settings_or_state() {
    let _alone = ALONE.lock().unwrap();
    let mut random = SplitMix(7);
    let state = open(&mut random).export_state(NOW).unwrap();
    let seeds = [
        r#"{"account":"123456789012","region":"eu-west-1","empty":true,"state":null}"#,
        r#"{"enforcementWindowSeconds":600,"retention":"whileUsed","throttling":true}"#,
        &state,
    ];
    let corpus: Vec<Input> =
        seeds.iter().map(|seed| Input { target: Vec::new(), body: seed.as_bytes().to_vec() }).collect();
    for _ in 0..300 {
        let text = String::from_utf8_lossy(&random.mutated(&corpus).body).into_owned();
        if let Ok(options) = parse::<Options>("options", &text) {
            let _ = Sandbox::open(&options, NOW);
        }
        let mut sandbox = open(&mut random);
        if let Ok(settings) = parse::<Settings>("settings", &text) {
            let _ = sandbox.configure(NOW, &settings);
        }
        if let Ok(account) = journal::read(&text) {
            sandbox.import(NOW, account).unwrap();
            check_state(&mut sandbox);
        }
    }
}

/// Answers a request; the kind of the answer, and the memory that it took.
fn answered(sandbox: &mut Sandbox, input: &Input, count: usize) -> (String, usize) {
    *CURRENT.lock().unwrap() = Some((Instant::now(), written(input)));
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let real = real(count);
    let target = String::from_utf8_lossy(&input.target);
    let answer = catch_unwind(AssertUnwindSafe(|| sandbox.answer(real, None, &target, &input.body)));
    let Ok(answer) = answer else { fail(&written(input), "it panics") };
    let kind = kind(&target, &answer);
    let response = Response::from(answer);
    if serde_json::from_str::<Value>(&response.body).is_err() {
        fail(&written(input), "the answer is no JSON");
    }
    let memory = MEMORY.peak_usage().saturating_sub(before);
    if memory > MEMORY_BOUND {
        fail(&written(input), &format!("it takes {memory} bytes"));
    }
    *CURRENT.lock().unwrap() = None;
    (kind, memory)
}

/// Lets as much time pass as anyone may ask for, or until something happens next.
fn pass_time(sandbox: &mut Sandbox, input: &Input, random: &mut SplitMix, count: usize) {
    *CURRENT.lock().unwrap() = Some((Instant::now(), written(input)));
    let real = real(count);
    let next =
        sandbox.next_event(real).unwrap().map(|next| milliseconds(next) - milliseconds(sandbox.now(real).unwrap()));
    let spans = [1_000.0, 90_000.0, 3_600_000.0, f64::NAN, -1.0, next.unwrap_or_default()];
    let span = spans[random.below(spans.len())];
    if catch_unwind(AssertUnwindSafe(|| sandbox.advance(real, span))).is_err() {
        fail(&written(input), "time panics after it");
    }
    *CURRENT.lock().unwrap() = None;
}

fn real(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a clock")]
    let passed = (count % EPISODE) as f64 * 60_000.0;
    NOW + passed
}

/// What tells answers apart: the operation, and what came of it, without the data in it.
fn kind(target: &str, answer: &Result<lifecycle::Answer, ApiError>) -> String {
    let operation = api::operation_in(target).map_or("", |operation| operation.name);
    match answer {
        Ok(answer) => {
            let members: Vec<String> = match serde_json::from_str(&api::encode(answer)) {
                Ok(Value::Object(members)) => match members.values().find_map(first_object) {
                    Some(inner) => inner.keys().cloned().collect(),
                    None => members.keys().cloned().collect(),
                },
                _ => Vec::new(),
            };
            format!("{operation} {members:?}")
        }
        Err(ApiError::Syntax { message, .. }) => format!("syntax {message}"),
        Err(ApiError::Shape { error, .. }) => format!("{operation} {} {}", error.expected, error.met),
        Err(error) => format!("{operation} {}", error.reason()),
    }
}

/// The object that a member is or that comes first in it.
fn first_object(member: &Value) -> Option<&Map<String, Value>> {
    member.as_object().or_else(|| member.get(0)?.as_object())
}

/// Whatever was done to it, an account can be kept and comes back.
fn check_state(sandbox: &mut Sandbox) {
    let text = sandbox.export_state(NOW).unwrap();
    let options = Options { state: Some(text.clone()), ..Options::default() };
    assert_eq!(Sandbox::open(&options, NOW).unwrap().export_state(NOW).unwrap(), text);
}

fn open(random: &mut SplitMix) -> Sandbox {
    let options = Options { empty: Some(random.below(2) == 0), ..Options::default() };
    let mut sandbox = Sandbox::open(&options, NOW).unwrap();
    let throttling = random.below(4) == 0;
    sandbox.configure(NOW, &Settings { throttling: Some(throttling), ..Settings::default() }).unwrap();
    sandbox
}

/// Ends the process when a request takes too long, for a thread that hangs can't be asked to stop.
fn watch() {
    loop {
        thread::park_timeout(Duration::from_millis(500));
        if let Some((since, input)) = &*CURRENT.lock().unwrap()
            && since.elapsed() > TIME_BOUND
        {
            eprintln!("it hangs: {}", keep(input).display());
            process::abort();
        }
    }
}

fn fail(input: &[u8], what: &str) -> ! {
    panic!("{what}: {}", keep(input).display())
}

/// Writes what failed to a file, and answers where.
fn keep(input: &[u8]) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-failure");
    let _ = fs::write(&file, input);
    file
}

/// A request as a file of the corpus.
fn written(input: &Input) -> Vec<u8> {
    [&input.target[..], b"\n", &input.body].concat()
}

fn corpus() -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut corpus: Vec<Input> = files.iter().map(|file| read(&fs::read(file).unwrap())).collect();
    assert!(corpus.len() > 20, "the corpus is missing");
    let cases = [
        include_str!("../../api/tests/data/task-definitions.json"),
        include_str!("../../api/tests/data/workloads.json"),
    ];
    let cases = cases.into_iter().flat_map(|cases| serde_json::from_str::<Vec<Value>>(cases).unwrap());
    for case in cases {
        for step in case["given"].as_array().unwrap().iter().chain([&case["when"]]) {
            if step["op"] == "$wait" {
                continue;
            }
            let target = format!("{SERVICE}.{}", step["op"].as_str().unwrap());
            corpus.push(Input { target: target.into_bytes(), body: step["input"].to_string().into_bytes() });
        }
    }
    corpus
}

/// As many values as a body has room for, of each kind.
fn crammed() -> impl Iterator<Item = Input> {
    ["0,", "\"\",", "[],", "{\"\":0},"].into_iter().map(|piece| {
        let items = piece.repeat((api::MAX_BODY_BYTES - 30) / piece.len());
        let body = format!("{{\"taskDefinitions\":[{}]}}", items.trim_end_matches(',')).into_bytes();
        Input { target: format!("{SERVICE}.DeleteTaskDefinitions").into_bytes(), body }
    })
}

fn read(file: &[u8]) -> Input {
    let end = file.iter().position(|byte| *byte == b'\n').unwrap_or(file.len());
    Input { target: file[..end].to_vec(), body: file[(end + 1).min(file.len())..].to_vec() }
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
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap()
    }

    /// A request made of others.
    fn mutated(&mut self, corpus: &[Input]) -> Input {
        let mut input = corpus[self.below(corpus.len())].clone();
        for _ in 0..=self.below(4) {
            let other = &corpus[self.below(corpus.len())];
            match self.below(8) {
                0 => input.target.clone_from(&other.target),
                1 => self.mutate(&mut input.target, &other.target),
                2 => input.body = self.json(5).to_string().into_bytes(),
                3 => self.change_value(&mut input.body),
                _ => self.mutate(&mut input.body, &other.body),
            }
        }
        input
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.below(bytes.len() + 1);
        let end = at + self.below(bytes.len() - at + 1);
        match self.below(7) {
            0 => drop(bytes.splice(at..at, [u8::try_from(self.below(256)).unwrap()])),
            1 => drop(bytes.drain(at..end)),
            2 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            3 => {
                let from = self.below(other.len() + 1);
                bytes.splice(at..end, other[from..].iter().copied());
            }
            // Long and deep, up to what is read at all.
            4 if self.below(50) == 0 => {
                let piece = bytes[at..end].to_vec();
                let times = (1 << self.below(21)) / piece.len().max(1);
                bytes.splice(at..at, piece.repeat(times));
            }
            _ => {
                let word = WORDS[self.below(WORDS.len())];
                bytes.splice(at..end.min(at + self.below(4)), word.bytes());
            }
        }
        bytes.truncate(2 << 20);
    }

    /// Puts any JSON in the place of one value of a body, where that is JSON.
    fn change_value(&mut self, body: &mut Vec<u8>) {
        let Ok(mut whole) = serde_json::from_slice::<Value>(body) else { return };
        self.change_within(&mut whole);
        *body = whole.to_string().into_bytes();
    }

    fn change_within(&mut self, value: &mut Value) {
        let stop = self.below(4) == 0;
        match value {
            Value::Array(items) if !items.is_empty() && !stop => {
                let index = self.below(items.len());
                self.change_within(&mut items[index]);
            }
            Value::Object(members) if !members.is_empty() && !stop => {
                let index = self.below(members.len());
                self.change_within(members.values_mut().nth(index).unwrap());
            }
            value => *value = self.json(3),
        }
    }

    fn json(&mut self, depth: usize) -> Value {
        let kinds = if depth == 0 { 6 } else { 10 };
        match self.below(kinds) {
            0 => Value::Null,
            1 => Value::from(self.below(2) == 0),
            2 => Value::from(self.next().cast_signed() >> self.below(64)),
            3 => Value::from(f64::from_bits(self.next())),
            4 | 5 => {
                let word = WORDS[self.below(WORDS.len())];
                Value::from(word.trim_matches(['"', ':']))
            }
            6 | 7 => (0..self.below(5)).map(|_| self.json(depth - 1)).collect(),
            _ => {
                let names: Vec<&str> = WORDS.iter().filter_map(|word| word.strip_suffix("\":")).collect();
                (0..self.below(6))
                    .map(|_| (names[self.below(names.len())].trim_start_matches('"').to_owned(), self.json(depth - 1)))
                    .collect()
            }
        }
    }
}
