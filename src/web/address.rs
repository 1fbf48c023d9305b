//! The fragment of the URL ↔ the address.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::local;
use super::store::Store;
use crate::place::{Address, Screen};
use crate::session::Command;
use crate::session::Session;
use crate::text::Language;

/// Where the browser stands, and the language that the address names.
pub fn current() -> (Address, Option<Language>) {
    let fragment = window().location().hash().unwrap_or_default();
    Address::read_with_language(&fragment)
}

/// Which language was chosen in this browser.
pub fn preferred() -> Language {
    PREFERRED.get().unwrap_or_else(|| {
        let found =
            local::preference(LANGUAGE).and_then(|code| Language::of(&code)).unwrap_or_default();
        PREFERRED.set(Some(found));
        found
    })
}

/// Remembers a language for addresses that name none.
pub fn prefer(language: Language) {
    PREFERRED.set(Some(language));
    local::prefer(LANGUAGE, language.code());
}

/// A place in a language, as it is shared and as it comes back in this browser: Japanese goes
/// without saying, unless another language was chosen here.
pub fn written(address: &Address, language: Language) -> String {
    if preferred() == Language::Japanese {
        address.write_in(language)
    } else {
        address.name_in(language)
    }
}

/// The start of the page asks for it by this name, too.
const LANGUAGE: &str = "language";

/// Follows the browser's back, forward and links.
pub fn follow(store: Store) {
    if let Ok(history) = window().history() {
        // The page is built after the address has changed: only the app knows when there is
        // something to scroll to.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    window_event_listener_untyped("click", |event| {
        let link = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = link.and_then(|element| element.closest("a[href^='#']").ok().flatten());
        LINKED.set(link.is_some());
    });
    window_event_listener_untyped("hashchange", move |_| {
        let ((mut wanted, named), before) = (current(), store.key.get_untracked());
        let language = named.unwrap_or_else(preferred);
        leave_field();
        let now = store.key.get_untracked();
        if now != before && wanted.document == before {
            // What was still being typed made a working copy: one goes on in it, not in the
            // published data.
            wanted.document = now;
        }
        rewrite(&wanted, language);
        if store.language.get_untracked() != Some(language) {
            store.speak(language);
        }
        arrive(store, wanted, true);
    });
    window_event_listener_untyped("beforeprint", move |_| {
        leave_field();
        // A name that is half typed for something new is in no document yet: fields are printed then.
        let half_typed = document().query_selector(".adder input:not(:placeholder-shown)");
        store.printing.set(matches!(half_typed, Ok(None)));
    });
    window_event_listener_untyped("afterprint", move |_| store.printing.set(false));
    // The last chance for what is still being typed: the mirror is written at once.
    window_event_listener_untyped("pagehide", |_| leave_field());
    window_event_listener_untyped("beforeunload", move |event| {
        if store.session.with_untracked(Session::is_unsaved) {
            event.prevent_default();
        }
    });
}

/// The address as it is shared: without what goes without saying.
pub fn rewrite(address: &Address, language: Language) {
    if let Ok(history) = window().history() {
        let _ =
            history.replace_state_with_url(&JsValue::NULL, "", Some(&written(address, language)));
    }
}

thread_local! {
    static PREFERRED: Cell<Option<Language>> = const { Cell::new(None) };
    /// Whether the address changes because a link was pressed, rather than by going back or
    /// forward.
    static LINKED: Cell<bool> = const { Cell::new(false) };
    /// How far down each place was when it was left.
    static SCROLLED: RefCell<HashMap<String, f64>> = RefCell::default();
}

/// Leaving a field commits it; a page that goes away does not leave it by itself.
fn leave_field() {
    let active =
        document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) =
        active.filter(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
    {
        let _ = field.blur();
    }
}

/// Looks somewhere else. A new page is a step in the browser's history; a filter takes the place of
/// the last.
pub fn go(store: Store, address: Address, replace: bool) {
    let url = written(&address, store.language.get_untracked().unwrap_or_default());
    if let Ok(history) = window().history() {
        let _ = match replace {
            true => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
            false => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        };
    }
    LINKED.set(!replace);
    arrive(store, address, !replace);
}

/// The same document, another choice on the same screen.
pub fn choose(store: Store, screen: Screen) {
    go(store, store.place(screen), true);
}

fn arrive(store: Store, address: Address, moved: bool) {
    let before = store.address.get_untracked();
    if before == address {
        return;
    }
    let new_page = moved
        && (before.document != address.document || before.screen.page() != address.screen.page());
    SCROLLED.with_borrow_mut(|scrolled| {
        scrolled.insert(before.write(), window().scroll_y().unwrap_or(0.0))
    });
    let linked = LINKED.replace(false);
    let place = address.write();
    store.dispatch(Command::Visit { key: address.document.clone() });
    store.address.set(address);
    if new_page && linked {
        request_animation_frame(to_top);
    } else if new_page {
        let down = SCROLLED.with_borrow(|scrolled| scrolled.get(&place).copied()).unwrap_or(0.0);
        request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, down));
    }
}

/// From this width on, in pixels, the navigation does not fold.
const WIDE: f64 = 768.0;

/// A new page begins at its top, and a screen reader reads its heading.
fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    // The focus brings the page itself to the edge: good on a phone, where the frame would take a
    // fifth of what is seen. Where there is room, tabs and 元に戻す stay in view above it.
    focus_main();
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    if width.is_some_and(|width| width >= WIDE) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The focus goes to the page itself: on arriving, and where what had it is gone.
pub fn focus_main() {
    focus("main");
}

/// The focus goes to the way to the other language, which stands where the one stood that was
/// taken.
pub fn focus_language() {
    focus(LANGUAGE_LINK);
}

/// The field of the list's search.
pub const SEARCH: &str = "list-search";

/// Its element.
pub const LANGUAGE_LINK: &str = "language-link";

pub fn focus(id: &str) {
    if let Some(element) =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}
