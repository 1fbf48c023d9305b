//! 指標: search, filters, sorting; what is chosen stands in the address.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::{Id, order};
use crate::place::Screen;
use crate::report::list::Kind;
use crate::report::{List, Query, Row, Sort};
use crate::web::address;
use crate::web::reactive::memo;
use crate::web::screen::indicator_table::table;
use crate::web::store::{Shared, Store};
use crate::web::view::{Child, Element, Piece, dynamic, tag};
use crate::web::widget::markup::{button, heading, labelled, quiet};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store) -> Piece {
    let text = store.text;
    let words = &text.list;
    let query = memo(move || {
        store.address.with(|address| match &address.screen {
            Screen::Indicators { query, .. } => query.clone(),
            _ => Query::default(),
        })
    });
    Piece::of((
        heading(words.title).child(
            tag("p")
                .child(tag("a").live("href", move || store.href(Screen::Figures { targets: false })).child(text.list.figures)),
        ),
        tag("form")
            .class("filters")
            .role("search")
            .on_submit(|| {})
            .child(
                tag("div")
                    .class("search")
                    .child(tag("label").class("spoken").attr("for", "list-search").child(words.search_label))
                    .child(
                        tag("input")
                            .id("list-search")
                            .attr("type", "search")
                            .attr("placeholder", words.search_label)
                            .value(move || query.with(|query| query.text.clone()))
                            .on_input(move |typed| choose(store, |query| query.text = typed)),
                    )
                    .child(tag("button").class("button").kind("primary").attr("type", "submit").child(text.overview.search)),
            )
            .child(tag("div").class("selects").child(selects(store, query)))
            .child(
                tag("fieldset")
                    .class("states")
                    .child(tag("legend").child(words.marks))
                    .child(dynamic(move || marks(store, &query.get()))),
            ),
        dynamic(move || {
            let list = store.list.get()?;
            let query = query.get();
            Some(found(store, list, &query))
        }),
    ))
}

/// So many items can be chosen from without a direction.
const ITEMS: usize = 60;

/// Changes the query in the address; the year stays.
fn choose(store: Store, change: impl FnOnce(&mut Query)) {
    let (mut query, year) = store.address.with_untracked(|address| match &address.screen {
        Screen::Indicators { query, year } => (query.clone(), *year),
        _ => (Query::default(), None),
    });
    change(&mut query);
    address::choose(store, Screen::Indicators { query, year });
}

fn selects(store: Store, query: Memo<Query>) -> impl Child {
    let text = store.text;
    let words = &text.list;
    let all = text.common.all;
    let kind = move || {
        query.with(|query| match query.kind {
            Some(Kind::Outcome) => "outcome",
            Some(Kind::Output) => "output",
            None => "",
        })
    };
    let choose_kind = move |word: String| {
        choose(store, |query| {
            query.kind = match word.as_str() {
                "outcome" => Some(Kind::Outcome),
                "output" => Some(Kind::Output),
                _ => None,
            }
        });
    };
    let directions = move || {
        let outline = store.outline.get();
        let entries = outline.iter().flat_map(|outline| &outline.directions);
        entries
            .map(|entry| (entry.direction.id.to_string(), text.numbered(&entry.direction.number, &entry.direction)))
            .collect::<Vec<_>>()
    };
    let items = move || {
        let outline = store.outline.get();
        let (direction, item) = query.with(|query| (query.direction.clone(), query.item.clone()));
        let entries = || outline.iter().flat_map(|outline| &outline.directions);
        // Hundreds of items are no choice: first a direction, then its items. What the address names is always there.
        let all = entries().map(|entry| entry.all_items().len()).sum::<usize>() <= ITEMS;
        entries()
            .filter(|entry| match (&direction, &item) {
                (Some(direction), _) => entry.direction.id == *direction,
                (None, Some(item)) => all || entry.all_items().iter().any(|(found, _)| found.item.id == *item),
                (None, None) => all,
            })
            .flat_map(|entry| entry.all_items())
            .map(|(item, _)| (item.item.id.to_string(), text.numbered(&item.number, &item.item)))
            .collect::<Vec<_>>()
    };
    let divisions = move || {
        store.list.with(|list| list.iter().flat_map(|list| list.divisions.clone()).map(|d| (d.clone(), d)).collect::<Vec<_>>())
    };
    let id_of = |word: String| Some(Id::from(word)).filter(|id| !id.as_str().is_empty());
    (
        select(
            words.kind,
            all,
            move || vec![("outcome".into(), text.common.outcome.into()), ("output".into(), text.common.output.into())],
            move || kind().to_string(),
            choose_kind,
        ),
        select(
            text.common.direction,
            all,
            directions,
            move || query.with(|q| q.direction.as_ref().map(Id::to_string)).unwrap_or_default(),
            move |word| {
                choose(store, |query| {
                    query.direction = id_of(word);
                    query.item = None;
                })
            },
        ),
        select(
            text.common.item,
            all,
            items,
            move || query.with(|q| q.item.as_ref().map(Id::to_string)).unwrap_or_default(),
            move |word| choose(store, |query| query.item = id_of(word)),
        ),
        dynamic(move || {
            (!divisions().is_empty()).then(|| {
                select(
                    words.division,
                    all,
                    divisions,
                    move || query.with(|q| q.division.clone()).unwrap_or_default(),
                    move |word| choose(store, |query| query.division = Some(word).filter(|word| !word.is_empty())),
                )
            })
        }),
        dynamic(move || store.list.with(|list| list.as_ref().is_some_and(|list| list.judged)).then(|| year_select(store))),
        select(
            words.sort,
            "",
            move || Sort::ALL.map(|sort| (sort.word().to_string(), (words.sort_word)(sort).to_string())).to_vec(),
            move || query.with(|q| q.sort.word().to_string()),
            move |word| choose(store, |query| query.sort = Sort::of(&word)),
        ),
    )
}

