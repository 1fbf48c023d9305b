//! Figures as one types them, and why what was typed could not be read.

use leptos::prelude::*;
use leptos::{ev, html};

use super::grid_state::GridState;
use crate::model::*;
use crate::report::grid::GridRow;
use crate::text::{Complaint, Text, work};
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
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

/// The divisions that are named already, to be chosen from while typing: two spellings of one are two.
pub fn known_divisions(store: Store) -> AnyView {
    let all = memo(move || store.strategy.with(|strategy| strategy.divisions()));
    let option = |division: Division| html::option().value(division.name).into_any();
    let options = move || all.get().into_iter().map(option).collect::<Vec<_>>();
    html::datalist().id(KNOWN_DIVISIONS).child(options).into_any()
}

/// The id of that list.
pub const KNOWN_DIVISIONS: &str = "known-divisions";

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
                let complaint = text.target_complaint(row.targets.get(&period)?, &row.indicator)?;
                return Some((period, complaint));
            }
            let complaint = text.figure_complaint(row.actuals.get(&period)?, &row.indicator)?;
            Some((period, complaint))
        });
        found.collect::<Vec<_>>()
    });
    let cells = state.cells();
    let line = |(period, complaint): (Period, Complaint)| {
        let mend = complaint.instead.map(|instead| {
            let label = (work(text).edit.replace_with)(&instead);
            let edit = cells.edit(id.clone(), period, instead);
            let mend = move || drop(state.store.edit(edit.clone()));
            button().attr("data-kind", "plain").on(ev::click, move |_| mend()).child(label)
        });
        let of =
            if state.targets.get() { work(text).edit.target_of } else { work(text).edit.actual_of };
        let cell = html::td().colspan(move || (state.years.get().len() + 3).to_string());
        html::tr()
            .class("message")
            .child(cell.child((
                html::b().child(of(period)),
                "　",
                bilingual(complaint.words),
                mend,
            )))
            .into_any()
    };
    found.unwrap_or_default().into_iter().map(line).collect()
}
