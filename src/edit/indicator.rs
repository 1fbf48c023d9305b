//! An indicator's own fields.

use super::Refusal;
use crate::model::reading::{self, Reading};
use crate::model::schema::TextMember;
use crate::model::unit::Unit;
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

pub(super) fn alter(
    after: &mut Strategy,
    id: &Id,
    field: &IndicatorField,
    today: Date,
) -> Result<(), Refusal> {
    let Some(indicator) = after.indicators.get(id) else { return Err(Refusal::Gone) };
    let tolerance = match field {
        IndicatorField::Tolerance(typed) => match read_tolerance(indicator, typed) {
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
    let unit_before = indicator.unit.clone();
    after.indicators.alter(id, |indicator| match field {
        IndicatorField::Name(name) => indicator.name = name.trim().to_string(),
        IndicatorField::Text(member, typed) => {
            if let Some(changed) = indicator.with_text(member, typed) {
                *indicator = changed;
            }
        }
        IndicatorField::Desired(desired) => indicator.desired = desired.clone(),
        IndicatorField::Aggregation(aggregation) => {
            indicator.aggregation = aggregation.clone();
            // 種類 says it, where it does; a rate may be of the year so far, or of one day.
            match aggregation {
                Aggregation::Flow | Aggregation::Cumulative => indicator.accrues = true,
                Aggregation::Stock => indicator.accrues = false,
                Aggregation::Ratio | Aggregation::Other(_) => {}
            }
        }
        IndicatorField::Accrues(accrues) => indicator.accrues = *accrues,
        IndicatorField::Calendar(calendar) => indicator.calendar = *calendar,
        IndicatorField::Tolerance(_) => indicator.tolerance = tolerance,
        IndicatorField::NewlySet(newly_set) => indicator.newly_set = *newly_set,
        IndicatorField::Baseline(observation) => {
            indicator.baseline = observation.clone().map(Baseline::Observed)
        }
    });
    break_where_the_unit_changed(after, id, &unit_before, today);
    Ok(())
}

/// 横ばいの幅: in the indicator's unit, or in ポイント where that is a percentage.
fn read_tolerance(indicator: &Indicator, typed: &str) -> Reading {
    match (indicator.read_figure(typed), Unit::of(&indicator.unit).counter.as_str()) {
        (Reading::Unreadable(fault), "%") => match reading::read(typed, "ポイント") {
            found @ Reading::Number { .. } => found,
            _ => Reading::Unreadable(fault),
        },
        (read, _) => read,
    }
}

/// A unit that changed is a break in the series: figures before it counted something else, or by
/// another scale.
fn break_where_the_unit_changed(after: &mut Strategy, id: &Id, before: &str, today: Date) {
    let Some(indicator) = after.indicators.get(id) else { return };
    let (was, is) = (Unit::of(before), Unit::of(&indicator.unit));
    let same = was.agrees(&is) && is.agrees(&was) && was.scale == is.scale;
    let has_figures =
        after.observations.of(id).next().is_some() || after.targets.of(id).next().is_some();
    if before.is_empty() || same || !has_figures {
        return;
    }
    let reason = format!("単位：{before} → {}", indicator.unit);
    let free = |number: &usize| !after.breaks.contains(&Id::from(format!("{id}.unit.{number}")));
    let number = (1..).find(free).unwrap_or(1);
    after.breaks.put(SeriesBreak {
        id: Id::from(format!("{id}.unit.{number}")),
        indicator: id.clone(),
        at: AsOf::of(Point::Day(today)),
        reason,
    });
}
