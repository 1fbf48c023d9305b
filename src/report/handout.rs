//! 研究会資料: what a year has come to, how it is evaluated, and the next year's plan, side by side.

use std::sync::Arc;

use super::evaluation::EvaluationRow;
use super::list::{List, Shown};
use super::outline::{DirectionEntry, ItemEntry, Outline};
use super::overview::{Dates, Overview};
use super::plan::{ItemPlan, Money, OutputPlan, PlanSheet, ProgramPlan};
use crate::measure::Status;
use crate::measure::figures::{self, PartYear};
use crate::model::*;

/// Rows of a paper that is read once a year, in March.
#[derive(Clone, Debug, PartialEq)]
pub struct Handout {
    /// Whose figures.
    pub year: FiscalYear,
    /// The plan of the year after.
    pub plan: PlanSheet,
    /// Whether the year itself was planned: only then there is money to tell of.
    pub was_planned: bool,
    pub spent: Spent,
    /// What the year's verdicts come to.
    pub overview: Overview,
    pub directions: Vec<HandoutDirection>,
    /// Every status that stands in it, for the key.
    pub statuses: Vec<Status>,
    /// From when to when the figures are.
    pub dates: Dates,
    /// Where the figures are from: ids of sources, or words. Numbered from 1 in this order.
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HandoutDirection {
    pub direction: Arc<Direction>,
    pub evaluation: Option<Arc<Evaluation>>,
    pub outcomes: Vec<HandoutOutcome>,
    pub items: Vec<HandoutItem>,
    /// What the year came to.
    pub spent: Spent,
    /// What is planned for the year after.
    pub budget: Money,
}

/// An outcome where it is listed; one that is restated has its figures in its own place.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoutOutcome {
    pub restated: bool,
    pub row: EvaluationRow,
    pub baseline: Option<Shown>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HandoutItem {
    /// From the outermost item down to this one.
    pub path: Vec<Arc<Item>>,
    pub number: String,
    pub evaluation: Option<Arc<Evaluation>>,
    pub rows: Vec<HandoutRow>,
}

/// A program and an output side by side: they correspond in order where there are as many of both,
/// and otherwise only stand in the same rows.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoutRow {
    pub program: Option<ProgramPlan>,
    pub output: Option<HandoutOutput>,
}

/// An output with what the year says of it, and what the next one plans.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoutOutput {
    /// `None` where it is one only from the next year on.
    pub row: Option<EvaluationRow>,
    pub next: OutputPlan,
}

/// 予算額 and 決算額 of a year, in 千円.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    pub budget: Money,
    pub settled: Money,
}

impl Handout {
    pub fn of(strategy: &Strategy, outline: &Outline, year: FiscalYear) -> Handout {
        let plan = PlanSheet::of(strategy, outline, FiscalYear(year.0 + 1));
        let directions: Vec<HandoutDirection> = outline
            .directions
            .iter()
            .zip(&plan.directions)
            .map(|(entry, planned)| direction(strategy, entry, planned, year))
            .collect();
        let rows: Vec<&EvaluationRow> =
            directions.iter().flat_map(HandoutDirection::results).collect();
        let outputs = rows.iter().filter(|row| !row.indicator.is_outcome());
        let set = rows.iter().filter_map(|row| Some(row.overruled()?.0));
        let statuses = order::counted(rows.iter().map(|row| row.verdict.status).chain(set));
        let sources =
            rows.iter().filter_map(|row| row.actual.as_deref()).map(|found| &found.source);
        let mut named: Vec<String> = Vec::new();
        for source in sources.filter(|source| !source.is_empty()) {
            if !named.contains(source) {
                named.push(source.clone());
            }
        }
        let mut spent = Spent::default();
        for found in &directions {
            spent.budget.add(found.spent.budget);
            spent.settled.add(found.spent.settled);
        }
        Handout {
            year,
            spent,
            was_planned: strategy.plan(year).is_some(),
            overview: Overview::of(outline, &List::of(strategy, outline, year.0)),
            statuses: statuses.into_iter().map(|(status, _)| status).collect(),
            dates: Dates::among(outputs.filter_map(|row| taken_at(row)).collect()),
            sources: named,
            directions,
            plan,
        }
    }

    /// The number under which a source is listed.
    pub fn source_number(&self, found: &Observation) -> Option<usize> {
        Some(self.sources.iter().position(|source| *source == found.source)? + 1)
    }
}

