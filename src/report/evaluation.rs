//! 評価: a year's verdicts with what was written about them, this year beside the last.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::narrative::{Disagreement, disagreement};
use super::outline::Outline;
use crate::measure::figures::comparable;
use crate::measure::rollup::Rollup;
use crate::measure::{Status, Verdict};
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationSheet {
    pub year: FiscalYear,
    pub directions: Vec<EvaluationDirection>,
    /// Indicators of which something is written, and all of them.
    pub written: usize,
    pub all: usize,
}

/// What is evaluated of a direction, beside the direction itself. What is restated is evaluated
/// where it belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationDirection {
    pub direction: Arc<Direction>,
    pub outcomes: Vec<Arc<Indicator>>,
    /// Items that have programs or outputs of their own.
    pub items: Vec<EvaluationItem>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationItem {
    pub item: Arc<Item>,
    pub number: String,
    pub outputs: Vec<Arc<Indicator>>,
}

impl EvaluationDirection {
    /// Outcomes first.
    pub fn indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.outcomes.iter().chain(self.items.iter().flat_map(|item| &item.outputs))
    }
}

/// A row of the sheet: an item heads its outputs and is evaluated itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvaluationLine {
    Item(Id),
    Indicator(Id),
}

impl EvaluationLine {
    pub fn all(found: &EvaluationDirection) -> Vec<EvaluationLine> {
        let line = |indicator: &Arc<Indicator>| EvaluationLine::Indicator(indicator.id.clone());
        let mut lines: Vec<_> = found.outcomes.iter().map(line).collect();
        for item in &found.items {
            lines.push(EvaluationLine::Item(item.item.id.clone()));
            lines.extend(item.outputs.iter().map(line));
        }
        lines
    }
}

/// An indicator's row.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationRow {
    pub indicator: Arc<Indicator>,
    pub verdict: Verdict,
    pub last: Verdict,
    pub actual: Option<Arc<Observation>>,
    pub evaluation: Option<Arc<Evaluation>>,
    /// By how much the figure of the whole year differs from that of the year before, in its unit;
    /// `None` where the two may not be compared.
    pub since_last: Option<Decimal>,
}

impl EvaluationSheet {
    pub fn of(strategy: &Strategy, outline: &Outline, year: FiscalYear) -> EvaluationSheet {
        let standing = |indicators: &mut dyn Iterator<Item = &Arc<Indicator>>| -> Vec<_> {
            indicators.filter(|indicator| strategy.stands(&indicator.id, year.0)).cloned().collect()
        };
        let directions: Vec<EvaluationDirection> = outline
            .directions
            .iter()
            .map(|entry| {
                let items = entry.all_items().into_iter().map(|(item, _)| item);
                let own =
                    items.filter(|item| !item.programs.is_empty() || !item.outputs.is_empty());
                EvaluationDirection {
                    direction: entry.direction.clone(),
                    outcomes: standing(&mut entry.own_outcomes()),
                    items: own
                        .map(|item| EvaluationItem {
                            item: item.item.clone(),
                            number: item.number.clone(),
                            outputs: standing(&mut item.outputs.iter()),
                        })
                        .collect(),
                }
            })
            .collect();
        let indicators = || directions.iter().flat_map(EvaluationDirection::indicators);
        let all = indicators().count();
        let is_written = |indicator: &&Arc<Indicator>| {
            strategy
                .evaluation_of(&indicator.id, year)
                .is_some_and(|evaluation| !evaluation.text.is_empty())
        };
        let written = indicators().filter(is_written).count();
        EvaluationSheet { year, directions, written, all }
    }

    /// Indicators whose text says something else than their verdict.
    pub fn disagreements(&self, strategy: &Strategy) -> Vec<Arc<Indicator>> {
        let indicators = self.directions.iter().flat_map(EvaluationDirection::indicators);
        let differs = |indicator: &&Arc<Indicator>| {
            // Most have no text yet, and a verdict takes its time.
            strategy.evaluation_of(&indicator.id, self.year).is_some()
                && EvaluationRow::of(strategy, indicator, self.year).disagreement().is_some()
        };
        indicators.filter(differs).cloned().collect()
    }

    /// What the outcomes and the outputs of a direction came to.
    pub fn against(&self, strategy: &Strategy, direction: &Id) -> Option<(Rollup, Rollup)> {
        let found = self.directions.iter().find(|found| found.direction.id == *direction)?;
        let rollup = |outcomes: bool| -> Rollup {
            let of_kind = found.indicators().filter(|indicator| indicator.is_outcome() == outcomes);
            of_kind
                .map(|indicator| {
                    Verdict::of(strategy, indicator, indicator.period(self.year.0)).status
                })
                .collect()
        };
        Some((rollup(true), rollup(false)))
    }
}

impl EvaluationRow {
    pub fn of(strategy: &Strategy, indicator: &Arc<Indicator>, year: FiscalYear) -> EvaluationRow {
        let period = indicator.period(year.0);
        let verdict = Verdict::of(strategy, indicator, period);
        let last = Verdict::of(strategy, indicator, indicator.period(year.0 - 1));
        EvaluationRow {
            since_last: since_last(strategy, &verdict, &last),
            verdict,
            last,
            actual: strategy.counted(&indicator.id, period).cloned(),
            evaluation: strategy.evaluation_of(&indicator.id, year).cloned(),
            indicator: strategy.as_in(indicator, year.0),
        }
    }

    /// What the text claims and the computed verdict does not bear out. Where a person has set
    /// another verdict, with the reason, the text goes with that one.
    pub fn disagreement(&self) -> Option<Disagreement> {
        let evaluation = self.evaluation.as_deref()?;
        if self.overruled().is_some() {
            return None;
        }
        disagreement(&evaluation.text, &self.verdict)
    }

    /// The verdict a person has set in the place of the computed one, with the reason.
    pub fn overruled(&self) -> Option<(Status, &str)> {
        let evaluation = self.evaluation.as_deref()?;
        Some((Status::of(&evaluation.verdict)?, &evaluation.verdict_reason))
    }
}

fn since_last(strategy: &Strategy, verdict: &Verdict, last: &Verdict) -> Option<Decimal> {
    let (now, before) = (verdict.actual.as_ref()?, last.actual.as_ref()?);
    // A sum grows every year: that says nothing.
    let sums = now.sum_since.is_some() || before.sum_since.is_some();
    if sums || !comparable(strategy, &before.observation, &now.observation) {
        return None;
    }
    now.value.decimal().checked_sub(before.value.decimal())
}
