//! 全体: what this is, how it is going, what is new.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::place::{Address, Screen};
use crate::report::list::Mark;
use crate::report::overview::{DirectionRows, Moment};
use crate::report::{IndicatorRow, Overview, Query};
use crate::sheet;
use crate::text::Text;
use crate::web::address;
use crate::web::part::foot::date_range;
use crate::web::part::mosaic::{mosaic, tally};
use crate::web::part::table::table;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{fact, named_heading, noted_section, quiet, section};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store) -> AnyView {
    let editing = memo(move || store.editing());
    (move || match editing.get() {
        true => store.lazy.editor.show(store, move |editor| (editor.about)(store)),
        false => reading(store),
    })
    .into_any()
}

fn reading(store: Store) -> AnyView {
    (move || {
        let (strategy, overview) = (store.strategy.get(), store.overview.get());
        let words = &store.text.overview;
        let about = strategy.about.clone();
        Some((
            opening(store, &overview, &strategy),
            html::section()
                .class("now")
                .aria_labelledby("now")
                .child(html::h2().id("now").child(words.now))
                .child(html::p().class("statement").child(bilingual((words.statement)(&overview))))
                .child(
                    html::p()
                        .class("basis")
                        .child((words.basis)(&overview, &about.thresholds))
                        .child((!overview.judged).then(|| {
                            (
                                " ",
                                html::a()
                                    .href(store.url(&Address::new("sample", Screen::Overview)))
                                    .child(words.to_sample),
                            )
                        })),
                ),
            html::section()
                .class("directions")
                .aria_labelledby("directions")
                .child(
                    html::header()
                        .child(
                            html::h2()
                                .id("directions")
                                .child((words.directions)(overview.directions.len())),
                        )
                        .child(html::p().class("quiet").child(words.marks_note).child(" ").child(
                            html::a().href(store.href(Screen::Glossary)).child(words.marks_link),
                        )),
                )
                .child(
                    overview
                        .directions
                        .iter()
                        .map(|rows| direction(store, rows, overview.judged))
                        .collect_view(),
                ),
            (cycle_status(store, &strategy), news(store, &overview)),
            counts(store, &overview),
            moments(store.text, &overview),
            method(store, &about.method),
            doors(store),
        ))
    })
    .into_any()
}

