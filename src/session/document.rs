//! A document at hand: its base and changes, the strategy they amount to, and the steps that can be
//! undone.

use std::sync::Arc;

use serde_json::Value;

use super::SaveQueue;
use crate::change::contest::{choose, without};
use crate::change::settle::take_in;
use crate::change::taking_in::{Incoming, Row};
use crate::change::{
    Change, ChangeId, Choice, Document, Key, Op, Stamp, Turned, derive, invert, reproject_all,
    restored, take, turn_back, turned,
};
use crate::edit::{Edit, Part, Refusal};
use crate::exchange::{self, Remark};
use crate::model::{Answer, Date, Id, Strategy};
use crate::storage::Failure;

/// What is taken in.
pub(super) struct Decided<'a> {
    pub copies: &'a [Incoming<'a>],
    pub rows: &'a [Row],
    /// 回答 that the copies are.
    pub answers: &'a [Answer],
}

/// What it came to.
pub(super) struct TakenIn {
    pub changes: Vec<Change>,
    /// What cannot be read of it, to be kept as it is.
    pub unreadable: Vec<Value>,
    /// How many records could not be taken out.
    pub stay: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    pub origin: Origin,
    pub document: Arc<Document>,
    pub strategy: Arc<Strategy>,
    pub editing: bool,
    pub saved: SaveState,
    pub save_queue: SaveQueue,
    pub remarks: Vec<Remark>,
    pub file_id: String,
    undo: Vec<Step>,
    redo: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Published with the app; never changed.
    Builtin(String),
    /// Kept in this browser.
    Slot { slot: String, name: String, kind: SlotKind },
}

/// How a document of this browser came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// Of published data, by its first edit.
    WorkingCopy,
    /// A file that somebody sent.
    OpenedFile,
    /// Begun here.
    New,
}

impl SlotKind {
    /// As the shelf keeps it.
    pub fn of(origin: &str) -> SlotKind {
        match origin {
            "" => SlotKind::OpenedFile,
            NEW => SlotKind::New,
            _ => SlotKind::WorkingCopy,
        }
    }
}

/// The origin of a document that was begun here.
pub const NEW: &str = "new";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    Published,
    /// Everything is on disk; the clock of the last edit of this session, or empty.
    Kept {
        clock: String,
    },
    /// Steps on their way.
    Saving,
    Failed(Failure),
    /// This browser keeps nothing.
    NotKept,
}

/// What undo takes back at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub changes: Vec<ChangeId>,
    /// Where copies were taken in: how records were before, and as it left them.
    pub turned: Option<Vec<Turned>>,
    /// In words, as it was called when it was made.
    pub label: String,
}

impl Open {
    pub fn new(origin: Origin, document: Document, strategy: Strategy, saved: SaveState) -> Open {
        Open {
            origin,
            document: Arc::new(document),
            strategy: Arc::new(strategy),
            editing: false,
            saved,
            save_queue: SaveQueue::default(),
            remarks: Vec::new(),
            file_id: String::new(),
            undo: Vec::new(),
            redo: Vec::new(),
        }
    }

