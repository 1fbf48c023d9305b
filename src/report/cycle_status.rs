//! 進行管理のいま: where a year stands in plan, do, check and act, and what is to be done.

use super::doing::{Doing, Missing};
use super::evaluation::EvaluationSheet;
use super::meetings::{Answers, open_promises};
use super::outline::Outline;
use super::plan::{OutputPlan, PlanSheet};
use crate::measure::figures;
use crate::model::*;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct CycleStatus {
    pub year: FiscalYear,
    /// Whether anything of the yearly cycle is recorded at all.
    pub begun: bool,
    pub plan: PlanState,
    pub decided: AsOf,
    /// Outputs with a target, of those that stand in the year.
    pub targets: Tally,
    /// Outputs with a figure of the whole year.
    pub figures: Tally,
    /// Outputs with such a figure, or a reason for having none.
    pub accounted: Tally,
    /// Programs that have reported what was done.
    pub reports: Tally,
    /// Indicators that are evaluated.
    pub evaluations: Tally,
    /// Opinions that are answered, of all meetings.
    pub answers: Tally,
    /// Promises that are not closed.
    pub promises: usize,
    /// What is to be done, what is late first.
    pub due: Vec<Due>,
}

/// So many of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: usize,
    pub all: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Plan,
    Do,
    Check,
    Act,
}

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Done,
    UnderWay,
    ToCome,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    pub task: Task,
    /// How many of them.
    pub count: usize,
    /// The last day for it, where there is a rule or a promise that names one.
    pub by: Option<Date>,
    pub late: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// A plan is decided before its year begins.
    Decide(FiscalYear),
    /// An amendment that is still open.
    CloseAmendment(FiscalYear),
    Promises,
    /// Of a year that is over.
    Figures(FiscalYear),
    Reports(FiscalYear),
    Settlements(FiscalYear),
    Evaluations(FiscalYear),
    Answers,
}

/// Whether anything of the yearly cycle is recorded.
fn begun(strategy: &Strategy) -> bool {
    [strategy.plans.len(), strategy.evaluations.len(), strategy.meetings.len()]
        .iter()
        .any(|records| *records > 0)
}

/// The latest year that has begun under a decided plan; else that of the latest plan; `None` where
/// there is no plan.
pub fn year_under_way(strategy: &Strategy, today: Date) -> Option<FiscalYear> {
    let running = |plan: &&std::sync::Arc<AnnualPlan>| {
        plan.is_decided() && plan.year.0 <= today.fiscal_year()
    };
    let latest = strategy.plans.iter().map(|plan| plan.year).max();
    strategy.plans.iter().filter(running).map(|plan| plan.year).max().or(latest)
}

/// The latest planned year that is over; `None` where there is none.
pub fn year_closed(strategy: &Strategy, today: Date) -> Option<FiscalYear> {
    let over =
        |plan: &&std::sync::Arc<AnnualPlan>| plan.is_decided() && plan.year.0 < today.fiscal_year();
    strategy.plans.iter().filter(over).map(|plan| plan.year).max()
}

/// The year to enter figures and reports of: the one that is over, as long as something of it is
/// missing; else the one under way. `None` where there is no plan.
pub fn year_to_report(strategy: &Strategy, outline: &Outline, today: Date) -> Option<FiscalYear> {
    let closed = year_closed(strategy, today).filter(|year| {
        let sheet = PlanSheet::of(strategy, outline, *year);
        !Doing::of(strategy, sheet, today).missing.is_empty()
    });
    closed.or_else(|| year_under_way(strategy, today))
}

/// What is still open of a year.
struct Open {
    doing: Doing,
    figures: usize,
    reports: usize,
    settlements: usize,
    evaluations: EvaluationSheet,
}

impl Open {
    fn of(strategy: &Strategy, outline: &Outline, sheet: PlanSheet, today: Date) -> Open {
        let evaluations = EvaluationSheet::of(strategy, outline, sheet.year);
        let doing = Doing::of(strategy, sheet, today);
        let missing = |of: fn(&Missing) -> usize| doing.missing.iter().map(of).sum();
        Open {
            figures: missing(|found| found.without_actual.len() + found.part_year.len()),
            reports: missing(|found| found.without_report.len()),
            settlements: missing(|found| found.without_settlement.len()),
            evaluations,
            doing,
        }
    }
}

