//! Files that leave the page otherwise than one by one as downloads.

use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use super::effects::{copy, download_blob, notify, text};
use super::store::Store;
use crate::exchange::Sending;
use crate::session::{Content, Effect, Message};

#[wasm_bindgen(module = "/src/web/share.js")]
extern "C" {
    /// Whether the device takes files from a page.
    #[wasm_bindgen(js_name = canShare)]
    pub fn can_share() -> bool;
    #[wasm_bindgen(catch)]
    async fn share(name: &str, text: &str) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/src/web/zip.js")]
extern "C" {
    /// A `Blob`.
    #[wasm_bindgen(catch)]
    async fn zip(names: js_sys::Array, texts: js_sys::Array) -> Result<JsValue, JsValue>;
}

/// What the session has asked for; anything else is not for here.
pub fn send(store: Store, effect: Effect) {
    spawn_local(async move {
        match effect {
            Effect::Send { name, content, by } => {
                let Some(text) = text(store, content).await else {
                    return notify(store, Message::ModuleMissing);
                };
                let sent = match by {
                    Sending::Copy => copy(&text).await,
                    // Whoever closes what the device offers has changed their mind, and knows it.
                    Sending::Share => share(&name.replace(".json", ".txt"), &text).await.is_ok(),
                };
                notify(store, if sent { Message::Sent(by) } else { Message::NotSent(by) });
            }
            Effect::DownloadTogether { name, files } => {
                let packed = together(store, &name, files).await;
                packed.unwrap_or_else(|| notify(store, Message::ModuleMissing));
            }
            _ => {}
        }
    });
}

/// Hands several files to the person in one; `None` where something that is needed cannot be fetched.
async fn together(store: Store, name: &str, files: Vec<(String, Content)>) -> Option<()> {
    let (names, texts) = (js_sys::Array::new(), js_sys::Array::new());
    for (name, content) in files {
        names.push(&name.into());
        texts.push(&text(store, content).await?.into());
    }
    let packed = zip(names, texts).await.ok()?;
    download_blob(name, &packed, "application/zip");
    Some(())
}
