//! Figures that cannot all be right.

use super::{Finding, FindingKind};
use crate::model::*;

pub(super) fn find(strategy: &Strategy, findings: &mut Vec<Finding>) {
    let mut found = |kind, record: &Id, indicator: &Id| {
        findings.push(Finding { kind, record: record.clone(), indicator: Some(indicator.clone()) });
    };
    for target in strategy.targets.iter() {
        let Some(indicator) = strategy.indicators.get(&target.indicator) else { continue };
        let backwards = match (&target.goal, &indicator.desired) {
            (Goal::Range { from, to }, _) => from > to,
            (
                Goal::Value { relation: Relation::AtMost | Relation::Below, .. },
                Desired::Increase,
            ) => true,
            (
                Goal::Value { relation: Relation::AtLeast | Relation::Above, .. },
                Desired::Decrease,
            ) => true,
            _ => false,
        };
        if backwards {
            found(FindingKind::TargetBackwards, &target.id, &target.indicator);
        }
    }
    // Side by side in the order of indicators and periods: what says the same of the same moment
    // has to be equal.
    let mut sorted: Vec<&Observation> = strategy
        .observations
        .iter()
        .map(|o| &**o)
        .filter(|o| matches!(o.figure, Figure::Number(_)))
        .collect();
    let said = |o: &Observation| {
        (o.indicator.clone(), o.period, o.state.word().to_string(), o.as_of.point.map(Point::end))
    };
    order::sort_by(&mut sorted, |a, b| said(a).cmp(&said(b)).then(a.entry.cmp(&b.entry)));
    for pair in sorted.windows(2) {
        if said(pair[0]) == said(pair[1]) && pair[0].figure != pair[1].figure {
            found(FindingKind::TwoValues, &pair[1].id, &pair[1].indicator);
        }
    }
}
