//! The parts of the program that are fetched when they are first wanted: the first screen does not
//! wait for what it does not show.
//!
//! Each part is a function at which the module is cut in two; it gives back the functions of the
//! part, which from then on are called like any other. What only a part uses is cut off with it,
//! without being named anywhere.

use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::screen::indicator_table::ListLine;
use super::store::{Shared, Store};
use super::widget::markup::button;
use super::{incoming, large, screen};
use crate::change::Document;
use crate::exchange::Envelope;
use crate::measure::lens::Look;
use crate::model::{Id, Strategy};
use crate::place::{Module, Screen};
use crate::report::then::as_seen_by;
use crate::report::{IndicatorDetail, List};
use crate::session::{
    Command, Context, DocumentCommand, Effect, FileBytes, Message, Outcome, Session,
};
use crate::text::{EN, Text};

/// Drawing, and the screens of an indicator and of the charts of the whole. An address may lead straight to one of them, so the page's
/// start fetches this part beside the program.
#[derive(Clone, Copy)]
pub struct Charts {
    pub screen: fn(Store, Screen) -> AnyView,
}

#[wasm_split(charts, fallible)]
fn charts() -> Result<Charts, SplitLoaderError> {
    Ok(Charts { screen: screen::charts })
}

/// What is done with what was in files.
type TakeFiles = Box<dyn FnOnce(Vec<FileBytes>)>;

/// Changing.
#[derive(Clone, Copy)]
pub struct Editor {
    pub update: fn(&mut Session, &Context, DocumentCommand) -> Outcome,
    pub years: fn(Store, Memo<Option<Shared<IndicatorDetail>>>) -> AnyView,
    pub fields: fn(Store, Memo<Option<Shared<IndicatorDetail>>>) -> AnyView,
    pub ending: fn(Store, Memo<Option<Shared<IndicatorDetail>>>) -> AnyView,
    pub about: fn(Store) -> AnyView,
    pub screen: fn(Store, Screen) -> AnyView,
    pub direction: fn(Store, Id) -> AnyView,
    pub item: fn(Store, Id) -> AnyView,
    pub life: fn(Store, Id) -> AnyView,
    /// Files that leave otherwise than one by one as downloads.
    pub send: fn(Store, Effect),
    pub open_files: fn(Store, Vec<web_sys::File>),
    /// What is in several files, all at once.
    pub read_together: fn(Store, Vec<web_sys::File>, TakeFiles),
    /// The text of a document as a file.
    pub text: fn(Arc<Document>, Envelope) -> Promised<String>,
}

#[wasm_split(editor, fallible)]
fn editor() -> Result<Editor, SplitLoaderError> {
    use screen::edit;
    Ok(Editor {
        update: Session::update_document,
        years: edit::years_editor,
        fields: edit::indicator_fields,
        ending: edit::indicator_ending,
        about: edit::about,
        screen: screen::editor,
        direction: edit::direction,
        item: edit::item,
        life: screen::post::life,
        send: super::sending::send,
        open_files: incoming::open_files,
        read_together: |store, files, take| incoming::read_together(store, files, take),
        text: |document, envelope| Box::pin(large::text(document, envelope)),
    })
}

/// The pages that follow the first one.
#[derive(Clone, Copy)]
pub struct Pages {
    pub screen: fn(Store, Screen) -> AnyView,
    pub broken: fn(Store) -> AnyView,
    /// What stands below the first screens of the overview.
    pub overview_rest: fn(Store) -> AnyView,
}

#[wasm_split(pages, fallible)]
fn pages() -> Result<Pages, SplitLoaderError> {
    Ok(Pages {
        screen: screen::pages,
        broken: |store| screen::lost::broken_document(store).into_any(),
        overview_rest: screen::overview::rest,
    })
}

/// The yearly cycle.
#[derive(Clone, Copy)]
pub struct Cycle {
    pub screen: fn(Store, Screen) -> AnyView,
    pub as_seen_by: fn(&Document, &Strategy, &Id) -> Option<(Document, Strategy)>,
    pub cycle_status: fn(Store) -> AnyView,
    pub history: fn(Store, Id) -> AnyView,
    pub lenses: fn(Store, &[Look]) -> AnyView,
}

#[wasm_split(cycle, fallible)]
fn cycle() -> Result<Cycle, SplitLoaderError> {
    use screen::cycle;
    Ok(Cycle {
        screen: screen::cycle,
        as_seen_by,
        cycle_status: cycle::cycle_status::cycle_status,
        history: cycle::history::history,
        lenses: cycle::lenses::lenses,
    })
}

/// 地域勉強会.
#[derive(Clone, Copy)]
pub struct Workshop {
    pub screen: fn(Store, Screen) -> AnyView,
    pub perform: fn(Store, Effect),
    /// Another window has changed something.
    pub reread: fn(Store),
}

