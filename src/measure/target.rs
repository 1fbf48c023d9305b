//! 目標値: what a target asks for, and whether anything can be judged by it.

use rust_decimal::Decimal;

use super::figures::{self, Start};
use super::verdict::Why;
use crate::model::goal;
use crate::model::*;

/// Why nothing can be judged by a target; `None` where it can.
pub(super) fn unusable(
    indicator: &Indicator,
    target: &Target,
    start: Option<&Start>,
) -> Option<Why> {
    if matches!(indicator.desired, Desired::Other(_)) {
        return Some(Why::NoDirection);
    }
    if figures::sum_since(indicator, target).is_some() && !target.sum_can_be() {
        return Some(Why::TargetUnusable);
    }
    match &target.goal {
        Goal::Unreadable if goal::says_none(&target.raw) => return Some(Why::NoTarget),
        Goal::Words(words) if goal::says_none(words) => return Some(Why::NoTarget),
        Goal::Unreadable => return Some(Why::TargetUnusable),
        Goal::Value { relation: Relation::Other(_), .. } => return Some(Why::TargetUnusable),
        goal if goal.contradicts(&indicator.desired) => return Some(Why::TargetContradicts),
        // What an output in words asks for can be read by people only, and so can 「現状を維持します」.
        Goal::Words(_) if !indicator.is_outcome() || sign(indicator).is_none() => {
            return Some(Why::TargetUnusable);
        }
        _ => {}
    }
    // An output's yearly target stands by itself, unless its rate is counted from the baseline.
    let early = start.is_some_and(|start| {
        start.period.same_kind(target.period)
            && target.period <= start.period
            && indicator.counts_from_baseline()
    });
    early.then_some(Why::TargetBeforeBaseline)
}

/// Whether the figure that a target is about can only grow from period to period: a sum, or a
/// cumulative count.
pub(super) fn only_grows(indicator: &Indicator, target: &Target) -> bool {
    indicator.aggregation == Aggregation::Cumulative
        || figures::sum_since(indicator, target).is_some()
}

pub(super) fn has_ceiling(goal: &Goal) -> bool {
    goal.is_ceiling() || matches!(goal, Goal::Range { .. })
}

pub(super) fn meets(goal: &Goal, a: Number) -> bool {
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

/// An outcome is compared with its baseline, and so is a cumulative output; other outputs only with
/// their target.
pub(super) fn needs_start(indicator: &Indicator, target: &Target) -> bool {
    if indicator.is_outcome() && sign(indicator).is_none() {
        return false;
    }
    let single = matches!(target.goal, Goal::Value { .. } | Goal::Words(_));
    single && indicator.counts_from_baseline()
}

/// +1 for increase, −1 for decrease; `None` where neither is wanted.
pub(super) fn sign(indicator: &Indicator) -> Option<Decimal> {
    match indicator.desired {
        Desired::Increase => Some(Decimal::ONE),
        Desired::Decrease => Some(Decimal::NEGATIVE_ONE),
        _ => None,
    }
}
