//! Two copies of a large document that were edited apart, for what has to stay quick when much comes back:
//! one with 5,000 changes, one with 1,000, of which every other is about the same place as one of the first.
//!
//! `cargo run --example apart target/national-10000.json target/apart`

use genki_board::change::{Document, Stamp, derive, take};
use genki_board::exchange::{Envelope, read_text, write};
use genki_board::model::*;

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = paths.as_slice() else { panic!("from which file, and to which?") };
    let text = std::fs::read_to_string(from).expect("a document");
    let opened = read_text(&text).expect("a document of ours");
    for (name, first, step, count) in [("head", 0, 1, 5_000), ("division", 0, 5, 1_000)] {
        let (mut document, mut strategy) = (opened.document.clone(), opened.strategy.clone());
        edited(&mut document, &mut strategy, name, (first, step, count));
        let envelope = Envelope {
            file_id: format!("file-{name}"),
            author_label: name.into(),
            ..Envelope::default()
        };
        std::fs::write(format!("{to}-{name}.json"), write(&document, &envelope)).expect("room");
    }
}

/// Changes so many figures: every `step`th of the latest year from the `first` on.
fn edited(
    document: &mut Document,
    strategy: &mut Strategy,
    name: &str,
    (first, step, count): (usize, usize, usize),
) {
    let before = strategy.clone();
    let mut after = strategy.clone();
    let year = before.observations.iter().map(|found| found.period.year()).max().unwrap_or(0);
    let latest: Vec<Id> = before
        .observations
        .iter()
        .filter(|found| found.period.year() == year)
        .map(|found| found.id.clone())
        .collect();
    for (at, id) in latest.iter().skip(first).step_by(step).take(count).enumerate() {
        // Every other figure of the second copy is what the first has, too.
        let differs = name == "head" || at % 2 == 0;
        let figure = if differs { 7_000 + at } else { 7_000 + at * step };
        after.observations.alter(id, |found| {
            found.figure = Figure::Number(i64::try_from(figure).unwrap_or_default().into());
            found.raw.clear();
        });
    }
    let mut stamp = Stamp {
        author: name.into(),
        session: "day".into(),
        sequence: 0,
        at: "2026-11-30T09:00:00".into(),
        by: name.into(),
    };
    let changes = derive(document, &before, &after, &mut stamp);
    eprintln!("{name}: {} changes", changes.len());
    take(document, strategy, &changes);
}
