//! What was typed and could not be read stays as typed, and is said here.

use super::{Finding, FindingKind};
use crate::model::*;

pub(super) fn find(strategy: &Strategy, findings: &mut Vec<Finding>) {
    for observation in strategy.observations.iter() {
        let mut found = |kind| {
            findings.push(Finding {
                kind,
                record: observation.id.clone(),
                indicator: Some(observation.indicator.clone()),
            });
        };
        if observation.figure == Figure::Missing(MissingReason::Unreadable) {
            found(FindingKind::UnreadableFigure);
        }
        if observation.as_of.point.is_none() && !observation.as_of.raw.is_empty() {
            found(FindingKind::UnreadableAsOf);
        }
    }
    for target in strategy.targets.iter().filter(|target| target.goal == Goal::Unreadable) {
        findings.push(Finding {
            kind: FindingKind::UnreadableTarget,
            record: target.id.clone(),
            indicator: Some(target.indicator.clone()),
        });
    }
}
