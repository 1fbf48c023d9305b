//! What can be asked of a session, and what it asks of the world.

use std::sync::Arc;

use super::{Erasure, Message, WorkshopRecord};
use crate::change::{Base, Document};
use crate::edit;
use crate::exchange::{self, Envelope, Opened, Refusal, Sending};
use crate::model::{Date, Id, Strategy};
use crate::place::Address;
use crate::storage::{Failure, Order, Request, StepRecord, StorageUsage, Stored, StoredDocument};

/// What became of a command.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// For whoever gave it.
    pub answer: Answer,
    /// What has to happen outside, in this order.
    pub effects: Vec<Effect>,
}

/// `Err` where an edit was refused, and why; nothing has changed then.
pub type Answer = Result<(), edit::Refusal>;

impl Outcome {
    pub fn done(effects: Vec<Effect>) -> Outcome {
        Outcome { answer: Ok(()), effects }
    }

    pub fn refused(refusal: edit::Refusal) -> Outcome {
        Outcome { answer: Err(refusal), effects: Vec::new() }
    }
}

/// What a command may need to know of the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    pub today: Date,
    /// Local time, `2026-11-22T14:03:09`.
    pub now: String,
    /// A fresh random name.
    pub fresh: String,
}

impl Context {
    /// 「14:03」
    pub fn clock(&self) -> String {
        self.now.get(11..16).unwrap_or_default().to_string()
    }

