//! Papers that are handed out: how one is chosen, its cover, and words in the margins.

pub mod evaluation;
pub mod handout;
pub mod meeting;
pub mod plan;

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::{ev, html};

use self::meeting::place_and_time;
use super::{direction_choice, planned_years, shown_directions, year_choice};
use crate::model::{FiscalYear, Id, Strategy, order};
use crate::place::{PaperOf, Screen};
use crate::text;
use crate::web::address;
use crate::web::part::foot::on_paper;
use crate::web::reactive::{effect, memo};
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::{Commit, TextField, choice};
use crate::web::widget::markup::{button, labelled, quiet};

/// A paper of a year: what it is made of, as its address says it.
#[derive(Clone, Copy)]
struct YearPaper {
    store: Store,
    of: Memo<PaperOf>,
    year: Memo<FiscalYear>,
    /// The directions that are on it.
    shown: Memo<Vec<Id>>,
    number: Memo<String>,
    /// The same paper, made of something else.
    screen: fn(PaperOf) -> Screen,
}

impl YearPaper {
    /// Of the year that is named, or of the usual one.
    fn new(
        store: Store,
        of: Memo<PaperOf>,
        usual: fn(&Strategy) -> FiscalYear,
        screen: fn(PaperOf) -> Screen,
    ) -> YearPaper {
        let year = memo(move || {
            let usual = || store.strategy.with(|strategy| usual(strategy));
            of.with(|of| of.year).map_or_else(usual, FiscalYear)
        });
        let direction = memo(move || of.with(|of| of.direction.clone()));
        let number = memo(move || of.with(|of| of.number.clone()));
        YearPaper { store, of, year, shown: shown_directions(store, direction), number, screen }
    }

    /// Whether all directions are on it.
    fn is_whole(self) -> bool {
        let all = self.store.outline.with(|outline| outline.directions.len());
        self.shown.with(Vec::len) == all
    }

    /// Goes to the paper that is made of something else.
    fn choose(self, change: impl FnOnce(&mut PaperOf)) {
        let mut of = self.of.get_untracked();
        // The year stays, whatever else is chosen.
        of.year.get_or_insert(self.year.get_untracked().0);
        change(&mut of);
        address::choose(self.store, (self.screen)(of));
    }

    /// What it is made of, to be chosen: the year among those of the plans and those beside it.
    fn choices(self, label: &'static str, note: &'static str, offset: i32) -> AnyView {
        let words = &text::cycle(self.store.text).paper;
        let known = move |strategy: &Strategy| -> BTreeSet<i32> {
            let now = self.year.get().0;
            let planned = planned_years(strategy).map(|year| year + offset);
            order::gathered([now - 1, now + 1].into_iter().chain(planned))
        };
        let years = year_choice(
            self.store,
            label,
            Signal::derive(move || self.year.get().0),
            known,
            move |year| self.choose(|of| of.year = year.or(of.year)),
        );
        let directions = direction_choice(self.store, self.shown, move |direction| {
            self.choose(|of| of.direction = direction);
        });
        let number = Callback::new(move |typed: String| {
            self.choose(|of| of.number = typed.trim().to_string());
            Ok(())
        });
        controls(
            self.store,
            [years, directions, self.meeting_choice(words.meeting)],
            self.number,
            number,
            note,
        )
    }

    /// For which of the meetings, where there are any.
    fn meeting_choice(self, label: &'static str) -> AnyView {
        let (store, words) = (self.store, &text::cycle(self.store.text).paper);
        let value = memo(move || {
            self.of.with(|of| of.meeting.as_ref().map(Id::to_string)).unwrap_or_default()
        });
        let options = move || {
            let none = (String::new(), words.no_meeting.to_string());
            let strategy = store.strategy.get();
            let named =
                strategy.meetings.iter().map(|found| (found.id.to_string(), found.name.clone()));
            std::iter::once(none).chain(named).collect()
        };
        let commit = Callback::new(move |word: String| {
            self.choose(|of| of.meeting = (!word.is_empty()).then(|| word.into()));
            Ok(())
        });
        let there = memo(move || store.strategy.with(|strategy| !strategy.meetings.is_empty()));
        (move || there.get().then(|| labelled(label, choice(label, value, options, commit))))
            .into_any()
    }

    /// For whom: the meeting with its day and place, or the committee that the document names.
    fn cover(self, title: String, lines: Vec<String>) -> AnyView {
        let strategy = self.store.strategy.get();
        let meeting = self.of.with(|of| of.meeting.clone());
        let above = match meeting.and_then(|meeting| strategy.meetings.get(&meeting)) {
            Some(meeting) => format!("{}　{}", meeting.name, place_and_time(self.store, meeting)),
            None => self.store.text.committee(&strategy.about),
        };
        cover(self.store, above, title, lines, &self.number.get())
    }
}

/// 資料番号 at the top of every printed page, and at its bottom from when to when its figures are,
/// where it has any.
fn margins(store: Store, number: Memo<String>, dates: impl Fn() -> Option<String> + 'static) {
    effect(move || on_paper("--paper-number", Some(numbered(store, &number.get()))));
    effect(move || on_paper("--paper-dates", dates()));
    on_cleanup(|| {
        on_paper("--paper-number", None);
        on_paper("--paper-dates", None);
    });
}

/// What is pressed, and does not print: choices of the paper's own, its number, and the button.
fn controls(
    store: Store,
    own: impl IntoView + 'static,
    number: Memo<String>,
    choose: Commit,
    note: &'static str,
) -> AnyView {
    let words = &text::cycle(store.text).paper;
    let print = || {
        let _ = window().print();
    };
    html::div()
        .class("scope hints")
        .child(own)
        .child(labelled(
            words.number_label,
            view! { <TextField label={words.number_label} value={number} commit={choose}/> },
        ))
        .child(
            html::div()
                .child(
                    button()
                        .attr("data-kind", "primary")
                        .on(ev::click, move |_| print())
                        .child(words.print),
                )
                .child(" ")
                .child(quiet(note)),
        )
        .into_any()
}

/// For whom, what, and its number in a frame.
fn cover(store: Store, above: String, title: String, lines: Vec<String>, number: &str) -> AnyView {
    let number = numbered(store, number);
    let line = |line: String| (!line.is_empty()).then(|| html::p().child(bilingual(line)));
    html::header()
        .class("cover")
        .child(
            html::div()
                .child(line(above))
                .child(html::h1().child(bilingual(title)))
                .child(lines.into_iter().map(line).collect::<Vec<_>>()),
        )
        .child((!number.is_empty()).then(|| html::p().class("number").child(number)))
        .into_any()
}

/// 「資料１」, whether somebody has typed 「１」 or all of it.
fn numbered(store: Store, number: &str) -> String {
    let (number, word) = (number.trim(), text::cycle(store.text).paper.number);
    if number.is_empty() || number.to_lowercase().starts_with(&word.to_lowercase()) {
        number.to_string()
    } else {
        format!("{word} {number}")
    }
}
