//! One value: the documents at hand, their history, and what was said. Pure: time and random names
//! arrive in the [`Context`], and what has to happen outside leaves as [`Effect`]s, which the shell
//! performs in one `match`.
//!
//! Viewing is the default. Published data is never overwritten: the first edit makes a working
//! copy. Every edit leaves at once as an effect that keeps it, but for those made while a new document
//! is on its way to the store for the first time: they follow it. A document is shown as saved only
//! when the shell says that it is.
//!
//! Two ways in: [`Session::update`] for what reading and keeping need, [`Session::update_document`] for what
//! changes or makes documents; the second is fetched when somebody begins to work. Whoever gives a
//! command learns from its [`Outcome`] what became of it; notices are for people alone.

mod answer_sheets;
mod answers;
mod begin;
mod command;
mod document;
mod document_command;
mod files;
mod save_queue;
mod taking_in;
mod update;
mod versions;
mod workshops;

pub use command::{Answer, Command, Content, Context, Effect, FileBytes, Outcome};
pub use document::{Open, Origin, SaveState, SlotKind};
pub use document_command::DocumentCommand;
pub use save_queue::SaveQueue;
pub use taking_in::TakingIn;
pub use workshops::*;

use std::collections::BTreeMap;

use crate::builtin::{self, Published};
use crate::exchange::{Checked, Refusal, Remark, Seen, Sending};
use crate::model::order;
use crate::storage::{Failure, StorageUsage, StoredDocument};
use crate::workshop::Took;

#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The random name of this browser profile, in every change it makes.
    pub author: String,
    /// The random name of this session.
    pub name: String,
    /// The officer's own name or division; optional, for display.
    pub label: String,
    sequence: u32,
    /// Documents kept in this browser, by slot; the latest made first when listed.
    pub shelf: BTreeMap<String, StoredDocument>,
    /// Whether the shelf has been read: before that, a document that is not there may still come.
    pub shelf_read: bool,
    /// What is published with the page.
    pub published: Vec<Published>,
    index: Index,
    /// Whether the browser keeps anything.
    pub storage: Storage,
    pub room: Option<StorageUsage>,
    /// Documents that are open, by key: built-in or slot.
    pub open: BTreeMap<String, Open>,
    /// Documents that could not be loaded, with their raw text: nothing is ever taken for empty.
    pub broken: BTreeMap<String, Broken>,
    /// Documents that are being loaded to be handed over as files.
    to_save: Vec<String>,
    /// Documents on their way from the store.
    loading: Vec<String>,
    /// The document that is looked at.
    visited: String,
    /// Files that wait for documents they may be copies of; with the document that one is to be held against.
    arrived: Vec<(Option<String>, FileBytes)>,
    /// 取り込む, under way, by document.
    pub taking_in: BTreeMap<String, TakingIn>,
    /// 地域勉強会, beside the documents.
    pub workshops: Workshops,
    pub notices: Vec<Notice>,
    notice_number: u32,
}

/// How far the list of what is published beside the page is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Index {
    Unread,
    Asked,
    Read,
    /// There is none.
    Absent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    Unknown,
    Works,
    Unavailable,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    pub name: String,
    pub refusal: Refusal,
    pub raw: String,
}

/// A file that was held against the document at hand; why it could not be read otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct FileCheck {
    pub name: String,
    pub found: Result<Checked, Refusal>,
}

/// Something that happened, to be said once and kept until it is closed or another takes its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub number: u32,
    pub message: Message,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    CopyMade,
    Undone {
        step: String,
        skipped: usize,
    },
    Redone {
        step: String,
        skipped: usize,
    },
    /// The document stands as it once did.
    WentBack {
        skipped: usize,
    },
    EditRefused(crate::edit::Refusal),
    Opened {
        name: String,
        remarks: Vec<Remark>,
        /// What of it is here already.
        seen: Vec<Seen>,
    },
    /// Files were held against the document at hand.
    FilesChecked(Vec<FileCheck>),
    /// The browser will soon keep nothing more.
    NearlyFull(StorageUsage),
    NotOpened {
        name: String,
        refusal: Refusal,
    },
    FileWritten {
        name: String,
    },
    /// A file was handed on; or was not.
    Sent(Sending),
    NotSent(Sending),
    /// The present generation was damaged; the document was put together from older ones.
    Recovered {
        name: String,
    },
    /// A newer version of the app has taken over: this window writes nothing any more.
    TakenOver,
    Erased,
    Removed {
        slot: String,
        name: String,
    },
    /// A part of the strategy was taken out; 元に戻す brings it back.
    PartRemoved {
        key: String,
        name: String,
    },
    Begun {
        name: String,
    },
    /// Cells written, and cells that had no place in the sheet.
    Pasted {
        cells: usize,
        outside: usize,
    },
    StorageUnavailable,
    KeepFailed(Failure),
    LoadFailed(Failure),
    /// A module of the program could not be fetched: what was asked for was not done.
    ModuleMissing,

    /// A document of this browser could not be fetched.
    NotLoaded {
        name: String,
        failure: Failure,
    },
    /// A document that cannot be read was handed over as it is.
    RawWritten {
        name: String,
        document: String,
    },
    Duplicated {
        name: String,
    },
    /// The document has changed while one decided: it was compared anew.
    ComparedAnew,
    /// So many changes were taken in, so many places are left to be chosen, and so many records could not
    /// be taken out.
    TakenIn {
        changes: usize,
        open: usize,
        stay: usize,
    },
    /// Something of a 勉強会 was opened like any file.
    Took(Took),
}

impl Session {
    pub fn new(author: String, name: String, label: String) -> Session {
        Session {
            author,
            name,
            label,
            sequence: 0,
            shelf: BTreeMap::new(),
            shelf_read: false,
            published: builtin::known(),
            index: Index::Unread,
            storage: Storage::Unknown,
            room: None,
            open: BTreeMap::new(),
            broken: BTreeMap::new(),
            to_save: Vec::new(),
            loading: Vec::new(),
            visited: String::new(),
            arrived: Vec::new(),
            taking_in: BTreeMap::new(),
            workshops: Workshops::default(),
            notices: Vec::new(),
            notice_number: 0,
        }
    }

    /// Documents of the shelf that are not removed, the latest made first.
    pub fn listed(&self) -> Vec<&StoredDocument> {
        let mut listed: Vec<_> = self.shelf.values().filter(|shelved| !shelved.removed).collect();
        order::sort_by(&mut listed, |a, b| (&b.created, &b.slot).cmp(&(&a.created, &a.slot)));
        listed
    }

    fn say(&mut self, message: Message) {
        self.notice_number += 1;
        // One message at a time: a pile of them is not read.
        self.notices = vec![Notice { number: self.notice_number, message }];
    }
}
