//! 判定: what became of a promise, with everything that its sentence and its formula need.
//!
//! Decided on exact values. The first of these that applies: taken out of evaluation; no usable
//! value; part of the period; no target; not comparable; else judged, an outcome in the
//! prefecture's own yearly wording, an output by its rate of achievement.

use std::cmp::Ordering;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::figures::{self, Actual, NoActual, PartYear, Start, StartQuality};
use super::rate::Ratio;
use super::status::Status;
use crate::model::*;

/// A status and everything that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub period: Period,
    pub status: Status,
    pub why: Why,
    /// The value that counts, where there is one of a whole period.
    pub actual: Option<Actual>,
    /// The target that counts: an outcome's final one, an output's of the year.
    pub target: Option<Arc<Target>>,
    pub start: Option<Start>,
    /// 目安値 e(y); `None` where it does not exist.
    pub expected: Option<Expected>,
    /// 進捗率 P = (a − b) / (t − b).
    pub progress: Result<Ratio, NoProgress>,
    /// 達成率 A.
    pub achievement: Option<Achievement>,
    /// 大幅超過: far beyond the target; ask whether it was right.
    pub exceeded: bool,
}

/// Why the status is what it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    TakenOut(String),
    NoEntry,
    Missing(MissingReason),
    SumIncomplete(Vec<Period>),
    PartYear(PartYear),
    NoTarget,
    /// The period is not after the baseline's: the target had not begun.
    BeforeTarget,
    /// There is a target, but it cannot be read or used to judge by.
    TargetUnusable,
    BreakSinceBaseline(Arc<SeriesBreak>),
    BreakSinceTarget(Arc<SeriesBreak>),
    /// A mean is not compared with a single year.
    MeanBaseline,
    /// Fiscal and calendar years are not compared.
    PeriodKinds,
    NoBaseline,
    /// The target's relation is met.
    TargetReached,
    /// At or beyond 目安値.
    ExpectedReached,
    /// Within the tolerance of the baseline.
    WithinTolerance,
    Better,
    NotBetter,
    /// A level or range to keep, and it was not kept.
    TargetMissed,
    /// Judged by the rate of achievement.
    Rate,
    /// Not met, and no rate exists.
    NoRate,
}

/// 目安値.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    pub value: Ratio,
    /// Entered as the year's own target rather than computed.
    pub entered: bool,
}

/// Why 進捗率 does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoProgress {
    /// Nothing is judged, so nothing is computed.
    NotJudged,
    NoBaseline,
    /// The baseline is of part of a year, or a mean.
    BaselineNotWhole,
    /// The target is not on the desired side of the baseline: it is a floor.
    TargetIsFloor,
    /// The target is no single value.
    NoValue,
}

/// 達成率 and how it was computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Achievement {
    pub ratio: Ratio,
    pub formula: AchievementFormula,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AchievementFormula {
    /// a / t
    ActualByTarget,
    /// t / a, for a decrease
    TargetByActual,
    /// (a − b) / (t − b), for a cumulative figure begun before the plan: a / t would flatter.
    SinceStart,
}

