//! The way from the whole to here.

use crate::place::Screen;
use crate::web::store::Store;
use crate::web::view::{Element, tag};

/// Links, from the outermost in; the overview comes first by itself.
pub fn crumbs(store: Store, way: Vec<(String, Screen)>) -> Element {
    let first = (store.text.nav.overview.to_string(), Screen::Overview);
    let links = std::iter::once(first)
        .chain(way)
        .map(|(name, screen)| {
            let href = store.href(screen);
            tag("li").child(tag("a").href(href).child(name))
        })
        .collect::<Vec<_>>();
    tag("nav").class("crumbs").label(store.text.nav.crumbs).child(tag("ol").child(links))
}
