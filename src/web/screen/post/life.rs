//! On an indicator's sheet: how its figures and fields came to be what they are.

use leptos::prelude::*;
use leptos::{ev, html};

use super::differences::difference_table;
use crate::change::{life as life_of, of_indicator};
use crate::model::Id;
use crate::text::post;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;

/// Folded: it is made when somebody opens it.
pub fn life(store: Store, id: Id) -> AnyView {
    let words = &post(store.text).versions;
    let open = RwSignal::new(false);
    let told = move || {
        open.get().then(|| {
            let (document, strategy) = (store.document.get(), store.strategy.get());
            let found = life_of(&document, &of_indicator(&document, &strategy, &id));
            if found.is_empty() {
                return html::p().class("quiet").child(words.life_none).into_any();
            }
            let version = |(version, differences): &(_, Vec<_>)| {
                let name = (words.short)(version);
                let table = difference_table(store, words, &name, differences);
                html::li().child((html::p().class("name").child(bilingual(name)), table)).into_any()
            };
            // The latest first, as everywhere.
            let all = found.iter().rev().map(version).collect::<Vec<_>>();
            html::ol().class("versions").child(all).into_any()
        })
    };
    html::details()
        .class("fold")
        .on(ev::toggle, move |event| {
            let details: web_sys::HtmlElement = event_target(&event);
            open.set(details.has_attribute("open"));
        })
        .child(html::summary().child(words.life))
        .child(told)
        .into_any()
}
