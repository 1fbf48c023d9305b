//! みんなの線: everybody's at once, with the reasons beside them.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::bench::{bench, sample_tag};
use super::lines::lines;
use super::uses::uses;
use super::{Chosen, Here, Step};
use crate::chart::workshop::{figure, name};
use crate::model::Id;
use crate::place::WorkshopStep;
use crate::session::WorkshopCommand;
use crate::text::figures::{digits, measured};
use crate::web::address;
use crate::web::reactive::memo;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use crate::web::widget::markup::{
    button, cell, column, number_cell, number_column, press_primary, quiet, scrolling,
};
use crate::workshop::{Brief, Collection, Distribution, Line, Sheet, Spread, cards};

pub fn screen(here: Here, chosen: Chosen) -> AnyView {
    let words = here.words;
    let round = chosen.round_in(here);
    let revealed = memo(move || {
        here.read(|workshop| workshop.revealed.contains(&round.get())).unwrap_or_default()
    });
    let collection =
        memo(move || here.read(|workshop| workshop.collection(round.get())).unwrap_or_default());
    let presenting = RwSignal::new(false);
    let indicator = chosen.indicator_in(here);
    clicker(here, indicator, round, presenting);
    let who = move || (words.handed_in_count)(collection.with(|found| found.counted.len()));
    let shown = move || {
        let all = indicator.get().filter(|_| revealed.get());
        all.into_iter().map(|id| (id, round.get())).collect::<Vec<_>>()
    };
    let hidden = move || {
        (!revealed.get()).then(|| {
            let collect = here.href(here.step(WorkshopStep::Collect));
            view! {
                <div class="sheet">
                    <h1>{words.everybody}</h1>
                    <p class="lead">{words.not_revealed}</p>
                    <p><a href=collect>{words.collect}</a></p>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <div class="reveal" data-presenting=move || presenting.get().then_some("")>
            {bench(here, move || round.get(), who)}
            {hidden}
            {each(shown, |(id, round): &(Id, u32)| format!("{id} {round}"), move |(id, round)| {
                sheet(here, chosen, collection, id, round, presenting)
            })}
        </div>
    }
    .into_any()
}

/// A clicker has the keys of paging; they turn the sheets while one presents.
fn clicker(here: Here, indicator: Memo<Option<Id>>, round: Memo<u32>, presenting: RwSignal<bool>) {
    let listening = window_event_listener_untyped("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        // The keys of a field belong to the field.
        let typing = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let typing =
            typing.is_some_and(|on| on.matches("input, textarea, select").unwrap_or(false));
        if typing || !presenting.try_get_untracked().unwrap_or_default() {
            return;
        }
        let Some(now) = indicator.get_untracked() else { return };
        let next = match event.key().as_str() {
            "Escape" => {
                leave_full_screen();
                return presenting.set(false);
            }
            "PageDown" | "ArrowRight" => true,
            "PageUp" | "ArrowLeft" => false,
            _ => return,
        };
        event.prevent_default();
        let to = here.read_untracked(|workshop| {
            let (before, after) = workshop.brief.beside(&now);
            (if next { after } else { before }).map(|sheet| sheet.id.clone())
        });
        if let Some(to) = to.flatten() {
            let step = at_round(here, round.get_untracked()).indicator(&to);
            address::choose(here.store, step.screen());
        }
    });
    // Esc in full screen is the browser's, and is heard of by this alone.
    let leaving = window_event_listener_untyped("fullscreenchange", move |_| {
        if document().fullscreen_element().is_none() {
            presenting.try_set(false);
        }
    });
    on_cleanup(move || {
        listening.remove();
        leaving.remove();
        leave_full_screen();
    });
}

fn leave_full_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    }
}

fn at_round(here: Here, round: u32) -> Step {
    here.step(WorkshopStep::Reveal).round(i32::try_from(round).ok())
}

