//! The imperative shell: everything the session asks of the world, in one `match`.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::store::Store;
use super::{address, clock, keep, large, local};
use crate::builtin;
use crate::place::Address;
use crate::session::{Command, Content, Context, DocumentCommand, Effect, Message};
use crate::storage::{Failure, Request, Stored};

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
                    let (slot, number) = (shelved.slot.clone(), order.number);
                    let request = Request::Generation(number);
                    let Some(text) = text(store, content).await else {
                        let failure = Failure::ModuleMissing;
                        return store.dispatch(Command::KeepFailed { slot, request, failure });
                    };
                    // While a long text was written, its entry may have been renamed, or everything
                    // been erased.
                    let Some(shelved) =
                        store.session.with_untracked(|session| session.shelf.get(&slot).cloned())
                    else {
                        return;
                    };
                    match keep::write(&shelved, &text, &order, &steps, &at).await {
                        Ok(keep::Written::As(revision)) => {
                            store.dispatch(Command::Written { slot, number, revision });
                            clock::mark("saved");
                        }
                        Ok(keep::Written::RevisionConflict) => {
                            store.dispatch(Command::RevisionConflict { slot, number })
                        }
                        Err(failure) => {
                            store.dispatch(Command::KeepFailed { slot, request, failure })
                        }
                    }
                    keep::persist().await;
                    measure(store).await;
                });
            }
            Effect::ScheduleRetry { slot } => {
                set_timeout(
                    move || store.dispatch(Command::Retry { slot }),
                    Duration::from_secs(RETRY_SECONDS),
                );
            }
            Effect::Reload { slot, seen, whole } => spawn_local(async move {
                match load(store, &slot, seen, whole).await {
                    Ok(stored) => store.dispatch(Command::Reloaded { slot, stored }),
                    Err(_) => store.dispatch(Command::ReloadFailed { slot }),
                }
            }),
            Effect::ReloadShelf => spawn_local(async move {
                if let Ok(shelf) = keep::shelf().await {
                    store.dispatch(Command::ShelfReloaded { shelf });
                }
            }),
            Effect::Quarantine { slot, texts, rewrite } => {
                let at = context.now.clone();
                spawn_local(async move {
                    match keep::quarantine(&slot, texts, &at).await {
                        Ok(()) if rewrite => store.dispatch(Command::Quarantined { slot }),
                        Ok(()) => {}
                        // Nothing is written over what could not be set aside; the journal goes on.
                        Err(failure) => notify(store, Message::LoadFailed(failure)),
                    }
                });
            }
            Effect::EraseAll => spawn_local(async move {
                // A file under way would come after all was erased.
                store.reading.set(None);
                match keep::erase_all().await {
                    Ok(()) => store.dispatch(Command::Erased),
                    Err(failure) => notify(store, Message::LoadFailed(failure)),
                }
            }),
            Effect::PutShelved { shelved } => spawn_local(async move {
                if let Err(failure) = keep::put_shelved(&shelved).await {
                    store.dispatch(Command::KeepFailed {
                        slot: shelved.slot,
                        request: Request::Shelf,
                        failure,
                    });
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
                        Err(failure) => store.dispatch(Command::KeepFailed {
                            slot,
                            request: Request::Step(id),
                            failure,
                        }),
                    }
                });
            }
            Effect::Load { slot, whole } => spawn_local(async move {
                match load(store, &slot, 0, whole).await {
                    Ok(stored) => store.dispatch(Command::Loaded { slot, stored }),
                    Err(failure) => store.dispatch(Command::NotLoaded { slot, failure }),
                }
            }),
            Effect::FetchIndex => spawn_local(async move {
                store.dispatch(Command::Indexed { text: fetch_text(builtin::INDEX).await.ok() });
                store.dispatch(Command::Visit { key: store.key.get_untracked() });
            }),
            Effect::Fetch { key } => spawn_local(async move {
                match fetch_text(&builtin::path(&key)).await {
                    Ok(text) => store.dispatch(Command::Fetched { key, text }),
                    Err(failure) => notify(store, Message::LoadFailed(failure)),
                }
            }),
            Effect::OpenArrived { key, file } => set_timeout(
                move || store.dispatch_document(DocumentCommand::OpenArrived { key, file }),
                Duration::ZERO,
            ),
            Effect::Gather { slot } => store.dispatch_document(DocumentCommand::Gather { slot }),
            effect @ (Effect::Send { .. } | Effect::DownloadTogether { .. }) => {
                store.lazy.editor.with(store, move |editor| (editor.send)(store, effect));
            }
            Effect::Download { name, content } => spawn_local(async move {
                match text(store, content).await {
                    Some(text) => download(&name, &text, "application/json"),
                    None => notify(store, Message::ModuleMissing),
                }
            }),
            Effect::KeepIncoming { name, bytes } => {
                let at = context.now.clone();
                spawn_local(async move {
                    // A copy for later questions; the document itself is kept apart, so a failure
                    // here loses nothing.
                    let _ = keep::keep_incoming(&name, &bytes, &at).await;
                });
            }
            Effect::Release { base, strategy } => {
                set_timeout(move || drop(base), Duration::ZERO);
                set_timeout(move || drop(strategy), Duration::ZERO);
            }
            Effect::Go { address, replace } => address::go(store, address, replace),
            Effect::GoDocument { key } => {
                let screen = store.address.with_untracked(|address| address.screen.clone());
                address::go(store, Address::new(&key, screen), true);
            }
            Effect::PreferLabel { label } => local::prefer("label", &label),
            effect @ (Effect::KeepRecord { .. }
            | Effect::EraseRecords { .. }
            | Effect::TakeToWorkshop { .. }) => {
                store.lazy.workshop.with(store, move |part| (part.perform)(store, effect));
            }
        }
    }
}