    /// `20261122-1403`, for file names.
    pub fn stamp(&self) -> String {
        let digits: String = self.now.chars().filter(char::is_ascii_digit).take(12).collect();
        format!("{}-{}", digits.get(..8).unwrap_or_default(), digits.get(8..).unwrap_or_default())
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct FileBytes {
    pub name: String,
    pub bytes: Vec<u8>,
    /// What the browser makes of bytes in an encoding that only it knows.
    pub text: Option<String>,
    /// What reading it came to, where it was read bit by bit already.
    pub read: Option<Box<Result<Opened, Refusal>>>,
}

impl FileBytes {
    /// What reading it comes to.
    pub fn take(&mut self) -> Result<Opened, Refusal> {
        match self.read.take() {
            Some(read) => *read,
            None => exchange::read_as(&self.bytes, self.text.as_deref()),
        }
    }
}

/// What a file or a generation holds: written out by the shell, page by page where it is large.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Document(Arc<Document>, Envelope),
    /// As it is.
    Raw(String),
}

impl Content {
    pub fn text(&self) -> String {
        match self {
            Content::Document(document, envelope) => exchange::write(document, envelope),
            Content::Raw(text) => text.clone(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// The shelf was read.
    Started {
        shelf: Vec<StoredDocument>,
    },
    /// The browser keeps nothing.
    StorageUnavailable,
    /// The address names a document.
    Visit {
        key: String,
    },
    /// A document of the shelf arrived from the store.
    Loaded {
        slot: String,
        stored: Stored,
    },
    /// A published strategy arrived.
    Fetched {
        key: String,
        text: String,
    },
    /// Somebody wants to know what is published beside the page.
    WantIndex,
    /// The list, as it was fetched; `None` where it could not be had.
    Indexed {
        text: Option<String>,
    },
    BeginEditing {
        key: String,
    },
    EndEditing {
        key: String,
    },
    /// The store says that a step is on disk.
    Kept {
        slot: String,
        id: String,
    },
    /// A step, or a generation, is not.
    KeepFailed {
        slot: String,
        request: Request,
        failure: Failure,
    },
    /// A whole document is on disk, as this generation.
    Written {
        slot: String,
        number: u32,
        revision: u64,
    },
    /// Another window had written a generation that this session has not seen; nothing was written
    /// over it.
    RevisionConflict {
        slot: String,
        number: u32,
    },
    /// The time has come for another attempt to write a document.
    Retry {
        slot: String,
    },
    /// What could not be read of a document is set aside: it may be written anew.
    Quarantined {
        slot: String,
    },
    /// Another window has kept something.
    ChangedElsewhere {
        slot: String,
    },
    /// It could not be read now.
    ReloadFailed {
        slot: String,
    },
    /// What another window has kept.
    Reloaded {
        slot: String,
        stored: Stored,
    },
    /// The shelf as another window left it.
    /// Another window has erased everything that this browser had.
    ErasedElsewhere,
    ShelfReloaded {
        shelf: Vec<StoredDocument>,
    },
    /// A newer version of the app has taken the store over.
    TakenOver,
    /// How much room there is.
    Measured {
        room: StorageUsage,
    },
    /// Everything this app kept in this browser is gone, as was asked.
    Erased,
    /// A document of the shelf could not be fetched from the store.
    NotLoaded {
        slot: String,
        failure: Failure,
    },
    /// Something that people should know and that no field or screen shows.
    Notify {
        message: Message,
    },
    /// このブラウザからすべて消す.
    EraseAll,
    /// All notices were closed.
    DismissAll,
    /// A notice was closed, or has been shown for long enough.
    Dismiss {
        number: u32,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep a whole document as its newest generation, and steps that the journal may lack, in one
    /// transaction.
    Write {
        shelved: StoredDocument,
        content: Content,
        order: Order,
        steps: Vec<StepRecord>,
    },
    /// After a while, another attempt to write a document: [`Command::Retry`].
    ScheduleRetry {
        slot: String,
    },
    /// Read what another window has kept; the texts only where the generation is another than the
    /// one seen.
    Reload {
        slot: String,
        seen: u64,
        /// All generations, because the present one could not be read.
        whole: bool,
    },
    ReloadShelf,
    /// Set aside what could not be read, before anything is written over it.
    Quarantine {
        slot: String,
        texts: Vec<String>,
        /// The document is written anew afterwards: [`Command::Quarantined`].
        rewrite: bool,
    },
    EraseAll,
    /// Change how the shelf lists a document.
    PutShelved {
        shelved: StoredDocument,
    },
    /// Append a committed edit to the journal, at once and for good.
    Keep {
        step: StepRecord,
    },
    /// The present generation; all of them where it could not be read.
    Load {
        slot: String,
        whole: bool,
    },
    /// Fetch a published strategy from beside the page.
    Fetch {
        key: String,
    },
    /// Fetch the list of what is published beside the page.
    FetchIndex,
    /// Hand a file to the person.
    Download {
        name: String,
        content: Content,
    },
    /// Hand a file to another program of the device, or copy it as text.
    Send {
        name: String,
        content: Content,
        by: Sending,
    },
    /// Hand over several files in one.
    DownloadTogether {
        name: String,
        files: Vec<(String, Content)>,
    },
    /// A document is here that was awaited, or will not come: [`DocumentCommand::Gather`].
    ///
    /// [`DocumentCommand::Gather`]: super::DocumentCommand::Gather
    Gather {
        slot: String,
    },
    /// Keep the bytes of an opened file as they came.
    KeepIncoming {
        name: String,
        bytes: Vec<u8>,
    },
    /// Let go of what a file held and what is here already, each in a task of its own: of a large document that takes a
    /// while.
    Release {
        base: Arc<Base>,
        strategy: Arc<Strategy>,
    },
    /// Look somewhere else; `replace` leaves no step in the browser's history.
    Go {
        address: Address,
        replace: bool,
    },
    /// Look at the same screen in another document.
    GoDocument {
        key: String,
    },
    PreferLabel {
        label: String,
    },
    /// Keep a record of a 勉強会, at once and for good.
    KeepRecord {
        record: WorkshopRecord,
    },
    /// Erase records of a 勉強会 by name, and, of a beginning (none, or one that ends in a dot), all that
    /// begin so; and tell when it is done.
    EraseRecords {
        workshop: Id,
        erasure: Erasure,
        beginnings: Vec<String>,
    },
    /// A file is opened, in a task of its own: what it has waited for is here, or cannot be had.
    OpenArrived {
        /// The document that it is to be held against, where it is.
        key: Option<String>,
        file: FileBytes,
    },
    /// A file that was opened is of a 勉強会 and no document: it is taken there.
    TakeToWorkshop {
        file: FileBytes,
    },
}

impl Effect {
    /// Whether it has to do with the browser's storage: it writes there, or reads again what another
    /// window wrote.
    pub fn is_storing(&self) -> bool {
        matches!(
            self,
            Effect::Write { .. }
                | Effect::ScheduleRetry { .. }
                | Effect::Reload { .. }
                | Effect::ReloadShelf
                | Effect::Quarantine { .. }
                | Effect::PutShelved { .. }
                | Effect::Keep { .. }
                | Effect::KeepIncoming { .. }
                | Effect::KeepRecord { .. }
        )
    }
}
