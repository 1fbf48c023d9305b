//! ファイル: save, open, paste, and the documents of this browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlInputElement};

use crate::builtin::Published;
use crate::place::{Address, Screen};
use crate::session::{Command, Origin, Room, Shelved, SlotKind, Storage, Work};
use crate::text::{self, work};
use crate::web::app::{open_files, read_files};
use crate::web::part::masthead::slot_word;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::view::{Element, Piece, dynamic, tag};
use crate::web::widget::field::TextField;
use crate::web::widget::markup::{button, fact, heading, labelled, noted_section, quiet, section};

pub fn screen(store: Store) -> Piece {
    // More than what comes with the program may be published beside the page.
    untrack(|| store.dispatch(Command::WantIndex));
    let words = &work(store.text).files;
    // Only when the list itself changes: a rename under way must not be thrown away by a save that comes in.
    let listed = memo(move || store.session.with(|session| session.listed().into_iter().cloned().collect::<Vec<Shelved>>()));
    let beside = memo(move || store.session.with(|session| session.published.clone()));
    Piece::of((
        heading(words.title).child(tag("p").class("lead").child(words.lead)),
        section("this", words.this_document).child(dynamic(move || store.desk.get().map(|_| this_document(store)))),
        section("other", words.other_documents)
            .child(tag("div").class("opening-ways").child(choose_file(store)).child(paste(store)).child(begin(store))),
        noted_section("documents", words.documents, words.documents_note).child(
            tag("div")
                .class("documents")
                .child(tag("h3").child(words.published))
                .child(dynamic(move || published(store, beside)))
                .child(tag("h3").child(words.kept))
                .child(dynamic(move || kept(store, listed))),
        ),
        section("browser", words.browser).child(this_browser(store)),
        section("schema", words.schema).child(
            tag("p")
                .child(tag("a").attr("href", "schema/genki-board-1.1.schema.json").child("genki-board-1.1.schema.json"))
                .child(" ")
                .child(quiet(words.schema_note)),
        ),
    ))
}

fn this_document(store: Store) -> Element {
    let words = &work(store.text).files;
    let name = move || {
        store.desk.with(|desk| match desk.as_ref().map(|desk| &desk.origin) {
            Some(Origin::Slot { name, .. }) => name.clone(),
            _ => store.strategy.with(|strategy| strategy.as_ref().map(|s| store.text.name(&s.about)).unwrap_or_default()),
        })
    };
    let changes = dynamic(move || store.desk.with(|desk| desk.as_ref().map(|desk| (words.changes)(desk.changes))));
    let save = move || store.work(Work::SaveFile { key: store.key.get_untracked() });
    let duplicate = move || {
        let name = (words.copy_name)(&name());
        store.work(Work::Duplicate { key: store.key.get_untracked(), name });
    };
    tag("div")
        .child(tag("p").class("document-name").child(dynamic(name)).child(" ").child(quiet(changes)))
        .child(
            tag("p")
                .class("ways")
                .child(button().kind("primary").on_click(save).child(words.save))
                .child(button().on_click(duplicate).child(words.duplicate)),
        )
        .child(tag("p").class("quiet").child(words.save_note))
        .child(dynamic(move || last_file(store)))
}

/// What went out last, and the way to see whether it arrived whole.
fn last_file(store: Store) -> Option<Element> {
    let words = &work(store.text).files;
    let slot = store.desk.with(|desk| match &desk.as_ref()?.origin {
        Origin::Slot { slot, .. } => Some(slot.clone()),
        Origin::Builtin(_) => None,
    })?;
    let mark = store.session.with(|session| session.shelf.get(&slot)?.files.last().cloned());
    let changes = store.desk.with(|desk| desk.as_ref().map_or(0, |desk| desk.changes));
    let last = mark.map_or(words.no_file.into(), |mark| (words.last_file_at)(&mark, changes.saturating_sub(mark.changes)));
    let check = file_button(words.check, move |files| {
        let key = store.key.get_untracked();
        read_files(store, files, move |file| store.work(Work::CheckFile { key: key.clone(), file }));
    });
    Some(
        tag("div")
            .class("last-file")
            .child(tag("dl").class("facts").child(fact(words.last_file, last)))
            .child(check)
            .child(tag("p").class("quiet").child(words.check_note)),
    )
}

fn choose_file(store: Store) -> Element {
    let words = &work(store.text).files;
    let open = file_button(words.open, move |files| open_files(store, files));
    tag("div").child(open).child(tag("p").class("quiet").child(words.open_note).child(" ").child(words.drop))
}

