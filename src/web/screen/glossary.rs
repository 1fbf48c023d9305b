//! 用語・見方: marks, words, formulas.

use leptos::prelude::*;

use crate::model::Thresholds;
use crate::report::list::Mark;
use crate::report::{Known, Status};
use crate::text::{sheet, work};
use crate::web::store::Store;
use crate::web::view::{Piece, dynamic, tag};
use crate::web::widget::mark;
use crate::web::widget::markup::{fact, heading, noted_section, section};

pub fn screen(store: Store) -> Piece {
    let text = store.text;
    let words = &work(text).glossary;
    let thresholds = move || store.strategy.with(|s| s.as_ref().map(|s| s.about.thresholds).unwrap_or_default());
    let statuses = move |wanted: &[Status]| {
        let thresholds: Thresholds = thresholds();
        wanted
            .iter()
            .map(|status| fact(mark::status(text, Mark::Status(*status)), (words.status_note)(*status, &thresholds)))
            .collect::<Vec<_>>()
    };
    let known = Known::ALL.map(|known| fact(mark::status(text, Mark::Known(known)), (sheet(text).known_note)(known)));
    let entries =
        |list: &'static [(&'static str, &'static str)]| list.iter().map(|(term, gloss)| fact(*term, *gloss)).collect::<Vec<_>>();
    use Status::*;
    Piece::of((
        heading(words.title).child(tag("p").class("lead").child(words.lead)),
        noted_section("marks", words.marks, words.marks_note).child(
            tag("div")
                .class("legend")
                .child(tag("h3").child(words.outcome_marks))
                .child(
                    tag("dl")
                        .class("facts")
                        .child(dynamic(move || statuses(&[TargetMet, AboveExpected, Improved, Flat, NotImproved]))),
                )
                .child(tag("h3").child(words.output_marks))
                .child(tag("dl").class("facts").child(dynamic(move || statuses(&[Achieved, Nearly, Partly, Below]))))
                .child(tag("h3").child(words.other_marks))
                .child(tag("dl").class("facts").child(dynamic(move || statuses(&[InYear, NotComparable, Unknown, NotEvaluated]))))
                .child(tag("h3").child(words.known_marks))
                .child(tag("p").class("quiet").child(words.known_marks_note))
                .child(tag("dl").class("facts").child(known)),
        ),
        section("words", words.words).child(tag("dl").class("facts").child(entries(words.entries))),
        noted_section("formulas", words.formulas, words.formulas_note).child(tag("dl").class("facts").child(dynamic(
            move || (words.formula_entries)(&thresholds()).into_iter().map(|(term, gloss)| fact(term, gloss)).collect::<Vec<_>>(),
        ))),
        section("writing", words.figures).child(tag("dl").class("facts").child(entries(words.figure_entries))),
    ))
}
