//! 全体: how it is going, what is to be known first, the search; then the directions one by one.

mod rest;

pub use rest::rest;

use std::time::Duration;

use leptos::prelude::*;
use leptos::{ev, html};

use crate::measure::Status;
use crate::model::{About, Period, order};
use crate::place::{Address, Screen};
use crate::report::concerns::{self, Concern, ConcernKind, Reason};
use crate::report::list::Mark;
use crate::report::overview::DirectionRows;
use crate::report::{IndicatorRow, Overview, Query, Sort};
use crate::web::address;
use crate::web::part::foot::date_range;
use crate::web::part::mosaic::{mosaic, tally};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{fact, named_heading, noted_section, quiet};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store) -> AnyView {
    let editing = memo(move || store.editing());
    (move || match editing.get() {
        true => (store.lazy.editor.show(store, move |editor| (editor.about)(store)), move || {
            cycle_status(store, &store.strategy.get())
        })
            .into_any(),
        false => reading(store),
    })
    .into_any()
}

const SOON: Duration = Duration::from_millis(100);

fn reading(store: Store) -> AnyView {
    // What follows the first screens comes as soon as these stand.
    set_timeout(
        move || {
            store.lazy.pages.want();
            store.lazy.cycle.want();
        },
        SOON,
    );
    let rest = store.lazy.pages.show_when_here(move |pages| (pages.overview_rest)(store));
    (
        move || {
            let (strategy, overview) = (store.strategy.get(), store.overview.get());
            (
                named_heading(store.text, &strategy.about),
                facts_of(store, &overview, &strategy.about),
                now(store, &overview, &strategy.about),
            )
        },
        concerns(store),
        seek(store),
        move || directions(store, &store.overview.get()),
        move || cycle_status(store, &store.strategy.get()),
        rest,
    )
        .into_any()
}

/// What this is a copy of: there for whoever asks.
fn facts_of(store: Store, overview: &Overview, about: &About) -> AnyView {
    let (words, common) = (&store.text.overview, &store.text.common);
    let period = match (about.first_year, about.last_year) {
        (Some(first), Some(last)) => {
            let write = store.text.write.period;
            (store.text.write.span)(&write(Period::Fiscal(first)), &write(Period::Fiscal(last)))
        }
        _ => words.period_unknown.into(),
    };
    let period_note = match (about.first_year, about.sample, about.period_confirmed) {
        (None, ..) => words.period_unknown_note,
        (Some(_), false, false) => words.period_unconfirmed,
        _ => "",
    };
    let counts = &overview.counts;
    let outcomes =
        (figure::count(counts.outcomes), " ", quiet((words.of_them_restated)(counts.restated)));
    let facts = html::dl()
        .class("facts")
        .child(fact(common.outcomes, outcomes))
        .child(fact(common.outputs, figure::count(counts.outputs)))
        .child(fact(words.edition, bilingual(store.text.edition(about))))
        .child(fact(words.figures_from, date_range(store.text, &overview.dates)))
        .child(fact(words.period, (period, " ", quiet(period_note))));
    html::details()
        .class("about fold")
        .child(html::summary().child(words.about))
        .child(html::p().child(words.lead))
        .child(facts)
        .into_any()
}

/// How it is going: the sentence, and a mark an output.
fn now(store: Store, overview: &Overview, about: &About) -> AnyView {
    let words = &store.text.overview;
    let to_sample = (!overview.judged && store.is_of_published()).then(|| {
        let sample = store.url(&Address::new("sample", Screen::Overview));
        (" ", html::a().href(sample).child(words.to_sample))
    });
    let outputs: Vec<(&IndicatorRow, Mark)> = overview
        .directions
        .iter()
        .flat_map(|rows| &rows.outputs)
        .map(|row| (&**row, row.mark(overview.judged)))
        .collect();
    let counts = order::counted(outputs.iter().map(|(_, mark)| *mark));
    html::section()
        .class("now")
        .aria_labelledby("now")
        .child(html::h2().id("now").child(words.now))
        .child(html::p().class("statement").child(bilingual((words.statement)(overview))))
        .child(
            html::div()
                .class("all")
                .child((mosaic(store, None, &outputs), tally(store, None, &counts))),
        )
        .child(
            html::p()
                .class("basis")
                .child((words.basis)(overview, &about.thresholds))
                .child(to_sample),
        )
        .into_any()
}