/// Tells people something that no field or screen shows.
pub fn notify(store: Store, message: Message) {
    store.dispatch(Command::Notify { message });
}

/// The text of what is to be written; what writes it came with the work that asks for it.
pub async fn text(store: Store, content: Content) -> Option<String> {
    match content {
        Content::Raw(text) => Some(text),
        Content::Document(document, envelope) => {
            Some((store.lazy.editor.wait().await?.text)(document, envelope).await)
        }
    }
}

/// What the store has of a document; a large one is read here, bit by bit.
async fn load(store: Store, slot: &str, seen: u64, whole: bool) -> Result<Stored, Failure> {
    let mut stored = keep::load(slot, seen, whole).await?;
    if let Some(text) = stored.texts.first().filter(|text| large::is_large(text.len())) {
        let name = store
            .session
            .with_untracked(|session| session.shelf.get(slot).map(|shelved| shelved.name.clone()))
            .unwrap_or_default();
        // Where that part cannot be had, the document is read at one go.
        if let Some(part) = store.lazy.large.wait().await {
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
pub async fn fetch_text(path: &str) -> Result<String, Failure> {
    let gone = |_| Failure::Unreachable;
    let window = web_sys::window().ok_or(Failure::Forbidden)?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await.map_err(gone)?;
    let answer: web_sys::Response = answer.dyn_into().map_err(gone)?;
    if !answer.ok() {
        return Err(Failure::Unreachable);
    }
    let text = JsFuture::from(answer.text().map_err(gone)?).await.map_err(gone)?;
    text.as_string().ok_or(Failure::Unreachable)
}

/// The files of a field or of what was dropped: the browser empties its list.
pub fn listed(files: &web_sys::FileList) -> Vec<web_sys::File> {
    (0..files.length()).filter_map(|at| files.item(at)).collect()
}

/// Hands a text to the person as a file.
pub fn download(name: &str, text: &str, kind: &str) {
    hand_over(name, &text.into(), kind);
}

#[wasm_bindgen(module = "/src/web/shift_jis.js")]
extern "C" {
    fn encode(text: &str) -> js_sys::Uint8Array;
}

/// Hands a text to the person as a file in Shift_JIS.
pub fn download_shift_jis(name: &str, text: &str, kind: &str) {
    hand_over(name, &encode(text), kind);
}

/// Hands a `Blob` to the person as a file.
pub fn download_blob(name: &str, blob: &JsValue, kind: &str) {
    hand_over(name, blob, kind);
}

/// `content` is a text, bytes or a `Blob`.
fn hand_over(name: &str, content: &JsValue, kind: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(content);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let link = document()
        .create_element("a")
        .ok()
        .and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // Later, because the browser may still be reading it.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&url)), Duration::from_secs(60));
}

/// Copies a text; `false` where the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Without a secure context there is none.
    if wasm_bindgen::JsValue::from(clipboard.clone()).is_undefined() {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The address of the page itself, without what is looked at in it.
pub fn page_address() -> String {
    let here = here();
    here.split('#').next().unwrap_or_default().to_string()
}

/// The whole address of what is looked at.
pub fn here() -> String {
    window().location().href().unwrap_or_default()
}