fn sheet(
    here: Here,
    chosen: Chosen,
    collection: Memo<Collection>,
    id: Id,
    round: u32,
    presenting: RwSignal<bool>,
) -> AnyView {
    let Here { store, words, .. } = here;
    let Some(brief) = here.read_untracked(|workshop| workshop.brief.clone()) else {
        return ().into_any();
    };
    super::at_the_top();
    let Some(sheet) = brief.sheet(&id).cloned() else { return ().into_any() };
    let all = {
        let id = id.clone();
        memo(move || collection.with(|found| Distribution::of(found, &id)))
    };
    let line = RwSignal::new(None::<Id>);
    let statement = {
        let sheet = sheet.clone();
        move || all.with(|all| (words.spread)(&sheet, all, store.text))
    };
    let switch = {
        let id = id.clone();
        move |table: bool, name: &'static str| {
            let step = at_round(here, round).indicator(&id).table(table);
            let pressed = move || (chosen.table.get() == table).to_string();
            button()
                .aria_pressed(pressed)
                .on(ev::click, move |_| address::choose(store, step.clone().screen()))
                .child(name)
        }
    };
    let body = {
        let (brief, sheet) = (brief.clone(), sheet.clone());
        move || match chosen.table.get() {
            true => (table(here, &sheet, all), quiet(words.quartile_rule)).into_any(),
            false => untrack(|| drawn(here, &brief, &sheet, all, line)),
        }
    };
    let present = move |_| {
        let on = !presenting.get_untracked();
        presenting.set(on);
        super::at_the_top();
        // Where the browser allows it; without, the type is as large.
        if on {
            if let Some(page) = document().document_element() {
                let _ = page.request_fullscreen();
            }
        } else {
            leave_full_screen();
        }
    };
    view! {
        <article class="sheet" aria-labelledby="sheet-name">
            <div class="ask">
                <div>
                    <h1 id="sheet-name" tabindex="-1">{bilingual(name(&sheet, store.text).to_string())}</h1>
                    <p>{move || bilingual(statement())}" "{sample_tag(here)}</p>
                </div>
                <p class="switch" role="group" aria-label=words.shown_as>
                    {switch(false, words.as_chart)}
                    {switch(true, words.as_table)}
                </p>
            </div>
            <div class="together">
                <div>{body}</div>
                <div class="voices">
                    {voices(here, &sheet, all, line)}
                    {said(here, &sheet, collection)}
                </div>
            </div>
            {uses(here, &brief, &sheet, all, collection, round)}
            <nav class="turn" aria-label=words.turn>
                {turn(here, &brief, &id, round)}
                {rounds(here, &id, round)}
                {button().on(ev::click, present).child(move || if presenting.get() { words.present_end } else { words.present })}
                {again(here, round)}
            </nav>
        </article>
    }
    .into_any()
}

fn drawn(
    here: Here,
    brief: &Brief,
    sheet: &Sheet,
    all: Memo<Distribution>,
    line: RwSignal<Option<Id>>,
) -> AnyView {
    let words = here.words;
    view! {
        {lines(here, brief, sheet, all, line)}
        {key(here, all)}
        <p class="quiet">{words.tap_a_line}</p>
    }
    .into_any()
}

/// 凡例
pub fn key(here: Here, all: Memo<Distribution>) -> AnyView {
    let words = here.words;
    let many = move || all.with(|all| all.lines.iter().any(|line| !line.stands_out));
    let middle = move || all.with(|all| all.years.values().any(|spread| spread.middle.is_some()));
    let median = move || all.with(|all| all.years.values().any(|spread| spread.count > 1));
    view! {
        <ul class="key lines-key" aria-label=words.key>
            {move || median().then(|| view! { <li><i data-line="median"></i>{words.median_note}</li> }.into_any())}
            {move || middle().then(|| view! { <li><i data-line="middle"></i>{words.middle_note}</li> }.into_any())}
            <li><i data-line="one"></i>{words.one_line}</li>
            {move || many().then(|| view! { <li><i data-line="pale"></i>{words.pale_line}</li> }.into_any())}
            <li><i data-line="dot"></i>{words.dot_note}</li>
        </ul>
    }
    .into_any()
}