#[wasm_split(workshop, fallible)]
fn workshop() -> Result<Workshop, SplitLoaderError> {
    use super::workshops;
    Ok(Workshop { screen: screen::workshop, perform: workshops::perform, reread: workshops::read })
}

#[wasm_bindgen(module = "/src/web/style.js")]
extern "C" {
    /// The sheets of a part's screens, on their way from the call on.
    fn sheets(part: &str) -> js_sys::Promise;
}

/// A part with its sheets, so that nothing is seen without them; where they cannot be had, it works all
/// the same.
async fn in_style(module: Module, part: Fetched) -> Result<Part, SplitLoaderError> {
    let sheets = sheets(module.word());
    let part = part.await;
    let _ = JsFuture::from(sheets).await;
    part
}

/// What is large: reading it, and lists longer than anyone sees at once.
#[derive(Clone, Copy)]
pub struct Large {
    pub read: fn(Store, String, String, bool) -> Promised<Option<large::Read>>,
    pub lines: fn(Store, Shared<List>, Vec<ListLine>) -> AnyView,
}

#[wasm_split(large, fallible)]
fn large_part() -> Result<Large, SplitLoaderError> {
    Ok(Large {
        read: |store, name, text, optional| Box::pin(large::read(store, name, text, optional)),
        lines: screen::indicator_table::long_lines,
    })
}

/// What happened, said.
#[derive(Clone, Copy)]
pub struct Notices {
    /// By its number.
    pub one: fn(Store, u32) -> AnyView,
}

#[wasm_split(notices, fallible)]
fn notices() -> Result<Notices, SplitLoaderError> {
    Ok(Notices { one: super::part::notices::one })
}

/// Every word of the interface in English.
#[wasm_split(english, fallible)]
fn english() -> Result<&'static Text, SplitLoaderError> {
    Ok(&EN)
}

/// All parts, each as far as it is here.
#[derive(Clone, Copy)]
pub struct LazyModules {
    pub charts: LazyModule<Charts>,
    pub editor: LazyModule<Editor>,
    pub pages: LazyModule<Pages>,
    pub cycle: LazyModule<Cycle>,
    pub workshop: LazyModule<Workshop>,
    pub large: LazyModule<Large>,
    pub notices: LazyModule<Notices>,
    pub english: LazyModule<&'static Text>,
}

impl LazyModules {
    pub fn new() -> LazyModules {
        LazyModules {
            charts: LazyModule::new(|| Box::pin(in_style(Module::Charts, part(charts())))),
            editor: LazyModule::new(|| Box::pin(in_style(Module::Editor, part(editor())))),
            pages: LazyModule::new(|| Box::pin(in_style(Module::Pages, part(pages())))),
            cycle: LazyModule::new(|| Box::pin(in_style(Module::Cycle, part(cycle())))),
            workshop: LazyModule::new(|| Box::pin(in_style(Module::Workshop, part(workshop())))),
            large: LazyModule::new(|| part(large_part())),
            notices: LazyModule::new(|| part(notices())),
            english: LazyModule::new(|| part(english())),
        }
    }

    /// A screen, by the module that has it.
    pub fn screen(self, store: Store, screen: Screen) -> AnyView {
        match screen.row().module {
            Module::Start => screen::start(store, screen),
            Module::Pages => {
                self.pages.show(store, move |pages| (pages.screen)(store, screen.clone()))
            }
            Module::Charts => {
                self.charts.show(store, move |charts| (charts.screen)(store, screen.clone()))
            }
            Module::Cycle => {
                self.cycle.show(store, move |cycle| (cycle.screen)(store, screen.clone()))
            }
            Module::Workshop => {
                self.workshop.show(store, move |part| (part.screen)(store, screen.clone()))
            }
            Module::Editor => {
                self.editor.show(store, move |editor| (editor.screen)(store, screen.clone()))
            }
        }
    }

    /// After the first screen everything is fetched: so that it is there at once when it is wanted,
    /// also without a network, or after the host has put a newer version in the place of this one.
    pub fn fetch_afterwards(self) {
        set_timeout(
            move || {
                self.notices.want();
                self.pages.want();
                self.charts.want();
                self.cycle.want();
                self.editor.want();
                self.workshop.want();
                self.large.want();
                self.english.want();
            },
            AFTERWARDS,
        );
    }
}

const AFTERWARDS: Duration = Duration::from_secs(3);

/// What comes later.
type Promised<T> = Pin<Box<dyn Future<Output = T>>>;

/// A part, whichever it is. All of them are fetched, waited for and shown by the same code: what is
/// generic is compiled anew for each type, and there are eight.
type Part = &'static (dyn Any + Send + Sync);
type Fetched = Promised<Result<Part, SplitLoaderError>>;

