//! The session in one signal, commands and edits in, memos of reports out.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::large::Reading;
use super::lazy::LazyModules;
use super::{address, clock, effects};
use crate::change::{Document, Key};
use crate::edit::Edit;
use crate::measure::DefaultYear;
use crate::model::{Date, Id, Incremental, Latest, Point, Strategy};
use crate::place::{Address, Screen};
use crate::report::overview::Dates;
use crate::report::whole::Leads;
use crate::report::{List, Outline, Overview};
use crate::session::{
    Answer, Command, Context, DocumentCommand, Message, Open, Origin, Outcome, SaveState, Session,
    SlotKind,
};
use crate::text::{self, JA, Language, Text};
use crate::web::reactive::memo;

/// A value compared by identity: looking around never recomputes a report.
pub struct Shared<T>(pub Arc<T>);

impl<T> Shared<T> {
    pub fn new(value: T) -> Shared<T> {
        Shared(Arc::new(value))
    }
}

impl<T: Default> Default for Shared<T> {
    fn default() -> Self {
        Shared::new(T::default())
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// A report that follows the strategy: brought up to date where it can be, computed anew otherwise.
pub fn report<T: Incremental + Send + Sync + 'static>(
    strategy: Memo<Shared<Strategy>>,
    context: impl Fn() -> T::Context + Send + Sync + 'static,
) -> Memo<Shared<T>> {
    let latest = StoredValue::new(Latest::<T>::default());
    memo(move || {
        let (strategy, context) = (strategy.get(), context());
        Shared(latest.write_value().of(&strategy.0, &context))
    })
}

/// What the frame shows of the document at hand.
#[derive(Clone, PartialEq)]
pub struct DocumentStatus {
    pub key: String,
    pub origin: Origin,
    pub editing: bool,
    pub saved: SaveState,
    pub can_undo: Option<String>,
    pub can_redo: Option<String>,
    pub changes: usize,
}

#[derive(Clone, Copy)]
pub struct Store {
    pub session: RwSignal<Session>,
    pub address: RwSignal<Address>,
    pub key: Memo<String>,
    pub status: Memo<Option<DocumentStatus>>,
    edits: Memo<bool>,
    /// One asks for what a meeting saw of which nothing can be told.
    pub unknowable: Memo<bool>,
    /// The day as of which one looks: today, or the meeting's.
    pub today: Memo<Date>,
    /// The meeting as of which one looks.
    pub known: Memo<Option<Id>>,
    /// Whether the document at hand is here, as it is asked for. Until then what follows is empty;
    /// a screen is not shown without it, the frame is.
    pub present: Memo<bool>,
    pub document: Memo<Shared<Document>>,
    pub strategy: Memo<Shared<Strategy>>,
    /// Records of which somebody has to choose a version.
    pub contested: Memo<Vec<Key>>,
    pub outline: Memo<Shared<Outline>>,
    /// The year that list and overview speak of: the one the list is asked for, or the strategy's own.
    /// A screen with a year of its own has it in its address.
    pub year: Memo<i32>,
    pub list: Memo<Shared<List>>,
    pub overview: Memo<Shared<Overview>>,
    /// Not from the overview: it costs more than the foot of another screen is worth.
    pub dates: Memo<Dates>,
    pub lazy: LazyModules,
    /// What the window is called besides its screen: the chart that is looked at.
    pub called: RwSignal<Option<String>>,
    /// Paper shows what there is to read, and no fields.
    pub printing: RwSignal<bool>,
    /// The document and the fiscal year that the office works in, as it was last asked for.
    pub worked: RwSignal<Option<(String, i32)>>,
    /// A large file under way.
    pub reading: RwSignal<Option<Reading>>,
    /// What the interface speaks, once its words are here.
    pub language: RwSignal<Option<Language>>,
    /// The words of this language, for the views that are built with this store.
    pub text: &'static Text,
}

impl Store {
    pub fn new(session: Session, address: Address) -> Store {
        let lazy = LazyModules::new();
        let session = RwSignal::new(session);
        let address = RwSignal::new(address);
        let key = memo(move || address.with(|address| address.document.clone()));
        let status = memo(move || {
            let key = key.get();
            session.with(|session| {
                let open = session.open.get(&key)?;
                Some(DocumentStatus {
                    origin: open.origin.clone(),
                    editing: open.editing,
                    saved: open.saved.clone(),
                    can_undo: open.can_undo().map(str::to_string),
                    can_redo: open.can_redo().map(str::to_string),
                    changes: open.document.count(),
                    key,
                })
            })
        });
        let known = memo(move || address.with(|address| address.known.clone()));
        let printing = RwSignal::new(false);
        // A memo, so that what is shown while editing is not built anew, with what is being typed
        // there, whenever something was kept.
        let edits = memo(move || {
            let asked = !printing.get()
                && known.with(Option::is_none)
                && status.with(|status: &Option<DocumentStatus>| {
                    status.as_ref().is_some_and(|status| status.editing)
                });
            // A field that nobody takes anything from does not open.
            asked && lazy.editor.get().is_some()
        });
        let now = memo(move || {
            key.with(|key| {
                let pair =
                    |open: &Open| (Shared(open.document.clone()), Shared(open.strategy.clone()));
                session.with(|session| session.open.get(key).map(pair))
            })
        });
        let meeting = memo(move || {
            let id = known.get()?;
            now.with(|now| now.as_ref().map(|(_, strategy)| strategy.meetings.get(&id).cloned()))
        });
        let unknowable = memo(move || {
            meeting.with(|found| {
                found
                    .as_ref()
                    .is_some_and(|found| !found.as_ref().is_some_and(|m| m.can_be_looked_at()))
            })
        });
        // A window stays open for days: whoever comes back to it comes on another day.
        let calendar = RwSignal::new(clock::context().today);
        window_event_listener_untyped("focus", move |_| {
            let now = clock::context().today;
            if calendar.get_untracked() != now {
                calendar.set(now);
            }
        });
        let today = memo(move || {
            let day =
                meeting.with(|found| found.as_ref().and_then(|found| found.as_ref()?.date.point));
            day.map_or_else(|| calendar.get(), Point::end)
        });
        let seen = memo(move || {
            let (document, strategy) = now.get()?;
            let Some(meeting) = known.get() else { return Some((document, strategy)) };
            // Nothing is shown until it is known what was known.
            let cycle = lazy.cycle.get()?;
            let then = (cycle.as_seen_by)(&document, &strategy, &meeting);
            Some(then.map_or((document, strategy), |(document, strategy)| {
                (Shared::new(document), Shared::new(strategy))
            }))
        });
        let present = memo(move || seen.with(Option::is_some));
        let document = memo(move || {
            seen.with(|seen| seen.as_ref().map(|(document, _)| document.clone()))
                .unwrap_or_default()
        });
        let strategy = memo(move || {
            seen.with(|seen| seen.as_ref().map(|(_, strategy)| strategy.clone()))
                .unwrap_or_default()
        });
        let contested = memo(move || document.with(|document| document.contested()));
        let outline = report::<Outline>(strategy, || ());
        let own_year = report::<DefaultYear>(strategy, || ());
        let asked_year = memo(move || {
            address.with(|address| match &address.screen {
                Screen::Indicators { year, .. } => *year,
                _ => None,
            })
        });
        let year = memo(move || asked_year.get().unwrap_or_else(|| own_year.get().year));
        let list = report::<List>(strategy, move || (outline.get().0, year.get()));
        let overview = memo(move || Shared::new(Overview::of(&outline.get(), &list.get())));
        let dates = memo(move || list.with(|list| Dates::of(list)));
        Store {
            session,
            address,
            key,
            status,
            edits,
            unknowable,
            today,
            known,
            present,
            document,
            strategy,
            contested,
            outline,
            year,
            list,
            overview,
            dates,
            lazy,
            called: RwSignal::new(None),
            printing,
            worked: RwSignal::new(None),
            reading: RwSignal::new(None),
            language: RwSignal::new(None),
            text: &JA,
        }
    }