impl HandoutDirection {
    /// Its indicators, each once.
    fn results(&self) -> impl Iterator<Item = &EvaluationRow> {
        let outcomes = self.outcomes.iter().filter(|outcome| !outcome.restated);
        let outputs = self.items.iter().flat_map(|item| &item.rows);
        outcomes
            .map(|outcome| &outcome.row)
            .chain(outputs.filter_map(|row| row.output.as_ref()?.row.as_ref()))
    }
}

impl HandoutItem {
    /// What is written of the item and of its outputs, in their order; `None` is the item itself.
    pub fn evaluations(&self) -> Vec<(Option<&Arc<Indicator>>, &Arc<Evaluation>)> {
        let own = self.evaluation.iter().map(|found| (None, found));
        let outputs = self.rows.iter().filter_map(|row| row.output.as_ref()?.row.as_ref());
        let of_outputs =
            outputs.filter_map(|row| Some((Some(&row.indicator), row.evaluation.as_ref()?)));
        own.chain(of_outputs).filter(|(_, found)| found.says_something()).collect()
    }
}

fn direction(
    strategy: &Strategy,
    entry: &DirectionEntry,
    planned: &super::plan::DirectionPlan,
    year: FiscalYear,
) -> HandoutDirection {
    let mut items = Vec::new();
    let mut spent = Spent::default();
    for (own, path) in entry.all_items() {
        let there =
            |found: &&ItemPlan| found.path.last().map(|item| &item.id) == Some(&own.item.id);
        let found = item(strategy, own, path, planned.items.iter().find(there), year);
        for last in found.rows.iter().filter_map(|row| row.program.as_ref()?.last.as_ref()) {
            if last.status != ProgramStatus::Ended {
                spent.budget.take(last.budget);
                spent.settled.take(last.settled);
            }
        }
        if !found.rows.is_empty() || found.evaluation.is_some() {
            items.push(found);
        }
    }
    let outcomes = entry.outcomes.iter().map(|outcome| HandoutOutcome {
        restated: outcome.restated,
        row: EvaluationRow::of(strategy, &outcome.indicator, year),
        baseline: Shown::of(strategy, &outcome.indicator),
    });
    HandoutDirection {
        direction: entry.direction.clone(),
        evaluation: strategy.evaluation_of(&entry.direction.id, year).cloned(),
        outcomes: outcomes.collect(),
        items,
        spent,
        budget: planned.budget,
    }
}

/// What an item's programs and outputs came to and what is planned of them: those of the year and
/// those of the next one, in the order of the strategy.
fn item(
    strategy: &Strategy,
    entry: &ItemEntry,
    path: Vec<Arc<Item>>,
    planned: Option<&ItemPlan>,
    year: FiscalYear,
) -> HandoutItem {
    let next = FiscalYear(year.0 + 1);
    let programs: Vec<ProgramPlan> = entry
        .programs
        .iter()
        .filter_map(|program| {
            let listed = planned
                .and_then(|item| item.programs.iter().find(|row| row.program.id == program.id));
            listed.cloned().or_else(|| {
                let last = strategy.planned_of(&program.id, year)?.clone();
                Some(ProgramPlan { program: program.clone(), planned: None, last: Some(last) })
            })
        })
        .collect();
    let outputs: Vec<HandoutOutput> = entry
        .outputs
        .iter()
        .filter(|output| {
            strategy.stands(&output.id, year.0)
                || strategy.stands(&output.id, next.0)
                || strategy.review_of(&output.id, next).is_some()
        })
        .map(|output| HandoutOutput {
            row: strategy
                .stands(&output.id, year.0)
                .then(|| EvaluationRow::of(strategy, output, year)),
            next: OutputPlan::of(strategy, output, next),
        })
        .collect();
    let rows = (0..programs.len().max(outputs.len())).map(|at| HandoutRow {
        program: programs.get(at).cloned(),
        output: outputs.get(at).cloned(),
    });
    HandoutItem {
        path,
        number: entry.number.clone(),
        evaluation: strategy.evaluation_of(&entry.item.id, year).cloned(),
        rows: rows.collect(),
    }
}

/// When a figure with a value was taken.
fn taken_at(row: &EvaluationRow) -> Option<Point> {
    let found = row.actual.as_deref().filter(|found| matches!(found.figure, Figure::Number(_)))?;
    found.as_of.point
}

impl EvaluationRow {
    /// How much of the year its figure covers, where that is not all of it.
    pub fn part_year(&self) -> Option<PartYear> {
        figures::part_year(&self.indicator, self.actual.as_deref()?)
    }
}
