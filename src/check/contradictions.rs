//! Figures that cannot all be right.

use super::{Finding, FindingKind};
use crate::model::*;

pub(super) fn find(strategy: &Strategy, findings: &mut Vec<Finding>) {
    let mut found = |kind, record: &Id, indicator: &Id| {
        findings.push(Finding { kind, record: record.clone(), indicator: Some(indicator.clone()) });
    };
    for target in strategy.targets.iter() {
        let Some(indicator) = strategy.indicators.get(&target.indicator) else { continue };
        if target.goal.contradicts(&indicator.desired) {
            found(FindingKind::TargetBackwards, &target.id, &target.indicator);
        }
        let sums = indicator.aggregation == Aggregation::Flow && target.sum_can_be();
        if target.sum_since.is_some() && !sums {
            found(FindingKind::SumOfLevels, &target.id, &target.indicator);
        }
        if !target.period.same_kind(indicator.period(0)) {
            found(FindingKind::OtherKindOfYear, &target.id, &target.indicator);
        }
        let since =
            target.sum_since.is_none().then(|| baseline_period(strategy, indicator)).flatten();
        if indicator.counts_from_baseline()
            && since.is_some_and(|since| since.same_kind(target.period) && target.period <= since)
        {
            found(FindingKind::TargetBeforeBaseline, &target.id, &target.indicator);
        }
    }
    let mut aimed: Vec<&Target> = strategy.targets.iter().map(|target| &**target).collect();
    order::sort_by(&mut aimed, |a, b| {
        (&a.indicator, a.period, &a.id).cmp(&(&b.indicator, b.period, &b.id))
    });
    for pair in aimed.windows(2) {
        if (&pair[0].indicator, pair[0].period) == (&pair[1].indicator, pair[1].period) {
            found(FindingKind::TwoTargets, &pair[1].id, &pair[1].indicator);
        }
    }
    for indicator in strategy.indicators.iter() {
        let grows = matches!(indicator.aggregation, Aggregation::Flow | Aggregation::Cumulative);
        if grows && !indicator.accrues {
            found(FindingKind::FlowWithoutAccrual, &indicator.id, &indicator.id);
        }
        if let Some(Baseline::Observed(id)) = &indicator.baseline
            && let Some(baseline) = strategy.observations.get(id)
            && let Some(counted) = strategy.counted(&indicator.id, baseline.period)
            && counted.entry > baseline.entry
            && counted.figure != baseline.figure
            && !counted.is_of_part(indicator.accrues)
            && !baseline.is_of_part(indicator.accrues)
        {
            found(FindingKind::BaselineRevised, &counted.id, &indicator.id);
        }
    }
    for observation in strategy.observations.iter() {
        let Some(indicator) = strategy.indicators.get(&observation.indicator) else { continue };
        if !observation.period.same_kind(indicator.period(0)) {
            found(FindingKind::OtherKindOfYear, &observation.id, &observation.indicator);
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

fn baseline_period(strategy: &Strategy, indicator: &Indicator) -> Option<Period> {
    match indicator.baseline.as_ref()? {
        Baseline::Stated { period, .. } => Some(*period),
        Baseline::Observed(id) => Some(strategy.observations.get(id)?.period),
    }
}
