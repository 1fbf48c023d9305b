//! A table of the core as a table of the page.

use leptos::html;
use leptos::prelude::*;

use rust_decimal::Decimal;

use crate::sheet::{Cell, Column, ColumnKind, Name, Row, Table, Value};
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::mark;
use crate::web::widget::markup::{quiet, scrolling};

/// How a cell stands on the page.
pub type CellView = fn(Store, &Column, &Cell) -> AnyView;

/// `label` is what the part that it scrolls in is called.
pub fn table(
    store: Store,
    label: impl Into<String>,
    class: &'static str,
    table: &Table,
) -> AnyView {
    scrolling(label, table_of(store, class, table, plain))
}

/// The table itself, with cells of another kind.
pub fn table_of(store: Store, class: &'static str, table: &Table, cell: CellView) -> AnyView {
    let heads = table.columns.iter().map(|column| head(store, column)).collect::<Vec<_>>();
    // A group is a body of its own: its head is of its rows alone.
    let groups = table.rows.chunk_by(|_, next| next.group.is_none());
    let body = |rows: &[Row]| {
        let rows = rows.iter().flat_map(|row| lines(store, table, row, cell));
        html::tbody().role("rowgroup").child(rows.collect::<Vec<_>>())
    };
    // Where the style sheet makes cards of its rows it stays a table for whoever hears it.
    html::table()
        .class(class)
        .role("table")
        .child(html::thead().role("rowgroup").child(html::tr().role("row").child(heads)))
        .child(groups.map(body).collect::<Vec<_>>())
        .into_any()
}

fn head(store: Store, column: &Column) -> AnyView {
    let unit = column.unit.clone().map(|unit| html::small().child(unit));
    // A corner that names nothing is no head.
    match column.name.name.is_empty() {
        true => html::td().into_any(),
        false => html::th()
            .role("columnheader")
            .scope("col")
            .attr("data-type", kind(column))
            .child(match column.mark {
                Some(mark) => mark::status(store.text, mark),
                None => name(&column.name),
            })
            .child(unit)
            .into_any(),
    }
}

pub fn kind(column: &Column) -> Option<&'static str> {
    (column.kind == ColumnKind::Number).then_some("number")
}

/// A row, below the name of its group where that begins with it.
fn lines(store: Store, table: &Table, row: &Row, view: CellView) -> Vec<AnyView> {
    let columns = &table.columns;
    let group = row.group.clone().map(|group| group_head(group, table));
    let name = match &row.leads {
        Some(leads) => {
            html::a().href(store.href(store.led(leads))).child(name(&row.name)).into_any()
        }
        None => name(&row.name),
    };
    let cells = columns
        .iter()
        .skip(1)
        .zip(&row.cells)
        .map(|(column, cell)| view(store, column, cell))
        .collect::<Vec<_>>();
    let line = html::tr()
        .class(row.total.then_some("total"))
        .role("row")
        .child(html::th().role("rowheader").scope("row").child(name))
        .child(cells);
    group.into_iter().chain([line.into_any()]).collect()
}

/// What heads a group; in a table of years with their names once more, so that they stay in view.
fn group_head(group: String, table: &Table) -> AnyView {
    let others = &table.columns[1..];
    let (own, years) = if table.of_years { (1, others) } else { (table.columns.len(), &[][..]) };
    let years = years.iter().map(|column| {
        html::td()
            .aria_hidden("true")
            .attr("data-type", kind(column))
            .child(bilingual(column.name.name.clone()))
    });
    let head = html::th().role("rowheader").scope("rowgroup").colspan(own.to_string());
    html::tr()
        .class("group")
        .role("row")
        .child(head.child(bilingual(group)))
        .child(years.collect::<Vec<_>>())
        .into_any()
}

/// A cell of words or of a figure.
fn plain(_: Store, column: &Column, cell: &Cell) -> AnyView {
    let value = match &cell.value {
        Value::Number(value, written) => figure(value, written),
        _ => bilingual(cell.written().to_string()),
    };
    let value = if column.total { html::b().child(value).into_any() } else { value };
    let note = cell.note.clone().map(|note| (" ", quiet(note)));
    html::td().role("cell").attr("data-type", kind(column)).child(value).child(note).into_any()
}

/// A figure that programs read as one.
pub fn figure(value: &Decimal, written: &str) -> AnyView {
    html::data()
        .class("figure")
        .value(value.normalize().to_string())
        .child(bilingual(written.to_string()))
        .into_any()
}

fn name(name: &Name) -> AnyView {
    let words = bilingual(name.name.clone());
    let words = match &name.number {
        // Where there is no room for both, the number stands alone.
        Some(number) => (
            html::small().child(bilingual(number.clone())),
            html::span().class("name").child(words),
        )
            .into_any(),
        None => words,
    };
    (words, name.gloss.clone().map(|gloss| (" ", quiet(gloss)))).into_any()
}
