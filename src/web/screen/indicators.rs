//! 指標: search, filters, sorting; what is chosen stands in the address.

use leptos::prelude::*;

use crate::model::{Id, order};
use crate::place::Screen;
use crate::report::list::{Kind, Mark, Shown};
use crate::report::{List, Query, Row, Sort};
use crate::web::address;
use crate::web::reactive::{dynamic, memo};
use crate::web::store::{Store, store};
use crate::web::widget::{figure, mark};

#[component]
pub fn IndicatorsScreen() -> impl IntoView {
    let store = store();
    let text = store.text;
    let words = &text.list;
    let query = memo(move || {
        store.address.with(|address| match &address.screen {
            Screen::Indicators { query, .. } => query.clone(),
            _ => Query::default(),
        })
    });
    let submit = |event: web_sys::SubmitEvent| event.prevent_default();
    view! {
        <header class="heading"><h1>{words.title}</h1></header>
        <form class="filters" role="search" on:submit=submit>
            <div class="search">
                <label class="spoken" for="list-search">{words.search_label}</label>
                <input id="list-search" type="search" placeholder=words.search_label prop:value=move || query.with(|query| query.text.clone())
                    on:input:target=move |event| choose(store, |query| query.text = event.target().value())/>
                <button class="button" data-kind="primary" type="submit">{text.overview.search}</button>
            </div>
            <div class="selects">{selects(store, query)}</div>
            <fieldset class="states">
                <legend>{words.marks}</legend>
                {dynamic(move || marks(store, &query.get()))}
            </fieldset>
        </form>
        {dynamic(move || {
            let list = store.list.get()?;
            let query = query.get();
            Some(found(store, &list, &query))
        })}
    }
}

/// Changes the query in the address; the year stays.
fn choose(store: Store, change: impl FnOnce(&mut Query)) {
    let (mut query, year) = store.address.with_untracked(|address| match &address.screen {
        Screen::Indicators { query, year } => (query.clone(), *year),
        _ => (Query::default(), None),
    });
    change(&mut query);
    address::choose(store, Screen::Indicators { query, year });
}

fn selects(store: Store, query: Memo<Query>) -> AnyView {
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
            .map(|entry| (entry.direction.id.to_string(), format!("{} {}", entry.direction.number, entry.direction.name)))
            .collect::<Vec<_>>()
    };
    let items = move || {
        let outline = store.outline.get();
        let direction = query.with(|query| query.direction.clone());
        let entries = outline.iter().flat_map(|outline| &outline.directions);
        entries
            .filter(|entry| direction.as_ref().is_none_or(|id| entry.direction.id == *id))
            .flat_map(|entry| entry.all_items())
            .map(|(item, _)| (item.item.id.to_string(), format!("{} {}", item.number, item.item.name)))
            .collect::<Vec<_>>()
    };
    let divisions = move || {
        store.list.with(|list| list.iter().flat_map(|list| list.divisions.clone()).map(|d| (d.clone(), d)).collect::<Vec<_>>())
    };
    let id_of = |word: String| Some(Id::from(word)).filter(|id| !id.as_str().is_empty());
    view! {
        {select(words.kind, all, move || vec![("outcome".into(), text.common.outcome.into()), ("output".into(), text.common.output.into())],
            move || kind().to_string(), choose_kind)}
        {select(text.common.direction, all, directions, move || query.with(|q| q.direction.as_ref().map(Id::to_string)).unwrap_or_default(),
            move |word| choose(store, |query| { query.direction = id_of(word); query.item = None; }))}
        {select(text.common.item, all, items, move || query.with(|q| q.item.as_ref().map(Id::to_string)).unwrap_or_default(),
            move |word| choose(store, |query| query.item = id_of(word)))}
        {dynamic(move || (!divisions().is_empty()).then(|| select(words.division, all, divisions,
            move || query.with(|q| q.division.clone()).unwrap_or_default(),
            move |word| choose(store, |query| query.division = Some(word).filter(|word| !word.is_empty())))))}
        {dynamic(move || store.list.with(|list| list.as_ref().is_some_and(|list| list.judged)).then(|| year_select(store)))}
        {select(words.sort, "", move || Sort::ALL.map(|sort| (sort.word().to_string(), (words.sort_word)(sort).to_string())).to_vec(),
            move || query.with(|q| q.sort.word().to_string()), move |word| choose(store, |query| query.sort = Sort::of(&word)))}
    }
    .into_any()
}

fn year_select(store: Store) -> AnyView {
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
    options: impl Fn() -> Vec<(String, String)> + Send + 'static,
    chosen: impl Fn() -> String + Copy + Send + Sync + 'static,
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
                view! { <option value=word selected=selected>{label}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select prop:value=chosen on:change:target=move |event| choose(event.target().value())>{entries}</select>
        </label>
    }
    .into_any()
}

/// One box a mark, with how many it would leave.
fn marks(store: Store, query: &Query) -> Option<AnyView> {
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
            view! {
                <li><label>
                    <input type="checkbox" prop:checked=checked on:change=toggle/>
                    {mark::status(store.text, found)}
                    <data class="figure" value=count.to_string()>{count.to_string()}</data>
                </label></li>
            }
        })
        .collect_view();
    Some(view! { <ul>{boxes}</ul> }.into_any())
}