impl Verdict {
    /// The verdict on an indicator for a period.
    pub fn of(strategy: &Strategy, indicator: &Indicator, period: Period) -> Verdict {
        let targets = strategy.targets_of(&indicator.id);
        let target = if indicator.is_outcome() {
            targets.last()
        } else {
            targets.iter().find(|target| target.period == period)
        };
        let target = target.map(|target| Arc::clone(target));
        let yearly = targets.iter().find(|yearly| {
            yearly.period == period
                && target.as_ref().is_some_and(|target| {
                    yearly.id != target.id && yearly.sum_since == target.sum_since
                })
        });
        let start = figures::start(strategy, indicator, target.as_deref());
        let mut verdict = Verdict {
            period,
            status: Status::Unknown,
            why: Why::NoEntry,
            actual: None,
            target: target.clone(),
            start,
            expected: None,
            progress: Err(NoProgress::NotJudged),
            achievement: None,
            exceeded: false,
        };
        if !indicator.not_evaluated.is_empty() {
            return verdict
                .closed(Status::NotEvaluated, Why::TakenOut(indicator.not_evaluated.clone()));
        }
        let sum_since = target.as_ref().and_then(|target| target.sum_since);
        match figures::actual(strategy, indicator, period, sum_since) {
            Ok(actual) => verdict.actual = Some(actual),
            Err(NoActual::NoEntry) => return verdict.closed(Status::Unknown, Why::NoEntry),
            Err(NoActual::Missing(reason)) => {
                return verdict.closed(Status::Unknown, Why::Missing(reason));
            }
            Err(NoActual::SumIncomplete(missing)) => {
                return verdict.closed(Status::Unknown, Why::SumIncomplete(missing));
            }
            Err(NoActual::PartYear(part, _)) => {
                return verdict.closed(Status::InYear, Why::PartYear(part));
            }
        }
        let Some(target) = target else {
            return verdict.closed(Status::NotEvaluated, Why::NoTarget);
        };
        if unusable(indicator, &target.goal) {
            return verdict.closed(Status::NotEvaluated, Why::TargetUnusable);
        }
        if indicator.is_outcome()
            && verdict
                .start
                .as_ref()
                .is_some_and(|start| start.period.same_kind(period) && period <= start.period)
        {
            return verdict.closed(Status::NotEvaluated, Why::BeforeTarget);
        }
        if let Some(why) = verdict.incomparable(strategy, indicator, &target) {
            return verdict.closed(Status::NotComparable, why);
        }
        verdict.judge(strategy, indicator, &target, yearly.map(|yearly| &yearly.goal));
        verdict
    }

    fn closed(mut self, status: Status, why: Why) -> Verdict {
        (self.status, self.why) = (status, why);
        self
    }

    fn incomparable(
        &self,
        strategy: &Strategy,
        indicator: &Indicator,
        target: &Target,
    ) -> Option<Why> {
        let actual = self.actual.as_ref()?;
        let taken = figures::taken_at(&actual.observation);
        if !target.period.same_kind(self.period) {
            return Some(Why::PeriodKinds);
        }
        // Where it is not recorded when a target was set, it was set before its period began.
        let period_begins = Point::Whole(target.period).start();
        let set_at = target.set_at.point.map(Point::end);
        let broken = match set_at {
            Some(set_at) => figures::break_between(strategy, &indicator.id, set_at, taken),
            None => {
                figures::break_between(strategy, &indicator.id, day_before(period_begins), taken)
            }
        };
        if let Some(broken) = broken {
            return Some(Why::BreakSinceTarget(broken));
        }
        let start = self.start.as_ref()?;
        if let Some(as_of) = start.as_of
            && needs_start(indicator, target)
        {
            if let Some(broken) = figures::break_between(strategy, &indicator.id, as_of, taken) {
                return Some(Why::BreakSinceBaseline(broken));
            }
            if !start.period.same_kind(self.period) {
                return Some(Why::PeriodKinds);
            }
            if start.quality == StartQuality::Mean {
                return Some(Why::MeanBaseline);
            }
        }
        None
    }

    fn judge(
        &mut self,
        strategy: &Strategy,
        indicator: &Indicator,
        target: &Target,
        yearly: Option<&Goal>,
    ) {
        let Some(actual) = &self.actual else { return };
        let a = actual.value.decimal();
        let met = meets(&target.goal, actual.value);
        // Across a break in the series no way is measured from the baseline.
        let taken = figures::taken_at(&actual.observation);
        let unbroken = |start: &Start| {
            start.as_of.is_none_or(|as_of| {
                figures::break_between(strategy, &indicator.id, as_of, taken).is_none()
            })
        };
        let start = self.start.clone().filter(unbroken);
        self.expected = expected(indicator, target, start.as_ref(), self.period, yearly);
        self.progress = progress(indicator, &target.goal, start.as_ref(), a);
        if indicator.is_outcome() {
            let (status, why) =
                outcome_status(indicator, &target.goal, start.as_ref(), self.expected, a, met);
            (self.status, self.why) = (status, why);
            return;
        }
        self.achievement = achievement(indicator, &target.goal, start.as_ref(), a);
        let thresholds = strategy.about.thresholds;
        let at_least =
            |percent| self.achievement.is_some_and(|found| found.ratio.at_least_percent(percent));
        self.exceeded = met && at_least(thresholds.exceeded);
        (self.status, self.why) = match () {
            () if met => (Status::Achieved, Why::TargetReached),
            () if self.achievement.is_none() => (Status::Below, Why::NoRate),
            () if at_least(thresholds.nearly) => (Status::Nearly, Why::Rate),
            () if at_least(thresholds.partly) => (Status::Partly, Why::Rate),
            () => (Status::Below, Why::Rate),
        };
    }
}

