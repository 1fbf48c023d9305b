//! 評価 of a year on paper: what each indicator came to and what is written of it; A4, portrait.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::handout::figure_cell;
use super::{YearPaper, margins};
use crate::model::*;
use crate::place::{PaperOf, Screen};
use crate::report::Overview;
use crate::report::evaluation::{EvaluationDirection, EvaluationRow, EvaluationSheet};
use crate::report::list::Mark;
use crate::report::plan::year_to_plan;
use crate::text::{self, Text};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{column, number_column, quiet, scrolling};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store, of: Memo<PaperOf>) -> AnyView {
    let last = |strategy: &Strategy| FiscalYear(year_to_plan(strategy).0 - 1);
    let paper = YearPaper::new(store, of, last, |of| Screen::EvaluationPaper { of });
    let words = &text::cycle(store.text).paper;
    let sheet = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        Shared::new(EvaluationSheet::of(&strategy, &outline, paper.year.get()))
    });
    margins(store, paper.number, || None);
    let body = move || {
        let (strategy, sheet) = (store.strategy.get(), sheet.get());
        let shown = |found: &&EvaluationDirection| {
            paper.shown.with(|shown| shown.contains(&found.direction.id))
        };
        let parts = sheet.directions.iter().filter(shown);
        parts.map(|found| part(store, &strategy, &sheet, found)).collect::<Vec<_>>()
    };
    (
        paper.choices(text::cycle(store.text).evaluation.year, words.portrait_note, 0),
        move || front(paper),
        body,
    )
        .into_any()
}

fn front(paper: YearPaper) -> AnyView {
    let (store, year) = (paper.store, paper.year.get());
    let (strategy, outline) = (store.strategy.get(), store.outline.get());
    let list = crate::report::List::of(&strategy, &outline, year.0);
    let statement = (store.text.overview.statement)(&Overview::of(&outline, &list));
    let name = store.text.name(&strategy.about);
    let title = (text::cycle(store.text).paper.evaluation_title)(&name, year);
    paper.cover(title, paper.is_whole().then_some(statement).into_iter().collect())
}

fn part(
    store: Store,
    strategy: &Strategy,
    sheet: &EvaluationSheet,
    found: &EvaluationDirection,
) -> AnyView {
    let (text, words) = (store.text, &text::cycle(store.text).paper);
    let evaluation = &text::cycle(text).evaluation;
    let name = text.numbered(&found.direction.number, &found.direction);
    let against = sheet
        .against(strategy, &found.direction.id)
        .map(|(outcomes, outputs)| (evaluation.against)(&outcomes, &outputs));
    let of = |subject: &Id| strategy.evaluation_of(subject, sheet.year).cloned();
    let whole = of(&found.direction.id).map(|found| said(text, &found));
    let row = |indicator: &Arc<Indicator>| {
        line(text, strategy, &EvaluationRow::of(strategy, indicator, sheet.year))
    };
    let outcomes = found.outcomes.iter().map(row).collect::<Vec<_>>();
    let items = found.items.iter().map(|item| {
        let name = text.numbered(&item.number, &item.item);
        let head = html::th().colspan("4").scope("rowgroup");
        let written = of(&item.item.id).map(|found| said(text, &found));
        html::tbody()
            .child(
                html::tr()
                    .class("item")
                    .child(head.child((html::b().child(bilingual(name)), written))),
            )
            .child(item.outputs.iter().map(row).collect::<Vec<_>>())
    });
    let heads = html::tr()
        .child(column(text.common.indicator).attr("data-column", "output"))
        .child(number_column(words.figures).attr("data-column", "figures"))
        .child(column(words.verdict).attr("data-column", "verdict"))
        .child(column(evaluation.evaluation).attr("data-column", "said"));
    let table = html::table()
        .class("ledger evaluation-paper")
        .child(html::thead().child(heads))
        .child((!outcomes.is_empty()).then(|| html::tbody().child(outcomes)))
        .child(items.collect::<Vec<_>>());
    html::section()
        .class("paper-part")
        .aria_label(name.clone())
        .child((
            html::h2().child(bilingual(name.clone())),
            html::p().child(against),
            whole,
            scrolling(name, table),
        ))
        .into_any()
}

fn line(text: &'static Text, strategy: &Strategy, row: &EvaluationRow) -> AnyView {
    let words = &text::cycle(text).paper;
    let unit = text.unit(&row.indicator);
    let thresholds = strategy.about.thresholds;
    let named = |name: &'static str, value: AnyView| {
        html::div().class("named").child(html::small().child(name)).child(" ").child(value)
    };
    let target = row.verdict.target.as_deref();
    let as_of =
        row.actual.as_deref().and_then(|found| found.as_of.point).map(text.write.point_short);
    let actual =
        (figure::observed(text, row.actual.as_deref(), unit), " ", html::small().child(as_of));
    // 達成率 of an output, 進捗率 of an outcome.
    let percent = |ratio| (text.write.percent)(ratio, &thresholds).into_any();
    let rate = match row.indicator.is_outcome() {
        true => {
            row.verdict.progress.as_ref().ok().map(|ratio| named(words.progress, percent(*ratio)))
        }
        false => {
            row.verdict.achievement.map(|found| named(words.achievement, percent(found.ratio)))
        }
    };
    let working = (text::indicator(text).working)(&row.verdict, &row.indicator, &thresholds);
    let written = match row.evaluation.as_deref().filter(|found| found.says_something()) {
        Some(found) => said(text, found),
        None => quiet(text::cycle(text).evaluation.not_written),
    };
    html::tr()
        .child(
            html::th()
                .scope("row")
                .child(bilingual(text.name(&row.indicator)))
                .child(html::small().child(bilingual(row.indicator.division.clone()))),
        )
        .child(figure_cell((
            named(words.target, figure::goal(text, target, unit)),
            named(words.actual, actual.into_any()),
            rate,
        )))
        .child(
            html::td()
                .class("state")
                .child((mark::verdict(text, &row.verdict), overruled(text, row))),
        )
        .child(
            html::td()
                .class("text")
                .child((html::p().class("working").child(bilingual(working)), written)),
        )
        .into_any()
}

/// 評価, 外部要因 and 今後の対応, as far as they are written.
pub(super) fn said(text: &'static Text, found: &Evaluation) -> AnyView {
    let words = &text::cycle(text).evaluation;
    let line = |word: &'static str, said: &String| {
        let said = Some(said).filter(|said| !said.is_empty())?.clone();
        let line = html::p().class("noted").child(html::b().child(word)).child("　");
        Some(line.child(bilingual(said)))
    };
    (
        line(words.evaluation, &found.text),
        line(words.factors, &found.factors),
        line(words.next, &found.next),
    )
        .into_any()
}

/// The verdict that a person has set in the place of the computed one, with the reason.
pub(super) fn overruled(text: &'static Text, row: &EvaluationRow) -> Option<AnyView> {
    let (status, reason) = row.overruled()?;
    let why = (text::cycle(text).evaluation.overruled)(reason);
    let instead = mark::status(text, Mark::Status(status));
    Some((instead, html::small().child(bilingual(why))).into_any())
}
