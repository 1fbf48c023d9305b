//! 評価: a year's verdicts with what was written about them, this year beside the last.

use std::sync::Arc;

use super::outline::Outline;
use crate::measure::rollup::Rollup;
use crate::measure::{Status, Verdict};
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationSheet {
    pub year: FiscalYear,
    /// Directions with their indicators, outcomes first; what is restated is evaluated where it
    /// belongs.
    pub directions: Vec<(Arc<Direction>, Vec<Arc<Indicator>>)>,
    pub written: usize,
    pub all: usize,
}

/// An indicator's row.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationRow {
    pub indicator: Arc<Indicator>,
    pub verdict: Verdict,
    pub last: Verdict,
    pub actual: Option<Arc<Observation>>,
    pub evaluation: Option<Arc<Evaluation>>,
}

impl EvaluationSheet {
    pub fn of(strategy: &Strategy, outline: &Outline, year: FiscalYear) -> EvaluationSheet {
        let directions: Vec<(Arc<Direction>, Vec<Arc<Indicator>>)> = outline
            .directions
            .iter()
            .map(|entry| {
                let standing =
                    entry.indicators().filter(|indicator| strategy.stands(&indicator.id, year.0));
                (entry.direction.clone(), standing.cloned().collect())
            })
            .collect();
        let all = directions.iter().map(|(_, indicators)| indicators.len()).sum();
        let is_written = |indicator: &&Arc<Indicator>| {
            strategy
                .evaluation_of(&indicator.id, year)
                .is_some_and(|evaluation| !evaluation.text.is_empty())
        };
        let written =
            directions.iter().flat_map(|(_, indicators)| indicators).filter(is_written).count();
        EvaluationSheet { year, directions, written, all }
    }

    /// What the outcomes and the outputs of a direction came to.
    pub fn against(&self, strategy: &Strategy, direction: &Id) -> Option<(Rollup, Rollup)> {
        let (_, indicators) = self.directions.iter().find(|(found, _)| found.id == *direction)?;
        let rollup = |outcomes: bool| -> Rollup {
            let of_kind = indicators.iter().filter(|indicator| indicator.is_outcome() == outcomes);
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
        EvaluationRow {
            verdict: Verdict::of(strategy, indicator, period),
            last: Verdict::of(strategy, indicator, indicator.period(year.0 - 1)),
            actual: strategy.counted(&indicator.id, period).cloned(),
            evaluation: strategy.evaluation_of(&indicator.id, year).cloned(),
            indicator: strategy.as_in(indicator, year.0),
        }
    }

    /// The verdict a person has set in the place of the computed one, with the reason.
    pub fn overruled(&self) -> Option<(Status, &str)> {
        let evaluation = self.evaluation.as_deref()?;
        Some((Status::of(&evaluation.verdict)?, &evaluation.verdict_reason))
    }
}
