//! The imperative shell: everything the session asks of the world, in one `match`.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::store::Store;
use super::{address, clock, keep, large, local};
use crate::builtin;
use crate::place::Address;
use crate::session::{Command, Content, Context, Effect, Stored, Work};

/// Between attempts to write what could not be written.
const RETRY_SECONDS: u64 = 5;

pub fn perform(store: Store, context: &Context, effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            Effect::Write { shelved, content, order, steps } => {
                for step in &steps {
                    keep::mirror(Some(&shelved), step);
                }
                let at = context.now.clone();
                spawn_local(async move {
                    let (slot, ticket) = (shelved.slot.clone(), order.ticket.clone());
                    let Some(text) = text(store, content).await else {
                        let reason = store.text.frame.part_missing.to_string();
                        return store.dispatch(Command::KeepFailed { slot, id: ticket, reason });
                    };
                    // While a long text was written, its entry may have been renamed, or everything been erased.
                    let Some(shelved) = store.session.with_untracked(|session| session.shelf.get(&slot).cloned()) else { return };
                    match keep::write(&shelved, &text, &order, &steps, &at).await {
                        Ok(keep::Written::As(revision)) => {
                            store.dispatch(Command::Written { slot, ticket, revision });
                            clock::mark("saved");
                        }
                        Ok(keep::Written::Outdone) => store.dispatch(Command::Outdone { slot, ticket }),
                        Err(reason) => store.dispatch(Command::KeepFailed { slot, id: ticket, reason }),
                    }
                    keep::persist().await;
                    measure(store).await;
                });
            }
            Effect::Wants { slot, at_once } => {
                let wait = if at_once { 0 } else { RETRY_SECONDS };
                set_timeout(move || store.work(Work::Write { slot }), Duration::from_secs(wait));
            }
            Effect::Hear { slot, seen, whole } => spawn_local(async move {
                match load(store, &slot, seen, whole).await {
                    Ok(stored) => store.dispatch(Command::News { slot, stored }),
                    Err(_) => store.dispatch(Command::NotHeard { slot }),
                }
            }),
            Effect::HandOver { slot } => store.work(Work::SaveFile { key: slot }),
            Effect::ReadShelf => spawn_local(async move {
                if let Ok(shelf) = keep::shelf().await {
                    store.dispatch(Command::Reshelved { shelf });
                }
            }),
            Effect::Quarantine { slot, texts, rewrite } => {
                let at = context.now.clone();
                spawn_local(async move {
                    match keep::quarantine(&slot, texts, &at).await {
                        Ok(()) if rewrite => store.work(Work::Write { slot }),
                        Ok(()) => {}
                        // Nothing is written over what could not be set aside; the journal goes on.
                        Err(reason) => store.dispatch(Command::LoadFailed { reason }),
                    }
                });
            }
            Effect::EraseAll => spawn_local(async move {
                // A file under way would come after all was erased.
                store.reading.set(None);
                match keep::erase_all().await {
                    Ok(()) => store.dispatch(Command::Erased),
                    Err(reason) => store.dispatch(Command::LoadFailed { reason }),
                }
            }),
            Effect::PutShelved { shelved } => spawn_local(async move {
                if let Err(reason) = keep::put_shelved(&shelved).await {
                    store.dispatch(Command::KeepFailed { slot: shelved.slot, id: String::new(), reason });
                }
            }),
            Effect::Keep { step } => {
                keep::mirror(None, &step);
                spawn_local(async move {
                    let kept = keep::keep(&step).await;
                    let (slot, id) = (step.slot, step.id);
                    match kept {
                        Ok(()) => {
                            store.dispatch(Command::Kept { slot, id });
                            clock::mark("saved");
                        }
                        Err(reason) => store.dispatch(Command::KeepFailed { slot, id, reason }),
                    }
                });
            }
            Effect::Load { slot, whole } => spawn_local(async move {
                match load(store, &slot, 0, whole).await {
                    Ok(stored) => store.dispatch(Command::Loaded { slot, stored }),
                    Err(reason) => store.dispatch(Command::NotLoaded { slot, reason }),
                }
            }),
            Effect::FetchIndex => spawn_local(async move {
                store.dispatch(Command::Indexed { text: fetch_text(builtin::INDEX).await.ok() });
                store.dispatch(Command::Visit { key: store.key.get_untracked() });
            }),
            Effect::Fetch { key } => spawn_local(async move {
                match fetch_text(&builtin::path(&key)).await {
                    Ok(text) => store.dispatch(Command::Fetched { key, text }),
                    Err(reason) => store.dispatch(Command::LoadFailed { reason }),
                }
            }),
            Effect::Download { name, content } => spawn_local(async move {
                match text(store, content).await {
                    Some(text) => download(&name, &text, "application/json"),
                    None => store.dispatch(Command::LoadFailed { reason: store.text.frame.part_missing.to_string() }),
                }
            }),
            Effect::KeepIncoming { name, bytes } => {
                let at = context.now.clone();
                spawn_local(async move {
                    // A copy for later questions; the document itself is kept apart, so a failure here loses nothing.
                    let _ = keep::keep_incoming(&name, &bytes, &at).await;
                });
            }
            Effect::Go { address, replace } => address::go(store, address, replace),
            Effect::GoDocument { key } => {
                let screen = store.address.with_untracked(|address| address.screen.clone());
                address::go(store, Address::new(&key, screen), true);
            }
            Effect::PreferLabel { label } => local::prefer("label", &label),
        }
    }
}

/// The text of what is to be written; what writes it came with the work that asks for it.
async fn text(store: Store, content: Content) -> Option<String> {
    match content {
        Content::Raw(text) => Some(text),
        Content::Document(document, envelope) => Some((store.later.editor.wait().await?.text)(document, envelope).await),
    }
}

/// What the store has of a document; a large one is read here, bit by bit.
async fn load(store: Store, slot: &str, seen: u64, whole: bool) -> Result<Stored, String> {
    let mut stored = keep::load(slot, seen, whole).await?;
    if let Some(text) = stored.texts.first().filter(|text| large::is_large(text.len())) {
        let name = store
            .session
            .with_untracked(|session| session.shelf.get(slot).map(|shelved| shelved.name.clone()))
            .unwrap_or_default();
        // Where that part cannot be had, the document is read at one go.
        if let Some(part) = store.later.large.wait().await {
            stored.read = (part.read)(store, name, text.clone(), false).await.map(Box::new);
        }
    }
    Ok(stored)
}

/// Has the session know how much room there is.
pub async fn measure(store: Store) {
    if let Some(room) = keep::room().await {
        store.dispatch(Command::Measured { room });
    }
}

/// A file that is published beside the page.
pub async fn fetch_text(path: &str) -> Result<String, String> {
    let gone = |_| path.to_string();
    let window = web_sys::window().ok_or_else(|| path.to_string())?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await.map_err(gone)?;
    let answer: web_sys::Response = answer.dyn_into().map_err(gone)?;
    if !answer.ok() {
        return Err(format!("{path} {}", answer.status()));
    }
    let text = JsFuture::from(answer.text().map_err(gone)?).await.map_err(gone)?;
    text.as_string().ok_or_else(|| path.to_string())
}

/// Hands a text to the person as a file.
pub fn download(name: &str, text: &str, kind: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // Later, because the browser may still be reading it.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&url)), Duration::from_secs(60));
}
