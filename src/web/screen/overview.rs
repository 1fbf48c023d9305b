//! 全体: what this is, how it is going, what is new.

use leptos::prelude::*;

use crate::place::{Address, Screen};
use crate::report::list::Mark;
use crate::report::overview::{DirectionRows, Moment};
use crate::report::{Overview, Query, Row};
use crate::text::Text;
use crate::web::address;
use crate::web::part::foot::date_range;
use crate::web::part::mosaic::{mosaic, tally};
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::view::{Element, Piece, dynamic, tag};
use crate::web::widget::markup::{column, fact, named_heading, noted_section, quiet, scrolling, section};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store) -> Piece {
    let editing = memo(move || store.editing());
    dynamic(move || match editing.get() {
        true => store.later.editor.show(store, move |editor| (editor.about)(store)),
        false => reading(store),
    })
}

fn reading(store: Store) -> Piece {
    dynamic(move || {
        let (strategy, overview) = (store.strategy.get()?, store.overview.get()?);
        let words = &store.text.overview;
        let about = strategy.about.clone();
        Some((
            opening(store, &overview, &strategy),
            tag("section")
                .class("now")
                .attr("aria-labelledby", "now")
                .child(tag("h2").id("now").child(words.now))
                .child(tag("p").class("statement").child((words.statement)(&overview)))
                .child(tag("p").class("basis").child((words.basis)(&overview, &about.thresholds)).child(
                    (!overview.judged).then(|| {
                        (" ", tag("a").href(store.url(&Address::new("sample", Screen::Overview))).child(words.to_sample))
                    }),
                )),
            tag("section")
                .class("directions")
                .attr("aria-labelledby", "directions")
                .child(
                    tag("header").child(tag("h2").id("directions").child((words.directions)(overview.directions.len()))).child(
                        tag("p")
                            .class("quiet")
                            .child(words.marks_note)
                            .child(" ")
                            .child(tag("a").href(store.href(Screen::Glossary)).child(words.marks_link)),
                    ),
                )
                .children(overview.directions.iter().map(|rows| direction(store, rows, overview.judged))),
            (standing(store, &strategy), news(store, &overview)),
            counts(store, &overview),
            moments(store.text, &overview),
            method(store, &about.method),
            doors(store),
        ))
    })
}

fn opening(store: Store, overview: &Overview, strategy: &crate::model::Strategy) -> Element {
    let (words, common) = (&store.text.overview, &store.text.common);
    let about = &strategy.about;
    let period = match (about.first_year, about.last_year) {
        (Some(first), Some(last)) => {
            let write = store.text.write.period;
            (store.text.write.span)(&write(crate::model::Period::Fiscal(first)), &write(crate::model::Period::Fiscal(last)))
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
            (" ", tag("a").href(store.href(Screen::Indicators { query, year: None })).child(*word))
        })
        .collect::<Vec<_>>();
    tag("div")
        .class("opening")
        .child(
            tag("div")
                .child(named_heading(store.text, about))
                .child(tag("p").class("lead").child(words.lead))
                .child(search(store))
                .child(tag("p").class("quiet hints").child(words.examples).child(examples)),
        )
        .child(
            tag("dl")
                .class("facts")
                .child(fact(
                    common.outcomes,
                    (figure::count(counts.outcomes), " ", quiet((words.of_them_restated)(counts.restated))),
                ))
                .child(fact(common.outputs, figure::count(counts.outputs)))
                .child(fact(words.edition, store.text.edition(about)))
                .child(fact(words.figures_from, date_range(store.text, &overview.dates)))
                .child(fact(words.period, (period, " ", quiet(period_note)))),
        )
}

/// The search of the first screen leads to the list.
fn search(store: Store) -> Element {
    let words = &store.text.overview;
    let typed = RwSignal::new(String::new());
    let submit = move || {
        let query = Query { text: typed.get_untracked(), ..Query::default() };
        address::go(store, store.place(Screen::Indicators { query, year: None }), false);
    };
    tag("form")
        .class("search")
        .role("search")
        .on_submit(submit)
        .child(tag("label").class("spoken").attr("for", "overview-search").child(words.search_label))
        .child(
            tag("input")
                .id("overview-search")
                .attr("type", "search")
                .attr("placeholder", words.search_label)
                .value(move || typed.get())
                .on_input(move |text| typed.set(text)),
        )
        .child(tag("button").class("button").kind("primary").attr("type", "submit").child(words.search))
}

