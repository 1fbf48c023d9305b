//! 指標の点検: what is wrong with the indicators themselves, whatever their figures say.

use std::sync::Arc;

use super::known;
use super::outline::{DirectionEntry, Outline};
use super::verdict::Verdict;
use crate::model::*;

/// Something to look at when indicators are reviewed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ailment {
    /// An indicator, or a direction.
    pub subject: Id,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// The latest target is met already by a figure of an earlier period.
    TargetPassed { target: Period, by: Period },
    /// The target asks for less than the baseline was.
    BehindBaseline { target: Period },
    /// No value for two years; the last, where there is one.
    NoData { last: Option<Period> },
    /// The achievement rate was exactly 100 % every time.
    AlwaysFull { years: usize },
    /// Most outputs rise while an outcome worsens.
    Contrary { rising: usize, outputs: usize, outcome: Arc<Indicator> },
}

/// So many years with exactly 100 % are no chance any more.
const ALWAYS: usize = 3;

/// Everything to look at in a year's review, in the order of the strategy.
pub fn health(strategy: &Strategy, outline: &Outline, year: FiscalYear) -> Vec<Ailment> {
    let mut found = Vec::new();
    for entry in &outline.directions {
        let outcomes = entry.outcomes.iter().filter(|outcome| !outcome.restated).map(|outcome| &outcome.indicator);
        for indicator in outcomes.chain(entry.outputs()).filter(|indicator| strategy.stands(&indicator.id, year.0)) {
            let ailments = [
                target_passed(strategy, indicator),
                behind_baseline(strategy, indicator),
                no_data(strategy, indicator, year),
                always_full(strategy, indicator),
            ];
            let of = |kind| Ailment { subject: indicator.id.clone(), kind };
            found.extend(ailments.into_iter().flatten().map(of));
        }
        found.extend(contrary(strategy, entry, year));
    }
    found
}

fn latest_target<'a>(strategy: &'a Strategy, indicator: &Indicator) -> Option<&'a Arc<Target>> {
    strategy.targets.of(&indicator.id).max_by_key(|target| (target.period, &target.id))
}

/// A whole-period value of an earlier period that meets the target as it stands.
fn target_passed(strategy: &Strategy, indicator: &Indicator) -> Option<Kind> {
    let target = latest_target(strategy, indicator)?;
    let known = strategy.observations_of(&indicator.id);
    let earlier = known.iter().rev().map(|observation| observation.period).find(|period| {
        let verdict = Verdict::of(strategy, indicator, *period);
        period.same_kind(target.period) && *period < target.period && verdict.status.is_judged()
    })?;
    let value = match strategy.counted(&indicator.id, earlier)?.figure {
        Figure::Number(value) => value,
        Figure::Missing(_) => return None,
    };
    meets(&target.goal, value).then_some(Kind::TargetPassed { target: target.period, by: earlier })
}

fn meets(goal: &Goal, value: Number) -> bool {
    match goal {
        Goal::Value { relation: Relation::AtLeast, value: target } => value >= *target,
        Goal::Value { relation: Relation::Above, value: target } => value > *target,
        Goal::Value { relation: Relation::AtMost, value: target } => value <= *target,
        Goal::Value { relation: Relation::Below, value: target } => value < *target,
        _ => false,
    }
}

/// The prefecture sets such targets on purpose, where fewer are wanted or many came once: to look at, not to mend.
fn behind_baseline(strategy: &Strategy, indicator: &Indicator) -> Option<Kind> {
    let target = latest_target(strategy, indicator)?;
    let Goal::Value { value: asked, .. } = target.goal else { return None };
    let baseline = match indicator.baseline.as_ref()? {
        Baseline::Stated { value, mean: false, .. } => *value,
        Baseline::Stated { .. } => return None,
        Baseline::Observed(id) => match strategy.observations.get(id)?.figure {
            Figure::Number(value) => value,
            Figure::Missing(_) => return None,
        },
    };
    let behind = match indicator.desired {
        Desired::Increase => asked < baseline,
        Desired::Decrease => asked > baseline,
        _ => false,
    };
    behind.then_some(Kind::BehindBaseline { target: target.period })
}

fn no_data(strategy: &Strategy, indicator: &Indicator, year: FiscalYear) -> Option<Kind> {
    let last = known::latest(strategy, &indicator.id).map(|found| found.period);
    last.is_none_or(|last| last.year() < year.0 - 1).then_some(Kind::NoData { last })
}