fn year_select(store: Store) -> Element {
    let years = move || {
        let mut years: Vec<i32> = store.strategy.with(|strategy| {
            strategy.iter().flat_map(|s| s.observations.iter().map(|o| o.period.year()).collect::<Vec<_>>()).collect()
        });
        order::sort_by_key(&mut years, |year| *year);
        years.dedup();
        let write = store.text.write.period;
        years.into_iter().rev().map(|year| (year.to_string(), write(crate::model::Period::fiscal(year)))).collect::<Vec<_>>()
    };
    select(
        store.text.list.year,
        "",
        years,
        move || store.year.get().to_string(),
        move |word| {
            let query = store.address.with_untracked(|address| match &address.screen {
                Screen::Indicators { query, .. } => query.clone(),
                _ => Query::default(),
            });
            address::choose(store, Screen::Indicators { query, year: word.parse().ok() });
        },
    )
}

/// A labelled choice; `all` is its empty option, left out where empty.
fn select(
    label: &'static str,
    all: &'static str,
    options: impl Fn() -> Vec<(String, String)> + 'static,
    chosen: impl Fn() -> String + Copy + 'static,
    choose: impl Fn(String) + 'static,
) -> Element {
    let entries = move || {
        let empty = (!all.is_empty()).then(|| (String::new(), all.to_string()));
        let now = chosen();
        empty
            .into_iter()
            .chain(options())
            .map(|(word, label)| {
                let selected = word == now;
                tag("option").attr("value", word).attr("selected", selected).child(label)
            })
            .collect::<Vec<_>>()
    };
    labelled(label, tag("select").value(chosen).on_change(choose).child(dynamic(entries)))
}

/// One box a mark, with how many it would leave.
fn marks(store: Store, query: &Query) -> Option<Element> {
    let list = store.list.get()?;
    let boxes = list
        .tally(query)
        .into_iter()
        .map(|(found, count)| {
            let checked = query.marks.contains(&found);
            let toggle = move |_| {
                choose(store, |query| {
                    if !query.marks.remove(&found) {
                        query.marks.insert(found);
                    }
                });
            };
            tag("li").child(
                tag("label")
                    .child(tag("input").attr("type", "checkbox").checked(checked).on("change", toggle))
                    .child(mark::status(store.text, found))
                    .child(figure::count(count)),
            )
        })
        .collect::<Vec<_>>();
    Some(tag("ul").child(boxes))
}

fn found(store: Store, list: Shared<List>, query: &Query) -> impl Child + use<> {
    let words = &store.text.list;
    let rows: Vec<Arc<Row>> = list.select(query).into_iter().cloned().collect();
    let restated = rows.iter().filter(|row| row.restated).count();
    let shown = (words.shown)(rows.len(), list.rows.len());
    let with_restated = (restated > 0).then(|| quiet((words.with_restated)(restated)));
    let filtered = *query != Query { sort: query.sort, ..Query::default() };
    let clear = filtered.then(|| {
        button()
            .kind("plain")
            .on_click(move || choose(store, |query| *query = Query { sort: query.sort, ..Query::default() }))
            .child(words.clear)
    });
    let note = (!list.judged).then(|| tag("p").class("quiet note").child(words.targets_none));
    let body = if rows.is_empty() { tag("p").class("empty").child(words.nothing) } else { table(store, &list, query, rows) };
    (
        tag("div")
            .class("shown")
            .child(tag("p").role("status").attr("aria-live", "polite").child(shown).child(with_restated))
            .child(clear),
        note,
        body,
    )
}
