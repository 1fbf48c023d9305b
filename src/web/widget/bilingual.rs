//! Words of the document within an interface of another language.

use leptos::html;
use leptos::prelude::*;

use crate::text::{Language, names};

/// A text that is, or quotes, what the document says: where the interface speaks another language,
/// the Japanese in it is marked with `lang`, so that it is spoken and set rightly. The interface's
/// own words need no mark.
pub fn bilingual(text: impl Into<String>) -> AnyView {
    fn marked(text: String) -> AnyView {
        let mark = |(japanese, part): (bool, &str)| match japanese {
            true => html::span().lang(Language::Japanese.code()).child(part.to_string()).into_any(),
            false => part.to_string().into_any(),
        };
        names::by_language(&text).into_iter().map(mark).collect_view().into_any()
    }
    let text = text.into();
    let long = text.len() > PHRASES;
    let shown = match use_context::<Language>() {
        None | Some(Language::Japanese) => text.into_any(),
        Some(_) => marked(text),
    };
    if long { html::span().class("long").child(shown).into_any() } else { shown }
}

/// Beyond so many bytes a browser takes seconds to look for phrases at which it could break a heading.
const PHRASES: usize = 1000;
