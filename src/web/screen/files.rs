//! ファイル: save, open, paste, and the documents of this browser.

use leptos::prelude::*;
use leptos::{ev, html};
use web_sys::File;

use crate::builtin::Published;
use crate::exchange::{Leaving, Sending};
use crate::place::{Address, Screen};
use crate::session::{Command, DocumentCommand, Origin, SlotKind, Storage};
use crate::storage::{StorageUsage, StoredDocument};
use crate::text::{self, work};
use crate::web::effects;
use crate::web::part::masthead::slot_word;
use crate::web::reactive::memo;
use crate::web::screen::settings::name_field;
use crate::web::sending;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::TextField;
use crate::web::widget::markup::{button, fact, heading, labelled, noted_section, quiet, section};

pub fn screen(store: Store) -> AnyView {
    // More than what comes with the program may be published beside the page.
    untrack(|| store.dispatch(Command::WantIndex));
    let words = &work(store.text).files;
    // Only when the list itself changes: a rename under way must not be thrown away by a save that
    // comes in.
    let listed = memo(move || {
        store
            .session
            .with(|session| session.listed().into_iter().cloned().collect::<Vec<StoredDocument>>())
    });
    let beside = memo(move || store.session.with(|session| session.published.clone()));
    (
        heading(words.title, html::p().class("lead").child(words.lead)),
        section("this", words.this_document, move || {
            store.status.get().map(|_| this_document(store))
        }),
        section(
            "other",
            words.other_documents,
            html::div()
                .class("opening-ways")
                .child(choose_file(store))
                .child(paste(store))
                .child(begin(store)),
        ),
        noted_section(
            "documents",
            words.documents,
            words.documents_note,
            html::div()
                .class("documents")
                .child(html::h3().child(words.published))
                .child(move || published(store, beside))
                .child(html::h3().child(words.kept))
                .child(move || kept(store, listed)),
        ),
        section("browser", words.browser, this_browser(store)),
        section(
            "schema",
            words.schema,
            html::p()
                .child(
                    html::a()
                        .href("schema/genki-board-1.3.schema.json")
                        .child("genki-board-1.3.schema.json"),
                )
                .child(" ")
                .child(quiet(words.schema_note)),
        ),
    )
        .into_any()
}

fn this_document(store: Store) -> AnyView {
    let words = &work(store.text).files;
    let name = move || {
        store.status.with(|status| match status.as_ref().map(|status| &status.origin) {
            Some(Origin::Slot { name, .. }) => name.clone(),
            _ => store.strategy.with(|s| store.text.name(&s.about)),
        })
    };
    let changes = move || {
        store.status.with(|status| status.as_ref().map(|status| (words.changes)(status.changes)))
    };
    let save = move || {
        store.dispatch_document(DocumentCommand::SaveFile { key: store.key.get_untracked() })
    };
    let duplicate = move || {
        let name = (words.copy_name)(&name());
        store
            .dispatch_document(DocumentCommand::Duplicate { key: store.key.get_untracked(), name });
    };
    let send = move |by: Sending| {
        store.dispatch_document(DocumentCommand::SendFile { key: store.key.get_untracked(), by })
    };
    let share = sending::can_share()
        .then(|| button().on(ev::click, move |_| send(Sending::Share)).child(words.share));
    let leaves = move || {
        let (document, strategy) = (store.document.get(), store.strategy.get());
        bilingual((words.leaves)(&Leaving::of(&document, &strategy)))
    };
    html::div()
        .child(
            html::p()
                .class("document-name")
                .child(move || bilingual(name()))
                .child(" ")
                .child(quiet(changes)),
        )
        .child(
            html::p()
                .class("ways")
                .child(
                    button()
                        .attr("data-kind", "primary")
                        .on(ev::click, move |_| save())
                        .child(words.save),
                )
                .child(share)
                .child(button().on(ev::click, move |_| send(Sending::Copy)).child(words.copy_text))
                .child(button().on(ev::click, move |_| duplicate()).child(words.duplicate)),
        )
        .child(html::p().class("quiet").child(leaves))
        .child(
            html::p()
                .class("ways")
                .child(
                    html::a()
                        .class("button")
                        .href(move || store.href(Screen::TakingIn))
                        .child(Screen::TakingIn.row().title.of(store.text.language)),
                )
                .child(
                    html::a()
                        .class("button")
                        .href(move || store.href(Screen::Circulations))
                        .child(Screen::Circulations.row().title.of(store.text.language)),
                )
                .child(
                    html::a()
                        .class("button")
                        .href(move || store.href(Screen::Versions))
                        .child(Screen::Versions.row().title.of(store.text.language)),
                ),
        )
        .child(html::p().class("quiet").child(words.save_note))
        .child(asked_name(store))
        .child(move || last_file(store))
        .into_any()
}