impl CycleStatus {
    pub const STAGES: [Stage; 4] = [Stage::Plan, Stage::Do, Stage::Check, Stage::Act];

    /// Of [`year_under_way`], or of `year` where there is no plan.
    pub fn of(
        strategy: &Strategy,
        outline: &Outline,
        year: FiscalYear,
        today: Date,
    ) -> CycleStatus {
        let year = year_under_way(strategy, today).unwrap_or(year);
        if !begun(strategy) {
            return CycleStatus { year, ..CycleStatus::default() };
        }
        let sheet = PlanSheet::of(strategy, outline, year);
        let (standing, with_target) = sheet.standing();
        let reporting = sheet.programs().filter(|row| row.planned.is_some() && row.runs()).count();
        let plan = sheet.state;
        let open = Open::of(strategy, outline, sheet, today);
        let whole = |output: &&OutputPlan| {
            output.stands()
                && figures::whole(strategy, &output.indicator, output.indicator.period(year.0))
                    .is_some()
        };
        let whole = open.doing.plan.outputs().filter(whole).count();
        let answers = Answers::of(strategy.opinions.iter());
        let promises = open_promises(strategy);
        let mut standing = CycleStatus {
            year,
            begun: true,
            plan,
            decided: strategy.plan(year).map(|plan| plan.decided.clone()).unwrap_or_default(),
            targets: Tally { done: with_target, all: standing },
            figures: Tally { done: whole, all: standing },
            accounted: Tally { done: standing - open.figures.min(standing), all: standing },
            reports: Tally { done: reporting - open.reports.min(reporting), all: reporting },
            evaluations: Tally { done: open.evaluations.written, all: open.evaluations.all },
            answers: Tally { done: answers.answered, all: answers.all },
            promises: promises.len(),
            due: Vec::new(),
        };
        let mut due = |task: Task, count: usize, by: Option<Date>| {
            let late = by.is_some_and(|by| by < today);
            standing.due.extend((count > 0).then_some(Due { task, count, by, late }));
        };
        for draft in strategy.plans.iter().filter(|plan| !plan.is_decided()) {
            due(
                Task::Decide(draft.year),
                1,
                Some(Point::Whole(Period::fiscal(draft.year.0 - 1)).end()),
            );
        }
        for open in strategy
            .plans
            .iter()
            .filter(|plan| strategy.plan_state(plan.year) == PlanState::Amending)
        {
            due(Task::CloseAmendment(open.year), 1, None);
        }
        let first = promises.iter().filter_map(|promise| promise.due.point).map(Point::end).min();
        due(Task::Promises, promises.len(), first);
        // A year is closed while the next one runs.
        if let Some(closed) = year_closed(strategy, today) {
            let of_closed = (closed != year).then(|| {
                Open::of(strategy, outline, PlanSheet::of(strategy, outline, closed), today)
            });
            let open = of_closed.as_ref().unwrap_or(&open);
            due(Task::Figures(closed), open.figures, None);
            due(Task::Reports(closed), open.reports, None);
            due(Task::Settlements(closed), open.settlements, None);
            due(Task::Evaluations(closed), open.evaluations.all - open.evaluations.written, None);
        }
        due(Task::Answers, answers.all - answers.answered, None);
        order::sort_by_key(&mut standing.due, |due| !due.late);
        standing
    }