/// An outcome is compared with its baseline, and so is a cumulative output; other outputs only with
/// their target.
fn needs_start(indicator: &Indicator, target: &Target) -> bool {
    if indicator.is_outcome() && sign(indicator).is_none() {
        return false;
    }
    let single = matches!(target.goal, Goal::Value { .. } | Goal::Words(_));
    single && (indicator.is_outcome() || indicator.aggregation == Aggregation::Cumulative)
}

fn unusable(indicator: &Indicator, goal: &Goal) -> bool {
    match goal {
        Goal::Unreadable => true,
        Goal::Value { relation, .. } => matches!(relation, Relation::Other(_)),
        // What an output in words asks for can be read by people only, and so can 「現状を維持します」.
        Goal::Words(_) => !indicator.is_outcome() || sign(indicator).is_none(),
        Goal::Range { .. } => false,
    }
}

fn meets(goal: &Goal, a: Number) -> bool {
    match goal {
        Goal::Value { relation: Relation::AtLeast, value } => a >= *value,
        Goal::Value { relation: Relation::Above, value } => a > *value,
        Goal::Value { relation: Relation::AtMost, value } => a <= *value,
        Goal::Value { relation: Relation::Below, value } => a < *value,
        Goal::Range { from, to } => *from <= a && a <= *to,
        Goal::Value { relation: Relation::Other(_), .. } | Goal::Words(_) | Goal::Unreadable => {
            false
        }
    }
}

/// +1 for increase, −1 for decrease; `None` where neither is wanted.
fn sign(indicator: &Indicator) -> Option<Decimal> {
    match indicator.desired {
        Desired::Increase => Some(Decimal::ONE),
        Desired::Decrease => Some(Decimal::NEGATIVE_ONE),
        _ => None,
    }
}

/// e(y) = b + (t − b)(y − y0)/(y1 − y0), t beyond y1; or the yearly target where one was entered.
fn expected(
    indicator: &Indicator,
    target: &Target,
    start: Option<&Start>,
    period: Period,
    yearly: Option<&Goal>,
) -> Option<Expected> {
    if let Some(Goal::Value { value, .. }) = yearly {
        return Some(Expected { value: Ratio::new(value.decimal(), Decimal::ONE)?, entered: true });
    }
    sign(indicator)?;
    let Goal::Value { value: t, .. } = &target.goal else { return None };
    let start = start
        .filter(|start| matches!(start.quality, StartQuality::Whole | StartQuality::ZeroOfSum))?;
    if !start.period.same_kind(period) {
        return None;
    }
    let (t, b) = (t.decimal(), start.value);
    let (y0, y1, y) = (start.period.year(), target.period.year(), period.year());
    let value = if y >= y1 {
        Ratio::new(t, Decimal::ONE)?
    } else if y < y0 {
        return None;
    } else {
        let whole = Decimal::from(y1 - y0);
        Ratio::new(
            b.checked_mul(whole)?.checked_add((t - b).checked_mul(Decimal::from(y - y0))?)?,
            whole,
        )?
    };
    Some(Expected { value, entered: false })
}

/// The computed 目安値 from the baseline's period to the target's: an outcome's way. Empty where there
/// is none.
pub fn expected_path(strategy: &Strategy, indicator: &Indicator) -> Vec<(Period, Decimal)> {
    let targets = strategy.targets_of(&indicator.id);
    let (Some(target), true) = (targets.last(), indicator.is_outcome()) else { return Vec::new() };
    let Some(start) = figures::start(strategy, indicator, Some(target)) else { return Vec::new() };
    if !start.period.same_kind(target.period)
        || !start.as_of.is_none_or(|as_of| unbroken(strategy, indicator, as_of, target))
    {
        return Vec::new();
    }
    (start.period.year()..=target.period.year())
        .take(60)
        .map(|year| target.period.with_year(year))
        .filter_map(|period| {
            Some((period, expected(indicator, target, Some(&start), period, None)?.value.value()))
        })
        .collect()
}

