//! 用語・見方: marks, words, formulas.

use leptos::prelude::*;

use crate::model::Thresholds;
use crate::report::list::Mark;
use crate::report::{Known, Status};
use crate::web::reactive::dynamic;
use crate::web::store::store;
use crate::web::widget::mark;

#[component]
pub fn GlossaryScreen() -> impl IntoView {
    let store = store();
    let text = store.text;
    let words = &text.glossary;
    let thresholds = move || store.strategy.with(|s| s.as_ref().map(|s| s.about.thresholds).unwrap_or_default());
    let statuses = move |wanted: &[Status]| {
        let thresholds: Thresholds = thresholds();
        wanted
            .iter()
            .map(|status| view! { <div><dt>{mark::status(text, Mark::Status(*status))}</dt><dd>{(text.say.status_note)(*status, &thresholds)}</dd></div> })
            .collect_view()
    };
    let known = Known::ALL
        .map(
            |known| view! { <div><dt>{mark::status(text, Mark::Known(known))}</dt><dd>{(text.say.known_note)(known)}</dd></div> },
        )
        .collect_view();
    let entries = |list: &'static [(&'static str, &'static str)]| {
        list.iter().map(|(term, gloss)| view! { <div><dt>{*term}</dt><dd>{*gloss}</dd></div> }).collect_view()
    };
    use Status::*;
    view! {
        <header class="heading"><h1>{words.title}</h1><p class="lead">{words.lead}</p></header>
        <section class="side" aria-labelledby="marks">
            <header><h2 id="marks">{words.marks}</h2><p>{words.marks_note}</p></header>
            <div class="legend">
                <h3>{words.outcome_marks}</h3>
                <dl class="facts">{dynamic(move || statuses(&[TargetMet, AboveExpected, Improved, Flat, NotImproved]))}</dl>
                <h3>{words.output_marks}</h3>
                <dl class="facts">{dynamic(move || statuses(&[Achieved, Nearly, Partly, Below]))}</dl>
                <h3>{words.other_marks}</h3>
                <dl class="facts">{dynamic(move || statuses(&[InYear, NotComparable, Unknown, NotEvaluated]))}</dl>
                <h3>{words.known_marks}</h3>
                <p class="quiet">{words.known_marks_note}</p>
                <dl class="facts">{known}</dl>
            </div>
        </section>
        <section class="side" aria-labelledby="words">
            <h2 id="words">{words.words}</h2>
            <dl class="facts">{entries(words.entries)}</dl>
        </section>
        <section class="side" aria-labelledby="formulas">
            <header><h2 id="formulas">{words.formulas}</h2><p>{words.formulas_note}</p></header>
            <dl class="facts">
                {dynamic(move || (words.formula_entries)(&thresholds()).into_iter().map(|(term, gloss)| view! { <div><dt>{term}</dt><dd>{gloss}</dd></div> }).collect_view())}
            </dl>
        </section>
        <section class="side" aria-labelledby="writing">
            <h2 id="writing">{words.figures}</h2>
            <dl class="facts">{entries(words.figure_entries)}</dl>
        </section>
    }
}
