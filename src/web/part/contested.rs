//! A record of which there are several versions is marked as such wherever it stands, with the way to choose.

use leptos::html;
use leptos::prelude::*;

use crate::model::Id;
use crate::place::Screen;
use crate::web::store::Store;

/// The mark of a record, while there is something to choose.
pub fn contested(store: Store, record: Id) -> AnyView {
    (move || {
        store.is_contested(&record).then(|| {
            html::a()
                .class("tag")
                .attr("data-kind", "choose")
                .href(store.href(Screen::Contests))
                .child(store.text.frame.contests)
        })
    })
    .into_any()
}
