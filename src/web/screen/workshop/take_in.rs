//! The ways in which anything of a 勉強会 comes in: files, pasted text, a camera, pictures of codes.

use crate::web::widget::markup::press;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::camera::{Gatherer, camera, read_pictures};
use crate::session::FileBytes;
use crate::text::WorkshopWords;
use crate::web::app;
use crate::web::widget::bilingual::bilingual;
use crate::workshop::code::Packed;

pub enum Intake {
    Files(Vec<FileBytes>),
    Packed(Packed),
}

/// All ways; `take` answers with what is to be said of it.
pub fn ways(words: &'static WorkshopWords, take: Callback<Intake, String>) -> AnyView {
    let told = RwSignal::new(String::new());
    let taken = Callback::new(move |intake| told.set(take.run(intake)));
    let gatherer = Gatherer::new(Callback::new(move |packed| taken.run(Intake::Packed(packed))));
    view! {
        <div class="take-in">
            {files(words, taken)}
            {paste(words, taken)}
            {camera(words, gatherer)}
            {pictures(words, gatherer)}
            <p class="told" role="status">{move || bilingual(told.get())}</p>
        </div>
    }
    .into_any()
}

fn chosen(event: &ev::Event) -> Vec<web_sys::File> {
    let input =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files =
        input.files().map(|files| (0..files.length()).filter_map(|at| files.item(at)).collect());
    files.unwrap_or_default()
}

/// Cleared, so that the same file can be chosen again.
fn clear(event: &ev::Event) {
    if let Some(input) =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        input.set_value("");
    }
}

fn files(words: &'static WorkshopWords, take: Callback<Intake>) -> AnyView {
    let changed = move |event: ev::Event| {
        let files = chosen(&event);
        spawn_local(async move {
            let mut read = Vec::new();
            for file in files {
                read.extend(app::file_bytes(&file).await);
            }
            // The screen may have gone while they were read.
            take.try_run(Intake::Files(read));
            clear(&event);
        });
    };
    view! {
        <label class="field">
            <span>{words.choose_files}</span>
            <input type="file" class="input" multiple accept=".json,.txt,application/json,text/plain" on:change=changed />
        </label>
    }
    .into_any()
}

fn paste(words: &'static WorkshopWords, take: Callback<Intake>) -> AnyView {
    let field = NodeRef::<html::Textarea>::new();
    let act = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let bytes = field.value().into_bytes();
        take.run(Intake::Files(vec![FileBytes {
            name: String::new(),
            bytes,
            text: None,
            read: None,
        }]));
        field.set_value("");
    };
    view! {
        <div class="paste">
            <label class="field">
                <span>{words.paste}</span>
                <textarea class="input" rows="2" node_ref=field spellcheck="false"></textarea>
            </label>
            <p>{press(words.take_in, act)}</p>
        </div>
    }
    .into_any()
}

fn pictures(words: &'static WorkshopWords, gatherer: Gatherer) -> AnyView {
    let changed = move |event: ev::Event| {
        read_pictures(chosen(&event), gatherer);
        clear(&event);
    };
    view! {
        <label class="field">
            <span>{words.choose_pictures}</span>
            <input type="file" class="input" multiple accept="image/*" on:change=changed />
        </label>
    }
    .into_any()
}