/// Asked for before the first file: whoever gets it wants to know whose it is.
fn asked_name(store: Store) -> Option<AnyView> {
    let known = store.session.with_untracked(|session| !session.label.is_empty());
    (!known).then(|| {
        let name = work(store.text).settings.name;
        let field = name_field(store);
        html::div().class("asked-name").child(html::h3().child(name)).child(field).into_any()
    })
}

/// What went out last, and the way to see whether it arrived whole.
fn last_file(store: Store) -> Option<AnyView> {
    let words = &work(store.text).files;
    let slot = store.status.with(|status| match &status.as_ref()?.origin {
        Origin::Slot { slot, .. } => Some(slot.clone()),
        Origin::Builtin(_) => None,
    })?;
    let mark = store.session.with(|session| session.shelf.get(&slot)?.files.last().cloned());
    let changes = store.status.with(|status| status.as_ref().map_or(0, |status| status.changes));
    let last = mark.map_or(words.no_file.into(), |mark| {
        (words.last_file_at)(&mark, changes.saturating_sub(mark.changes))
    });
    let check = file_button(words.check, move |files| {
        let key = store.key.get_untracked();
        let take = Box::new(move |files| {
            store.dispatch_document(DocumentCommand::CheckFiles { key, files })
        });
        store.lazy.editor.with(store, move |part| (part.read_together)(store, files, take));
    });
    Some(
        html::div()
            .class("last-file")
            .child(html::dl().class("facts").child(fact(words.last_file, last)))
            .child(check)
            .child(html::p().class("quiet").child(words.check_note))
            .into_any(),
    )
}

fn choose_file(store: Store) -> AnyView {
    let words = &work(store.text).files;
    let open = file_button(words.open, move |files| {
        store.lazy.editor.with(store, move |part| (part.open_files)(store, files));
    });
    html::div()
        .child(open)
        .child(html::p().class("quiet").child(words.open_note).child(" ").child(words.drop))
        .into_any()
}

/// A button that has the browser ask for files.
pub fn file_button(label: &'static str, take: impl Fn(Vec<File>) + 'static) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            if let Some(files) = input.files() {
                take(effects::listed(&files));
            }
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let field = html::input()
        .r#type("file")
        .class("spoken")
        .tabindex("-1")
        .aria_hidden("true")
        .multiple(true)
        .accept(".json,.txt,.csv,.zip,application/json,text/plain,text/csv,application/zip")
        .node_ref(input)
        .on(ev::change, chosen);
    html::p().child(button().on(ev::click, move |_| choose()).child(label)).child(field).into_any()
}

fn paste(store: Store) -> AnyView {
    let words = &work(store.text).files;
    let open = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let read =
        move || store.dispatch_document(DocumentCommand::OpenText { text: pasted.get_untracked() });
    html::div()
        .child(
            html::p().child(
                button()
                    .aria_expanded(move || open.get().to_string())
                    .on(ev::click, move |_| open.update(|open| *open = !*open))
                    .child(words.paste),
            ),
        )
        .child(move || {
            open.get().then(|| {
                (
                    labelled(
                        words.paste_label,
                        html::textarea()
                            .rows("6")
                            .on(ev::input, move |event| pasted.set(event_target_value(&event))),
                    ),
                    html::p().child(
                        button()
                            .attr("data-kind", "primary")
                            .on(ev::click, move |_| read())
                            .child(words.paste_open),
                    ),
                )
            })
        })
        .into_any()
}

/// A new strategy, from nothing or like the one at hand.
fn begin(store: Store) -> AnyView {
    let words = &work(store.text).files;
    let name = RwSignal::new(String::new());
    let make = move |like: bool| {
        let like = like.then(|| store.key.get_untracked());
        store.dispatch_document(DocumentCommand::Begin { name: name.get_untracked(), like });
    };
    let missing = move || name.with(|name| name.trim().is_empty()).then_some("true");
    let input = html::input()
        .class("input")
        .r#type("text")
        .autocomplete("off")
        .prop("value", move || name.get())
        .on(ev::input, move |event| name.set(event_target_value(&event)));
    html::form()
        .on(ev::submit, move |event| {
            event.prevent_default();
            make(false);
        })
        .child(labelled(words.begin, input))
        .child(
            html::p()
                .class("ways")
                .child(
                    html::button()
                        .r#type("submit")
                        .class("button")
                        .aria_disabled(missing)
                        .child(words.begin_empty),
                )
                .child(
                    button()
                        .aria_disabled(missing)
                        .on(ev::click, move |_| make(true))
                        .child(words.begin_like),
                ),
        )
        .child(html::p().class("quiet").child(words.begin_note))
        .into_any()
}

