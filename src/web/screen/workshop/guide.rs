//! On paper: a page for whoever holds the 勉強会, and one for each table, on which can be written as well.

use leptos::prelude::*;

use super::{Here, year_heads};
use crate::chart::workshop::{name, unit};
use crate::place::Screen;
use crate::web::part::crumbs::crumbs;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{press_primary, scrolling};
use crate::workshop::{Brief, Sheet};

/// The way back, and the button that prints.
pub fn above(here: Here) -> AnyView {
    let words = here.words;
    let title = here.read_untracked(|workshop| workshop.brief.title.clone()).unwrap_or_default();
    let way = vec![
        (words.title.to_string(), Screen::Workshops { code: String::new() }),
        (title, Screen::Workshop { id: here.id() }),
    ];
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        {crumbs(here.store, way)}
        <p class="ways">{press_primary(words.print, print)}</p>
    }
    .into_any()
}

/// When and where, below a title.
pub fn place(here: Here, brief: &Brief) -> AnyView {
    let round = (here.words.round)(brief.round);
    let parts = [brief.title.clone(), brief.date.clone(), brief.venue.clone(), round];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    view! { <p class="place">{bilingual(parts.join("　"))}</p> }.into_any()
}

pub fn facilitator(here: Here) -> AnyView {
    let words = here.words;
    let Some(brief) = here.read_untracked(|workshop| workshop.brief.clone()) else {
        return ().into_any();
    };
    let step = |(title, what): &(&'static str, &'static str)| {
        view! { <li><b>{*title}</b><p>{*what}</p></li> }.into_any()
    };
    let steps = words.guide_steps.iter().map(step).collect::<Vec<_>>();
    let troubles = words
        .guide_troubles
        .iter()
        .map(|(what, then)| view! { <div><dt>{*what}</dt><dd>{*then}</dd></div> }.into_any())
        .collect::<Vec<_>>();
    view! {
        {above(here)}
        <article class="a4">
            <h1>{words.guide}</h1>
            {place(here, &brief)}
            <p class="lead">{words.guide_lead}</p>
            <ol class="guide">{steps}</ol>
            <h2>{words.guide_trouble}</h2>
            <dl class="facts">{troubles}</dl>
        </article>
    }
    .into_any()
}

pub fn tables(here: Here) -> AnyView {
    let words = here.words;
    let Some(brief) = here.read_untracked(|workshop| workshop.brief.clone()) else {
        return ().into_any();
    };
    // Without named groups one page, to be copied.
    let groups = match brief.groups.is_empty() {
        true => vec![String::new()],
        false => brief.groups.clone(),
    };
    let page = |group: String| {
        let name = if group.is_empty() { words.table_page.to_string() } else { group };
        let steps = words.table_steps.iter().map(|step| view! { <li>{*step}</li> }.into_any());
        let steps = steps.collect::<Vec<_>>();
        let questions =
            brief.questions.iter().map(|q| view! { <li>{bilingual(q.clone())}</li> }.into_any());
        let questions = questions.collect::<Vec<_>>();
        view! {
            <article class="a4">
                <header class="group">
                    <h1>{bilingual(name.clone())}</h1>
                    <p><b>{words.purpose}</b></p>
                </header>
                {place(here, &brief)}
                <ol class="guide">{steps}</ol>
                {(!brief.questions.is_empty()).then(|| view! { <h2>{words.questions}</h2><ul>{questions}</ul> }.into_any())}
                <h2>{words.by_pencil}</h2>
                <p class="quiet">{words.by_pencil_note}</p>
                {blank(here, &brief, &name)}
                <h2>{words.cards}</h2>
                <p class="quiet">{words.by_pencil_cards}</p>
                <div class="box"></div>
            </article>
        }.into_any()
    };
    view! { {above(here)} {groups.into_iter().map(page).collect::<Vec<_>>()} }.into_any()
}

/// Lines to be filled in with a pencil.
fn blank(here: Here, brief: &Brief, group: &str) -> AnyView {
    let Here { store, words, .. } = here;
    let years = brief.years().collect::<Vec<_>>();
    // The reason has a line of its own: years, 低め and 高め side by side leave it no room.
    let across = (years.len() + 2).to_string();
    let row = |sheet: &Sheet| {
        let last =
            sheet.last().map(|(year, value)| (words.last_figure)(sheet, year, value, store.text));
        let blanks = years.iter().map(|_| view! { <td></td> }.into_any()).collect::<Vec<_>>();
        view! {
            <tbody>
                <tr>
                    <th scope="rowgroup" rowspan="2">{bilingual(name(sheet, store.text).to_string())}<small class="quiet">{unit(sheet, store.text).to_string()}" "{last}</small></th>
                    {blanks}<td></td><td></td>
                </tr>
                <tr><td class="why" colspan=across.clone()><small>{words.why}</small></td></tr>
            </tbody>
        }.into_any()
    };
    let table = view! {
        <table class="table pencil">
            <thead><tr><th scope="col">{store.text.common.indicator}</th>{year_heads(store.text, brief)}
                <th scope="col">{words.low}</th><th scope="col">{words.high}</th></tr></thead>
            {brief.sheets.iter().map(row).collect::<Vec<_>>()}
        </table>
    };
    scrolling(group.to_string(), table)
}
