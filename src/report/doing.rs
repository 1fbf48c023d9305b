//! 実施: what a year's programs have done and cost, and who has not reported yet.

use std::sync::Arc;

use super::plan::{PlanSheet, ProgramPlan};
use crate::measure::figures;
use crate::model::*;

/// What a division has still to report for a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Missing {
    /// Empty where no division is named.
    pub division: String,
    /// Outputs without any figure of the year, not even a reason for there being none.
    pub without_actual: Vec<Arc<Indicator>>,
    /// Outputs whose figure is still of part of the year.
    pub part_year: Vec<Arc<Indicator>>,
    pub without_report: Vec<Arc<Program>>,
    pub without_settlement: Vec<Arc<Program>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Doing {
    pub year: FiscalYear,
    pub plan: PlanSheet,
    /// By division, the one that misses most first.
    pub missing: Vec<Missing>,
    /// Days since the year ended; `None` while it runs.
    pub days_since: Option<i64>,
}

impl Missing {
    pub fn count(&self) -> usize {
        self.without_actual.len()
            + self.part_year.len()
            + self.without_report.len()
            + self.without_settlement.len()
    }
}

impl Doing {
    pub fn of(strategy: &Strategy, plan: PlanSheet, today: Date) -> Doing {
        let year = plan.year;
        let mut missing: Vec<Missing> = Vec::new();
        for output in plan.outputs().filter(|output| output.stands()) {
            let indicator = &output.indicator;
            let found = strategy.counted(&indicator.id, indicator.period(year.0));
            let of = of_division(&mut missing, strategy.division_of(indicator));
            match found {
                None => of.without_actual.push(indicator.clone()),
                Some(found) if figures::part_year(indicator, found).is_some() => {
                    of.part_year.push(indicator.clone())
                }
                Some(_) => {}
            }
        }
        for row in plan.programs().filter(|row| row.planned.is_some() && row.runs()) {
            let Some(planned) = &row.planned else { continue };
            let of = of_division(&mut missing, row.division());
            if planned.done.is_empty() {
                of.without_report.push(row.program.clone());
            }
            if planned.settled.is_none() {
                of.without_settlement.push(row.program.clone());
            }
        }
        missing.retain(|found| found.count() > 0);
        order::sort_by(&mut missing, |a, b| {
            (b.count(), &a.division).cmp(&(a.count(), &b.division))
        });
        let end = Point::Whole(Period::Fiscal(year)).end();
        let days_since = (end < today).then(|| today.days() - end.days());
        Doing { year, plan, missing, days_since }
    }
}

fn of_division<'a>(missing: &'a mut Vec<Missing>, division: &str) -> &'a mut Missing {
    let at = missing.iter().position(|known| known.division == division).unwrap_or_else(|| {
        missing.push(Missing { division: division.to_string(), ..Missing::default() });
        missing.len() - 1
    });
    &mut missing[at]
}

impl ProgramPlan {
    /// 執行率: how much of the budget was spent, in whole percent, rounded half up; what is below 100
    /// % stays below it. `None` where either is not known, or there was nothing to spend.
    pub fn spent_percent(&self) -> Option<i64> {
        let planned = self.planned.as_deref()?;
        let (budget, settled) = (planned.budget.filter(|budget| *budget > 0)?, planned.settled?);
        let (budget, settled) = (i128::from(budget), i128::from(settled));
        let rounded = (settled * 200 + budget) / (budget * 2);
        i64::try_from(if settled < budget { rounded.min(99) } else { rounded }).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Outline;

    #[test]
    fn who_has_not_reported_is_told_by_division() {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let of = |year: i32| {
            let plan = PlanSheet::of(&strategy, &Outline::of(&strategy), FiscalYear(year));
            Doing::of(&strategy, plan, Date::new(2026, 11, 22).unwrap())
        };
        let (reported, open) = (of(2024), of(2025));
        assert!(reported.missing.iter().all(|found| found.without_report.is_empty() && found.without_settlement.is_empty()));
        assert_eq!(
            open.missing.iter().map(|found| found.without_settlement.len()).sum::<usize>(),
            26
        );
        assert!(open.missing.iter().any(|found| !found.part_year.is_empty()));
        assert!(open.missing.is_sorted_by(|a, b| a.count() >= b.count()));
        assert_eq!(
            (open.days_since, of(2026).days_since),
            (Some(236), None),
            "from 31 March 2026 to 22 November"
        );
    }

    #[test]
    fn what_was_spent_is_a_share_of_what_there_was() {
        let row = |budget, settled| ProgramPlan {
            program: Arc::new(Program {
                id: "p".into(),
                item: "i".into(),
                text: String::new(),
                text_en: String::new(),
                division: String::new(),
                rank: String::new(),
            }),
            planned: Some(Arc::new(PlannedProgram {
                budget,
                settled,
                ..PlannedProgram::default()
            })),
            last: None,
        };
        assert_eq!(row(Some(2000), Some(1989)).spent_percent(), Some(99));
        assert_eq!(row(Some(200), Some(199)).spent_percent(), Some(99), "not all of it");
        assert_eq!(row(Some(200), Some(197)).spent_percent(), Some(99), "half up");
        assert_eq!(row(Some(0), Some(0)).spent_percent(), None);
        assert_eq!(row(Some(100), None).spent_percent(), None);
    }
}
