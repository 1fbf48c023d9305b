//! 指標: search, filters, sorting; what is chosen stands in the address.

use leptos::{ev, html};
use std::sync::Arc;

use leptos::prelude::*;

use crate::measure::Status;
use crate::model::{Id, Program, order};
use crate::place::Screen;
use crate::report::list::{IndicatorKind, Mark};
use crate::report::{IndicatorRow, List, Query, Sort, search};
use crate::sheet;
use crate::text::{indicator, work};
use crate::web::address;
use crate::web::part::take;
use crate::web::screen::indicator_table::table;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{button, fact, heading, labelled, quiet, section};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store, query: Memo<Query>) -> AnyView {
    let text = store.text;
    let words = &text.list;
    (
        heading(
            words.title,
            html::p().child(
                html::a()
                    .href(move || store.href(Screen::Figures { targets: false }))
                    .child(text.list.figures),
            ),
        ),
        html::form()
            .class("filters")
            .role("search")
            .on(ev::submit, move |event| event.prevent_default())
            .child(
                html::div()
                    .class("search")
                    .child(
                        html::label()
                            .class("spoken")
                            .r#for(address::SEARCH)
                            .child(words.search_label),
                    )
                    .child(
                        html::input()
                            .id(address::SEARCH)
                            .r#type("search")
                            .placeholder(words.search_label)
                            .list("list-words")
                            .autocomplete("off")
                            .prop("value", move || query.with(|query| query.text.clone()))
                            .on(ev::input, move |event| {
                                choose(store, |query| query.text = event_target_value(&event))
                            }),
                    )
                    .child(
                        html::datalist().id("list-words").child(move || suggestions(store, query)),
                    )
                    .child(
                        html::button()
                            .class("button")
                            .attr("data-kind", "primary")
                            .r#type("submit")
                            .child(text.overview.search),
                    )
                    .child(behind(store, query)),
            )
            .child(
                html::details()
                    .class("narrow fold")
                    .open(wide())
                    .child(html::summary().child(move || (words.narrow)(query.with(chosen))))
                    .child(html::div().class("selects").child(selects(store, query)))
                    .child(
                        html::fieldset()
                            .class("states")
                            .child(html::legend().child(words.marks))
                            .child(move || marks(store, &query.get())),
                    ),
            ),
        move || {
            let list = store.list.get();
            found(store, list, &query.get())
        },
    )
        .into_any()
}

/// Whether the filters have room beside the hits. Elsewhere they are folded, with their number.
fn wide() -> bool {
    let wide = window().match_media("(width >= 60rem)").ok().flatten();
    wide.is_some_and(|wide| wide.matches())
}

/// How many filters are set besides the search.
fn chosen(query: &Query) -> usize {
    let set = [
        query.kind.is_some(),
        query.direction.is_some(),
        query.item.is_some(),
        query.division.is_some(),
    ];
    set.into_iter().filter(|set| *set).count() + query.marks.len()
}

/// So many words are offered while one types.
const SUGGESTIONS: usize = 8;

/// Names that what is typed could become.
fn suggestions(store: Store, query: Memo<Query>) -> Vec<AnyView> {
    let typed = query.with(|query| query.text.clone());
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let list = store.list.get();
    let named = Query { text: typed, ..Query::default() };
    let rows = list.select(&named).into_iter().filter(|row| !row.restated).take(SUGGESTIONS);
    rows.map(|row| html::option().value(store.text.short_name(&row.indicator)).into_any()).collect()
}

