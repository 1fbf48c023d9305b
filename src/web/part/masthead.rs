//! The header: whose page, which document, in what state, and the ways through it.

use leptos::prelude::*;

use crate::place::{Address, Screen};
use crate::report::Query;
use crate::session::{Command, Origin, SaveState};
use crate::text::Saved;
use crate::web::reactive::{dynamic, effect, memo};
use crate::web::store::{Desk, Store, store};

#[component]
pub fn Masthead() -> impl IntoView {
    let store = store();
    let text = store.text;
    let open = RwSignal::new(false);
    let page = memo(move || store.address.with(|address| address.screen.word()));
    // Going somewhere folds the menu again.
    effect(move || {
        store.address.track();
        open.set(false);
    });
    let desk = move || store.desk.get();
    view! {
        <header class="masthead">
            <div class="wrap">
                <div class="bar">
                    <a class="brand" href=Address::home().write()>{text.app}</a>
                    <div class="document">{dynamic(move || desk().map(|desk| document_state(store, &desk)))}</div>
                    <div class="tools">
                        {tools(store)}
                        <button type="button" class="button" data-kind="menu" aria-expanded=move || open.get().to_string() aria-controls="nav"
                            on:click=move |_| open.update(|open| *open = !*open)>{text.nav.menu}</button>
                    </div>
                </div>
                <nav class="nav" id="nav" aria-label=text.nav.label data-open=move || open.get().then_some("")>
                    <ul>{dynamic(move || entries(store, page.get()))}</ul>
                </nav>
            </div>
        </header>
    }
}

fn entries(store: Store, page: &'static str) -> AnyView {
    let nav = &store.text.nav;
    [
        (nav.overview, Screen::Overview, &["overview"][..]),
        (
            nav.indicators,
            Screen::Indicators { query: Query::default(), year: None },
            &["indicators", "indicator", "direction", "item"][..],
        ),
        (nav.files, Screen::Files, &["files"][..]),
        (nav.glossary, Screen::Glossary, &["glossary"][..]),
        (nav.settings, Screen::Settings, &["settings"][..]),
    ]
    .into_iter()
    .map(|(name, screen, pages)| {
        let current = if screen.word() == page { Some("page") } else { pages.contains(&page).then_some("true") };
        view! { <li><a href=store.href(screen) aria-current=current>{name}</a></li> }
    })
    .collect_view()
    .into_any()
}

fn document_state(store: Store, desk: &Desk) -> AnyView {
    let frame = &store.text.frame;
    let strategy_name = store.strategy.with(|strategy| strategy.as_ref().map(|s| s.about.name.clone())).unwrap_or_default();
    let sample = store.strategy.with(|strategy| strategy.as_ref().is_some_and(|s| s.about.sample));
    let (name, tag, kind) = match &desk.origin {
        Origin::Builtin(_) if sample => (strategy_name, frame.sample_document, "published"),
        Origin::Builtin(_) => (strategy_name, frame.published, "published"),
        Origin::Slot { name, working_copy: true, .. } => (name.clone(), frame.working_copy, "copy"),
        Origin::Slot { name, working_copy: false, .. } => (name.clone(), frame.opened_file, "copy"),
    };
    let (saved, failed) = saved_words(store, desk);
    view! {
        <b>{name}</b>
        <span class="tag" data-kind=kind>{tag}</span>
        <span class="saved" data-state=failed.then_some("failed")>{saved}</span>
    }
    .into_any()
}

/// The one line that says how well the work is kept.
fn saved_words(store: Store, desk: &Desk) -> (String, bool) {
    let (saved, failed) = match &desk.saved {
        SaveState::Published => (Saved::Published, false),
        SaveState::Kept { clock } => (Saved::Kept { clock, changes: desk.changes }, false),
        SaveState::Keeping { .. } => (Saved::Keeping, false),
        SaveState::Failed { reason } => (Saved::Failed { reason }, true),
        SaveState::NotKept => (Saved::NotKept, true),
    };
    ((store.text.say.saved)(saved), failed)
}

/// Viewing is the default; while editing, undo and redo stand here. The buttons stay the same elements while their
/// state changes, so that the keyboard's focus stays on them.
fn tools(store: Store) -> AnyView {
    let frame = &store.text.frame;
    let editing = memo(move || store.desk.with(|desk| desk.as_ref().map(|desk| desk.editing)));
    let key = move || store.key.get_untracked();
    let can_undo = memo(move || store.desk.with(|desk| desk.as_ref().and_then(|desk| desk.can_undo.clone())));
    let can_redo = memo(move || store.desk.with(|desk| desk.as_ref().and_then(|desk| desk.can_redo.clone())));
    let disabled = |step: Memo<Option<String>>| move || step.with(Option::is_none).then_some("true");
    let title = |step: Memo<Option<String>>, nothing: &'static str| move || step.get().unwrap_or_else(|| nothing.into());
    let toggle = move |_| {
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
    view! {
        {dynamic(move || (editing.get() == Some(true)).then(|| view! {
            <button type="button" class="button" aria-disabled=disabled(can_undo) title=title(can_undo, frame.nothing_to_undo)
                on:click=move |_| store.dispatch(Command::Undo { key: key() })>{frame.undo}</button>
            <button type="button" class="button" aria-disabled=disabled(can_redo) title=title(can_redo, frame.nothing_to_redo)
                on:click=move |_| store.dispatch(Command::Redo { key: key() })>{frame.redo}</button>
        }))}
        {dynamic(move || there.get().then(|| view! {
            <button type="button" class="button" data-kind=kind on:click=toggle>{toggle_words}</button>
        }))}
    }
    .into_any()
}

/// Invented figures are said under every header.
#[component]
pub fn SampleStrip() -> impl IntoView {
    let store = store();
    let sample = memo(move || store.strategy.with(|strategy| strategy.as_ref().is_some_and(|s| s.about.sample)));
    move || {
        sample.get().then(|| {
            view! {
                <aside class="sample" aria-label=store.text.frame.about_document>
                    <div class="wrap">
                        <span class="tag" data-kind="sample">{store.text.common.sample}</span>
                        <span>{store.text.frame.sample_note}</span>
                    </div>
                </aside>
            }
        })
    }
}
