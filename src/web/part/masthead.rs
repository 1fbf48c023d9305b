//! The header: whose page, which document, in what state, and the ways through it.

use leptos::prelude::*;

use crate::place::{Address, Screen};
use crate::report::Query;
use crate::session::{Command, Origin, SaveState, SlotKind, Work};
use crate::text::{Language, Saved, Text};
use crate::web::address;
use crate::web::reactive::{effect, memo};
use crate::web::store::{Desk, Store};
use crate::web::view::{Element, Piece, dynamic, tag};
use crate::web::widget::markup::button;

pub fn masthead(store: Store) -> Element {
    let text = store.text;
    let open = RwSignal::new(false);
    let page = memo(move || store.address.with(|address| address.screen.word()));
    // Going somewhere folds the menu again.
    effect(move || {
        store.address.track();
        open.set(false);
    });
    let desk = move || store.desk.get();
    let contested = memo(move || store.document.with(|document| document.as_ref().map_or(0, |d| d.contested().len())));
    let contests = dynamic(move || {
        let count = contested.get();
        (count > 0).then(|| {
            tag("a").class("tag").kind("choose").href(store.href(Screen::Contests)).child((text.frame.contest_count)(count))
        })
    });
    tag("header").class("masthead").child(
        tag("div")
            .class("wrap")
            .child(
                tag("div")
                    .class("bar")
                    .child(tag("a").class("brand").href(store.url(&Address::home())).child(text.app))
                    .child(
                        tag("div")
                            .class("document")
                            .child(dynamic(move || desk().map(|desk| document_state(store, &desk))))
                            .child(contests),
                    )
                    .child(
                        tag("div").class("tools").child(tools(store)).child(
                            button()
                                .kind("menu")
                                .live("aria-expanded", move || open.get().to_string())
                                .attr("aria-controls", "nav")
                                .on_click(move || open.update(|open| *open = !*open))
                                .child(text.nav.menu),
                        ),
                    ),
            )
            .child(
                tag("nav")
                    .class("nav")
                    .id("nav")
                    .label(text.nav.label)
                    .live("data-open", move || open.get().then_some(""))
                    .child(tag("ul").child(dynamic(move || entries(store, page.get())))),
            ),
    )
}

fn entries(store: Store, page: &'static str) -> Vec<Element> {
    let nav = &store.text.nav;
    [
        (nav.overview, Screen::Overview, &["overview"][..]),
        (
            nav.indicators,
            Screen::Indicators { query: Query::default(), year: None },
            &["indicators", "figures", "indicator", "direction", "item"][..],
        ),
        (nav.graphs, Screen::Graphs { within: None, tables: Default::default() }, &["graphs", "results"][..]),
        (nav.plan, Screen::Plan { year: None, direction: None }, &["plan", "handout"][..]),
        (nav.doing, Screen::Doing { year: None }, &["doing", "intake"][..]),
        (nav.evaluation, Screen::Evaluations { year: None, direction: None }, &["evaluation"][..]),
        (nav.meetings, Screen::Meetings, &["meetings", "meeting", "opinions", "minutes"][..]),
        (nav.files, Screen::Files, &["files"][..]),
        (nav.glossary, Screen::Glossary, &["glossary"][..]),
        (nav.settings, Screen::Settings, &["settings"][..]),
    ]
    .into_iter()
    .map(|(name, screen, pages)| {
        let current = if screen.word() == page { Some("page") } else { pages.contains(&page).then_some("true") };
        tag("li").child(tag("a").href(store.href(screen)).attr("aria-current", current).child(name))
    })
    .chain(
        Language::ALL
            .into_iter()
            .filter(|other| *other != store.text.language)
            .map(|other| tag("li").class("language").child(language_link(store, other).id(address::LANGUAGE_LINK))),
    )
    .collect::<Vec<_>>()
}

/// The same place in a language, in its own words.
pub fn language_link(store: Store, language: Language) -> Element {
    let code = language.code();
    tag("a")
        .attr("lang", code)
        .attr("hreflang", code)
        .live("href", move || store.address.with(|address| address.name_in(language)))
        .on_click(move || address::prefer(language))
        .child(language.name())
}

