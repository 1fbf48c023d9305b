//! 基本的方向 and 施策項目: their text, programs and indicators.

use std::sync::Arc;

use leptos::prelude::*;

use super::lost;
use crate::model::{Id, Program};
use crate::place::Screen;
use crate::report::outline::ItemEntry;
use crate::report::{List, Row};
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::view::{Element, Piece, dynamic, tag};
use crate::web::widget::markup::{named_heading, noted_section, quiet, section};
use crate::web::widget::{figure, mark};

pub fn direction(store: Store, id: Id) -> Piece {
    let editing = memo(move || store.editing());
    dynamic(move || {
        let id = id.clone();
        match editing.get() {
            true => store.later.editor.show(store, move |editor| (editor.direction)(store, id.clone())),
            false => read_direction(store, id),
        }
    })
}

fn read_direction(store: Store, id: Id) -> Piece {
    dynamic(move || {
        let (outline, list) = (store.outline.get()?, store.list.get()?);
        let Some(entry) = outline.direction(&id) else { return Some(Piece::of(lost::missing_place(store))) };
        let words = &store.text.places;
        let outcomes: Vec<&Row> =
            list.rows.iter().map(|row| &**row).filter(|row| row.place.direction.id == id && row.indicator.is_outcome()).collect();
        let items = entry.items.iter().map(|item| item_section(store, &list, item, 3)).collect::<Vec<_>>();
        Some(Piece::of((
            crumbs(store, Vec::new()),
            tag("header")
                .class("heading")
                .child(tag("p").class("quiet").child(format!(
                    "{}　{}",
                    store.text.common.direction,
                    store.text.number(&entry.direction.number)
                )))
                .child(named_heading(store.text, &entry.direction)),
            noted_section("outcomes", store.text.common.outcomes, store.text.common.outcome_gloss)
                .child(rows_list(store, &list, &outcomes)),
            noted_section("items", words.items, (store.text.overview.items)(entry.leaf_items()))
                .child(tag("div").class("items").child(items)),
        )))
    })
}

pub fn item(store: Store, id: Id) -> Piece {
    let editing = memo(move || store.editing());
    dynamic(move || {
        let id = id.clone();
        match editing.get() {
            true => store.later.editor.show(store, move |editor| (editor.item)(store, id.clone())),
            false => read_item(store, id),
        }
    })
}

fn read_item(store: Store, id: Id) -> Piece {
    dynamic(move || {
        let (outline, list) = (store.outline.get()?, store.list.get()?);
        let Some((direction, entry, path)) = outline.item(&id) else { return Some(Piece::of(lost::missing_place(store))) };
        let words = &store.text.places;
        let mut way = vec![(
            store.text.numbered(&direction.direction.number, &direction.direction),
            Screen::Direction { id: direction.direction.id.clone() },
        )];
        let above = &path[..path.len().saturating_sub(1)];
        way.extend(above.iter().map(|item| (store.text.numbered(&item.number, item), Screen::Item { id: item.id.clone() })));
        let within = (!entry.items.is_empty()).then(|| {
            section("within", words.within)
                .child(tag("div").class("items").children(entry.items.iter().map(|item| item_section(store, &list, item, 3))))
        });
        let outputs: Vec<&Row> = entry.outputs.iter().filter_map(|output| row_of(&list, &output.id)).collect();
        let own = (!entry.programs.is_empty() || !outputs.is_empty()).then(|| {
            (
                noted_section("programs", words.programs, words.programs_note).child(programs(store, &entry.programs)),
                noted_section("outputs", store.text.common.outputs, store.text.common.output_gloss)
                    .child(rows_list(store, &list, &outputs)),
            )
        });
        Some(Piece::of((
            crumbs(store, way),
            tag("header")
                .class("heading")
                .child(tag("p").class("quiet").child(format!("{}　{}", store.text.common.item, store.text.number(&entry.number))))
                .child(named_heading(store.text, &entry.item)),
            own,
            within,
        )))
    })
}

fn row_of<'a>(list: &'a List, id: &Id) -> Option<&'a Row> {
    list.rows.iter().find(|row| row.indicator.id == *id && !row.restated).map(|row| &**row)
}

/// An item with its programs and outputs, and the items within it one heading lower.
fn item_section(store: Store, list: &List, entry: &ItemEntry, level: u8) -> Element {
    let href = store.href(Screen::Item { id: entry.item.id.clone() });
    let name = store.text.numbered(&entry.item.number, &entry.item);
    let heading = match level {
        3 => tag("h3").child(tag("a").href(href).child(name)),
        _ => tag("h4").child(tag("a").href(href).child(name)),
    };
    let outputs: Vec<&Row> = entry.outputs.iter().filter_map(|output| row_of(list, &output.id)).collect();
    let own = (!entry.programs.is_empty()).then(|| programs(store, &entry.programs));
    let rows = (!outputs.is_empty()).then(|| rows_list(store, list, &outputs));
    let inner = entry.items.iter().map(|item| item_section(store, list, item, level + 1)).collect::<Vec<_>>();
    tag("div").class("item").attr("data-level", level.to_string()).child(heading).child(own).child(rows).child(inner)
}

fn programs(store: Store, programs: &[Arc<Program>]) -> Element {
    let entries = programs.iter().map(|program| tag("li").child(store.text.program(program))).collect::<Vec<_>>();
    tag("ul").class("programs").child(entries)
}

/// Indicators as lines: name, figure with its date, mark.
pub fn rows_list(store: Store, list: &List, rows: &[&Row]) -> Element {
    let text = store.text;
    let entries = rows
        .iter()
        .map(|row| {
            let href = store.href(Screen::Indicator { id: row.indicator.id.clone(), year: None, table: false });
            let as_of = row
                .shown
                .as_deref()
                .map(|o| o.as_of.point.map_or_else(|| (text.write.period_short)(o.period), text.write.point_short));
            let restated = row.restated.then(|| quiet(text.common.restated));
            tag("li")
                .child(tag("span").class("name").child(tag("a").href(href).child(text.name(&row.indicator))).child(restated))
                .child(
                    tag("span")
                        .class("value")
                        .child(figure::observed(text, row.shown.as_deref(), text.unit(&row.indicator)))
                        .child(tag("small").child(as_of)),
                )
                .child(mark::status(text, list.mark(row)))
        })
        .collect::<Vec<_>>();
    tag("ul").class("lines").child(entries)
}
