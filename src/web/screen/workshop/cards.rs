//! 意見カード: what is said of the indicator that is sketched, or of anything.

use leptos::prelude::*;
use leptos::{ev, html};

use super::Here;
use crate::model::Id;
use crate::session::WorkshopCommand;
use crate::web::reactive::memo;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{press, press_plain};
use crate::workshop::{Card, Draft};

/// 意見カード on this indicator, and on anything.
pub fn cards(here: Here, ids: StoredValue<(Id, Id)>, draft: Memo<Option<Draft>>) -> AnyView {
    let words = here.words;
    let all =
        move || draft.with_untracked(|d| d.as_ref().map_or_else(Vec::new, |d| d.cards.clone()));
    let keep = move |cards: Vec<Card>| {
        let (draft, _) = ids.get_value();
        here.dispatch(WorkshopCommand::Cards { workshop: here.id(), draft, cards });
    };
    // What is typed builds no field anew: only another number of cards does.
    let count =
        memo(move || draft.with(|draft| draft.as_ref().map_or(0, |draft| draft.cards.len())));
    let add = move |about: bool| {
        let (_, indicator) = ids.get_value();
        let mut cards = all();
        cards.push(Card { indicator: about.then_some(indicator), text: String::new() });
        keep(cards);
    };
    let card = move |at: usize, card: Card| {
        let label = if card.indicator.is_some() { words.card_here } else { words.card_any };
        let write = move |text: String| {
            let mut cards = all();
            if let Some(card) = cards.get_mut(at) {
                card.text = text;
            }
            keep(cards);
        };
        let drop = move |_| {
            let mut cards = all();
            if at < cards.len() {
                cards.remove(at);
            }
            keep(cards);
        };
        view! {
            <li class="card">
                {written(label, "2", card.text, write)}
                {press_plain(words.card_drop, drop)}
            </li>
        }
        .into_any()
    };
    let asked = here.read_untracked(|workshop| workshop.brief.questions.clone());
    let questions = asked.unwrap_or_default().into_iter();
    let questions = questions.map(|question| view! { <li>{bilingual(question)}</li> }.into_any());
    let questions = questions.collect::<Vec<_>>();
    let listed = move || {
        if count.get() == 0 {
            return Vec::new();
        }
        let (_, indicator) = ids.get_value();
        let here = move |card: &Card| card.indicator.as_ref().is_none_or(|id| *id == indicator);
        let shown = all().into_iter().enumerate().filter(|(_, one)| here(one));
        shown.map(|(at, one)| card(at, one)).collect::<Vec<_>>()
    };
    view! {
        <section class="cards" aria-label=words.cards>
            {(!questions.is_empty()).then(|| view! { <ul class="questions">{questions}</ul> }.into_any())}
            <p class="quiet">{words.cards_note}</p>
            <ul>{listed}</ul>
            <p class="ways">
                {press(words.card_add_here, move |_| add(true))}
                {press(words.card_add_any, move |_| add(false))}
            </p>
        </section>
    }
    .into_any()
}

/// A text that is kept with every letter; what an input method is still putting together is not
/// touched.
pub fn written(
    label: impl Into<String>,
    rows: &'static str,
    text: String,
    keep: impl Fn(String) + 'static,
) -> AnyView {
    let field = html::textarea()
        .class("input")
        .rows(rows)
        .maxlength("2000")
        .prop("value", text)
        .on(ev::input, move |event| keep(event_target_value(&event)));
    view! { <label class="field"><span>{label.into()}</span>{field}</label> }.into_any()
}