/// Reasons, from the highest end to the lowest, in the quarters they belong to.
fn voices(
    here: Here,
    sheet: &Sheet,
    all: Memo<Distribution>,
    chosen: RwSignal<Option<Id>>,
) -> AnyView {
    let Here { store, words, .. } = here;
    let sheet = StoredValue::new(sheet.clone());
    let is_chosen = move |of: &Id| chosen.with(|chosen| chosen.as_ref() == Some(of));
    let choose = move |id: Id| {
        chosen.update(|chosen| *chosen = Some(id.clone()).filter(|id| chosen.as_ref() != Some(id)));
    };
    let value = move |line: &Line| {
        let end = line.sketch.path.values().next_back().copied();
        sheet.with_value(|sheet| end.map(|end| figure(sheet, end, store.text)))
    };
    let reasoned = move |line: &Line| {
        let (id, pressed) = (line.of.clone(), line.of.clone());
        let sure = line.sketch.sure.map(|sure| (words.sure_told)(sure));
        view! {
            <li>
                <button type="button" class="voice" aria-pressed=move || is_chosen(&pressed).to_string() on:click=move |_| choose(id.clone())>
                    <b class="figure">{value(line)}</b>
                    <span>{bilingual(line.sketch.why.clone())}" "<small class="quiet">{sure}</small></span>
                </button>
            </li>
        }
        .into_any()
    };
    // Those who gave no reason stand side by side: their lines can be looked at all the same.
    let plain = move |line: &Line| {
        let (id, pressed) = (line.of.clone(), line.of.clone());
        view! {
            <button type="button" class="chip" aria-pressed=move || is_chosen(&pressed).to_string() on:click=move |_| choose(id.clone())>{value(line)}</button>
        }
        .into_any()
    };
    let group = move |title: &'static str, lines: Vec<Line>| {
        let (with, without): (Vec<Line>, Vec<Line>) =
            lines.into_iter().rev().partition(|line| !line.sketch.why.trim().is_empty());
        let chips = (!without.is_empty()).then(|| {
            let chips = without.iter().map(plain).collect::<Vec<_>>();
            view! { <p class="chips"><small class="quiet">{words.no_reason}</small>{chips}</p> }
                .into_any()
        });
        (!with.is_empty() || chips.is_some()).then(|| {
            let reasons = with.iter().map(reasoned).collect::<Vec<_>>();
            view! { <h3>{title}</h3><ul>{reasons}</ul>{chips} }.into_any()
        })
    };
    let groups = move || {
        all.with(|all| {
            let [low, middle, high] = all.quarters();
            match all.lines.len() < 3 {
                true => group(words.all_lines, all.lines.clone()).into_any(),
                false => (
                    group(words.high_quarter, high),
                    group(words.middle_half, middle),
                    group(words.low_quarter, low),
                )
                    .into_any(),
            }
        })
    };
    view! { <section aria-labelledby="voices"><h2 id="voices">{words.reasons}</h2>{groups}</section> }
        .into_any()
}

/// 意見カード on this indicator.
fn said(here: Here, sheet: &Sheet, collection: Memo<Collection>) -> AnyView {
    let words = here.words;
    let id = sheet.id.clone();
    (move || {
        let all = collection.with(cards);
        let here: Vec<_> = all
            .into_iter()
            .filter(|card| card.indicator.as_ref().is_none_or(|about| *about == id))
            .map(|card| {
                let any = card.indicator.is_none().then_some(words.card_any);
                view! { <li>{bilingual(card.text)}" "<small class="quiet">{any}</small></li> }.into_any()
            })
            .collect();
        (!here.is_empty()).then(|| {
            view! { <section aria-labelledby="cards"><h2 id="cards">{words.cards}</h2><ul class="said">{here}</ul></section> }.into_any()
        })
    })
    .into_any()
}

