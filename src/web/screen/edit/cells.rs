//! Figures as one types them, and why what was typed could not be read.

use leptos::prelude::*;
use leptos::{ev, html};

use super::grid_state::GridState;
use crate::edit::Edit;
use crate::model::reading::{Fault, Reading};
use crate::model::*;
use crate::report::grid::GridRow;
use crate::text::Text;
use crate::text::{self, work};
use crate::web::widget::markup::button;

/// The words for a figure that is not there, to be chosen from while typing.
pub fn reasons(text: &'static Text) -> AnyView {
    let reasons = [
        MissingReason::NotPublished,
        MissingReason::NotStated,
        MissingReason::NotStarted,
        MissingReason::NotApplicable,
        MissingReason::Suppressed,
        MissingReason::Unknown,
    ];
    let option = |reason: MissingReason| html::option().value((text.write.missing)(&reason));
    html::datalist().id("missing-reasons").child(reasons.map(option).collect_view()).into_any()
}

/// Why a figure could not be read, with what was typed.
pub fn unread(observation: &Observation, indicator: &Indicator) -> Option<(Fault, String)> {
    if observation.figure != Figure::Missing(MissingReason::Unreadable) {
        return None;
    }
    match indicator.read_figure(&observation.raw) {
        Reading::Unreadable(fault) => Some((fault, observation.raw.clone())),
        _ => Some((Fault::NotANumber, observation.raw.clone())),
    }
}

/// Whether a cell of the sheet holds what could not be read.
pub(super) fn is_unread(state: GridState, id: &Id, period: Period) -> bool {
    let unread = |row: &GridRow| match state.targets.get() {
        true => row.targets.get(&period).is_some_and(|target| target.goal == Goal::Unreadable),
        false => row
            .actuals
            .get(&period)
            .is_some_and(|o| o.figure == Figure::Missing(MissingReason::Unreadable)),
    };
    state.row(id, unread).unwrap_or(false)
}

/// What was typed stays in its cell; here is why it cannot be read, and the mending where there is
/// one.
pub(super) fn faults(state: GridState, id: &Id) -> Vec<AnyView> {
    let text = state.store.text;
    let years = state.years.get();
    let found = state.row(id, |row| {
        let periods = years.iter().map(|year| row.indicator.period(*year));
        let found = periods.filter_map(|period| {
            if state.targets.get() {
                let target =
                    row.targets.get(&period).filter(|target| target.goal == Goal::Unreadable)?;
                return Some((period, Fault::NotANumber, target.raw.clone()));
            }
            let (fault, typed) = unread(row.actuals.get(&period)?, &row.indicator)?;
            Some((period, fault, typed))
        });
        found.collect::<Vec<_>>()
    });
    let line = |(period, fault, typed): (Period, Fault, String)| {
        let mend = match &fault {
            Fault::LetterForDigit { instead, .. } => {
                let edit = Edit::Actual { indicator: id.clone(), period, typed: instead.clone() };
                let mend = move || drop(state.store.edit(edit.clone()));
                Some(
                    button()
                        .attr("data-kind", "plain")
                        .on(ev::click, move |_| mend())
                        .child((work(text).edit.replace_with)(instead)),
                )
            }
            _ => None,
        };
        let of =
            if state.targets.get() { work(text).edit.target_of } else { work(text).edit.actual_of };
        let cell = html::td().colspan(move || (state.years.get().len() + 3).to_string());
        html::tr()
            .class("message")
            .child(cell.child((
                html::b().child(of(period)),
                "　",
                (text::notices(text).fault)(&fault, &typed),
                mend,
            )))
            .into_any()
    };
    found.unwrap_or_default().into_iter().map(line).collect()
}
