//! Every record has a place in the strategy, and what it names is there.

use super::{Finding, Kind};
use crate::model::*;

pub(super) fn find(strategy: &Strategy, findings: &mut Vec<Finding>) {
    let mut lost = |kind, record: &Id, indicator: Option<&Id>| {
        findings.push(Finding { kind, record: record.clone(), indicator: indicator.cloned() });
    };
    for item in strategy.items.iter() {
        if !reaches_direction(strategy, item) {
            lost(Kind::LostPlace, &item.id, None);
        }
    }
    for program in strategy.programs.iter().filter(|program| !strategy.items.contains(&program.item)) {
        lost(Kind::LostPlace, &program.id, None);
    }
    for indicator in strategy.indicators.iter() {
        let there = match &indicator.role {
            Role::Outcome { direction } => strategy.directions.contains(direction),
            Role::Output { item } => strategy.items.contains(item),
        };
        if !there {
            lost(Kind::LostPlace, &indicator.id, Some(&indicator.id));
        }
        if let Some(Baseline::Observed(observation)) = &indicator.baseline
            && !strategy.observations.contains(observation)
        {
            lost(Kind::LostBaseline, &indicator.id, Some(&indicator.id));
        }
    }
    for restatement in strategy.restatements.iter() {
        if !strategy.indicators.contains(&restatement.outcome) || !strategy.directions.contains(&restatement.direction) {
            lost(Kind::LostPlace, &restatement.id, None);
        }
    }
    for observation in strategy.observations.iter().filter(|o| !strategy.indicators.contains(&o.indicator)) {
        lost(Kind::LostPlace, &observation.id, None);
    }
    for planned in strategy.planned.iter().filter(|planned| !strategy.programs.contains(&planned.program)) {
        lost(Kind::LostPlace, &planned.id, None);
    }
    for review in strategy.reviews.iter().filter(|review| !strategy.indicators.contains(&review.indicator)) {
        lost(Kind::LostPlace, &review.id, None);
    }
    for amendment in strategy.amendments.iter().filter(|amendment| !strategy.plans.contains(&amendment.plan)) {
        lost(Kind::LostPlace, &amendment.id, None);
    }
    let is_part = |id: &Id| strategy.indicators.contains(id) || strategy.items.contains(id) || strategy.directions.contains(id);
    for evaluation in strategy.evaluations.iter().filter(|evaluation| !is_part(&evaluation.subject)) {
        lost(Kind::LostPlace, &evaluation.id, None);
    }
    for opinion in strategy.opinions.iter() {
        let subject = &opinion.subject;
        let about = subject.as_str().is_empty() || is_part(subject) || strategy.programs.contains(subject);
        if !about || !strategy.meetings.contains(&opinion.meeting) {
            lost(Kind::LostPlace, &opinion.id, None);
        }
    }
    for target in strategy.targets.iter().filter(|target| !strategy.indicators.contains(&target.indicator)) {
        lost(Kind::LostPlace, &target.id, None);
    }
}

/// Whether the parents lead to a direction; a circle of items does not.
fn reaches_direction(strategy: &Strategy, item: &Item) -> bool {
    let mut parent = &item.parent;
    for _ in 0..=strategy.items.len() {
        if strategy.directions.contains(parent) {
            return true;
        }
        match strategy.items.get(parent) {
            Some(next) => parent = &next.parent,
            None => return false,
        }
    }
    false
}
