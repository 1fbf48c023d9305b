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
use crate::web::reactive::dynamic;
use crate::web::store::{Store, store};
use crate::web::widget::{figure, mark};

#[component]
pub fn OverviewScreen() -> impl IntoView {
    let store = store();
    dynamic(move || {
        let (strategy, overview) = (store.strategy.get()?, store.overview.get()?);
        let words = &store.text.overview;
        let about = strategy.about.clone();
        Some(view! {
            {opening(store, &overview, &strategy)}
            <section class="now" aria-labelledby="now">
                <h2 id="now">{words.now}</h2>
                <p class="statement">{(words.statement)(&overview)}</p>
                <p class="basis">
                    {(words.basis)(&overview, &about.thresholds)}
                    {(!overview.judged).then(|| view! { " "<a href=Address::new("sample", Screen::Overview).write()>{words.to_sample}</a> })}
                </p>
            </section>
            <section class="directions" aria-labelledby="directions">
                <header>
                    <h2 id="directions">{(words.directions)(overview.directions.len())}</h2>
                    <p class="quiet">{words.marks_note}" "<a href=store.href(Screen::Glossary)>{words.marks_link}</a></p>
                </header>
                {overview.directions.iter().map(|rows| direction(store, rows, overview.judged)).collect_view()}
            </section>
            {news(store, &overview)}
            {counts(store, &overview)}
            {moments(store.text, &overview)}
            {method(store, &about.method)}
            {doors(store)}
        })
    })
}

fn opening(store: Store, overview: &Overview, strategy: &crate::model::Strategy) -> AnyView {
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
            view! { " "<a href=store.href(Screen::Indicators { query, year: None })>{*word}</a> }
        })
        .collect_view();
    view! {
        <div class="opening">
            <div>
                <h1>{about.name.clone()}</h1>
                <p class="lead">{words.lead}</p>
                {search(store)}
                <p class="quiet hints">{words.examples}{examples}</p>
            </div>
            <dl class="facts">
                <div><dt>{common.outcome}</dt><dd>
                    <data class="figure" value=counts.outcomes.to_string()>{counts.outcomes.to_string()}</data>
                    " "<span class="quiet">{(words.of_them_restated)(counts.restated)}</span></dd></div>
                <div><dt>{common.output}</dt><dd><data class="figure" value=counts.outputs.to_string()>{counts.outputs.to_string()}</data></dd></div>
                <div><dt>{words.edition}</dt><dd>{about.edition.clone()}</dd></div>
                <div><dt>{words.figures_from}</dt><dd>{date_range(store.text, overview)}</dd></div>
                <div><dt>{words.period}</dt><dd>{period}" "<span class="quiet">{period_note}</span></dd></div>
            </dl>
        </div>
    }
    .into_any()
}

/// The search of the first screen leads to the list.
fn search(store: Store) -> AnyView {
    let words = &store.text.overview;
    let typed = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let query = Query { text: typed.get_untracked(), ..Query::default() };
        let document = store.key.get_untracked();
        address::go(store, Address::new(&document, Screen::Indicators { query, year: None }), false);
    };
    view! {
        <form class="search" role="search" on:submit=submit>
            <label class="spoken" for="overview-search">{words.search_label}</label>
            <input id="overview-search" type="search" placeholder=words.search_label prop:value=move || typed.get()
                on:input:target=move |event| typed.set(event.target().value())/>
            <button class="button" data-kind="primary" type="submit">{words.search}</button>
        </form>
    }
    .into_any()
}

fn direction(store: Store, rows: &DirectionRows, judged: bool) -> AnyView {
    let (words, common) = (&store.text.overview, &store.text.common);
    let marked = |row: &Row| if judged { Mark::Status(row.verdict.status) } else { Mark::Known(row.known) };
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
                view! { <span class="value">{figure::observed(store.text, Some(o), &row.indicator.unit)}<span class="quiet">{period}</span></span> }
            });
            view! {
                <li>
                    <span><a href=href>{row.indicator.name.clone()}</a>{row.restated.then(|| view! { <span class="quiet">{common.restated}</span> })}</span>
                    <span class="state">{value}{mark::status(store.text, marked(row))}</span>
                </li>
            }
        })
        .collect_view();
    let outputs: Vec<(Row, Mark)> = rows.outputs.iter().map(|row| (row.clone(), marked(row))).collect();
    view! {
        <section class="direction" aria-labelledby=labelled>
            <header>
                <h3 id=id><small>{rows.direction.number.clone()}</small><a href=href>{rows.direction.name.clone()}</a></h3>
                <p class="quiet">{(words.items)(rows.leaf_items)}</p>
            </header>
            <div class="outcomes">
                <h4>{common.outcome}" "<span class="quiet">{common.outcome_gloss}</span></h4>
                <ul>{outcomes}</ul>
            </div>
            <div class="outputs">
                <h4>{common.output}" "<span class="quiet">{common.output_gloss}</span></h4>
                {mosaic(store, &outputs)}
                {tally(store, &rows.tally)}
            </div>
        </section>
    }
    .into_any()
}

