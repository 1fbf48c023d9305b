//! Where the address leads nowhere: said plainly, with the way on.

use leptos::prelude::*;

use crate::place::{Address, Screen};
use crate::text;
use crate::web::effects;
use crate::web::store::Store;
use crate::web::view::{Child, dynamic, tag};
use crate::web::widget::markup::{button, heading};

pub fn missing_document(store: Store) -> impl Child {
    let frame = &store.text.frame;
    (
        heading(frame.missing_document),
        tag("p").class("lead").child(frame.missing_document_note),
        tag("p")
            .class("ways")
            .child(tag("a").class("button").kind("primary").href(store.url(&Address::home())).child(frame.open_published))
            .child(tag("a").class("button").live("href", move || store.href(Screen::Files)).child(store.text.frame.open_file)),
    )
}

/// A document that is kept but cannot be read: nothing was taken for empty, and its raw text can be had.
pub fn broken_document(store: Store) -> impl Child {
    let frame = &store.text.frame;
    let broken = move || store.session.with(|session| session.broken.get(&store.key.get()).cloned());
    let save = move || {
        if let Some(broken) = broken() {
            effects::download("genki-board-raw.txt", &broken.raw, "text/plain");
        }
    };
    (
        heading(frame.unreadable_document),
        tag("p").class("lead").child(dynamic(move || {
            broken().map(|broken| {
                format!("{}　{}", (store.text.write.quoted)(&broken.name), (text::notices(store.text).refusal)(&broken.refusal))
            })
        })),
        tag("p").child(frame.unreadable_document_note),
        tag("p")
            .class("ways")
            .child(button().kind("primary").on_click(save).child(frame.save_raw))
            .child(tag("a").class("button").href(store.url(&Address::home())).child(frame.open_published)),
    )
}

/// The document is there, but the place is not in it.
pub fn missing_place(store: Store) -> impl Child {
    let frame = &store.text.frame;
    (
        heading(frame.missing_place),
        tag("p").class("lead").child(frame.missing_place_note),
        tag("p").class("ways").child(
            tag("a").class("button").kind("primary").live("href", move || store.href(Screen::Overview)).child(frame.to_overview),
        ),
    )
}
