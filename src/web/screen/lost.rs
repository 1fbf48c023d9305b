//! Where the address leads nowhere: said plainly, with the way on.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::place::{Address, Screen};
use crate::text;
use crate::web::effects;
use crate::web::store::Store;
use crate::web::widget::markup::{button, heading};

pub fn missing_document(store: Store) -> impl IntoView + 'static {
    let frame = &store.text.frame;
    (
        heading(frame.missing_document, ()),
        html::p().class("lead").child(frame.missing_document_note),
        html::p()
            .class("ways")
            .child(
                html::a()
                    .class("button")
                    .attr("data-kind", "primary")
                    .href(store.url(&Address::home()))
                    .child(frame.open_published),
            )
            .child(
                html::a()
                    .class("button")
                    .href(move || store.href(Screen::Files))
                    .child(store.text.frame.open_file),
            ),
    )
}

/// A document that is kept but cannot be read: nothing was taken for empty, and its raw text can be
/// had.
pub fn broken_document(store: Store) -> impl IntoView + 'static {
    let frame = &store.text.frame;
    let broken =
        move || store.session.with(|session| session.broken.get(&store.key.get()).cloned());
    let save = move || {
        if let Some(broken) = broken() {
            effects::download("genki-board-raw.txt", &broken.raw, "text/plain");
        }
    };
    (
        heading(frame.unreadable_document, ()),
        html::p().class("lead").child(move || {
            broken().map(|broken| {
                format!(
                    "{}　{}",
                    (store.text.write.quoted)(&broken.name),
                    (text::notices(store.text).refusal)(&broken.refusal)
                )
            })
        }),
        html::p().child(frame.unreadable_document_note),
        html::p()
            .class("ways")
            .child(
                button()
                    .attr("data-kind", "primary")
                    .on(ev::click, move |_| save())
                    .child(frame.save_raw),
            )
            .child(
                html::a()
                    .class("button")
                    .href(store.url(&Address::home()))
                    .child(frame.open_published),
            ),
    )
}

/// The document is there, but the place is not in it.
pub fn missing_place(store: Store) -> impl IntoView + 'static {
    let frame = &store.text.frame;
    (
        heading(frame.missing_place, ()),
        html::p().class("lead").child(frame.missing_place_note),
        html::p().class("ways").child(
            html::a()
                .class("button")
                .attr("data-kind", "primary")
                .href(move || store.href(Screen::Overview))
                .child(frame.to_overview),
        ),
    )
}