fn document_state(store: Store, desk: &Desk) -> [Element; 3] {
    let frame = &store.text.frame;
    let strategy_name = store.strategy.with(|strategy| strategy.as_ref().map(|s| store.text.name(&s.about))).unwrap_or_default();
    let sample = store.strategy.with(|strategy| strategy.as_ref().is_some_and(|s| s.about.sample));
    let (name, word, kind) = match &desk.origin {
        Origin::Builtin(_) if sample => (strategy_name, frame.sample_document, "published"),
        Origin::Builtin(_) => (strategy_name, frame.published, "published"),
        Origin::Slot { name, kind, .. } => (name.clone(), slot_word(store.text, *kind), "copy"),
    };
    let (saved, failed) = saved_words(store, desk);
    [
        tag("b").child(name),
        tag("span").class("tag").kind(kind).child(word),
        tag("span").class("saved").attr("data-state", failed.then_some("failed")).child(saved),
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
fn saved_words(store: Store, desk: &Desk) -> (String, bool) {
    let (saved, failed) = match &desk.saved {
        SaveState::Published => (Saved::Published, false),
        SaveState::Kept { clock } => (Saved::Kept { clock, changes: desk.changes }, false),
        SaveState::Keeping => (Saved::Keeping, false),
        SaveState::Failed { reason } => (Saved::Failed { reason }, true),
        SaveState::NotKept => (Saved::NotKept, true),
    };
    ((store.text.say.saved)(saved), failed)
}

/// Viewing is the default; while editing, undo and redo stand here. The buttons stay the same elements while their
/// state changes, so that the keyboard's focus stays on them.
fn tools(store: Store) -> [Piece; 2] {
    let frame = &store.text.frame;
    // What was known once is not changed.
    let now = move || store.known.with(Option::is_none);
    let editing = memo(move || store.desk.with(|desk| desk.as_ref().filter(|_| now()).map(|desk| desk.editing)));
    let key = move || store.key.get_untracked();
    let can_undo = memo(move || store.desk.with(|desk| desk.as_ref().and_then(|desk| desk.can_undo.clone())));
    let can_redo = memo(move || store.desk.with(|desk| desk.as_ref().and_then(|desk| desk.can_redo.clone())));
    let disabled = |step: Memo<Option<String>>| move || step.with(Option::is_none).then_some("true");
    let title = |step: Memo<Option<String>>, nothing: &'static str| move || step.get().unwrap_or_else(|| nothing.into());
    let toggle = move || {
        let key = key();
        store.dispatch(if editing.get_untracked() == Some(true) {
            Command::EndEditing { key }
        } else {
            Command::BeginEditing { key }
        });
    };
    let kind = move || if editing.get() == Some(true) { "primary" } else { "plain" };
    let toggle_words = move || if editing.get() == Some(true) { frame.end_editing } else { frame.edit };
    let there = memo(move || editing.with(Option::is_some));
    [
        dynamic(move || {
            (editing.get() == Some(true)).then(|| {
                (
                    button()
                        .live("aria-disabled", disabled(can_undo))
                        .live("title", title(can_undo, frame.nothing_to_undo))
                        .on_click(move || store.work(Work::Undo { key: key() }))
                        .child(frame.undo),
                    button()
                        .live("aria-disabled", disabled(can_redo))
                        .live("title", title(can_redo, frame.nothing_to_redo))
                        .on_click(move || store.work(Work::Redo { key: key() }))
                        .child(frame.redo),
                )
            })
        }),
        dynamic(move || there.get().then(|| button().live("data-kind", kind).on_click(toggle).child(dynamic(toggle_words)))),
    ]
}

/// That one looks at what was known once, and the way back.
pub fn known_strip(store: Store) -> Piece {
    let frame = &store.text.frame;
    dynamic(move || {
        let id = store.known.get()?;
        let name = store.strategy.with(|strategy| strategy.as_ref().and_then(|s| s.meetings.get(&id)).map(|m| m.name.clone()));
        let now = store.address.with(|address| Address::new(&address.document, address.screen.clone()));
        Some(
            tag("aside").class("sample").kind("known").label(frame.back_to_now).child(
                tag("div")
                    .class("wrap")
                    .child(tag("span").child((frame.known_then)(&name.unwrap_or_else(|| id.to_string()))))
                    .child(tag("a").class("hints").href(store.url(&now)).child(frame.back_to_now)),
            ),
        )
    })
}

/// Invented figures are said under every header.
pub fn sample_strip(store: Store) -> Piece {
    let sample = memo(move || store.strategy.with(|strategy| strategy.as_ref().is_some_and(|s| s.about.sample)));
    dynamic(move || {
        sample.get().then(|| {
            tag("aside").class("sample").label(store.text.frame.about_document).child(
                tag("div")
                    .class("wrap")
                    .child(tag("span").class("tag").kind("sample").child(store.text.common.sample))
                    .child(tag("span").child(store.text.frame.sample_note)),
            )
        })
    })
}