/// 遅れている alone, the furthest first; pressed again, all.
fn behind(store: Store, query: Memo<Query>) -> AnyView {
    let marks = || Status::BEHIND.map(Mark::Status).into();
    let pressed = move || query.with(|query| query.marks == marks());
    let press = move |_| {
        let on = untrack(pressed);
        choose(store, |query| {
            query.marks = if on { Default::default() } else { marks() };
            query.sort = if on { Sort::default() } else { Sort::Lowest };
        });
    };
    let count = move || {
        let list = store.list.get();
        let query = Query { marks: marks(), ..query.get() };
        list.judged.then(|| list.select(&query).len())
    };
    (move || {
        let count = count()?;
        let words = &store.text.list;
        Some(
            button()
                .attr("aria-pressed", move || pressed().to_string())
                .on(ev::click, press)
                .child((words.behind, " ", figure::count(count))),
        )
    })
    .into_any()
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

fn selects(store: Store, query: Memo<Query>) -> impl IntoView + 'static {
    let text = store.text;
    let words = &text.list;
    let all = text.common.all;
    let kind = move || query.with(|query| query.kind.map_or("", IndicatorKind::word));
    let choose_kind =
        move |word: String| choose(store, |query| query.kind = IndicatorKind::of(&word));
    let directions = move || {
        let outline = store.outline.get();
        let entries = outline.directions.iter();
        entries
            .map(|entry| {
                (
                    entry.direction.id.to_string(),
                    text.numbered(&entry.direction.number, &entry.direction),
                )
            })
            .collect::<Vec<_>>()
    };
    let items = move || {
        let outline = store.outline.get();
        let (direction, item) = query.with(|query| (query.direction.clone(), query.item.clone()));
        let entries = || outline.directions.iter();
        // Hundreds of items are no choice: first a direction, then its items. What the address
        // names is always there.
        let all = entries().map(|entry| entry.all_items().len()).sum::<usize>() <= ITEMS;
        entries()
            .filter(|entry| match (&direction, &item) {
                (Some(direction), _) => entry.direction.id == *direction,
                (None, Some(item)) => {
                    all || entry.all_items().iter().any(|(found, _)| found.item.id == *item)
                }
                (None, None) => all,
            })
            .flat_map(|entry| entry.all_items())
            .map(|(item, _)| (item.item.id.to_string(), text.numbered(&item.number, &item.item)))
            .collect::<Vec<_>>()
    };
    let divisions = move || {
        store
            .list
            .with(|list| list.divisions.iter().map(|d| (d.clone(), d.clone())).collect::<Vec<_>>())
    };
    let id_of = |word: String| Some(Id::from(word)).filter(|id| !id.as_str().is_empty());
    (
        select(
            words.kind,
            all,
            move || {
                vec![
                    ("outcome".into(), text.common.outcome.into()),
                    ("output".into(), text.common.output.into()),
                ]
            },
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
        move || {
            (!divisions().is_empty()).then(|| {
                select(
                    words.division,
                    all,
                    divisions,
                    move || query.with(|q| q.division.clone()).unwrap_or_default(),
                    move |word| {
                        choose(store, |query| {
                            query.division = Some(word).filter(|word| !word.is_empty())
                        })
                    },
                )
            })
        },
        move || store.list.with(|list| list.judged).then(|| year_select(store)),
        select(
            words.sort,
            "",
            move || {
                Sort::ALL
                    .map(|sort| (sort.word().to_string(), (words.sort_word)(sort).to_string()))
                    .to_vec()
            },
            move || query.with(|q| q.sort.word().to_string()),
            move |word| choose(store, |query| query.sort = Sort::of(&word)),
        ),
    )
}

fn year_select(store: Store) -> AnyView {
    let years = move || {
        let mut years: Vec<i32> = store.strategy.with(|strategy| {
            strategy.observations.iter().map(|found| found.period.year()).collect()
        });
        order::sort_by_key(&mut years, |year| *year);
        years.dedup();
        let write = store.text.write.period;
        years
            .into_iter()
            .rev()
            .map(|year| (year.to_string(), write(crate::model::Period::fiscal(year))))
            .collect::<Vec<_>>()
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
    options: impl Fn() -> Vec<(String, String)> + Send + 'static,
    chosen: impl Fn() -> String + Copy + Send + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let entries = move || {
        let empty = (!all.is_empty()).then(|| (String::new(), all.to_string()));
        let now = chosen();
        empty
            .into_iter()
            .chain(options())
            .map(|(word, label)| {
                let selected = word == now;
                html::option().value(word).selected(selected).child(bilingual(label))
            })
            .collect::<Vec<_>>()
    };
    labelled(
        label,
        html::select()
            .prop("value", chosen)
            .on(ev::change, move |event| choose(event_target_value(&event)))
            .child(entries),
    )
}

/// One box a mark, with how many it would leave.
fn marks(store: Store, query: &Query) -> Option<AnyView> {
    let list = store.list.get();
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
            html::li().child(
                html::label()
                    .child(
                        html::input()
                            .r#type("checkbox")
                            .prop("checked", checked)
                            .on(ev::change, toggle),
                    )
                    .child(mark::status(store.text, found))
                    .child(figure::count(count)),
            )
        })
        .collect::<Vec<_>>();
    Some(html::ul().child(boxes).into_any())
}

