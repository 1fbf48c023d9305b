//! A row of 取り込む in words, on the screen and in the minutes.

use leptos::prelude::*;
use serde_json::Value;

use super::Here;
use crate::change::taking_in::{Pick, Row};
use crate::model::{Fields, Strategy};
use crate::session::TakingIn;
use crate::sheet::{Cell, Column, ColumnKind, Name, Row as TableRow, Table, Value as CellValue};
use crate::text::{ContestWords, TakingInWords, work};

/// A row in words.
pub struct Told {
    pub name: String,
    pub field: String,
    pub base: String,
    pub ours: String,
    pub theirs: Vec<String>,
}

pub fn in_words(here: Here, taking: &TakingIn, row: &Row) -> Told {
    let Here { store, words, .. } = here;
    let contest = &work(store.text).contests;
    let strategy = store.strategy.get_untracked();
    // What is not here yet is called as its sender calls it.
    let there = row.theirs.iter().position(|value| !value.is_null());
    let there = there.filter(|_| row.ours.is_null()).and_then(|copy| taking.copies.get(copy));
    let of: &Strategy = there.map_or(&strategy, |copy| &copy.strategy);
    let write = |value: &Value| written(words, contest, of, row, value);
    Told {
        name: (contest.record)(of, &row.table, &row.record),
        // What says one thing together goes by its value.
        field: match row.fields.iter().find(|field| *field == "value").or(row.fields.first()) {
            None => words.existence.to_string(),
            Some(field) => (contest.field)(field).to_string(),
        },
        base: write(&row.base),
        ours: write(&row.ours),
        theirs: row.theirs.iter().map(write).collect(),
    }
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

/// A value in words: a field's, what says one thing together as it was typed, or a whole record.
fn written(
    words: &TakingInWords,
    contest: &ContestWords,
    strategy: &Strategy,
    row: &Row,
    value: &Value,
) -> String {
    let Value::Object(fields) = value else { return words.absent.to_string() };
    if row.fields.len() == 1 {
        let field = &row.fields[0];
        return (contest.value)(strategy, field, fields.get(field).unwrap_or(&Value::Null));
    }
    let told = told(contest, strategy, fields);
    match (told.is_empty(), row.fields.is_empty()) {
        (true, true) => words.there.to_string(),
        (true, false) => (contest.value)(strategy, "", &Value::Null),
        _ => (words.listed)(&told),
    }
}

/// The fields of a record that say something by themselves: where it stands and how it is ordered is
/// told by its name.
fn told(contest: &ContestWords, strategy: &Strategy, fields: &Fields) -> Vec<String> {
    const UNTOLD: [&str; 9] =
        ["rank", "entry", "indicator", "period", "item", "direction", "parent", "meeting", "year"];
    let typed = fields.contains_key("raw");
    let shown = fields.iter().filter(|(name, value)| {
        let read = typed && matches!(name.as_str(), "value" | "relation" | "missing");
        !UNTOLD.contains(&name.as_str()) && !value.is_null() && !read
    });
    // What it is about first, and without saying so: 「70 以上」.
    const PLAIN: [&str; 6] = ["value", "raw", "missing", "relation", "name", "text"];
    let plain = |name: &str| PLAIN.contains(&name);
    let one = |(name, value): (&String, &Value)| {
        let value = (contest.value)(strategy, name, value);
        if plain(name) { value } else { format!("{} {value}", (contest.field)(name)) }
    };
    let (first, rest): (Vec<_>, Vec<_>) = shown.partition(|(name, _)| plain(name));
    let mut first: Vec<(&String, &Value)> = first;
    first.sort_by_key(|(name, _)| PLAIN.iter().position(|known| known == name));
    let first = first.into_iter().map(one).collect::<Vec<_>>().join(" ");
    let first = (!first.is_empty()).then_some(first);
    first.into_iter().chain(rest.into_iter().map(one)).collect()
}