/// So many stand on the first screen; the list has all.
const MOST_CONCERNS: usize = 5;

/// 気になる指標, each with its reason where one is written.
fn concerns(store: Store) -> AnyView {
    let words = &store.text.overview;
    let found =
        memo(move || Shared::new(concerns::concerns(&store.strategy.get(), &store.list.get())));
    let entry = move |found: &Concern| {
        let row = &found.row;
        let screen = Screen::Indicator { id: row.indicator.id.clone(), year: None, table: false };
        let name = bilingual(store.text.short_name(&row.indicator));
        let thresholds = store.strategy.with(|strategy| strategy.about.thresholds);
        let reason = match &found.reason {
            Some(Reason::Evaluation(told) | Reason::Note(told)) => {
                (quiet(words.reason), " ", bilingual(told.clone())).into_any()
            }
            None => quiet(words.no_reason),
        };
        let reason = (found.kind != ConcernKind::NotReported).then_some(reason);
        html::li()
            .child(
                html::div()
                    .child(html::a().href(store.href(screen)).child(name))
                    .child(mark::of_row(store.text, row.mark(true), row)),
            )
            .child(html::p().child(bilingual((words.concern)(found, &thresholds))))
            .child(reason.map(|reason| html::p().class("reason").child(reason)))
    };
    (move || {
        let found = found.get();
        let behind = found.iter().filter(|found| found.kind == ConcernKind::Behind).count();
        (!found.is_empty()).then(|| {
            let entries = found.iter().take(MOST_CONCERNS).map(entry).collect::<Vec<_>>();
            let query = Query {
                marks: Status::BEHIND.map(Mark::Status).into(),
                sort: Sort::Lowest,
                ..Query::default()
            };
            let list = store.href(Screen::Indicators { query, year: None });
            let all = html::a().href(list).child((words.all_behind)(behind));
            let heading = html::header()
                .child(html::h2().id("concerns").child(words.concerns))
                .child(html::p().class("quiet").child(words.concerns_note));
            html::section()
                .class("concerns")
                .aria_labelledby("concerns")
                .child(heading)
                .child(html::ul().child(entries))
                .child((behind > 0).then(|| html::p().child(all)))
        })
    })
    .into_any()
}

/// The search, with words that one may begin with.
fn seek(store: Store) -> AnyView {
    let words = &store.text.overview;
    let example = |word: &&'static str| {
        let query = Query { text: word.to_string(), ..Query::default() };
        let list = move || store.href(Screen::Indicators { query: query.clone(), year: None });
        (" ", html::a().href(list).child(*word))
    };
    let examples = words.example_words.iter().map(example).collect::<Vec<_>>();
    html::section()
        .class("seek")
        .aria_labelledby("seek")
        .child(html::h2().id("seek").child(words.seek))
        .child(search(store))
        .child(html::p().class("quiet hints").child(words.examples).child(examples))
        .into_any()
}