/// Everything of this browser at once: to take along, or to leave nothing behind.
fn this_browser(store: Store) -> AnyView {
    let (words, common) = (&work(store.text).files, &store.text.common);
    let sure = RwSignal::new(false);
    let ask = move || match sure.get() {
        false => button().on(ev::click, move |_| sure.set(true)).child(words.erase).into_any(),
        true => (
            button()
                .on(ev::click, move |_| store.dispatch(Command::EraseAll))
                .child(words.erase_sure),
            button()
                .attr("data-kind", "plain")
                .on(ev::click, move |_| sure.set(false))
                .child(common.cancel),
        )
            .into_any(),
    };
    let room =
        move || store.session.with(|session| session.room).map(|room| storage_room(store, room));
    html::div()
        .child(room)
        .child(
            html::p().child(
                button()
                    .on(ev::click, move |_| store.dispatch_document(DocumentCommand::SaveAll))
                    .child(words.save_all),
            ),
        )
        .child(html::p().class("ways").child(ask))
        .child(html::p().class("quiet").child(words.erase_note))
        .into_any()
}

fn storage_room(store: Store, room: StorageUsage) -> AnyView {
    let words = &work(store.text).files;
    let note = if room.forgets {
        words.room_forgets
    } else if room.promised {
        words.room_promised
    } else {
        ""
    };
    let nearly = room
        .is_nearly_full()
        .then(|| html::p().class("warning").child((text::notices(store.text).nearly_full)(room)));
    html::div()
        .child(
            html::dl()
                .class("facts")
                .child(fact(words.room, ((words.room_used)(room), " ", quiet(note)))),
        )
        .child(nearly)
        .into_any()
}

fn published(store: Store, listed: Memo<Vec<Published>>) -> AnyView {
    let current = store.key.get();
    let entry = |published: Published| {
        let href = store.url(&Address::new(&published.key, Screen::Overview));
        let here = (published.key == current)
            .then(|| html::span().class("tag").child(work(store.text).files.current));
        html::li()
            .child(
                html::span()
                    .class("name")
                    .child(html::a().href(href).child(bilingual(published.name))),
            )
            .child(here)
    };
    html::ul()
        .class("lines")
        .child(listed.get().into_iter().map(entry).collect::<Vec<_>>())
        .into_any()
}

fn kept(store: Store, listed: Memo<Vec<StoredDocument>>) -> AnyView {
    let words = &work(store.text).files;
    let listed: Vec<StoredDocument> = listed.get();
    let unavailable =
        store.session.with_untracked(|session| session.storage == Storage::Unavailable);
    let warning = unavailable
        .then(|| html::p().class("warning").child(text::notices(store.text).storage_unavailable));
    if listed.is_empty() {
        return (warning, html::p().class("quiet").child(words.kept_none)).into_any();
    }
    let current = store.key.get();
    let entries =
        listed.into_iter().map(|shelved| entry(store, shelved, &current)).collect::<Vec<_>>();
    (warning, html::ul().class("lines shelf").child(entries)).into_any()
}

fn entry(store: Store, shelved: StoredDocument, current: &str) -> AnyView {
    let words = &work(store.text).files;
    let renaming = RwSignal::new(false);
    let href = store.url(&Address::new(&shelved.slot, Screen::Overview));
    let here = (shelved.slot == current).then(|| html::span().class("tag").child(words.current));
    let made = (words.made)(&(store.text.write.moment_of_day)(&shelved.created));
    let kind = slot_word(store.text, SlotKind::of(&shelved.origin));
    let name = StoredValue::new(shelved.name.clone());
    let slot = StoredValue::new(shelved.slot.clone());
    let rename = Callback::new(move |typed: String| {
        renaming.try_set(false);
        if !typed.trim().is_empty() {
            store.dispatch_document(DocumentCommand::Rename {
                slot: slot.get_value(),
                name: typed.trim().to_string(),
            });
        }
        Ok(())
    });
    let labelled = |action: &str| format!("{action}　{}", shelved.name);
    html::li()
        .child(
            html::span()
                .class("name")
                .child(move || {
                    if renaming.get() {
                        view! { <TextField label={words.new_name} value={name.get_value()} commit={rename} opened=true/> }
                            .into_any()
                    } else {
                        html::a().href(href.clone()).child(name.get_value()).into_any()
                    }
                })
                .child(html::small().child(kind).child("　").child(made)),
        )
        .child(here)
        .child(
            html::span()
                .class("actions")
                .child(
                    button()
                        .attr("data-kind", "plain")
                        .aria_label(labelled(words.rename))
                        .on(ev::click, move |_| renaming.update(|on| *on = !*on))
                        .child(words.rename),
                )
                .child(
                    button()
                        .attr("data-kind", "plain")
                        .aria_label(labelled(words.remove))
                        .on(ev::click, move |_| store.dispatch_document(DocumentCommand::Remove { slot: slot.get_value() }))
                        .child(words.remove),
                ),
        )
        .into_any()
}