fn found(store: Store, list: &List, query: &Query) -> AnyView {
    let words = &store.text.list;
    let rows = list.select(query);
    let restated = rows.iter().filter(|row| row.restated).count();
    let shown = (words.shown)(rows.len(), list.rows.len());
    let with_restated = (restated > 0).then(|| view! { <span class="quiet">{(words.with_restated)(restated)}</span> });
    let filtered = *query != Query { sort: query.sort, ..Query::default() };
    let clear = filtered.then(|| {
        view! {
            <button type="button" class="button" data-kind="plain"
                on:click=move |_| choose(store, |query| *query = Query { sort: query.sort, ..Query::default() })>{words.clear}</button>
        }
    });
    let note = (!list.judged).then(|| view! { <p class="quiet note">{words.targets_none}</p> });
    let body = if rows.is_empty() {
        view! { <p class="empty">{words.nothing}</p> }.into_any()
    } else {
        table(store, list, query, &rows)
    };
    view! {
        <div class="shown"><p role="status" aria-live="polite">{shown}{with_restated}</p>{clear}</div>
        {note}
        {body}
    }
    .into_any()
}

fn table(store: Store, list: &List, query: &Query, rows: &[&Row]) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    // Headings of directions only while the order is the strategy's own.
    let grouped = query.sort == Sort::Strategy;
    let mut bodies = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let direction = &rows[at].place.direction;
        let end = if grouped {
            rows[at..].iter().position(|row| row.place.direction.id != direction.id).map_or(rows.len(), |n| at + n)
        } else {
            rows.len()
        };
        let group = &rows[at..end];
        let heading = grouped.then(|| group_heading(store, direction, group));
        bodies.push(view! { <tbody>{heading}{group.iter().map(|row| line(store, list, row)).collect_view()}</tbody> });
        at = end;
    }
    view! {
        <table class="table indicators" aria-label=text.list.table>
            <thead><tr>
                <th scope="col" class="c-state">{text.list.marks}</th>
                <th scope="col">{common.indicator}</th>
                <th scope="col" class="c-figure" data-type="number">{common.baseline}</th>
                <th scope="col" class="c-figure" data-type="number">{text.list.latest}</th>
                <th scope="col" class="c-figure" data-type="number">{common.target}</th>
            </tr></thead>
            {bodies}
        </table>
    }
    .into_any()
}

fn group_heading(store: Store, direction: &crate::model::Direction, group: &[&Row]) -> AnyView {
    let common = &store.text.common;
    let outcomes = group.iter().filter(|row| row.indicator.is_outcome()).count();
    let name = format!("{} {}", direction.number, direction.name);
    let counts = format!("{} {outcomes}　{} {}", common.outcome, common.output, group.len() - outcomes);
    view! { <tr class="group"><th colspan="5" scope="colgroup">{name}<span class="quiet">{counts}</span></th></tr> }.into_any()
}

fn line(store: Store, list: &List, row: &Row) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let indicator = &row.indicator;
    let unit = &indicator.unit;
    let href = store.href(Screen::Indicator { id: indicator.id.clone(), year: None, table: false });
    let place = match row.place.items.last() {
        Some(item) => format!("{}　{} {}", common.output, row.place.number, item.name),
        None => format!(
            "{}{}　{} {}",
            common.outcome,
            if row.restated { common.restated } else { "" },
            text.sheet.desired,
            (text.list.desired)(&indicator.desired)
        ),
    };
    let exceeded = (list.judged && row.verdict.exceeded).then(|| view! { <span class="tag flag">{text.say.exceeded}</span> });
    let baseline = match &row.baseline {
        None => view! { <span class="quiet">{(text.write.missing)(&crate::model::MissingReason::NotStated)}</span> }.into_any(),
        Some(Shown::Observed(observation)) => {
            let as_of = observation.as_of.point.map(text.write.point_short);
            view! { {figure::observed(text, Some(observation), unit)}<small>{as_of}</small> }.into_any()
        }
        Some(Shown::Stated { value, period, .. }) => {
            view! { {figure::number(*value, unit)}<small>{(text.write.period_short)(*period)}</small> }.into_any()
        }
    };
    let as_of =
        row.shown.as_deref().map(|o| o.as_of.point.map_or_else(|| (text.write.period_short)(o.period), text.write.point_short));
    let target_of = row.target.as_deref().map(|target| (text.write.period_short)(target.period));
    let found: Mark = list.mark(row);
    view! {
        <tr>
            <td data-label=text.list.marks class="c-state">{mark::status(text, found)}{exceeded}</td>
            <th scope="row"><a href=href>{indicator.name.clone()}</a><small>{place}</small></th>
            <td data-type="number" data-label=common.baseline>{baseline}</td>
            <td data-type="number" data-label=text.list.latest>{figure::observed(text, row.shown.as_deref(), unit)}<small>{as_of}</small></td>
            <td data-type="number" data-label=common.target>{figure::goal(text, row.target.as_deref(), unit)}<small>{target_of}</small></td>
        </tr>
    }
    .into_any()
}