    pub fn can_undo(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    pub fn can_redo(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    /// Makes an edit; the changes it came to, none where nothing changed.
    pub(super) fn edit(
        &mut self,
        edit: &Edit,
        label: String,
        today: Date,
        stamp: &mut Stamp,
    ) -> Result<Vec<Change>, Refusal> {
        let after = edit.apply(&self.strategy, today)?;
        let changes = derive(&self.document, &self.strategy, &after, stamp);
        exchange::within_limits(&self.document, &changes)?;
        self.step(&changes, label);
        Ok(changes)
    }

    /// Takes changes as one step that can be undone.
    fn step(&mut self, changes: &[Change], label: String) {
        if !changes.is_empty() {
            self.undo.push(Step { changes: ids(changes), turned: None, label });
            self.redo.clear();
            self.take(changes);
        }
    }

    /// Chooses between versions of a record; the changes it came to.
    pub(super) fn choose(
        &mut self,
        (table, record): (&str, &Id),
        choice: &Choice,
        label: String,
        today: Date,
        stamp: &mut Stamp,
    ) -> Result<Vec<Change>, Refusal> {
        let changes = match choice {
            Choice::Gone => {
                let after = match Part::of(table, record) {
                    Some(part) => Edit::Remove { part }.apply(&self.strategy, today)?,
                    None => without(&self.strategy, table, record),
                };
                derive(&self.document, &self.strategy, &after, stamp)
            }
            choice => choose(&self.document, table, record, choice, stamp),
        };
        exchange::within_limits(&self.document, &changes)?;
        self.step(&changes, label);
        Ok(changes)
    }

    /// Takes in what was decided of copies that came back, as one step.
    pub(super) fn take_in(
        &mut self,
        decided: &Decided,
        label: String,
        today: Date,
        stamp: &mut Stamp,
    ) -> TakenIn {
        let before = self.document.clone();
        let taken = take_in(&before, decided.copies, decided.rows, stamp);
        let (mut changes, mut stay) = (taken.changes, 0);
        Arc::make_mut(&mut self.document).unreadable.extend(taken.unreadable.iter().cloned());
        self.take(&changes);
        for (table, record) in &taken.gone {
            let after = match Part::of(table, record) {
                Some(part) => Edit::Remove { part }.apply(&self.strategy, today),
                None => Ok(without(&self.strategy, table, record)),
            };
            let removing = after.map(|after| derive(&self.document, &self.strategy, &after, stamp));
            // What lies beneath goes with it, but nothing of which nobody has decided so.
            let was_decided = |change: &Change| {
                if change.op != Op::Delete {
                    return true;
                }
                let key = (change.table.clone(), change.record.clone());
                taken.gone.contains(&key) || !before.resolve(&key.0, &key.1).exists
            };
            match removing {
                Ok(removing) if removing.iter().all(was_decided) => {
                    self.take(&removing);
                    changes.extend(removing);
                }
                _ => stay += 1,
            }
        }
        for answer in decided.answers {
            // One to a circulation that went with the rest is none.
            let Ok(after) = Edit::Receive(answer.clone()).apply(&self.strategy, today) else {
                continue;
            };
            let noted = derive(&self.document, &self.strategy, &after, stamp);
            self.take(&noted);
            changes.extend(noted);
        }
        self.note_turned(&before, &changes, label);
        TakenIn { changes, unreadable: taken.unreadable, stay }
    }

    /// Changes that were taken become a step that is undone by what records were before it.
    pub(super) fn note_turned(&mut self, before: &Document, changes: &[Change], label: String) {
        if !changes.is_empty() {
            let turned = Some(turned(before, &self.document, changes));
            self.undo.push(Step { changes: ids(changes), turned, label });
            self.redo.clear();
        }
    }

    /// Brings records back that were taken out; the changes it came to.
    pub(super) fn restore(
        &mut self,
        records: &[Key],
        label: String,
        stamp: &mut Stamp,
    ) -> Result<Vec<Change>, Refusal> {
        let after = restored(&self.document, &self.strategy, records);
        let changes = derive(&self.document, &self.strategy, &after, stamp);
        exchange::within_limits(&self.document, &changes)?;
        self.step(&changes, label);
        Ok(changes)
    }

    /// Takes back the last step.
    pub(super) fn undo(&mut self, stamp: &mut Stamp) -> Result<Option<SteppedBack>, Refusal> {
        let Some(step) = self.undo.last().cloned() else { return Ok(None) };
        let (turned, back) = self.turn(step, stamp)?;
        self.undo.pop();
        self.redo.extend(back);
        Ok(Some(turned))
    }

    pub(super) fn redo(&mut self, stamp: &mut Stamp) -> Result<Option<SteppedBack>, Refusal> {
        let Some(step) = self.redo.last().cloned() else { return Ok(None) };
        let (turned, back) = self.turn(step, stamp)?;
        self.redo.pop();
        self.undo.extend(back);
        Ok(Some(turned))
    }

    /// Makes the inverse of a step: what it came to, and the step that turns it back, none where
    /// nothing was left to turn. Undoing makes changes as well: what would no longer be read as a
    /// file is refused.
    fn turn(
        &mut self,
        step: Step,
        stamp: &mut Stamp,
    ) -> Result<(SteppedBack, Option<Step>), Refusal> {
        let (changes, skipped) = match &step.turned {
            None => {
                let (changes, skipped) = invert(&self.document, &step.changes, stamp);
                (changes, skipped.len())
            }
            Some(turned) => turn_back(&self.document, turned, stamp),
        };
        exchange::within_limits(&self.document, &changes)?;
        self.take(&changes);
        let label = step.label.clone();
        let back =
            (!changes.is_empty()).then(|| Step { changes: ids(&changes), turned: None, label });
        Ok((SteppedBack { changes, label: step.label, skipped }, back))
    }

    /// Adds changes and brings the strategy up to date, record by record.
    pub(super) fn take(&mut self, changes: &[Change]) {
        take(Arc::make_mut(&mut self.document), Arc::make_mut(&mut self.strategy), changes);
    }

    /// The document in another place, with its undo list; not kept there yet.
    pub(super) fn copied(&self, origin: Origin) -> Open {
        Open { origin, saved: SaveState::Saving, save_queue: SaveQueue::default(), ..self.clone() }
    }

    /// Brings the strategy up to date after other changes were taken in.
    pub(super) fn touched(&mut self, records: &[Key]) {
        reproject_all(&self.document, Arc::make_mut(&mut self.strategy), records);
    }

    pub fn slot(&self) -> Option<&str> {
        match &self.origin {
            Origin::Slot { slot, .. } => Some(slot),
            Origin::Builtin(_) => None,
        }
    }

    /// データの符号 of what is on screen.
    pub fn fingerprint(&self) -> String {
        exchange::fingerprint(&exchange::body_hash(&self.document))
    }
}

/// What undoing or redoing a step came to.
pub(super) struct SteppedBack {
    pub changes: Vec<Change>,
    /// The step, in words.
    pub label: String,
    /// Places that had changed since, and were left alone.
    pub skipped: usize,
}

fn ids(changes: &[Change]) -> Vec<ChangeId> {
    changes.iter().map(|change| change.id.clone()).collect()
}
