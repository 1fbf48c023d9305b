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
mod notices;
mod save_queue;
mod taking_in;
mod update;
mod versions;
mod workshops;

pub use command::{Answer, Command, Content, Context, Effect, FileBytes, Outcome};
pub use document::{Open, Origin, SaveState, SlotKind};
pub use document_command::DocumentCommand;
pub use notices::{FileCheck, Message, Notice, OpenedFile};
pub use save_queue::SaveQueue;
pub use taking_in::TakingIn;
pub use workshops::*;

use std::collections::BTreeMap;

use crate::builtin::{self, Published};
use crate::exchange::{Refusal, Remark};
use crate::model::order;
use crate::storage::{Failure, StorageUsage, StoredDocument};

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
    /// Documents that are to be handed over together.
    gathering: Option<Gathering>,
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
    /// What was open here when another window erased it: not written again, but to be had as a file.
    erased: Vec<Open>,
    pub notices: Vec<Notice>,
    notice_number: u32,
    /// Files are being opened, one after the other.
    opening: bool,
}

/// すべての文書を保存: what is to go into one file, as far as it is here.
#[derive(Clone, Debug, Default, PartialEq)]
struct Gathering {
    /// Documents on their way from the store.
    awaited: Vec<String>,
    files: Vec<(String, Content)>,
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
            gathering: None,
            loading: Vec::new(),
            visited: String::new(),
            arrived: Vec::new(),
            taking_in: BTreeMap::new(),
            workshops: Workshops::default(),
            erased: Vec::new(),
            notices: Vec::new(),
            notice_number: 0,
            opening: false,
        }
    }

    /// Documents of the shelf that are not removed, the latest made first.
    pub fn listed(&self) -> Vec<&StoredDocument> {
        let mut listed: Vec<_> = self.shelf.values().filter(|shelved| !shelved.removed).collect();
        order::sort_by(&mut listed, |a, b| (&b.created, &b.slot).cmp(&(&a.created, &a.slot)));
        listed
    }

    /// Whether something would be lost if the page went now: an edit that is not kept, or what was decided of files that
    /// came.
    pub fn is_unsaved(&self) -> bool {
        let went_out = |open: &Open| {
            let kept = open.slot().and_then(|slot| self.shelf.get(slot));
            let last = kept.and_then(|kept| kept.files.iter().rev().find(|mark| mark.out));
            last.is_some_and(|mark| mark.changes == open.document.count())
        };
        let unsaved = |open: &Open| match open.saved {
            SaveState::Published | SaveState::Kept { .. } => false,
            SaveState::Saving | SaveState::Failed(_) => true,
            SaveState::NotKept => open.can_undo().is_some() && !went_out(open),
        };
        self.open.values().any(unsaved)
            || self.taking_in.values().any(TakingIn::is_begun)
            || !self.erased.is_empty()
    }
}
