//! Every intention a user can have, and the strategy that comes of it.
//!
//! An edit says what the person meant, as typed; [`Edit::apply`] is pure and leaves the given strategy alone. Changes are
//! derived afterwards by comparing, never here. A typed figure that cannot be read is kept as typed; only a field that
//! can hold nothing but a number refuses, with the reason.

mod actual;
mod indicator;
mod target;

use crate::model::number::Fault;
use crate::model::*;

/// Edits of [`Edit::Observation`] and [`Edit::Indicator`].
pub use actual::ObservationField;
pub use indicator::IndicatorField;
pub use target::{TargetField, read_goal};

#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A figure typed over the counted observation of the period, or a first one. Empty takes it away.
    Actual {
        indicator: Id,
        period: Period,
        typed: String,
    },
    /// 「改定値を加える」: a further observation of the same period; the earlier stay visible.
    Revision {
        indicator: Id,
        period: Period,
        typed: String,
    },
    Observation {
        id: Id,
        field: ObservationField,
    },
    RemoveObservation {
        id: Id,
    },
    /// A target typed into the period's cell. Empty takes it away.
    Target {
        indicator: Id,
        period: Period,
        typed: String,
    },
    TargetDetail {
        id: Id,
        field: TargetField,
    },
    Indicator {
        id: Id,
        field: IndicatorField,
    },
    /// The document's own name.
    Rename {
        name: String,
    },
}

/// Why an edit was not made. The typed text stays with the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The record has gone meanwhile.
    Gone,
    NotANumber(Fault),
    /// A name that must not be empty.
    Empty,
}

impl Edit {
    /// The strategy after the edit. `today` decides the proposals for state and as-of of a new figure.
    pub fn apply(&self, strategy: &Strategy, today: Date) -> Result<Strategy, Refusal> {
        let mut after = strategy.clone();
        match self {
            Edit::Actual { indicator, period, typed } => actual::type_over(&mut after, indicator, *period, typed, today)?,
            Edit::Revision { indicator, period, typed } => actual::revise(&mut after, indicator, *period, typed, today)?,
            Edit::Observation { id, field } => actual::alter(&mut after, id, field)?,
            Edit::RemoveObservation { id } => after.observations.remove(id),
            Edit::Target { indicator, period, typed } => target::type_over(&mut after, indicator, *period, typed, today)?,
            Edit::TargetDetail { id, field } => target::alter(&mut after, id, field)?,
            Edit::Indicator { id, field } => indicator::alter(&mut after, id, field)?,
            Edit::Rename { name } if name.trim().is_empty() => return Err(Refusal::Empty),
            Edit::Rename { name } => {
                let mut about = About::clone(&after.about);
                about.name = name.trim().to_string();
                after.about = about.into();
            }
        }
        Ok(after)
    }
}

fn needed<'a>(strategy: &'a Strategy, indicator: &Id) -> Result<&'a Indicator, Refusal> {
    strategy.indicators.get(indicator).map(|found| &**found).ok_or(Refusal::Gone)
}
