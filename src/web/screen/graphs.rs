//! グラフ: the whole in five pictures.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::{ev, html};

use crate::chart::whole::model;
use crate::model::Id;
use crate::place::{Address, Screen};
use crate::report::outline::{DirectionEntry, ItemEntry};
use crate::report::whole::{Scope, Whole, WholeChart};
use crate::text;
use crate::web::address;
use crate::web::part::crumbs::titled_link;
use crate::web::part::foot::date_range;
use crate::web::part::graph::{self, title_id};
use crate::web::reactive::memo;
use crate::web::screen::lost;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::choice;
use crate::web::widget::markup::{button, heading};

pub fn screen(
    store: Store,
    within: Memo<Option<Id>>,
    tables: Memo<BTreeSet<WholeChart>>,
) -> AnyView {
    let words = text::whole(store.text);
    let whole: Memo<Option<Shared<Whole>>> = memo(move || {
        let (outline, list) = (store.outline.get(), store.list.get());
        Whole::of(&outline, &list, within.get().as_ref()).map(Shared::new)
    });
    let there = memo(move || whole.with(Option::is_some));
    let judged = memo(move || whole.with(|whole| whole.as_ref().is_some_and(|whole| whole.judged)));
    let jump = move |graph: WholeChart| {
        button()
            .attr("data-kind", "plain")
            .on(ev::click, move |_| address::focus(&title_id(graph.word())))
            .child((words.short)(graph))
    };
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        let to_sample = move || {
            let sample = store.url(&Address::new(
                "sample",
                Screen::Graphs { within: None, tables: Default::default() },
            ));
            (!judged.get()).then(|| html::p().child(html::a().href(sample).child(words.to_sample)))
        };
        (
            heading(
                words.title,
                (
                    html::p().class("lead").child(words.lead),
                    to_sample,
                    html::p().class("ways").child(move || {
                        let results = Screen::Results {
                            year: None,
                            within: within.get(),
                            tables: Default::default(),
                        };
                        titled_link(store, results)
                    }),
                ),
            ),
            html::div()
                .class("scope")
                .child(scope(store, within, go))
                .child(move || whole.get().map(|whole| above(store, &whole.within, go))),
            html::p()
                .class("jump")
                .role("group")
                .aria_label(words.jump)
                .child(WholeChart::ALL.map(jump)),
            WholeChart::ALL.map(|graph| figure(store, graph, whole, tables)),
        )
            .into_any()
    })
    .into_any()
}

/// One of the charts.
fn figure(
    store: Store,
    graph: WholeChart,
    whole: Memo<Option<Shared<Whole>>>,
    tables: Memo<BTreeSet<WholeChart>>,
) -> AnyView {
    let words = text::whole(store.text);
    let model = move |width: f64| {
        let (whole, strategy) = (whole.get()?, store.strategy.get());
        Some(model(graph, &whole, &strategy, store.text, width))
    };
    let caption = move || {
        let (strategy, dates) = (store.strategy.get(), store.dates.get());
        Some((words.caption)(
            (words.unit)(graph),
            &date_range(store.text, &dates),
            &store.text.edition(&strategy.about),
        ))
    };
    let is_table = move || tables.with(|tables| tables.contains(&graph));
    graph::graph(
        store,
        graph::ChartView {
            name: StoredValue::new(graph.word().to_string()),
            model: Callback::new(model),
            caption: Signal::derive(move || caption().unwrap_or_default()),
            table: memo(is_table).into(),
            choose: Callback::new(move |table| choose(store, graph, table)),
        },
    )
}

fn choose(store: Store, graph: WholeChart, table: bool) {
    let Screen::Graphs { within, mut tables } =
        store.address.with_untracked(|address| address.screen.clone())
    else {
        return;
    };
    if table {
        tables.insert(graph);
    } else {
        tables.remove(&graph);
    }
    address::choose(store, Screen::Graphs { within, tables });
}

/// Goes to another part; which charts are tables stays.
fn go(store: Store, within: Option<Id>) {
    let tables = untrack(|| graph::tables(store));
    address::choose(store, Screen::Graphs { within, tables });
}

/// All of the strategy, its directions, and the items of the direction that is looked at.
pub fn scope(store: Store, within: Memo<Option<Id>>, go: fn(Store, Option<Id>)) -> AnyView {
    let words = text::whole(store.text);
    let options = move || {
        let mut found = vec![(String::new(), words.all.to_string())];
        let outline = store.outline.get();
        for entry in outline.directions.iter() {
            found.push((
                entry.direction.id.to_string(),
                store.text.numbered(&entry.direction.number, &entry.direction),
            ));
            if within.with(|within| within.as_ref().is_some_and(|within| holds(entry, within))) {
                let items = entry.all_items().into_iter();
                let named = |item: &ItemEntry| {
                    format!("　{}", store.text.numbered(&item.number, &item.item))
                };
                found.extend(items.map(|(item, _)| (item.item.id.to_string(), named(item))));
            }
        }
        found
    };
    let value = memo(move || within.get().map(|id| id.to_string()).unwrap_or_default());
    let commit = Callback::new(move |id: String| {
        go(store, (!id.is_empty()).then(|| id.into()));
        Ok(())
    });
    html::label()
        .class("field")
        .child(html::span().child(words.scope))
        .child(choice(words.scope, value, options, commit))
        .into_any()
}

fn holds(entry: &DirectionEntry, id: &Id) -> bool {
    entry.direction.id == *id || entry.all_items().iter().any(|(item, _)| item.item.id == *id)
}

/// Back up, and to the page of what is looked at.
pub fn above(store: Store, within: &[Scope], go: fn(Store, Option<Id>)) -> Option<AnyView> {
    let words = text::whole(store.text);
    let here = within.last()?;
    let above = within.iter().rev().nth(1).map(|part| part.id().clone());
    let page = match here {
        Scope::Direction(direction) => Screen::Direction { id: direction.id.clone() },
        Scope::Item(item) => Screen::Item { id: item.id.clone() },
    };
    let up = button()
        .attr("data-kind", "plain")
        .on(ev::click, move |_| go(store, above.clone()))
        .child(words.up);
    Some(
        html::p()
            .class("ways")
            .child(up)
            .child(html::a().href(store.href(page)).child(words.open_page))
            .into_any(),
    )
}