/// A part on its way. It stays for as long as the page does.
fn part<T: Send + Sync + 'static>(
    part: impl Future<Output = Result<T, SplitLoaderError>> + 'static,
) -> Fetched {
    Box::pin(async { part.await.map(|part| &*Box::leak(Box::new(part)) as Part) })
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Elsewhere,
    OnItsWay,
    Failed,
}

/// One part: here, or not yet.
pub struct LazyModule<T: Copy + Send + Sync + 'static> {
    loader: Loader,
    of: PhantomData<fn() -> T>,
}

impl<T: Copy + Send + Sync + 'static> Clone for LazyModule<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy + Send + Sync + 'static> Copy for LazyModule<T> {}

impl<T: Copy + Send + Sync + 'static> LazyModule<T> {
    fn new(fetch: fn() -> Fetched) -> LazyModule<T> {
        let (here, state) = (RwSignal::new(None), RwSignal::new(State::Elsewhere));
        LazyModule { loader: Loader { here, state, fetch }, of: PhantomData }
    }

    /// A loader has no other part than its own.
    fn own(part: Part) -> Option<T> {
        part.downcast_ref::<T>().copied()
    }

    /// The part where it is here; otherwise it is asked for, and its signal tells when it has come.
    pub fn get(self) -> Option<T> {
        self.loader.get().and_then(Self::own)
    }

    pub fn want(self) {
        self.loader.want();
    }

    pub fn ask(self) {
        self.loader.ask();
    }

    /// Whether it could not be had.
    pub fn failed(self) -> bool {
        self.loader.state.get() == State::Failed
    }

    /// Does something with the part: at once where it is here, otherwise when it has come.
    pub fn with(self, store: Store, act: impl FnOnce(T) + 'static) {
        self.loader.with(
            store,
            Box::new(|part| {
                if let Some(part) = Self::own(part) {
                    act(part);
                }
            }),
        );
    }

    /// The part where it is here already; nobody waits for it.
    pub fn at_hand(self) -> Option<T> {
        self.loader.here.get_untracked().and_then(Self::own)
    }

    /// The part, when it has come; `None` where it cannot be had.
    pub async fn wait(self) -> Option<T> {
        self.loader.wait().await.and_then(Self::own)
    }

    /// A view that comes when the part does, and does not ask for it.
    pub fn show_when_here(self, show: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
        self.loader.show_when_here(Box::new(move |part| Self::own(part).map(&show)))
    }

    /// A view that needs the part.
    pub fn show(self, store: Store, show: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
        self.loader.show(store, Box::new(move |part| Self::own(part).map(&show)))
    }
}

/// What shows something of a part.
type Show = Box<dyn Fn(Part) -> Option<AnyView> + Send>;

#[derive(Clone, Copy)]
struct Loader {
    here: RwSignal<Option<Part>>,
    state: RwSignal<State>,
    fetch: fn() -> Fetched,
}

impl Loader {
    fn get(self) -> Option<Part> {
        self.want();
        self.here.get()
    }

    fn want(self) {
        if self.state.get_untracked() == State::Elsewhere {
            self.ask();
        }
    }

    fn ask(self) {
        self.state.set(State::OnItsWay);
        spawn_local(async move {
            match (self.fetch)().await {
                Ok(part) => self.here.set(Some(part)),
                // Nothing is remembered of a failure: the next one who asks may have better luck.
                Err(_) => self.state.set(State::Failed),
            }
        });
    }

    fn with(self, store: Store, act: Box<dyn FnOnce(Part)>) {
        if let Some(part) = self.here.get_untracked() {
            return act(part);
        }
        spawn_local(async move {
            match self.wait().await {
                Some(part) => act(part),
                None => store.dispatch(Command::Notify { message: Message::ModuleMissing }),
            }
        });
    }

    fn wait(self) -> Promised<Option<Part>> {
        Box::pin(async move {
            if let Some(part) = self.here.get_untracked() {
                return Some(part);
            }
            let part = (self.fetch)().await.ok()?;
            self.here.set(Some(part));
            Some(part)
        })
    }

    fn show_when_here(self, show: Show) -> AnyView {
        (move || self.here.get().and_then(|part| untrack(|| show(part)))).into_any()
    }

    fn show(self, store: Store, show: Show) -> AnyView {
        let frame = &store.text.frame;
        let view = move || match self.get() {
            Some(part) => untrack(|| show(part)).into_any(),
            None if self.state.get() == State::Failed => html::p()
                .class("warning")
                .role("alert")
                .child((
                    frame.part_missing,
                    " ",
                    button().on(ev::click, move |_| self.ask()).child(frame.try_again),
                ))
                .into_any(),
            None => html::p().class("quiet waiting").child(frame.loading).into_any(),
        };
        view.into_any()
    }
}
