//! What people are told that no field or screen shows.
//!
//! A trouble stays until it is closed, or what it speaks of is over; no success pushes it aside. A success leaves with the
//! next thing that is done, or when the shell has shown it for a while.

use std::mem::discriminant;

use super::{DocumentCommand, Session};
use crate::exchange::{Checked, Refusal, Remark, Seen, Sending};
use crate::report::replaced::Replaced;
use crate::storage::{Failure, StorageUsage};
use crate::workshop::Took;

/// A file that was held against the document at hand; why it could not be read otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct FileCheck {
    pub name: String,
    pub found: Result<Checked, Refusal>,
}

/// A file that became a document.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    pub name: String,
    pub remarks: Vec<Remark>,
    /// What of it is here already.
    pub seen: Vec<Seen>,
}

/// Something that happened, said once.
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
    /// Another figure of a period counts than before.
    Replaced(Box<Replaced>),
    /// Files became documents: every one of those that were opened together.
    Opened(Vec<OpenedFile>),
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
    /// So many documents in one file.
    AllWritten {
        documents: usize,
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
    /// Another window has erased everything; so many documents were open here and can be had as files.
    ErasedElsewhere {
        documents: usize,
    },
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

impl Message {
    /// Whether something was not done, or has to be looked at.
    pub fn is_trouble(&self) -> bool {
        let lost = |check: &FileCheck| match &check.found {
            Ok(Checked::Same { .. } | Checked::OtherBase) => false,
            Ok(Checked::Differs(differs)) => differs.lost > 0,
            Ok(Checked::Damaged) | Err(_) => true,
        };
        match self {
            Message::EditRefused(_)
            | Message::NearlyFull(_)
            | Message::NotOpened { .. }
            | Message::NotSent(_)
            | Message::TakenOver
            | Message::StorageUnavailable
            | Message::KeepFailed(_)
            | Message::LoadFailed(_)
            | Message::ModuleMissing
            | Message::NotLoaded { .. }
            | Message::RawWritten { .. }
            | Message::ErasedElsewhere { .. }
            | Message::ComparedAnew => true,
            Message::FilesChecked(checks) => checks.iter().any(lost),
            Message::Took(took) => took.new == 0 && took.briefs.is_empty(),
            _ => false,
        }
    }

    /// Whether it stays until somebody closes it: a trouble, and what has more to say than that something was done.
    pub fn is_lasting(&self) -> bool {
        match self {
            Message::Recovered { .. } => true,
            Message::TakenIn { stay, .. } => *stay > 0,
            Message::Opened(files) => files.iter().any(|file| !file.remarks.is_empty()),
            other => other.is_trouble(),
        }
    }

    /// Whether the next of them speaks for both.
    fn is_over_with(&self, next: &Message) -> bool {
        match (self, next) {
            (Message::NotOpened { name, .. }, Message::NotOpened { name: other, .. }) => {
                name == other
            }
            (Message::NotOpened { name, .. }, Message::Opened(files)) => {
                files.iter().any(|file| file.name == *name)
            }
            (Message::NotLoaded { name, .. }, Message::NotLoaded { name: other, .. }) => {
                name == other
            }
            (Message::RawWritten { name, .. }, Message::RawWritten { name: other, .. }) => {
                name == other
            }
            (Message::NotSent(_), Message::Sent(_)) => true,
            (Message::EditRefused(_), Message::Begun { .. }) => true,
            (Message::ModuleMissing, next) if !next.is_trouble() => true,
            (known, next) if known.is_lasting() || next.is_trouble() => {
                discriminant(known) == discriminant(next)
            }
            _ => true,
        }
    }
}

impl Session {
    /// The newest stands first.
    pub(super) fn say(&mut self, mut message: Message) {
        self.notice_number += 1;
        let together = self.opening;
        if let (Message::Opened(files), true) = (&mut message, together) {
            let before = self.notices.iter().find_map(|notice| match &notice.message {
                Message::Opened(before) => Some(before.clone()),
                _ => None,
            });
            files.splice(0..0, before.unwrap_or_default());
        }
        self.unsay(&|known| match (known, &message) {
            (Message::Opened(_), Message::Opened(_)) => together || !known.is_lasting(),
            (known, next) => known.is_over_with(next),
        });
        self.notices.insert(0, Notice { number: self.notice_number, message });
    }

    /// What these speak of is over.
    pub(super) fn unsay(&mut self, is_over: &dyn Fn(&Message) -> bool) {
        self.notices.retain(|notice| !is_over(&notice.message));
    }

    /// Something else is done: what was told of what went before has been read.
    pub(super) fn leave_notices(&mut self, next: &DocumentCommand) {
        let goes_on = matches!(
            next,
            DocumentCommand::OpenFile(_)
                | DocumentCommand::OpenOwn(_)
                | DocumentCommand::OpenArrived { .. }
                | DocumentCommand::Gather { .. }
        );
        self.opening = goes_on;
        if !goes_on {
            self.unsay(&|known| !known.is_lasting());
        }
    }
}
