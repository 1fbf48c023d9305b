//! What papers for a meeting have in common: 資料番号, the button that prints, the cover, and words in the margins.

use leptos::prelude::*;

use crate::text;
use crate::web::part::foot::on_paper;
use crate::web::reactive::effect;
use crate::web::store::Store;
use crate::web::view::{Child, Element, tag};
use crate::web::widget::field::{Commit, TextField};
use crate::web::widget::markup::{button, labelled, quiet};

/// 資料番号 at the top of every printed page, and at its bottom from when to when its figures are, where it has any.
pub(super) fn margins(store: Store, number: Memo<String>, dates: impl Fn() -> Option<String> + 'static) {
    effect(move || on_paper("--paper-number", Some(numbered(store, &number.get()))));
    effect(move || on_paper("--paper-dates", dates()));
    on_cleanup(|| {
        on_paper("--paper-number", None);
        on_paper("--paper-dates", None);
    });
}

/// What is pressed, and does not print: choices of the paper's own, its number, and the button.
pub(super) fn controls(store: Store, own: impl Child, number: Memo<String>, choose: Commit, note: &'static str) -> Element {
    let words = &text::cycle(store.text).handout;
    let print = || {
        let _ = window().print();
    };
    tag("div")
        .class("scope hints")
        .child(own)
        .child(labelled(words.number_label, TextField::new(words.number_label, number, choose)))
        .child(tag("div").child(button().kind("primary").on_click(print).child(words.print)).child(" ").child(quiet(note)))
}

/// For whom, what, and its number in a frame.
pub(super) fn cover(store: Store, body: String, title: String, lines: Vec<String>, number: &str) -> Element {
    let number = numbered(store, number);
    let lines = lines.into_iter().map(|line| tag("p").child(line)).collect::<Vec<_>>();
    tag("header")
        .class("cover")
        .child(tag("div").child(tag("p").child(body)).child(tag("h1").child(title)).child(lines))
        .child((!number.is_empty()).then(|| tag("p").class("number").child(number)))
}

fn numbered(store: Store, number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("{} {number}", text::cycle(store.text).handout.number) }
}
