//! グラフ: which charts there are, and one of them at a time.

use leptos::html;
use leptos::prelude::*;

use crate::chart::whole::{model, says_something};
use crate::model::Id;
use crate::place::{Address, Screen};
use crate::report::outline::{DirectionEntry, ItemEntry};
use crate::report::whole::{Scope, Whole, WholeChart};
use crate::text;
use crate::web::address;
use crate::web::part::cards::cards;
use crate::web::part::chart::{ChartView, chart};
use crate::web::part::crumbs::crumbs;
use crate::web::part::foot::date_range;
use crate::web::reactive::{effect, memo};
use crate::web::screen::lost;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::choice;
use crate::web::widget::markup::{heading, labelled};

type Shown = Memo<Option<Shared<Whole>>>;

fn whole_of(store: Store, within: Memo<Option<Id>>) -> Shown {
    memo(move || {
        let (outline, list) = (store.outline.get(), store.list.get());
        Whole::of(&outline, &list, within.get().as_ref()).map(Shared::new)
    })
}

/// Which charts there are. What the data cannot say is not offered.
pub fn index(store: Store, within: Memo<Option<Id>>) -> AnyView {
    let words = text::whole(store.text);
    let whole = whole_of(store, within);
    let go = move |within| address::choose(store, Screen::Charts { within });
    let there = memo(move || whole.with(Option::is_some));
    let charts = move || {
        let whole = whole.get()?;
        let strategy = store.strategy.get();
        let offered =
            WholeChart::ALL.into_iter().filter(|chart| says_something(*chart, &whole, &strategy));
        let entry = |chart| {
            let screen = Screen::Chart { chart, within: within.get(), table: false };
            offer(store, screen, (words.short)(chart), (words.about)(chart))
        };
        let results = Screen::Results { year: None, within: within.get() };
        let title = results.row().title.of(store.text.language);
        let results = offer(store, results, title, words.results);
        let offered = offered.map(entry).chain([results]).collect::<Vec<_>>();
        Some(html::ul().class("charts").child(offered))
    };
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        (
            heading(
                words.title,
                (html::p().class("lead").child(words.lead), to_sample(store, whole)),
            ),
            frame(store, whole, within, Callback::new(go)),
            charts,
        )
            .into_any()
    })
    .into_any()
}

/// A chart by its name and what it shows.
pub fn offer(store: Store, screen: Screen, name: &'static str, about: &'static str) -> AnyView {
    html::li()
        .child(html::h2().child(html::a().href(store.href(screen)).child(name)))
        .child(html::p().class("quiet").child(about))
        .into_any()
}

/// Where no targets are known yet, the sample shows how it will look.
fn to_sample(store: Store, whole: Shown) -> AnyView {
    let words = text::whole(store.text);
    let judged = memo(move || whole.with(|whole| whole.as_ref().is_some_and(|whole| whole.judged)));
    (move || {
        let sample = store.url(&Address::new("sample", Screen::Charts { within: None }));
        (!judged.get() && store.is_of_published()).then(|| {
            html::p().child((
                words.without_targets,
                " ",
                html::a().href(sample).child(words.to_sample),
            ))
        })
    })
    .into_any()
}

/// One of the charts, of the whole or of a part.
pub fn screen(
    store: Store,
    graph: WholeChart,
    within: Memo<Option<Id>>,
    table: Memo<bool>,
) -> AnyView {
    let words = text::whole(store.text);
    let whole = whole_of(store, within);
    let there = memo(move || whole.with(Option::is_some));
    let go = move |within| {
        address::choose(store, Screen::Chart { chart: graph, within, table: table.get_untracked() })
    };
    name_window(store, (words.short)(graph));
    let others = Callback::new(move |()| {
        let (Some(whole), strategy) = (whole.get(), store.strategy.get()) else { return vec![] };
        let others = WholeChart::ALL
            .into_iter()
            .filter(|other| *other != graph && says_something(*other, &whole, &strategy));
        let named = |chart| {
            let screen = Screen::Chart { chart, within: within.get(), table: false };
            (screen, (words.short)(chart))
        };
        others.map(named).collect()
    });
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        (
            move || {
                let up = Screen::Charts { within: within.get() };
                crumbs(store, vec![(words.title.to_string(), up)])
            },
            heading((words.short)(graph), to_sample(store, whole)),
            frame(store, whole, within, Callback::new(go)),
            chart(store, view(store, graph, whole, within, table)),
            other_charts(store, others),
        )
            .into_any()
    })
    .into_any()
}

