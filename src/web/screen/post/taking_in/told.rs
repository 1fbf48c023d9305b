//! A row of 取り込む in words, on the screen and in the minutes.

use leptos::prelude::*;
use serde_json::Value;

use super::Here;
use crate::change::taking_in::{Pick, Row};
use crate::model::{Observation, Record, Strategy};
use crate::session::TakingIn;
use crate::sheet::{Cell, Column, ColumnKind, Name, Row as TableRow, Table, Value as CellValue};
use crate::text::{Text, post};

/// A row in words.
pub struct Told {
    pub name: String,
    pub field: String,
    pub base: String,
    pub ours: String,
    pub theirs: Vec<String>,
}

pub fn in_words(here: Here, taking: &TakingIn, row: &Row) -> Told {
    let text = here.store.text;
    let strategy = here.store.strategy.get_untracked();
    // What is not here yet is called as its sender calls it.
    let there = row.theirs.iter().position(|value| !value.is_null());
    let there = there.filter(|_| row.ours.is_null()).and_then(|copy| taking.copies.get(copy));
    let of: &Strategy = there.map_or(&strategy, |copy| &copy.strategy);
    let write = |value: &Value| text.place_value(of, &row.fields, value);
    Told {
        name: text.place_name(of, &row.table, &row.record),
        field: text.place_field(&row.fields).to_string(),
        base: write(&row.base),
        ours: stands(text, &strategy, of, row).unwrap_or_else(|| write(&row.ours)),
        theirs: row.theirs.iter().map(write).collect(),
    }
}

/// Of a figure that is new: the one that counts here until it comes.
fn stands(text: &'static Text, ours: &Strategy, theirs: &Strategy, row: &Row) -> Option<String> {
    let new = theirs.observations.get(&row.record).filter(|_| row.table == Observation::TABLE)?;
    let counted = ours.counted(&new.indicator, new.period).filter(|_| row.ours.is_null())?;
    Some((post(text).taking_in.stands)(&text.actual_as_typed(Some(counted))))
}

/// What was decided, for the minutes.
pub fn decisions_table(here: Here) -> (Table, Vec<String>) {
    let words = here.words;
    let column = |name: String| Column {
        name: Name { name, ..Name::default() },
        kind: ColumnKind::Words,
        unit: None,
        total: false,
        mark: None,
    };
    let found = here.taking.with_untracked(|taking| {
        let taking = taking.as_ref()?;
        let letters = (0..taking.copies.len()).map(words.letter);
        let names = [words.record, words.field, words.kind_head, words.base, words.ours];
        let names = names.into_iter().map(str::to_string).chain(letters);
        let columns = names.chain([words.pick.to_string()]).map(column).collect();
        let row = |row: &Row| {
            let told = in_words(here, taking, row);
            let pick = match row.pick {
                None => words.pick_open.to_string(),
                Some(Pick::Ours) => words.pick_ours.to_string(),
                Some(Pick::Theirs(copy)) => (words.letter)(copy),
            };
            let kind = (words.kind)(row.kind).to_string();
            let cells = [told.field, kind, told.base, told.ours].into_iter();
            let cells = cells.chain(told.theirs).chain([pick]);
            let cell = |words| Cell { value: CellValue::Words(words), ..Cell::default() };
            TableRow {
                name: Name { name: told.name, ..Name::default() },
                cells: cells.map(cell).collect(),
                ..TableRow::default()
            }
        };
        let rows = taking.preview.rows.iter().map(row).collect();
        let copies = taking.copies.iter().enumerate();
        let about = copies.map(|(at, copy)| (words.copy)(copy, &(words.letter)(at))).collect();
        Some((Table { columns, rows, of_years: false }, about))
    });
    found.unwrap_or_default()
}
