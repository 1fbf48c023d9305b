//! Where one is in the sheet of figures, and what keys, pointer and clipboard do there.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, HtmlInputElement, KeyboardEvent};

use crate::edit::block::{CellPosition, Cells};
use crate::exchange::block;
use crate::model::*;
use crate::report::grid::{Grid, GridRow};
use crate::report::landing::{Landing, Sheet};
use crate::session::DocumentCommand;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::converting;
use crate::web::widget::window::Sight;

/// The sheet and where one is in it.
#[derive(Clone, Copy)]
pub(super) struct GridState {
    pub store: Store,
    pub sight: Sight,
    pub grid: Memo<Shared<Grid>>,
    /// Indicators shown, in order.
    pub rows: Memo<Vec<Id>>,
    /// And on which row each stands.
    pub places: Memo<Shared<BTreeMap<Id, usize>>>,
    pub years: Memo<Vec<i32>>,
    /// 目標 instead of 実績.
    pub targets: Memo<bool>,
    /// The cell that has the focus, or had it last; by name, because rows and years come and go
    /// around it.
    pub at: RwSignal<Cell>,
    /// The other corner of what is selected.
    pub anchor: RwSignal<Cell>,
    /// Whether arrows move the caret within the text.
    pub caret: RwSignal<bool>,
    /// A pasted block that waits to be seen before it lands.
    pub landing: RwSignal<Option<Shared<Landing>>>,
}

/// An indicator and a year; no indicator where there is none yet.
pub(super) type Cell = (Option<Id>, i32);

impl GridState {
    /// Where the focus is, or was last.
    pub fn position(self) -> CellPosition {
        self.position_of(&self.at.get())
    }

    fn position_of(self, (id, year): &Cell) -> CellPosition {
        let row = id.as_ref().and_then(|id| self.row_of(id)).unwrap_or(0);
        let column = self.years.with(|years| {
            years.iter().position(|known| known == year).unwrap_or(years.len().saturating_sub(1))
        });
        CellPosition { row, column }
    }

    /// On which row an indicator stands.
    pub fn row_of(self, id: &Id) -> Option<usize> {
        self.places.with(|places| places.get(id).copied())
    }

    /// The name of a cell.
    pub fn named(self, position: CellPosition) -> Cell {
        let id = self.rows.with_untracked(|rows| rows.get(position.row).cloned());
        let year = self
            .years
            .with_untracked(|years| years.get(position.column).copied())
            .unwrap_or_default();
        (id, year)
    }

    pub fn stand(self, position: CellPosition) {
        let cell = self.named(position);
        self.at.set(cell.clone());
        self.anchor.set(cell);
    }

    pub fn selection(self) -> Vec<CellPosition> {
        let (at, anchor) = (self.position(), self.position_of(&self.anchor.get()));
        let rows = at.row.min(anchor.row)..=at.row.max(anchor.row);
        let columns = at.column.min(anchor.column)..=at.column.max(anchor.column);
        rows.flat_map(|row| columns.clone().map(move |column| CellPosition { row, column }))
            .collect()
    }

    pub fn holds(self, position: CellPosition) -> bool {
        let (at, anchor) = (self.position(), self.position_of(&self.anchor.get()));
        let between = |at: usize, a: usize, b: usize| (a.min(b)..=a.max(b)).contains(&at);
        at != anchor
            && between(position.row, at.row, anchor.row)
            && between(position.column, at.column, anchor.column)
    }

    /// The indicator and the period of a cell.
    pub fn cell(self, position: CellPosition) -> Option<(Id, Period)> {
        let id = self.rows.with(|rows| rows.get(position.row).cloned())?;
        let year = self.years.with(|years| years.get(position.column).copied())?;
        let period = self.row(&id, |row| row.indicator.period(year))?;
        Some((id, period))
    }

    pub fn row<T>(self, id: &Id, read: impl FnOnce(&GridRow) -> T) -> Option<T> {
        self.grid.with(|grid| grid.row(id).map(read))
    }