    /// A command to the session, its effects to the shell. What the session
    /// refuses, people are told.
    pub fn dispatch(self, command: Command) {
        let context = clock::context();
        let outcome = self.session.try_update(|session| session.update(&context, command));
        self.announce(self.perform(&context, outcome));
    }

    /// Work for a session that no field waits for: its module is fetched first, where it is not yet
    /// here.
    pub fn dispatch_document(self, command: DocumentCommand) {
        self.lazy.editor.with(self, move |editor| {
            let context = clock::context();
            let outcome =
                self.session.try_update(|session| (editor.update)(session, &context, command));
            self.announce(self.perform(&context, outcome));
        });
    }

    /// Makes an edit; `Err` is why it was not made, in the person's words.
    pub fn edit(self, edit: Edit) -> Result<(), String> {
        let words = text::notices(self.text);
        self.try_edit(edit).map_err(|message| match message {
            Message::EditRefused(refusal) => (words.edit_refusal)(&refusal),
            _ => words.module_missing.to_string(),
        })
    }

    /// Makes an edit that no field stands for: why it was not made is told like anything else that
    /// happened.
    pub fn edit_or_notify(self, edit: Edit) {
        self.edit_then(edit, || {});
    }

    /// The same, and something more once it is made.
    pub fn edit_then(self, edit: Edit, then: impl FnOnce()) {
        match self.try_edit(edit) {
            Ok(()) => then(),
            Err(message) => self.dispatch(Command::Notify { message }),
        }
    }

