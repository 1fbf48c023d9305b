//! The header: whose page, which document, in what state, and the ways through it.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::place::{Address, Entry, Screen};
use crate::report::Query;
use crate::session::{Command, DocumentCommand, Origin, SaveState, SlotKind};
use crate::text::{Language, Saved, Text};
use crate::web::address;
use crate::web::reactive::{effect, memo};
use crate::web::store::{DocumentStatus, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::button;

pub fn masthead(store: Store) -> AnyView {
    let text = store.text;
    let open = RwSignal::new(false);
    let page = memo(move || store.address.with(|address| address.screen.word()));
    // Going somewhere folds the menu again.
    effect(move || {
        store.address.track();
        open.set(false);
    });
    let status = move || store.status.get();
    let contests = move || {
        let count = store.contested.with(|contested| contested.len());
        (count > 0).then(|| {
            html::a()
                .class("tag")
                .attr("data-kind", "choose")
                .href(store.href(Screen::Contests))
                .child((text.frame.contest_count)(count))
        })
    };
    html::header()
        .class("masthead")
        .child(
            html::div()
                .class("wrap")
                .child(
                    html::div()
                        .class("bar")
                        .child(
                            html::a()
                                .class("brand")
                                .href(store.url(&Address::home()))
                                .child(text.app),
                        )
                        .child(
                            html::div()
                                .class("document")
                                .child(move || {
                                    status().map(|status| document_state(store, &status))
                                })
                                .child(contests),
                        )
                        .child(
                            html::div()
                                .class("tools")
                                .child(ways(store))
                                .child(tools(store))
                                .child(
                                    button()
                                        .attr("data-kind", "menu")
                                        .aria_expanded(move || open.get().to_string())
                                        .aria_controls("nav")
                                        .on(ev::click, move |_| open.update(|open| *open = !*open))
                                        .child(move || match open.get() {
                                            true => text.nav.close,
                                            false => text.nav.menu,
                                        }),
                                ),
                        ),
                )
                .child(
                    html::nav()
                        .class("nav")
                        .id("nav")
                        .aria_label(text.nav.label)
                        .attr("data-open", move || open.get().then_some(""))
                        .child(html::ul().child(move || entries(store, page.get()))),
                ),
        )
        .into_any()
}

fn entries(store: Store, page: &'static str) -> Vec<AnyView> {
    let here = store.address.with_untracked(|address| address.screen.row().entry);
    let entry = |entry: Entry| {
        let screen = entry.screen();
        let current =
            if screen.word() == page { Some("page") } else { (entry == here).then_some("true") };
        let name = screen.row().title.of(store.text.language);
        html::li()
            .attr("data-side", entry.of_office().then_some("office"))
            .child(html::a().href(store.href(screen)).aria_current(current).child(name))
            .into_any()
    };
    Entry::ALL.into_iter().map(entry).collect::<Vec<_>>()
}

/// The search and the other language: reached first, on a phone too.
fn ways(store: Store) -> AnyView {
    let list = Screen::Indicators { query: Query::default(), year: None };
    let search = html::a()
        .href(move || store.href(list.clone()))
        .on(ev::click, move |_| request_animation_frame(|| address::focus(address::SEARCH)))
        .child(store.text.overview.search);
    let others = Language::ALL.into_iter().filter(|other| *other != store.text.language);
    let others = others.map(|other| language_link(store, other, Some(address::LANGUAGE_LINK)));
    html::div().class("ways").child((search, others.collect::<Vec<_>>())).into_any()
}

/// The same place in a language, in its own words.
pub fn language_link(store: Store, language: Language, id: Option<&'static str>) -> AnyView {
    let code = language.code();
    html::a()
        .id(id)
        .aria_current((language == store.text.language).then_some("true"))
        .lang(code)
        .hreflang(code)
        .href(move || store.address.with(|address| address.name_in(language)))
        .on(ev::click, move |_| address::prefer(language))
        .child(language.name())
        .into_any()
}

fn document_state(store: Store, status: &DocumentStatus) -> [AnyView; 3] {
    let frame = &store.text.frame;
    let strategy_name = store.strategy.with(|s| store.text.name(&s.about));
    let sample = store.strategy.with(|s| s.about.sample);
    let (name, word, kind) = match &status.origin {
        Origin::Builtin(_) if sample => (strategy_name, frame.sample_document, "published"),
        Origin::Builtin(_) => (strategy_name, frame.published, "published"),
        Origin::Slot { name, kind, .. } => (name.clone(), slot_word(store.text, *kind), "copy"),
    };
    let (saved, failed) = saved_words(store, status);
    [
        html::b().child(bilingual(name)).into_any(),
        html::span().class("tag").attr("data-kind", kind).child(word).into_any(),
        html::span()
            .class("saved")
            .attr("data-state", failed.then_some("failed"))
            .child(saved)
            .into_any(),
    ]
}

/// How a document of this browser came about, in a word.
pub fn slot_word(text: &'static Text, kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::WorkingCopy => text.frame.working_copy,
        SlotKind::OpenedFile => text.frame.opened_file,
        SlotKind::New => text.frame.begun_here,
    }
}

