//! 指標の点検: what is wrong with the indicators themselves, whatever their figures say.

use std::sync::Arc;

use super::outline::{DirectionEntry, Outline};
use crate::measure::figures::{self, StartQuality};
use crate::measure::verdict::Verdict;
use crate::model::*;

/// Something to look at when indicators are reviewed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ailment {
    /// An indicator, or a direction.
    pub subject: Id,
    pub kind: AilmentKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum AilmentKind {
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
        let standing =
            entry.indicators().filter(|indicator| strategy.stands(&indicator.id, year.0));
        for indicator in standing {
            let ailments = [
                target_passed(strategy, indicator),
                behind_baseline(strategy, indicator),
                no_data(strategy, indicator, year),
                always_full(strategy, indicator),
            ];
            // What this very year adds cannot have figures yet.
            let new = strategy
                .review_of(&indicator.id, year)
                .is_some_and(|review| review.decision == ReviewDecision::Add);
            let ailments = ailments
                .into_iter()
                .flatten()
                .filter(|kind| !(new && matches!(kind, AilmentKind::NoData { .. })));
            let of = |kind| Ailment { subject: indicator.id.clone(), kind };
            found.extend(ailments.map(of));
        }
        found.extend(contrary(strategy, entry, year));
    }
    found
}

fn latest_target<'a>(strategy: &'a Strategy, indicator: &Indicator) -> Option<&'a Arc<Target>> {
    strategy.targets.of(&indicator.id).max_by_key(|target| (target.period, &target.id))
}