/// The search of the first screen leads to the list.
fn search(store: Store) -> AnyView {
    let words = &store.text.overview;
    let typed = RwSignal::new(String::new());
    let submit = move || {
        let query = Query { text: typed.get_untracked(), ..Query::default() };
        address::go(store, store.place(Screen::Indicators { query, year: None }), false);
    };
    html::form()
        .class("search")
        .role("search")
        .on(ev::submit, move |event| {
            event.prevent_default();
            submit();
        })
        .child(html::label().class("spoken").r#for("overview-search").child(words.search_label))
        .child(
            html::input()
                .id("overview-search")
                .r#type("search")
                .placeholder(words.search_label)
                .prop("value", move || typed.get())
                .on(ev::input, move |event| typed.set(event_target_value(&event))),
        )
        .child(
            html::button()
                .class("button")
                .attr("data-kind", "primary")
                .r#type("submit")
                .child(words.search),
        )
        .into_any()
}

fn directions(store: Store, overview: &Overview) -> AnyView {
    let words = &store.text.overview;
    let note = html::p()
        .class("quiet")
        .child(words.marks_note)
        .child(" ")
        .child(html::a().href(store.href(Screen::Glossary)).child(words.marks_link));
    let heading = html::h2().id("directions").child((words.directions)(overview.directions.len()));
    html::section()
        .class("directions")
        .aria_labelledby("directions")
        .child(html::header().child(heading).child(note))
        .child(
            overview
                .directions
                .iter()
                .map(|rows| direction(store, rows, overview.judged))
                .collect_view(),
        )
        .into_any()
}

fn direction(store: Store, rows: &DirectionRows, judged: bool) -> AnyView {
    let (words, common) = (&store.text.overview, &store.text.common);
    let marked = |row: &IndicatorRow| row.mark(judged);
    let id = format!("direction-{}", rows.direction.id);
    let labelled = id.clone();
    let href = store.href(Screen::Direction { id: rows.direction.id.clone() });
    let outcomes = rows
        .outcomes
        .iter()
        .map(|row| {
            let href = store.href(Screen::Indicator {
                id: row.indicator.id.clone(),
                year: None,
                table: false,
            });
            let shown = row
                .shown
                .as_deref()
                .filter(|o| matches!(o.figure, crate::model::Figure::Number(_)));
            let value = shown.map(|o| {
                let period = (store.text.write.period_short)(o.period);
                html::span()
                    .class("value")
                    .child(figure::observed(store.text, Some(o), store.text.unit(&row.indicator)))
                    .child(quiet(period))
            });
            html::li()
                .child(
                    html::span()
                        .child(
                            html::a().href(href).child(bilingual(store.text.name(&row.indicator))),
                        )
                        .child(row.restated.then(|| quiet(common.restated))),
                )
                .child(html::span().class("state").child(value).child(mark::of_row(
                    store.text,
                    marked(row),
                    row,
                )))
        })
        .collect::<Vec<_>>();
    let outputs: Vec<(&IndicatorRow, Mark)> =
        rows.outputs.iter().map(|row| (&**row, marked(row))).collect();
    html::section()
        .class("direction")
        .aria_labelledby(labelled)
        .child(
            html::header()
                .child(
                    html::h3()
                        .id(id)
                        .child(
                            html::small()
                                .child(bilingual(store.text.number(&rows.direction.number))),
                        )
                        .child(
                            html::a().href(href).child(bilingual(store.text.name(&rows.direction))),
                        ),
                )
                .child(html::p().class("quiet").child((words.items)(rows.leaf_items))),
        )
        .child(
            html::div()
                .class("outcomes")
                .child(
                    html::h4().child(common.outcomes).child(" ").child(quiet(common.outcome_gloss)),
                )
                .child(html::ul().child(outcomes)),
        )
        .child(
            html::div()
                .class("outputs")
                .child(
                    html::h4().child(common.outputs).child(" ").child(quiet(common.output_gloss)),
                )
                .child(mosaic(store, Some(&rows.direction.id), &outputs))
                .child(tally(store, Some(&rows.direction.id), &rows.tally)),
        )
        .into_any()
}

/// 進行管理のいま. It stands below the first screen and comes after it.
fn cycle_status(store: Store, strategy: &crate::model::Strategy) -> AnyView {
    let words = &store.text.overview;
    let cycle_status = store.lazy.cycle.show_when_here(move |cycle| (cycle.cycle_status)(store));
    // Room is kept for it: what stands below does not move.
    let size = if strategy.plans.is_empty() { "small" } else { "full" };
    noted_section(
        "standing",
        words.standing,
        words.standing_note,
        html::div().class("standing").attr("data-kind", size).child(cycle_status),
    )
}
