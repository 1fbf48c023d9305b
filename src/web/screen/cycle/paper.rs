//! What papers for a meeting have in common: 資料番号, the button that prints, the cover, and words in
//! the margins.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::text;
use crate::web::part::foot::on_paper;
use crate::web::reactive::effect;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::{Commit, TextField};
use crate::web::widget::markup::{button, labelled, quiet};

/// 資料番号 at the top of every printed page, and at its bottom from when to when its figures are,
/// where it has any.
pub(super) fn margins(
    store: Store,
    number: Memo<String>,
    dates: impl Fn() -> Option<String> + 'static,
) {
    effect(move || on_paper("--paper-number", Some(numbered(store, &number.get()))));
    effect(move || on_paper("--paper-dates", dates()));
    on_cleanup(|| {
        on_paper("--paper-number", None);
        on_paper("--paper-dates", None);
    });
}

/// What is pressed, and does not print: choices of the paper's own, its number, and the button.
pub(super) fn controls(
    store: Store,
    own: impl IntoView + 'static,
    number: Memo<String>,
    choose: Commit,
    note: &'static str,
) -> AnyView {
    let words = &text::cycle(store.text).handout;
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
pub(super) fn cover(
    store: Store,
    body: String,
    title: String,
    lines: Vec<String>,
    number: &str,
) -> AnyView {
    let number = numbered(store, number);
    let lines = lines.into_iter().map(|line| html::p().child(bilingual(line))).collect::<Vec<_>>();
    html::header()
        .class("cover")
        .child(
            html::div()
                .child(html::p().child(bilingual(body)))
                .child(html::h1().child(bilingual(title)))
                .child(lines),
        )
        .child((!number.is_empty()).then(|| html::p().class("number").child(number)))
        .into_any()
}

/// 「資料１」, whether somebody has typed 「１」 or all of it.
fn numbered(store: Store, number: &str) -> String {
    let (number, word) = (number.trim(), text::cycle(store.text).handout.number);
    if number.is_empty() || number.to_lowercase().starts_with(&word.to_lowercase()) {
        number.to_string()
    } else {
        format!("{word} {number}")
    }
}