    /// What a cell holds, as it would be typed.
    pub fn typed(self, id: &Id, period: Period) -> String {
        let text = self.store.text;
        let read = |row: &GridRow| match self.targets.get() {
            true => text.target_as_typed(row.targets.get(&period).map(|target| &**target)),
            false => {
                text.actual_as_typed(row.actuals.get(&period).map(|observation| &**observation))
            }
        };
        self.row(id, read).unwrap_or_default()
    }

    /// Whether somebody has to choose what a cell holds.
    pub fn is_contested(self, id: &Id, period: Period) -> bool {
        let record = |row: &GridRow| match self.targets.get() {
            true => row.targets.get(&period).map(|target| target.id.clone()),
            false => row.actuals.get(&period).map(|observation| observation.id.clone()),
        };
        let Some(record) = self.row(id, record).flatten() else { return false };
        self.store.is_contested(&record)
    }

    /// What the cells hold.
    pub fn cells(self) -> Cells {
        if self.targets.get_untracked() { Cells::Targets } else { Cells::Actuals }
    }

    /// Puts the focus on a cell; the selection follows, or stretches.
    pub fn go(self, position: CellPosition, stretch: bool) {
        let anchor = self.anchor.get_untracked();
        if !focus(position) {
            // Out of sight: its row comes first.
            self.sight.reveal(self.line_of(position.row));
            request_animation_frame(move || _ = focus(position));
        }
        if stretch {
            self.anchor.set(anchor);
        }
    }

    /// The line on which a row stands: headings of directions stand between them.
    fn line_of(self, row: usize) -> usize {
        let mut directions: Vec<Id> = self.rows.with_untracked(|rows| {
            let above = rows.iter().take(row + 1);
            above
                .filter_map(|id| untrack(|| self.row(id, |row| row.direction.id.clone())))
                .collect()
        });
        directions.dedup();
        row + directions.len()
    }

    pub fn step(self, from: CellPosition, rows: isize, columns: isize, stretch: bool) {
        let move_by = |at: usize, by: isize, count: usize| {
            at.saturating_add_signed(by).min(count.saturating_sub(1))
        };
        let position = CellPosition {
            row: move_by(from.row, rows, self.rows.with_untracked(Vec::len)),
            column: move_by(from.column, columns, self.years.with_untracked(Vec::len)),
        };
        if position != from {
            self.go(position, stretch);
        }
    }

    /// As far as a spreadsheet jumps: to the last filled cell of a run, or over a gap to the next
    /// filled one, or to the edge.
    pub fn leap(self, from: CellPosition, rows: isize, columns: isize, stretch: bool) {
        let (height, width) =
            (self.rows.with_untracked(Vec::len), self.years.with_untracked(Vec::len));
        let beside = |at: CellPosition| {
            let (row, column) =
                (at.row.checked_add_signed(rows)?, at.column.checked_add_signed(columns)?);
            (row < height && column < width).then_some(CellPosition { row, column })
        };
        let filled = |at: CellPosition| {
            untrack(|| {
                self.cell(at).is_some_and(|(id, period)| !self.typed(&id, period).is_empty())
            })
        };
        let in_run = filled(from) && beside(from).is_some_and(filled);
        let mut at = from;
        while let Some(next) = beside(at) {
            if in_run && !filled(next) {
                break;
            }
            at = next;
            if !in_run && filled(next) {
                break;
            }
        }
        if at != from {
            self.go(at, stretch);
        }
    }

    /// Selects every cell; the focus stays where it is.
    pub fn select_all(self) {
        let last = CellPosition {
            row: self.rows.with_untracked(Vec::len).saturating_sub(1),
            column: self.years.with_untracked(Vec::len).saturating_sub(1),
        };
        self.anchor.set(self.named(CellPosition { row: 0, column: 0 }));
        self.at.set(self.named(last));
    }

