//! What is large is read and written bit by bit, so that the page goes on answering.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::store::Store;
use crate::change::Document;
use crate::exchange::{self, Envelope, Gradual, Opened, Refusal, Step, Writing};
use crate::session::FileBytes;

/// From so many bytes on.
const LARGE: usize = 1 << 20;
/// So long the page may be held up at a time, in milliseconds.
const SLICE: f64 = 12.0;
/// Records between two looks at the clock, while writing.
const RECORDS: usize = 200;

/// What reading came to.
pub type Read = Result<Opened, Refusal>;

thread_local! {
    static READINGS: Cell<u64> = const { Cell::new(0) };
}

/// A file that is being read.
#[derive(Clone, PartialEq)]
pub struct Reading {
    pub name: String,
    /// Of a hundred.
    pub percent: usize,
    /// Whether it can be broken off.
    pub optional: bool,
    /// Tells one reading from the next.
    number: u64,
}

pub fn is_large(bytes: usize) -> bool {
    bytes > LARGE
}

/// The text of a file that is to be read bit by bit.
pub fn plain(file: &FileBytes) -> Option<String> {
    let wanted = is_large(file.bytes.len()) && file.bytes.len() <= exchange::caps::BYTES;
    wanted.then(|| exchange::decode(&file.bytes)).flatten().map(|decoded| decoded.text)
}

/// Reads a text; `None` where somebody has broken it off.
pub async fn read(store: Store, name: String, text: String, optional: bool) -> Option<Read> {
    // One after the other.
    while store.reading.with_untracked(Option::is_some) {
        turn().await;
    }
    let number = READINGS.with(|readings| readings.replace(readings.get() + 1));
    let mine = move |reading: &Option<Reading>| {
        reading.as_ref().is_some_and(|reading| reading.number == number)
    };
    store.reading.set(Some(Reading { name, percent: 0, optional, number }));
    let mut gradual = if optional { Gradual::new(text) } else { Gradual::kept(text) };
    loop {
        // First of all the page says what it is doing.
        pause().await;
        if !store.reading.with_untracked(mine) {
            return None;
        }
        let end = now() + SLICE;
        match gradual.step(&mut || now() < end) {
            Step::Done(result) => {
                store.reading.set(None);
                return Some(*result);
            }
            Step::On(percent) => store.reading.update(|reading| {
                if let Some(reading) = reading {
                    reading.percent = percent;
                }
            }),
        }
    }
}

/// The text of a document as a file.
pub async fn text(document: Arc<Document>, envelope: Envelope) -> String {
    let mut writing = Writing::new(&document, &envelope);
    let mut out = String::new();
    let mut end = now() + SLICE;
    while writing.page(&document, RECORDS, &mut out) {
        if now() > end {
            pause().await;
            end = now() + SLICE;
        }
    }
    out
}

fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

/// Lets the browser do everything else that waits. A page that nobody sees has nothing else to do,
/// and its timers hardly run.
async fn pause() {
    if !document().hidden() {
        turn().await;
    }
}

/// Everybody else's turn, whether the page is seen or not: what is waited for has to get on.
async fn turn() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        set_timeout(move || drop(done.call0(&wasm_bindgen::JsValue::NULL)), Duration::ZERO);
    });
    let _ = JsFuture::from(promise).await;
}
