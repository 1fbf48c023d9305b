//! Every intention a user can have, and the strategy that comes of it.
//!
//! An edit says what the person meant, as typed; [`Edit::apply`] is pure and leaves the given
//! strategy alone. Changes are derived afterwards by comparing, never here. A typed figure that
//! cannot be read is kept as typed; only a field that can hold nothing but a number refuses, with
//! the reason.

mod about;
mod actual;
pub mod block;
mod circulation;
mod evaluation;
mod form;
mod indicator;
mod list;
mod meeting;
mod part;
mod plan;
mod siblings;
mod target;

use crate::model::reading::{self, Fault, Reading};
use crate::model::*;

// What each of the edits below can change.
pub use about::{AboutField, method_as_typed};
pub use actual::ObservationField;
pub use actual::{awaits_whole, is_kept, says_the_same};
pub use circulation::CirculationField;
pub use evaluation::EvaluationField;
pub use form::FormColumn;
pub use indicator::IndicatorField;
pub use list::add_list;
pub use meeting::{MeetingField, OpinionField, minutes_as_typed};
pub use part::{New, Part, PartField};
pub use plan::{PlanEdit, PlannedField, ReviewField};
pub use siblings::Siblings;
pub use target::TargetField;

#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A figure typed into a cell of the sheet: a first one, or over what counts there. What is
    /// interim, a baseline or published is never written over: the typed figure becomes a further
    /// observation of the period. Empty takes away what may be written over.
    Actual {
        indicator: Id,
        period: Period,
        typed: String,
    },
    /// The counted observation of the period itself, corrected; or a first one. Empty takes it away.
    Correction {
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
    /// What a 担当課 says of a year: like [`Edit::Actual`] but, once the year is over, beside a figure of part of it, which
    /// stays. No reason for having none stands beside such a figure: [`Refusal::PartKnown`].
    Entry {
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
    /// What the strategy says of itself.
    About {
        field: AboutField,
    },
    /// A new part, behind what stands in its place. The id is the caller's, because chance is not
    /// for the core.
    Add {
        id: Id,
        new: New,
        name: String,
    },
    /// 再掲: an outcome under a further direction.
    Restate {
        outcome: Id,
        direction: Id,
    },
    Part {
        part: Part,
        field: PartField,
    },
    /// One place up or down among its siblings.
    Shift {
        part: Part,
        up: bool,
    },
    /// Under another parent.
    Place {
        part: Part,
        parent: Id,
    },
    /// With what cannot stand without it.
    Remove {
        part: Part,
    },
    /// 事業計画書 of a fiscal year.
    Plan {
        year: FiscalYear,
        edit: PlanEdit,
    },
    /// 評価 of an indicator, an item or a direction in a fiscal year.
    Evaluation {
        subject: Id,
        year: FiscalYear,
        field: EvaluationField,
    },
    Meeting {
        id: Id,
        field: MeetingField,
    },
    Opinion {
        id: Id,
        field: OpinionField,
    },
    /// 依頼: a new one.
    Circulate(Circulation),
    Circulation {
        id: Id,
        field: CirculationField,
    },
    /// 回答: what a division has answered.
    Receive(Answer),
    /// A 担当課 under another name, wherever it is named.
    RenameDivision {
        from: String,
        to: String,
    },
    /// Several edits as one step: all of them, or none.
    Many(Vec<Edit>),
}

/// Why an edit was not made. The typed text stays with the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The record has gone meanwhile.
    Gone,
    NotANumber(Fault),
    /// A name that must not be empty.
    Empty,
    /// It cannot stand there.
    NoPlace,
    /// A figure that is interim, a baseline or published is not taken away from the sheet.
    KeptFigure,
    /// A figure of part of the year is known: what comes beside it is a figure of the whole.
    PartKnown,
    /// Bounds, or years, of which the later comes first.
    OutOfOrder,
    /// A date that cannot be read, where nothing else can stand.
    NotADate,
    /// A reason for overruling a verdict, and no verdict.
    NoVerdict,
    /// A list with more columns than are read.
    TooWide {
        columns: usize,
    },
    /// A word that is none of those to choose from.
    NoChoice,
    /// A text that is longer than a file may have.
    TooLong,
    /// The document has as many changes as a file may have.
    Full,
    /// The year's plan is decided: a change of it needs a reason.
    Decided(FiscalYear),
}

impl Edit {
    /// The strategy after the edit. `today` decides the proposals for state and as-of of a new
    /// figure.
    pub fn apply(&self, strategy: &Strategy, today: Date) -> Result<Strategy, Refusal> {
        let mut after = strategy.clone();
        self.make(&mut after, today)?;
        Ok(after)
    }

