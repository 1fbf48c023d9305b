//! Files that come: chosen, dropped, or packed in others.

use std::cell::RefCell;

use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use super::large;
use super::store::Store;
use crate::exchange;
use crate::session::{DocumentCommand, FileBytes};

#[wasm_bindgen(module = "/src/web/zip.js")]
extern "C" {
    /// Names, each with its bytes.
    #[wasm_bindgen(catch)]
    async fn unzip(bytes: js_sys::Uint8Array) -> Result<JsValue, JsValue>;
}

/// Reads the chosen files one by one; each becomes a document of its own, or is held against the one that it is a copy of.
pub fn open_files(store: Store, files: Vec<web_sys::File>) {
    for file in files {
        let own = exchange::is_own_archive(&file.name());
        read_files(store, vec![file], move |file| {
            store.dispatch_document(match own {
                true => DocumentCommand::OpenOwn(file),
                false => DocumentCommand::OpenFile(file),
            });
        });
    }
}

/// Hands over what is in the chosen files, one by one.
pub fn read_files(
    store: Store,
    files: Vec<web_sys::File>,
    take: impl Fn(FileBytes) + Clone + 'static,
) {
    for file in files {
        let take = take.clone();
        spawn_local(async move { read_file(store, &file, take).await });
    }
}

/// Hands over what is in the chosen files, all at once.
pub fn read_together(
    store: Store,
    files: Vec<web_sys::File>,
    take: impl FnOnce(Vec<FileBytes>) + 'static,
) {
    spawn_local(async move {
        let read = RefCell::new(Vec::new());
        for file in files {
            read_file(store, &file, |file| read.borrow_mut().push(file)).await;
        }
        take(read.into_inner());
    });
}

/// Hands over what is in a file, or in each of those that are packed in it as it is read; nothing where it cannot be had.
async fn read_file(store: Store, file: &web_sys::File, take: impl Fn(FileBytes)) {
    let Some(file) = file_bytes(file).await else { return };
    let packed = match exchange::is_archive(&file.name) {
        true => unpacked(&file.bytes).await,
        false => Vec::new(),
    };
    if packed.is_empty() {
        return read_in_pieces(store, file).await.into_iter().for_each(take);
    }
    drop(file);
    for (name, bytes) in packed {
        read_in_pieces(store, named_bytes(name, &bytes)).await.into_iter().for_each(&take);
    }
}

/// A large file is read bit by bit; `None` where nobody waited for it.
async fn read_in_pieces(store: Store, mut file: FileBytes) -> Option<FileBytes> {
    if let Some(plain) = large::plain(&file) {
        // Where that part cannot be had, the file is read at one go.
        if let Some(part) = store.lazy.large.wait().await {
            let read = (part.read)(store, file.name.clone(), plain, true).await?;
            file.read = Some(Box::new(read));
        }
    }
    Some(file)
}

/// What is in a file; `None` where the browser cannot read it.
pub async fn file_bytes(file: &web_sys::File) -> Option<FileBytes> {
    let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.ok()?;
    Some(named_bytes(file.name(), &js_sys::Uint8Array::new(&buffer)))
}

fn named_bytes(name: String, array: &js_sys::Uint8Array) -> FileBytes {
    let bytes = array.to_vec();
    let text = if exchange::decode(&bytes).is_none() { shift_jis(array) } else { None };
    FileBytes { name, bytes, text, read: None }
}

/// The encoding of older office systems; every browser has its tables, so the program need not.
fn shift_jis(bytes: &js_sys::Uint8Array) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("shift_jis", &options).ok()?;
    decoder.decode_with_buffer_source(bytes.unchecked_ref()).ok()
}

/// The files in a ZIP file, in the order in which they lie there; none where it cannot be opened.
async fn unpacked(bytes: &[u8]) -> Vec<(String, js_sys::Uint8Array)> {
    let Ok(found) = unzip(js_sys::Uint8Array::from(bytes)).await else { return Vec::new() };
    let file = |pair: JsValue| {
        let pair = js_sys::Array::from(&pair);
        (pair.get(0).as_string().unwrap_or_default(), js_sys::Uint8Array::new(&pair.get(1)))
    };
    js_sys::Array::from(&found).iter().map(file).collect()
}
