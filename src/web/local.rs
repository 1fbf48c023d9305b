//! Local storage: preferences, and the mirror of edits on their way to disk.
//!
//! It may be blocked, full or missing: every call says so by doing nothing or by `None`, and none
//! panics.

use gloo_storage::{LocalStorage, Storage as _};
use web_sys::Storage;

/// Larger than this, a step is not mirrored: the journal alone keeps it.
const MIRROR_LIMIT: usize = 64 * 1024;
const MIRROR: &str = "genki-board.mirror.";
const PREFERENCE: &str = "genki-board.preference.";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// A preference; asked for only where storage is there, because `gloo-storage` panics where it is
/// blocked.
pub fn preference(name: &str) -> Option<String> {
    storage()?;
    LocalStorage::get(format!("{PREFERENCE}{name}")).ok()
}

pub fn prefer(name: &str, value: &str) {
    if storage().is_some() {
        let _ = LocalStorage::set(format!("{PREFERENCE}{name}"), value);
    }
}

/// The document that is being edited in this tab, for when the page is read anew.
const EDITED: &str = "genki-board.edited";

pub fn edited() -> Option<String> {
    of_tab()?.get_item(EDITED).ok()?
}

pub fn note_edited(key: Option<&str>) {
    let Some(storage) = of_tab() else { return };
    let _ = match key {
        Some(key) => storage.set_item(EDITED, key),
        None => storage.remove_item(EDITED),
    };
}

/// What this tab alone keeps.
fn of_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Writes an edit down at once, for the death of this tab before the journal has it.
pub fn mirror(id: &str, text: &str) {
    if text.len() <= MIRROR_LIMIT
        && let Some(storage) = storage()
    {
        let _ = storage.set_item(&format!("{MIRROR}{id}"), text);
    }
}

pub fn unmirror(id: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("{MIRROR}{id}"));
    }
}

/// The same for the records of a 勉強会, by a prefix of their own.
pub mod workshop {
    use super::storage;

    const PREFIX: &str = "genki-board.workshop.";

    pub fn mirror(name: &str, text: &str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(&format!("{PREFIX}{name}"), text);
        }
    }

    pub fn unmirror(name: &str) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&format!("{PREFIX}{name}"));
        }
    }

    /// All whose names begin so.
    pub fn unmirror_all(beginning: &str) {
        let Some(storage) = storage() else { return };
        for key in super::keys_with(&format!("{PREFIX}{beginning}")) {
            let _ = storage.remove_item(&key);
        }
    }

    /// The texts that are there.
    pub fn mirrored() -> Vec<String> {
        let keys = super::keys_with(PREFIX);
        let Some(storage) = storage() else { return Vec::new() };
        keys.iter().filter_map(|key| storage.get_item(key).ok()?).collect()
    }
}

/// Takes out everything this app has put there.
pub fn erase_all() {
    let Some(storage) = storage() else { return };
    for key in keys_with("genki-board.") {
        let _ = storage.remove_item(&key);
    }
}

fn keys_with(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(prefix)).collect()
}

/// Edits that an earlier page wrote down and did not get to see on disk: id and text.
pub fn mirrored() -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = keys_with(MIRROR);
    let ours = keys.iter().filter_map(|key| Some(key.strip_prefix(MIRROR)?.to_string()));
    ours.filter_map(|id| Some((id.clone(), storage.get_item(&format!("{MIRROR}{id}")).ok()??)))
        .collect()
}