fn found(store: Store, list: Shared<List>, query: &Query) -> impl IntoView + 'static + use<> {
    let words = &store.text.list;
    let rows: Vec<Arc<IndicatorRow>> = list.select(query).into_iter().cloned().collect();
    let restated = rows.iter().filter(|row| row.restated).count();
    let shown = (words.shown)(rows.len(), list.rows.len());
    let with_restated = (restated > 0).then(|| quiet((words.with_restated)(restated)));
    let filtered = *query != Query { sort: query.sort, ..Query::default() };
    let clear = filtered.then(|| {
        button()
            .attr("data-kind", "plain")
            .on(ev::click, move |_| {
                choose(store, |query| *query = Query { sort: query.sort, ..Query::default() })
            })
            .child(words.clear)
    });
    let note = (!list.judged).then(|| html::p().class("quiet note").child(words.targets_none));
    let (programs, terms) = (found_programs(store, query), found_terms(store, query));
    let body = match rows.is_empty() {
        true if programs.is_some() || terms.is_some() => ().into_any(),
        true => html::p().class("empty").child(words.nothing).into_any(),
        false => table(store, &list, query, rows),
    };
    (
        html::div()
            .class("shown")
            .child(html::p().role("status").aria_live("polite").child(shown).child(with_restated))
            .child(clear),
        note,
        body,
        take_along(store, query),
        programs,
        terms,
    )
}

/// What is shown, and all its figures, as files for a spreadsheet program.
fn take_along(store: Store, query: &Query) -> AnyView {
    let words = &store.text.list;
    let query = query.clone();
    let save = move |all: bool, shift_jis: bool| {
        let (list, strategy) = untrack(|| (store.list.get(), store.strategy.get()));
        let rows: Vec<Arc<IndicatorRow>> = list.select(&query).into_iter().cloned().collect();
        let (name, table) = match all {
            true => (words.observations, sheet::observations(&rows, &strategy, store.text)),
            false => (words.title, sheet::list(&list, &rows, &strategy, store.text)),
        };
        let mut about = vec![name.to_string()];
        about.extend(take::origin(store));
        take::save(store, name, &sheet::csv(&table, &about), shift_jis);
    };
    let way = |all: bool, shift_jis: bool, name: &'static str| {
        let save = save.clone();
        button().attr("data-kind", "plain").on(ev::click, move |_| save(all, shift_jis)).child(name)
    };
    html::details()
        .class("fold")
        .child(html::summary().child(words.save_csv))
        .child(html::p().class("quiet").child(words.csv_note))
        .child(html::p().class("take").child([
            way(false, false, words.list_utf8),
            way(false, true, words.list_shift_jis),
            way(true, false, words.observations_utf8),
            way(true, true, words.observations_shift_jis),
        ]))
        .into_any()
}

/// More programs than these are not listed below the indicators.
const MOST_PROGRAMS: usize = 20;

/// 主要事業 that the search finds, each leading to its item.
fn found_programs(store: Store, query: &Query) -> Option<AnyView> {
    let strategy = store.strategy.get();
    let found = search::programs(&strategy, &query.text);
    let title = (store.text.list.found_programs)(found.len());
    let entry = |program: &Arc<Program>| {
        let item = store.href(Screen::Item { id: program.item.clone() });
        let name = bilingual(store.text.program(program));
        html::li().child(html::a().href(item).child(name))
    };
    let entries = found.iter().take(MOST_PROGRAMS).map(entry).collect::<Vec<_>>();
    (!found.is_empty()).then(|| {
        let list = html::ul().class("programs").child(entries);
        section("found-programs", title, list)
    })
}

/// Words of the glossary that the search finds.
fn found_terms(store: Store, query: &Query) -> Option<AnyView> {
    let words = &work(store.text).glossary;
    let all = [indicator(store.text).hard_entries, words.entries, words.figure_entries];
    let found: Vec<_> =
        all.into_iter().flat_map(|entries| search::terms(entries, &query.text)).collect();
    (!found.is_empty()).then(|| {
        let title = (store.text.list.found_terms)(found.len());
        let entries =
            found.into_iter().map(|(term, gloss)| fact(bilingual(*term), bilingual(*gloss)));
        let list = html::dl().class("facts").child(entries.collect::<Vec<_>>());
        section("found-terms", title, list)
    })
}
