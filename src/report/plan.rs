//! 事業計画書: a year's programs, budgets and targets, with last year's figures beside them.

use std::sync::Arc;

use super::outline::{DirectionEntry, ItemEntry, Outline};
use crate::measure::verdict::Verdict;
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub struct PlanSheet {
    pub year: FiscalYear,
    pub state: PlanState,
    pub directions: Vec<DirectionPlan>,
    pub budget: Money,
    pub last_budget: Money,
    /// Why the plan was changed after it was decided, the first first.
    pub amendments: Vec<Arc<Amendment>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DirectionPlan {
    pub direction: Arc<Direction>,
    pub outcomes: Vec<(Arc<Indicator>, bool)>,
    /// Items that have programs or outputs of their own, in the order of the strategy.
    pub items: Vec<ItemPlan>,
    pub budget: Money,
    pub last_budget: Money,
}

impl DirectionPlan {
    /// How many programs run in the year.
    pub fn running(&self) -> usize {
        self.items.iter().flat_map(|item| &item.programs).filter(|program| program.runs()).count()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct ItemPlan {
    /// From the outermost item down to this one.
    pub path: Vec<Arc<Item>>,
    pub number: String,
    pub programs: Vec<ProgramPlan>,
    pub outputs: Vec<OutputPlan>,
    pub budget: Money,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ProgramPlan {
    pub program: Arc<Program>,
    pub planned: Option<Arc<PlannedProgram>>,
    pub last: Option<Arc<PlannedProgram>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OutputPlan {
    /// As the plan's year knows it.
    pub indicator: Arc<Indicator>,
    pub review: Option<Arc<Review>>,
    pub target: Option<Arc<Target>>,
    pub last_target: Option<Arc<Target>>,
    pub last_actual: Option<Arc<Observation>>,
    pub last_verdict: Verdict,
}

/// Amounts in 千円, added up. A blank is not 0: it is counted beside the sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    pub sum: i64,
    pub known: usize,
    pub blank: usize,
}

impl Money {
    pub(super) fn take(&mut self, amount: Option<i64>) {
        match amount {
            Some(amount) => {
                (self.sum, self.known) = (self.sum.saturating_add(amount), self.known + 1)
            }
            None => self.blank += 1,
        }
    }

    pub(super) fn add(&mut self, other: Money) {
        self.sum = self.sum.saturating_add(other.sum);
        self.known += other.known;
        self.blank += other.blank;
    }

    /// The sum, where there is anything to add up.
    pub fn known(self) -> Option<i64> {
        (self.known > 0).then_some(self.sum)
    }
}

impl PlanSheet {
    pub fn of(strategy: &Strategy, outline: &Outline, year: FiscalYear) -> PlanSheet {
        let directions: Vec<DirectionPlan> =
            outline.directions.iter().map(|entry| direction_plan(strategy, entry, year)).collect();
        let (mut budget, mut last_budget) = (Money::default(), Money::default());
        for direction in &directions {
            budget.add(direction.budget);
            last_budget.add(direction.last_budget);
        }
        let mut amendments: Vec<_> =
            strategy.amendments.of(&AnnualPlan::id_of(year)).cloned().collect();
        order::sort_by(&mut amendments, |a, b| {
            let at = |amendment: &Amendment| amendment.opened.point.map(Point::end);
            (at(a), &a.id).cmp(&(at(b), &b.id))
        });
        PlanSheet {
            year,
            state: strategy.plan_state(year),
            directions,
            budget,
            last_budget,
            amendments,
        }
    }

    pub fn programs(&self) -> impl Iterator<Item = &ProgramPlan> {
        self.items().flat_map(|item| &item.programs)
    }

    pub fn outputs(&self) -> impl Iterator<Item = &OutputPlan> {
        self.items().flat_map(|item| &item.outputs)
    }

    fn items(&self) -> impl Iterator<Item = &ItemPlan> {
        self.directions.iter().flat_map(|direction| &direction.items)
    }

    /// How many programs run in the year.
    pub fn running(&self) -> usize {
        self.programs().filter(|program| program.runs()).count()
    }

    /// How many outputs stand in the year, and how many of them have a target.
    pub fn standing(&self) -> (usize, usize) {
        let standing = || self.outputs().filter(|output| output.stands());
        (standing().count(), standing().filter(|output| output.target.is_some()).count())
    }

    /// Outputs that stand in the year and have no target yet.
    pub fn without_target(&self) -> usize {
        let (standing, with_target) = self.standing();
        standing - with_target
    }

    /// Outputs whose review is still to be done.
    pub fn without_review(&self) -> usize {
        self.outputs().filter(|output| output.review.is_none()).count()
    }
}

impl OutputPlan {
    pub fn of(strategy: &Strategy, indicator: &Arc<Indicator>, year: FiscalYear) -> OutputPlan {
        let target = |year: i32| {
            let period = indicator.period(year);
            strategy.targets.of(&indicator.id).find(|target| target.period == period).cloned()
        };
        let last = indicator.period(year.0 - 1);
        OutputPlan {
            review: strategy.review_of(&indicator.id, year).cloned(),
            target: target(year.0),
            last_target: target(year.0 - 1),
            last_actual: strategy.counted(&indicator.id, last).cloned(),
            last_verdict: Verdict::of(strategy, indicator, last),
            indicator: strategy.as_in(indicator, year.0),
        }
    }

    pub fn stands(&self) -> bool {
        self.review.as_ref().is_none_or(|review| review.decision != ReviewDecision::Drop)
    }
}

impl ProgramPlan {
    /// Whether money is to be planned for it.
    pub fn runs(&self) -> bool {
        self.planned.as_ref().is_none_or(|planned| planned.status != ProgramStatus::Ended)
    }

    /// 担当課 of the year, or that of the program.
    pub fn division(&self) -> &str {
        match &self.planned {
            Some(planned) if !planned.division.is_empty() => &planned.division,
            _ => &self.program.division,
        }
    }
}

/// The year to plan: the latest there is a plan of; else the strategy's first; else the one after
/// that in which the figures of most outputs were taken last.
pub fn year_to_plan(strategy: &Strategy) -> FiscalYear {
    if let Some(latest) = strategy.plans.iter().map(|plan| plan.year).max() {
        return latest;
    }
    let outputs = strategy.indicators.iter().filter(|indicator| !indicator.is_outcome());
    let latest = outputs
        .filter_map(|output| crate::measure::known::latest(strategy, &output.id))
        .map(|found| found.period.year());
    let most = order::counted(latest).into_iter().max_by_key(|(_, outputs)| *outputs);
    strategy
        .about
        .first_year
        .or(most.map(|(year, _)| FiscalYear(year + 1)))
        .unwrap_or(FiscalYear(2023))
}

fn direction_plan(strategy: &Strategy, entry: &DirectionEntry, year: FiscalYear) -> DirectionPlan {
    let (mut budget, mut last_budget) = (Money::default(), Money::default());
    let mut items = Vec::new();
    for (item, path) in entry.all_items() {
        let plan = item_plan(strategy, item, path, year);
        budget.add(plan.budget);
        // What ran last year and no longer does was planned all the same: as that year's own sum
        // has it.
        for program in item
            .programs
            .iter()
            .filter_map(|program| strategy.planned_of(&program.id, before(year)))
        {
            if program.status != ProgramStatus::Ended {
                last_budget.take(program.budget);
            }
        }
        if !plan.programs.is_empty() || !plan.outputs.is_empty() {
            items.push(plan);
        }
    }
    let outcomes = entry
        .outcomes
        .iter()
        .map(|outcome| (outcome.indicator.clone(), outcome.restated))
        .collect();
    DirectionPlan { direction: entry.direction.clone(), outcomes, items, budget, last_budget }
}

fn before(year: FiscalYear) -> FiscalYear {
    FiscalYear(year.0 - 1)
}

/// What a year's plan has of an item's own programs; all of them where there is no plan.
pub(super) fn programs_of(
    strategy: &Strategy,
    entry: &ItemEntry,
    year: FiscalYear,
) -> Vec<ProgramPlan> {
    let there_is_a_plan = strategy.plan(year).is_some();
    let open = matches!(strategy.plan_state(year), PlanState::Draft | PlanState::Amending);
    let rows = entry.programs.iter().map(|program| ProgramPlan {
        planned: strategy.planned_of(&program.id, year).cloned(),
        last: strategy.planned_of(&program.id, before(year)).cloned(),
        program: program.clone(),
    });
    // A plan lists what it plans; while it is open, also what was made since, to be filled in.
    rows.filter(|row| {
        row.planned.is_some()
            || !there_is_a_plan
            || (open && may_run(strategy, &row.program.id, year))
    })
    .collect()
}

fn item_plan(
    strategy: &Strategy,
    entry: &ItemEntry,
    path: Vec<Arc<Item>>,
    year: FiscalYear,
) -> ItemPlan {
    let there_is_a_plan = strategy.plan(year).is_some();
    let programs = programs_of(strategy, entry, year);
    let mut budget = Money::default();
    for program in programs.iter().filter(|program| there_is_a_plan && program.runs()) {
        budget.take(program.planned.as_ref().and_then(|planned| planned.budget));
    }
    let outputs = entry
        .outputs
        .iter()
        .filter_map(|indicator| {
            // What this very plan drops is said in it.
            let listed = strategy.review_of(&indicator.id, year).is_some()
                || strategy.stands(&indicator.id, year.0);
            listed.then(|| OutputPlan::of(strategy, indicator, year))
        })
        .collect();
    ItemPlan { path, number: entry.number.clone(), programs, outputs, budget }
}

/// Whether a program that a year's plan says nothing of may run in it: no earlier plan has ended
/// it, and no later one is the first to have it.
fn may_run(strategy: &Strategy, program: &Id, year: FiscalYear) -> bool {
    match strategy.planned_before(program, year) {
        Some(last) => last.status != ProgramStatus::Ended,
        None => strategy.planned.of(program).next().is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_not_zero() {
        let mut money = Money::default();
        assert_eq!(money.known(), None);
        for amount in [Some(0), None, Some(12_340)] {
            money.take(amount);
        }
        assert_eq!((money.known(), money.blank), (Some(12_340), 1));
    }
}
