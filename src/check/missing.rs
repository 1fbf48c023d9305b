//! What an indicator needs before anything can be said of it.

use std::collections::BTreeSet;

use super::{Finding, FindingKind};
use crate::model::*;

pub(super) fn find(strategy: &Strategy, findings: &mut Vec<Finding>) {
    let observed = strategy
        .observations
        .iter()
        .filter(|o| matches!(o.figure, Figure::Number(_)))
        .map(|o| &o.indicator);
    let aimed = strategy
        .targets
        .iter()
        .filter(|t| matches!(t.goal, Goal::Value { .. } | Goal::Range { .. }))
        .map(|t| &t.indicator);
    let with_figures: BTreeSet<&Id> = order::gathered(observed.chain(aimed));
    for indicator in strategy.indicators.iter() {
        let mut found = |kind| {
            findings.push(Finding {
                kind,
                record: indicator.id.clone(),
                indicator: Some(indicator.id.clone()),
            });
        };
        if matches!(&indicator.desired, Desired::Other(word) if word.is_empty()) {
            found(FindingKind::NoDesired);
        }
        if indicator.unit.is_empty() && with_figures.contains(&indicator.id) {
            found(FindingKind::NoUnit);
        }
    }
}
