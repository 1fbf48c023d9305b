//! The ways in which anything of a 勉強会 comes in: files, pasted text, a camera, pictures of codes.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::camera::{Gatherer, camera, read_pictures};
use super::in_sight;
use crate::session::FileBytes;
use crate::text::WorkshopWords;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::press;
use crate::web::{effects, incoming};
use crate::workshop::code::Packed;

pub enum Intake {
    Files(Vec<FileBytes>),
    Packed(Packed),
}

/// All ways; `take` answers with what is to be said of it.
pub fn ways(words: &'static WorkshopWords, take: Callback<Intake, String>) -> AnyView {
    let told = RwSignal::new(String::new());
    let said = NodeRef::<html::Div>::new();
    let taken = Callback::new(move |intake| {
        told.set(take.run(intake));
        in_sight(said);
    });
    let gatherer = Gatherer::new(Callback::new(move |packed| taken.run(Intake::Packed(packed))));
    view! {
        <div class="take-in">
            {files(words, taken)}
            {paste(words, taken)}
            {camera(words, gatherer)}
            {pictures(words, gatherer)}
            <div class="told" role="status" node_ref=said>{move || bilingual(told.get())}</div>
        </div>
    }
    .into_any()
}

/// A field in which several files are chosen at once. It is cleared when they have been handed on, so
/// that the same ones can be chosen again.
fn chooser(
    label: &'static str,
    accept: &'static str,
    take: impl Fn(Vec<web_sys::File>) + 'static,
) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let changed = move |_: ev::Event| {
        let Some(field) = field.get_untracked() else { return };
        take(field.files().iter().flat_map(effects::listed).collect());
        field.set_value("");
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="file" class="input" multiple accept=accept node_ref=field on:change=changed />
        </label>
    }
    .into_any()
}

fn files(words: &'static WorkshopWords, take: Callback<Intake>) -> AnyView {
    chooser(words.choose_files, ".json,.txt,application/json,text/plain", move |files| {
        spawn_local(async move {
            let mut read = Vec::new();
            for file in files {
                read.extend(incoming::file_bytes(&file).await);
            }
            // The screen may have gone while they were read.
            take.try_run(Intake::Files(read));
        });
    })
}

fn pictures(words: &'static WorkshopWords, gatherer: Gatherer) -> AnyView {
    chooser(words.choose_pictures, "image/*", move |files| read_pictures(files, gatherer))
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
