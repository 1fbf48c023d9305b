//! 予算と成果: money and results in charts, one at a time.

use leptos::html;
use leptos::prelude::*;

use super::{planned_years, year_choice};
use crate::chart::results::model;
use crate::model::{Id, Strategy, order};
use crate::place::Screen;
use crate::report::List;
use crate::report::results::{Results, ResultsChart};
use crate::text;
use crate::web::address;
use crate::web::part::chart::{ChartView, chart};
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::screen::charts::{above, name_window, offer, other_charts, scope};
use crate::web::screen::lost;
use crate::web::store::{Shared, Store};
use crate::web::widget::markup::heading;

type Shown = Memo<Option<Shared<Results>>>;

fn results_of(store: Store, year: Memo<i32>, within: Memo<Option<Id>>) -> Shown {
    memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        // Where it is the year of the lists, theirs is there already.
        let own = Some(store.list.get()).filter(|list| list.year == year.get());
        let list = own.unwrap_or_else(|| Shared::new(List::of(&strategy, &outline, year.get())));
        within
            .with(|within| Results::of(&strategy, &outline, &list, within.as_ref()))
            .map(Shared::new)
    })
}

/// Which charts there are; `go` changes the year and the part.
fn frame(
    store: Store,
    year: Memo<i32>,
    within: Memo<Option<Id>>,
    results: Shown,
    go: Callback<(Option<i32>, Option<Id>)>,
) -> AnyView {
    let words = text::results(store.text);
    let known = move |strategy: &Strategy| {
        order::gathered(planned_years(strategy).chain([store.year.get()]))
    };
    let into = Callback::new(move |within| go.run((Some(year.get_untracked()), within)));
    let of_year = move |year| go.run((year, within.get_untracked()));
    let choice = year_choice(store, words.year, Signal::derive(move || year.get()), known, of_year);
    html::div()
        .class("scope")
        .child((choice, scope(store, within, into), move || {
            results.get().map(|results| above(store, &results.within, into))
        }))
        .into_any()
}

/// Which charts there are of money and results.
pub fn index(store: Store, named: Memo<Option<i32>>, within: Memo<Option<Id>>) -> AnyView {
    let words = text::results(store.text);
    let year = memo(move || named.get().unwrap_or_else(|| store.year.get()));
    let results = results_of(store, year, within);
    let there = memo(move || results.with(Option::is_some));
    let planned = memo(move || {
        results.with(|found| found.as_ref().is_some_and(|found| !found.years.is_empty()))
    });
    let go = Callback::new(move |(year, within)| {
        address::choose(store, Screen::Results { year, within })
    });
    let charts = move || {
        let (year, within) = (named.get(), within.get());
        let offered = ResultsChart::ALL
            .into_iter()
            .filter(|chart| planned.get() || *chart == ResultsChart::Statuses);
        let entry = |chart| {
            let screen = Screen::ResultsChart { chart, year, within: within.clone(), table: false };
            offer(store, screen, (words.short)(chart), (words.about)(chart))
        };
        html::ul().class("charts").child(offered.map(entry).collect::<Vec<_>>())
    };
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        (
            crumbs(
                store,
                vec![(text::whole(store.text).title.to_string(), Screen::Charts { within: None })],
            ),
            heading(
                words.title,
                (html::p().class("lead").child(words.lead), move || {
                    (!planned.get()).then(|| html::p().child(words.without_plans))
                }),
            ),
            frame(store, year, within, results, go),
            charts,
        )
            .into_any()
    })
    .into_any()
}

/// One of the charts.
pub fn screen(
    store: Store,
    graph: ResultsChart,
    named: Memo<Option<i32>>,
    within: Memo<Option<Id>>,
    table: Memo<bool>,
) -> AnyView {
    let words = text::results(store.text);
    let year = memo(move || named.get().unwrap_or_else(|| store.year.get()));
    let results = results_of(store, year, within);
    let there = memo(move || results.with(Option::is_some));
    let go = Callback::new(move |(year, within)| {
        let table = table.get_untracked();
        address::choose(store, Screen::ResultsChart { chart: graph, year, within, table });
    });
    name_window(store, (words.short)(graph));
    let others = Callback::new(move |()| {
        let named = |chart| {
            let (year, within) = (named.get(), within.get());
            (Screen::ResultsChart { chart, year, within, table: false }, (words.short)(chart))
        };
        ResultsChart::ALL.into_iter().filter(|other| *other != graph).map(named).collect()
    });
    let whole = text::whole(store.text);
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        (
            move || {
                let up = Screen::Results { year: named.get(), within: within.get() };
                let charts = (whole.title.to_string(), Screen::Charts { within: None });
                crumbs(store, vec![charts, (words.title.to_string(), up)])
            },
            heading((words.short)(graph), ()),
            frame(store, year, within, results, go),
            chart(store, view(store, graph, results, named, within, table)),
            other_charts(store, others),
        )
            .into_any()
    })
    .into_any()
}

fn view(
    store: Store,
    graph: ResultsChart,
    results: Shown,
    named: Memo<Option<i32>>,
    within: Memo<Option<Id>>,
    table: Memo<bool>,
) -> ChartView {
    let words = text::results(store.text);
    let caption = move || {
        let years = results.with(|results| {
            results.as_ref().map(|results| (words.span)(graph, results)).unwrap_or_default()
        });
        let edition = store.strategy.with(|strategy| store.text.edition(&strategy.about));
        (text::whole(store.text).caption)((words.unit)(graph), &years, &edition)
    };
    ChartView {
        name: StoredValue::new(graph.word().to_string()),
        model: Callback::new(move |form| {
            results.get().map(|results| model(graph, &results, store.text, form))
        }),
        instead: None,
        caption: Signal::derive(caption),
        table: table.into(),
        choose: Callback::new(move |table| {
            let (year, within) = (named.get_untracked(), within.get_untracked());
            address::choose(store, Screen::ResultsChart { chart: graph, year, within, table });
        }),
    }
}
