//! What can be asked of a session, and what it asks of the world.

use std::sync::Arc;

use super::{Order, Stored};
use crate::change::Document;
use crate::exchange::{self, Envelope, Opened, Refusal};
use crate::model::Date;
use crate::place::Address;

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

/// A document as the shelf lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    /// Where it is kept; local to this browser, unlike the document's own id.
    pub slot: String,
    pub name: String,
    /// Key of the built-in strategy it began as; empty for an opened file.
    pub origin: String,
    /// Local time, ISO.
    pub created: String,
    pub removed: bool,
    /// Files it came from or went out as, the latest last.
    pub files: Vec<FileMark>,
}

/// A file that a document came from or went out as.
#[derive(Clone, Debug, PartialEq)]
pub struct FileMark {
    /// As the file calls itself.
    pub id: String,
    /// When, here; local time, ISO.
    pub at: String,
    /// How many changes it holds.
    pub changes: usize,
    /// It went out, instead of in.
    pub out: bool,
    /// It was read again and found to be the same.
    pub checked: bool,
}

/// How much the browser keeps for this page, in bytes, and how much it would.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub used: u64,
    pub all: u64,
    /// The browser has promised not to clear it by itself.
    pub promised: bool,
    /// This browser is known to clear what was not used for some days.
    pub forgets: bool,
}

impl Room {
    /// From four fifths on it is time to say so.
    pub fn is_nearly_full(self) -> bool {
        self.all > 0 && self.used.saturating_mul(5) >= self.all.saturating_mul(4)
    }
}

/// One committed edit as the journal keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepRecord {
    pub slot: String,
    /// The id of its first change: unique.
    pub id: String,
    /// The changes as JSON, one array.
    pub changes: String,
}

/// A step that a start found in the journal or left over in local storage.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptStep {
    pub id: String,
    pub changes: String,
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
        shelf: Vec<Shelved>,
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
    /// A step, or a whole write, is not.
    KeepFailed {
        slot: String,
        id: String,
        reason: String,
    },
    /// A whole document is on disk, as this generation.
    Written {
        slot: String,
        ticket: String,
        revision: u64,
    },
    /// Another window had written a generation that this session has not seen; nothing was written over it.
    Outdone {
        slot: String,
        ticket: String,
    },
    /// Another window has kept something.
    Heard {
        slot: String,
    },
    /// It could not be read now.
    NotHeard {
        slot: String,
    },
    /// What another window has kept.
    News {
        slot: String,
        stored: Stored,
    },
    /// The shelf as another window left it.
    Reshelved {
        shelf: Vec<Shelved>,
    },
    /// A newer version of the app has taken the store over.
    TakenOver,
    /// How much room there is.
    Measured {
        room: Room,
    },
    /// Everything this app kept in this browser is gone, as was asked.
    Erased,
    /// A document of the shelf could not be fetched from the store.
    NotLoaded {
        slot: String,
        reason: String,
    },
    /// Something else could not be fetched.
    LoadFailed {
        reason: String,
    },
    Rename {
        slot: String,
        name: String,
    },
    Remove {
        slot: String,
    },
    TakeBack {
        slot: String,
    },
    /// An edit was refused that no field stands for; said in the words given.
    Refused {
        reason: String,
    },
    /// このブラウザからすべて消す.
    EraseAll,
    SetLabel {
        label: String,
    },
    Dismiss,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep a whole document as its newest generation, and steps that the journal may lack, in one
    /// transaction.
    Write {
        shelved: Shelved,
        content: Content,
        order: Order,
        steps: Vec<StepRecord>,
    },
    /// A document wants to be written whole: at once, or a while after an attempt that failed.
    Wants {
        slot: String,
        at_once: bool,
    },
    /// Read what another window has kept; the texts only where the generation is another than the one seen.
    Hear {
        slot: String,
        seen: u64,
        /// All generations, because the present one could not be read.
        whole: bool,
    },
    ReadShelf,
    /// A document that was loaded for it is to be handed over as a file.
    HandOver {
        slot: String,
    },
    /// Set aside what could not be read, before anything is written over it.
    Quarantine {
        slot: String,
        texts: Vec<String>,
        /// Once that is done, the document is written anew.
        rewrite: bool,
    },
    EraseAll,
    /// Change how the shelf lists a document.
    PutShelved {
        shelved: Shelved,
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
    /// Keep the bytes of an opened file as they came.
    KeepIncoming {
        name: String,
        bytes: Vec<u8>,
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
}

impl Effect {
    /// Whether it writes to the browser's storage.
    pub fn is_storing(&self) -> bool {
        matches!(
            self,
            Effect::Write { .. }
                | Effect::Wants { .. }
                | Effect::Hear { .. }
                | Effect::ReadShelf
                | Effect::Quarantine { .. }
                | Effect::PutShelved { .. }
                | Effect::Keep { .. }
                | Effect::KeepIncoming { .. }
        )
    }
}