/// The same as a table: of each year how many, the median, the middle half, the ends.
pub fn table(here: Here, sheet: &Sheet, all: Memo<Distribution>) -> AnyView {
    let Here { store, words, .. } = here;
    let (sheet, named) = (sheet.clone(), sheet.clone());
    let rows = move || {
        let row = |(year, spread): (&i32, &Spread)| {
            let figure = |value: rust_decimal::Decimal| {
                measured(digits(value), crate::chart::workshop::unit(&sheet, store.text))
            };
            let middle = spread.middle.map_or_else(
                || words.too_few.to_string(),
                |(low, high)| (store.text.write.span)(&figure(low), &figure(high)),
            );
            view! {
                <tr>
                    <th scope="row">{(store.text.write.period)(sheet.period(*year))}</th>
                    {number_cell(words.count_head).child(spread.count)}
                    {number_cell(words.median).child(figure(spread.median))}
                    {cell(words.middle_half).child(middle)}
                    {number_cell(words.least).child(figure(spread.least.decimal()))}
                    {number_cell(words.greatest).child(figure(spread.greatest.decimal()))}
                </tr>
            }
            .into_any()
        };
        all.with(|all| all.years.iter().map(row).collect::<Vec<_>>())
    };
    let table = view! {
        <table class="table">
            <thead><tr>
                {column(store.text.common.fiscal_year)}
                {number_column(words.count_head)}
                {number_column(words.median)}
                {column(words.middle_half)}
                {number_column(words.least)}
                {number_column(words.greatest)}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any();
    let name = crate::chart::workshop::name(&named, store.text).to_string();
    scrolling(format!("{name}　{}", words.spread_table), table)
}

fn turn(here: Here, brief: &Brief, id: &Id, round: u32) -> AnyView {
    let words = here.words;
    let at = brief.sheets.iter().position(|sheet| sheet.id == *id).unwrap_or_default();
    let (before, after) = brief.beside(id);
    let link = |sheet: Option<&Sheet>, name: &'static str| match sheet {
        Some(sheet) => {
            let step = at_round(here, round).indicator(&sheet.id);
            // Taking a target makes a copy of what is published: from then on it goes on there.
            let href = move || here.href(step.clone());
            view! { <a class="button" href=href>{name}</a> }.into_any()
        }
        None => ().into_any(),
    };
    let paper = move || here.href(here.step(WorkshopStep::Result).round(i32::try_from(round).ok()));
    view! {
        {link(before, words.sheet_before)}
        <p><b>{at + 1}</b>" ／ "{brief.sheets.len()}</p>
        {link(after, words.sheet_after)}
        <a href=paper>{words.result_page}</a>
    }
    .into_any()
}

/// The other rounds that have been revealed.
fn rounds(here: Here, id: &Id, round: u32) -> AnyView {
    let id = id.clone();
    (move || {
        let all = here.read(|workshop| workshop.revealed.clone()).unwrap_or_default();
        let link = |other: u32| {
            let href = here.href(at_round(here, other).indicator(&id));
            let current = (other == round).then_some("true");
            view! { <a href=href aria-current=current>{(here.words.round)(other)}</a> }.into_any()
        };
        (all.len() > 1).then(|| all.into_iter().map(link).collect::<Vec<_>>())
    })
    .into_any()
}

/// The next round, from the latest.
fn again(here: Here, round: u32) -> AnyView {
    let Here { store, words, .. } = here;
    let latest = move || here.read(|workshop| workshop.brief.round == round).unwrap_or_default();
    let held = here.read_untracked(|workshop| workshop.held_here).unwrap_or_default();
    let act = move |_| {
        here.dispatch(WorkshopCommand::NextRound { workshop: here.id() });
        address::go(store, store.place(crate::place::Screen::Workshop { id: here.id() }), false);
    };
    (move || (held && latest()).then(|| press_primary((words.draw_round)(round + 1), act)))
        .into_any()
}
