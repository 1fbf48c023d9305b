//! What was typed and could not be read stays as typed, and is said here.

use super::{Finding, FindingKind};
use crate::model::*;

pub(super) fn find(strategy: &Strategy, findings: &mut Vec<Finding>) {
    let mut found = |kind, record: &Id, indicator: &Id| {
        findings.push(Finding { kind, record: record.clone(), indicator: Some(indicator.clone()) });
    };
    for observation in strategy.observations.iter() {
        if observation.figure == Figure::Missing(MissingReason::Unreadable) {
            found(FindingKind::UnreadableFigure, &observation.id, &observation.indicator);
        }
        if observation.as_of.point.is_none() && !observation.as_of.raw.is_empty() {
            let kind = why_not_taken(strategy, observation);
            found(kind, &observation.id, &observation.indicator);
        }
    }
    for target in strategy.targets.iter() {
        let none = match &target.goal {
            Goal::Unreadable => goal::says_none(&target.raw),
            Goal::Words(words) => goal::says_none(words),
            _ => false,
        };
        if target.set_at.point.is_none() && !target.set_at.raw.is_empty() {
            found(FindingKind::UnreadableSetAt, &target.id, &target.indicator);
        }
        if none {
            found(FindingKind::TargetSaysNone, &target.id, &target.indicator);
        } else if target.goal == Goal::Unreadable {
            found(FindingKind::UnreadableTarget, &target.id, &target.indicator);
        }
    }
    for broken in strategy.breaks.iter().filter(|broken| broken.at.point.is_none()) {
        found(FindingKind::BreakUndated, &broken.id, &broken.indicator);
    }
}

/// A date that reads as one was not taken because it cannot be that of the figure.
fn why_not_taken(strategy: &Strategy, observation: &Observation) -> FindingKind {
    let kind = |year| match strategy.indicators.get(&observation.indicator) {
        Some(indicator) => indicator.period(year),
        None => Period::fiscal(year),
    };
    match AsOf::read_for(&observation.as_of.raw, kind).point {
        None => FindingKind::UnreadableAsOf,
        Some(point) if point.end() < Point::Whole(observation.period).start() => {
            FindingKind::AsOfBeforePeriod
        }
        Some(_) => FindingKind::AsOfNotCome,
    }
}
