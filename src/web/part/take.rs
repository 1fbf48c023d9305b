//! What leaves the page: it says what it is, of whom and where it is from, and its name says so too.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange;
use crate::web::store::Store;
use crate::web::{clock, effects};

/// What has to be known of what stands alone: what it is of, and where it is from.
pub fn origin(store: Store) -> Vec<String> {
    let (about, code) = untrack(|| {
        let code =
            store.document.with(|document| exchange::fingerprint(&exchange::body_hash(document)));
        (store.strategy.with(|strategy| strategy.about.clone()), code)
    });
    let text = store.text;
    let sample = about.sample.then(|| text.common.sample.to_string());
    let code = format!("{} {code}　{}", text.frame.fingerprint, effects::here());
    [Some(text.name(&about)), sample, Some(code)].into_iter().flatten().collect()
}

/// A name of a file that says what is in it: of what, the strategy, the day.
pub fn file_name(store: Store, title: &str, ending: &str) -> String {
    let strategy = untrack(|| store.strategy.with(|strategy| store.text.name(&strategy.about)));
    let today = clock::context().stamp();
    let name = format!("{title}_{strategy}_{today}");
    let name = name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-").replace(' ', "_");
    format!("{name}.{ending}")
}

/// Copies a text, and says in one of two sentences whether it could be.
pub fn copy(text: String, told: RwSignal<&'static str>, [copied, not_copied]: [&'static str; 2]) {
    spawn_local(async move {
        let done = effects::copy(&text).await;
        told.try_set(if done { copied } else { not_copied });
    });
}

/// A table for a spreadsheet program: in UTF-8, or in what older ones read alone.
pub fn save(store: Store, title: &str, csv: &str, shift_jis: bool) {
    let name = file_name(store, title, "csv");
    match shift_jis {
        true => effects::download_shift_jis(&name, csv, "text/csv;charset=shift_jis"),
        false => effects::download(&name, csv, "text/csv;charset=utf-8"),
    }
}