fn always_full(strategy: &Strategy, indicator: &Indicator) -> Option<Kind> {
    let targets = strategy.targets_of(&indicator.id);
    let rates: Vec<bool> = targets
        .iter()
        .map(|target| Verdict::of(strategy, indicator, target.period))
        .filter(|verdict| verdict.status.is_judged())
        .filter_map(|verdict| verdict.achievement)
        .map(|found| found.ratio.value() == rust_decimal::Decimal::ONE)
        .collect();
    (rates.len() >= ALWAYS && rates.iter().all(|full| *full)).then_some(Kind::AlwaysFull { years: rates.len() })
}

/// Whether a year's figure is better than the year's before; `None` where they cannot be compared.
fn better(strategy: &Strategy, indicator: &Indicator, year: i32) -> Option<std::cmp::Ordering> {
    let value = |year: i32| {
        let period = indicator.period(year);
        let found = strategy.counted(&indicator.id, period)?;
        match found.figure {
            Figure::Number(value) if super::figures::part_year(indicator, found).is_none() => Some(value),
            _ => None,
        }
    };
    let (before, now) = (value(year - 1)?, value(year)?);
    match indicator.desired {
        Desired::Increase => Some(now.cmp(&before)),
        Desired::Decrease => Some(before.cmp(&now)),
        _ => None,
    }
}

fn contrary(strategy: &Strategy, entry: &DirectionEntry, year: FiscalYear) -> Vec<Ailment> {
    let compared: Vec<_> = entry.outputs().into_iter().filter_map(|output| better(strategy, output, year.0)).collect();
    let rising = compared.iter().filter(|order| order.is_gt()).count();
    if rising * 2 <= compared.len() {
        return Vec::new();
    }
    let outcomes = entry.outcomes.iter().filter(|outcome| !outcome.restated).map(|outcome| &outcome.indicator);
    let worse = outcomes.filter(|outcome| better(strategy, outcome, year.0).is_some_and(|order| order.is_lt()));
    worse
        .map(|outcome| Ailment {
            subject: entry.direction.id.clone(),
            kind: Kind::Contrary { rising, outputs: compared.len(), outcome: outcome.clone() },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, IndicatorField, New};

    const YEAR: FiscalYear = FiscalYear(2024);

    fn start() -> Strategy {
        let today = Date::new(2025, 6, 1).unwrap();
        let add = |id: &str, new| Edit::Add { id: id.into(), new, name: id.to_string() };
        [
            add("d", New::Direction),
            add("i", New::Item { parent: "d".into() }),
            add("a", New::Output { item: "i".into() }),
            Edit::Indicator { id: "a".into(), field: IndicatorField::Desired(Desired::Increase) },
            Edit::Indicator { id: "a".into(), field: IndicatorField::Unit("件".into()) },
        ]
        .iter()
        .fold(Strategy::default(), |strategy, edit| edit.apply(&strategy, today).unwrap())
    }

    fn with(strategy: &Strategy, year: i32, target: &str, actual: &str) -> Strategy {
        let (today, period) = (Date::new(2030, 6, 1).unwrap(), Period::fiscal(year));
        let target = Edit::Target { indicator: "a".into(), period, typed: target.into() };
        let actual = Edit::Actual { indicator: "a".into(), period, typed: actual.into() };
        actual.apply(&target.apply(strategy, today).unwrap(), today).unwrap()
    }

    fn kinds(strategy: &Strategy) -> Vec<Kind> {
        health(strategy, &Outline::of(strategy), YEAR).into_iter().map(|found| found.kind).collect()
    }

    #[test]
    fn a_target_that_was_passed_before_it_comes_due_is_told() {
        let strategy = with(&with(&start(), 2024, "100", "150"), 2025, "120", "");
        assert_eq!(kinds(&strategy), [Kind::TargetPassed { target: Period::fiscal(2025), by: Period::fiscal(2024) }]);
        assert_eq!(kinds(&with(&strategy, 2025, "151", "")), []);
    }

    #[test]
    fn two_years_without_a_value_are_told_and_one_is_not() {
        assert_eq!(kinds(&start()), [Kind::NoData { last: None }]);
        let last = |year: i32| kinds(&with(&start(), year, "", "100"));
        assert_eq!(last(2022), [Kind::NoData { last: Some(Period::fiscal(2022)) }]);
        assert_eq!(last(2023), []);
    }

    #[test]
    fn exactly_full_every_time_is_told_from_three_years_on() {
        let two = with(&with(&start(), 2023, "100", "100"), 2024, "110", "110");
        assert_eq!(kinds(&two), []);
        assert_eq!(kinds(&with(&two, 2022, "90", "90")), [Kind::AlwaysFull { years: 3 }]);
        assert_eq!(kinds(&with(&two, 2022, "90", "91")), []);
    }
}
