//! How far a document's changes have reached the disk.
//!
//! Every step goes into the journal at once, or as soon as the document that it belongs to has its
//! first generation there. When enough have gathered, or a step could not be
//! kept, the whole document is written as a new generation: over the one this session has seen,
//! never over another. The generation before is kept, and with it every step that it does not hold;
//! so that either generation, with the journal, is everything.

use super::SaveState;
use crate::storage::{Failure, Order, Request, StepRecord};

/// So many steps, and the whole is written anew.
const MANY: usize = 64;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct SaveQueue {
    /// The generation that was last seen in the store.
    revision: u64,
    /// Steps that are not known to be in the journal: asked for, or refused.
    unkept: Vec<StepRecord>,
    /// Steps made before the document has its first generation: they wait for it, because a journal
    /// needs a document.
    held: Vec<StepRecord>,
    /// Steps and whole writes that were asked for and are not answered yet.
    outstanding: Vec<Request>,
    /// Steps in the journal that the present generation does not hold.
    since: Vec<String>,
    /// The whole write under way.
    writing: Option<Writing>,
    writes: u32,
    /// Something could not be kept, and why; only a whole write asked for later mends it.
    failed: Option<Failure>,
    /// The present generation could not be read, or not wholly.
    damaged: bool,
    /// An attempt is to be made again after a while: one at a time.
    retrying: bool,
    clock: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Writing {
    number: u32,
    /// Steps that it holds.
    contains: Vec<String>,
    /// Nothing that failed was asked for after it.
    whole: bool,
}

impl SaveQueue {
    /// Of a document that was just loaded: its generation, and the steps found in the journal.
    pub fn loaded(revision: u64, steps: Vec<String>, damaged: bool) -> SaveQueue {
        SaveQueue { revision, since: steps, damaged, ..SaveQueue::default() }
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub fn state(&self) -> SaveState {
        match (&self.failed, self.outstanding.is_empty()) {
            (Some(failure), _) => SaveState::Failed(failure.clone()),
            (None, false) => SaveState::Saving,
            (None, true) => SaveState::Kept { clock: self.clock.clone() },
        }
    }

    /// A step is to be kept: what to ask of the store now; nothing while the document is on its way
    /// there for the first time.
    pub fn step(&mut self, step: StepRecord) -> Option<StepRecord> {
        self.outstanding.push(Request::Step(step.id.clone()));
        self.unkept.push(step.clone());
        if self.revision == 0 && self.writing.is_some() {
            self.held.push(step);
            return None;
        }
        Some(step)
    }

    /// Steps that have waited.
    pub fn released(&mut self) -> Vec<StepRecord> {
        if self.revision == 0 { Vec::new() } else { std::mem::take(&mut self.held) }
    }

    pub fn kept(&mut self, id: &str, clock: String) {
        self.answered(&Request::Step(id.to_string()));
        self.unkept.retain(|step| step.id != id);
        if !self.since.iter().any(|known| known == id) {
            self.since.push(id.to_string());
        }
        self.clock = clock;
    }

    /// A step, or a generation, was not kept.
    pub fn failed(&mut self, request: &Request, failure: Failure) {
        self.answered(request);
        self.failed = Some(failure);
        match (self.writing.take(), request) {
            // It began before this failed: it holds the step all the same if the step was made
            // before it.
            (Some(writing), Request::Step(id)) => {
                let holds = writing.contains.contains(id);
                self.writing = Some(Writing { whole: writing.whole && holds, ..writing });
            }
            (Some(writing), Request::Generation(number)) if writing.number == *number => {}
            (Some(writing), _) => self.writing = Some(Writing { whole: false, ..writing }),
            (None, _) => {}
        }
    }

    fn answered(&mut self, request: &Request) {
        self.outstanding.retain(|known| known != request);
    }

    /// Whether another attempt is to be arranged; `false` where one is already.
    pub fn retry(&mut self) -> bool {
        !std::mem::replace(&mut self.retrying, true)
    }

    pub fn is_retrying(&self) -> bool {
        self.retrying
    }

    pub fn retried(&mut self) {
        self.retrying = false;
    }

    /// The document has vanished from the store, by another window or by the browser itself.
    pub fn gone(&mut self) {
        self.revision = 0;
        self.failed.get_or_insert(Failure::Vanished);
    }

    /// Whether the whole has to be written: something is missing, or the journal has grown long.
    pub fn is_due(&self) -> bool {
        self.writing.is_none()
            && (self.failed.is_some() || self.damaged || self.since.len() >= MANY)
    }

    /// Begins a whole write; everything made so far is in it. Steps that are not known to be in the
    /// journal go along, so that they do not stand in this one generation alone.
    pub fn write(&mut self, step: Option<StepRecord>) -> (Order, Vec<StepRecord>) {
        self.writes += 1;
        let number = self.writes;
        self.unkept.extend(step);
        let steps = self.unkept.clone();
        // They go along.
        self.held.clear();
        let contains: Vec<String> =
            self.since.iter().cloned().chain(steps.iter().map(|step| step.id.clone())).collect();
        self.outstanding.push(Request::Generation(number));
        self.writing = Some(Writing { number, contains: contains.clone(), whole: true });
        (Order { number, seen: self.revision, contains, demote: !self.damaged }, steps)
    }

    pub fn written(&mut self, number: u32, revision: u64, clock: String) {
        self.answered(&Request::Generation(number));
        let Some(writing) = self.writing.take_if(|writing| writing.number == number) else {
            return;
        };
        self.revision = revision;
        self.damaged = false;
        // A step that was held back went along.
        self.outstanding.retain(|request| match request {
            Request::Step(id) => !writing.contains.contains(id),
            _ => true,
        });
        self.since.retain(|id| !writing.contains.contains(id));
        self.unkept.retain(|step| !writing.contains.contains(&step.id));
        if writing.whole {
            self.failed = None;
        }
        self.clock = clock;
    }

    /// Another window has written a generation that this session has not seen: it is taken in, then
    /// the write is asked for again.
    pub fn conflict(&mut self, number: u32) {
        self.answered(&Request::Generation(number));
        self.writing.take_if(|writing| writing.number == number);
        // Nothing is lost; but what this write was for is still to be done.
        self.failed.get_or_insert(Failure::RevisionConflict);
    }

    /// What another window has kept is taken in.
    pub fn reloaded(&mut self, revision: u64, steps: impl Iterator<Item = String>, damaged: bool) {
        self.revision = revision;
        self.damaged |= damaged;
        for id in steps {
            if !self.since.contains(&id) {
                self.since.push(id);
            }
        }
    }
}
