//! 目安値, 進捗率 and 達成率: the formulas. All of them give exact fractions.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::figures::{self, Start, StartQuality};
use super::rate::Ratio;
use super::target::sign;
use super::verdict::{Achievement, AchievementFormula, Expected, NoProgress};
use crate::model::*;

/// e(y) = b + (t − b)(y − y0)/(y1 − y0), t beyond y1; or the yearly target where one was entered.
pub(super) fn expected(
    indicator: &Indicator,
    target: &Target,
    start: Option<&Start>,
    period: Period,
    yearly: Option<&Goal>,
) -> Option<Expected> {
    // From the final year on the target itself is the level, and words have none.
    if let Some(goal @ Goal::Value { value, .. }) = yearly
        && !goal.contradicts(&indicator.desired)
        && sign(indicator).is_some()
        && matches!(target.goal, Goal::Value { .. })
        && period < target.period
    {
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

pub(super) fn unbroken(
    strategy: &Strategy,
    indicator: &Indicator,
    from: Date,
    target: &Target,
) -> bool {
    figures::break_between(strategy, &indicator.id, from, Point::Whole(target.period).end())
        .is_none()
}

pub(super) fn progress(
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
pub(super) fn achievement(
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

impl Expected {
    /// Whether a value is at or beyond the level, by the relation of what is asked for: 「93%超」 is
    /// not reached at its 目安値.
    pub(super) fn reached(&self, goal: &Goal, sign: Decimal, a: Decimal) -> bool {
        match self.value.compare(a) {
            Ordering::Equal => !goal.is_strict(),
            Ordering::Less => sign > Decimal::ZERO,
            Ordering::Greater => sign < Decimal::ZERO,
        }
    }
}
