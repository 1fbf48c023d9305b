//! まとめ, on paper: everybody's lines of every indicator, and a page for each group with its own.

use leptos::prelude::*;

use super::guide::{above, place};
use super::lines::lines;
use super::reveal::{key, table};
use super::{Chosen, Here, year_heads};
use crate::chart::workshop::{figure, name, unit};
use crate::model::{Id, Number, order};
use crate::place::WorkshopStep;
use crate::text::figures::digits;
use crate::web::reactive::memo;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::scrolling;
use crate::workshop::{Brief, Collection, Distribution, Sheet, Submission, cards};

pub fn screen(here: Here, chosen: Chosen) -> AnyView {
    let words = here.words;
    let round = chosen.round_in(here);
    let shown = move || {
        let round = round.get();
        let revealed = here.read(|workshop| workshop.revealed.contains(&round)).unwrap_or_default();
        match revealed {
            true => untrack(|| whole(here, round)),
            false => view! { <h1>{words.result_page}</h1><p class="lead">{words.not_revealed}</p> }
                .into_any(),
        }
    };
    let rounds = move || {
        let all = here.read(|workshop| workshop.revealed.clone()).unwrap_or_default();
        let link = |other: u32| {
            let step = here.step(WorkshopStep::Result).round(i32::try_from(other).ok());
            let current = (other == round.get()).then_some("true");
            view! { <a href=here.href(step) aria-current=current>{(words.round)(other)}</a> }
                .into_any()
        };
        (all.len() > 1).then(|| {
            let links = all.into_iter().map(link).collect::<Vec<_>>();
            view! { <p class="ways rounds">{links}</p> }.into_any()
        })
    };
    view! { {above(here)} {rounds} {shown} }.into_any()
}

fn whole(here: Here, round: u32) -> AnyView {
    let words = here.words;
    let Some((brief, collection)) =
        here.read_untracked(|workshop| (workshop.brief.clone(), workshop.collection(round)))
    else {
        return ().into_any();
    };
    let brief = Brief { round, ..brief };
    let count = collection.counted.len();
    let sheets = brief.sheets.iter().map(|sheet| of_sheet(here, &brief, sheet, &collection));
    let sheets = sheets.collect::<Vec<_>>();
    let said = cards(&collection).into_iter().map(|card| {
        let about = card.indicator.as_ref().and_then(|id| brief.sheet(id));
        let about = about.map(|sheet| name(sheet, here.store.text).to_string());
        view! { <li>{bilingual(card.text)}" "<small class="quiet">{about}</small></li> }.into_any()
    });
    let said = said.collect::<Vec<_>>();
    // As the groups were named, everybody else after them.
    let mut counted = collection.counted.clone();
    order::sort_by_key(&mut counted, |one| {
        let at = brief.groups.iter().position(|name| *name == one.name);
        (at.unwrap_or(usize::MAX), one.name.clone(), one.id.clone())
    });
    let groups = counted.iter().enumerate();
    let groups = groups.map(|(at, one)| of_group(here, &brief, at, one)).collect::<Vec<_>>();
    view! {
        <article class="a4 all">
            <h1>{words.result_title}</h1>
            {place(here, &brief)}
            <p><b>{words.purpose}</b></p>
            <p class="lead">{(words.handed_in_count)(count)}</p>
            {sheets}
            {(!said.is_empty()).then(|| view! { <h2>{words.cards}</h2><ul class="said">{said}</ul> }.into_any())}
            <p class="quiet">{words.quartile_rule}</p>
        </article>
        {groups}
    }
    .into_any()
}

fn of_sheet(here: Here, brief: &Brief, sheet: &Sheet, collection: &Collection) -> AnyView {
    let Here { store, words, .. } = here;
    let found = Distribution::of(collection, &sheet.id);
    let reasons = found.lines.iter().rev().filter(|line| !line.sketch.why.trim().is_empty());
    let reason = |line: &crate::workshop::Line| {
        let end = line.sketch.path.values().next_back().copied();
        view! { <li><b class="figure">{end.map(|end| figure(sheet, end, store.text))}</b>" "{bilingual(line.sketch.why.clone())}</li> }.into_any()
    };
    let reasons = reasons.map(reason).collect::<Vec<_>>();
    let spoken = (words.spread)(sheet, &found, store.text);
    let all = memo(move || found.clone());
    view! {
        <section class="one">
            <h2>{bilingual(name(sheet, store.text).to_string())}</h2>
            <p>{bilingual(spoken)}</p>
            {lines(here, brief, sheet, all, RwSignal::new(None::<Id>))}
            {key(here, all)}
            {table(here, sheet, all)}
            {(!reasons.is_empty()).then(|| view! { <h3>{words.reasons}</h3><ul class="said">{reasons}</ul> }.into_any())}
        </section>
    }
    .into_any()
}

/// What a group has handed in, as it can be taken home.
fn of_group(here: Here, brief: &Brief, at: usize, one: &Submission) -> AnyView {
    let Here { store, words, .. } = here;
    let row = |sheet: &Sheet| {
        let sketch = one.sketches.get(&sheet.id).cloned().unwrap_or_default();
        let value = |value: Option<Number>| {
            let words = value.map(|value| digits(value.decimal()));
            view! { <td data-type="number">{words}</td> }.into_any()
        };
        let years = brief.years().map(|year| value(sketch.path.get(&year).copied()));
        view! {
            <tr>
                <th scope="row">{bilingual(name(sheet, store.text).to_string())}<small class="quiet">{unit(sheet, store.text).to_string()}</small></th>
                {years.collect::<Vec<_>>()}
                {value(sketch.low)}
                {value(sketch.high)}
                <td data-type="number">{sketch.sure.map(|sure| format!("{sure}%"))}</td>
                <td>{bilingual(sketch.why)}</td>
            </tr>
        }.into_any()
    };
    let rows = brief.sheets.iter().map(row).collect::<Vec<_>>();
    let said =
        one.cards.iter().map(|card| view! { <li>{bilingual(card.text.clone())}</li> }.into_any());
    let said = said.collect::<Vec<_>>();
    let who = match one.name.is_empty() {
        true => (words.nobody)(at + 1),
        false => one.name.clone(),
    };
    let table = view! {
            <table class="table">
                <thead><tr><th scope="col">{store.text.common.indicator}</th>{year_heads(store.text, brief)}
                    <th scope="col" data-type="number">{words.low}</th><th scope="col" data-type="number">{words.high}</th><th scope="col" data-type="number">{words.sure}</th><th scope="col">{words.why}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
    };
    view! {
        <article class="a4">
            <h1>{bilingual(who.clone())}</h1>
            {place(here, brief)}
            <p><b>{words.purpose}</b></p>
            {scrolling(who.clone(), table)}
            {(!said.is_empty()).then(|| view! { <h2>{words.cards}</h2><ul class="said">{said}</ul> }.into_any())}
        </article>
    }
    .into_any()
}