/// The one line that says how well the work is kept.
fn saved_words(store: Store, status: &DocumentStatus) -> (String, bool) {
    let (saved, failed) = match &status.saved {
        SaveState::Published => (Saved::Published, false),
        SaveState::Kept { clock } => (Saved::Kept { clock, changes: status.changes }, false),
        SaveState::Saving => (Saved::Saving, false),
        SaveState::Failed(failure) => (Saved::Failed(failure), true),
        SaveState::NotKept => (Saved::NotKept, true),
    };
    ((store.text.say.saved)(saved), failed)
}

/// Viewing is the default; while editing, undo and redo stand here. The buttons stay the same
/// elements while their state changes, so that the keyboard's focus stays on them.
fn tools(store: Store) -> [AnyView; 2] {
    let frame = &store.text.frame;
    // What was known once is not changed.
    let now = move || store.known.with(Option::is_none);
    let editing = memo(move || {
        store.status.with(|status| status.as_ref().filter(|_| now()).map(|status| status.editing))
    });
    let key = move || store.key.get_untracked();
    let can_undo = memo(move || {
        store.status.with(|status| status.as_ref().and_then(|status| status.can_undo.clone()))
    });
    let can_redo = memo(move || {
        store.status.with(|status| status.as_ref().and_then(|status| status.can_redo.clone()))
    });
    let disabled =
        |step: Memo<Option<String>>| move || step.with(Option::is_none).then_some("true");
    let title = |step: Memo<Option<String>>, nothing: &'static str| {
        move || step.get().unwrap_or_else(|| nothing.into())
    };
    let toggle = move || {
        let key = key();
        store.dispatch(if editing.get_untracked() == Some(true) {
            Command::EndEditing { key }
        } else {
            Command::BeginEditing { key }
        });
    };
    let kind = move || if editing.get() == Some(true) { "primary" } else { "plain" };
    let toggle_words =
        move || if editing.get() == Some(true) { frame.end_editing } else { frame.edit };
    let there = memo(move || editing.with(Option::is_some));
    [
        (move || {
            (editing.get() == Some(true)).then(|| {
                (
                    button()
                        .aria_disabled(disabled(can_undo))
                        .title(title(can_undo, frame.nothing_to_undo))
                        .on(ev::click, move |_| {
                            store.dispatch_document(DocumentCommand::Undo { key: key() })
                        })
                        .child(frame.undo),
                    button()
                        .aria_disabled(disabled(can_redo))
                        .title(title(can_redo, frame.nothing_to_redo))
                        .on(ev::click, move |_| {
                            store.dispatch_document(DocumentCommand::Redo { key: key() })
                        })
                        .child(frame.redo),
                )
            })
        })
        .into_any(),
        (move || {
            there.get().then(|| {
                button()
                    .attr("data-kind", kind)
                    .on(ev::click, move |_| toggle())
                    .child(toggle_words)
            })
        })
        .into_any(),
    ]
}

/// That one looks at what was known once, and the way back.
pub fn known_strip(store: Store) -> AnyView {
    let frame = &store.text.frame;
    (move || {
        let id = store.known.get()?;
        let name =
            store.strategy.with(|strategy| strategy.meetings.get(&id).map(|m| m.name.clone()));
        let now =
            store.address.with(|address| Address::new(&address.document, address.screen.clone()));
        Some(
            html::aside()
                .class("sample")
                .attr("data-kind", "known")
                .aria_label(frame.back_to_now)
                .child(
                    html::div()
                        .class("wrap")
                        .child(
                            html::span()
                                .child((frame.known_then)(&name.unwrap_or_else(|| id.to_string()))),
                        )
                        .child(
                            html::a().class("hints").href(store.url(&now)).child(frame.back_to_now),
                        ),
                ),
        )
    })
    .into_any()
}

/// Somebody wants to edit, and what takes edits is not here yet, or cannot be had: until then no
/// field opens.
pub fn editor_strip(store: Store) -> impl IntoView {
    let frame = &store.text.frame;
    let editor = store.lazy.editor;
    let wanted = memo(move || {
        store.status.with(|status| status.as_ref().is_some_and(|status| status.editing))
            && !store.editing()
    });
    let missing = move || {
        let again = button().on(ev::click, move |_| editor.ask()).child(frame.try_again);
        html::p()
            .class("warning")
            .role("alert")
            .child((frame.editor_missing, " ", again))
            .into_any()
    };
    let preparing = move || {
        html::p().class("quiet waiting").role("status").child(frame.preparing_to_edit).into_any()
    };
    let known = move || store.known.with(Option::is_some);
    move || {
        (wanted.get() && !known()).then(|| {
            html::div().class("wrap hints").child(if editor.failed() {
                missing()
            } else {
                preparing()
            })
        })
    }
}

/// Invented figures are said under every header.
pub fn sample_strip(store: Store) -> AnyView {
    let sample = memo(move || store.strategy.with(|s| s.about.sample));
    (move || {
        sample.get().then(|| {
            html::aside().class("sample").aria_label(store.text.frame.about_document).child(
                html::div()
                    .class("wrap")
                    .child(
                        html::span()
                            .class("tag")
                            .attr("data-kind", "sample")
                            .child(store.text.common.sample),
                    )
                    .child(
                        html::span().child(store.text.frame.sample_note).child(
                            html::span().class("more").child(store.text.frame.sample_source),
                        ),
                    ),
            )
        })
    })
    .into_any()
}