fn direction(store: Store, rows: &DirectionRows, judged: bool) -> Element {
    let (words, common) = (&store.text.overview, &store.text.common);
    let marked = |row: &Row| row.mark(judged);
    let id = format!("direction-{}", rows.direction.id);
    let labelled = id.clone();
    let href = store.href(Screen::Direction { id: rows.direction.id.clone() });
    let outcomes = rows
        .outcomes
        .iter()
        .map(|row| {
            let href = store.href(Screen::Indicator { id: row.indicator.id.clone(), year: None, table: false });
            let shown = row.shown.as_deref().filter(|o| matches!(o.figure, crate::model::Figure::Number(_)));
            let value = shown.map(|o| {
                let period = (store.text.write.period_short)(o.period);
                tag("span")
                    .class("value")
                    .child(figure::observed(store.text, Some(o), store.text.unit(&row.indicator)))
                    .child(quiet(period))
            });
            tag("li")
                .child(
                    tag("span")
                        .child(tag("a").href(href).child(store.text.name(&row.indicator)))
                        .child(row.restated.then(|| quiet(common.restated))),
                )
                .child(tag("span").class("state").child(value).child(mark::status(store.text, marked(row))))
        })
        .collect::<Vec<_>>();
    let outputs: Vec<(&Row, Mark)> = rows.outputs.iter().map(|row| (&**row, marked(row))).collect();
    tag("section")
        .class("direction")
        .attr("aria-labelledby", labelled)
        .child(
            tag("header")
                .child(
                    tag("h3")
                        .id(id)
                        .child(tag("small").child(store.text.number(&rows.direction.number)))
                        .child(tag("a").href(href).child(store.text.name(&rows.direction))),
                )
                .child(tag("p").class("quiet").child((words.items)(rows.leaf_items))),
        )
        .child(
            tag("div")
                .class("outcomes")
                .child(tag("h4").child(common.outcomes).child(" ").child(quiet(common.outcome_gloss)))
                .child(tag("ul").child(outcomes)),
        )
        .child(
            tag("div")
                .class("outputs")
                .child(tag("h4").child(common.outputs).child(" ").child(quiet(common.output_gloss)))
                .child(mosaic(store, &rows.direction.id, &outputs))
                .child(tally(store, &rows.tally)),
        )
}

/// 進行管理のいま. It stands below the first screen and comes after it.
fn standing(store: Store, strategy: &crate::model::Strategy) -> Element {
    let words = &store.text.overview;
    let standing = store.later.cycle.show_when_here(move |cycle| (cycle.standing)(store));
    // Room is kept for it: what stands below does not move.
    let size = if strategy.plans.is_empty() { "small" } else { "full" };
    noted_section("standing", words.standing, words.standing_note).child(tag("div").class("standing").kind(size).child(standing))
}

fn news(store: Store, overview: &Overview) -> Element {
    let words = &store.text.overview;
    let entries = overview
        .news
        .iter()
        .map(|news| {
            let href = store.href(Screen::Indicator { id: news.indicator.id.clone(), year: None, table: false });
            let others = (news.others > 0).then(|| (" ", quiet((words.news_others)(news.others))));
            let as_of = (store.text.write.as_of)(&news.observation.as_of);
            tag("li")
                .child(quiet(as_of))
                .child(tag("span").child(tag("a").href(href).child(store.text.short_name(&news.indicator))).child(others))
                .child(figure::observed(store.text, Some(&news.observation), store.text.unit(&news.indicator)))
        })
        .collect::<Vec<_>>();
    noted_section("news", words.news, words.news_note).child(tag("ul").class("news").child(entries))
}

