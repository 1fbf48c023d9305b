//! The way from the whole to here.

use crate::place::Screen;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use leptos::html;
use leptos::prelude::*;

/// Links, from the outermost in; the overview comes first by itself.
pub fn crumbs(store: Store, way: Vec<(String, Screen)>) -> AnyView {
    let first = (title(store, &Screen::Overview).to_string(), Screen::Overview);
    let links = std::iter::once(first)
        .chain(way)
        .map(|(name, screen)| {
            let href = store.href(screen);
            html::li().child(html::a().href(href).child(bilingual(name)))
        })
        .collect::<Vec<_>>();
    html::nav()
        .class("crumbs")
        .aria_label(store.text.nav.crumbs)
        .child(html::ol().child(links))
        .into_any()
}

/// A link to a screen, by what the screen is called.
pub fn titled_link(store: Store, screen: Screen) -> AnyView {
    let called = title(store, &screen);
    html::a().href(store.href(screen)).child(called).into_any()
}

fn title(store: Store, screen: &Screen) -> &'static str {
    screen.row().title.of(store.text.language)
}
