//! A figure and its date have to agree.

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
        let value = matches!(observation.figure, Figure::Number(_));
        match observation.as_of.point {
            None if value
                && observation.state == ObservationState::Interim
                && observation.as_of.raw.is_empty() =>
            {
                found(FindingKind::InterimWithoutAsOf);
            }
            Some(point) if point.end() < Point::Whole(observation.period).start() => {
                found(FindingKind::AsOfBeforePeriod);
            }
            Some(point)
                if point.end().days() > Point::Whole(observation.period).end().days() + 366 =>
            {
                found(FindingKind::AsOfLate);
            }
            _ => {}
        }
        if matches!(observation.state, ObservationState::Other(_)) {
            found(FindingKind::UnknownState);
        }
    }
}
