//! 研究会資料: what a year has come to, and the next year's plan, side by side.

use std::sync::Arc;

use super::list::Mark;
use super::outline::Outline;
use super::overview::Dates;
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
    pub directions: Vec<HandoutDirection>,
    /// Every status that stands in it, for the key.
    pub statuses: Vec<Status>,
    /// From when to when the figures are.
    pub dates: Dates,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HandoutDirection {
    pub direction: Arc<Direction>,
    /// With whether it is restated.
    pub outcomes: Vec<(Arc<Indicator>, bool)>,
    pub items: Vec<HandoutItem>,
    pub budget: Money,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HandoutItem {
    /// From the outermost item down to this one.
    pub path: Vec<Arc<Item>>,
    pub number: String,
    pub rows: Vec<HandoutRow>,
}

/// A program and an output side by side: they correspond in order where there are as many of both,
/// and otherwise only stand in the same rows.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoutRow {
    pub program: Option<ProgramPlan>,
    pub output: Option<OutputPlan>,
}

impl Handout {
    pub fn of(strategy: &Strategy, outline: &Outline, year: FiscalYear) -> Handout {
        let plan = PlanSheet::of(strategy, outline, FiscalYear(year.0 + 1));
        let directions: Vec<HandoutDirection> = plan
            .directions
            .iter()
            .map(|found| HandoutDirection {
                direction: found.direction.clone(),
                outcomes: found.outcomes.clone(),
                items: found.items.iter().map(item).collect(),
                budget: found.budget,
            })
            .collect();
        let statuses = order::counted(plan.outputs().map(|output| output.last_verdict.status));
        let dates = Dates::among(plan.outputs().filter_map(taken_at).collect());
        Handout {
            year,
            statuses: statuses.into_iter().map(|(status, _)| status).collect(),
            dates,
            directions,
            plan,
        }
    }
}

/// When a figure with a value was taken.
fn taken_at(output: &OutputPlan) -> Option<Point> {
    let found =
        output.last_actual.as_deref().filter(|found| matches!(found.figure, Figure::Number(_)))?;
    found.as_of.point
}

fn item(plan: &ItemPlan) -> HandoutItem {
    let rows = plan.programs.len().max(plan.outputs.len());
    HandoutItem {
        path: plan.path.clone(),
        number: plan.number.clone(),
        rows: (0..rows)
            .map(|at| HandoutRow {
                program: plan.programs.get(at).cloned(),
                output: plan.outputs.get(at).cloned(),
            })
            .collect(),
    }
}

impl OutputPlan {
    pub fn last_mark(&self) -> Mark {
        Mark::Status(self.last_verdict.status)
    }

    /// How much of last year its figure covers, where that is not all of it.
    pub fn last_part_year(&self) -> Option<PartYear> {
        figures::part_year(&self.indicator, self.last_actual.as_deref()?)
    }
}
