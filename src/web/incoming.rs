//! Files that come: chosen, dropped, or packed in others.

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

/// Reads the chosen files one by one; each becomes a document of its own.
pub fn open_files(store: Store, files: Vec<web_sys::File>) {
    read_files(store, files, move |file| store.dispatch_document(DocumentCommand::OpenFile(file)));
}

/// Hands over what is in the chosen files, one by one.
pub fn read_files(
    store: Store,
    files: Vec<web_sys::File>,
    take: impl Fn(FileBytes) + Clone + 'static,
) {
    for file in files {
        let take = take.clone();
        spawn_local(async move {
            read_file(store, &file).await.into_iter().for_each(take);
        });
    }
}

/// Hands over what is in the chosen files, all at once.
pub fn read_together(
    store: Store,
    files: Vec<web_sys::File>,
    take: impl FnOnce(Vec<FileBytes>) + 'static,
) {
    spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            read.extend(read_file(store, &file).await);
        }
        take(read);
    });
}

/// What is in a file, or in each of those that are packed in it; none where it cannot be had.
async fn read_file(store: Store, file: &web_sys::File) -> Vec<FileBytes> {
    let Some(file) = file_bytes(file).await else { return Vec::new() };
    let packed = match is_packed(&file) {
        true => unpacked(&file.bytes).await,
        false => None,
    };
    let mut read = Vec::new();
    for file in packed.unwrap_or_else(|| vec![file]) {
        read.extend(read_in_pieces(store, file).await);
    }
    read
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

fn named_bytes(name: String, bytes: &js_sys::Uint8Array) -> FileBytes {
    let text = if exchange::decode(&bytes.to_vec()).is_none() { shift_jis(bytes) } else { None };
    FileBytes { name, bytes: bytes.to_vec(), text, read: None }
}

/// The encoding of older office systems; every browser has its tables, so the program need not.
fn shift_jis(bytes: &js_sys::Uint8Array) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("shift_jis", &options).ok()?;
    decoder.decode_with_buffer_source(bytes.unchecked_ref()).ok()
}

/// Whether a file holds others: a ZIP file, but not one of a spreadsheet, which is one inside, too.
fn is_packed(file: &FileBytes) -> bool {
    file.bytes.starts_with(b"PK\x03\x04") && !exchange::is_of_spreadsheet(&file.name)
}

/// The files in a ZIP file, in the order in which they lie there; `None` where it cannot be opened.
async fn unpacked(bytes: &[u8]) -> Option<Vec<FileBytes>> {
    let found = unzip(js_sys::Uint8Array::from(bytes)).await.ok()?;
    let file = |pair: JsValue| {
        let pair = js_sys::Array::from(&pair);
        let name = pair.get(0).as_string().unwrap_or_default();
        named_bytes(name, &js_sys::Uint8Array::new(&pair.get(1)))
    };
    Some(js_sys::Array::from(&found).iter().map(file).collect())
}
