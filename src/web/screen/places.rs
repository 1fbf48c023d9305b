//! 基本的方向 and 施策項目: their text, programs and indicators.

use leptos::html;
use std::sync::Arc;

use leptos::prelude::*;

use super::lost;
use crate::model::{Id, Program};
use crate::place::Screen;
use crate::report::outline::ItemEntry;
use crate::report::{IndicatorRow, List};
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{named_heading, noted_section, quiet, section};
use crate::web::widget::{figure, mark};

pub fn direction(store: Store, id: Id) -> AnyView {
    let editing = memo(move || store.editing());
    (move || {
        let id = id.clone();
        match editing.get() {
            true => {
                store.lazy.editor.show(store, move |editor| (editor.direction)(store, id.clone()))
            }
            false => read_direction(store, id),
        }
    })
    .into_any()
}

fn read_direction(store: Store, id: Id) -> AnyView {
    (move || {
        let (outline, list) = (store.outline.get(), store.list.get());
        let Some(entry) = outline.direction(&id) else {
            return Some(lost::missing_place(store).into_any());
        };
        let words = &store.text.places;
        let outcomes: Vec<&IndicatorRow> = list
            .rows
            .iter()
            .map(|row| &**row)
            .filter(|row| row.place.direction.id == id && row.indicator.is_outcome())
            .collect();
        let items =
            entry.items.iter().map(|item| item_section(store, &list, item, 3)).collect::<Vec<_>>();
        Some(
            (
                crumbs(store, Vec::new()),
                html::header()
                    .class("heading")
                    .child(html::p().class("quiet").child(format!(
                        "{}　{}",
                        store.text.common.direction,
                        store.text.number(&entry.direction.number)
                    )))
                    .child(named_heading(store.text, &entry.direction)),
                noted_section(
                    "outcomes",
                    store.text.common.outcomes,
                    store.text.common.outcome_gloss,
                    rows_list(store, &list, &outcomes),
                ),
                noted_section(
                    "items",
                    words.items,
                    (store.text.overview.items)(entry.leaf_items()),
                    html::div().class("items").child(items),
                ),
            )
                .into_any(),
        )
    })
    .into_any()
}

pub fn item(store: Store, id: Id) -> AnyView {
    let editing = memo(move || store.editing());
    (move || {
        let id = id.clone();
        match editing.get() {
            true => store.lazy.editor.show(store, move |editor| (editor.item)(store, id.clone())),
            false => read_item(store, id),
        }
    })
    .into_any()
}

fn read_item(store: Store, id: Id) -> AnyView {
    (move || {
        let (outline, list) = (store.outline.get(), store.list.get());
        let Some((direction, entry, path)) = outline.item(&id) else {
            return Some(lost::missing_place(store).into_any());
        };
        let words = &store.text.places;
        let mut way = vec![(
            store.text.numbered(&direction.direction.number, &direction.direction),
            Screen::Direction { id: direction.direction.id.clone() },
        )];
        let above = &path[..path.len().saturating_sub(1)];
        way.extend(above.iter().map(|item| {
            (store.text.numbered(&item.number, item), Screen::Item { id: item.id.clone() })
        }));
        let within = (!entry.items.is_empty()).then(|| {
            section(
                "within",
                words.within,
                html::div().class("items").child(
                    entry
                        .items
                        .iter()
                        .map(|item| item_section(store, &list, item, 3))
                        .collect_view(),
                ),
            )
        });
        let outputs: Vec<&IndicatorRow> =
            entry.outputs.iter().filter_map(|output| row_of(&list, &output.id)).collect();
        let own = (!entry.programs.is_empty() || !outputs.is_empty()).then(|| {
            (
                noted_section(
                    "programs",
                    words.programs,
                    words.programs_note,
                    programs(store, &entry.programs),
                ),
                noted_section(
                    "outputs",
                    store.text.common.outputs,
                    store.text.common.output_gloss,
                    rows_list(store, &list, &outputs),
                ),
            )
        });
        Some(
            (
                crumbs(store, way),
                html::header()
                    .class("heading")
                    .child(html::p().class("quiet").child(format!(
                        "{}　{}",
                        store.text.common.item,
                        store.text.number(&entry.number)
                    )))
                    .child(named_heading(store.text, &entry.item)),
                own,
                within,
            )
                .into_any(),
        )
    })
    .into_any()
}

fn row_of<'a>(list: &'a List, id: &Id) -> Option<&'a IndicatorRow> {
    list.rows.iter().find(|row| row.indicator.id == *id && !row.restated).map(|row| &**row)
}

/// An item with its programs and outputs, and the items within it one heading lower.
fn item_section(store: Store, list: &List, entry: &ItemEntry, level: u8) -> AnyView {
    let href = store.href(Screen::Item { id: entry.item.id.clone() });
    let name = store.text.numbered(&entry.item.number, &entry.item);
    let heading = match level {
        3 => html::h3().child(html::a().href(href).child(bilingual(name))).into_any(),
        _ => html::h4().child(html::a().href(href).child(bilingual(name))).into_any(),
    };
    let outputs: Vec<&IndicatorRow> =
        entry.outputs.iter().filter_map(|output| row_of(list, &output.id)).collect();
    let own = (!entry.programs.is_empty()).then(|| programs(store, &entry.programs));
    let rows = (!outputs.is_empty()).then(|| rows_list(store, list, &outputs));
    let inner = entry
        .items
        .iter()
        .map(|item| item_section(store, list, item, level + 1))
        .collect::<Vec<_>>();
    html::div()
        .class("item")
        .attr("data-level", level.to_string())
        .child(heading)
        .child(own)
        .child(rows)
        .child(inner)
        .into_any()
}

fn programs(store: Store, programs: &[Arc<Program>]) -> AnyView {
    let entries = programs
        .iter()
        .map(|program| html::li().child(bilingual(store.text.program(program))))
        .collect::<Vec<_>>();
    html::ul().class("programs").child(entries).into_any()
}

/// Indicators as lines: name, figure with its date, mark.
pub fn rows_list(store: Store, list: &List, rows: &[&IndicatorRow]) -> AnyView {
    let text = store.text;
    let entries = rows
        .iter()
        .map(|row| {
            let href = store.href(Screen::Indicator {
                id: row.indicator.id.clone(),
                year: None,
                table: false,
            });
            let as_of = row.shown.as_deref().map(|o| {
                o.as_of
                    .point
                    .map_or_else(|| (text.write.period_short)(o.period), text.write.point_short)
            });
            let restated = row.restated.then(|| quiet(text.common.restated));
            html::li()
                .child(
                    html::span()
                        .class("name")
                        .child(html::a().href(href).child(bilingual(text.name(&row.indicator))))
                        .child(restated),
                )
                .child(
                    html::span()
                        .class("value")
                        .child(figure::observed(
                            text,
                            row.shown.as_deref(),
                            text.unit(&row.indicator),
                        ))
                        .child(html::small().child(as_of)),
                )
                .child(mark::of_row(text, list.mark(row), row))
        })
        .collect::<Vec<_>>();
    html::ul().class("lines").child(entries).into_any()
}