/// A whole-period value of an earlier period that meets the target as it stands.
fn target_passed(strategy: &Strategy, indicator: &Indicator) -> Option<AilmentKind> {
    let target = latest_target(strategy, indicator).filter(|target| target.sum_since.is_none())?;
    let known = strategy.observations_of(&indicator.id);
    let ends = Point::Whole(target.period).end();
    let comparable = |observation: &Observation| {
        figures::break_between(strategy, &indicator.id, figures::taken_at(observation), ends)
            .is_none()
    };
    let earlier = known
        .iter()
        .rev()
        .filter(|found| comparable(found))
        .map(|found| found.period)
        .find(|period| {
            let verdict = Verdict::of(strategy, indicator, *period);
            period.same_kind(target.period) && *period < target.period && verdict.status.is_judged()
        })?;
    let value = match strategy.counted(&indicator.id, earlier)?.figure {
        Figure::Number(value) => value,
        Figure::Missing(_) => return None,
    };
    meets(&target.goal, value)
        .then_some(AilmentKind::TargetPassed { target: target.period, by: earlier })
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

/// The prefecture sets such targets on purpose, where fewer are wanted or many came once: to look
/// at, not to mend.
fn behind_baseline(strategy: &Strategy, indicator: &Indicator) -> Option<AilmentKind> {
    let target = latest_target(strategy, indicator).filter(|target| target.sum_since.is_none())?;
    let Goal::Value { value: asked, .. } = target.goal else { return None };
    let ends = Point::Whole(target.period).end();
    let comparable =
        |from: Date| figures::break_between(strategy, &indicator.id, from, ends).is_none();
    let start = figures::start(strategy, indicator, Some(target)).filter(|start| {
        start.quality == StartQuality::Whole && start.as_of.is_none_or(comparable)
    })?;
    let (asked, baseline) = (asked.decimal(), start.value);
    let behind = match indicator.desired {
        Desired::Increase => asked < baseline,
        Desired::Decrease => asked > baseline,
        _ => false,
    };
    behind.then_some(AilmentKind::BehindBaseline { target: target.period })
}

fn no_data(strategy: &Strategy, indicator: &Indicator, year: FiscalYear) -> Option<AilmentKind> {
    let values = strategy
        .observations_of(&indicator.id)
        .into_iter()
        .filter(|found| matches!(found.figure, Figure::Number(_)));
    let last = values.map(|found| found.period).max_by_key(|period| period.year());
    last.is_none_or(|last| last.year() < year.0 - 1).then_some(AilmentKind::NoData { last })
}

fn always_full(strategy: &Strategy, indicator: &Indicator) -> Option<AilmentKind> {
    let targets = strategy.targets_of(&indicator.id);
    let rates: Vec<(i32, bool)> = targets
        .iter()
        .map(|target| Verdict::of(strategy, indicator, target.period))
        .filter(|verdict| verdict.status.is_judged())
        .filter_map(|verdict| Some((verdict.period.year(), verdict.achievement?)))
        .map(|(year, found)| (year, found.ratio.value() == rust_decimal::Decimal::ONE))
        .collect();
    let running = rates.windows(2).all(|pair| pair[1].0 - pair[0].0 == 1);
    let always = running && rates.len() >= ALWAYS && rates.iter().all(|(_, full)| *full);
    always.then_some(AilmentKind::AlwaysFull { years: rates.len() })
}

/// Whether a year's figure is better than the year's before; `None` where they cannot be compared.
fn better(strategy: &Strategy, indicator: &Indicator, year: i32) -> Option<std::cmp::Ordering> {
    let value = |year: i32| figures::whole(strategy, indicator, indicator.period(year));
    let ((before, earlier), (now, later)) = (value(year - 1)?, value(year)?);
    if figures::breaks_between(strategy, earlier, later) {
        return None;
    }
    match indicator.desired {
        Desired::Increase => Some(now.cmp(&before)),
        Desired::Decrease => Some(before.cmp(&now)),
        _ => None,
    }
}

fn contrary(strategy: &Strategy, entry: &DirectionEntry, year: FiscalYear) -> Vec<Ailment> {
    let compared: Vec<_> =
        entry.outputs().into_iter().filter_map(|output| better(strategy, output, year.0)).collect();
    let rising = compared.iter().filter(|order| order.is_gt()).count();
    if rising * 2 <= compared.len() {
        return Vec::new();
    }
    let worse = entry
        .own_outcomes()
        .filter(|outcome| better(strategy, outcome, year.0).is_some_and(|order| order.is_lt()));
    worse
        .map(|outcome| Ailment {
            subject: entry.direction.id.clone(),
            kind: AilmentKind::Contrary {
                rising,
                outputs: compared.len(),
                outcome: outcome.clone(),
            },
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
            Edit::Indicator {
                id: "a".into(),
                field: IndicatorField::Text(
                    crate::model::schema::TextMember { field: "unit", prose: false },
                    "件".into(),
                ),
            },
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

    fn kinds(strategy: &Strategy) -> Vec<AilmentKind> {
        health(strategy, &Outline::of(strategy), YEAR).into_iter().map(|found| found.kind).collect()
    }

    #[test]
    fn a_target_that_was_passed_before_it_comes_due_is_told() {
        let strategy = with(&with(&start(), 2024, "100", "150"), 2025, "120", "");
        assert_eq!(
            kinds(&strategy),
            [AilmentKind::TargetPassed { target: Period::fiscal(2025), by: Period::fiscal(2024) }]
        );
        assert_eq!(kinds(&with(&strategy, 2025, "151", "")), []);
    }

    #[test]
    fn across_a_break_nothing_is_told_and_what_is_new_is_not_blamed() {
        let passed = with(&with(&start(), 2024, "100", "150"), 2025, "120", "");
        let mut broken = passed.clone();
        let at = AsOf::read("R7.4");
        broken.breaks.put(SeriesBreak {
            id: "b".into(),
            indicator: "a".into(),
            at,
            reason: String::new(),
        });
        assert_eq!((kinds(&passed).len(), kinds(&broken)), (1, vec![]));
        let mut new = start();
        let decision = ReviewDecision::Add;
        new.reviews.put(Review {
            id: Review::id_of(&"a".into(), YEAR),
            indicator: "a".into(),
            year: YEAR,
            decision,
            ..Review::default()
        });
        assert_eq!(kinds(&new), []);
        let reason = with(&start(), 2024, "", "未公表");
        assert_eq!(kinds(&reason), [AilmentKind::NoData { last: None }], "a reason is no value");
    }

    #[test]
    fn two_years_without_a_value_are_told_and_one_is_not() {
        assert_eq!(kinds(&start()), [AilmentKind::NoData { last: None }]);
        let last = |year: i32| kinds(&with(&start(), year, "", "100"));
        assert_eq!(last(2022), [AilmentKind::NoData { last: Some(Period::fiscal(2022)) }]);
        assert_eq!(last(2023), []);
    }

    #[test]
    fn exactly_full_every_time_is_told_from_three_years_on() {
        let two = with(&with(&start(), 2023, "100", "100"), 2024, "110", "110");
        assert_eq!(kinds(&two), []);
        assert_eq!(kinds(&with(&two, 2022, "90", "90")), [AilmentKind::AlwaysFull { years: 3 }]);
        assert_eq!(kinds(&with(&two, 2022, "90", "91")), []);
    }
}