    fn try_edit(self, edit: Edit) -> Result<(), Message> {
        let editor = self.lazy.editor.at_hand().ok_or(Message::ModuleMissing)?;
        let (context, key, step) =
            (clock::context(), self.key.get_untracked(), self.step_words(&edit));
        let command = DocumentCommand::Edit { key, edit, step };
        let outcome =
            self.session.try_update(|session| (editor.update)(session, &context, command));
        self.perform(&context, outcome).map_err(Message::EditRefused)
    }

    fn perform(self, context: &Context, outcome: Option<Outcome>) -> Answer {
        let Some(Outcome { answer, effects }) = outcome else { return Ok(()) };
        effects::perform(self, context, effects);
        answer
    }

    fn announce(self, answer: Answer) {
        if let Err(refusal) = answer {
            self.dispatch(Command::Notify { message: Message::EditRefused(refusal) });
        }
    }

    /// What an edit is called, for undo.
    pub fn step_words(self, edit: &Edit) -> String {
        self.strategy.with_untracked(|strategy| (text::notices(self.text).step)(edit, strategy))
    }

    /// The fragment of a place in the document at hand; follows it to a working copy.
    pub fn href(self, screen: Screen) -> String {
        self.url(&Address::new(&self.key.get(), screen).as_known(self.known.get()))
    }

    /// Where a row of a table or a part of a drawing leads from where one is looking.
    pub fn led(self, leads: &Leads) -> Screen {
        self.address.with(|address| address.screen.led(leads))
    }

    /// Whether the document at hand is published here, or a copy of one that is. Another body's meets
    /// no word of them.
    pub fn is_of_published(self) -> bool {
        self.status.with(|status| {
            status.as_ref().is_none_or(|status| match &status.origin {
                Origin::Builtin(_) => true,
                Origin::Slot { kind, .. } => *kind == SlotKind::WorkingCopy,
            })
        })
    }

    /// A parameter of the screen at hand, followed; empty when another screen's address stands there.
    pub fn parameter<T>(self, of: fn(&Screen) -> Option<T>) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        memo(move || self.address.with(|address| of(&address.screen)).unwrap_or_default())
    }

    /// The fragment of any place, in the language that is spoken.
    pub fn url(self, address: &Address) -> String {
        address::written(address, self.text.language)
    }

    /// Speaks another language, as soon as its words are here.
    pub fn speak(self, language: Language) {
        match language {
            Language::Japanese => self.spoken(language),
            Language::English => spawn_local(async move {
                if self.lazy.english.wait().await.is_none() {
                    self.dispatch(Command::Notify { message: Message::ModuleMissing });
                    return self.language.update(|now| *now = now.or(Some(Language::Japanese)));
                }
                self.spoken(language);
            }),
        }
    }

    fn spoken(self, language: Language) {
        let switched = self.language.get_untracked().is_some();
        self.language.set(Some(language));
        if switched {
            // Every element is another one now.
            request_animation_frame(address::focus_language);
        }
    }

    /// The same store for the views of a language whose words are here.
    pub fn in_language(self, language: Language) -> Store {
        let text = match language {
            Language::Japanese => &JA,
            Language::English => self.lazy.english.at_hand().unwrap_or(&JA),
        };
        Store { text, ..self }
    }

    /// A place in the document at hand, as one looks at it.
    pub fn place(self, screen: Screen) -> Address {
        Address::new(&self.key.get_untracked(), screen).as_known(self.known.get_untracked())
    }

    /// Whether somebody has to choose a version of a record.
    pub fn is_contested(self, record: &Id) -> bool {
        self.contested.with(|contested| contested.iter().any(|(_, id)| id == record))
    }

    /// Whether fields are open: somebody edits, and looks at the present. What was known once is
    /// looked at, and not changed.
    pub fn editing(self) -> bool {
        self.edits.get()
    }
}
