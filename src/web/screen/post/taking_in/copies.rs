//! The files that came, what each of them is, and the ways to more of them.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::Here;
use crate::exchange::{AnswerTo, ReturnedCopy};
use crate::model::{Answer, Id};
use crate::place::Screen;
use crate::session::{DocumentCommand, FileBytes};
use crate::text::{self, post};
use crate::web::address;
use crate::web::incoming::read_files;
use crate::web::screen::files::file_button;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{press, press_plain};

/// The files so far, and the way to more.
pub(super) fn copies(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let list = move || {
        let say = text::notices(store.text);
        let line = |(at, copy): (usize, &ReturnedCopy)| {
            let told = (words.copy)(copy, &(words.letter)(at));
            let seen = copy.seen.iter().map(say.seen);
            let remarks = seen.chain(copy.remarks.iter().map(say.remark));
            let remarks = remarks
                .map(|line| view! { <p class="quiet">{bilingual(line)}</p> }.into_any())
                .collect::<Vec<_>>();
            let apart = move |()| {
                store.dispatch_document(DocumentCommand::OpenCopy {
                    key: store.key.get_untracked(),
                    copy: at,
                })
            };
            view! {
                <li>
                    <p>{bilingual(told)}</p>
                    {answered(here, copy)}
                    {remarks}
                    <p class="asking">{answers(here, at)}" "{press_plain(words.open_apart, apart)}</p>
                </li>
            }
            .into_any()
        };
        let lines = here.read(|taking| taking.copies.iter().enumerate().map(line).collect());
        match lines {
            None => view! { <p class="quiet">{words.none}</p> }.into_any(),
            Some::<Vec<AnyView>>(lines) => view! { <ul class="copies">{lines}</ul> }.into_any(),
        }
    };
    view! {
        <div>
            {list}
            <div class="choose">{choose(store, words.choose)}</div>
            <p class="quiet">{words.choose_note}</p>
            {paste(here)}
        </div>
    }
    .into_any()
}

/// Rows of a spreadsheet, or the text of a file that came within a mail.
fn paste(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let pasted = RwSignal::new(String::new());
    let hold = move |()| {
        let text = pasted.get_untracked();
        if text.trim().is_empty() {
            return;
        }
        pasted.set(String::new());
        let key = store.key.get_untracked();
        let file =
            FileBytes { name: String::new(), bytes: text.into_bytes(), text: None, read: None };
        store.dispatch_document(DocumentCommand::HoldAgainst { key, file });
    };
    let field = view! {
        <textarea class="input" rows="3" aria-label=words.paste prop:value=move || pasted.get()
            on:input=move |event| pasted.set(event_target_value(&event))></textarea>
    };
    view! {
        <details class="paste">
            <summary>{words.paste}</summary>
            {field}
            <p>{press(words.paste_hold, hold)}</p>
        </details>
    }
    .into_any()
}

/// What a file answers, a sentence each.
fn answered(here: Here, copy: &ReturnedCopy) -> Vec<AnyView> {
    let words = &post(here.store.text).circulation;
    let strategy = here.store.strategy.get_untracked();
    let told = |answer: &AnswerTo| {
        let asked = strategy.circulations.get(&answer.circulation)?;
        let told = (words.answered)(&asked.name, &answer.division, answer.own, answer.foreign);
        let same = |known: &Arc<Answer>| {
            !copy.file_id.is_empty()
                && known.file_id == copy.file_id
                && known.division == answer.division
        };
        let before = strategy.answers.of(&asked.id).any(same).then_some(words.answered_before);
        Some(view! { <p><b>{bilingual(told)}</b>" "{before}</p> }.into_any())
    };
    copy.answers.iter().filter_map(told).collect()
}

/// Which request a file answers, where there are any: it may not say so itself.
fn answers(here: Here, at: usize) -> Option<AnyView> {
    let store = here.store;
    let words = &post(store.text).circulation;
    let strategy = store.strategy.get_untracked();
    let answer = here.taking.with_untracked(|taking| {
        taking.as_ref().and_then(|taking| taking.copies.get(at)?.answers.first().cloned())
    });
    let mut choices: Vec<(Id, String)> = Vec::new();
    for asked in strategy.circulations.iter() {
        choices.extend(asked.divisions.iter().map(|name| (asked.id.clone(), name.clone())));
    }
    if choices.is_empty() {
        return None;
    }
    let chosen = answer.and_then(|answer| {
        choices
            .iter()
            .position(|known| *known == (answer.circulation.clone(), answer.division.clone()))
    });
    let option = |(number, (asked, division)): (usize, &(Id, String))| {
        let name = strategy.circulations.get(asked).map(|found| found.name.clone());
        let name = format!("{}　{division}", name.unwrap_or_default());
        view! { <option value=number.to_string() selected=chosen == Some(number)>{name}</option> }
            .into_any()
    };
    let options = choices.iter().enumerate().map(option).collect::<Vec<_>>();
    let change = move |event: ev::Event| {
        let to =
            event_target_value(&event).parse().ok().and_then(|at: usize| choices.get(at).cloned());
        let key = store.key.get_untracked();
        store.dispatch_document(DocumentCommand::AnswerFor { key, copy: at, to });
    };
    Some(
        view! {
            <label class="answer-for">{words.answer_for}
                <select class="input" on:change=change>
                    <option value="">{words.answers_nothing}</option>
                    {options}
                </select>
            </label>
        }
        .into_any(),
    )
}

/// A button by which files are held against the document at hand.
pub fn choose(store: Store, label: &'static str) -> AnyView {
    file_button(label, move |files| {
        let key = store.key.get_untracked();
        read_files(store, files, move |file| {
            store.dispatch_document(DocumentCommand::HoldAgainst { key: key.clone(), file });
            let screen = store.place(Screen::TakingIn);
            address::go(store, screen, false);
        });
    })
}