fn news(store: Store, overview: &Overview) -> AnyView {
    let words = &store.text.overview;
    let entries = overview
        .news
        .iter()
        .map(|news| {
            let href = store.href(Screen::Indicator { id: news.indicator.id.clone(), year: None, table: false });
            let others = (news.others > 0).then(|| view! { " "<span class="quiet">{(words.news_others)(news.others)}</span> });
            let as_of = (store.text.write.as_of)(&news.observation.as_of);
            view! {
                <li>
                    <span class="quiet">{as_of}</span>
                    <span><a href=href>{news.indicator.short_name().to_string()}</a>{others}</span>
                    {figure::observed(store.text, Some(&news.observation), &news.indicator.unit)}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="side" aria-labelledby="news">
            <header><h2 id="news">{words.news}</h2><p>{words.news_note}</p></header>
            <ul class="news">{entries}</ul>
        </section>
    }
    .into_any()
}

/// 社会目標と補助指標の数, computed.
fn counts(store: Store, overview: &Overview) -> AnyView {
    let (words, common) = (&store.text.overview, &store.text.common);
    let counts = &overview.counts;
    let heads = counts
        .by_direction
        .iter()
        .map(|(direction, ..)| view! { <th scope="col"><small>{direction.number.clone()}</small><span class="name">{direction.name.clone()}</span></th> })
        .collect_view();
    let restated = |direction: &crate::model::Direction| {
        overview.directions.iter().any(|rows| rows.direction.id == direction.id && rows.outcomes.iter().any(|row| row.restated))
    };
    let cell = |count: usize| view! { <data class="figure" value=count.to_string()>{count.to_string()}</data> };
    let outcomes = counts
        .by_direction
        .iter()
        .map(|(direction, outcomes, _)| {
            let note = restated(direction).then(|| view! { " "<span class="quiet">{words.including_restated}</span> });
            view! { <td>{cell(*outcomes)}{note}</td> }
        })
        .collect_view();
    let outputs = counts.by_direction.iter().map(|(_, _, outputs)| view! { <td>{cell(*outputs)}</td> }).collect_view();
    view! {
        <section class="side" aria-labelledby="counts">
            <header><h2 id="counts">{words.counts}</h2><p>{words.counts_note}</p></header>
            <div class="scroll" tabindex="0" role="region" aria-label=words.counts_label>
                <table class="table counts">
                    <thead><tr><td></td>{heads}<th scope="col">{common.total}</th></tr></thead>
                    <tbody>
                        <tr><th scope="row">{common.outcome}" "<span class="quiet">{common.outcome_gloss}</span></th>{outcomes}<td><b>{cell(counts.outcomes)}</b></td></tr>
                        <tr><th scope="row">{common.output}" "<span class="quiet">{common.output_gloss}</span></th>{outputs}<td><b>{cell(counts.outputs)}</b></td></tr>
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// Dots by date, which are a list for whoever does not see them.
fn moments(text: &'static Text, overview: &Overview) -> AnyView {
    let words = &text.overview;
    let entries = overview
        .moments
        .iter()
        .map(|(moment, count)| {
            let kind = if *moment == Moment::Nothing { "nothing" } else { "known" };
            let dots = (0..*count).map(|_| view! { <i></i> }).collect_view();
            view! {
                <li data-kind=kind>
                    <span>{(words.moment)(*moment)}</span>
                    <span class="dots" aria-hidden="true">{dots}</span>
                    <data class="figure" value=count.to_string()>{count.to_string()}</data>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="side" aria-labelledby="moments">
            <header><h2 id="moments">{words.moments}</h2><p>{words.moments_note}</p></header>
            <ul class="moments">{entries}</ul>
        </section>
    }
    .into_any()
}

fn method(store: Store, sections: &[crate::model::Section]) -> Option<AnyView> {
    if sections.is_empty() {
        return None;
    }
    let words = &store.text.overview;
    let entries = sections
        .iter()
        .map(|section| {
            let lines = section.lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
            view! { <div><h3>{section.heading.clone()}</h3><ul>{lines}</ul></div> }
        })
        .collect_view();
    Some(
        view! {
            <section class="side" aria-labelledby="method">
                <header><h2 id="method">{words.method}</h2><p>{words.method_note}</p></header>
                <div class="method">{entries}</div>
            </section>
        }
        .into_any(),
    )
}

fn doors(store: Store) -> AnyView {
    let words = &store.text.overview;
    let sample = Address::new("sample", Screen::Overview).write();
    let list = store.href(Screen::Indicators { query: Query::default(), year: None });
    let door = |(title, note): (&'static str, &'static str), href: String| view! { <li><h3><a href=href>{title}</a></h3><p>{note}</p></li> };
    view! {
        <section class="side" aria-labelledby="doors">
            <h2 id="doors">{words.doors}</h2>
            <ul class="doors">
                {door(words.door_list, list)}
                {door(words.door_sample, sample)}
                {door(words.door_officer, store.href(Screen::Files))}
            </ul>
        </section>
    }
    .into_any()
}