    /// Ctrl+D: the first row of the selection fills the rows below it; where one row is selected,
    /// the row above fills it.
    pub fn fill_down(self) {
        let selected = untrack(|| self.selection());
        let (Some(first), Some(last)) = (selected.first().copied(), selected.last().copied())
        else {
            return;
        };
        let source = match first.row == last.row {
            true => first.row.checked_sub(1),
            false => Some(first.row),
        };
        let Some(source) = source else { return };
        let typed = |column: usize| {
            let cell = untrack(|| self.cell(CellPosition { row: source, column }));
            cell.map(|(id, period)| untrack(|| self.typed(&id, period))).unwrap_or_default()
        };
        let row: Vec<String> = (first.column..=last.column).map(typed).collect();
        // A single cell would fill all that is selected, and be taken for typing.
        self.place(&vec![row; last.row - first.row + 1]);
    }

    /// Lays a block over the cells from the selection's first on. What somebody has to see before it
    /// lands waits for it.
    pub fn place(self, block: &[Vec<String>]) {
        let landing = untrack(|| {
            let (selected, rows, years) = (self.selection(), self.rows.get(), self.years.get());
            self.grid.with(|grid| {
                let sheet = Sheet { grid, rows: &rows, years: &years };
                Landing::of(block, &selected, self.cells(), &sheet)
            })
        });
        match landing {
            Some(landing) if landing.asks() => self.landing.set(Some(Shared::new(landing))),
            Some(landing) => self.land(&landing),
            None => {}
        }
    }

    /// Writes what a block brings, as one step.
    pub fn land(self, landing: &Landing) {
        let edit = landing.edit();
        let store = self.store;
        let step = store.step_words(&edit);
        store.dispatch_document(DocumentCommand::Paste {
            key: store.key.get_untracked(),
            edit,
            step,
            outside: landing.outside,
        });
        let first = untrack(|| self.selection()).first().copied();
        if let Some((first, last)) = first.zip(landing.last) {
            self.anchor.set(self.named(first));
            self.at.set(self.named(last));
        }
        self.back_to_the_cell();
    }

    /// Nothing lands.
    pub fn leave_landing(self) {
        self.landing.set(None);
        self.back_to_the_cell();
    }

    /// What was selected stays so: what was pasted gets one date for all of it.
    fn back_to_the_cell(self) {
        let anchor = self.anchor.get_untracked();
        spawn_local(async move {
            tick().await;
            focus(untrack(|| self.position()));
            self.anchor.set(anchor);
        });
    }

    pub fn copied(self) -> String {
        untrack(|| {
            let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
            for position in self.selection() {
                // Spreadsheets read the plain minus only.
                let typed = self
                    .cell(position)
                    .map(|(id, period)| self.typed(&id, period).replace('−', "-"))
                    .unwrap_or_default();
                match rows.last_mut() {
                    Some((row, cells)) if *row == position.row => cells.push(typed),
                    _ => rows.push((position.row, vec![typed])),
                }
            }
            block::text(&rows.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>())
        })
    }
}

/// Puts the focus on a cell that stands in the page.
fn focus(position: CellPosition) -> bool {
    let selector = format!("[data-at=\"{},{}\"]", position.row, position.column);
    let found = document().query_selector(&selector).ok().flatten();
    let input = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = &input {
        let _ = input.focus();
        input.select();
    }
    input.is_some()
}

/// The first press on a cell selects its text; a second one puts the caret into it.
pub(super) fn clicked(state: GridState, event: &Event) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    let whole = input.selection_start().ok().flatten() != input.selection_end().ok().flatten();
    if input.get_attribute("data-entered").is_some() || state.caret.get_untracked() {
        state.caret.set(true);
    } else if !whole {
        input.select();
        let _ = input.set_attribute("data-entered", "");
        let left = input.clone();
        set_timeout(
            move || drop(left.remove_attribute("data-entered")),
            std::time::Duration::from_millis(500),
        );
    }
}