/// 社会目標と補助指標の数, computed.
fn counts(store: Store, overview: &Overview) -> Element {
    let (words, common) = (&store.text.overview, &store.text.common);
    let counts = &overview.counts;
    let heads = counts
        .by_direction
        .iter()
        .map(|(direction, ..)| {
            tag("th")
                .attr("scope", "col")
                .child(tag("small").child(store.text.number(&direction.number)))
                .child(tag("span").class("name").child(store.text.name(direction)))
        })
        .collect::<Vec<_>>();
    let restated = |direction: &crate::model::Direction| {
        overview.directions.iter().any(|rows| rows.direction.id == direction.id && rows.outcomes.iter().any(|row| row.restated))
    };
    let outcomes = counts
        .by_direction
        .iter()
        .map(|(direction, outcomes, _)| {
            let note = restated(direction).then(|| (" ", quiet(words.including_restated)));
            tag("td").child(figure::count(*outcomes)).child(note)
        })
        .collect::<Vec<_>>();
    let outputs = counts.by_direction.iter().map(|(_, _, outputs)| tag("td").child(figure::count(*outputs))).collect::<Vec<_>>();
    noted_section("counts", words.counts, words.counts_note).child(
        scrolling(words.counts_label).child(
            tag("table")
                .class("table counts")
                .child(tag("thead").child(tag("tr").child(tag("td")).child(heads).child(column(common.total))))
                .child(
                    tag("tbody")
                        .child(
                            tag("tr")
                                .child(
                                    tag("th")
                                        .attr("scope", "row")
                                        .child(common.outcomes)
                                        .child(" ")
                                        .child(quiet(common.outcome_gloss)),
                                )
                                .child(outcomes)
                                .child(tag("td").child(tag("b").child(figure::count(counts.outcomes)))),
                        )
                        .child(
                            tag("tr")
                                .child(
                                    tag("th")
                                        .attr("scope", "row")
                                        .child(common.outputs)
                                        .child(" ")
                                        .child(quiet(common.output_gloss)),
                                )
                                .child(outputs)
                                .child(tag("td").child(tag("b").child(figure::count(counts.outputs)))),
                        ),
                ),
        ),
    )
}

/// Dots by date, which are a list for whoever does not see them.
/// As many dots as one can still see one by one.
const MOST_DOTS: usize = 80;

fn moments(text: &'static Text, overview: &Overview) -> Element {
    let words = &text.overview;
    let most = overview.moments.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let entries = overview
        .moments
        .iter()
        .map(|(moment, count)| {
            let kind = if *moment == Moment::Nothing { "nothing" } else { "known" };
            // Too many to be told apart are one bar, as long as they are many.
            let dots = match most > MOST_DOTS {
                true => vec![tag("i").attr("style", format!("inline-size: {}%", count * 100 / most))],
                false => (0..*count).map(|_| tag("i")).collect(),
            };
            tag("li")
                .attr("data-kind", kind)
                .child(tag("span").child((words.moment)(*moment)))
                .child(
                    tag("span").class(if most > MOST_DOTS { "dots bar" } else { "dots" }).attr("aria-hidden", "true").child(dots),
                )
                .child(figure::count(*count))
        })
        .collect::<Vec<_>>();
    noted_section("moments", words.moments, (words.moments_note)(most > MOST_DOTS))
        .child(tag("ul").class("moments").child(entries))
}

fn method(store: Store, sections: &[crate::model::Section]) -> Option<Element> {
    if sections.is_empty() {
        return None;
    }
    let words = &store.text.overview;
    let entries = sections
        .iter()
        .map(|section| {
            let lines = section.lines.iter().map(|line| tag("li").child(line.clone())).collect::<Vec<_>>();
            tag("div").child(tag("h3").child(section.heading.clone())).child(tag("ul").child(lines))
        })
        .collect::<Vec<_>>();
    Some(noted_section("method", words.method, words.method_note).child(tag("div").class("method").child(entries)))
}

fn doors(store: Store) -> Element {
    let words = &store.text.overview;
    let sample = store.url(&Address::new("sample", Screen::Overview));
    let list = store.href(Screen::Indicators { query: Query::default(), year: None });
    let door = |(title, note): (&'static str, &'static str), href: String| {
        tag("li").child(tag("h3").child(tag("a").href(href).child(title))).child(tag("p").child(note))
    };
    section("doors", words.doors).child(
        tag("ul")
            .class("doors")
            .child(door(words.door_list, list))
            .child(door(words.door_sample, sample))
            .child(door(words.door_officer, store.href(Screen::Files))),
    )
}
