//! 基本的方向 and 施策項目: their text, programs and indicators.

use std::sync::Arc;

use leptos::prelude::*;

use super::lost;
use crate::model::{Id, Program};
use crate::place::Screen;
use crate::report::outline::ItemEntry;
use crate::report::{List, Row};
use crate::web::part::crumbs::crumbs;
use crate::web::store::{Store, store};
use crate::web::widget::{figure, mark};

#[component]
pub fn DirectionScreen(id: Id) -> impl IntoView {
    let store = store();
    move || {
        let (outline, list) = (store.outline.get()?, store.list.get()?);
        let Some(entry) = outline.direction(&id) else { return Some(lost::missing_place(store).into_any()) };
        let words = &store.text.places;
        let outcomes: Vec<&Row> =
            list.rows.iter().filter(|row| row.place.direction.id == id && row.indicator.is_outcome()).collect();
        let items = entry.items.iter().map(|item| item_section(store, &list, item, 3)).collect_view();
        Some(
            view! {
                {crumbs(store, Vec::new())}
                <header class="heading">
                    <p class="quiet">{format!("{}　{}", store.text.common.direction, entry.direction.number)}</p>
                    <h1>{entry.direction.name.clone()}</h1>
                </header>
                <section class="side" aria-labelledby="outcomes">
                    <header><h2 id="outcomes">{words.outcomes}</h2><p>{store.text.common.outcome_gloss}</p></header>
                    {rows_list(store, &list, &outcomes)}
                </section>
                <section class="side" aria-labelledby="items">
                    <header><h2 id="items">{words.items}</h2><p>{(store.text.overview.items)(entry.leaf_items())}</p></header>
                    <div class="items">{items}</div>
                </section>
            }
            .into_any(),
        )
    }
}

#[component]
pub fn ItemScreen(id: Id) -> impl IntoView {
    let store = store();
    move || {
        let (outline, list) = (store.outline.get()?, store.list.get()?);
        let Some((direction, entry, path)) = outline.item(&id) else { return Some(lost::missing_place(store).into_any()) };
        let words = &store.text.places;
        let mut way = vec![(
            format!("{} {}", direction.direction.number, direction.direction.name),
            Screen::Direction { id: direction.direction.id.clone() },
        )];
        let above = &path[..path.len().saturating_sub(1)];
        way.extend(above.iter().map(|item| (format!("{} {}", item.number, item.name), Screen::Item { id: item.id.clone() })));
        let within = (!entry.items.is_empty()).then(|| {
            view! {
                <section class="side" aria-labelledby="within">
                    <h2 id="within">{words.within}</h2>
                    <div class="items">{entry.items.iter().map(|item| item_section(store, &list, item, 3)).collect_view()}</div>
                </section>
            }
        });
        let outputs: Vec<&Row> = entry.outputs.iter().filter_map(|output| row_of(&list, &output.id)).collect();
        let own = (!entry.programs.is_empty() || !outputs.is_empty()).then(|| {
            view! {
                <section class="side" aria-labelledby="programs">
                    <header><h2 id="programs">{words.programs}</h2><p>{words.programs_note}</p></header>
                    {programs(&entry.programs)}
                </section>
                <section class="side" aria-labelledby="outputs">
                    <header><h2 id="outputs">{words.outputs}</h2><p>{store.text.common.output_gloss}</p></header>
                    {rows_list(store, &list, &outputs)}
                </section>
            }
        });
        Some(
            view! {
                {crumbs(store, way)}
                <header class="heading">
                    <p class="quiet">{format!("{}　{}", store.text.common.item, entry.number)}</p>
                    <h1>{entry.item.name.clone()}</h1>
                </header>
                {own}
                {within}
            }
            .into_any(),
        )
    }
}

fn row_of<'a>(list: &'a List, id: &Id) -> Option<&'a Row> {
    list.rows.iter().find(|row| row.indicator.id == *id && !row.restated)
}

/// An item with its programs and outputs, and the items within it one heading lower.
fn item_section(store: Store, list: &List, entry: &ItemEntry, level: u8) -> AnyView {
    let href = store.href(Screen::Item { id: entry.item.id.clone() });
    let name = format!("{} {}", entry.item.number, entry.item.name);
    let heading = match level {
        3 => view! { <h3><a href=href>{name}</a></h3> }.into_any(),
        _ => view! { <h4><a href=href>{name}</a></h4> }.into_any(),
    };
    let outputs: Vec<&Row> = entry.outputs.iter().filter_map(|output| row_of(list, &output.id)).collect();
    let own = (!entry.programs.is_empty()).then(|| programs(&entry.programs));
    let rows = (!outputs.is_empty()).then(|| rows_list(store, list, &outputs));
    let inner = entry.items.iter().map(|item| item_section(store, list, item, level + 1)).collect_view();
    view! { <div class="item" data-level=level.to_string()>{heading}{own}{rows}{inner}</div> }.into_any()
}

fn programs(programs: &[Arc<Program>]) -> AnyView {
    let entries = programs.iter().map(|program| view! { <li>{program.text.clone()}</li> }).collect_view();
    view! { <ul class="programs">{entries}</ul> }.into_any()
}

/// Indicators as lines: name, figure with its date, mark.
pub fn rows_list(store: Store, list: &List, rows: &[&Row]) -> AnyView {
    let text = store.text;
    let entries = rows
        .iter()
        .map(|row| {
            let href = store.href(Screen::Indicator { id: row.indicator.id.clone(), year: None, table: false });
            let as_of = row.shown.as_deref().map(|o| o.as_of.point.map_or_else(|| (text.write.period_short)(o.period), text.write.point_short));
            let restated = row.restated.then(|| view! { <span class="quiet">{text.common.restated}</span> });
            view! {
                <li>
                    <span class="name"><a href=href>{row.indicator.name.clone()}</a>{restated}</span>
                    <span class="value">{figure::observed(text, row.shown.as_deref(), &row.indicator.unit)}<small>{as_of}</small></span>
                    {mark::status(text, list.mark(row))}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines">{entries}</ul> }.into_any()
}
