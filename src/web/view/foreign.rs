//! Words of the document in another language than the interface's: marked, so that they are spoken rightly, wherever they
//! stand and without any view having to think of it.

use std::cell::Cell;

use super::element::{Piece, tag};
use crate::text::{Language, names};

thread_local! {
    /// Whether what is Japanese stands out.
    static MARKS: Cell<bool> = const { Cell::new(false) };
}

/// Views are built in a language from now on.
pub fn speak(language: Language) {
    MARKS.set(language != Language::Japanese);
}

/// Adds a text of which parts are foreign; `false` where there is nothing to mark.
pub(super) fn add(text: &str, pieces: &mut Vec<Piece>) -> bool {
    if !MARKS.get() {
        return false;
    }
    let parts = names::by_language(text);
    if !parts.iter().any(|(japanese, _)| *japanese) {
        return false;
    }
    for (japanese, part) in parts {
        let words = Piece::Text(part.to_string().into());
        pieces.push(match japanese {
            true => Piece::Element(tag("span").attr("lang", Language::Japanese.code()).child(words)),
            false => words,
        });
    }
    true
}
