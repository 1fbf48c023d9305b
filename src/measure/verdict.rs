//! 判定: what became of a promise, with everything that its sentence and its formula need.
//!
//! Decided on exact values. The first of these that applies: taken out of evaluation; no usable
//! value; part of the period; no target; not comparable; else judged, an outcome in the
//! prefecture's own yearly wording, an output by its rate of achievement.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::figures::{self, Actual, NoActual, PartYear, Start, StartQuality};
use super::formula::{achievement, expected, progress};
use super::rate::Ratio;
use super::status::Status;
use super::target::{has_ceiling, meets, needs_start, only_grows, sign, unusable};
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
    /// Which way is desired is not stated.
    NoDirection,
    /// The target asks for the other way than the desired direction.
    TargetContradicts,
    /// The target's period is not after the baseline's.
    TargetBeforeBaseline,
    /// A range on what can only grow, while the last period is not over: within it still, or not
    /// yet.
    RangeOpen,
    BreakSinceBaseline(Arc<SeriesBreak>),
    BreakSinceTarget(Arc<SeriesBreak>),
    BreakInSum(Arc<SeriesBreak>),
    /// A break whose date cannot be read: nothing is compared until it can.
    BreakUndated(Arc<SeriesBreak>),
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
    /// Better than nothing, as whatever only grows is, and short of 目安値 (or without one).
    BehindExpected,
    /// Beyond 目安値 under a ceiling, which what only grows cannot come back below.
    OverExpected,
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
        let summed = |target: &Target| figures::sum_since(indicator, target);
        let yearly = targets.iter().find(|yearly| {
            yearly.period == period
                && target.as_ref().is_some_and(|target| {
                    yearly.id != target.id && summed(yearly) == summed(target)
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
        let sum_since = target.as_ref().and_then(|target| summed(target));
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
        if let Some(why) = unusable(indicator, &target, verdict.start.as_ref()) {
            return verdict.closed(Status::NotEvaluated, why);
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
        if !target.period.same_kind(self.period) || !indicator.period(0).same_kind(self.period) {
            return Some(Why::PeriodKinds);
        }
        let breaks = |from| figures::break_between(strategy, &indicator.id, from, taken);
        if let Some(undated) = figures::undated_break(strategy, &indicator.id) {
            return Some(Why::BreakUndated(undated));
        }
        if let Some(since) = actual.sum_since
            && let Some(broken) = breaks(Point::Whole(since).start())
        {
            return Some(Why::BreakInSum(broken));
        }
        // Set again after the figure was taken, a target may lie beyond a break too.
        let set = self.target_set(strategy, indicator, target);
        let across =
            figures::break_between(strategy, &indicator.id, set.min(taken), set.max(taken));
        if let Some(broken) = across {
            return Some(Why::BreakSinceTarget(broken));
        }
        let start = self.start.as_ref()?;
        if let Some(since) = start.since
            && needs_start(indicator, target)
        {
            if let Some(broken) = breaks(since) {
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

    /// The day a target was set. Where that is not recorded, an outcome's was set at the baseline's
    /// time (or before the plan began), and an output's before its period.
    fn target_set(&self, strategy: &Strategy, indicator: &Indicator, target: &Target) -> Date {
        match target.set_at.point {
            // Within a year that is all that is known, it may have been set before its breaks.
            Some(Point::Whole(period)) => return day_before(Point::Whole(period).start()),
            Some(set_at) => return set_at.end(),
            None => {}
        }
        let before = |period: Period| day_before(Point::Whole(period).start());
        if !indicator.is_outcome() {
            return before(target.period);
        }
        let baseline = self.start.as_ref().and_then(|start| start.as_of);
        let plan = strategy.about.first_year.map(Period::Fiscal);
        let first = self.start.as_ref().map(|start| start.period).or(plan);
        baseline.unwrap_or_else(|| before(first.unwrap_or(target.period)))
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
        let over = self.period >= target.period;
        let met = meets(&target.goal, actual.value)
            && (over || !(only_grows(indicator, target) && has_ceiling(&target.goal)));
        // Across a break in the series, or a change of years, no way is measured from the baseline.
        let taken = figures::taken_at(&actual.observation);
        let unbroken = |start: &Start| {
            start.period.same_kind(self.period)
                && start.since.is_none_or(|since| {
                    figures::break_between(strategy, &indicator.id, since, taken).is_none()
                })
        };
        let start = self.start.clone().filter(unbroken);
        self.expected = expected(indicator, target, start.as_ref(), self.period, yearly);
        self.progress = progress(indicator, &target.goal, start.as_ref(), a);
        if indicator.is_outcome() {
            (self.status, self.why) = match met {
                true => (Status::TargetMet, Why::TargetReached),
                false if only_grows(indicator, target) => {
                    growing_status(indicator, &target.goal, start.as_ref(), self.expected, a, over)
                }
                false => outcome_status(indicator, &target.goal, start.as_ref(), self.expected, a),
            };
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

/// An outcome that has not met its target.
fn outcome_status(
    indicator: &Indicator,
    goal: &Goal,
    start: Option<&Start>,
    expected: Option<Expected>,
    a: Decimal,
) -> (Status, Why) {
    let Some(sign) = sign(indicator).filter(|_| !matches!(goal, Goal::Range { .. })) else {
        return (Status::NotImproved, Why::TargetMissed);
    };
    // From a part of a year nothing can be called better or worse.
    let Some(start) = start.filter(|start| start.quality != StartQuality::PartYear) else {
        return (Status::NotComparable, Why::NoBaseline);
    };
    let better = (a - start.value) * sign;
    if (a - start.value).abs() <= indicator.tolerance.decimal() {
        return (Status::Flat, Why::WithinTolerance);
    }
    if better > Decimal::ZERO && expected.is_some_and(|level| level.reached(goal, sign, a)) {
        return (Status::AboveExpected, Why::ExpectedReached);
    }
    if better > Decimal::ZERO {
        (Status::Improved, Why::Better)
    } else {
        (Status::NotImproved, Why::NotBetter)
    }
}

/// An outcome that can only grow and has not met its target (or whose last period, under a ceiling,
/// is not over): any of it is better than nothing, so only 目安値 tells.
fn growing_status(
    indicator: &Indicator,
    goal: &Goal,
    start: Option<&Start>,
    expected: Option<Expected>,
    a: Decimal,
    over: bool,
) -> (Status, Why) {
    let above = match goal {
        Goal::Value { relation: Relation::AtMost, value } => a > value.decimal(),
        Goal::Value { relation: Relation::Below, value } => a >= value.decimal(),
        Goal::Range { to, .. } => a > to.decimal(),
        _ => false,
    };
    if matches!(goal, Goal::Range { .. }) || sign(indicator).is_none() {
        return match over || above {
            true => (Status::NotImproved, Why::TargetMissed),
            false => (Status::NotEvaluated, Why::RangeOpen),
        };
    }
    let Some(sign) = sign(indicator) else { return (Status::NotComparable, Why::NoBaseline) };
    let Some(start) = start.filter(|start| start.quality != StartQuality::PartYear) else {
        return (Status::NotComparable, Why::NoBaseline);
    };
    let ceiling = has_ceiling(goal);
    let reached = !above && expected.is_some_and(|level| level.reached(goal, sign, a));
    let better = (a - start.value) * sign > Decimal::ZERO;
    match (ceiling, reached, better) {
        (true, true, _) | (false, true, true) => (Status::AboveExpected, Why::ExpectedReached),
        (true, false, _) => (Status::Behind, Why::OverExpected),
        (false, _, true) => (Status::Behind, Why::BehindExpected),
        (false, _, false) => (Status::NotImproved, Why::NotBetter),
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
