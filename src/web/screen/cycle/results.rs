//! 予算と成果: what the money went into and what came of it, in four pictures.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::{ev, html};

use super::{planned_years, year_choice};
use crate::chart::results::model;
use crate::model::*;
use crate::place::Screen;
use crate::report::List;
use crate::report::results::{Results, ResultsChart};
use crate::text;
use crate::web::address;
use crate::web::part::graph::{self, title_id};
use crate::web::reactive::memo;
use crate::web::screen::graphs::{above, scope};
use crate::web::screen::lost;
use crate::web::store::{Shared, Store};
use crate::web::widget::markup::{button, heading};

type Shown = Memo<Option<Shared<Results>>>;

pub fn screen(
    store: Store,
    named: Memo<Option<i32>>,
    within: Memo<Option<Id>>,
    tables: Memo<BTreeSet<ResultsChart>>,
) -> AnyView {
    let words = text::results(store.text);
    let year = memo(move || named.get().unwrap_or_else(|| store.year.get()));
    let results: Shown = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        // Where it is the year of the lists, theirs is there already.
        let own = Some(store.list.get()).filter(|list| list.year == year.get());
        let list = own.unwrap_or_else(|| Shared::new(List::of(&strategy, &outline, year.get())));
        within
            .with(|within| Results::of(&strategy, &outline, &list, within.as_ref()))
            .map(Shared::new)
    });
    let there = memo(move || results.with(Option::is_some));
    let jump = move |graph: ResultsChart| {
        button()
            .attr("data-kind", "plain")
            .on(ev::click, move |_| address::focus(&title_id(graph.word())))
            .child((words.short)(graph))
    };
    let known = move |strategy: &Strategy| {
        order::gathered(planned_years(strategy).chain([store.year.get()]))
    };
    let choose = move |chosen| go(store, |year, _| *year = chosen);
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        (
            heading(words.title, html::p().class("lead").child(words.lead)),
            html::div()
                .class("scope")
                .child(year_choice(store, words.year, year.into(), known, choose))
                .child(scope(store, within, go_into))
                .child(move || results.get().map(|results| above(store, &results.within, go_into))),
            html::p()
                .class("jump")
                .role("group")
                .aria_label(text::whole(store.text).jump)
                .child(ResultsChart::ALL.map(jump)),
            ResultsChart::ALL.map(|graph| figure(store, graph, results, tables)),
        )
            .into_any()
    })
    .into_any()
}

/// Goes to the same charts with something changed.
fn go(store: Store, change: impl FnOnce(&mut Option<i32>, &mut Option<Id>)) {
    let Screen::Results { mut year, mut within, tables } =
        store.address.with_untracked(|address| address.screen.clone())
    else {
        return;
    };
    change(&mut year, &mut within);
    address::choose(store, Screen::Results { year, within, tables });
}

fn go_into(store: Store, part: Option<Id>) {
    go(store, |_, within| *within = part);
}

/// One of the charts.
fn figure(
    store: Store,
    graph: ResultsChart,
    results: Shown,
    tables: Memo<BTreeSet<ResultsChart>>,
) -> AnyView {
    let words = text::results(store.text);
    let edition = move || store.strategy.with(|s| store.text.edition(&s.about));
    let caption = move || {
        let years = results
            .with(|results| results.as_ref().map(|results| (words.span)(graph, results)))
            .unwrap_or_default();
        (text::whole(store.text).caption)((words.unit)(graph), &years, &edition())
    };
    graph::graph(
        store,
        graph::ChartView {
            name: StoredValue::new(graph.word().to_string()),
            model: Callback::new(move |width: f64| {
                results.get().map(|results| model(graph, &results, store.text, width))
            }),
            caption: Signal::derive(caption),
            table: memo(move || tables.with(|tables| tables.contains(&graph))).into(),
            choose: Callback::new(move |table| choose(store, graph, table)),
        },
    )
}

fn choose(store: Store, graph: ResultsChart, table: bool) {
    let Screen::Results { year, within, mut tables } =
        store.address.with_untracked(|address| address.screen.clone())
    else {
        return;
    };
    if table {
        tables.insert(graph);
    } else {
        tables.remove(&graph);
    }
    address::choose(store, Screen::Results { year, within, tables });
}