pub(super) fn on_key(
    state: GridState,
    position: CellPosition,
    event: &KeyboardEvent,
    draft: RwSignal<Option<String>>,
    settle: &dyn Fn(),
) {
    if converting(event) {
        return;
    }
    let drafted = draft.get_untracked().is_some();
    let caret = state.caret.get_untracked();
    let stretch = event.shift_key() && !drafted;
    let go = |rows: isize, columns: isize, stretch: bool| {
        event.prevent_default();
        settle();
        state.step(position, rows, columns, stretch);
    };
    let leap = |rows: isize, columns: isize| {
        event.prevent_default();
        settle();
        state.leap(position, rows, columns, stretch);
    };
    match (event.key().as_str(), event.ctrl_key() || event.meta_key()) {
        ("ArrowDown", true) => leap(1, 0),
        ("ArrowUp", true) => leap(-1, 0),
        ("ArrowRight", true) if !caret => leap(0, 1),
        ("ArrowLeft", true) if !caret => leap(0, -1),
        ("a" | "A", true) if !caret && !drafted => {
            event.prevent_default();
            state.select_all();
        }
        ("d" | "D", true) => {
            event.prevent_default();
            settle();
            state.fill_down();
        }
        ("Enter", false) => go(if event.shift_key() { -1 } else { 1 }, 0, false),
        ("ArrowDown", false) => go(1, 0, stretch),
        ("ArrowUp", false) => go(-1, 0, stretch),
        ("ArrowRight", false) if !caret => go(0, 1, stretch),
        ("ArrowLeft", false) if !caret => go(0, -1, stretch),
        ("Home", false) if !caret => go(0, isize::MIN / 2, stretch),
        ("End", false) if !caret => go(0, isize::MAX / 2, stretch),
        ("F2", _) => {
            event.prevent_default();
            state.caret.set(true);
            if let Some(input) =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            {
                let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
                let _ = input.set_selection_range(end, end);
            }
        }
        ("Escape", _) if drafted || caret => {
            event.prevent_default();
            draft.set(None);
            state.caret.set(false);
            if let Some(input) =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            {
                // Once the field shows again what stands there.
                spawn_local(async move {
                    tick().await;
                    input.select();
                });
            }
        }
        ("Delete", false) if !caret && !drafted => {
            event.prevent_default();
            state.place(&[vec![String::new()]]);
        }
        // Nothing is being typed: the steps of the document, not of the field.
        ("z" | "Z", true) if !drafted => {
            event.prevent_default();
            let key = state.store.key.get_untracked();
            state.store.dispatch_document(if event.shift_key() {
                DocumentCommand::Redo { key }
            } else {
                DocumentCommand::Undo { key }
            });
        }
        ("y", true) if !drafted => {
            event.prevent_default();
            state
                .store
                .dispatch_document(DocumentCommand::Redo { key: state.store.key.get_untracked() });
        }
        _ => {}
    }
}

/// Copies the selection as a block. Outside a cell, within its text, and while something is being
/// typed, the browser copies what is marked.
pub(super) fn copy(state: GridState, event: &Event) -> bool {
    let Some(clipboard) =
        event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
    else {
        return false;
    };
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return false;
    };
    let many = untrack(|| state.at.get() != state.anchor.get());
    let stands =
        untrack(|| state.cell(state.position()).map(|(id, period)| state.typed(&id, period)));
    let typing = Some(input.value()) != stands;
    if !input.has_attribute("data-at") || (!many && (state.caret.get_untracked() || typing)) {
        return false;
    }
    event.prevent_default();
    let _ = clipboard.set_data("text/plain", &state.copied());
    true
}

pub(super) fn pasted(state: GridState, event: &Event, draft: RwSignal<Option<String>>) {
    let Some(clipboard) =
        event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    let text = clipboard.get_data("text/plain").unwrap_or_default();
    let block = block::cells(&text);
    let single = block.len() == 1 && block[0].len() == 1;
    let many = untrack(|| state.at.get() != state.anchor.get());
    let within = state.caret.get_untracked() || draft.get_untracked().is_some();
    if block.is_empty() || (single && (within || !many)) {
        return;
    }
    event.prevent_default();
    draft.set(None);
    state.place(&block);
}
