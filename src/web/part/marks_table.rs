//! A table of marks and of figures as they stand to each other: what is better told by it than
//! drawn.

use leptos::html;
use leptos::prelude::*;

use super::table::{figure, kind, table_of};
use crate::measure::Known;
use crate::report::list::Mark;
use crate::sheet::{Cell, Column, Marked, Table, Value};
use crate::web::reactive::effect;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::mark;
use crate::web::widget::markup::{quiet, scrolling};

/// `label` is what the part that it scrolls in is called.
pub fn marks_table(
    store: Store,
    label: impl Into<String>,
    class: &'static str,
    table: &Table,
) -> AnyView {
    let view = table_of(store, class, table, cell);
    if !table.of_years {
        return scrolling(label, view);
    }
    let place = NodeRef::<html::Div>::new();
    effect(move || {
        if let Some(scrolled) = place.get().and_then(|place| place.parent_element()) {
            scrolled.set_scroll_left(scrolled.scroll_width());
        }
    });
    scrolling(label, html::div().node_ref(place).child(view))
}

fn cell(store: Store, column: &Column, cell: &Cell) -> AnyView {
    let value = match &cell.value {
        Value::Blank => ().into_any(),
        Value::Words(words) => bilingual(words.clone()),
        Value::Number(value, written) => figure(value, written),
        Value::Counted(mark, count, written) => counted(*mark, *count, written),
        Value::Marks(marks, _) => marked(store, marks),
    };
    let value = if column.total { html::b().child(value).into_any() } else { value };
    // Of a part of a year: its mark stands for the words, which are heard.
    let part = cell.part.then(|| mark::bare(store.text, Mark::Known(Known::PartYear)));
    let note = cell.note.clone().map(|note| match cell.part {
        true => (" ", html::span().class("spoken").child(note).into_any()),
        false => (" ", quiet(note)),
    });
    let none = matches!(cell.value, Value::Blank | Value::Counted(_, 0, _));
    // Its length alone is the figure's: the colour is the style sheet's.
    let bar = cell.bar.map(|share| {
        let share = html::i().style(format!("--share:{:.4}", share.clamp(0.0, 1.0)));
        html::span().class("bar").child(share)
    });
    let unit = column.unit.iter().map(|unit| format!("（{unit}）"));
    let label = std::iter::once(column.name.name.clone()).chain(unit).collect::<String>();
    html::td()
        .role("cell")
        .attr("data-type", kind(column))
        .attr("data-label", label)
        .attr("data-none", none.then_some(""))
        .attr("data-tone", cell.tone.map(|tone| tone.word()))
        .attr("data-broken", cell.broken.then_some(""))
        .child((bar, part, value, note))
        .into_any()
}

/// So many marks stand side by side; more are told by their number alone.
const MOST_MARKS: usize = 12;

/// A number with as many marks, where they have room.
fn counted(mark: Mark, count: usize, written: &str) -> AnyView {
    let shapes = if count <= MOST_MARKS { count } else { 0 };
    let shapes = (0..shapes).map(|_| mark::shape(mark)).collect::<Vec<_>>();
    let shapes = html::span().class("status shapes").attr("data-status", mark.word()).child(shapes);
    (shapes, html::span().class("figure").child(written.to_string())).into_any()
}

/// Indicators by their names, each with its mark.
fn marked(store: Store, marks: &[Marked]) -> AnyView {
    let entry = |marked: &Marked| {
        let name = match &marked.leads {
            Some(leads) => html::a()
                .href(store.href(store.led(leads)))
                .child(bilingual(marked.name.clone()))
                .into_any(),
            None => bilingual(marked.name.clone()),
        };
        html::li().child(name).child(" ").child(mark::status(store.text, marked.mark))
    };
    html::ul().class("marks").child(marks.iter().map(entry).collect::<Vec<_>>()).into_any()
}
