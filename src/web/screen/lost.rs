//! Where the address leads nowhere: said plainly, with the way on.

use leptos::prelude::*;

use crate::place::{Address, Screen};
use crate::web::effects;
use crate::web::reactive::dynamic;
use crate::web::store::Store;

pub fn missing_document(store: Store) -> impl IntoView {
    let frame = &store.text.frame;
    view! {
        <header class="heading"><h1>{frame.missing_document}</h1></header>
        <p class="lead">{frame.missing_document_note}</p>
        <p class="ways">
            <a class="button" data-kind="primary" href=Address::home().write()>{frame.open_published}</a>
            <a class="button" href=move || store.href(Screen::Files)>{store.text.files.open}</a>
        </p>
    }
}

/// A document that is kept but cannot be read: nothing was taken for empty, and its raw text can be had.
pub fn broken_document(store: Store) -> impl IntoView {
    let frame = &store.text.frame;
    let broken = move || store.session.with(|session| session.broken.get(&store.key.get()).cloned());
    let save = move |_| {
        if let Some(broken) = broken() {
            effects::download("genki-board-raw.txt", &broken.raw, "text/plain");
        }
    };
    view! {
        <header class="heading"><h1>{frame.unreadable_document}</h1></header>
        <p class="lead">{dynamic(move || broken().map(|broken| format!("{}　{}", (store.text.write.quoted)(&broken.name), (store.text.say.refusal)(&broken.refusal))))}</p>
        <p>{frame.unreadable_document_note}</p>
        <p class="ways">
            <button type="button" class="button" data-kind="primary" on:click=save>{frame.save_raw}</button>
            <a class="button" href=Address::home().write()>{frame.open_published}</a>
        </p>
    }
}

/// The document is there, but the place is not in it.
pub fn missing_place(store: Store) -> impl IntoView {
    let frame = &store.text.frame;
    view! {
        <header class="heading"><h1>{frame.missing_place}</h1></header>
        <p class="lead">{frame.missing_place_note}</p>
        <p class="ways"><a class="button" data-kind="primary" href=move || store.href(Screen::Overview)>{frame.to_overview}</a></p>
    }
}