/// The ways to the other charts, by their names.
pub fn other_charts(store: Store, others: Callback<(), Vec<(Screen, &'static str)>>) -> AnyView {
    let words = text::whole(store.text);
    let link =
        move |(screen, name)| html::li().child(html::a().href(store.href(screen)).child(name));
    let links = move || others.run(()).into_iter().map(link).collect::<Vec<_>>();
    html::nav()
        .class("more")
        .aria_label(words.others)
        .child((html::h2().child(words.others), html::ul().class("others").child(links)))
        .into_any()
}

/// The window is called by what it shows.
pub fn name_window(store: Store, name: &'static str) {
    effect(move || store.called.set(Some(name.to_string())));
    on_cleanup(move || {
        store.called.try_set(None);
    });
}

fn view(
    store: Store,
    graph: WholeChart,
    whole: Shown,
    within: Memo<Option<Id>>,
    table: Memo<bool>,
) -> ChartView {
    let words = text::whole(store.text);
    let caption = move || {
        (words.caption)(
            (words.unit)(graph),
            &store.dates.with(|dates| date_range(store.text, dates)),
            &store.strategy.with(|strategy| store.text.edition(&strategy.about)),
        )
    };
    ChartView {
        name: StoredValue::new(graph.word().to_string()),
        model: Callback::new(move |form| {
            let (whole, strategy) = (whole.get()?, store.strategy.get());
            Some(model(graph, &whole, &strategy, store.text, form))
        }),
        instead: (graph == WholeChart::Multiples)
            .then(|| Callback::new(move |all| cards(store, whole, all))),
        caption: Signal::derive(caption),
        table: table.into(),
        choose: Callback::new(move |table| {
            let within = within.get_untracked();
            address::choose(store, Screen::Chart { chart: graph, within, table });
        }),
    }
}

/// What is looked at, and the ways out of it.
fn frame(
    store: Store,
    whole: Shown,
    within: Memo<Option<Id>>,
    go: Callback<Option<Id>>,
) -> AnyView {
    let ways = move || whole.get().map(|whole| above(store, &whole.within, go));
    html::div().class("scope").child((scope(store, within, go), ways)).into_any()
}

/// All of the strategy, its directions, and the items of the direction that is looked at.
pub fn scope(store: Store, within: Memo<Option<Id>>, go: Callback<Option<Id>>) -> AnyView {
    let words = text::whole(store.text);
    let options = move || {
        let mut found = vec![(String::new(), words.all.to_string())];
        for entry in &store.outline.get().directions {
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
        go.run((!id.is_empty()).then(|| id.into()));
        Ok(())
    });
    labelled(words.scope, choice(words.scope, value, options, commit))
}

fn holds(entry: &DirectionEntry, id: &Id) -> bool {
    entry.direction.id == *id || entry.all_items().iter().any(|(item, _)| item.item.id == *id)
}

/// Back up, and to the page of what is looked at.
pub fn above(store: Store, within: &[Scope], go: Callback<Option<Id>>) -> Option<AnyView> {
    let words = text::whole(store.text);
    let here = within.last()?;
    let above = within.iter().rev().nth(1).map(|part| part.id().clone());
    let page = match here {
        Scope::Direction(direction) => Screen::Direction { id: direction.id.clone() },
        Scope::Item(item) => Screen::Item { id: item.id.clone() },
    };
    let up = crate::web::widget::markup::button()
        .attr("data-kind", "plain")
        .on(leptos::ev::click, move |_| go.run(above.clone()))
        .child(words.up);
    let page = html::a().href(store.href(page)).child(bilingual(words.open_page.to_string()));
    Some(html::p().class("ways").child((up, page)).into_any())
}
