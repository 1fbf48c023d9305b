//! ほかの見方: a figure by rules that others use.

use leptos::html;
use leptos::prelude::*;

use crate::measure::lens::Look;
use crate::text;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{cell, column, quiet};

/// What each of them shows, and its rule.
pub fn lenses(store: Store, looks: &[Look]) -> AnyView {
    let (text, words) = (store.text, &text::cycle(store.text).lenses);
    let thresholds = store.strategy.with(|strategy| strategy.about.thresholds);
    let row = |look: &Look| {
        let rate = look.rate.map(|rate| (text.write.percent)(rate, &thresholds));
        html::tr()
            .child(html::th().scope("row").child((words.lens)(look.lens)))
            .child(
                cell(words.heads[1])
                    .child((words.sight)(look.lens, look.sight))
                    .child(rate.map(|rate| (" ", html::small().child(rate)))),
            )
            .child(cell(words.heads[2]).child(bilingual((words.rule)(look.lens, &thresholds))))
    };
    let heads = html::tr().child(words.heads.map(column).into_iter().collect::<Vec<_>>());
    let table = html::table()
        .class("table")
        .child(html::thead().child(heads))
        .child(html::tbody().child(looks.iter().map(row).collect::<Vec<_>>()));
    (html::p().child(quiet(words.note)), table).into_any()
}
