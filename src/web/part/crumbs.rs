//! The way from the whole to here.

use leptos::prelude::*;

use crate::place::Screen;
use crate::web::store::Store;

/// Links, from the outermost in; the overview comes first by itself.
pub fn crumbs(store: Store, way: Vec<(String, Screen)>) -> AnyView {
    let first = (store.text.nav.overview.to_string(), Screen::Overview);
    let links = std::iter::once(first)
        .chain(way)
        .map(|(name, screen)| {
            let href = store.href(screen);
            view! { <li><a href=href>{name}</a></li> }
        })
        .collect_view();
    view! { <nav class="crumbs" aria-label=store.text.nav.crumbs><ol>{links}</ol></nav> }.into_any()
}