fn unbroken(strategy: &Strategy, indicator: &Indicator, from: Date, target: &Target) -> bool {
    figures::break_between(strategy, &indicator.id, from, Point::Whole(target.period).end())
        .is_none()
}

fn progress(
    indicator: &Indicator,
    goal: &Goal,
    start: Option<&Start>,
    a: Decimal,
) -> Result<Ratio, NoProgress> {
    let (Goal::Value { value: t, .. }, Some(sign)) = (goal, sign(indicator)) else {
        return Err(NoProgress::NoValue);
    };
    let start = start.ok_or(NoProgress::NoBaseline)?;
    if matches!(start.quality, StartQuality::PartYear | StartQuality::Mean) {
        return Err(NoProgress::BaselineNotWhole);
    }
    let (t, b) = (t.decimal(), start.value);
    if (t - b) * sign <= Decimal::ZERO {
        return Err(NoProgress::TargetIsFloor);
    }
    Ratio::new(a - b, t - b).ok_or(NoProgress::TargetIsFloor)
}

/// None where t ≤ 0, where the signs differ, or where nothing is left to divide by.
fn achievement(
    indicator: &Indicator,
    goal: &Goal,
    start: Option<&Start>,
    a: Decimal,
) -> Option<Achievement> {
    let Goal::Value { value: t, relation } = goal else { return None };
    let t = t.decimal();
    if t <= Decimal::ZERO || a < Decimal::ZERO {
        return None;
    }
    let upper_bound = matches!(relation, Relation::AtMost | Relation::Below);
    match indicator.desired {
        // A target that runs against the direction is met or not; a rate of it would flatter.
        Desired::Increase if upper_bound => return None,
        Desired::Decrease if !upper_bound => return None,
        _ => {}
    }
    if upper_bound {
        return Ratio::new(t, a)
            .map(|ratio| Achievement { ratio, formula: AchievementFormula::TargetByActual });
    }
    if indicator.aggregation == Aggregation::Cumulative
        && let Some(start) = start.filter(|start| start.value > Decimal::ZERO)
    {
        if start.quality != StartQuality::Whole || t <= start.value {
            return None;
        }
        let ratio = Ratio::new(a - start.value, t - start.value)?;
        return Some(Achievement { ratio, formula: AchievementFormula::SinceStart });
    }
    Ratio::new(a, t).map(|ratio| Achievement { ratio, formula: AchievementFormula::ActualByTarget })
}

fn outcome_status(
    indicator: &Indicator,
    goal: &Goal,
    start: Option<&Start>,
    expected: Option<Expected>,
    a: Decimal,
    met: bool,
) -> (Status, Why) {
    if met {
        return (Status::TargetMet, Why::TargetReached);
    }
    let Some(sign) = sign(indicator).filter(|_| !matches!(goal, Goal::Range { .. })) else {
        return (Status::NotImproved, Why::TargetMissed);
    };
    // From a part of a year nothing can be called better or worse.
    let Some(start) = start.filter(|start| start.quality != StartQuality::PartYear) else {
        return (Status::NotComparable, Why::NoBaseline);
    };
    let better = (a - start.value) * sign;
    if let Some(expected) = expected {
        let beyond = match expected.value.compare(a) {
            Ordering::Equal => true,
            Ordering::Less => sign > Decimal::ZERO,
            Ordering::Greater => sign < Decimal::ZERO,
        };
        if beyond && better > Decimal::ZERO {
            return (Status::AboveExpected, Why::ExpectedReached);
        }
    }
    if (a - start.value).abs() <= indicator.tolerance.decimal() {
        return (Status::Flat, Why::WithinTolerance);
    }
    if better > Decimal::ZERO {
        (Status::Improved, Why::Better)
    } else {
        (Status::NotImproved, Why::NotBetter)
    }
}

fn day_before(date: Date) -> Date {
    let (year, month) =
        if date.month() == 1 { (date.year() - 1, 12) } else { (date.year(), date.month() - 1) };
    if date.day() > 1 {
        return Date::new(date.year(), date.month(), date.day() - 1).unwrap_or(date);
    }
    Point::Month { year, month }.end()
}

#[cfg(test)]
#[path = "verdict_cases.rs"]
mod cases;