    fn make(&self, after: &mut Strategy, today: Date) -> Result<(), Refusal> {
        if let Some(year) = self.planned_year(after)
            && after.plan_state(year) == PlanState::Decided
        {
            return Err(Refusal::Decided(year));
        }
        match self {
            Edit::Actual { indicator, period, typed } => {
                actual::type_over(after, indicator, *period, typed, today)
            }
            Edit::Correction { indicator, period, typed } => {
                actual::correct(after, indicator, *period, typed, today)
            }
            Edit::Revision { indicator, period, typed } => {
                actual::revise(after, indicator, *period, typed, today)
            }
            Edit::Entry { indicator, period, typed } => {
                actual::enter_of_year(after, indicator, *period, typed, today)
            }
            Edit::Observation { id, field } => actual::alter(after, id, field, today),
            Edit::RemoveObservation { id } => {
                after.observations.remove(id);
                Ok(())
            }
            Edit::Target { indicator, period, typed } => {
                target::type_over(after, indicator, *period, typed, today)
            }
            Edit::TargetDetail { id, field } => target::alter(after, id, field, today),
            Edit::Indicator { id, field } => indicator::alter(after, id, field, today),
            Edit::About { field } => about::alter(after, field),
            Edit::Add { id, new, name } => part::add(after, id, new, name),
            Edit::Restate { outcome, direction } => part::restate(after, outcome, direction),
            Edit::Part { part, field } => part::alter(after, part, field),
            Edit::Shift { part, up } => siblings::shift(after, part, *up),
            Edit::Place { part, parent } => part::place(after, part, parent),
            Edit::Remove { part } => part::remove(after, part),
            Edit::Plan { year, edit } => plan::alter(after, *year, edit, today),
            Edit::Evaluation { subject, year, field } => {
                evaluation::alter(after, subject, *year, field, today)
            }
            Edit::Meeting { id, field } => meeting::alter(after, id, field),
            Edit::Opinion { id, field } => meeting::alter_opinion(after, id, field),
            Edit::Circulate(circulation) => circulation::circulate(after, circulation),
            Edit::Circulation { id, field } => circulation::alter(after, id, field),
            Edit::Receive(answer) => circulation::receive(after, answer),
            Edit::RenameDivision { from, to } => circulation::rename_division(after, from, to),
            // An empty cell of a block takes away what may be taken, and leaves the rest.
            Edit::Many(edits) => edits.iter().try_for_each(|edit| match edit.make(after, today) {
                Err(Refusal::KeptFigure) => Ok(()),
                done => done,
            }),
        }
    }
}

impl Edit {
    /// The fiscal year whose plan says what is edited: its programs, its reviews and the targets of
    /// its outputs.
    fn planned_year(&self, strategy: &Strategy) -> Option<FiscalYear> {
        let of_output = |indicator: &Id, period: Period| match period {
            _ if strategy.indicators.get(indicator).is_none_or(|found| found.is_outcome()) => None,
            // A plan has the target of the calendar year of the same number, where an output is
            // counted so.
            Period::Fiscal(year) => Some(year),
            Period::Calendar(_) => Some(FiscalYear(period.year())),
        };
        match self {
            Edit::Target { indicator, period, .. } => of_output(indicator, *period),
            Edit::TargetDetail { id, .. } => strategy
                .targets
                .get(id)
                .and_then(|target| of_output(&target.indicator, target.period)),
            Edit::Plan { year, edit } if edit.is_of_the_plan() => Some(*year),
            _ => None,
        }
    }
}

/// A whole number of a unit, as typed; `None` where nothing is.
fn whole_number(typed: &str, unit: &str) -> Result<Option<i64>, Refusal> {
    match reading::read(typed, unit) {
        Reading::Empty => Ok(None),
        // Dropped, it would be an exact figure that nobody stated.
        Reading::Number { about: true, .. } => Err(Refusal::NotANumber(Fault::About)),
        Reading::Number { value, .. } => match value.to_i64() {
            Some(count) if count >= 0 => Ok(Some(count)),
            _ => Err(Refusal::NotANumber(Fault::NotANumber)),
        },
        Reading::Unreadable(fault) => Err(Refusal::NotANumber(fault)),
        Reading::Missing(_) => Err(Refusal::NotANumber(Fault::NotANumber)),
    }
}

/// What a bare year means beside the figures of an indicator.
fn kind_of(strategy: &Strategy, indicator: &Id) -> fn(i32) -> Period {
    match strategy.indicators.get(indicator) {
        Some(found) if found.calendar => Period::calendar,
        _ => Period::fiscal,
    }
}

fn needed<'a>(strategy: &'a Strategy, indicator: &Id) -> Result<&'a Indicator, Refusal> {
    strategy.indicators.get(indicator).map(|found| &**found).ok_or(Refusal::Gone)
}
