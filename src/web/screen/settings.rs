//! 設定: of this browser alone.

use leptos::html;
use leptos::prelude::*;

use crate::session::DocumentCommand;
use crate::text::{Language, work};
use crate::web::part::masthead::language_link;
use crate::web::store::Store;
use crate::web::widget::field::TextField;
use crate::web::widget::markup::{heading, section};

pub fn screen(store: Store) -> AnyView {
    let words = &work(store.text).settings;
    let language = |language: Language| html::li().child(language_link(store, language, None));
    (
        heading(words.title, html::p().class("lead").child(words.lead)),
        section(
            "language",
            words.language,
            html::div()
                .child(html::ul().class("lines").child(Language::ALL.map(language)))
                .child(html::p().class("quiet").child(words.language_note)),
        ),
        section("name", words.name, name_field(store)),
        section("privacy", words.privacy, html::p().child(words.privacy_note)),
        section(
            "version",
            store.text.frame.version,
            html::p().class("figure").child(env!("CARGO_PKG_VERSION")),
        ),
    )
        .into_any()
}

/// Who one is: it stands in the files that go out and in the history of changes.
pub fn name_field(store: Store) -> AnyView {
    let words = &work(store.text).settings;
    let label = Signal::derive(move || store.session.with(|session| session.label.clone()));
    let commit = Callback::new(move |label: String| {
        store.dispatch_document(DocumentCommand::SetLabel { label });
        Ok(())
    });
    html::div()
        .class("narrow")
        .child(view! { <TextField label={words.name} value={label} commit={commit}/> })
        .child(html::p().class("quiet").child(words.name_note))
        .into_any()
}
