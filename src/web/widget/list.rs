//! A keyed list that keeps the keyboard's place.

use std::hash::Hash;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Leptos' [`For`], with two additions: the focus stays on what has it while rows change places (a
/// row that is moved in the page loses it on the way), and what a row reads while it is built does
/// not build the list anew.
///
/// A row that is kept is not built again: what it shows of itself has to follow signals.
pub fn each<T, K, V>(
    items: impl Fn() -> Vec<T> + Send + 'static,
    key: impl Fn(&T) -> K + Send + Clone + 'static,
    row: impl Fn(T) -> V + Send + Clone + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    K: Eq + Hash + 'static,
    V: IntoView + 'static,
{
    let items = move || {
        let items = items();
        keep_focus();
        items
    };
    let row = move |item| untrack(|| row(item));
    view! { <For each=items key children=row /> }
}

/// Gives the focus back to what has it now, once the page has been changed.
fn keep_focus() {
    let Some(focused) =
        document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    queue_microtask(move || {
        let lost = document()
            .active_element()
            .is_none_or(|now| !now.is_same_node(Some(&focused)) && now.tag_name() == "BODY");
        if lost && focused.is_connected() {
            let _ = focused.focus();
        }
    });
}
