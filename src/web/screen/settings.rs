//! 設定: of this browser alone.

use leptos::prelude::*;

use crate::session::Command;
use crate::text::{Language, work};
use crate::web::part::masthead::language_link;
use crate::web::store::Store;
use crate::web::view::{Piece, tag};
use crate::web::widget::field::TextField;
use crate::web::widget::markup::{heading, section};

pub fn screen(store: Store) -> Piece {
    let words = &work(store.text).settings;
    let label = Signal::derive(move || store.session.with(|session| session.label.clone()));
    let commit = Callback::new(move |label: String| {
        store.dispatch(Command::SetLabel { label });
        Ok(())
    });
    let language = |language: Language| {
        let current = (language == store.text.language).then_some("true");
        tag("li").child(language_link(store, language).attr("aria-current", current))
    };
    Piece::of((
        heading(words.title).child(tag("p").class("lead").child(words.lead)),
        section("language", words.language).child(
            tag("div")
                .child(tag("ul").class("lines").child(Language::ALL.map(language)))
                .child(tag("p").class("quiet").child(words.language_note)),
        ),
        section("name", words.name).child(
            tag("div")
                .class("narrow")
                .child(TextField::new(words.name, label, commit))
                .child(tag("p").class("quiet").child(words.name_note)),
        ),
        section("privacy", words.privacy).child(tag("p").child(words.privacy_note)),
        section("version", store.text.frame.version).child(tag("p").class("figure").child(env!("CARGO_PKG_VERSION"))),
    ))
}