/// A button that has the browser ask for files.
fn file_button(label: &'static str, take: impl Fn(&FileList) + 'static) -> Element {
    let input = StoredValue::new_local(None::<HtmlInputElement>);
    let chosen = move |_| {
        if let Some(input) = input.get_value() {
            if let Some(files) = input.files() {
                take(&files);
            }
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    let choose = move || {
        if let Some(input) = input.get_value() {
            input.click();
        }
    };
    let field = tag("input")
        .attr("type", "file")
        .class("spoken")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .attr("accept", ".json,.txt,application/json,text/plain")
        .made(move |node| input.set_value(node.dyn_ref::<HtmlInputElement>().cloned()))
        .on("change", chosen);
    tag("p").child(button().on_click(choose).child(label)).child(field)
}

fn paste(store: Store) -> Element {
    let words = &work(store.text).files;
    let open = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let read = move || store.work(Work::OpenText { text: pasted.get_untracked() });
    tag("div")
        .child(
            tag("p").child(
                button()
                    .live("aria-expanded", move || open.get().to_string())
                    .on_click(move || open.update(|open| *open = !*open))
                    .child(words.paste),
            ),
        )
        .child(dynamic(move || {
            open.get().then(|| {
                (
                    labelled(words.paste_label, tag("textarea").attr("rows", "6").on_input(move |text| pasted.set(text))),
                    tag("p").child(button().kind("primary").on_click(read).child(words.paste_open)),
                )
            })
        }))
}

/// A new strategy, from nothing or like the one at hand.
fn begin(store: Store) -> Element {
    let words = &work(store.text).files;
    let name = RwSignal::new(String::new());
    let make = move |like: bool| {
        let like = like.then(|| store.key.get_untracked());
        store.work(Work::Begin { name: name.get_untracked(), like });
    };
    let missing = move || name.with(|name| name.trim().is_empty()).then_some("true");
    let input = tag("input")
        .class("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .value(move || name.get())
        .on_input(move |text| name.set(text));
    tag("form")
        .on_submit(move || make(false))
        .child(labelled(words.begin, input))
        .child(
            tag("p")
                .class("ways")
                .child(
                    tag("button").attr("type", "submit").class("button").live("aria-disabled", missing).child(words.begin_empty),
                )
                .child(button().live("aria-disabled", missing).on_click(move || make(true)).child(words.begin_like)),
        )
        .child(tag("p").class("quiet").child(words.begin_note))
}

/// Everything of this browser at once: to take along, or to leave nothing behind.
fn this_browser(store: Store) -> Element {
    let (words, common) = (&work(store.text).files, &store.text.common);
    let sure = RwSignal::new(false);
    let ask = dynamic(move || match sure.get() {
        false => Piece::of(button().on_click(move || sure.set(true)).child(words.erase)),
        true => Piece::of((
            button().on_click(move || store.dispatch(Command::EraseAll)).child(words.erase_sure),
            button().kind("plain").on_click(move || sure.set(false)).child(common.cancel),
        )),
    });
    let room = dynamic(move || store.session.with(|session| session.room).map(|room| storage_room(store, room)));
    tag("div")
        .child(room)
        .child(tag("p").child(button().on_click(move || store.work(Work::SaveAll)).child(words.save_all)))
        .child(tag("p").class("ways").child(ask))
        .child(tag("p").class("quiet").child(words.erase_note))
}

fn storage_room(store: Store, room: Room) -> Element {
    let words = &work(store.text).files;
    let note = if room.forgets {
        words.room_forgets
    } else if room.promised {
        words.room_promised
    } else {
        ""
    };
    let nearly = room.is_nearly_full().then(|| tag("p").class("warning").child((text::notices(store.text).nearly_full)(room)));
    tag("div").child(tag("dl").class("facts").child(fact(words.room, ((words.room_used)(room), " ", quiet(note))))).child(nearly)
}

fn published(store: Store, listed: Memo<Vec<Published>>) -> Element {
    let current = store.key.get();
    let entry = |published: Published| {
        let href = store.url(&Address::new(&published.key, Screen::Overview));
        let here = (published.key == current).then(|| tag("span").class("tag").child(work(store.text).files.current));
        tag("li").child(tag("span").class("name").child(tag("a").href(href).child(published.name))).child(here)
    };
    tag("ul").class("lines").child(listed.get().into_iter().map(entry).collect::<Vec<_>>())
}

fn kept(store: Store, listed: Memo<Vec<Shelved>>) -> (Option<Element>, Element) {
    let words = &work(store.text).files;
    let listed: Vec<Shelved> = listed.get();
    let unavailable = store.session.with_untracked(|session| session.storage == Storage::Unavailable);
    let warning = unavailable.then(|| tag("p").class("warning").child(text::notices(store.text).storage_unavailable));
    if listed.is_empty() {
        return (warning, tag("p").class("quiet").child(words.kept_none));
    }
    let current = store.key.get();
    let entries = listed.into_iter().map(|shelved| entry(store, shelved, &current)).collect::<Vec<_>>();
    (warning, tag("ul").class("lines shelf").child(entries))
}

fn entry(store: Store, shelved: Shelved, current: &str) -> Element {
    let words = &work(store.text).files;
    let renaming = RwSignal::new(false);
    let href = store.url(&Address::new(&shelved.slot, Screen::Overview));
    let here = (shelved.slot == current).then(|| tag("span").class("tag").child(words.current));
    let made = (words.made)(&(store.text.write.moment_of_day)(&shelved.created));
    let kind = slot_word(store.text, SlotKind::of(&shelved.origin));
    let name = StoredValue::new(shelved.name.clone());
    let slot = StoredValue::new(shelved.slot.clone());
    let rename = Callback::new(move |typed: String| {
        renaming.try_set(false);
        if !typed.trim().is_empty() {
            store.dispatch(Command::Rename { slot: slot.get_value(), name: typed.trim().to_string() });
        }
        Ok(())
    });
    let labelled = |action: &str| format!("{action}　{}", shelved.name);
    tag("li")
        .child(
            tag("span")
                .class("name")
                .child(dynamic(move || {
                    if renaming.get() {
                        Piece::of(TextField::new(words.new_name, name.get_value(), rename).opened())
                    } else {
                        Piece::of(tag("a").href(href.clone()).child(name.get_value()))
                    }
                }))
                .child(tag("small").child(kind).child("　").child(made)),
        )
        .child(here)
        .child(
            tag("span")
                .class("actions")
                .child(
                    button()
                        .kind("plain")
                        .label(labelled(words.rename))
                        .on_click(move || renaming.update(|on| *on = !*on))
                        .child(words.rename),
                )
                .child(
                    button()
                        .kind("plain")
                        .label(labelled(words.remove))
                        .on_click(move || store.dispatch(Command::Remove { slot: slot.get_value() }))
                        .child(words.remove),
                ),
        )
}
