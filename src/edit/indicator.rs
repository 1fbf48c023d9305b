//! An indicator's own fields.

use super::Refusal;
use crate::model::reading::{self, Reading};
use crate::model::schema::TextMember;
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub enum IndicatorField {
    Name(String),
    /// One of its plain texts ([`Record::texts`]), as typed.
    Text(TextMember, String),
    Desired(Desired),
    Aggregation(Aggregation),
    Accrues(bool),
    Calendar(bool),
    /// As typed, in the indicator's unit.
    Tolerance(String),
    NewlySet(Option<bool>),
    /// One of its observations, or none.
    Baseline(Option<Id>),
}

pub(super) fn alter(after: &mut Strategy, id: &Id, field: &IndicatorField) -> Result<(), Refusal> {
    let Some(indicator) = after.indicators.get(id) else { return Err(Refusal::Gone) };
    let tolerance = match field {
        IndicatorField::Tolerance(typed) => match indicator.read_figure(typed) {
            Reading::Number { value, .. } if value >= Number::ZERO => value,
            Reading::Empty => Number::ZERO,
            Reading::Unreadable(fault) => return Err(Refusal::NotANumber(fault)),
            _ => return Err(Refusal::NotANumber(reading::Fault::NotANumber)),
        },
        IndicatorField::Name(name) if name.trim().is_empty() => return Err(Refusal::Empty),
        IndicatorField::Baseline(Some(observation))
            if !after.observations.contains(observation) =>
        {
            return Err(Refusal::Gone);
        }
        _ => indicator.tolerance,
    };
    after.indicators.alter(id, |indicator| match field {
        IndicatorField::Name(name) => indicator.name = name.trim().to_string(),
        IndicatorField::Text(member, typed) => {
            if let Some(changed) = indicator.with_text(member, typed) {
                *indicator = changed;
            }
        }
        IndicatorField::Desired(desired) => indicator.desired = desired.clone(),
        IndicatorField::Aggregation(aggregation) => indicator.aggregation = aggregation.clone(),
        IndicatorField::Accrues(accrues) => indicator.accrues = *accrues,
        IndicatorField::Calendar(calendar) => indicator.calendar = *calendar,
        IndicatorField::Tolerance(_) => indicator.tolerance = tolerance,
        IndicatorField::NewlySet(newly_set) => indicator.newly_set = *newly_set,
        IndicatorField::Baseline(observation) => {
            indicator.baseline = observation.clone().map(Baseline::Observed)
        }
    });
    Ok(())
}
