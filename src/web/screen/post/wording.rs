//! A value beside another: of a text, the words that have gone and those that are new.

use leptos::prelude::*;
use serde_json::Value;

use crate::model::Strategy;
use crate::report::word_changes::{WordChange, word_changes};
use crate::text::Text;
use crate::web::widget::bilingual::bilingual;

/// Shorter texts are read at a glance.
const SHORT: usize = 8;

/// What a value says; where it is a text that has changed, how it came of the other one.
pub fn worded(
    text: &'static Text,
    strategy: &Strategy,
    fields: &[String],
    before: &Value,
    after: &Value,
) -> AnyView {
    let written = text.place_value(strategy, fields, after);
    let plain = |value: &Value| match fields {
        [field] => value.get(field).and_then(Value::as_str).map(str::to_string),
        _ => None,
    };
    let texts = plain(before).zip(plain(after)).filter(|(before, after)| {
        // A word of the file's is written otherwise on a screen: there is nothing in it to compare.
        before != after
            && *after == written
            && after.chars().count().max(before.chars().count()) > SHORT
    });
    let changes = texts.and_then(|(before, after)| word_changes(&before, &after));
    match changes {
        None => bilingual(written),
        Some(changes) => {
            let one = |change: WordChange| match change {
                WordChange::Same(words) => bilingual(words),
                WordChange::Gone(words) => view! { <del>{bilingual(words)}</del> }.into_any(),
                WordChange::New(words) => view! { <ins>{bilingual(words)}</ins> }.into_any(),
            };
            let all = changes.into_iter().map(one).collect::<Vec<_>>();
            view! { <span class="wording">{all}</span> }.into_any()
        }
    }
}
