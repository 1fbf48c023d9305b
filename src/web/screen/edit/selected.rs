//! What stands beside the selected figures: 時点・種別・出典・備考, or a target's reason; written to all of them at once.

use leptos::prelude::*;

use super::desk::Desk;
use crate::edit::{Edit, ObservationField, TargetField};
use crate::model::*;
use crate::web::reactive::memo;
use crate::web::view::{Element, Piece, dynamic, tag};
use crate::web::widget::field::{TextField, choice};

/// The fields for the selection.
pub(super) fn selected(desk: Desk) -> Element {
    let (text, words) = (desk.store.text, &desk.store.text.grid);
    let name = move || {
        let cells = desk.selection();
        if cells.len() > 1 {
            return (words.cells)(cells.len());
        }
        let Some((id, period)) = cells.first().and_then(|spot| desk.cell(*spot)) else { return String::new() };
        let of = if desk.targets.get() { text.edit.target_of } else { text.edit.actual_of };
        let name = desk.row(&id, |row| row.indicator.short_name().to_string()).unwrap_or_default();
        format!("{}　{name}", of(period))
    };
    let fields = dynamic(move || if desk.targets.get() { targets(desk) } else { observations(desk) });
    let heading = tag("p").child((tag("small").child(words.selected), tag("b").child(dynamic(name))));
    tag("div").class("selected").role("group").label(words.selected).child((heading, fields))
}

fn labelled(label: &'static str, field: impl crate::web::view::Child) -> Element {
    tag("label").class("field").child(tag("span").child(label)).child(field)
}

/// The observation under the cell that has the focus: its fields are the ones shown.
fn observation(desk: Desk) -> Option<std::sync::Arc<Observation>> {
    let (id, period) = desk.cell(desk.at.get())?;
    desk.row(&id, |row| row.actuals.get(&period).cloned()).flatten()
}

fn observations(desk: Desk) -> Piece {
    let (text, common) = (desk.store.text, &desk.store.text.common);
    let of =
        move |read: fn(&Observation) -> String| memo(move || observation(desk).map(|found| read(&found)).unwrap_or_default());
    let commit = move |field: fn(String) -> ObservationField| {
        Callback::new(move |typed: String| {
            let ids = untrack(|| {
                let cells = desk.selection();
                let found = cells.into_iter().filter_map(|spot| {
                    let (id, period) = desk.cell(spot)?;
                    desk.row(&id, |row| row.actuals.get(&period).map(|found| found.id.clone())).flatten()
                });
                found.collect::<Vec<Id>>()
            });
            if ids.is_empty() {
                return Ok(());
            }
            let edits = ids.into_iter().map(|id| Edit::Observation { id, field: field(typed.clone()) });
            desk.store.edit(Edit::Many(edits.collect()))
        })
    };
    let as_of = memo(move || match observation(desk).map(|found| found.as_of.clone()) {
        Some(AsOf { raw, point: Some(point) }) if raw.is_empty() => (text.write.point_short)(point),
        Some(as_of) => as_of.raw,
        None => String::new(),
    });
    let source = memo(move || {
        let source = observation(desk).map(|found| found.source.clone()).unwrap_or_default();
        desk.store.strategy.with(|strategy| strategy.as_ref().map(|s| s.source_title(&source).to_string())).unwrap_or(source)
    });
    let states = move || {
        let known = ObservationState::KNOWN.iter().map(|state| (state.word().to_string(), (text.write.state)(state)));
        std::iter::once((String::new(), String::new())).chain(known).collect()
    };
    let state = of(|found| found.state.word().to_string());
    Piece::of((
        labelled(common.as_of, TextField::new(common.as_of, as_of, commit(ObservationField::AsOf))),
        labelled(
            common.state,
            choice(common.state, state, states, commit(|word| ObservationField::State(ObservationState::of(&word)))),
        ),
        labelled(common.source, TextField::new(common.source, source, commit(ObservationField::Source))),
        labelled(common.note, TextField::new(common.note, of(|found| found.note.clone()), commit(ObservationField::Note))),
    ))
}

fn target(desk: Desk) -> Option<std::sync::Arc<Target>> {
    let (id, period) = desk.cell(desk.at.get())?;
    desk.row(&id, |row| row.targets.get(&period).cloned()).flatten()
}

fn targets(desk: Desk) -> Piece {
    let (text, edit) = (desk.store.text, &desk.store.text.edit);
    let commit = move |field: fn(String) -> TargetField| {
        Callback::new(move |typed: String| {
            let ids = untrack(|| {
                let cells = desk.selection();
                let found = cells.into_iter().filter_map(|spot| {
                    let (id, period) = desk.cell(spot)?;
                    desk.row(&id, |row| row.targets.get(&period).map(|found| found.id.clone())).flatten()
                });
                found.collect::<Vec<Id>>()
            });
            if ids.is_empty() {
                return Ok(());
            }
            let edits = ids.into_iter().map(|id| Edit::TargetDetail { id, field: field(typed.clone()) });
            desk.store.edit(Edit::Many(edits.collect()))
        })
    };
    let set_at = memo(move || match target(desk).map(|found| found.set_at.clone()) {
        Some(AsOf { raw, point: Some(point) }) if raw.is_empty() => (text.write.point_short)(point),
        Some(as_of) => as_of.raw,
        None => String::new(),
    });
    let reason = memo(move || target(desk).map(|found| found.reason.clone()).unwrap_or_default());
    Piece::of((
        labelled(text.sheet.reason, TextField::new(text.sheet.reason, reason, commit(TargetField::Reason))),
        labelled(edit.set_at, TextField::new(edit.set_at, set_at, commit(TargetField::SetAt))),
    ))
}
