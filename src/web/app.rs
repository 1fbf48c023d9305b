//! The page as a whole: frame around, one screen within.

use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::part::foot::foot;
use super::part::masthead::{editor_strip, known_strip, masthead, sample_strip};
use super::part::notices::notices;
use super::screen;
use super::store::Store;
use super::{address, clock, effects, keep, local};
use crate::place::Screen;
use crate::session::{Command, DocumentCommand, Session};
use crate::web::reactive::{effect, memo};

/// Which page stands in the middle: what is chosen on it does not make another.
#[derive(Clone)]
enum Page {
    Loading,
    Missing,
    /// As of a meeting of which nothing can be told.
    Nowhere,
    Broken,
    Screen(Screen),
}

impl Page {
    /// Tells pages apart.
    fn name(&self) -> String {
        match self {
            Page::Loading => "loading".into(),
            Page::Missing => "missing".into(),
            Page::Nowhere => "nowhere".into(),
            Page::Broken => "broken".into(),
            Page::Screen(screen) => format!("/{}", screen.page()),
        }
    }
}

impl PartialEq for Page {
    fn eq(&self, other: &Page) -> bool {
        self.name() == other.name()
    }
}

/// Starts the app and brings it into the page.
pub fn run() {
    leptos::mount::mount_to_body(|| {
        let store = start();
        store.lazy.fetch_afterwards();
        // In another language every view is another; what they show goes on.
        each(
            move || store.language.get().into_iter().collect(),
            |language| language.code().to_string(),
            move |language| {
                provide_context(language);
                app(store.in_language(language))
            },
        )
    });
}

fn app(store: Store) -> impl IntoView + 'static {
    let page = memo(move || page(store));
    title(store);
    shortcuts(store);
    go_on_editing(store);
    let screen_word = memo(move || store.address.with(|address| address.screen.word()));
    let skip = |event: ev::MouseEvent| {
        // The fragment is the address: following the link would leave the page.
        event.prevent_default();
        address::focus_main();
    };
    (
        html::a().class("skip").href("#main").on(ev::click, skip).child(store.text.nav.skip),
        masthead(store),
        sample_strip(store),
        known_strip(store),
        editor_strip(store),
        notices(store),
        html::main()
            .id("main")
            .class("wrap")
            .tabindex("-1")
            .attr("data-screen", move || screen_word.get())
            .attr("data-editing", move || store.editing().then_some(""))
            .on(ev::dragover, move |event| event.prevent_default())
            .on(ev::drop, move |event| dropped(store, &event))
            // Each page is built anew: nothing of the one before is carried over.
            .child(each(move || vec![page.get()], Page::name, move |page| middle(store, page))),
        foot(store),
    )
}

/// Whoever edits goes on after the page was read anew, by a slip of the hand or by the browser.
fn go_on_editing(store: Store) {
    let before = StoredValue::new(local::edited());
    effect(move || {
        let Some((key, editing)) = store
            .status
            .with(|status| Some((status.as_ref()?.key.clone(), status.as_ref()?.editing)))
        else {
            return;
        };
        let was_edited = before.get_value().as_ref() == Some(&key);
        before.set_value(None);
        match (editing, was_edited) {
            (false, true) => store.dispatch(Command::BeginEditing { key }),
            (false, false) => local::note_edited(None),
            (true, _) => local::note_edited(Some(&key)),
        }
    });
}

fn middle(store: Store, page: Page) -> AnyView {
    match page {
        Page::Loading => {
            html::p().class("quiet waiting").child(store.text.frame.loading).into_any()
        }
        Page::Missing => screen::lost::missing_document(store).into_any(),
        Page::Nowhere => screen::lost::missing_place(store).into_any(),
        Page::Broken => store.lazy.pages.show(store, move |pages| (pages.broken)(store)),
        Page::Screen(screen) => store.lazy.screen(store, screen),
    }
}

fn start() -> Store {
    let author = local::preference("author").unwrap_or_else(|| {
        let author = clock::random_name(10);
        local::prefer("author", &author);
        author
    });
    let session =
        Session::new(author, clock::random_name(8), local::preference("label").unwrap_or_default());
    let (place, named) = address::current();
    let language = named.unwrap_or_else(address::preferred);
    address::rewrite(&place, language);
    let store = Store::new(session, place);
    store.speak(language);
    store.dispatch(Command::Visit { key: store.key.get_untracked() });
    address::follow(store);
    keep::listen(
        move |slot| {
            // Where nobody has looked at a 勉強会, there is nothing to bring up to date; where
            // everything was erased, nothing is left.
            if matches!(slot.as_str(), keep::WORKSHOPS | keep::EVERYTHING)
                && let Some(part) = store.lazy.workshop.at_hand()
            {
                (part.reread)(store);
            }
            match slot.as_str() {
                keep::WORKSHOPS => {}
                keep::EVERYTHING => store.dispatch(Command::ErasedElsewhere),
                _ => store.dispatch(Command::ChangedElsewhere { slot }),
            }
        },
        move || store.dispatch(Command::TakenOver),
    );
    spawn_local(async move {
        match keep::start().await {
            Ok(shelf) => store.dispatch(Command::Started { shelf }),
            Err(_) => store.dispatch(Command::StorageUnavailable),
        }
        store.dispatch(Command::Visit { key: store.key.get_untracked() });
        effects::measure(store).await;
    });
    store
}

fn page(store: Store) -> Page {
    let key = store.key.get();
    let (open, broken, missing) = store.session.with(|session| {
        (
            session.open.contains_key(&key),
            session.broken.contains_key(&key),
            session.is_missing(&key),
        )
    });
    let screen = store.address.with(|address| address.screen.clone());
    match screen {
        // Files and settings are there whatever becomes of the document.
        Screen::Files | Screen::Settings => Page::Screen(screen),
        _ if open && store.unknowable.get() => Page::Nowhere,
        _ if store.present.get() => Page::Screen(screen),
        // What a meeting saw is not known yet.
        _ if open => Page::Loading,
        _ if broken => Page::Broken,
        _ if missing => Page::Missing,
        _ => Page::Loading,
    }
}

/// The window's title changes with the place.
fn title(store: Store) {
    let text = store.text;
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", text.language.code());
    }
    effect(move || {
        let strategy = store.strategy.get();
        let screen = store.address.with(|address| address.screen.title(text, &strategy));
        let name = store.called.get().unwrap_or(screen);
        let of = store.present.get().then(|| format!("｜{}", text.name(&strategy.about)));
        document().set_title(&format!("{name}{}｜{}", of.unwrap_or_default(), text.app));
    });
}

/// Ctrl+Z and Ctrl+Y where nothing is being typed; within a field they are the field's own.
fn shortcuts(store: Store) {
    window_event_listener_untyped("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let typing = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| {
                matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            });
        if typing || !(event.ctrl_key() || event.meta_key()) || !untrack(move || store.editing()) {
            return;
        }
        let key = store.key.get_untracked();
        let work = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => DocumentCommand::Undo { key },
            ("y", _) | ("z", true) => DocumentCommand::Redo { key },
            _ => return,
        };
        event.prevent_default();
        store.dispatch_document(work);
    });
}

fn dropped(store: Store, event: &web_sys::DragEvent) {
    event.prevent_default();
    if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
        let files = effects::listed(&files);
        store.lazy.editor.with(store, move |part| (part.open_files)(store, files));
    }
}
