//! 研究会資料: what a year came to, how it is evaluated, and the next year's plan; A4, landscape.

mod outcomes;
mod outputs;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::{YearPaper, evaluation, margins};
use crate::measure::Verdict;
use crate::measure::known::Known;
use crate::model::*;
use crate::place::{PaperOf, Screen};
use crate::report::Handout;
use crate::report::evaluation::EvaluationRow;
use crate::report::handout::{
    HandoutDirection, HandoutItem, HandoutOutcome, HandoutOutput, HandoutRow, Spent,
};
use crate::report::list::{Mark, Shown};
use crate::report::plan::{Money, ProgramPlan, year_to_plan};
use crate::text::figures::{digits, expected_level, measured, whole};
use crate::text::{self, PaperWords, Text};
use crate::web::part::foot::date_range;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{column, number_column, quiet, scrolling};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store, of: Memo<PaperOf>) -> AnyView {
    let last = |strategy: &Strategy| FiscalYear(year_to_plan(strategy).0 - 1);
    let paper = YearPaper::new(store, of, last, |of| Screen::Handout { of });
    let words = &text::cycle(store.text).paper;
    let handout = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        Shared::new(Handout::of(&strategy, &outline, paper.year.get()))
    });
    let dates = move || Some(handout.with(|handout| date_range(store.text, &handout.dates)));
    margins(store, paper.number, dates);
    let body = move || {
        let handout = handout.get();
        let sheet = Sheet::of(store, &handout);
        let shown: Vec<&HandoutDirection> = paper.shown.with(|shown| {
            handout.directions.iter().filter(|found| shown.contains(&found.direction.id)).collect()
        });
        (
            sheet.outcomes(&shown),
            sheet.outputs(&shown, paper.is_whole()),
            sheet.notes(paper.is_whole()),
        )
    };
    (
        paper.choices(words.year, words.landscape_note, -1),
        move || front(paper, &handout.get()),
        body,
    )
        .into_any()
}

fn front(paper: YearPaper, handout: &Handout) -> AnyView {
    let store = paper.store;
    let (text, words) = (store.text, &text::cycle(store.text).paper);
    let name = store.strategy.with(|s| text.name(&s.about));
    let dates = format!("{}　{}", text.common.as_of, date_range(text, &handout.dates));
    // What a year without any figure came to is not said.
    let known = handout
        .overview
        .known_outputs
        .iter()
        .any(|(known, count)| *known != Known::Nothing && *count > 0);
    // And of a part it is not said what all came to.
    let statement =
        (known && paper.is_whole()).then(|| (text.overview.statement)(&handout.overview));
    let lines = [Some((words.handout_subtitle)(handout.year)), statement, Some(dates)];
    paper.cover((words.handout_title)(&name), lines.into_iter().flatten().collect())
}

/// The paper, laid out: a column stands where there is something to say in it.
struct Sheet<'a> {
    store: Store,
    text: &'static Text,
    words: &'static PaperWords,
    handout: &'a Handout,
    thresholds: Thresholds,
}

impl Sheet<'_> {
    fn of(store: Store, handout: &Handout) -> Sheet<'_> {
        let thresholds = store.strategy.with(|strategy| strategy.about.thresholds);
        Sheet {
            store,
            text: store.text,
            words: &text::cycle(store.text).paper,
            handout,
            thresholds,
        }
    }

    /// Whether the next year's plan stands at the right.
    fn has_plan(&self) -> bool {
        self.handout.plan.state != PlanState::Absent
    }

    /// Columns of the table of outputs.
    fn width(&self) -> usize {
        6 + usize::from(self.handout.was_planned) + if self.has_plan() { 3 } else { 0 }
    }

    /// The figure with its day, its state and the number of its source.
    fn actual(&self, row: &EvaluationRow) -> AnyView {
        let text = self.text;
        let found = row.actual.as_deref();
        let unit = text.unit(&row.indicator);
        let about = found.map(|found| {
            let as_of = found.as_of.point.map(text.write.point_short);
            // A reason for having no figure is not more or less final.
            let is_figure = matches!(found.figure, Figure::Number(_));
            let whole = row.part_year().is_none() && found.state != ObservationState::Interim;
            let state = (is_figure && whole).then(|| (text.write.state)(&found.state));
            let source = self.handout.source_number(found).map(self.words.source_number);
            let part = |part: String| (html::span().child(bilingual(part)), " ");
            let parts = [as_of, state, source].into_iter().flatten().map(part);
            html::small().class("about").child(parts.collect::<Vec<_>>())
        });
        (figure::observed(text, found, unit), about).into_any()
    }

    fn verdict(&self, row: &EvaluationRow) -> AnyView {
        let text = self.text;
        let part = row.part_year().and_then(|part| part.months).map(self.words.coverage);
        let exceeded = row.verdict.exceeded.then(|| html::small().child(text.say.exceeded));
        (
            mark::verdict(text, &row.verdict),
            part.map(|part| html::small().child(part)),
            exceeded,
            evaluation::overruled(text, row),
        )
            .into_any()
    }

    /// 評価, 外部要因 and 今後の対応, as far as they are written.
    fn evaluation(&self, found: &Evaluation) -> AnyView {
        evaluation::said(self.text, found)
    }

    /// The marks that stand on the paper, at the foot of every page.
    fn key(&self, columns: impl Into<String>) -> AnyView {
        let (text, words) = (self.text, self.words);
        let marks = self.handout.statuses.iter();
        let marks = marks.map(|status| mark::status(text, Mark::Status(*status)));
        let line = html::p()
            .class("keyline")
            .child(html::b().child(words.key))
            .child(marks.collect::<Vec<_>>())
            .child(html::span().child((words.bounds)(&self.thresholds)))
            .child(html::span().child(words.key_note));
        html::tfoot()
            .child(html::tr().child(html::td().colspan(columns.into()).child(line)))
            .into_any()
    }

    /// Where the figures are from, and how a verdict comes about.
    fn notes(&self, whole: bool) -> AnyView {
        let (text, words) = (self.text, self.words);
        let strategy = self.store.strategy.get();
        let sources = self
            .handout
            .sources
            .iter()
            .map(|source| html::li().child(bilingual(text.source(&strategy, source))));
        let sources = (!self.handout.sources.is_empty()).then(|| {
            html::section().class("notes").child((
                html::h2().child(text.common.source),
                html::ol().child(sources.collect::<Vec<_>>()),
            ))
        });
        let judged = whole.then(|| {
            let entry = |status: &crate::measure::Status| {
                let note = (text::work(text).glossary.status_note)(*status, &self.thresholds);
                html::div()
                    .child(html::dt().child(mark::status(text, Mark::Status(*status))))
                    .child(html::dd().child(bilingual(note)))
            };
            html::section().class("notes").child((
                html::h2().child(words.how_judged),
                html::dl().child(self.handout.statuses.iter().map(entry).collect::<Vec<_>>()),
            ))
        });
        (judged, sources).into_any()
    }
}

/// 達成率, where there is one.
fn rate(verdict: &Verdict, text: &Text, thresholds: &Thresholds) -> Option<String> {
    let found = verdict.achievement?;
    Some((text.write.percent)(found.ratio, thresholds))
}

/// A cell that holds a figure and what has to be known of it.
pub(super) fn figure_cell(value: impl IntoView + 'static) -> AnyView {
    html::td().attr("data-type", "number").child(value.into_any()).into_any()
}