fn opening(store: Store, overview: &Overview, strategy: &crate::model::Strategy) -> AnyView {
    let (words, common) = (&store.text.overview, &store.text.common);
    let about = &strategy.about;
    let period = match (about.first_year, about.last_year) {
        (Some(first), Some(last)) => {
            let write = store.text.write.period;
            (store.text.write.span)(
                &write(crate::model::Period::Fiscal(first)),
                &write(crate::model::Period::Fiscal(last)),
            )
        }
        _ => words.period_unknown.into(),
    };
    let period_note = match (about.first_year, about.sample, about.period_confirmed) {
        (None, ..) => words.period_unknown_note,
        (Some(_), false, false) => words.period_unconfirmed,
        _ => "",
    };
    let counts = &overview.counts;
    let examples = words
        .example_words
        .iter()
        .map(|word| {
            let query = Query { text: word.to_string(), ..Query::default() };
            (" ", html::a().href(store.href(Screen::Indicators { query, year: None })).child(*word))
        })
        .collect::<Vec<_>>();
    html::div()
        .class("opening")
        .child(
            html::div()
                .child(named_heading(store.text, about))
                .child(html::p().class("lead").child(words.lead))
                .child(search(store))
                .child(html::p().class("quiet hints").child(words.examples).child(examples)),
        )
        .child(
            html::dl()
                .class("facts")
                .child(fact(
                    common.outcomes,
                    (
                        figure::count(counts.outcomes),
                        " ",
                        quiet((words.of_them_restated)(counts.restated)),
                    ),
                ))
                .child(fact(common.outputs, figure::count(counts.outputs)))
                .child(fact(words.edition, bilingual(store.text.edition(about))))
                .child(fact(words.figures_from, date_range(store.text, &overview.dates)))
                .child(fact(words.period, (period, " ", quiet(period_note)))),
        )
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
                .child(mosaic(store, &rows.direction.id, &outputs))
                .child(tally(store, &rows.tally)),
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

fn news(store: Store, overview: &Overview) -> AnyView {
    let words = &store.text.overview;
    let entries = overview
        .news
        .iter()
        .map(|news| {
            let href = store.href(Screen::Indicator {
                id: news.indicator.id.clone(),
                year: None,
                table: false,
            });
            let others = (news.others > 0).then(|| (" ", quiet((words.news_others)(news.others))));
            let as_of = (store.text.write.as_of)(&news.observation.as_of);
            html::li()
                .child(quiet(as_of))
                .child(
                    html::span()
                        .child(
                            html::a()
                                .href(href)
                                .child(bilingual(store.text.short_name(&news.indicator))),
                        )
                        .child(others),
                )
                .child(figure::observed(
                    store.text,
                    Some(&news.observation),
                    store.text.unit(&news.indicator),
                ))
        })
        .collect::<Vec<_>>();
    noted_section("news", words.news, words.news_note, html::ul().class("news").child(entries))
}

/// 社会目標と補助指標の数, computed.
fn counts(store: Store, overview: &Overview) -> AnyView {
    let words = &store.text.overview;
    let counts =
        table(store, words.counts_label, "table counts", &sheet::counts(overview, store.text));
    noted_section("counts", words.counts, words.counts_note, counts)
}

/// As many dots as one can still see one by one.
const MOST_DOTS: usize = 80;

/// Dots by date, which are a list for whoever does not see them.
fn moments(text: &'static Text, overview: &Overview) -> AnyView {
    let words = &text.overview;
    let most = overview.moments.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let entries = overview
        .moments
        .iter()
        .map(|(moment, count)| {
            let kind = if *moment == Moment::Nothing { "nothing" } else { "known" };
            // Too many to be told apart are one bar, as long as they are many.
            let dots = match most > MOST_DOTS {
                true => vec![
                    html::i().style(format!("inline-size: {}%", count * 100 / most)).into_any(),
                ],
                false => (0..*count).map(|_| html::i().into_any()).collect(),
            };
            html::li()
                .attr("data-kind", kind)
                .child(html::span().child(bilingual((words.moment)(*moment))))
                .child(
                    html::span()
                        .class(if most > MOST_DOTS { "dots bar" } else { "dots" })
                        .aria_hidden("true")
                        .child(dots),
                )
                .child(figure::count(*count))
        })
        .collect::<Vec<_>>();
    noted_section(
        "moments",
        words.moments,
        (words.moments_note)(most > MOST_DOTS),
        html::ul().class("moments").child(entries),
    )
}

fn method(store: Store, sections: &[crate::model::Section]) -> Option<AnyView> {
    if sections.is_empty() {
        return None;
    }
    let words = &store.text.overview;
    let entries = sections
        .iter()
        .map(|section| {
            let lines = section
                .lines
                .iter()
                .map(|line| html::li().child(bilingual(line.clone())))
                .collect::<Vec<_>>();
            html::div()
                .child(html::h3().child(bilingual(section.heading.clone())))
                .child(html::ul().child(lines))
        })
        .collect::<Vec<_>>();
    Some(noted_section(
        "method",
        words.method,
        words.method_note,
        html::div().class("method").child(entries),
    ))
}

fn doors(store: Store) -> AnyView {
    let words = &store.text.overview;
    let sample = store.url(&Address::new("sample", Screen::Overview));
    let list = store.href(Screen::Indicators { query: Query::default(), year: None });
    let door = |(title, note): (&'static str, &'static str), href: String| {
        html::li()
            .child(html::h3().child(html::a().href(href).child(title)))
            .child(html::p().child(note))
    };
    section(
        "doors",
        words.doors,
        html::ul()
            .class("doors")
            .child(door(words.door_list, list))
            .child(door(words.door_sample, sample))
            .child(door(words.door_officer, store.href(Screen::Files))),
    )
}
