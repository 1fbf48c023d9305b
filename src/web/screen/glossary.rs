//! 用語・見方: marks, words, formulas.

use leptos::html;
use leptos::prelude::*;

use crate::measure::{Known, Status};
use crate::model::Thresholds;
use crate::report::list::Mark;
use crate::text::{indicator, work};
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::mark;
use crate::web::widget::markup::{fact, heading, noted_section, section};

pub fn screen(store: Store) -> AnyView {
    let text = store.text;
    let words = &work(text).glossary;
    let thresholds = move || store.strategy.with(|s| s.about.thresholds);
    let statuses = move |wanted: &[Status]| {
        let thresholds: Thresholds = thresholds();
        wanted
            .iter()
            .map(|status| {
                fact(
                    mark::status(text, Mark::Status(*status)),
                    bilingual((words.status_note)(*status, &thresholds)),
                )
            })
            .collect::<Vec<_>>()
    };
    let known = Known::ALL.map(|known| {
        fact(mark::status(text, Mark::Known(known)), bilingual((indicator(text).known_note)(known)))
    });
    let entries = |list: &'static [(&'static str, &'static str)]| {
        list.iter()
            .map(|(term, gloss)| fact(bilingual(*term), bilingual(*gloss)))
            .collect::<Vec<_>>()
    };
    (
        heading(words.title, html::p().class("lead").child(words.lead)),
        noted_section(
            "marks",
            words.marks,
            words.marks_note,
            html::div()
                .class("legend")
                .child(html::h3().child(words.outcome_marks))
                .child(html::dl().class("facts").child(move || statuses(&Status::OUTCOMES)))
                .child(html::h3().child(words.output_marks))
                .child(html::dl().class("facts").child(move || statuses(&Status::OUTPUTS)))
                .child(html::h3().child(words.other_marks))
                .child(html::dl().class("facts").child(move || statuses(&Status::OPEN)))
                .child(html::h3().child(words.known_marks))
                .child(html::p().class("quiet").child(words.known_marks_note))
                .child(html::dl().class("facts").child(known)),
        ),
        section(
            "hard",
            indicator(text).hard,
            html::dl().class("facts").child(entries(indicator(text).hard_entries)),
        ),
        section("words", words.words, html::dl().class("facts").child(entries(words.entries))),
        noted_section(
            "formulas",
            words.formulas,
            words.formulas_note,
            html::dl().class("facts").child(move || {
                (words.formula_entries)(&thresholds())
                    .into_iter()
                    .map(|(term, gloss)| fact(bilingual(term), bilingual(gloss)))
                    .collect::<Vec<_>>()
            }),
        ),
        section(
            "writing",
            words.figures,
            html::dl().class("facts").child(entries(words.figure_entries)),
        ),
    )
        .into_any()
}