    pub fn progress(&self, stage: Stage) -> Progress {
        let of = |parts: &[Tally]| match () {
            () if parts.iter().all(|part| part.done == 0) => Progress::ToCome,
            () if parts.iter().all(|part| part.done == part.all) => Progress::Done,
            () => Progress::UnderWay,
        };
        match stage {
            Stage::Plan => match self.plan {
                PlanState::Absent => Progress::ToCome,
                PlanState::Decided => Progress::Done,
                PlanState::Draft | PlanState::Amending => Progress::UnderWay,
            },
            Stage::Do if self.figures.done + self.reports.done == 0 => Progress::ToCome,
            // A reason for having no figure is an answer.
            Stage::Do => of(&[self.accounted, self.reports]),
            Stage::Check => of(&[self.evaluations]),
            Stage::Act => match of(&[self.answers]) {
                Progress::Done if self.promises > 0 => Progress::UnderWay,
                progress => progress,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(key: &str, today: &str) -> CycleStatus {
        let text = std::fs::read_to_string(format!("public/strategies/{key}.json")).unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let today = AsOf::read(today).point.unwrap().end();
        CycleStatus::of(&strategy, &Outline::of(&strategy), FiscalYear(2022), today)
    }

    #[test]
    fn the_year_is_the_latest_that_runs_under_a_decided_plan() {
        assert_eq!(standing("sample", "2026-11-23").year.0, 2025);
        assert_eq!(standing("sample", "2023-11-23").year.0, 2023);
        assert_eq!(
            (standing("chiba-5", "2026-11-23").year.0, standing("chiba-5", "2026-11-23").begun),
            (2022, false)
        );
    }

    #[test]
    fn what_is_late_is_told_first_and_nothing_of_a_year_is_due_before_it_ends() {
        let (running, over) = (standing("sample", "2025-11-23"), standing("sample", "2026-11-23"));
        let tasks =
            |standing: &CycleStatus| standing.due.iter().map(|due| due.task).collect::<Vec<_>>();
        assert!(
            tasks(&running).iter().all(|task| *task != Task::Settlements(FiscalYear(2025)))
                && tasks(&over).contains(&Task::Settlements(FiscalYear(2025)))
        );
        let draft = |standing: &CycleStatus| {
            standing
                .due
                .iter()
                .find(|due| due.task == Task::Decide(FiscalYear(2026)))
                .cloned()
                .unwrap()
        };
        assert!(
            !draft(&running).late && draft(&over).late,
            "before its year begins: {:?}",
            draft(&over).by
        );
        assert!(over.due.is_sorted_by_key(|due| !due.late));
        assert!(over.due.iter().all(|due| due.count > 0));
    }

    #[test]
    fn the_year_that_is_over_is_asked_for_while_the_next_one_runs() {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let mut strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let today = Date::new(2026, 5, 10).unwrap();
        strategy.plans.alter(&AnnualPlan::id_of(FiscalYear(2026)), |plan| {
            plan.decided = AsOf::read("R8.3.20")
        });
        let outline = Outline::of(&strategy);
        let standing = CycleStatus::of(&strategy, &outline, FiscalYear(2022), today);
        assert_eq!(standing.year.0, 2026);
        assert!(
            standing
                .due
                .iter()
                .any(|due| due.task == Task::Figures(FiscalYear(2025)) && due.count > 20)
        );
        assert_eq!(year_to_report(&strategy, &outline, today), Some(FiscalYear(2025)));
        // In the summer of a year whose past is all reported, one works in the year itself.
        let early = Date::new(2024, 12, 1).unwrap();
        assert_eq!(
            (year_closed(&strategy, early), year_under_way(&strategy, early)),
            (Some(FiscalYear(2023)), Some(FiscalYear(2024)))
        );
    }

    #[test]
    fn a_stage_is_done_when_all_of_it_is() {
        let over = standing("sample", "2026-11-23");
        assert_eq!(over.progress(Stage::Plan), Progress::UnderWay, "it is being changed");
        assert_eq!(over.progress(Stage::Do), Progress::UnderWay);
        let begun = standing("chiba-5", "2026-11-23");
        assert_eq!(
            CycleStatus::STAGES
                .map(|stage| begun.progress(stage))
                .map(|found| found == Progress::Done),
            [false; 4]
        );
        let mut done = over.clone();
        (done.answers, done.promises) = (Tally { done: 3, all: 3 }, 0);
        assert_eq!(done.progress(Stage::Act), Progress::Done);
        done.promises = 1;
        assert_eq!(
            done.progress(Stage::Act),
            Progress::UnderWay,
            "a promise comes back until it is closed"
        );
    }
}
