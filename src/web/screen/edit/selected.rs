//! What stands beside the selected figures: 時点・種別・出典・備考, or a target's reason; written to all of
//! them at once.

use leptos::html;
use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use crate::edit::{Edit, ObservationField, TargetField};
use crate::model::*;
use crate::report::grid::GridRow;
use crate::text::{self, work};
use crate::web::reactive::memo;
use crate::web::widget::field::{Commit, TextField, choice};
use crate::web::widget::markup::labelled;

/// The fields for the selection.
pub(super) fn selected(desk: Desk) -> AnyView {
    let (text, words) = (desk.store.text, &work(desk.store.text).grid);
    let name = move || {
        let cells = desk.selection();
        if cells.len() > 1 {
            return (words.cells)(cells.len());
        }
        let Some((id, period)) = cells.first().and_then(|spot| desk.cell(*spot)) else {
            return String::new();
        };
        let of =
            if desk.targets.get() { work(text).edit.target_of } else { work(text).edit.actual_of };
        let name =
            desk.row(&id, |row| desk.store.text.short_name(&row.indicator)).unwrap_or_default();
        format!("{}　{name}", of(period))
    };
    let fields = move || if desk.targets.get() { targets(desk) } else { observations(desk) };
    let heading = html::p().child((html::small().child(words.selected), html::b().child(name)));
    html::div()
        .class("selected")
        .role("group")
        .aria_label(words.selected)
        .child((heading, fields))
        .into_any()
}

/// The records of the selected cells, where there are any.
fn chosen<T>(desk: Desk, of: fn(&GridRow, Period) -> Option<Arc<T>>) -> Vec<Arc<T>> {
    let record = |spot| {
        let (id, period) = desk.cell(spot)?;
        desk.row(&id, |row| of(row, period)).flatten()
    };
    desk.selection().into_iter().filter_map(record).collect()
}

/// What all of them have in common; nothing where they differ, so that anything typed is for all of
/// them.
fn shared<T: 'static>(
    desk: Desk,
    of: fn(&GridRow, Period) -> Option<Arc<T>>,
    read: impl Fn(&T) -> String + Send + Sync + 'static,
) -> Memo<String> {
    memo(move || {
        let mut values: Vec<String> = chosen(desk, of).iter().map(|found| read(found)).collect();
        values.dedup();
        if values.len() == 1 { values.remove(0) } else { String::new() }
    })
}

/// Writes to every selected record; where there is none, there is nothing to write beside.
fn commit<T: 'static>(
    desk: Desk,
    of: fn(&GridRow, Period) -> Option<Arc<T>>,
    edit: impl Fn(&T, String) -> Edit + Send + Sync + 'static,
) -> Commit {
    Callback::new(move |typed: String| {
        let found = untrack(|| chosen(desk, of));
        if found.is_empty() {
            return Err(work(desk.store.text).grid.no_figure.to_string());
        }
        desk.store.edit(Edit::Many(found.iter().map(|found| edit(found, typed.clone())).collect()))
    })
}

fn actual(row: &GridRow, period: Period) -> Option<Arc<Observation>> {
    row.actuals.get(&period).cloned()
}

fn observations(desk: Desk) -> AnyView {
    let (text, common) = (desk.store.text, &desk.store.text.common);
    let write = move |field: fn(String) -> ObservationField| {
        commit(desk, actual, move |found, typed| Edit::Observation {
            id: found.id.clone(),
            field: field(typed),
        })
    };
    let source =
        shared(desk, actual, move |found| super::source_as_typed(desk.store, &found.source));
    let write_source = commit(desk, actual, move |found, typed| Edit::Observation {
        id: found.id.clone(),
        field: ObservationField::Source(super::source_on_record(desk.store, typed)),
    });
    let states = move || {
        let known = ObservationState::KNOWN
            .iter()
            .map(|state| (state.word().to_string(), (text.write.state)(state)));
        std::iter::once((String::new(), String::new())).chain(known).collect()
    };
    let as_of = shared(desk, actual, move |found| text.as_of_as_typed(&found.as_of));
    let state = shared(desk, actual, |found| found.state.word().to_string());
    let note = shared(desk, actual, |found| found.note.clone());
    (
        labelled(common.as_of, view! { <TextField label={common.as_of} value={as_of} commit={write(ObservationField::AsOf)}/> }),
        labelled(
            common.state,
            choice(common.state, state, states, write(|word| ObservationField::State(ObservationState::of(&word)))),
        ),
        labelled(common.source, view! { <TextField label={common.source} value={source} commit={write_source}/> }),
        labelled(common.note, view! { <TextField label={common.note} value={note} commit={write(ObservationField::Note)}/> }),
    )
        .into_any()
}

fn target(row: &GridRow, period: Period) -> Option<Arc<Target>> {
    row.targets.get(&period).cloned()
}

fn targets(desk: Desk) -> AnyView {
    let (text, edit) = (desk.store.text, &work(desk.store.text).edit);
    let write = move |field: fn(String) -> TargetField| {
        commit(desk, target, move |found, typed| Edit::TargetDetail {
            id: found.id.clone(),
            field: field(typed),
        })
    };
    let reason = shared(desk, target, |found| found.reason.clone());
    let set_at = shared(desk, target, move |found| text.as_of_as_typed(&found.set_at));
    (
        labelled(
            text::sheet(text).reason,
            view! { <TextField label={text::sheet(text).reason} value={reason} commit={write(TargetField::Reason)}/> },
        ),
        labelled(edit.set_at, view! { <TextField label={edit.set_at} value={set_at} commit={write(TargetField::SetAt)}/> }),
    )
        .into_any()
}
