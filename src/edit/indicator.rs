//! An indicator's own fields.

use super::Refusal;
use crate::model::number::{self, Reading};
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub enum IndicatorField {
    Name(String),
    NameEn(String),
    Short(String),
    Unit(String),
    UnitEn(String),
    Definition(String),
    Desired(Desired),
    Aggregation(Aggregation),
    Accrues(bool),
    Calendar(bool),
    /// As typed, in the indicator's unit.
    Tolerance(String),
    Division(String),
    /// The reason for taking it out of evaluation; empty to evaluate it.
    NotEvaluated(String),
    NewlySet(Option<bool>),
    Note(String),
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
            _ => return Err(Refusal::NotANumber(number::Fault::NotANumber)),
        },
        IndicatorField::Name(name) if name.trim().is_empty() => return Err(Refusal::Empty),
        IndicatorField::Baseline(Some(observation)) if !after.observations.contains(observation) => return Err(Refusal::Gone),
        _ => indicator.tolerance,
    };
    let text = |text: &String| text.trim().to_string();
    after.indicators.alter(id, |indicator| match field {
        IndicatorField::Name(name) => indicator.name = text(name),
        IndicatorField::NameEn(name) => indicator.name_en = text(name),
        IndicatorField::Short(short) => indicator.short = text(short),
        IndicatorField::Unit(unit) => indicator.unit = text(unit),
        IndicatorField::UnitEn(unit) => indicator.unit_en = text(unit),
        IndicatorField::Definition(definition) => indicator.definition = text(definition),
        IndicatorField::Desired(desired) => indicator.desired = desired.clone(),
        IndicatorField::Aggregation(aggregation) => indicator.aggregation = aggregation.clone(),
        IndicatorField::Accrues(accrues) => indicator.accrues = *accrues,
        IndicatorField::Calendar(calendar) => indicator.calendar = *calendar,
        IndicatorField::Tolerance(_) => indicator.tolerance = tolerance,
        IndicatorField::Division(division) => indicator.division = text(division),
        IndicatorField::NotEvaluated(reason) => indicator.not_evaluated = text(reason),
        IndicatorField::NewlySet(newly_set) => indicator.newly_set = *newly_set,
        IndicatorField::Note(note) => indicator.note = text(note),
        IndicatorField::Baseline(observation) => indicator.baseline = observation.clone().map(Baseline::Observed),
    });
    Ok(())
}
