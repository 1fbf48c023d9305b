//! What is asked of a 勉強会 in this browser, and what became of it.

use super::{RecordKey, WorkshopRecord};
use crate::model::Id;
use crate::session::{Effect, FileBytes};
use crate::storage::Failure;
use crate::workshop::code::Packed;
use crate::workshop::{Brief, Card, Sketch, Submission, Took};

#[derive(Clone, Debug, PartialEq)]
pub enum WorkshopCommand {
    /// What this browser keeps, at the start and whenever another window has changed it.
    Read {
        records: Vec<WorkshopRecord>,
    },
    /// It could not be read, or keeps nothing.
    NothingKept,
    Kept {
        key: RecordKey,
    },
    KeepFailed {
        key: RecordKey,
        failure: Failure,
    },
    /// 勉強会をひらく
    Make {
        brief: Brief,
    },
    /// A 用紙 arrived: by file, by an address, by a code.
    Join {
        brief: Brief,
    },
    /// A 勉強会 of its own with invented answers.
    Rehearse {
        brief: Brief,
        answers: Vec<Submission>,
    },
    /// A group or a person begins to sketch.
    Begin {
        workshop: Id,
        name: String,
    },
    /// Another group or nickname than the one that was chosen at first.
    Name {
        workshop: Id,
        draft: Id,
        name: String,
    },
    /// A draft that nobody goes on with is erased.
    DropDraft {
        workshop: Id,
        draft: Id,
    },
    /// The sketch of an indicator is now this.
    Sketch {
        workshop: Id,
        draft: Id,
        indicator: Id,
        sketch: Sketch,
    },
    /// そう考えた理由. The field has an undo of its own.
    Why {
        workshop: Id,
        draft: Id,
        indicator: Id,
        why: String,
    },
    Cards {
        workshop: Id,
        draft: Id,
        cards: Vec<Card>,
    },
    Undo {
        draft: Id,
    },
    /// 提出する
    HandIn {
        workshop: Id,
        draft: Id,
    },
    /// 集める: files, pasted texts and codes, in any order.
    TakeIn {
        /// Where one collects; `None` where it was opened as any file is.
        workshop: Option<Id>,
        files: Vec<FileBytes>,
    },
    /// The same of what a camera has read.
    TakePacked {
        workshop: Option<Id>,
        packed: Packed,
    },
    /// A group's paper, typed in.
    TypeIn {
        workshop: Id,
        submission: Submission,
    },
    /// And taken out again: a slip of the pen.
    TakeOut {
        workshop: Id,
        submission: Id,
    },
    /// 公開する
    Reveal {
        workshop: Id,
        round: u32,
    },
    /// 次の回
    NextRound {
        workshop: Id,
    },
    /// The answers are erased; that there was a 勉強会 stays.
    ThrowAway {
        workshop: Id,
    },
    Remove {
        workshop: Id,
    },
    /// It could not be erased: it is still there.
    NotErased,
    /// What was to be erased is gone from the store.
    Erased {
        workshop: Id,
        erasure: Erasure,
    },
}

/// What of a 勉強会 is erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erasure {
    Submission(Id),
    Draft(Id),
    /// Everything that people handed in or sketched.
    Answers,
    Everything,
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkshopOutcome {
    pub answer: WorkshopAnswer,
    pub effects: Vec<Effect>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum WorkshopAnswer {
    #[default]
    Done,
    /// A draft was begun.
    Begun(Id),
    HandedIn(Submission),
    Took(Took),
}
