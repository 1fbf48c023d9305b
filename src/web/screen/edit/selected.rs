//! What stands beside the selected figures: 時点・種別・出典・備考, or a target's reason; written to all of
//! them at once.

use leptos::html;
use std::sync::Arc;

use leptos::prelude::*;

use super::grid_state::GridState;
use crate::edit::{Edit, ObservationField, TargetField};
use crate::model::*;
use crate::report::grid::GridRow;
use crate::text::{self, work};
use crate::web::reactive::memo;
use crate::web::widget::field::{Commit, TextField, choice};
use crate::web::widget::markup::labelled;

/// The fields for the selection.
pub(super) fn selected(state: GridState) -> AnyView {
    let (text, words) = (state.store.text, &work(state.store.text).grid);
    let name = move || {
        let cells = state.selection();
        if cells.len() > 1 {
            return (words.cells)(cells.len());
        }
        let Some((id, period)) = cells.first().and_then(|position| state.cell(*position)) else {
            return String::new();
        };
        let of =
            if state.targets.get() { work(text).edit.target_of } else { work(text).edit.actual_of };
        let name =
            state.row(&id, |row| state.store.text.short_name(&row.indicator)).unwrap_or_default();
        format!("{}　{name}", of(period))
    };
    let fields = move || if state.targets.get() { targets(state) } else { observations(state) };
    let heading = html::p().child((html::small().child(words.selected), html::b().child(name)));
    html::div()
        .class("selected")
        .role("group")
        .aria_label(words.selected)
        .child((heading, fields))
        .into_any()
}

/// The records of the selected cells, where there are any.
fn chosen<T>(state: GridState, of: fn(&GridRow, Period) -> Option<Arc<T>>) -> Vec<Arc<T>> {
    let record = |position| {
        let (id, period) = state.cell(position)?;
        state.row(&id, |row| of(row, period)).flatten()
    };
    state.selection().into_iter().filter_map(record).collect()
}

/// What all of them have in common; nothing where they differ, so that anything typed is for all of
/// them.
fn shared<T: 'static>(
    state: GridState,
    of: fn(&GridRow, Period) -> Option<Arc<T>>,
    read: impl Fn(&T) -> String + Send + Sync + 'static,
) -> Memo<String> {
    memo(move || {
        let mut values: Vec<String> = chosen(state, of).iter().map(|found| read(found)).collect();
        values.dedup();
        if values.len() == 1 { values.remove(0) } else { String::new() }
    })
}

/// Writes to every selected record; where there is none, there is nothing to write beside.
fn commit<T: 'static>(
    state: GridState,
    of: fn(&GridRow, Period) -> Option<Arc<T>>,
    edit: impl Fn(&T, String) -> Edit + Send + Sync + 'static,
) -> Commit {
    Callback::new(move |typed: String| {
        let found = untrack(|| chosen(state, of));
        if found.is_empty() {
            return Err(work(state.store.text).grid.no_figure.to_string());
        }
        state.store.edit(Edit::Many(found.iter().map(|found| edit(found, typed.clone())).collect()))
    })
}

fn actual(row: &GridRow, period: Period) -> Option<Arc<Observation>> {
    row.actuals.get(&period).cloned()
}

fn observations(state: GridState) -> AnyView {
    let (text, common) = (state.store.text, &state.store.text.common);
    let write = move |field: fn(String) -> ObservationField| {
        commit(state, actual, move |found, typed| Edit::Observation {
            id: found.id.clone(),
            field: field(typed),
        })
    };
    let source =
        shared(state, actual, move |found| super::source_as_typed(state.store, &found.source));
    let write_source = commit(state, actual, move |found, typed| Edit::Observation {
        id: found.id.clone(),
        field: ObservationField::Source(super::source_on_record(state.store, typed)),
    });
    let states = move || {
        let known = ObservationState::KNOWN
            .iter()
            .map(|state| (state.word().to_string(), (text.write.state)(state)));
        std::iter::once((String::new(), String::new())).chain(known).collect()
    };
    let as_of = shared(state, actual, move |found| text.as_of_as_typed(&found.as_of));
    let known = shared(state, actual, |found| found.state.word().to_string());
    let note = shared(state, actual, |found| found.note.clone());
    (
        labelled(common.as_of, view! { <TextField label={common.as_of} value={as_of} commit={write(ObservationField::AsOf)} proposed=true/> }),
        labelled(
            common.state,
            choice(common.state, known, states, write(|word| ObservationField::State(ObservationState::of(&word)))),
        ),
        labelled(common.source, view! { <TextField label={common.source} value={source} commit={write_source}/> }),
        labelled(common.note, view! { <TextField label={common.note} value={note} commit={write(ObservationField::Note)}/> }),
    )
        .into_any()
}

fn target(row: &GridRow, period: Period) -> Option<Arc<Target>> {
    row.targets.get(&period).cloned()
}

fn targets(state: GridState) -> AnyView {
    let (text, edit) = (state.store.text, &work(state.store.text).edit);
    let write = move |field: fn(String) -> TargetField| {
        commit(state, target, move |found, typed| Edit::TargetDetail {
            id: found.id.clone(),
            field: field(typed),
        })
    };
    let reason = shared(state, target, |found| found.reason.clone());
    let set_at = shared(state, target, move |found| text.as_of_as_typed(&found.set_at));
    (
        labelled(
            text::indicator(text).reason,
            view! { <TextField label={text::indicator(text).reason} value={reason} commit={write(TargetField::Reason)}/> },
        ),
        labelled(edit.set_at, view! { <TextField label={edit.set_at} value={set_at} commit={write(TargetField::SetAt)}/> }),
    )
        .into_any()
}
