//! The fragment of the URL ↔ the address.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::store::Store;
use crate::place::{Address, Screen};
use crate::session::Command;

pub fn current() -> Address {
    let fragment = window().location().hash().unwrap_or_default();
    Address::read(&fragment)
}

/// Follows the browser's back, forward and links.
pub fn follow(store: Store) {
    window_event_listener_untyped("hashchange", move |_| arrive(store, current(), true));
}

/// Looks somewhere else. A new page is a step in the browser's history; a filter takes the place of the last.
pub fn go(store: Store, address: Address, replace: bool) {
    let url = address.write();
    if let Ok(history) = window().history() {
        let _ = match replace {
            true => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
            false => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        };
    }
    arrive(store, address, !replace);
}

/// The same document, another choice on the same screen.
pub fn choose(store: Store, screen: Screen) {
    let document = store.key.get_untracked();
    go(store, Address::new(&document, screen), true);
}

fn arrive(store: Store, address: Address, moved: bool) {
    let before = store.address.get_untracked();
    if before == address {
        return;
    }
    let new_page = moved && (before.document != address.document || !before.screen.is_same_page(&address.screen));
    store.dispatch(Command::Visit { key: address.document.clone() });
    store.address.set(address);
    if new_page {
        request_animation_frame(to_top);
    }
}

/// A new page begins at its top, and a screen reader reads its heading.
fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(main) = document().get_element_by_id("main") {
        use wasm_bindgen::JsCast;
        if let Ok(main) = main.dyn_into::<web_sys::HtmlElement>() {
            let _ = main.focus();
        }
    }
}
